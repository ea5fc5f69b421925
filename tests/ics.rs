//! The calendar file: read back by another library, and compared with checked files.

use std::collections::BTreeSet;

use crate::support::checked::is_as_checked;
use crate::support::results::{notices, write};
use chrono::NaiveDate;
use ical::IcalParser;
use ical::parser::Component as _;
use ical::parser::ical::component::IcalEvent;
use proptest::prelude::*;
use rstest::rstest;
use yizhuan::answers::read_answers;
use yizhuan::calendar::{DayKind, Month};
use yizhuan::model::{At, Certainty, QuestionIx, QuestionKind, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::report::{MilestoneDoc, SourceDoc};
use yizhuan::rules;
use yizhuan::session::Session;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// A day from which deadlines run into a year whose days off were not published.
fn year_end() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 28).unwrap()
}

fn session(topic: &str, today: NaiveDate, given: &[(&str, &str)]) -> Session<'static> {
    let assets = rules::embedded();
    let topic = assets.table.topics.iter().find(|each| each.id == topic).expect("the topic");
    let given: Vec<_> =
        given.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    let mut session = Session::on(assets, topic, today);
    session.replace(read_answers(topic, assets, today, &given).expect("good answers"));
    session
}

/// The calendar, the points it is made from, and their documents.
fn written(session: &Session) -> (String, Vec<MilestoneDoc>, Vec<SourceDoc>) {
    let report = session.report();
    (write("ics", report.clone()), report.timeline().to_vec(), report.sources().to_vec())
}

/// Long lines made whole again; the library would also take spaces at the cuts away.
fn unfold(text: &str) -> String {
    text.replace("\r\n ", "")
}

/// The events as another library reads them; there is nothing else in the calendar.
/// February 2027 has a holiday from the 5th to the 8th.
#[test]
fn the_last_month_to_pay_back_is_told_when_offices_are_open() {
    let today = NaiveDate::from_ymd_opt(2026, 12, 28).unwrap();
    let given = [
        ("from_scheme", "employee"),
        ("to_scheme", "employee"),
        ("origin", "成都"),
        ("destination", "武汉"),
        ("origin_stopped", "yes"),
        ("destination_enrolled", "no"),
        ("last_paid", "2026-10"),
    ];
    let report = session("transfer", today, &given).report();
    let last = report.timeline().iter().find(|point| point.id == "backpay_window_ends");
    let month = Month::new(2027, 2).expect("a month");
    assert_eq!(last.expect("a window").at, At::Month(month));
    let text = write("ics", report.clone());
    let days: Vec<_> = events(&text).iter().filter_map(|each| day_of(each, "DTSTART")).collect();
    assert!(days.contains(&NaiveDate::from_ymd_opt(2027, 2, 9).unwrap()), "{days:?}");
}

fn events(text: &str) -> Vec<IcalEvent> {
    let all: Result<Vec<_>, _> = IcalParser::new(unfold(text).as_bytes()).collect();
    let [calendar] = &all.expect("a calendar")[..] else { panic!("not one calendar: {text}") };
    let others = calendar.todos.len() + calendar.journals.len() + calendar.free_busys.len();
    assert_eq!(others + calendar.alarms.len() + calendar.timezones.len(), 0, "{calendar:?}");
    calendar.events.clone()
}

/// The value of a property.
fn value_of<'a>(event: &'a IcalEvent, name: &str) -> Option<&'a str> {
    event.get_property(name)?.value.as_deref()
}

/// A property that is a whole day.
fn day_of(event: &IcalEvent, name: &str) -> Option<NaiveDate> {
    let property = event.get_property(name)?;
    let whole = ("VALUE".to_owned(), vec!["DATE".to_owned()]);
    assert_eq!(property.params.as_deref(), Some(&[whole][..]), "{name} is a day");
    NaiveDate::parse_from_str(property.value.as_deref()?, "%Y%m%d").ok()
}

/// Text as it was before it was escaped.
fn plain(text: Option<&str>) -> String {
    let (mut out, mut letters) = (String::new(), text.unwrap_or_default().chars());
    while let Some(letter) = letters.next() {
        out.extend(match letter {
            '\\' => letters.next().map(|next| if next == 'n' { '\n' } else { next }),
            letter => Some(letter),
        });
    }
    out
}

