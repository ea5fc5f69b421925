//! Prompts: all that the screens have, by the same numbers.

use std::path::Path;

use super::{Call, READY, said_by, solid, typed, typed_at};

#[test]
fn places_and_claims_are_looked_up_as_on_the_screens() {
    let said = typed("7\nqqq\n成都\n?\n");
    assert!(said.contains("7. 各地情况") && said.contains("没有这个地方"), "{said}");
    assert!(solid(&said).contains(&said_by("places 成都 --today 2026-11-23")), "{said}");
    let all = typed("7\n\n");
    // In words, as where there is no room for columns.
    let words = said_by("places --today 2026-11-23 --width 60");
    assert!(solid(&all).contains(&words), "{all}");
    let said = typed("8\n年限清零\n?\n29\n?\n\n");
    let found = said_by("topic claims 年限清零 --today 2026-11-23");
    let one = said_by("topic claims --claim 29 --today 2026-11-23");
    assert!(solid(&said).contains(&found) && solid(&said).contains(&one), "{said}");
    assert_eq!(said.matches("看完了直接按回车").count(), 4, "{said}");
}

/// As `open` does: what has changed since, then how far it has come.
#[test]
fn a_kept_file_is_opened_by_its_number_or_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("王.toml");
    let name = path.to_str().expect("a name");
    Call::new(&format!("{} --output {name}", READY.replacen("plan", "save", 1))).prints();
    for keys in [format!("9\n没有.toml\n{name}\n1\n"), format!("{name}\n1\n")] {
        let said = typed(&keys);
        assert!(said.contains("9. 打开进度文件"), "{said}");
        assert!(said.contains("跟上次相比：") && said.contains("转移申请办到哪一步了"), "{said}");
        assert!(said.contains("转到 广东省深圳市"), "{said}");
        assert_eq!(said.contains("没有「没有.toml」这个文件"), keys.starts_with('9'), "{said}");
    }
    // Who does not go on is asked what it is about once more.
    assert_eq!(typed("9\n\n").matches("您想问哪件事").count(), 2);
    let no = typed(&format!("{}\n", folder.path().join("x.toml").display()));
    assert!(no.contains("x.toml」这个文件") && !no.contains("查找「"), "{no}");
}

#[test]
fn a_name_of_several_places_is_settled_by_number() {
    let said = typed("7\ncd\n2\n?\n");
    assert!(said.contains("1. 四川省成都市") && said.contains("2. 河北省承德市"), "{said}");
    assert!(solid(&said).contains(&said_by("places 承德 --today 2026-11-23")), "{said}");
    let asked = typed("1\n1\n1\n1\ncd\n9\ncd\n1\n杭州\n");
    assert!(asked.contains("转到 浙江省杭州市") && asked.contains("四川省成都市"), "{asked}");
    assert!(asked.contains("请输入 1 到 4 的编号"), "a number that was not offered: {asked}");
}

#[test]
fn a_month_stands_for_a_number_of_months_and_says_which() {
    let said = typed("1\n1\n1\n1\n成都\n杭州\n1\n1\n2026-08\n\n1\n");
    assert!(said.contains("也可以输入最后缴费的年月"), "{said}");
    assert!(said.contains("> 断缴月数：2 个月。"), "{said}");
    // Who begins to pay again later says when.
    let later = typed("1\n1\n1\n1\n成都\n杭州\n1\n2\n2026-08\n2027-01\n1\n");
    assert!(later.contains("转入地从哪个月起恢复缴费"), "{later}");
    assert!(later.contains("> 断缴月数：4 个月。"), "{later}");
    assert_eq!(later.matches("> 断缴月数").count(), 1, "not before both months are known: {later}");
}

#[test]
fn what_was_named_is_asked_for_once_more_and_kept_by_enter() {
    let said = typed("职工 成都 杭州 断2 停了 参保了 没退休 欠费\n\n");
    assert_eq!(said.matches("转出地还有下面这些情况吗").count(), 1, "{said}");
    assert!(said.contains("原来的答案：有欠费") && said.contains("结论：先处理欠费"), "{said}");
}

