//! A case told in words instead of a command.

use rstest::rstest;
use serde_json::json;

use super::{Call, text};

#[test]
fn a_case_told_in_words_prints_the_plan_of_the_same_flags() {
    let told = Call::new("职工 成都 杭州 断2 --today 2026-11-23").prints();
    let flags = "plan --from-scheme employee --to-scheme employee --origin 成都 \
        --destination 杭州 --gap-months 2 --today 2026-11-23";
    assert_eq!(told, Call::new(flags).prints());
}

#[test]
fn a_line_takes_the_formats_and_the_other_answers_as_flags() {
    let line = "灵活就业 哈尔滨 常州 断缴4个月 --format json --hindrances none";
    let plan = Call::new(line).json();
    let answers = json!({
        "from_scheme": "flexible", "to_scheme": "flexible", "origin": "230100",
        "destination": "320400", "gap_months": 4, "hindrances": [],
    });
    assert_eq!(plan["answers"], answers);
    let screens = ["--theme light", "--color never", "--ascii", "--desk", "--mouse", "--title x"];
    for before in screens.into_iter().chain(["--format json"]) {
        let plan = Call::new(&format!("{before} 灵活就业 哈尔滨 常州")).prints();
        assert!(plan.contains("哈尔滨"), "{before}: {plan}");
    }
}

#[test]
fn what_no_question_asks_for_is_not_dropped() {
    let line = "职工 北京 成都 断1 怀孕 --today 2026-11-23";
    let text = Call::new(line).prints();
    let before = text.split("带什么").next().unwrap_or_default();
    assert!(before.contains("要当心") && before.contains("转以前先问"), "{text}");
    let plan = Call::new(&format!("{line} --format json")).json();
    assert_eq!(plan["matters"][0]["id"], 43);
    let owing = Call::new("职工 成都 杭州 断2 停了 参保了 没退休 欠费 --format json").json();
    assert_eq!(owing["answers"]["hindrances"], json!(["arrears"]));
    assert_eq!(owing["missing"], json!(["hindrances"]), "whether there is more was not said");
    let accepted = "职工 成都 杭州 10月20日受理 --today 2026-11-23 --format json";
    let answers = &Call::new(accepted).json()["answers"];
    assert_eq!(
        (&answers["progress"], &answers["apply_on"]),
        (&json!("accepted"), &json!("2026-10-20"))
    );
}

#[test]
fn another_affair_is_looked_for_only_where_something_is_found() {
    let refused = |line: &str| text(&Call::new(line).run().stderr);
    let told = refused("失业 成都 杭州");
    assert!(told.contains("问的不是医保转移") && told.contains("yizhuan search 失业"), "{told}");
    let told = refused("档案 成都 杭州");
    assert!(told.contains("问的不是医保转移") && !told.contains("search 档案"), "{told}");
    let told = refused("职工 成都 奔驰");
    assert!(told.contains("看不懂「奔驰」") && !told.contains("search 奔驰"), "{told}");
}

#[test]
fn an_empty_word_is_no_command() {
    let mut call = Call::new("");
    let output = call.0.arg("").output().expect("the program starts");
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.starts_with("命令是空的\n提示: "), "{error}");
}

#[rstest]
#[case::places(
    "zg cd hz 2",
    "「cd」对得上几个地方",
    "四川省成都市（510100）、河北省承德市（130800）"
)]
#[case::side("职工 成都", "「成都」是转出的地方，还是转入的地方？", "从成都 或者 到成都")]
#[case::years_to_retire(
    "沈阳 缴费10年 退休够不够年限",
    "「沈阳」是转出的地方，还是",
    "yizhuan topic retirement"
)]
#[case::kiosk("职工 成都 杭州 --kiosk 60", "--kiosk 不能和一句话一起写", "首页")]
#[case::unknown("职工 成都 奔驰", "看不懂「奔驰」", "例如 yizhuan 职工 成都 杭州 断2")]
#[case::many("职工 成都 杭州 南京", "「南京」多出来了", "转出地、转入地各写一个")]
#[case::years("职工 成都 杭州 10年", "「10年」没有说是不是断缴", "断2")]
#[case::no_day("职工 成都 杭州 受理", "「受理」没有说是哪天", "受理10月20日")]
#[case::month_ahead("职工 成都 杭州 交到2099-01", "「2099-01」还没有到", "交到2026年9月")]
#[case::too_long("职工 成都 杭州 断999999", "断缴「999999」太多了，最多写 600", "断2")]
#[case::twice("职工 成都 杭州 --origin 南京", "转出地 写了不止一次", "只留一个 转出地")]
#[case::mistyped("paln", "没有 paln 这个命令", "是不是想写 plan？")]
#[case::mistyped_with_more("regoins cd", "没有 regoins 这个命令", "是不是想写 regions？")]
#[case::letter("职工 成都 杭州 断2 -o x.html", "没有 -o 这个选项", "--output 文件名")]
#[case::letter_in_pinyin("zg cd hz 2 -f json", "没有 -f 这个选项", "--format 格式")]
#[case::letter_of_a_command("plan -o x.html", "没有 -o 这个选项", "--output 文件名")]
#[case::kept("save 职工 成都 杭州 断2", "save 后面不写「职工」这样的一句话", "按 9 存成")]
#[case::file("a.toml", "没有 a.toml 这个命令", "yizhuan open a.toml")]
#[case::strange("奔驰", "没有 奔驰 这个命令", "yizhuan search 奔驰")]
#[case::slips("chegndu hangzou", "看不懂「chegndu」", "四川省成都市")]
#[case::slip_of_a_scheme("zhigogn 成都 杭州", "看不懂「zhigogn」", "职工医保")]
#[case::slip_in_a_flag("plan --origin shengzhen", "--origin 的「shengzhen」", "广东省深圳市")]
#[case::slip_in_a_place("places hangzou", "places 的「hangzou」", "浙江省杭州市")]
#[case::handed_in("职工 成都 杭州 2026-11-20提交的", "那天受理了吗", "受理2026-11-20")]
#[case::child("孩子 合肥 苏州", "「孩子」没有说是哪种医保", "写上是 居民医保 还是 职工医保")]
fn what_is_not_clear_is_named(#[case] line: &str, #[case] what: &str, #[case] hint: &str) {
    let output = Call::new(line).run();
    assert_eq!(output.status.code(), Some(2), "{line}");
    let error = text(&output.stderr);
    let lines: Vec<&str> = error.lines().collect();
    assert!(lines[0].contains(what) && lines[1].contains(hint), "{error}");
}