const EASY: &[(&str, &str)] = &[
    ("from_scheme", "employee"),
    ("to_scheme", "employee"),
    ("retired", "no"),
    ("origin", "成都"),
    ("destination", "杭州"),
    ("origin_stopped", "yes"),
    ("destination_enrolled", "yes"),
    ("gap_months", "0"),
    ("hindrances", "none"),
];
const GAP: &[(&str, &str)] = &[
    ("from_scheme", "employee"),
    ("to_scheme", "employee"),
    ("retired", "no"),
    ("origin", "成都"),
    ("destination", "福州"),
    ("origin_stopped", "yes"),
    ("destination_enrolled", "yes"),
    ("gap_months", "5"),
    ("hindrances", "none"),
];
const STUCK: &[(&str, &str)] =
    &[("what", "waiting"), ("origin", "成都"), ("destination", "杭州"), ("apply_on", "2026-12-24")];

#[rstest]
#[case(session("transfer", today(), EASY), "plan-easy.ics")]
#[case(session("transfer", today(), GAP), "plan-gap.ics")]
#[case(session("stuck", year_end(), STUCK), "topic-stuck.ics")]
fn the_calendar_is_what_was_checked(#[case] session: Session, #[case] file: &str) {
    check(&session).unwrap();
    let (text, ..) = written(&session);
    is_as_checked(file, &text);
}

#[test]
fn what_has_no_dates_is_no_calendar() {
    use yizhuan::engine::Context;
    use yizhuan::report::{Report, claims, places};
    let assets = rules::embedded();
    let context = Context { assets, today: today() };
    let place = assets.regions.search("成都")[0].region;
    let blocked = [&EASY[..8], &[("hindrances", "arrears")]].concat();
    let format = yizhuan::export::find("ics").expect("a format");
    let without: [Report; 4] = [
        claims::report(assets.table.claims.iter(), &context).into(),
        places::place(&context, place).into(),
        places::places(&context).into(),
        session("transfer", today(), &blocked).report(),
    ];
    for report in without {
        assert!(!format.fits(&report), "{}", report.title());
        assert_eq!(write("ics", report), "");
    }
    assert!(format.fits(&session("transfer", today(), EASY).report()));
}

#[test]
fn a_later_calendar_of_the_same_move_replaces_the_earlier_one() {
    let events_of = |today: NaiveDate, gap: &str| {
        let given = [&EASY[..7], &EASY[8..], &[("gap_months", gap)]].concat();
        events(&written(&session("transfer", today, &given)).0)
    };
    let (first, later) = (events_of(today(), "1"), events_of(today() + chrono::Days::new(40), "2"));
    let name = |event: &IcalEvent| value_of(event, "UID").expect("a name").to_owned();
    let number = |event: &IcalEvent| -> u32 {
        value_of(event, "SEQUENCE").expect("a number").parse().expect("digits")
    };
    let mut replaced = 0;
    for event in &first {
        for other in later.iter().filter(|other| name(other) == name(event)) {
            assert_eq!(number(other), number(event) + 40 * 24 * 60 * 60);
            assert_ne!(day_of(event, "DTSTART"), day_of(other, "DTSTART"));
            replaced += 1;
        }
    }
    assert!(replaced >= 3, "only {replaced} of {} are replaced", first.len());
}

#[test]
fn of_two_calendars_of_one_day_the_later_one_holds() {
    let report = session("transfer", today(), EASY).report();
    let format = yizhuan::export::find("ics").expect("a format");
    let at = |hour, minute| {
        let moment = today().and_hms_opt(hour, minute, 0).expect("a time");
        let text = String::from_utf8(format.write_at(Some(moment), &report, 80)).expect("text");
        let of = |event: &IcalEvent, name| value_of(event, name).expect("a value").to_owned();
        let number = |event| of(event, "SEQUENCE").parse::<i32>().expect("31 bits");
        events(&text).iter().map(|event| (of(event, "UID"), number(event))).collect::<Vec<_>>()
    };
    let (first, later) = (at(9, 30), at(9, 31));
    assert!(!first.is_empty());
    let grown = first.into_iter().map(|(name, number)| (name, number + 60));
    assert_eq!(grown.collect::<Vec<_>>(), later);
}

