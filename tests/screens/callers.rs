//! A case told in one line, and several callers side by side.

use std::time::Duration;

use yizhuan::model::Value;
use yizhuan::tui::Options;
use yizhuan::tui::effect::{Effect, Open};
use yizhuan::tui::msg::{Msg, Next};

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

#[test]
fn a_line_typed_on_the_home_page_leads_straight_to_the_plan() {
    let person = Driver::new().press("text:zhigong");
    assert_eq!(person.app.screen(), "Search");
    let person = Driver::new().press("paste:职工，成都，杭州，断2");
    assert!(person.screen().contains("断缴月数 2 个月"), "{}", person.screen());
    let person = person.press("Enter");
    assert_eq!(person.app.screen(), "Reading");
    assert!(person.screen().contains("四川省成都市 转到 浙江省杭州市"), "{}", person.screen());
    // What is still open is asked there, and from the page below.
    let open = person.clone().press("End");
    let before = open.app.session().outcome().missing.len();
    let asked = (0..30).map(|up| open.clone().press(&"Up ".repeat(up)).press("Enter"));
    let asked = asked.into_iter().find(|person| person.app.screen() == "Choice");
    let told = asked.expect("a line that asks").press("1");
    assert_eq!(told.app.screen(), "Reading", "{}", told.screen());
    assert!(told.app.session().outcome().missing.len() < before, "{}", told.screen());
    let person = person.press(". 1");
    assert_eq!(person.app.screen(), "Choice");
}

#[test]
fn a_word_that_says_several_things_is_settled_by_numbers() {
    let person = Driver::new().press("text:zgcdhz2 Down");
    assert!(person.screen().contains("「cd」是哪一个？"), "{}", person.screen());
    let person = person.press("2");
    assert!(person.screen().contains("「hz」是哪一个？"), "{}", person.screen());
    let person = person.press("1");
    assert_eq!(person.app.screen(), "Reading");
    assert!(person.screen().contains("河北省承德市 转到 浙江省杭州市"), "{}", person.screen());
}

#[test]
fn what_was_not_used_is_named_beside_the_plan_that_is_offered() {
    let person = Driver::new().press("/ paste:职工，成都，杭州，奔驰");
    let person = person.sees("没用上：「奔驰」").sees("按 Enter 出方案").press("Enter");
    assert_eq!(person.app.screen(), "Reading");
    let person = Driver::new().press("/ paste:职工，成都，杭州，断没断").sees("「断没断」是问的");
    let person = person.press("Enter").sees("四川省成都市 转到 浙江省杭州市");
    // While another word is still asked of as well.
    Driver::new()
        .press("/ paste:职工，成都，火星")
        .sees("看不懂「火星」")
        .sees("「成都」是转出的地方");
    let gap = person.app.session().topic().question("gap_months").expect("the gap");
    assert_eq!(person.app.session().answers().get(gap), None);
}

#[test]
fn what_is_behind_the_end_of_a_long_line_is_named_and_no_plan_offered() {
    for (words, behind) in [(70, "已经退休了"), (2_000, "职工")] {
        let told = format!("paste:职工成都杭州断2{}{behind}", "，请问".repeat(words));
        let person = Driver::new().press(&told).misses("按 Enter 出方案").press("Enter");
        assert_eq!(person.app.screen(), "Search", "{}", person.screen());
    }
    // What is read to its end is whole, however much was said before.
    let told = format!("paste:职工成都杭州{}断12", "，请问".repeat(50));
    Driver::new().press(&told).sees("断缴月数 12 个月");
}

#[test]
fn what_contradicts_itself_is_named_and_opens_nothing() {
    let person = Driver::new().press("/ paste:职工，成都，杭州，南京").sees("改一改就能出方案");
    assert_eq!(person.screen().matches("「南京」多出来了").count(), 1, "{}", person.screen());
    let person = person.misses("方案 ").press("Enter");
    assert_eq!(person.app.screen(), "Search");
}

#[test]
fn what_is_asked_of_a_word_is_whole_in_any_window() {
    let person = Driver::new().press("/ paste:职工，成都，火星");
    for (columns, rows) in [(40, 12), (60, 20), (80, 24)] {
        let screen = person.clone().sized(columns, rows).screen();
        let line = screen.lines().find(|line| line.contains("「成都」是")).expect("the question");
        assert!(line.trim_end().ends_with(['？', '：']), "{columns}×{rows}: {line}");
    }
}

#[test]
fn a_direction_that_no_word_tells_is_asked_by_number() {
    let person = Driver::new().press("/ paste:老家成都，在杭州上班，职工").sees("从哪里转到哪里？");
    let person = person.misses("方案 ").press("Enter 2").sees("浙江省杭州市 转到 四川省成都市");
    assert_eq!(person.app.screen(), "Reading");
}

