//! Taking a result away: what is offered, what is asked for outside, what is said of it.

use std::path::Path;
use std::time::Duration;

use yizhuan::export;
use yizhuan::output::printer::{Printed, Printer};
use yizhuan::saved::Saved;
use yizhuan::tui::Options;
use yizhuan::tui::effect::{Effect, Open};
use yizhuan::tui::msg::{Msg, Next};
use yizhuan::tui::outside::{self, Done, Outputs, Outside};

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

/// From the home page to the ways to take a plan away.
fn taking(options: &Options) -> Driver {
    Driver::with(options).press(USUAL).press("9").sees("带走")
}

fn asked(person: &Driver) -> Outside {
    let Next::Outside(wanted) = &person.next else { panic!("something to be done") };
    wanted.clone()
}

fn answered(mut person: Driver, done: Done) -> Driver {
    person.app.update(&Msg::Done(done));
    person
}

fn format(person: &Driver, name: &str) -> Vec<u8> {
    export::find(name).expect("a format").write(&person.app.session().report(), 80)
}

#[test]
fn the_code_comes_first() {
    taking(&options()).press("1").sees("扫一扫").press("Esc").sees("带走");
}

#[test]
fn every_printer_gets_its_own_format() {
    let person = taking(&options()).press("2");
    assert_eq!(asked(&person), Outside::Print(printer("lp"), format(&person, "pdf")));
    let person = taking(&options()).press("3");
    let receipt = format(&person, "receipt");
    assert_eq!(asked(&person), Outside::Print(printer("lp -d receipts"), receipt));
}

fn printer(command: &str) -> Printer {
    Printer::parse(command).expect("a command")
}

#[test]
fn both_texts_go_to_the_clipboard() {
    for (digit, name) in [("5", "short"), ("6", "text")] {
        let person = taking(&options()).press(digit);
        let text = String::from_utf8(format(&person, name)).expect("text");
        assert_eq!(asked(&person), Outside::Clipboard(text));
        answered(person, Done::Sent).sees("已发送到终端剪贴板").misses("复制成功");
    }
}

#[test]
fn what_the_queue_answers_is_shown() {
    let said = [
        (Done::Printing, "正在送去打印"),
        (Done::Busy, "上一份还在送去打印"),
        (Done::Printed(Printed::Taken("request id is PDF-1".to_owned())), "request id is PDF-1"),
        (Done::NoPrinting("lp：找不到".to_owned()), "lp：找不到"),
    ];
    let mut person = taking(&options()).press("2");
    for (done, words) in said {
        person = answered(person, done).sees(words);
    }
    let failed = [Printed::Failed("no default destination".to_owned()), Printed::Silent];
    for printed in failed {
        let person = answered(person.clone(), Done::Printing);
        answered(person, Done::Printed(printed)).sees("可以扫码，或者存成文件");
    }
}

#[test]
fn without_a_printer_the_page_says_so() {
    let person = Driver::new().having(Outputs::default());
    person.press(USUAL).press("9").sees("不能直接打印").misses("打印小票").sees("存成文件");
}

#[test]
fn a_visitor_leaves_no_file_and_no_clipboard() {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    taking(&kiosk).sees("打印小票").misses("存成文件").misses("复制");
}

#[test]
fn what_was_printed_for_somebody_who_left_is_not_told_to_the_next() {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    let left = answered(taking(&kiosk).press("2"), Done::Printing).press("/ /").sees("不联网");
    let next = left.press(USUAL).press("9").misses("正在送去打印");
    answered(next, Done::Printed(Printed::Taken("PDF-1".to_owned()))).misses("PDF-1");
}

#[test]
fn a_file_is_written_where_the_person_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let outputs = Outputs { folder: folder.path().to_owned(), ..Outputs::default() };
    let carry_out = |person: &mut Driver| {
        let Outside::File { path, force, content } = asked(person) else { panic!("a file") };
        let done = outside::write(path, force, &content);
        person.app.update(&Msg::Done(done));
    };
    let usual = "医保转移-四川省成都市-浙江省杭州市-2026-11-21";
    let mut person = Driver::new()
        .having(outputs)
        .press(USUAL)
        .press("9")
        .press("2 1")
        .sees(usual)
        .press("Enter");
    carry_out(&mut person);
    let path = folder.path().join(format!("{usual}.txt"));
    let written = std::fs::read(&path).expect("it was written");
    assert_eq!(written, format(&person, "text"));

    // The same name again: nothing is touched until the person says so.
    std::fs::write(&path, "mine").expect("the folder can be written to");
    let mut person = person.sees("已经写好").press("Enter");
    carry_out(&mut person);
    assert_eq!(std::fs::read(&path).expect("it is there"), b"mine");
    let mut person = person.sees("盖掉原来的文件」").misses("--force").press("Down Enter");
    carry_out(&mut person);
    assert_eq!(std::fs::read(&path).expect("it is there"), written);

    // Another name, in capitals and with a space, in a folder that is not there.
    let mut person = person.press("Home").press("text:Aa，成都/x").press("Enter");
    carry_out(&mut person);
    let person = person.sees("没有「");
    person.misses("已经写好");
}