#[test]
fn not_sure_is_0_and_none_of_many_is_1_as_on_the_screens() {
    let said = typed("1\n0\n");
    assert!(said.contains("0. 不确定"), "{said}");
    let said = typed("1\n1\n1\n1\n成都\n深圳\n1\n1\n0\n1\n");
    assert!(said.contains("1. 没有这些情况"), "{said}");
}

#[test]
fn a_choice_that_other_answers_rule_out_is_not_listed_and_has_no_number() {
    let said = typed("居民 南宁 深圳\n1\n1\n1\n3\n?\n-\n");
    assert!(said.contains("2. 有欠费\n  3. 正在住院"), "{said}");
    assert!(!said.contains("个人账户是负数"), "{said}");
    let worker = typed("职工 南宁 深圳\n1\n1\n1\n1\n");
    assert!(worker.contains("2. 有欠费\n  3. 个人账户是负数"), "{worker}");
}

#[test]
fn what_was_found_is_shown_by_its_number() {
    let said = typed("昆山\n1\n?\n\n7\n成都\n");
    let place = said_by("places 苏州 --today 2026-11-23");
    assert!(solid(&said).contains(&place), "{said}");
    // A rule is told without the command for those who keep the table.
    let said = typed("当兵\n");
    assert!(
        said.contains("当兵") && !said.contains("看它：") && !said.contains("rules show"),
        "{said}"
    );
    // Other words are looked for at once.
    let said = typed("昆山\n义乌\n1\n?\n\n7\n成都\n");
    let place = said_by("places 金华 --today 2026-11-23");
    assert!(solid(&said).contains(&place), "{said}");
}

#[test]
fn a_case_in_one_line_is_taken_in_and_what_is_open_is_asked() {
    let said = typed("职工 成都 杭州 断2\n1\n1\n1\n1\n8\n?\n");
    assert!(said.contains("听到的是：") && said.contains("断缴月数：2 个月"), "{said}");
    assert!(!said.contains("查找「"), "it is no search: {said}");
    let flags = "plan --from-scheme employee --to-scheme employee --origin 成都 \
        --destination 杭州 --gap-months 2 --retired no --origin-stopped yes \
        --destination-enrolled yes --hindrances none --today 2026-11-23";
    assert!(solid(&said).contains(&said_by(flags)), "{said}");
    // What was told can be gone back to.
    let said = typed("职工 成都 杭州 断2\n-\n3\n1\n1\n1\n1\n\n");
    assert!(said.contains("原来的答案：2 个月") && said.contains("断缴：3 个月"), "{said}");
}

#[test]
fn a_word_of_a_line_that_may_say_several_things_is_settled_by_number() {
    let said = typed("zg cd hz 2\n9\n2\n1\n");
    assert_eq!(said.matches("「cd」是哪一个？").count(), 2, "9 is none of them: {said}");
    assert!(said.contains("请输入 1 到 4 的数字。") && said.contains("「hz」是哪一个？"));
    assert!(said.contains("办理方案：河北省承德市 转到 浙江省杭州市"), "{said}");
    let said = typed("职工 成都\n1\n");
    assert!(said.contains("1. 从四川省成都市转出"), "{said}");
    assert!(said.replace('\n', "").contains("转出地：四川省成都市"), "{said}");
    let said = typed("职工 成都\n\n");
    assert_eq!(said.matches("您想问哪件事？").count(), 2, "taken back: {said}");
}

#[test]
fn what_can_be_done_with_a_result_is_read_once_and_again_when_it_is_asked_for() {
    let times = |keys: &str| typed(&format!("{TOLD}{keys}")).matches(". 改一个答案").count();
    assert_eq!(times("2\n3\n?\n0\n"), 1);
    assert_eq!(times("2\n*\n3\n"), 2);
    assert_eq!(times("2\n99\n3\n"), 2, "whoever goes wrong needs it");
}