#[test]
fn more_told_of_an_open_case_is_added_to_it() {
    let open = Driver::new().press("paste:职工成都杭州断2 Enter");
    let more = open.clone().press("/ paste:已停，已参保").sees("补到这一位（成都 到 杭州）");
    let more = more.press("Enter").misses("2 成都").sees("四川省成都市 转到 浙江省杭州市");
    let answer = |person: &Driver, id: &str| {
        let session = person.app.session();
        session.answers().get(session.topic().question(id).expect("a question"))
    };
    assert!(answer(&more, "origin_stopped").is_some(), "{}", more.screen());
    assert!(answer(&more, "destination_enrolled").is_some(), "{}", more.screen());
    assert_eq!(answer(&more, "gap_months"), Some(Value::Count(2)));
    let changed = open.clone().press("/ paste:断4").sees("断缴月数 4 个月").press("Enter");
    assert_eq!(answer(&changed, "gap_months"), Some(Value::Count(4)));
    let by_month = open.clone().press("/ paste:交到8月").press("Enter");
    assert_eq!(answer(&by_month, "gap_months"), None);
    // What became of the application is theirs, too.
    let topic =
        open.clone().press("/ paste:钱没到").sees("补到这一位（成都 到 杭州）").press("Enter");
    assert_eq!(topic.app.session().topic().id, "stuck");
    topic.misses("2 成都").sees("四川省成都市 转到 浙江省杭州市");
    // A whole way is another one's, and a place alone is looked for.
    open.clone().press("/ paste:居民南宁深圳").sees("另起一位：");
    open.press("/ paste:苏州").misses("补到这一位");
}

#[test]
fn a_title_says_moved_only_where_something_moves() {
    let full = "新疆维吾尔自治区乌鲁木齐市 到 上海市";
    for (columns, rows, name) in [(80, 24, full), (40, 12, "乌鲁木齐 到 上海")] {
        let open = Driver::new().sized(columns, rows).press("paste:退休乌鲁木齐上海 Enter");
        open.sees(name).misses("转到 上海");
    }
}

#[test]
fn callers_stand_side_by_side_and_each_keeps_its_answers_and_pages() {
    let first = Driver::new().press("paste:职工成都杭州断2 Enter 2");
    let shown = first.screen();
    let second = first.press("F2");
    let row = second.screen().lines().next().expect("a row").to_owned();
    assert!(row.contains("1 成都 到 杭州") && row.contains("2 新的一位"), "{row}");
    assert_eq!(second.app.screen(), "Home");
    let second = second.press("paste:退休武汉上海 Enter");
    assert!(second.screen().contains("2 武汉 到 上海"), "{}", second.screen());
    let back = second.press("F3");
    let (first_row, rest) = shown.split_once('\n').expect("rows");
    assert!(back.screen().contains(first_row.trim()), "{}\n{rest}", back.screen());
    // Closed on the home page, the other one is there again, alone.
    let home = back.press(". .");
    assert!(home.screen().contains("9  这一位说完了，关掉"), "{}", home.screen());
    let closed = home.press("9");
    assert!(!closed.screen().contains("1 成都 到 杭州"), "{}", closed.screen());
    assert!(closed.screen().contains("武汉"), "{}", closed.screen());
}

#[test]
fn a_case_told_while_another_is_open_is_another_caller() {
    let person = Driver::new().press("paste:职工成都杭州断2 Enter / paste:居民南宁深圳 Enter");
    let row = person.screen().lines().next().expect("a row").to_owned();
    assert!(row.contains("1 成都 到 杭州") && row.contains("2 南宁 到 深圳"), "{row}");
    // Taken back, nobody else was there, and the line is.
    let undone = person.clone().press("F4").misses("2 南宁 到 深圳").sees("居民南宁深圳");
    undone.press("F4").sees("四川省成都市 转到 浙江省杭州市").misses("居民南宁深圳");
    let fresh = person.press("F2").sees("3 ").press("F4");
    assert_eq!(fresh.app.screen(), "Reading", "{}", fresh.screen());
}

#[test]
fn a_step_is_taken_back() {
    let before = Driver::new().press("1 1");
    let after = before.clone().press("2 F4");
    assert_eq!(after.app.screen(), before.app.screen());
    assert_eq!(after.app.session().answers(), before.app.session().answers());
}