#[test]
fn a_name_that_misleads_is_not_written() {
    let person = Driver::new().having(Outputs::default()).press(USUAL).press("9").press("2 1");
    let name = "医保转移-四川省成都市-浙江省杭州市-2026-11-21.txt";
    let erased = person.sees(name).press(&"Backspace ".repeat(name.chars().count()));
    let erased = erased.press("Enter");
    let erased = erased.sees("还没有写文件名").misses("已经写好");
    assert_eq!(erased.next, Next::Draw);
    let named = erased.press("End Backspace Backspace Backspace Backspace text:a.PDF Enter");
    let named = named.sees("「a.PDF」是 PDF 的文件名，这里写的是文字");
    assert_eq!(named.next, Next::Draw, "nothing is written");
    let named = named.sees(".txt 结尾").press("Backspace Backspace Backspace text:txt Enter");
    let Outside::File { path, .. } = asked(&named) else { panic!("a file") };
    assert!(path.ends_with("a.txt"), "{}", path.display());
}

#[test]
fn a_name_may_begin_with_the_home_folder() {
    let erase = "Backspace ".repeat(60);
    let save = Driver::new().press(USUAL).press("9 7").press(&erase);
    let named = save.clone().press("text:~/a.toml Enter");
    let Outside::File { path, .. } = asked(&named) else { panic!("a file") };
    assert_eq!(path, Path::new("/home/me/a.toml"));
    // How it is opened again is right in whatever quotes.
    let kept = answered(named, Done::Written(path, 9));
    kept.sees("yizhuan open /home/me/a.toml");
    let named = save.press("text:~a.toml Enter");
    let Outside::File { path, .. } = asked(&named) else { panic!("a file") };
    assert_eq!(path, Path::new("/home/me/~a.toml"));
}

#[test]
fn a_path_stands_in_place_of_the_usual_name() {
    let usual = "医保转移-四川省成都市-浙江省杭州市-2026-11-21.toml";
    let save = || Driver::new().press(USUAL).press("9 7");
    let written = |typed: &str| {
        let Outside::File { path, .. } = asked(&save().press(typed).press("Enter")) else {
            panic!("a file")
        };
        path
    };
    for typed in ["text:/tmp/a", "text:/tmp/a.toml", "paste:/tmp/a", "paste:/tmp/a.toml"] {
        assert_eq!(written(typed), Path::new("/tmp/a.toml"), "{typed}");
    }
    assert_eq!(written("text:~/a"), Path::new("/home/me/a.toml"));
    assert_eq!(written("paste:王/a.toml"), Path::new("/home/me/王/a.toml"));
    // A folder alone is where the usual name goes, as one that is written before it.
    for typed in ["text:/tmp/", "paste:/tmp/", "Home text:/tmp/"] {
        assert_eq!(written(typed), Path::new("/tmp").join(usual), "{typed}");
    }
    // Behind a name that somebody has begun to change, it is a letter like another.
    let behind = written("text:王 text:/a");
    assert!(
        behind.ends_with("医保转移-四川省成都市-浙江省杭州市-2026-11-21王/a.toml"),
        "{}",
        behind.display()
    );
}

/// What came of it and how it is opened again, in the smallest window.
#[test]
fn in_a_low_window_what_came_of_a_file_is_read_whole() {
    let save = Driver::new().press(USUAL).press("9 7 Enter").sized(40, 12);
    let Outside::File { path, .. } = asked(&save) else { panic!("a file") };
    let kept = answered(save, Done::Written(path, 9)).screen();
    let said: String = kept.split_whitespace().collect();
    assert!(said.contains("已经写好：/home/me/医保转移"), "{kept}");
    assert!(said.contains("（9字节）。"), "{kept}");
    assert!(said.contains("yizhuanopen") && said.contains("2026-11-21.toml"), "{kept}");
    assert!(said.contains("Enter写文件"), "{kept}");
}

#[test]
fn answers_and_ticks_are_kept_to_go_on_from() {
    let mut person = Driver::new().press(USUAL).press("2 Space 9 7").sees("进度文件");
    assert_eq!(person.app.ticked().len(), 1);
    person = person.sees("医保转移-四川省成都市-浙江省杭州市-2026-11-21.toml").press("Enter");
    let Outside::File { content, .. } = asked(&person) else { panic!("a file") };
    let kept = Saved::of(person.app.session(), person.app.ticked()).expect("a usual day");
    assert_eq!(String::from_utf8(content).expect("text"), kept.to_toml());
}

#[test]
fn claims_and_places_are_taken_away_too() {
    for (keys, words) in [("7 text:ali Enter 9 5", "阿里"), ("8 text:qingling Enter 9 5", "年限")]
    {
        let person = Driver::new().press(keys);
        let Outside::Clipboard(text) = asked(&person) else { panic!("the clipboard") };
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn a_topic_is_taken_away_as_a_plan_is() {
    let person =
        Driver::new().after(Effect::Topic(1)).after(Effect::Open(Open::Result)).press("9 5");
    let Outside::Clipboard(text) = asked(&person) else { panic!("the clipboard") };
    assert!(text.contains(&person.app.session().topic().title), "{text}");
}
