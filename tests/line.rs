//! A case told in one line is understood as people tell it, and what is not understood is named.

use chrono::NaiveDate;
use proptest::prelude::*;
use yizhuan::line::{Line, Readings, Unsure, read, read_beside};
use yizhuan::model::{Answers, Assets, QuestionIx, Value};
use yizhuan::regions::RegionIx;
use yizhuan::rules;

fn assets() -> &'static Assets {
    rules::embedded()
}

fn question(id: &str) -> QuestionIx {
    assets().table.transfer().question(id).expect("a question of the transfer")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day")
}

fn choice(line: &Line, id: &str) -> Option<&'static str> {
    let Some(Value::Choice(at)) = line.answers.get(question(id)) else { return None };
    Some(&assets().table.transfer().at(question(id)).choices[usize::from(at)].id)
}

fn place(line: &Line, id: &str) -> Option<&'static str> {
    let Some(Value::Place(at)) = line.answers.get(question(id)) else { return None };
    Some(short(at))
}

fn short(place: RegionIx) -> &'static str {
    &assets().regions.get(place).short
}

fn pair(from: Option<&str>, to: Option<&str>) -> Option<String> {
    (from.is_some() || to.is_some())
        .then(|| format!("{}>{}", from.unwrap_or("-"), to.unwrap_or("-")))
}

/// The things chosen of several.
fn several(line: &Line, id: &str) -> Option<String> {
    let Some(Value::Many(bits)) = line.answers.get(question(id)) else { return None };
    let chosen = assets().table.transfer().at(question(id)).taken(bits).map(|each| &*each.id);
    Some(format!("{id}={}", chosen.collect::<Vec<_>>().join("/")))
}

/// What a line was understood to say, on one line.
fn understood(typed: &str) -> String {
    shown(&read(assets(), typed, today()))
}

/// A word with several meanings, and those.
fn asked(line: &Line, unsure: &Unsure) -> String {
    let word = &line.text[unsure.span.clone()];
    let meanings = match &unsure.readings {
        Readings::Sides(_) => "从/到".to_owned(),
        Readings::Order([(one, _), (two, _)]) => {
            format!("{0}>{1}/{1}>{0}", short(one.region), short(two.region))
        }
        Readings::Schemes(_) => unsure.readings.names(assets()).join("/"),
        Readings::Days(days) => days.iter().map(ToString::to_string).collect::<Vec<_>>().join("/"),
        Readings::Filed(day) => {
            format!("受理{}", day.map_or_else(String::new, |day| day.to_string()))
        }
        Readings::Places(places) | Readings::Near(places) => {
            let names: Vec<&str> = places.iter().map(|each| short(each.region)).collect();
            let near = matches!(unsure.readings, Readings::Near(_));
            format!("{}{}", if near { "~" } else { "" }, names.join("/"))
        }
    };
    format!("{word}?{meanings}")
}

