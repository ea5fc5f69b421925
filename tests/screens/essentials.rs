//! Essentials of every page in the smallest windows: the ways out, the answer and its days.

use std::time::Duration;

use yizhuan::answers::read_answers;
use yizhuan::report::tree::{Block, Tree};
use yizhuan::rules;
use yizhuan::session::Session;
use yizhuan::tui::Options;
use yizhuan::tui::effect::{Effect, Open};
use yizhuan::tui::outside::Outputs;

use super::keys::USUAL;
use super::sizes::{people, people_on_topics};
use crate::support::driver::{Driver, options, today};

/// The windows of large type.
const LARGE: [(u16, u16); 3] = [(60, 20), (48, 16), (40, 12)];

fn at_every_size(person: &Driver, mut check: impl FnMut(&str, &str)) {
    for (columns, rows) in LARGE {
        let screen = person.clone().sized(columns, rows).screen();
        check(&screen, &format!("{} {columns}x{rows}:\n{screen}", person.app.screen()));
    }
}

#[test]
fn every_page_names_the_way_back_help_and_the_end() {
    for person in people().into_iter().chain(people_on_topics()) {
        at_every_size(&person, |screen, said| {
            let home = person.app.screen() == "Home";
            let back = if home { &["0 退出"][..] } else { &["返回", "上一步", "答案"] };
            assert!(back.iter().any(|way| screen.contains(way)), "no way back on {said}");
            // Where a text is written its sign is a letter.
            let written = ["Esc 清空", "Esc 返回"].iter().any(|way| screen.contains(way));
            let key = if written { "F1 帮助" } else { "* 帮助" };
            let help = person.app.screen() == "Help" || screen.contains(key);
            assert!(help, "no help on {said}");
            let takes = person.app.screen() != "Reading" || screen.contains("9 带走");
            assert!(takes, "nothing to take away on {said}");
        });
    }
}

#[test]
fn a_kiosk_names_the_end_of_the_visit_on_every_page() {
    // In the smallest window the key that answers is named too.
    let end = |said: &str| if said.contains(" 40x12:") { "/ 结束" } else { "/ 结束，清空" };
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), touch: true, ..options() };
    let start = Driver::with(&kiosk);
    for keys in ["1", "1 1 1 1", "1 1 1 1 text:cd 1 text:hz 1 1 1"] {
        at_every_size(&start.clone().press(keys), |screen, said| {
            for way in [end(said), ". 上一步", "* 帮助"] {
                assert!(screen.contains(way), "no {way} on {said}");
            }
        });
    }
    for keys in ["1", "1 2", "1 3", "1 4", "1 5", "1 9", "1 9 1", "1 Enter", "1 0"] {
        at_every_size(&start.clone().press(USUAL).press(keys), |screen, said| {
            let back = if screen.contains(". 返回") { ". 返回" } else { ". 改答案" };
            for way in [end(said), back, "* 帮助"] {
                assert!(screen.contains(way), "no {way} on {said}");
            }
        });
    }
}

#[test]
fn the_answer_and_its_days_are_seen_at_once() {
    let result = Driver::new().press(USUAL);
    at_every_size(&result, |screen, said| {
        for words in ["成都", "杭州", "可以申请转移", "下一步", "转出最迟", "转入最迟"]
        {
            assert!(screen.contains(words), "no {words} on {said}");
        }
    });
    at_every_size(&result.press("4"), |screen, said| {
        for words in ["受理", "转出最迟 12 月", "转入最迟 12 月"] {
            assert!(screen.contains(words), "no {words} on {said}");
        }
    });
}

/// How long something takes once it can begin is no day to keep in mind before all else.
#[test]
fn papers_stand_before_days_that_nobody_knows_yet() {
    let plan = Driver::new().press("paste:职工成都杭州断2 Enter").sees("先查清").sized(40, 12);
    let shown = plan.sees("最晚接上").sees("带什么").screen();
    assert!(!shown.contains("转入最迟"), "{shown}");
}

/// One result of each kind, and those with the longest lines.
const KINDS: [&str; 14] = [
    "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
     origin_stopped=yes destination_enrolled=yes hindrances= gap_months=2",
    "from_scheme=flexible to_scheme=flexible retired=no origin=哈尔滨 destination=常州 \
     origin_stopped=yes destination_enrolled=yes hindrances= gap_months=4",
    "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
     origin_stopped=no destination_enrolled=no hindrances=arrears gap_months=2",
    "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
     gap_months=2",
    "from_scheme=employee to_scheme=employee retired=no origin=福州 destination=海口",
    "from_scheme=resident to_scheme=resident origin=南宁 destination=深圳 next_year_enrolled=no",
    "from_scheme=resident to_scheme=resident origin=南宁 destination=深圳 next_year_enrolled=yes",
    "from_scheme=employee to_scheme=employee retired=no origin=杭州 destination=宁波 \
     origin_stopped=yes destination_enrolled=yes hindrances= gap_months=0",
    "from_scheme=employee to_scheme=employee retired=yes origin=武汉 destination=上海",
    "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=成都",
    "from_scheme=employee to_scheme=resident retired=no origin=西安 destination=郑州 \
     origin_stopped=yes destination_enrolled=yes gap_months=5",
    "from_scheme=resident to_scheme=employee origin=南宁 destination=济南 origin_stopped=no \
     destination_enrolled=no hindrances=in_hospital",
    "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
     origin_stopped=no destination_enrolled=no hindrances=arrears gap_months=2 said=43",
    "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
     gap_months=2 said=47 said=48",
];