#[test]
fn an_edit_that_is_begun_is_undone_and_not_the_step_before_it() {
    let plan = Driver::new().press(USUAL);
    let given = plan.app.session().answers().clone();
    let leads = [(". 9", "Review"), (". 9 7", "Review"), (". 9 - - Left", "Review")];
    let others = [(". 5 text:wh", "Review"), ("/ text:wh", "Reading"), ("9 4 1 text:x", "Files")];
    for (begun, below) in leads.into_iter().chain(others) {
        let undone = plan.clone().press(begun).press("F4");
        assert_eq!(undone.app.screen(), below, "{begun}\n{}", undone.screen());
        assert_eq!(*undone.app.session().answers(), given, "{begun}");
    }
    // Of two months the first is given: that is a step of its own.
    let first = plan.press(". 9 - - Left Left Enter").sees("恢复缴费").press("F4");
    assert_eq!((first.app.screen(), first.app.session().answers()), ("Month", &given));
    assert_eq!(first.press("F4").app.screen(), "Review");
}

#[test]
fn on_a_page_without_answers_only_that_page_is_left() {
    let plan = Driver::new().press("paste:职工成都杭州断2 Enter + 1");
    let given = plan.app.session().answers().clone();
    let pages = ["9", "9 1", "9 4", "0", "=", "= 2", "F1", "3 Down Enter", "9 F1"];
    for page in pages {
        let open = plan.clone().press(page);
        let below = page.rsplit_once(' ').map_or("", |(below, _)| below);
        let below = plan.clone().press(below);
        assert_ne!(open.screen(), below.screen(), "{page}");
        let left = open.press("F4");
        assert_eq!(left.app.screen(), below.app.screen(), "{page}\n{}", left.screen());
        assert_eq!(*left.app.session().answers(), given, "{page}");
    }
    assert_ne!(*plan.press("9 F4 F4").app.session().answers(), given);
}

#[test]
fn visitors_of_a_kiosk_have_none_of_it() {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    let person = Driver::with(&kiosk).press("text:zg");
    assert_eq!(person.app.screen(), "Home");
    let asked = Driver::with(&kiosk).press(USUAL);
    let shown = asked.screen();
    assert_eq!(asked.press("F2 F3 F4").screen(), shown);
    let search = Driver::with(&kiosk).press("8 paste:职工成都杭州断2");
    assert!(!search.screen().contains("出方案"), "{}", search.screen());
}

/// How staff with a caller get to the plan, by the shortest way: at most twelve keys, Enter and the digits of
/// places that the letters leave open too. From there to one that misses no answer it is few more.
const CALLERS: &[(&str, &str, &str)] = &[
    ("职工 成都→杭州 断缴 2", "z g c d h z 2 Enter 1 1", "+ 1"),
    ("灵活 哈尔滨→常州", "l h h e b c z Down 3", "+ 1"),
    ("居民 南宁→深圳", "j m n n s z Enter 1", "+ 2 + 0 Enter"),
    ("退休 武汉→上海", "t x w h s h Enter 1 1", ""),
    ("职工→居民 西安→郑州 断缴 5", "z g j m x a z z 5 Enter 1 1", "+ 1"),
];

fn typed(person: Driver, keys: &str) -> Driver {
    keys.split_whitespace().fold(person, |person, key| match key {
        letter if letter.len() == 1 => person.press(&format!("text:{letter}")),
        key => person.press(key),
    })
}

#[test]
fn five_callers_have_their_plan_after_twelve_keys_and_nothing_is_missing() {
    for (caller, keys, rest) in CALLERS {
        let whole = Driver::new().press(&format!("paste:{} Enter", caller.replace(' ', "，")));
        let person = typed(Driver::new(), keys);
        assert_eq!(person.app.screen(), "Reading", "{caller}\n{}", person.screen());
        assert_eq!(person.app.session().answers(), whole.app.session().answers(), "{caller}");
        let person = typed(person, rest);
        assert_eq!(person.app.screen(), "Reading", "{caller}\n{}", person.screen());
        // Whoever is retired moves nothing, whatever else is asked.
        let next = person.app.session().next_question();
        assert!(rest.is_empty() || next.is_none(), "{caller}: {next:?}");
        person.clone().misses("还差几个答案");
        let count = keys.split_whitespace().count();
        assert!(count <= 12, "{caller}: {count} keys");
        let count = count + rest.split_whitespace().count();
        // Every tab of the plan is one digit more.
        let tabs = person.app.session().report().tree().tabs().len();
        assert!(count + tabs - 1 <= 20, "{caller}: {count} keys and {tabs} tabs");
    }
}