/// The answers that were understood.
fn known(line: &Line) -> Vec<String> {
    let count = |id: &str, unit: &str| match line.answers.get(question(id)) {
        Some(Value::Count(count)) => Some(format!("{count}{unit}")),
        _ => None,
    };
    let month = |id: &str, word: &str| match line.answers.get(question(id)) {
        Some(Value::Month(month)) => Some(format!("{word}{}-{:02}", month.year(), month.month())),
        _ => None,
    };
    let said = |id: &str| Some(format!("{id}={}", choice(line, id)?));
    [
        pair(choice(line, "from_scheme"), choice(line, "to_scheme")),
        pair(place(line, "origin"), place(line, "destination")),
        count("gap_months", "个月"),
        count("missed_years", "年"),
        count("repaid_years", "年补的"),
        said("retired"),
        said("origin_stopped"),
        said("continuous_two_years"),
        said("destination_enrolled"),
        several(line, "hindrances"),
        said("filed_by"),
        said("progress"),
        match line.answers.get(question("apply_on")) {
            Some(Value::Day(day)) => Some(day.to_string()),
            _ => None,
        },
        count("uncounted_months", "个月不算"),
        month("last_paid", "交到"),
        month("first_paid", "恢复"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was understood, and what was not, in one row.
fn shown(line: &Line) -> String {
    let unsure = line.unsure.iter().map(|unsure| asked(line, unsure));
    let strange = line.strange.iter().map(|strange| {
        let mark = if strange.is_open() {
            "…"
        } else if strange.matters() {
            "!"
        } else {
            "-"
        };
        format!("{mark}{}", strange.text)
    });
    let claims = &assets().table.claims;
    let matters = line.answers.matters().iter();
    let matters = matters.map(|at| format!("+{}", claims[usize::from(*at)].number));
    let topics = &assets().table.topics;
    let told = line.told.map(|told| {
        let topic = topics.get(told.topic).expect("a topic");
        let choice = &topic.at(told.question).choices[usize::from(told.choice)];
        format!("@{}:{}", topic.id, choice.id)
    });
    let unused = line.unused.iter().map(|unused| format!("%{}", unused.text));
    known(line)
        .into_iter()
        .chain(matters)
        .chain(told)
        .chain(unused)
        .chain(unsure)
        .chain(strange)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_line_too_long_to_be_read_says_where_it_was_left() {
    let line = read(
        assets(),
        &("职工 成都到杭州 ".to_owned() + &"啊".repeat(191) + "不对，到宁波"),
        today(),
    );
    assert!(line.strange.last().is_some_and(|strange| strange.text.starts_with('不')));
    assert!(!line.is_case());
}

/// What is said beside a case that is open, and what of it that changes.
const BESIDE_OPEN: [(&str, &str); 25] = [
    ("把上海换成苏州", "->苏州"),
    ("上海改成苏州", "->苏州"),
    ("不是上海是苏州", "->苏州"),
    ("不是到上海，是到苏州", "->苏州"),
    ("目的地改成苏州", "->苏州"),
    ("改成苏州", "->苏州"),
    ("转出地改成重庆", "重庆>-"),
    ("把成都改为重庆", "重庆>-"),
    ("来源地不是成都是重庆", "重庆>-"),
    ("断缴改成5个月", "5个月"),
    ("断缴2个月改成5个月", "5个月"),
    ("断了不是2个月是5个月", "5个月"),
    ("不是2个月，是5个月", "5个月"),
    ("老家改成苏州", "!老家改成苏州"),
    ("断缴改5个月", "5个月"),
    ("转入地改苏州", "->苏州"),
    ("不去上海了去宁波", "->宁波"),
    ("不到上海了，到宁波", "->宁波"),
    ("不从成都，从重庆", "重庆>-"),
    ("改成职工转居民", "employee>resident"),
    ("改成没断", "0个月"),
    ("转出医保改成居民", "resident>-"),
    ("已停保", "origin_stopped=yes"),
    ("居民 南宁 深圳", "resident>resident 南宁>深圳"),
    ("把南宁换成深圳", "南宁>深圳"),
];

#[test]
fn what_mends_an_open_case_changes_nothing_else() {
    let open = read(assets(), "职工 成都 上海 断2", today()).answers;
    for (typed, wanted) in BESIDE_OPEN {
        assert_eq!(shown(&read_beside(assets(), typed, today(), &open)), wanted, "{typed}");
    }
    for (typed, _) in BESIDE_OPEN {
        let alone = read_beside(assets(), typed, today(), &Answers::default());
        assert_eq!(shown(&alone), understood(typed), "{typed}");
    }
}

/// How people say it, and what it says.
const SAID: &str = include_str!("line/said.txt");

#[test]
fn what_people_say_in_one_line_is_understood() {
    let lines = SAID.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let said: Vec<(&str, &str)> =
        lines.map(|line| line.split_once(" = ").expect("line = what it says")).collect();
    let wrong = said.iter().filter_map(|(typed, wanted)| {
        let found = understood(typed);
        (found != *wanted).then(|| format!("{typed} = {found}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "understood otherwise:\n{}", wrong.join("\n"));
    assert!(said.len() >= 1000, "{} lines", said.len());
}

proptest! {
    #![proptest_config(crate::support::random::cases(16))]

    #[test]
    fn nothing_typed_breaks_it_and_every_reading_can_be_chosen(
        typed in "([职灵居退成都杭州断从到转月年两十个停保]|[a-zü]{1,3}|[0-9]|[ →，.-]){0,14}",
    ) {
        let line = read(assets(), &typed, today());
        for unsure in &line.unsure {
            for at in 0..unsure.readings.len() {
                let chosen = read(assets(), &line.with(assets(), unsure, at), today());
                prop_assert!(chosen.unsure.len() <= line.unsure.len(), "{} {at}", typed);
            }
        }
    }

    #[test]
    fn what_is_taken_back_counts_no_more(
        (word, comma, scheme) in (0..TAKEN_BACK.len(), 0..COMMAS.len(), 0..2_usize),
    ) {
        let no = [COMMAS[comma], TAKEN_BACK[word], COMMAS[comma]].concat();
        let way = |typed: &str| {
            let line = read(assets(), typed, today());
            let schemes = pair(choice(&line, "from_scheme"), choice(&line, "to_scheme"));
            let gap = line.answers.get(question("gap_months"));
            let way = pair(place(&line, "origin"), place(&line, "destination"));
            (schemes, way, gap, line.strange.len() + line.unsure.len())
        };
        let meant = way("职工 从成都到杭州 断3个月");
        prop_assert_eq!(meant.3, 0);
        for typed in [
            format!("职工 从成都到宁波{no}到杭州 断3个月"),
            format!("职工 从重庆{no}从成都到杭州 断3个月"),
            format!("职工 从重庆到宁波{no}从成都到杭州 断3个月"),
            format!("居民{no}职工 从成都到杭州 断3个月"),
            format!("{}从成都到杭州 断2个月{no}3个月", ["职工 ", "单位交的"][scheme]),
            format!("不是居民{}是职工 从成都到杭州 断3个月", COMMAS[comma]),
        ] {
            prop_assert_eq!(&way(&typed), &meant, "{}", typed);
        }
    }

    #[test]
    fn whatever_is_typed_is_read(typed in ".{0,40}|[断停到从转不是对或年月号日半两一二三\\d ，]{0,30}", times in 1..300_usize) {
        let line = read(assets(), &typed.repeat(times), today());
        for unsure in &line.unsure {
            prop_assert!(line.text.is_char_boundary(unsure.span.start));
            prop_assert!(line.text.is_char_boundary(unsure.span.end));
        }
    }

    #[test]
    fn marked_places_keep_their_direction_in_any_order(
        (from, to) in (0..LEFT.len(), 0..GONE_TO.len()),
        (swapped, scheme) in (any::<bool>(), 0..BESIDE.len()),
        (gap, between) in (0..BESIDE.len(), 0..BREAKS.len()),
    ) {
        let (from, to) = (LEFT[from].replace('X', "成都"), GONE_TO[to].replace('X', "杭州"));
        let (first, second) = if swapped { (&to, &from) } else { (&from, &to) };
        let typed = [BESIDE[scheme], first, second, BESIDE[gap]].join(BREAKS[between]);
        let line = read(assets(), &typed, today());
        let way = pair(place(&line, "origin"), place(&line, "destination"));
        let asks = line.unsure.iter().any(|unsure| matches!(unsure.readings, Readings::Order(_)));
        prop_assert!(way.as_deref() == Some("成都>杭州") || (way.is_none() && asks), "{typed}: {way:?}");
    }
}

/// How people say where somebody was insured so far, and where somebody is by now.
const LEFT: [&str; 14] = [
    "医保在X",
    "社保还在X",
    "X交的",
    "在X交的",
    "X的医保",
    "以前在X",
    "原来在X交的",
    "从X",
    "从X转出",
    "X转出",
    "X的老单位",
    "老单位在X",
    "参保地X",
    "把X的医保转过来",
];
const GONE_TO: [&str; 12] = [
    "人在X",
    "我人在X上班",
    "现在在X",
    "转到X",
    "想去X",
    "X的新单位",
    "新单位在X",
    "人到了X",
    "要转入X",
    "搬到X",
    "来到X",
    "住在X",
];
/// What says that something said before is not so, and what may stand around it.
const TAKEN_BACK: [&str; 8] =
    ["不对", "哦不", "说错了", "口误", "更正一下", "不不", "搞错了", "哎不对"];
const COMMAS: [&str; 3] = ["，", " ", ""];
const BESIDE: [&str; 5] = ["", "职工", "断2", "您好 想问一下", "居民"];
const BREAKS: [&str; 3] = ["，", "。", "，我"];