#[test]
fn every_kind_of_result_is_one_page() {
    let options = options();
    for given in KINDS {
        let pairs = given.split_whitespace().map(|pair| pair.split_once('=').unwrap());
        let pairs: Vec<_> = pairs.map(|(id, value)| (id.to_owned(), value.to_owned())).collect();
        let mut session = Session::new(rules::embedded(), today());
        let (said, pairs) = pairs.into_iter().partition::<Vec<_>, _>(|(id, _)| id == "said");
        let mut answers =
            read_answers(session.topic(), rules::embedded(), today(), &pairs).unwrap();
        for (_, number) in said {
            let claims = &rules::embedded().table.claims;
            let at = claims.iter().position(|claim| claim.number.to_string() == number);
            answers.add_matter(at.unwrap() as u16);
        }
        session.replace(answers);
        let tree = session.report().tree();
        let result = Driver::going_on(&options, session).after(Effect::Open(Open::Result));
        for (columns, rows) in [(60, 20), (80, 24), (100, 30), (140, 45)] {
            let screen = result.clone().sized(columns, rows).screen();
            for (label, text) in needed(&tree) {
                let seen = columns > 80 || letters(&screen).contains(&letters(text));
                let said = format!("{given} {columns}x{rows}:\n{screen}");
                assert!(screen.contains(label) && seen, "no {label} {text} on {said}");
            }
        }
    }
}

/// What stands last on it.
const BEHIND: [&str; 3] = ["要当心", "还要当心", "还说到"];

/// What an answer's first page cannot do without, in the order of its tree.
fn needed(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    let answer = tree.sections.iter().find(|section| section.answer.is_some()).expect("an answer");
    answer.blocks.iter().filter_map(|block| match block {
        Block::Label(label) if label.spare || BEHIND.contains(&&*label.label) => None,
        Block::Label(label) => Some((label.label.as_str(), label.text.as_str())),
        Block::Statement(entry) => Some((entry.title.as_str(), entry.text())),
        _ => None,
    })
}

/// A text without blanks and ends of lines.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_tab_has_its_digit_and_its_name() {
    let result = Driver::new().press(USUAL);
    for digit in 1..=7 {
        at_every_size(&result.clone().press(&digit.to_string()), |screen, said| {
            let bar = screen.lines().map(letters).find(|line| line.contains("1结论"));
            let bar = bar.unwrap_or_else(|| panic!("no bar on {said}"));
            for tab in ["2材料", "3步骤", "4时间线", "5待遇", "6注意", "7依据"] {
                assert!(bar.contains(tab), "no {tab} in {bar}");
            }
        });
    }
}

#[test]
fn a_list_that_is_cut_says_so() {
    let home = Driver::new();
    at_every_size(&home, |screen, said| {
        let all = screen.contains("使用帮助");
        assert!(all || screen.contains("下面还有"), "{said}");
    });
}

#[test]
fn the_home_page_says_no_half_sentence() {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), touch: true, ..options() };
    for start in [Driver::new(), Driver::with(&kiosk)] {
        at_every_size(&start, |screen, said| {
            let shown = letters(screen);
            for (first, last) in [("不是经办机构", "答复为准。"), ("您不存", "全部清空。")]
            {
                assert_eq!(shown.contains(first), shown.contains(last), "{said}");
            }
        });
    }
}

#[test]
fn no_choice_is_cut_in_the_windows_of_large_type() {
    let asks = ["Review", "Choice", "Many", "Gap", "Place", "Places", "Rest", "ExportMenu", "Home"];
    for person in people().into_iter().chain(people_on_topics()) {
        let asked = asks.contains(&person.app.screen());
        at_every_size(&person, |screen, said| {
            assert!(!asked || !screen.contains(".."), "cut on {said}");
        });
    }
}

#[test]
fn a_code_that_does_not_fit_offers_the_slip() {
    Driver::new()
        .press(USUAL)
        .press("9 1")
        .sized(40, 12)
        .sees("画不出手机能扫的码")
        .sees("打印小票")
        .sees(". 返回");
}

#[test]
fn where_nothing_prints_a_code_that_does_not_fit_is_read_and_copied() {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), touch: true, ..options() };
    let result = Driver::with(&kiosk).having(Outputs::default()).press(USUAL).press("9 1");
    for (columns, rows) in [(48, 16), (40, 12)] {
        let page = result.clone().sized(columns, rows).sees("画不出");
        let page = page.sees("/ 结束，清空").sees(". 返回");
        let mut read = letters(&page.screen());
        assert!(read.contains("可以申请转移"), "{read}");
        let mut further = page.clone();
        while further.screen().contains("下面还有") {
            further = further.press("-");
            read += &letters(&further.screen());
        }
        assert!(!read.contains('…'), "{read}");
        for word in
            ["下一步：", "带：", "12月11日转入最迟", "028-12393", "0571-12393", "以经办机构为准"]
        {
            assert!(read.contains(word), "no {word} in {read}");
        }
        let back = page.press("Enter").sees("抄下来带走").misses("扫码");
        assert_eq!(back.app.screen(), "ExportMenu");
        back.sized(80, 24).sees("扫码带走");
    }
}
