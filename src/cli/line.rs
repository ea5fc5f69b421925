//! `yizhuan` with a case told in one line: straight to its plan, on screen or printed.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};

use chrono::NaiveDate;
use clap::ArgMatches;
use clap::error::ErrorKind;

use super::command;
use super::nearest::nearest;
use super::printing::Printing;
use super::{clock, data, guided, parse, plan, stdout};
use crate::answers::{Given, Voice, check_answers, listed, read_answers, taken_for};
use crate::diagnostic::{Diagnostic, shown};
use crate::line::{Line, Readings, Strange, Unsure, Why, read};
use crate::model::{Assets, Topic};
use crate::packed::Packed;
use crate::rules::embedded;
use crate::search::search;
use crate::session::Session;

/// What to write in place of a line that is mended in itself, or is too long.
const SHORTER: &str = "只写改好以后的，写短一些，例如 yizhuan 职工 成都 杭州 断2";
/// Flags that ask for a result to be printed.
const PRINTED: [&str; 3] = ["format", "output", "width"];

/// What a call says, if it tells a case instead of naming a command.
pub(super) fn asked(
    topics: &Packed<Topic>,
    args: &[OsString],
) -> Option<Result<ArgMatches, Diagnostic>> {
    let is_name = |word: &str| command::names().any(|name| name == word);
    // Most calls name a command first; for those the flags of the line are not even built.
    if args.get(1).and_then(|first| first.to_str()).is_some_and(is_name) {
        return None;
    }
    let mut command = command::line(topics.transfer());
    let matches = match command.try_get_matches_from_mut(args) {
        // A flag at the end of a line that tells a case lacks its value, or there is none of that name.
        Err(error) if is_of_flag(error.kind()) && begins_with_case(args) => {
            return Some(Err(parse::translate(&error, &command)));
        }
        matches => matches.ok()?,
    };
    let words: Vec<&str> = words(&matches).collect();
    let named = words.first().is_some_and(|word| is_name(word));
    let slip = |word: &str| {
        word.is_ascii()
            && !nearest(word, command::names().collect::<Vec<_>>().into_iter()).is_empty()
    };
    if words.is_empty() || named || (words.len() == 1 && slip(words[0])) {
        return None;
    }
    let text = words.join(" ");
    let line = read(embedded(), &text, clock::now());
    // What begins with a name that was misspelt is no case: the name is suggested.
    if slip(words[0]) && line.strange.iter().any(|strange| strange.text == words[0]) {
        return None;
    }
    let tells = line.understood > 0;
    // Whoever asks something else in Chinese is shown what is found.
    (tells || (!text.is_ascii() && !is_printed(&matches))).then_some(Ok(matches))
}

/// Whether it is a flag that a call has wrong.
fn is_of_flag(error: ErrorKind) -> bool {
    matches!(error, ErrorKind::InvalidValue | ErrorKind::UnknownArgument)
}

/// Whether words that tell something of a case stand before the first flag.
fn begins_with_case(args: &[OsString]) -> bool {
    let words = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    let words: Vec<_> = words.take_while(|word| !word.starts_with('-')).collect();
    read(embedded(), &words.join(" "), clock::now()).understood > 0
}

/// Whether flags say how the result is to be written.
fn has_form(matches: &ArgMatches) -> bool {
    PRINTED.iter().any(|name| matches.contains_id(name))
}

/// Whether there is nobody to be shown screens, or somebody who wants none.
fn is_printed(matches: &ArgMatches) -> bool {
    has_form(matches) || !io::stdin().is_terminal() || !io::stdout().is_terminal()
}

pub(super) fn words(matches: &ArgMatches) -> impl Iterator<Item = &str> {
    matches.get_many::<String>(command::TOLD).into_iter().flatten().map(String::as_str)
}

/// Shows the plan, or prints it where it cannot be shown or a format is named.
pub(super) fn run(matches: &ArgMatches) -> Result<(), Diagnostic> {
    if matches.contains_id("kiosk") {
        let hint = "公用机器从首页开始；自己用就不写 --kiosk";
        return Err(Diagnostic::of_call("--kiosk 不能和一句话一起写", hint));
    }
    let folder = data::given(matches)?;
    let today = clock::today(matches)?;
    let data = data::for_command(folder.as_deref(), today)?;
    let assets = data.assets;
    let topic = assets.table.transfer();
    let text = words(matches).collect::<Vec<_>>().join(" ");
    let given = read_answers(topic, assets, today, &plan::given(topic, matches))?;
    if matches.get_flag("plain") && !has_form(matches) {
        let session = Session::answered(assets, topic, today, given);
        return guided::prompts(data.overlay, session, &text, None);
    }
    let printed = is_printed(matches);
    let line = match understood(assets, &text, today, ends(topic, matches)) {
        Err(_) if !printed => return guided::at_line(matches, data, &text),
        Ok(line) if !printed && line.understood == 0 => {
            return guided::at_line(matches, data, &text);
        }
        line => line?,
    };
    let aside = line.aside(assets);
    let counties = line.counties.iter().map(|place| taken_for(&assets.regions, *place));
    let asides: Vec<String> = Strange::together(&line.strange)
        .into_iter()
        .map(|what| format!("{what}。"))
        .chain(counties)
        .chain(aside.map(|aside| format!("{aside}。")))
        .collect();
    let answers = line.joined(given, topic)?;
    check_answers(topic, &answers, today, Voice::Flag)?;
    let session = Session::answered(assets, topic, today, answers).told(line.told);
    if printed {
        for aside in &asides {
            stdout::warn(aside);
        }
        let printing = Printing::of(matches)?;
        return printing.print(&printing.result(&session));
    }
    guided::at_plan(matches, data, session, asides)
}