#[test]
fn other_answers_have_other_names_and_the_day_of_asking_has_none() {
    let names = |today: NaiveDate, given: &[(&str, &str)]| -> BTreeSet<String> {
        let (text, ..) = written(&session("transfer", today, given));
        events(&text).iter().filter_map(|event| value_of(event, "UID").map(str::to_owned)).collect()
    };
    let dated = [EASY, &[("apply_on", "2026-12-01")]].concat();
    let first = names(today(), &dated);
    assert_eq!(first, names(today() + chrono::Days::new(1), &dated));
    let other = [&EASY[..3], &[("origin", "重庆")], &EASY[4..], &[("apply_on", "2026-12-01")]];
    assert!(first.is_disjoint(&names(today(), &other.concat())));
    assert!(!first.is_empty());
}

/// Shape of the file: line ends, lengths, no time zone.
fn check_lines(text: &str) -> Result<(), TestCaseError> {
    prop_assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.strip_suffix("\r\n").unwrap_or(text).split("\r\n") {
        prop_assert!((1..=75).contains(&line.len()), "{} bytes: {line}", line.len());
        prop_assert!(!line.contains(char::is_control), "{line:?}");
    }
    prop_assert!(!text.contains("TZID"));
    Ok(())
}

fn check(session: &Session) -> Result<(), TestCaseError> {
    let (text, timeline, sources) = written(session);
    let open = |point: &&MilestoneDoc| point.at == At::Open || point.pending;
    if text.is_empty() {
        prop_assert!(timeline.iter().all(|point| open(&point)));
        return Ok(());
    }
    check_lines(&text)?;
    let events = events(&text);
    let dated: Vec<_> = timeline.iter().filter(|point| !open(point)).collect();
    prop_assert_eq!(events.len(), dated.len());
    let names: BTreeSet<_> = events.iter().filter_map(|event| value_of(event, "UID")).collect();
    prop_assert_eq!(names.len(), events.len(), "names are unique");
    for (event, point) in events.iter().zip(dated) {
        check_event(event, point, session.today())?;
        check_said(event, point, &sources)?;
    }
    for point in timeline.iter().filter(open) {
        if let Some(first) = events.first() {
            check_said(first, point, &sources)?;
        }
    }
    Ok(())
}

fn check_event(
    event: &IcalEvent,
    point: &MilestoneDoc,
    today: NaiveDate,
) -> Result<(), TestCaseError> {
    let start = day_of(event, "DTSTART").expect("a day");
    let day = match point.at {
        At::Day(day) => day,
        At::Month(month) if point.id == "backpay_window_ends" => {
            prop_assert_eq!(Month::of(start), month);
            prop_assert!(start > today || today.succ_opt().map(Month::of) > Some(month));
            let kind = rules::embedded().calendar.kind(start);
            let working = matches!(kind, DayKind::Workday | DayKind::Makeup);
            prop_assert!(working || Month::of(today) == month, "{start}: {kind:?}");
            prop_assert!(point.text.contains("错过了"), "what it costs: {}", point.text);
            start
        }
        At::Month(month) => month.first_day(),
        At::Open => unreachable!("only dated points"),
    };
    prop_assert_eq!(start, day);
    prop_assert_eq!(day_of(event, "DTEND"), day.succ_opt());
    let stamp = format!("{}T000000Z", today.format("%Y%m%d"));
    prop_assert_eq!(value_of(event, "DTSTAMP"), Some(stamp.as_str()));
    let title = plain(value_of(event, "SUMMARY"));
    prop_assert!(title.contains(&point.title), "{title}");
    prop_assert_eq!(title.contains("（暂定）"), point.certainty == Certainty::Provisional);
    if let At::Month(month) = point.at {
        let named = format!("{} 年 {} 月", month.year(), month.month());
        prop_assert!(title.contains(&named), "{title}");
    }
    let rings = event.alarms.iter().filter(|alarm| alarm.get_property("TRIGGER").is_some()).count();
    prop_assert_eq!(rings > 0, day > today, "{:?}", event);
    Ok(())
}