#[test]
fn what_is_not_as_usual_is_changed_on_the_page_that_confirms_the_rest() {
    let plan = Driver::new().press("paste:职工成都杭州断2 Enter");
    plan.clone().sized(80, 60).press("F1").sees("补上还没有回答的").misses("取消勾选");
    let rest = plan.press("+");
    assert_eq!(rest.app.screen(), "Rest");
    let rest = rest.sees("1  都先这样填").sees("3  转出地已停保").sees("已经停了");
    let other = rest.press("3 2");
    assert_eq!(other.app.screen(), "Rest", "{}", other.screen());
    // Each keeps its digit.
    let plan = other
        .sees("3  转出地已停保     还没有停")
        .press("1")
        .sees("没问，按一般情况填的：已享受退休待遇：没有");
    assert_eq!(plan.app.screen(), "Reading");
    let docs = plan.app.session().answer_docs();
    let said = |id: &str| docs.iter().find(|doc| doc.id == id).map(|doc| doc.text.as_str());
    assert_eq!(said("origin_stopped"), Some("还没有停"));
    assert_eq!(said("destination_enrolled"), Some("已经参保并到账"));
    // One step back, and all of them are open again.
    let undone = plan.press("F4");
    assert_eq!(undone.app.screen(), "Rest");
}

#[test]
fn nothing_is_filled_in_against_what_was_said_nor_is_that_called_unasked() {
    let filled = |line: &str| {
        let plan = Driver::new().press(&format!("paste:{line} Enter")).press("+ 1");
        let docs = plan.app.session().answer_docs();
        let assumed = docs.iter().filter(|doc| doc.assumed);
        assumed.map(|doc| format!("{}：{}", doc.label, doc.text)).collect::<Vec<_>>()
    };
    let has = |line: &str, said: &str| filled(line).iter().any(|each| each.starts_with(said));
    assert!(has("职工成都杭州断2", "转出地已停保：已经停了"));
    assert!(!has("职工成都杭州断2两边都在交", "转出地已停保"));
    assert!(has("职工成都杭州断12", "不算断缴的月数：0"));
    assert!(!has("职工成都杭州断12在领失业金", "不算断缴的月数"));
    assert!(has("职工成都杭州断2", "已享受退休待遇：没有"));
    assert!(!has("职工成都杭州断2领退休金", "已享受退休待遇"));
    assert!(has("职工成都杭州断2住院", "转出地已停保"));
    assert!(!has("职工成都杭州断2住院", "要先处理的事"));
    assert!(has("职工成都杭州断2", "要先处理的事：没有"));
    // How long the gap is, nobody knows who was not told: no wait is ruled out by it, and it can still be told.
    assert!(has("灵活哈尔滨常州", "断缴月数：不确定"));
    let open = Driver::new().press("paste:灵活哈尔滨常州 Enter + 1").sees("+ 补答");
    open.press("+").sees("断缴了几个月").press("2 Enter").sees("2 个月").misses("+ 补答");
    assert!(has("职工成都杭州断2单位欠费", "要先处理的事：除了有欠费，没有别的"));
}

#[test]
fn the_line_of_words_is_seen_where_a_case_begins() {
    const LINE: &str = "/  一句话";
    let desk = Options { desk: true, ..options() };
    let plan = Driver::with(&desk).sized(100, 30).after(Effect::Open(Open::Result));
    let first = |driver: &Driver| driver.screen().lines().nth(3).map(str::to_owned);
    assert!(first(&plan).is_some_and(|line| line.contains(LINE)), "{}", plan.screen());
    plan.clone().sized(140, 45).sees(LINE).press("3").sees(LINE).tap("一句话").sees("查一查");
    plan.sized(80, 24).misses(LINE);
    Driver::new().sized(100, 30).after(Effect::Open(Open::Result)).misses(LINE);
    let home = Driver::new().sees(LINE).sees("数据版本").tap("一句话").sees("查一查");
    home.press(".").sized(60, 20).misses(LINE);
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    Driver::with(&kiosk).misses(LINE).sized(100, 30).misses(LINE);
}

#[test]
fn where_a_case_leads_is_never_cut_for_the_version_of_the_data() {
    let desk = Options { desk: true, ..options() };
    let person = Driver::with(&desk).press("/ paste:灵活，呼和浩特，乌鲁木齐，断13 Enter");
    for (columns, rows) in [(140, 45), (90, 26), (80, 24), (72, 22), (60, 20), (48, 16), (40, 12)] {
        let person = person.clone().sized(columns, rows);
        let first = person.screen().lines().next().map(str::to_owned).unwrap_or_default();
        assert!(first.contains("乌鲁木齐") && !first.contains(".."), "{columns}×{rows}: {first}");
    }
}