#[test]
fn a_line_that_is_not_understood_says_so_and_is_looked_for() {
    let used = typed("职工 成都 杭州 奔驰\n");
    assert!(used.contains("没用上「奔驰」") && used.contains("听到的是"), "{used}");
    let said = typed("职工 断2 奔驰\n");
    assert!(said.contains("看不懂「奔驰」") && said.contains("查找「"), "{said}");
}

/// A case of which nothing is open.
const TOLD: &str = "职工 成都 杭州 断2 停了 参保了 没退休\n1\n";

/// The number under which something is offered last.
fn number(said: &str, name: &str) -> String {
    let line = said.lines().rev().find(|line| line.contains(name)).expect(name);
    line.trim().split('.').next().expect("a number").to_owned()
}

#[test]
fn topics_that_a_result_sends_to_are_gone_on_with() {
    let stuck = number(&typed(TOLD), "另一件事：转移没办成");
    let said = typed(&format!("{TOLD}99\n{stuck}\n"));
    assert_eq!(said.matches("接着看什么？").count(), 2, "99 is none: {said}");
    let (_, stuck) = said.rsplit_once("看完了直接按回车：").expect("a result");
    assert!(
        stuck.contains("第 1 题") && !stuck.contains("从哪里转出"),
        "places are known: {stuck}"
    );
}

#[test]
fn the_answer_comes_first_and_the_other_parts_by_their_numbers() {
    let said = typed(TOLD);
    assert!(said.contains("\n结论：") && said.contains("\n  下一步："), "{said}");
    for (number, part) in (1..).zip(["结论", "材料", "步骤", "时间线", "待遇", "注意", "依据"])
    {
        assert!(said.contains(&format!("\n  {number}. {part}\n")), "as on the screens: {said}");
    }
    assert!(!said.contains("材料清单") && !said.contains("办理步骤"), "unasked: {said}");
    let papers = typed(&format!("{TOLD}2\n"));
    assert!(papers.contains("\n材料清单\n") && !papers.contains("办理步骤"), "{papers}");
}

#[test]
fn what_a_sentence_rests_on_is_told_when_somebody_asks() {
    let all = number(&typed(TOLD), "全部内容");
    let quiet = typed(&format!("{TOLD}{all}\n"));
    let strange = quiet.lines().find(|line| line.contains("文件〕") || line.contains("[ ]"));
    assert_eq!(strange, None, "{quiet}");
    assert!(quiet.contains("（需核对）"), "care is told in any case: {quiet}");
    let asked = number(&quiet, "连同每句话的依据");
    for keys in [format!("{all}\n{asked}\n"), format!("{all}\n?\n")] {
        let said = typed(&format!("{TOLD}{keys}"));
        assert!(said.contains("〔[1]；国家文件〕"), "{said}");
    }
}

#[test]
fn no_paragraph_is_broken() {
    let said = typed(&format!("{TOLD}{}\n", number(&typed(TOLD), "全部内容")));
    let flags = "plan --from-scheme employee --to-scheme employee --origin 成都 \
        --destination 杭州 --gap-months 2 --retired no --origin-stopped yes \
        --destination-enrolled yes --hindrances none --today 2026-11-23 --format json";
    let plan = Call::new(flags).json();
    let of = |part: &str| plan[part].as_array().expect("a list").clone();
    let texts: Vec<String> = [of("warnings"), of("timeline"), of("channels")]
        .concat()
        .iter()
        .map(|each| each["text"].as_str().expect("a text").to_owned())
        .collect();
    assert!(texts.len() > 10, "{texts:?}");
    for text in texts {
        assert!(said.lines().any(|line| line.contains(&text)), "{text}: {said}");
    }
}

