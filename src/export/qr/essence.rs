//! The message of a code: of its own, short enough for one or two codes in any usual window.

use crate::export::short;
use crate::model::{At, Need, VerdictCode};
use crate::report::hotline::{self, Hotline};
use crate::report::tree::{leads, ways};
use crate::report::wording::{self, checked};
use crate::report::{
    Advice, AnswerDoc, ChannelDoc, DataDoc, MaterialDoc, PlanReport, Report, SectionDoc, StepsDoc,
    words,
};

/// Longest message in characters.
const LETTERS: usize = 64;
/// In bytes: what one code has room for in a window of 100 columns and 30 rows.
const BYTES: usize = 190;
/// What one of two codes has room for in a window of 80 columns and 24 rows.
const HALF: usize = 101;
/// Steps that tell how to begin, and papers of which one is enough.
const BEGIN: usize = 3;
const ENOUGH: usize = 2;
/// Where a sentence ends.
const STOPS: &[char] = &['。', '…'];
/// Where a message may be cut.
const PAUSES: &[char] = &['。', '；', '，', '、', '：', '（'];
/// Stands for what there is no room for.
const MORE: &str = "……";

/// The message: what holds, what to do next, by when, whom to call.
pub(super) fn text(report: &Report) -> String {
    match report {
        Report::Plan(plan) => of_plan(plan),
        Report::Advice(advice) => of_advice(advice),
        _ => cautious(short::write(report, 0).trim_end(), report.data(), report.answers()),
    }
}

fn of_plan(plan: &PlanReport) -> String {
    let because = plan.verdict.because.first();
    let verdict = because
        .map_or_else(|| plan.verdict.title.clone(), |why| checked(&plan.verdict.title, &why.why));
    let kept = || {
        let points = plan.timeline.iter().rev();
        points.filter(|point| !point.key_day.is_empty() && !point.assumed)
    };
    // The last month counts where no day does.
    let latest = kept().find(|point| !point.left.is_empty());
    let latest = latest.or_else(|| kept().find(|point| point.act_on.is_some()));
    let year = format!("{} 年 ", plan.today.get(..4).unwrap_or_default());
    let day = latest.map(|point| {
        let day = words::at(point.at);
        let start = wording::counted_from(plan);
        let assumed = start.filter(|start| matches!(point.at, At::Day(day) if day > *start));
        let accepted = |start| wording::if_accepted(start, &plan.today) + "，";
        let assumed = assumed.map_or_else(String::new, accepted);
        format!("{assumed}{} {}", point.key_day, day.strip_prefix(&year).unwrap_or(&day))
    });
    with_next(
        &cautious(&verdict, &plan.data, &plan.answers),
        &next(plan),
        &last(bring(plan).into_iter().chain(day), &plan.channels),
    )
}

fn of_advice(advice: &Advice) -> String {
    let first = advice.sections.first().into_iter().flat_map(SectionDoc::stated);
    let mut titles = advice.computed().chain(first).map(|point| checked(&point.title, &point.why));
    let last = last([], &advice.channels);
    let first = titles.next().unwrap_or_else(|| advice.topic.title.clone());
    with_next(
        &cautious(&first, &advice.data, &advice.answers),
        &titles.collect::<Vec<_>>().join("。"),
        &last,
    )
}

/// As much of a text as fits, and always whether the day or the data are in doubt and how much of it
/// nobody was asked.
fn cautious(text: &str, data: &DataDoc, answers: &[AnswerDoc]) -> String {
    let doubt = data.notice.map_or_else(String::new, |doubt| format!("{}。", doubt.short()));
    let assumed = answers.iter().filter(|answer| answer.assumed).count();
    let assumed = Some(assumed).filter(|count| *count > 0);
    let assumed =
        assumed.map_or_else(String::new, |count| format!("{count} 样{}。", wording::ASSUMED));
    let doubt = doubt + &assumed;
    let said = |text: String| if text.contains(&doubt) { text } else { text + &doubt };
    shorter(text).map(said).find(|text| fits(text)).unwrap_or_else(|| doubt.clone())
}