#[test]
fn at_a_desk_what_is_stopped_and_enrolled_is_asked_on_one_page_and_nothing_is_reviewed() {
    let desk = Options { desk: true, ..options() };
    let person = Driver::with(&desk).press("1 1 1 1 text:cd 1 text:hz 1");
    assert_eq!(person.app.screen(), "Rest");
    // Not as usual: there are two months without payment.
    let gap = person.clone().press("4");
    assert_eq!(gap.app.screen(), "Number", "{}", gap.screen());
    let gap = gap.press("2 Enter");
    assert_eq!(gap.app.screen(), "Rest", "{}", gap.screen());
    let person = person.press("1");
    assert_eq!(person.app.screen(), "Reading", "{}", person.screen());
}

#[test]
fn the_line_finds_lines_of_the_plan_as_well() {
    let person = Driver::new().press("paste:职工成都杭州断2 Enter / paste:补缴");
    assert!(person.screen().contains("方案 "), "{}", person.screen());
    let person = person.press("Enter");
    assert_eq!(person.app.screen(), "Why");
    assert!(person.screen().contains("补缴"), "{}", person.screen());
}

#[test]
fn places_of_callers_before_stand_first() {
    let person = Driver::new().press("paste:职工绵阳宁波 Enter F2 1 1 1 1");
    let screen = person.screen();
    let row = |name: &str| screen.lines().position(|line| line.contains(name));
    assert!(row("绵阳市").is_some() && row("绵阳市") < row("北京市"), "{screen}");
    assert!(row("宁波市") < row("北京市"), "{screen}");
}

#[test]
fn enter_takes_none_of_the_places_that_letters_may_be() {
    let asked = Driver::new().press("text:zgcdhz2 Enter").sees("「cd」是哪一个？按数字选");
    let plan = asked.press("1").sees("「hz」是哪一个？").press("1");
    assert_eq!(plan.app.screen(), "Reading", "{}", plan.screen());
    let asked = Driver::new().press("text:lhhebcz").sees("先按 Enter，再按数字").press("Enter");
    assert_eq!(asked.app.screen(), "Search", "{}", asked.screen());
    asked.sees("按数字选").press("3").sees("黑龙江省哈尔滨市 转到 江苏省常州市");
}

#[test]
fn callers_of_the_same_places_are_told_apart_by_what_differs() {
    let row = |lines: &[&str]| {
        let told = lines.iter().map(|line| format!("paste:{line} Enter"));
        let person = Driver::new().sized(140, 45).press(&told.collect::<Vec<_>>().join(" F2 "));
        person.screen().lines().next().expect("a row").to_owned()
    };
    let both = row(&["职工成都杭州断2", "居民成都杭州"]);
    assert!(both.contains("1 成都 到 杭州 单位参保   2 成都 到 杭州 居民医保"), "{both}");
    let gaps = row(&["职工成都杭州断2", "职工成都杭州断5", "职工成都宁波断5"]);
    let wanted = "1 成都 到 杭州 2 个月   2 成都 到 杭州 5 个月   3 成都 到 宁波  ";
    assert!(gaps.contains(wanted), "{gaps}");
    let stuck = row(&["职工成都杭州断2", "职工成都杭州钱没到"]);
    assert!(stuck.contains("2 成都 到 杭州 转移没办成"), "{stuck}");
    // Who told the very same keeps the number.
    let same = row(&["职工成都杭州断2", "职工成都杭州断2"]);
    assert!(same.contains("1 成都 到 杭州   2 成都 到 杭州  "), "{same}");
}

#[test]
fn leaving_with_answers_is_said_twice() {
    let person = Driver::new().press("paste:职工成都杭州断2 Enter Esc Esc");
    assert_eq!(person.app.screen(), "Home", "{}", person.screen());
    let asked = person.press("0").sees("填的都清空");
    assert_ne!(asked.next, Next::Quit);
    assert_eq!(asked.press("0").next, Next::Quit);
    assert_eq!(Driver::new().press("0 0").next, Next::Quit);
}

#[test]
fn leaving_while_callers_wait_is_said_twice() {
    let person = Driver::new().press("paste:职工成都杭州断2 Enter F2");
    for key in ["0", "Ctrl-C"] {
        let asked = person.clone().press(key);
        assert_ne!(asked.next, Next::Quit, "{key}");
        assert!(asked.screen().contains("再按一次就退出"), "{}", asked.screen());
        assert_eq!(asked.clone().press(key).next, Next::Quit, "{key}");
        let stayed = asked.press("Down");
        assert!(!stayed.screen().contains("再按一次就退出"), "{}", stayed.screen());
        assert_ne!(stayed.press(key).next, Next::Quit, "{key}");
    }
}

