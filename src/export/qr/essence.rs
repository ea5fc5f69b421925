//! The message of a code: of its own, short enough for one or two codes in any usual window.

use std::iter;

use crate::export::short;
use crate::model::{At, Need, VerdictCode};
use crate::report::hotline::{self, Hotline};
use crate::report::tree::{beginnings, leads};
use crate::report::wording::{self, checked};
use crate::report::{
    Advice, AnswerDoc, ChannelDoc, DataDoc, MaterialDoc, MilestoneDoc, PlanReport, Report,
    SectionDoc, words,
};

/// Longest message in characters.
const LETTERS: usize = 64;
/// In bytes: what one code has room for in a window of 100 columns and 30 rows.
const BYTES: usize = 190;
/// What one of two codes has room for in a window of 80 columns and 24 rows.
const HALF: usize = 101;
/// Papers of which one is enough.
const ENOUGH: usize = 2;
/// Where a sentence ends.
const STOPS: &[char] = &['。', '…'];
/// Where a message may be cut.
const PAUSES: &[char] = &['。', '；', '，', '、', '：', '（'];
/// What is said where claims bear on what else was told.
const TOLD: &str = "还说到的事，请看完整结果。";
/// What the last day is where it hangs on an acceptance: there is no room for both of its names.
const LATEST: &str = "最迟";
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
    let to_come = |point: &&MilestoneDoc| !point.left.is_empty() && !is_over(point, &plan.today);
    let latest = kept().find(to_come);
    let latest = latest.or_else(|| kept().find(|point| point.act_on.is_some()));
    let year = format!("{} 年 ", plan.today.get(..4).unwrap_or_default());
    let day = latest.map(|point| {
        let day = words::at(point.at);
        let start = wording::accepted_before(point, wording::counted_from(plan));
        let accepted = |start| wording::if_accepted_on(start) + "，" + LATEST;
        let name = start.map_or_else(|| point.key_day.clone(), accepted);
        let passed = wording::over(point, &plan.today);
        format!("{name} {}{passed}", day.strip_prefix(&year).unwrap_or(&day))
    });
    let first = minding(cautious(&verdict, &plan.data, &plan.answers), plan);
    let because = because.map_or("", |first| first.text.as_str());
    let last = Last::of(bring(plan), day, &plan.channels, because);
    with_next(&first, &next(plan), &Last { route: plan.short_route(), ..last })
}

/// Whether the day is over, and nothing can be done until then.
fn is_over(point: &MilestoneDoc, today: &str) -> bool {
    matches!(point.at, At::Day(day) if day.to_string().as_str() < today)
}