/// Everything that is said of a point, with all it rests on.
fn check_said(
    event: &IcalEvent,
    point: &MilestoneDoc,
    sources: &[SourceDoc],
) -> Result<(), TestCaseError> {
    let said = plain(value_of(event, "DESCRIPTION"));
    let why = &point.why;
    let ask = why.ask.as_ref().map(ToString::to_string);
    let notices = notices(why);
    let dated = why.as_of.iter().chain(&ask).chain(&notices).chain(&why.articles);
    for part in [&point.title, &point.text].into_iter().chain(dated) {
        prop_assert!(said.contains(part.as_str()), "no {part} in {said}");
    }
    for source in sources.iter().filter(|source| why.sources.contains(&source.id)) {
        for part in
            [&source.title, &source.number, &source.place].into_iter().chain(&source.notices)
        {
            prop_assert!(said.contains(part.as_str()), "no {part} in {said}");
        }
    }
    prop_assert!(said.contains("不是经办机构的答复"), "{said}");
    prop_assert!(!said.contains("规则 "), "a rule's id is for programs: {said}");
    Ok(())
}

fn value(topic: &Topic, question: QuestionIx) -> BoxedStrategy<Value> {
    let asked = topic.at(question);
    let (places, choices) = (rules::embedded().regions.len() as u16, asked.choices.len() as u8);
    match asked.kind {
        QuestionKind::Choice => (0..choices).prop_map(Value::Choice).boxed(),
        QuestionKind::Many => (0..1_u16 << choices).prop_map(Value::Many).boxed(),
        QuestionKind::Place => (0..places).prop_map(|at| Value::Place(RegionIx(at))).boxed(),
        QuestionKind::Count { max } => (0..8_u32.min(max)).prop_map(Value::Count).boxed(),
        QuestionKind::Month => (2024..2028_i32, 1..=12_u32)
            .prop_map(|(year, month)| Value::Month(Month::new(year, month).unwrap()))
            .boxed(),
        QuestionKind::Day => near_day().prop_map(Value::Day).boxed(),
    }
}

fn near_day() -> impl Strategy<Value = NaiveDate> {
    (0..1_500_u64)
        .prop_map(|days| NaiveDate::from_ymd_opt(2024, 6, 1).unwrap() + chrono::Days::new(days))
}

/// A topic with some of its questions answered.
fn asked() -> impl Strategy<Value = (usize, Vec<(QuestionIx, Value)>)> {
    let topics = &rules::embedded().table.topics;
    (0..topics.len()).prop_flat_map(move |at| {
        let answers: Vec<_> = (0..topics[at].questions.len())
            .map(|ix| {
                let ix = QuestionIx(ix as u8);
                let answer = value(&topics[at], ix).prop_map(move |value| (ix, value));
                proptest::option::weighted(0.8, answer)
            })
            .collect();
        (Just(at), answers.prop_map(|all| all.into_iter().flatten().collect()))
    })
}

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    #[test]
    fn every_date_of_any_answer_can_be_read_back((topic, list) in asked(), today in near_day()) {
        let assets = rules::embedded();
        let mut session = Session::on(assets, &assets.table.topics[topic], today);
        for (question, value) in list {
            session.set(question, value);
        }
        check(&session)?;
    }
}

/// A day that is given replaces the clock, so that two calls write the same.
#[test]
fn a_calendar_of_a_given_day_does_not_hang_on_the_hour() {
    let written = |today: &str| {
        let line = "plan --from-scheme employee --to-scheme employee --retired no --origin 成都 \
                    --destination 杭州 --origin-stopped yes --destination-enrolled yes \
                    --gap-months 0 --hindrances none --format ics --today";
        let mut call = std::process::Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        let output = call.args(line.split_whitespace()).arg(today).output().expect("a calendar");
        String::from_utf8(output.stdout).expect("text")
    };
    let sequence = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("SEQUENCE:")).map(str::to_owned);
        line.and_then(|line| line["SEQUENCE:".len()..].parse::<i64>().ok()).expect("a number")
    };
    let (one, next) = (written("2026-11-23"), written("2026-11-24"));
    assert_eq!(sequence(&next) - sequence(&one), 24 * 60 * 60);
}