#[test]
fn a_digit_closes_the_caller_spoken_with() {
    let person = Driver::new().press("paste:职工成都杭州断2 Enter F2");
    assert!(person.screen().contains("9  这一位说完了，关掉"), "{}", person.screen());
    let left = person.press("9");
    assert!(
        left.screen().contains("成都") && !left.screen().contains("新的一位"),
        "{}",
        left.screen()
    );
}

#[test]
fn a_caller_closed_by_mistake_is_brought_back() {
    let person = Driver::new().press("paste:职工成都杭州断2 Enter F2 paste:居民南宁深圳 Enter 3");
    let told = person.app.session().answers().clone();
    let closed = person.press(". . 9").sees("关错了按 F4 找回");
    let back = closed.clone().press("F4");
    let row = back.screen().lines().next().expect("a row").to_owned();
    assert!(row.contains("1 成都 到 杭州") && row.contains("2 南宁 到 深圳"), "{row}");
    assert_eq!(*back.app.session().answers(), told);
    // After another step it is gone.
    let gone = closed.press(". 3 2 F4");
    assert!(!gone.screen().contains("南宁"), "{}", gone.screen());
}

#[test]
fn the_notes_stay_on_the_home_page_while_there_are_callers() {
    let home = Driver::new().sized(60, 20).press("paste:职工成都杭州断2 Enter F2");
    home.sees("不联网").sees("您不存，就什么也不留下").sees("最后核对日");
}

#[test]
fn a_comparison_offers_only_keys_that_do_something() {
    for (columns, rows) in [(60, 20), (80, 24), (140, 45)] {
        let plan = Driver::new().sized(columns, rows).press("paste:职工成都杭州断2 Enter");
        let picking = plan.press("= 1").sees("和哪个转入地比");
        assert_eq!(picking.clone().press("6").next, Next::Stay, "{columns}: the same place");
        let both = picking.press("2").sees("不同的").misses("Enter 依据").misses("选一行");
        assert_eq!(both.press("Enter").next, Next::Stay, "{columns}");
    }
    // No place to compare with another one.
    Driver::new().press("paste:职工从成都断2 Enter = ").misses("换一个转入地");
}

#[test]
fn waiting_never_leads_beyond_the_longest_gap() {
    let later = Driver::new().press("paste:职工成都杭州断599 Enter = 3");
    later.sees("600 个月").misses("602 个月");
}

#[test]
fn each_word_that_may_be_several_places_is_settled_with_one_digit() {
    let person = Driver::new().press("text:zgxazz5").sees("「xa」是哪一个？").misses("方案 ");
    person.press("Enter 1 1").sees("陕西省西安市 转到 河南省郑州市");
}

#[test]
fn a_misspelt_place_is_suggested_by_number() {
    let person = Driver::new().press("paste:职工，成都，杭洲，断2");
    let person = person.sees("看不懂「杭洲」").sees("1    浙江省杭州市").misses("方案 ");
    let plan = person.clone().press("Down 1").sees("四川省成都市 转到 浙江省杭州市");
    assert_eq!(plan.app.screen(), "Reading");
    assert_eq!(person.press("Enter").app.session().answers(), plan.app.session().answers());
    // In a narrow window, too, all of how to choose is read.
    let narrow = Driver::new().sized(60, 20).press("paste:职工，成都，杭洲，断2");
    narrow.sees("或向下键再数字：");
}

#[test]
fn a_gap_too_long_is_said_with_its_bound() {
    Driver::new().press("paste:职工成都杭州断999").sees("断缴「999」太多了，最多写 600");
    Driver::new().press("paste:职工成都杭州断-4").sees("看不懂「-4」");
    Driver::new().press("/ paste:，。").sees("没有找到");
}

#[test]
fn what_no_question_asks_for_stands_beside_the_plan_and_on_its_first_screen() {
    let told = Driver::new().press("paste:职工北京成都断1怀孕");
    assert!(told.screen().contains("说法 换了城市，生育津贴"), "{}", told.screen());
    let claim = told.clone().press("Down Enter");
    assert_eq!(claim.app.screen(), "Reading");
    assert!(claim.screen().contains("备孕、怀孕的"), "{}", claim.screen());
    let plan = told.press("Enter");
    let screen = plan.screen();
    let minded = screen.lines().find(|line| line.contains("要当心")).unwrap_or_default();
    assert!(minded.contains("转以前先问"), "{screen}");
    // It stays with what is answered later.
    let plan = plan.press("+ 1");
    assert!(plan.screen().contains("转以前先问"), "{}", plan.screen());
}