/// Whether flags name the place that is left, and the one that is gone to.
pub(super) fn ends(topic: &Topic, matches: &ArgMatches) -> [bool; 2] {
    [topic.roles.origin, topic.roles.destination].map(|end| {
        let id = end.map_or("", |end| topic.at(end).id.as_str());
        matches!(matches.try_contains_id(id), Ok(true))
    })
}

/// What a line says on a day, if all of it is clear; a place alone is that which no flag names.
pub(super) fn understood(
    assets: &Assets,
    text: &str,
    today: NaiveDate,
    ends: [bool; 2],
) -> Result<Line, Diagnostic> {
    let mut line = read(assets, text, today);
    if let [Unsure { readings: Readings::Sides(_), .. }] = line.unsure[..]
        && ends[0] != ends[1]
    {
        let text = line.with(assets, &line.unsure[0], usize::from(ends[0]));
        line = read(assets, &text, today);
    }
    let contradicts = line.strange.iter().find(|strange| strange.contradicts());
    let matters = || line.strange.iter().find(|strange| strange.matters());
    if let Some(strange) = contradicts.or_else(matters) {
        return Err(refused(assets, strange));
    }
    let Some(unsure) = line.unsure.first() else { return Ok(line) };
    let word = &line.text[unsure.span.clone()];
    Err(match &unsure.readings {
        Readings::Places(places) => {
            Given::new("", word).several_places(&listed(&assets.regions, places))
        }
        Readings::Near(_) => misspelt(assets, &line),
        Readings::Order([(one, _), (two, _)]) => {
            let [one, two] = [one, two].map(|place| &assets.regions.get(place.region).short);
            Diagnostic::of_call(
                format!("「{}」没有说清是从哪里转到哪里", shown(word)),
                format!("写成 从{one}到{two} 或者 从{two}到{one}{}", of_topic(assets, &line)),
            )
        }
        Readings::Schemes(schemes) if schemes.len() == 1 => {
            let near = unsure.readings.names(assets).concat();
            Diagnostic::of_call(format!("看不懂「{}」", shown(word)), format!("相近的有 {near}"))
        }
        Readings::Schemes(_) => {
            let names = unsure.readings.names(assets);
            Diagnostic::of_call(
                format!("「{}」没有说是哪种医保", shown(word)),
                format!("写上是 {}", names.join(" 还是 ")),
            )
        }
        Readings::Days(_) => {
            let names = unsure.readings.names(assets).join(" 还是 ");
            Diagnostic::of_call(unsure.readings.question(word), format!("写上日期，是 {names}"))
        }
        Readings::Filed(day) => Diagnostic::of_call(unsure.readings.question(word), filed(*day)),
        Readings::Sides(_) => Diagnostic::of_call(
            format!("「{}」是转出的地方，还是转入的地方？", shown(word)),
            format!(
                "写成 从{word} 或者 到{word}，没有换地方写 {word}本地；只看当地的情况用 yizhuan places {word}{}",
                of_topic(assets, &line)
            ),
        ),
    })
}

/// Where the answer is to what a line asks besides: whoever asks that may move nothing.
fn of_topic(assets: &Assets, line: &Line) -> String {
    let topic = line.unused.first().map(|unused| &assets.table.topics[unused.topic]);
    topic.map_or_else(String::new, |topic| {
        format!("；只问「{}」的，用 yizhuan topic {}", topic.title, topic.id)
    })
}

/// All words that are only spelt like places, each with those.
fn misspelt(assets: &Assets, line: &Line) -> Diagnostic {
    let near = line.unsure.iter().filter_map(|unsure| match &unsure.readings {
        Readings::Near(places) => {
            let word = shown(&line.text[unsure.span.clone()]);
            Some((format!("「{word}」"), listed(&assets.regions, places).join("、")))
        }
        _ => None,
    });
    let near: Vec<(String, String)> = near.collect();
    let words: String = near.iter().map(|(word, _)| word.as_str()).collect();
    let hint = match &near[..] {
        [(_, places)] => format!("相近的有 {places}"),
        several => {
            let each = several.iter().map(|(word, places)| format!("{word}相近的有 {places}"));
            each.collect::<Vec<_>>().join("；")
        }
    };
    Diagnostic::of_call(format!("看不懂{words}"), hint)
}