#[test]
fn a_result_is_taken_away_by_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let call = "--plain --today 2026-11-23";
    let typed = |keys: &str| typed_at(call, folder.path(), &format!("{TOLD}{keys}"));
    let away = number(&typed(""), "带走");
    assert_eq!(away, "9", "as on the screens");
    let said = typed(&format!("{away}\n"));
    let (short, aloud) = (number(&said, "念短的"), number(&said, "念给别人听"));
    let (file, keep) = (number(&said, "存成文件："), number(&said, "存成进度文件"));
    let flags = "plan --from-scheme employee --to-scheme employee --origin 成都 \
        --destination 杭州 --gap-months 2 --retired no --origin-stopped yes \
        --destination-enrolled yes --hindrances none --today 2026-11-23";
    for (number, format) in [(short, "short"), (aloud, "speech")] {
        let told = typed(&format!("{away}\n{number}\n"));
        let line = Call::new(&format!("{flags} --format {format}")).prints();
        assert!(told.contains(&line), "{format}: {told}");
    }
    let html = number(&typed(&format!("{away}\n{file}\n")), "网页：");
    let said = typed(&format!("{away}\n{file}\n{html}\n方案.html\n"));
    assert!(said.contains("已写到「方案.html」"), "{said}");
    let page = std::fs::read_to_string(folder.path().join("方案.html")).expect("it is there");
    assert_eq!(page, Call::new(&format!("{flags} --format html")).prints());
    let said = typed(&format!("{away}\n{keep}\n\n"));
    let name = "医保转移-四川省成都市-浙江省杭州市-2026-11-23.toml";
    assert!(said.contains(&format!("以后打开：yizhuan open {name}")), "{said}");
    let kept = folder.path().join(name);
    std::fs::write(&kept, "别的").expect("it can be written");
    let said = typed(&format!("{away}\n{keep}\n\n\n"));
    assert!(said.contains("已经有了，没有动它"), "{said}");
    assert_eq!(std::fs::read_to_string(&kept).expect("it is there"), "别的");
    typed(&format!("{away}\n{keep}\n\n1\n"));
    assert!(std::fs::read_to_string(&kept).expect("it is there").contains("format = "));
}

#[test]
fn nought_reads_a_result_out_as_on_the_screens() {
    let flags = "plan --from-scheme employee --to-scheme employee --origin 成都 \
        --destination 杭州 --gap-months 2 --retired no --origin-stopped yes \
        --destination-enrolled yes --hindrances none --today 2026-11-23 --format speech";
    let said = typed(&format!("{TOLD}0\n"));
    assert!(said.contains(&Call::new(flags).prints()), "{said}");
}

#[test]
fn a_plan_is_put_beside_those_of_other_places() {
    let said = typed(&format!("{TOLD}=\n深圳，cd\n2\n"));
    assert!(said.contains("输入 = 跟别的转入地比一比"), "{said}");
    let title = "比较：从四川省成都市转出，浙江省杭州市、广东省深圳市、河北省承德市";
    assert!(said.contains(title), "{said}");
    let told = said.split(title).nth(1).expect("what differs");
    assert!(told.contains("没有这一项") || told.contains("深圳"), "{said}");
    assert!(!told.contains("yizhuan "), "nobody is told a command at a prompt: {said}");
    let again = typed(&format!("{TOLD}=\n杭州\n北京 上海 广州\n苏州\n"));
    for word in ["这就是现在的转入地", "最多再写两个", "浙江省杭州市、江苏省苏州市"]
    {
        assert!(again.contains(word), "{word}: {again}");
    }
    assert!(!typed("3\n3\n").contains("输入 = "), "a side topic has no place to compare");
}

#[test]
fn one_goes_back_from_a_result_and_changes_an_answer() {
    let questions = "1\n1\n1\n1\n成都\n深圳\n1\n1\n2\n1\n";
    let said = typed(&format!("{questions}-\n3\n\n"));
    assert_eq!(
        said.matches("转出地还有下面这些情况吗").count(),
        2,
        "the last one is asked again: {said}"
    );
    let change = number(&typed(TOLD), "改一个答案");
    let said = typed(&format!("{TOLD}{change}\n"));
    let gap = number(&said, "断缴月数：2 个月");
    let said = typed(&format!("{TOLD}{change}\n{gap}\n0\n"));
    assert!(said.contains("原来的答案：2 个月") && said.contains("断缴：0 个月"), "{said}");
}