#[test]
fn what_was_told_is_listed_once() {
    for told in ["职工北京成都断1怀孕", "职工南阳成都断26当兵24个月", "职工成都杭州糖尿病"]
    {
        let screen = Driver::new().sized(120, 60).press(&format!("paste:{told}")).screen();
        let said: Vec<&str> = screen.split("说法 ").skip(1).collect();
        let said: std::collections::BTreeSet<&str> =
            said.iter().filter_map(|text| text.split(['〔', '\n', '?']).next()).collect();
        assert_eq!(screen.matches("说法 ").count(), said.len(), "{screen}");
    }
}

#[test]
fn what_was_named_is_not_counted_as_all_there_is() {
    let plan = Driver::new().press("paste:职工成都杭州断2没退休欠费 Enter").sees("先处理欠费");
    let rest = plan.press("+").sees("只有「有欠费」").sees("个人账户是负数");
    rest.press("1").sees("先处理欠费").misses("补答");
}

#[test]
fn what_contradicts_itself_offers_no_plan() {
    let told = Driver::new().press("paste:职工成都杭州断3，服役24个月");
    assert!(told.screen().contains("「24个月」比断缴的月数还多"), "{}", told.screen());
    let told = Driver::new().press("paste:职工成都杭州，受理2026-12-31");
    assert!(told.screen().contains("「2026-12-31」还没有到"), "{}", told.screen());
}

#[test]
fn what_became_of_an_application_opens_its_topic_with_the_places() {
    let typed = Driver::new().press("paste:职工成都杭州办了两个月");
    let typed = typed.sees("转移没办成；").sees("受理了，一直没有结果");
    let topic = typed.press("Enter").sees("转移没办成：四川省成都市 转到 浙江省杭州市");
    assert_eq!(topic.app.session().topic().id, "stuck");
    let asked = topic.press("Esc").sees("核对答案");
    asked.sees("四川省成都市");
    // Alone it is enough: the places are asked for there.
    let alone = Driver::new().press("/ paste:钱没到 Enter");
    assert_eq!(alone.app.session().topic().id, "stuck");
    Driver::new().press("paste:女职工成都杭州55岁").sees("「女」「55岁」办转移");
}

#[test]
fn the_row_of_callers_says_where_there_are_more_and_which_keys_turn_to_them() {
    let told = ["职工南宁深圳", "职工武汉上海", "职工成都杭州", "职工重庆广州", "职工西安北京"];
    let keys: Vec<String> = told.iter().map(|told| format!("paste:{told} Enter")).collect();
    let last = Driver::new().sized(80, 24).press(&keys.join(" F2 "));
    let row = |person: &Driver| person.screen().lines().next().unwrap_or_default().to_owned();
    assert!(row(&last).starts_with("< "), "{}", row(&last));
    assert!(row(&last).ends_with("F2 再接  F3 换一位"), "{}", row(&last));
    assert!(!row(&last).contains('>'), "{}", row(&last));
    let first = last.press("F3");
    assert!(row(&first).contains("1 南宁 到 深圳"), "{}", row(&first));
    assert!(row(&first).contains(" > "), "{}", row(&first));
    assert!(!row(&first).contains('<'), "{}", row(&first));
    let two = Driver::new().sized(80, 24).press(&keys[..2].join(" F2 "));
    assert!(!row(&two).contains(['<', '>']), "{}", row(&two));
}

#[test]
fn of_more_callers_than_can_be_kept_nobody_is_put_aside() {
    let keys = ["paste:职工成都杭州断2 Enter"; 9].join(" F2 ");
    let nine = Driver::new().sized(100, 30).press(&keys);
    assert!(!nine.screen().contains("F2 再接"), "{}", nine.screen());
    let before = nine.app.session().answers().clone();
    let more = nine.press("F2").sees("关掉一位");
    assert_eq!(*more.app.session().answers(), before);
    // Nor does somebody told of in a line take a place unasked.
    let told = more.press("/ paste:职工沈阳大连断3 Enter").sees("再按一次就换掉这一位");
    assert_eq!((told.app.screen(), told.app.session().answers()), ("Search", &before));
    let moved = told.clone().press("Left Enter").sees("再按一次就换掉这一位");
    assert_eq!(*moved.app.session().answers(), before);
    let gone = told.press("Enter").sees("沈阳").press("F4");
    assert_eq!(*gone.app.session().answers(), before);
}

/// Half of a clause would say something else, and one that is cut has no end.
#[test]
fn in_a_narrow_window_what_is_said_of_nine_callers_is_said_in_whole_clauses() {
    let keys = ["paste:职工成都杭州断2 Enter"; 9].join(" F2 ");
    let nine = Driver::new().sized(40, 12).press(&keys);
    let first = |person: &Driver| person.screen().lines().next().unwrap_or_default().to_owned();
    let told = nine.clone().press("/ paste:职工沈阳大连断3 Enter");
    assert!(first(&told).ends_with("再按一次就换掉这一位"), "{}", first(&told));
    let wide = nine.clone().sized(80, 24).press("/ paste:职工沈阳大连断3 Enter");
    wide.sees("F4 能找回");
    // How one of them is closed is said, and that key does it.
    let full = nine.press("F2").sees("到首页按 9");
    assert!(first(&full).ends_with("关掉一位"), "{}", first(&full));
    let eight = full.press(". . 9").sees("关错了按 F4 找回").press("F2");
    assert!(!eight.screen().contains("关掉一位"), "{}", eight.screen());
}