/// What to write where papers were handed in.
fn filed(day: Option<NaiveDate>) -> String {
    let accepted = day.map_or_else(
        || "受理了的，写上哪天，如 10月20日受理".to_owned(),
        |day| format!("那天受理的，写 受理{day}"),
    );
    accepted + "；还没受理、不知道的，写 还没受理"
}

/// The call that looks for it; a search that finds nothing is no place to ask.
fn looked_for(assets: &Assets, strange: &Strange) -> Option<String> {
    let found = !search(assets, &strange.text).is_empty();
    found.then(|| format!("yizhuan search {}", shown(&strange.text)))
}

/// Where something else than a transfer is looked for.
fn elsewhere(assets: &Assets, strange: &Strange) -> String {
    let looked = looked_for(assets, strange).map(|call| format!("这件事用 {call} 查，"));
    format!(
        "这里只说医保的转移；{}在外地看病、备案的用 yizhuan search 异地就医；要转医保的，写上哪种医保、从哪里转到哪里",
        looked.unwrap_or_default()
    )
}

fn refused(assets: &Assets, strange: &Strange) -> Diagnostic {
    let hint = match strange.why {
        _ if strange.is_private() => {
            "不用写证件、电话的号码；写哪种医保、从哪里到哪里、断缴几个月，例如 yizhuan 职工 成都 杭州 断2".to_owned()
        }
        Why::Unknown
        | Why::NoPlace
        | Why::Idle
        | Why::Unit
        | Why::Via
        | Why::Pool
        | Why::Home => {
            let looked = looked_for(assets, strange).map(|call| format!("；查别的用 {call}"));
            format!(
                "写哪种医保、从哪里到哪里、断缴几个月，例如 yizhuan 职工 成都 杭州 断2{}",
                looked.unwrap_or_default()
            )
        }
        Why::TooMany => "转出地、转入地各写一个，断缴的月数、停没停、参没参保各说一次；要比几个地方、几种医保，用 yizhuan compare".to_owned(),
        Why::Third => "转出地、转入地各写一个，转过几次的分开问；要比几个转入的地方，用 yizhuan compare 职工 成都 杭州,深圳".to_owned(),
        Why::Several => "分成两句说，例如 yizhuan 职工 武汉 广州，再写 yizhuan 职工 长沙 广州".to_owned(),
        Why::Withdrawn => "已经申请的，先问清办到哪一步，能不能停下来；已经转好、要再转回来的，照平常写，例如 yizhuan 职工 长沙 武汉；没有申请、只在外地看病的，用 yizhuan search 异地就医".to_owned(),
        Why::OverGap => "不算断缴的月数，不会比断缴的月数多；断缴几个月写成 断10".to_owned(),
        Why::NoMonth | Why::MonthAhead | Why::Prepaid => "最后一次缴的是哪个月的费，写成 交到2026年9月".to_owned(),
        Why::Later => "又缴上了的，写成 交到9月 11月恢复；还没有缴的，只写缴到哪个月".to_owned(),
        Why::NoDay | Why::NoSuchDay | Why::WhichDay | Why::NoEvent | Why::Ahead => {
            "哪天受理的写成 受理10月20日，打算哪天去办写成 10月20日去办；不知道的不用写".to_owned()
        }
        Why::OtherPlace | Why::Unclear | Why::Meant | Why::Doubted => {
            "写清楚是哪边：转出地停了写 已停保，转入地参保了写 已参保；别的会再问".to_owned()
        }
        Why::Elsewhere => elsewhere(assets, strange),
        Why::Outside => {
            "从那里来的怎么参保、离开以后医保账户怎么办，请打内地参保地的医保热线（区号 + 12393）问，或者用 yizhuan search 国外、yizhuan search 出国 查".to_owned()
        }
        Why::Never => "以前参加过的，写上是哪种，例如 居民转职工".to_owned(),
        Why::Denied => "写是什么，不写不是什么，例如 灵活 成都 杭州".to_owned(),
        Why::Amended | Why::Behind => SHORTER.to_owned(),
        Why::NoGap
        | Why::TooLong(_)
        | Why::Asked
        | Why::Again
        | Why::About
        | Why::Days
        | Why::Month
        | Why::Timed
        | Why::Year
        | Why::Away
        | Why::Over => {
            "断缴几个月写成 断2 或者 断2个月；没有断缴写 没断".to_owned()
        }
    };
    Diagnostic::of_call(strange.what(), hint)
}