#[test]
fn a_county_is_said_to_stand_for_its_city() {
    let output = Call::new("职工 昆山 杭州").run();
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).contains("昆山市在江苏省苏州市里，按苏州来看"));
}

#[test]
fn what_no_transfer_depends_on_is_said_to_be_unused() {
    let output = Call::new("女 职工 成都 杭州 55岁 缴了18年 断2 --today 2026-11-23").run();
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("四川省成都市 转到 浙江省杭州市"));
    let error = text(&output.stderr);
    let wanted = "「女」「55岁」「缴了18年」办转移用不上，看「退休年限够不够」才用";
    assert!(error.contains(wanted), "{error}");
    let output = Call::new("女 带孙子 职工 成都 杭州 断2 --today 2026-11-23").run();
    let error = text(&output.stderr);
    let wanted = "「女」办转移用不上，看「退休年限够不够」才用；「带孙子」办转移用不上，看";
    assert!(error.contains(wanted), "{error}");
}

#[test]
fn what_became_of_an_application_leads_to_its_topic_with_what_is_known() {
    let advice = |line: &str| Call::new(&format!("{line} --today 2026-11-23 --format json")).json();
    let late = advice("职工 成都 杭州 申请三周没消息");
    assert_eq!(late["topic"]["id"], "stuck");
    let answers = &late["answers"];
    assert_eq!(answers["what"], "waiting");
    assert_eq!((&answers["origin"], &answers["destination"]), (&json!("510100"), &json!("330100")));
    assert_eq!(advice("钱没到")["answers"]["what"], "money");
    assert_eq!(advice("办了两个月")["answers"]["what"], "waiting");
    // The day of acceptance tells more: what is overdue is said by the plan.
    let plan = advice("职工 成都 杭州 10月20日受理 没消息");
    assert_eq!((&plan["verdict"]["code"], &plan["tracking"]), (&json!("ready"), &json!("overdue")));
}

#[test]
fn why_it_was_refused_is_not_asked_again_where_that_was_told_too() {
    let answers = |told: &str| {
        let line = format!("职工 成都 杭州 {told} --today 2026-11-23 --format json");
        Call::new(&line).json()["answers"].clone()
    };
    for (told, reason) in [
        ("没停保", "active"),
        ("还没参保", "not_enrolled"),
        ("已退休", "retired"),
        ("改过名字", "identity"),
        ("欠费", "unsettled"),
    ] {
        assert_eq!(answers(&format!("被退回 {told}"))["reason"], reason, "{told}");
    }
    assert_eq!(
        answers("被退回 欠费 余额是负数")["unsettled"],
        json!(["arrears", "negative_balance"])
    );
    // Two reasons are none, and of what was not refused there is none.
    for told in ["被退回 没停保 欠费", "没消息 欠费", "被退回"] {
        assert_eq!(answers(told)["reason"], json!(null), "{told}");
    }
}

#[rstest]
#[case::idle("职工 成都 杭州 断2 奔驰", "没用上「奔驰」")]
#[case::idle_twice("职工 成都 杭州 断2 头疼 头疼", "没用上「头疼」")]
#[case::idle_more("职工 成都 杭州 断2 头疼 奔驰", "没用上「头疼」「奔驰」。")]
#[case::asked("职工 成都 杭州 断不断", "「断不断」是问的，没有算成答案")]
#[case::about("职工 成都 杭州 断了两三个月", "「两三个月」不是一个准数")]
#[case::month("职工 成都 杭州 断到十月", "「十月」说的是时间")]
fn what_answers_nothing_is_named_beside_the_plan(#[case] line: &str, #[case] what: &str) {
    let output = Call::new(&format!("{line} --format json")).run();
    assert_eq!(output.status.code(), Some(0), "{line}");
    assert_eq!(text(&output.stderr).matches(what).count(), 1, "{}", text(&output.stderr));
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    let gap = &plan["answers"]["gap_months"];
    assert_eq!(gap.is_null(), !line.contains("断2"), "{gap}");
}

#[rstest]
#[case::order("老家成都，在杭州上班，职工", "没有说清是从哪里转到哪里", "从成都到杭州")]
#[case::scheme("自己交的 成都 杭州", "没有说是哪种医保", "灵活就业 还是 居民医保")]
#[case::denied("不是职工 成都 杭州", "「不是职工」", "灵活 成都 杭州")]
#[case::days("职工 成都 杭州 断了20坛", "「20坛」数的是什么", "断2")]
#[case::province("职工 吉林 杭州", "「吉林」对得上几个地方", "吉林省")]
fn what_words_do_not_decide_is_asked(#[case] line: &str, #[case] what: &str, #[case] hint: &str) {
    let output = Call::new(line).run();
    assert_eq!(output.status.code(), Some(2), "{line}");
    let error = text(&output.stderr);
    assert!(error.contains(what) && error.contains(hint), "{error}");
}