/// What a message ends with: what to bring and by when, whom to call.
fn last(own: impl IntoIterator<Item = String>, channels: &[ChannelDoc]) -> Vec<String> {
    let call = wording::hotlines(channels);
    let doubt = hotline::doubt(&call).map(str::to_owned);
    own.into_iter().chain(call.iter().map(Hotline::called)).chain(doubt).collect()
}

/// What to do first: the steps by name, which say it in fewer words than the reason does.
fn next(plan: &PlanReport) -> String {
    if !leads(plan) {
        return ways(plan).into_iter().next().unwrap_or_default();
    }
    let StepsDoc { online, counter } = &plan.steps;
    let steps = if online.is_empty() { counter } else { online };
    let titles: Vec<&str> = steps.iter().take(BEGIN).map(|step| step.title.as_str()).collect();
    match plan.verdict.because.first() {
        Some(first) if titles.is_empty() => first.text.clone(),
        _ => titles.join("，"),
    }
}

/// What to bring where one of several papers is enough, the first of them in a word each.
fn bring(plan: &PlanReport) -> Option<String> {
    let ready = plan.verdict.code == VerdictCode::Ready;
    let papers = plan.materials.iter().filter(|paper| ready && paper.need == Need::OneOf);
    let word =
        |paper: &MaterialDoc| paper.title.split(['（', '等']).next().unwrap_or_default().to_owned();
    let words: Vec<String> = papers.take(ENOUGH).map(word).collect();
    (!words.is_empty()).then(|| format!("带{}", words.join("或")))
}

/// What comes first is whole and fits; of what comes last as much as leaves room for something of the next
/// step, which gets what is left.
fn with_next(first: &str, next: &str, last: &[String]) -> String {
    let ends = (0..=last.len()).rev().map(|count| {
        let ends = last[..count].iter().map(|end| format!("{end}。"));
        ends.collect::<String>()
    });
    let nexts: Vec<String> = shorter(next).collect();
    let none = nexts.is_empty().then(String::new);
    let nexts = nexts.iter().chain(&none);
    let told = ends.flat_map(|ends| nexts.clone().map(move |next| (next, ends.clone())));
    let mut told = told.map(|(next, ends)| format!("{first}{next}{ends}"));
    told.find(|told| fits(told)).unwrap_or_else(|| first.to_owned())
}

/// A text with its stop, then what is left of it when it ends at an earlier and earlier pause.
fn shorter(text: &str) -> impl Iterator<Item = String> {
    let text = text.trim_end_matches('。');
    let whole = (!text.is_empty()).then(|| format!("{text}。"));
    let pauses = text.rmatch_indices(PAUSES).map(|(at, _)| format!("{}{MORE}", &text[..at]));
    whole.into_iter().chain(pauses)
}

/// Whether there is room for it, also in two codes with whole sentences each.
fn fits(text: &str) -> bool {
    let halves = text.match_indices(STOPS).map(|(at, stop)| text.split_at(at + stop.len()));
    let mut halves = halves.filter(|(one, other)| one.len().max(other.len()) <= HALF);
    text.chars().count() <= LETTERS && text.len() <= BYTES && halves.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::{fits, shorter, with_next};

    #[test]
    fn the_next_step_gets_what_room_is_left() {
        let last = ["转入最迟 2026 年 12 月 14 日".to_owned(), "成都 028-12393".to_owned()];
        let told = with_next("可以申请转移。", &"打开平台，".repeat(20), &last);
        assert!(told.chars().count() <= 64, "{told}");
        assert!(told.starts_with("可以申请转移。打开平台"), "{told}");
        assert!(told.ends_with("……转入最迟 2026 年 12 月 14 日。成都 028-12393。"), "{told}");
    }

    #[test]
    fn a_text_is_cut_at_a_pause() {
        let told: Vec<String> = shorter("先停保，再参保。").collect();
        assert_eq!(told, ["先停保，再参保。", "先停保……"]);
        assert_eq!(shorter("").count(), 0);
    }

    #[test]
    fn sentences_must_fit_in_two_codes() {
        let sentence = |letters| "停".repeat(letters) + "。";
        assert!(fits(&(sentence(30) + &sentence(30))));
        assert!(!fits(&(sentence(20) + &sentence(14) + &sentence(27))), "in the middle of one");
        assert!(!fits(&(sentence(32) + &sentence(32))), "too long");
    }
}