#[test]
fn a_case_may_be_told_on_the_command_line() {
    let call = "--plain --today 2026-11-23 职工 cd 杭州 断2 停了 参保了 没退休";
    let said = typed_at(call, Path::new("."), "1\n1\n8\n?\n");
    assert!(said.contains("「cd」是哪一个？"), "by number: {said}");
    let flags = said_by(&format!("{READY} --gap-months 2").replace("深圳", "杭州"));
    assert!(solid(&said).contains(&flags), "{said}");
    let said = typed_at("--plain 职工 广州 苏州", Path::new("."), "");
    assert!(said.contains("听到的是：") && !said.contains("您想问哪件事"), "{said}");
}

#[test]
fn hard_words_of_a_question_are_explained() {
    let said = typed("1\n1\n1\n1\n?\n");
    assert!(said.contains("「转出地」：以前参保的地方"), "{said}");
}

#[test]
fn nothing_is_drawn_that_a_screen_reader_would_spell() {
    let said = typed("职工 成都 杭州 断2 停了 参保了 没退休 没有这些情况\n");
    let drawn = said.lines().find(|line| line.contains("---") || line.contains("==="));
    assert_eq!(drawn, None, "{said}");
    assert!(said.contains("\n时间线\n"), "{said}");
}

#[test]
fn months_are_taken_as_people_write_them() {
    for month in ["2026年8月", "202608", "2026/8"] {
        let said = typed(&format!("1\n1\n1\n1\n成都\n杭州\n1\n1\n{month}\n\n1\n"));
        assert!(said.contains("> 断缴月数：2 个月。"), "{month}: {said}");
    }
    let said = typed("1\n1\n1\n1\n成都\n杭州\n1\n1\n两个月\n1\n");
    assert!(said.contains("断缴：2 个月"), "{said}");
    let said = typed("1\n1\n1\n1\n成都\n杭州\n1\n1\n2\n");
    let asked = said.split("转出地还有下面这些情况吗").nth(1).expect("it is asked");
    assert!(asked.contains("0. 不确定"), "{asked}");
}

#[test]
fn the_place_of_the_machine_is_offered() {
    let call = "--plain --destination 杭州 --today 2026-11-23";
    let said = typed_at(call, Path::new("."), "1\n1\n1\n1\n成都\n\n");
    assert!(said.contains("直接按回车就是 浙江省杭州市"), "{said}");
    assert!(said.contains("转到 浙江省杭州市"), "{said}");
}

/// A variable says where the settings lie; elsewhere the system does.
#[cfg(unix)]
#[test]
fn a_broken_setting_is_named() {
    let home = std::env::temp_dir().join(format!("yizhuan settings-{}", std::process::id()));
    let settings = home.join(".config/yizhuan");
    std::fs::create_dir_all(&settings).expect("a folder");
    std::fs::write(settings.join("config.toml"), "destination = \"杭州\n").expect("room");
    for line in ["--plain", "--help", "help plan"] {
        let mut call = Call::new(line);
        call.0.env("HOME", &home);
        let said = super::text(&call.run().stderr);
        assert!(said.contains("第 1 行") && said.lines().count() == 1, "{line}: {said}");
    }
    std::fs::remove_dir_all(&home).expect("it was there");
}

/// A pipe would be waited for, a device read without end.
#[cfg(unix)]
#[test]
fn settings_that_are_no_plain_file_are_not_read() {
    let home = tempfile::tempdir().expect("a folder");
    let settings = home.path().join(".config/yizhuan");
    std::fs::create_dir_all(&settings).expect("a folder");
    let file = settings.join("config.toml");
    for make in [("mkfifo", None), ("ln", Some("/dev/zero"))] {
        let mut command = std::process::Command::new(make.0);
        command.args(make.1.map(|target| ["-s", target]).into_iter().flatten()).arg(&file);
        assert!(command.status().expect("it starts").success());
        let mut call = Call::new("--help");
        call.0.env("HOME", home.path());
        let said = super::text(&call.run().stderr);
        assert!(said.contains("不是普通文件"), "{said}");
        std::fs::remove_file(&file).expect("it was there");
    }
}

#[test]
fn nobody_is_told_a_command_at_a_prompt() {
    let said = typed("8\n\n\n");
    assert!(!said.contains("yizhuan "), "{said}");
}
