//! Files of Chinese Excel: its own encoding, other delimiters, and spreadsheets.

use std::io::Write as _;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use rstest::rstest;

use super::{call, code, csv, error, lines, starts, text};

fn gb(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::GB18030.encode(text);
    assert!(!lost);
    bytes.into_owned()
}

#[test]
fn a_table_in_the_encoding_of_chinese_excel_gives_the_same() {
    let input = "编号,转出地,转入地\n甲㐂,成都,杭州\n\"乙\n\",成都,没有的地方\n3,成都,深圳\n";
    let (own, other) = (csv(input), csv(gb(input)));
    assert_eq!(text(&own.stdout), text(&other.stdout));
    assert!(text(&other.stderr).contains("GB18030") && !text(&own.stderr).contains("GB18030"));
}

#[test]
fn the_encoding_is_decided_once() {
    let ascii = "id,origin\n1,chengdu\n";
    let (mut first, mut second) = (gb("2,成都市\n"), "3,成都市\n".as_bytes().to_vec());
    // Whatever comes first decides; the other does not decode, or not to a place.
    for _ in 0..2 {
        let bad = b"4,\xff\xff\n";
        let output = csv([ascii.as_bytes(), &first, &second, bad, b"5,hangzhou\n"].concat());
        let rows = lines(&output);
        let failed: Vec<bool> = rows.iter().map(|row| row.get("error").is_some()).collect();
        assert_eq!(failed, [false, false, true, true, false], "{rows:?}");
        assert!(error(&rows[3]).contains("编码和别的行不一样"), "{}", rows[3]);
        std::mem::swap(&mut first, &mut second);
    }
    // A mark says what it is, whatever comes.
    let marked = csv([b"\xef\xbb\xbfid,origin\n1,", &gb("成都")[..], b"\n"].concat());
    assert!(error(&lines(&marked)[0]).contains("编码"));
}

#[rstest]
#[case::semicolons("id;origin;hindrances\n1;成都;arrears,in_hospital\n")]
#[case::tabs("id\torigin\thindrances\n1\t成都\tarrears,in_hospital\n")]
#[case::named("sep=;\r\nid;origin;hindrances\r\n1;成都;arrears,in_hospital\r\n")]
#[case::named_as_usual("sep=,\nid,origin,hindrances\n1,成都,\"arrears,in_hospital\"\n")]
#[case::named_alone("\u{feff}sep=\t\nid\torigin\thindrances\n\n1\t成都\tarrears,in_hospital")]
fn other_delimiters_are_known(#[case] input: &str) {
    let output = csv(input);
    let rows = lines(&output);
    assert_eq!((rows.len(), code(&output)), (1, Some(0)), "{}", text(&output.stderr));
    assert_eq!(rows[0]["result"]["answers"]["origin"], "510100");
    assert_eq!(rows[0]["result"]["answers"]["hindrances"][1], "in_hospital");
    let all = input.lines().count();
    assert!(
        text(&output.stderr).contains(&format!("输入 {all} 行：列名")),
        "{}",
        text(&output.stderr)
    );
}

/// What a terminal would obey is written out.
#[test]
fn control_characters_of_an_id_are_written_out() {
    let id = "a\u{1b}]0;b\u{7}c\rd\u{9b}31m\u{7f}";
    let input = format!("id,origin\n\"{id}\",成都\n");
    let output = call("- --from csv --format csv --fields verdict", &input);
    let row = text(&output.stdout).split_once('\n').expect("a row below the names").1;
    let written = "a\\u001b]0;b\\u0007c\\u000dd\\u009b31m\\u007f";
    assert!(row.starts_with(&format!("2,{written},")), "{row:?}");
    let output = csv(&input);
    let obeyed = |letter: char| letter.is_control() && letter != '\n';
    assert!(!text(&output.stdout).contains(obeyed), "{}", text(&output.stdout));
    assert_eq!(lines(&output)[0]["id"], id);
}