fn of_advice(advice: &Advice) -> String {
    let first = advice.sections.first().into_iter().flat_map(SectionDoc::stated);
    let mut titles = advice.computed().chain(first).map(|point| checked(&point.title, &point.why));
    let first = titles.next().unwrap_or_else(|| advice.topic.title.clone());
    let first = cautious(&first, &advice.data, &advice.answers);
    let titles: Vec<String> = titles.collect();
    let next = (1..=titles.len()).rev().map(|count| titles[..count].join("。"));
    with_next(&first, &next.collect::<Vec<_>>(), &Last::of(None, None, &advice.channels, ""))
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

/// The same with a word on what else was told, which may change what holds.
fn minding(text: String, plan: &PlanReport) -> String {
    let minding =
        Some(format!("{text}{TOLD}")).filter(|text| !plan.matters.is_empty() && fits(text));
    minding.unwrap_or(text)
}

/// What a message has besides what holds and the next step.
struct Last {
    /// From where to where, which stands before all else: only where there is room.
    route: Option<String>,
    /// What to bring: only where there is room for all the rest.
    spare: Option<String>,
    /// By when.
    day: Option<String>,
    /// Whom to call.
    calls: Vec<String>,
}

impl Last {
    /// The numbers that the next step names come first.
    fn of(spare: Option<String>, day: Option<String>, channels: &[ChannelDoc], next: &str) -> Self {
        let mut call = wording::hotlines(channels);
        call.sort_by_key(|line| !next.contains(&line.number));
        let doubt = hotline::doubt(&call).map(str::to_owned);
        let calls = call.iter().map(Hotline::called).chain(doubt).collect();
        Self { route: None, spare, day, calls }
    }

    /// By when and whom to call, then less and less: one number at least.
    fn named(&self) -> Vec<String> {
        let calls = |count: usize| self.calls[..count].iter().map(stopped).collect::<String>();
        let counts = || (1..=self.calls.len()).rev();
        let each = |day: String| counts().map(move |count| format!("{day}{}", calls(count)));
        self.bare().into_iter().flat_map(each).collect()
    }

    /// Whether a text says by when, and whom to call.
    fn says(&self, text: &str) -> [bool; 2] {
        [self.day.as_deref(), self.calls.first().map(String::as_str)]
            .map(|part| part.is_some_and(|part| text.contains(part)))
    }

    /// By when, then nothing.
    fn bare(&self) -> [String; 2] {
        [self.day.as_ref().map(stopped).unwrap_or_default(), String::new()]
    }
}

/// A sentence with its stop.
fn stopped(text: impl AsRef<str>) -> String {
    text.as_ref().to_owned() + "。"
}

/// The next step that the first screen names, then less and less of it, whole sentences and steps.
fn next(plan: &PlanReport) -> Vec<String> {
    match plan.verdict.because.first().filter(|_| leads(plan)) {
        Some(first) => sentences(&first.text),
        None => beginnings(plan),
    }
}

/// A text, then what is left of it without its last sentence, and so on; of the first sentence at last
/// what stands before its particulars.
fn sentences(text: &str) -> Vec<String> {
    let text = text.trim_end_matches('。');
    let first = text.split('。').next().unwrap_or_default();
    let less = text.rmatch_indices('。').map(|(at, _)| &text[..at]);
    let gist = ['；', '：'].map(|stop| first.split(stop).next().unwrap_or_default());
    // 「已经缴了费的：」 says for whom it is, not what to do.
    let gist = gist.into_iter().filter(|text| !text.ends_with('的'));
    let all = iter::once(text).chain(less).chain(gist);
    all.filter(|text| !text.is_empty()).map(str::to_owned).collect()
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

/// What comes first is whole and fits, then a number; of the rest as much as leaves room for something of
/// the next step, which is never cut. From where to where is worth more than a second number, and than more
/// than the beginning of the next step.
fn with_next(first: &str, next: &[String], last: &Last) -> String {
    let next: Vec<String> = next.iter().map(stopped).collect();
    let (named, bare, none) = (last.named(), last.bare(), [String::new()]);
    let fitting = |route: &str| {
        let mut all = pairs(&next, &named)
            .chain(pairs(&none, &named))
            .chain(pairs(&next, &bare))
            .chain(pairs(&none, &bare));
        all.find(|(next, ends)| fits(&format!("{route}{first}{next}{ends}")))
    };
    let Some((most, ends)) = fitting("") else { return first.to_owned() };
    let spare = last.spare.as_ref().map(stopped).unwrap_or_default();
    let close = last.route.as_deref().unwrap_or_default();
    let route = last.route.as_ref().map(|route| format!("{route}：")).unwrap_or_default();
    let routed = [(route.as_str(), spare.as_str()), (&route, ""), (close, "")]
        .map(|(route, spare)| format!("{route}{first}{most}{spare}{ends}"));
    let shorter = [route.as_str(), close].into_iter().find_map(|route| {
        let (less, fewer) = fitting(route).filter(|_| !route.is_empty())?;
        let whole = less.is_empty() == most.is_empty() && last.says(fewer) == last.says(ends);
        whole.then(|| format!("{route}{first}{less}{fewer}"))
    });
    let spared = [&*spare, ""].map(|spare| format!("{first}{most}{spare}{ends}"));
    let mut all = routed.into_iter().chain(shorter).chain(spared);
    all.find(|all| fits(all)).unwrap_or_default()
}

/// All of one with each of the other.
fn pairs<'a>(next: &'a [String], ends: &'a [String]) -> impl Iterator<Item = (&'a str, &'a str)> {
    ends.iter().flat_map(|ends| next.iter().map(move |next| (next.as_str(), ends.as_str())))
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
    use super::{Last, fits, sentences, shorter, with_next};

    #[test]
    fn the_next_step_gets_what_room_is_left_and_is_never_cut() {
        let day = Some("转入最迟 2026 年 12 月 14 日".to_owned());
        let calls = vec!["成都 028-12393".to_owned()];
        let spare = Some("带身份证".to_owned());
        let last = Last { route: None, spare, day: day.clone(), calls: calls.clone() };
        let route = Some("成都到杭州".to_owned());
        let routed =
            Last { route, spare: Some("带身份证或者社会保障卡".to_owned()), day, calls };
        let next =
            ["打开平台，".repeat(20), "打开平台，找到转移接续".to_owned(), "打开平台".to_owned()];
        let said = with_next("可以申请转移。", &next, &last);
        let kept = "可以申请转移。打开平台，找到转移接续。";
        assert_eq!(said, format!("{kept}带身份证。转入最迟 2026 年 12 月 14 日。成都 028-12393。"));
        let said = with_next("可以申请转移。", &next, &routed);
        let end = "转入最迟 2026 年 12 月 14 日。成都 028-12393。";
        assert_eq!(said, format!("成都到杭州：{kept}{end}"));
        let far = Last { route: Some("成都到石河子市区".to_owned()), ..routed };
        let said = with_next("现在可以申请转移。", &next, &far);
        assert_eq!(said, format!("成都到石河子市区现在{kept}{end}"), "not even room for a colon");
        let last = Last { spare: Some("带身份证或者社会保障卡".to_owned()), ..last };
        let said = with_next("可以申请转移。", &next, &last);
        assert_eq!(said, format!("{kept}转入最迟 2026 年 12 月 14 日。成都 028-12393。"));
        let said = with_next("可以申请转移。", &next[..1], &last);
        assert!(said.starts_with("可以申请转移。带身份证"), "{said}");
    }

    #[test]
    fn a_number_goes_before_the_next_step_and_the_day() {
        let first = "期限过了还没办完，先催转出地。";
        let calls = vec!["成都 028-12393".to_owned()];
        let day = Some("转入最迟 2026 年 11 月 10 日".to_owned());
        let last = Last { route: None, spare: None, day, calls };
        let next = ["从受理算起期限都过了".repeat(2) + "打电话催", "催".repeat(50)];
        assert_eq!(
            with_next(first, &next[..1], &last),
            format!("{first}{}。成都 028-12393。", next[0])
        );
        let kept = "转入最迟 2026 年 11 月 10 日。成都 028-12393。";
        assert_eq!(with_next(first, &next[1..], &last), format!("{first}{kept}"));
        let first = "很长的结论。".repeat(8);
        assert_eq!(with_next(&first, &next, &last), format!("{first}成都 028-12393。"));
    }

    #[test]
    fn a_reason_is_shortened_by_whole_sentences() {
        let told = sentences("请查成都：「暂停」就可以转；别的先别停。再打电话。");
        let first = "请查成都：「暂停」就可以转；别的先别停";
        assert_eq!(told[..2], [format!("{first}。再打电话"), first.to_owned()]);
        assert_eq!(told[2..], ["请查成都：「暂停」就可以转", "请查成都"]);
        let told = sentences("已经缴了费的：停掉那一份、申请退费；以后不退。");
        assert_eq!(told[1..], ["已经缴了费的：停掉那一份、申请退费"]);
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