/// With the second caller no key turns into one that closes.
#[test]
fn a_digit_of_the_home_page_means_the_same_however_many_callers_there_are() {
    let one = Driver::new().press("paste:职工成都杭州断2 Enter Esc Esc");
    let two =
        Driver::new().press("paste:职工成都杭州断2 Enter F2 paste:居民南宁深圳 Enter 3 Esc Esc");
    let lines = |home: &Driver| {
        let screen = home.clone().sized(80, 40).screen();
        let digits = (0..=9).map(|digit| {
            let line = screen.lines().find(|line| {
                line.trim_start_matches([' ', '▸']).starts_with(&format!("{digit}  "))
            });
            line.map(|line| line.trim_start_matches([' ', '▸']).chars().take(8).collect::<String>())
        });
        digits.collect::<Vec<_>>()
    };
    assert_eq!(one.app.screen(), "Home", "{}", one.screen());
    assert_eq!(two.app.screen(), "Home", "{}", two.screen());
    for (one, two) in lines(&one).into_iter().zip(lines(&two)) {
        assert!(one.is_none() || one == two, "{one:?} {two:?}");
    }
    one.sees("*  使用帮助").misses("9  使用帮助");
    two.sees("*  使用帮助").sees("9  这一位说完了");
}

#[test]
fn in_the_smallest_window_the_header_says_which_caller_it_is() {
    let two = "paste:职工成都杭州断2 Enter F2 paste:退休武汉上海 Enter";
    let person = Driver::new().sized(40, 12).press(two).sees("2/2 位").sees("上海");
    person.press("F3").sees("1/2 位").press(". 1").sees("1/2 位");
    Driver::new().sized(40, 12).press("paste:职工成都杭州断2 Enter").misses("1/1");
}

#[test]
fn a_place_is_named_beside_the_title_where_only_one_is_told() {
    let row = |person: &Driver| person.screen().lines().next().unwrap_or_default().to_owned();
    let person = Driver::new().sized(100, 30).press("paste:职工上海 Enter 1");
    assert!(row(&person).contains("从 上海"), "{}", person.screen());
}

#[test]
fn digits_that_begin_a_line_are_no_keys_once_it_is_taken_back() {
    let plan = Driver::new().press("paste:职工成都杭州断2 Enter");
    for typed in ["text:2个月没交", "text:10个月没交", "text:3个月"] {
        let line = plan.clone().press(typed);
        assert_eq!(line.app.screen(), "Search", "{typed}\n{}", line.screen());
        assert_eq!(line.press("F4").screen(), plan.screen(), "{typed}");
    }
}

#[test]
fn what_is_looked_up_beside_a_case_is_left_by_one_key_and_begun_anew_by_another() {
    let plan = Driver::new().press("paste:职工成都杭州断2 Enter / paste:断5 Enter");
    let told = plan.app.session().answers().clone();
    let page = plan.clone().press("/ paste:苏州 Enter");
    assert_ne!(page.screen(), plan.screen());
    let back = page.clone().press("F4");
    assert_eq!(back.screen(), plan.screen());
    assert_eq!(*back.app.session().answers(), told);
    page.press("Esc / paste:欠费").sees("查找： 欠费");
}

#[test]
fn a_place_told_with_its_side_mends_the_case_that_is_open() {
    let gone_to = |person: &Driver| {
        let session = person.app.session();
        session.topic().roles.destination.and_then(|question| session.answers().known(question))
    };
    let plan = Driver::new().press("paste:职工成都杭州断2 Enter");
    let mended = plan.clone().press("/ paste:改成苏州 Enter").sees("苏州");
    assert_ne!(gone_to(&mended), gone_to(&plan));
    // Without its side it is looked for.
    let found = plan.clone().press("/ paste:苏州 Enter");
    assert_eq!(gone_to(&found), gone_to(&plan));
}

#[test]
fn of_lines_that_are_pasted_none_is_lost() {
    let mut person = Driver::new().press("/");
    person.app.update(&Msg::Paste("职工成都\n杭州断2\r\n".to_owned()));
    person.sees("成都 杭州断2").press("Enter").sees("2 个月");
}