/// A spreadsheet with these rows of XML.
fn book(rows: &str) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ABOVE),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", WITHIN),
        ("xl/styles.xml", STYLES),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, text) in files {
        let file = archive.new_file(name).compression_method(CompressionMethod::DEFLATE);
        let (mut file, config) = file.start().expect("memory");
        let mut writer = config.wrap(Vec::new());
        writer.write_all(text.as_bytes()).expect("memory");
        let (plain, about) = writer.finish().expect("memory");
        file.write_all(&compress_to_vec(&plain, 6)).expect("memory");
        file.finish(about).expect("memory");
    }
    archive.finish().expect("memory");
    bytes
}

const TYPES: &str = "<Types/>";
const ABOVE: &str = "<Relationships><Relationship Id=\"r1\" Target=\"xl/workbook.xml\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";
const BOOK: &str =
    "<workbook><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
const WITHIN: &str = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>";
/// The second style is that of days.
const STYLES: &str =
    "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

/// A cell with a text.
fn word(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_spreadsheet_is_read() {
    let names = ["A1:编号", "B1:转出地", "C1:gap_months", "D1:last_paid", "E1:apply_on"];
    let names: String = names
        .iter()
        .filter_map(|each| each.split_once(':'))
        .map(|(at, name)| word(at, name))
        .collect();
    let rows = format!(
        "<row r=\"1\">{names}</row>\
         <row r=\"3\">{}{}<c r=\"C3\"><v>2</v></c><c r=\"E3\" s=\"1\"><v>46349</v></c></row>\
         <row r=\"4\"><c r=\"A4\"><v>510100.5</v></c><c r=\"B4\"><v>510100</v></c><c r=\"D4\" s=\"1\"><v>46143</v></c></row>\
         <row r=\"5\">{}{}</row>",
        word("A3", "甲\n乙"),
        word("B3", "成都, 市"),
        word("A5", "丙"),
        word("F5", "多"),
    );
    for input in [book(&rows.replace("成都, 市", "成都")), book(&rows)] {
        let output = call("- --from xlsx", input);
        let rows = lines(&output);
        assert_eq!(starts(&rows), [(3, "甲 乙"), (4, "510100.5"), (5, "丙")], "{rows:?}");
        assert_eq!(rows[1]["result"]["answers"]["origin"], "510100");
        assert_eq!(rows[1]["result"]["answers"]["last_paid"], "2026-05");
        assert!(error(&rows[2]).contains("6 格"), "{}", rows[2]);
        assert!(text(&output.stderr).contains("输入 5 行：列名 1 行，空行 1 行，各算一次的 3 行"));
    }
    let output = call("- --from csv", book(&rows.replace("成都, 市", "成都")));
    let answers = &lines(&output)[0]["result"]["answers"];
    assert_eq!((&answers["gap_months"], &answers["apply_on"]), (&2.into(), &"2026-11-23".into()));
}

#[test]
fn shared_texts_and_days_of_every_kind_are_read() {
    let texts = "<sst><si><t>编号</t></si><si><t>last_paid</t></si>\
        <si><r><t>甲&amp;</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"177\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>\
        </numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\
        <xf numFmtId=\"177\"/></cellXfs></styleSheet>";
    let rows = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>\
        <row><c t=\"s\"><v>2</v></c><c s=\"1\"><v>44681</v></c></row>\
        <row><c><f>1+1</f><v>2</v></c><c t=\"d\"><v>2026-05-01T00:00:00</v></c></row></sheetData></worksheet>";
    let later = BOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    let output = csv(packed(&[
        ("xl/workbook.xml", &later),
        ("xl/_rels/workbook.xml.rels", WITHIN),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", texts),
        ("xl/worksheets/sheet1.xml", rows),
    ]));
    let rows = lines(&output);
    assert_eq!(starts(&rows), [(2, "甲&乙"), (3, "2")], "{rows:?}");
    assert!(rows.iter().all(|row| row["result"]["answers"]["last_paid"] == "2026-05"), "{rows:?}");
}

#[test]
fn what_stands_in_a_cell_is_not_changed() {
    let number = |at: &str, digits: &str| format!("<c r=\"{at}\"><v>{digits}</v></c>");
    let ids = ["440301199001011234", "9007199254740993", "1E+2", "0.10000000000000001"];
    let row = |(row, id)| format!("<row r=\"{row}\">{}</row>", number(&format!("A{row}"), id));
    let rows = (2..).zip(ids).map(row).collect::<Vec<_>>().concat();
    let names = word("A1", "id") + &word("B1", "origin");
    let output = call("- --from xlsx", book(&format!("<row r=\"1\">{names}</row>{rows}")));
    let rows = lines(&output);
    let ids = ["440301199001011234", "9007199254740993", "100", "0.1"];
    assert_eq!(starts(&rows).iter().map(|(_, id)| *id).collect::<Vec<_>>(), ids, "{rows:?}");
}

#[test]
fn a_cell_is_what_a_person_sees_in_it() {
    let of_row = |row: usize, cells: &[(&str, &str)]| {
        let cell = |(letter, rest): &(&str, &str)| format!("<c r=\"{letter}{row}\"{rest}</c>");
        format!("<row r=\"{row}\">{}</row>", cells.iter().map(cell).collect::<Vec<_>>().concat())
    };
    let names = word("A1", "id") + &word("B1", "retired") + &word("C1", "gap_months");
    let (told, unworked) = (" t=\"b\"><v>1</v>", "><f>1+1</f><v></v>");
    let rows = [
        of_row(2, &[("A", "><v>1</v>"), ("B", told)]),
        of_row(3, &[("A", "><v>2</v>"), ("C", told)]),
        of_row(4, &[("A", "><v>3</v>"), ("C", unworked)]),
        of_row(5, &[("A", unworked), ("C", "><v>1</v>")]),
        of_row(6, &[("A", "><v>5</v>"), ("C", " t=\"str\"><f>\"\"</f><v></v>")]),
        of_row(7, &[("A", "><v>6</v>"), ("B", " t=\"b\"><v>0</v>")]),
    ];
    let output =
        call("- --from xlsx", book(&format!("<row r=\"1\">{names}</row>{}", rows.concat())));
    let rows = lines(&output);
    let told = |row: usize| &rows[row]["result"]["answers"]["retired"];
    assert_eq!([told(0), told(5)], ["yes", "no"], "{rows:?}");
    assert!(error(&rows[1]).contains("true"), "{}", rows[1]);
    assert!(error(&rows[2]).contains("gap_months 这一格是公式"), "{}", rows[2]);
    assert!(error(&rows[3]).contains("id 这一格是公式"), "{}", rows[3]);
    assert!(rows[3].get("id").is_none_or(serde_json::Value::is_null), "{}", rows[3]);
    assert!(rows[4].get("error").is_none(), "a text that comes to nothing: {}", rows[4]);
}

/// One bit of what is packed is another one.
fn changed(mut book: Vec<u8>) -> Vec<u8> {
    let name = b"styles.xml";
    let at = book.windows(name.len()).position(|here| here == name).expect("its name");
    book[at + name.len() + 20] ^= 1;
    book
}

#[rstest]
#[case::cut(|book: Vec<u8>| book[..book.len() / 2].to_vec(), "打不开")]
#[case::changed(changed, "打不开")]
#[case::no_book(|_| packed(&[("a.txt", "a")]), "打不开")]
#[case::empty(|_| book(""), "文件是空的")]
#[case::far(|_| book(&format!("<row r=\"1\">{}</row>", word("XFD1", "x"))), "位置不对")]
#[case::back(|_| book(&format!("<row r=\"9\">{}</row><row r=\"1\">{}</row>", word("A9", "id"), word("A1", "x"))), "位置不对")]
#[case::large(|_| packed(&[("xl/workbook.xml", &" ".repeat((50 << 20) + 1))]), "超过 50 MB")]
fn a_spreadsheet_that_cannot_be_read_is_refused(
    #[case] make: fn(Vec<u8>) -> Vec<u8>,
    #[case] said: &str,
) {
    let output =
        call("- --from xlsx", make(book(&format!("<row r=\"1\">{}</row>", word("A1", "id")))));
    let error = text(&output.stderr);
    assert_eq!((code(&output), text(&output.stdout)), (Some(2), ""), "{error}");
    assert!(error.contains(said) && error.contains("提示: "), "{error}");
}
