//! The essentials in one message for a phone: at most 300 characters, and it says what it leaves out.

mod message;
mod places;

use chrono::NaiveDate;

use crate::model::{AccountCode, At, Certainty, Need, WaitingCode};
use crate::report::compare::{CompareDoc, CompareRow};
use crate::report::hotline::{self, Hotline};
use crate::report::pointer::alone;
use crate::report::tree::{GAP, MINDED, SURE, VERDICT, concerned, in_words, leads, matters, ways};
use crate::report::wording::{self, checked, marked};
use crate::report::{
    Advice, AnswerDoc, ChannelDoc, ClaimDoc, ClaimsDoc, DataDoc, MaterialDoc, MilestoneDoc,
    NoteDoc, OpenDoc, PlanReport, PointDoc, Report, SearchDoc, SectionDoc, Why, gap, words,
};
use message::{LATE, Part, message};

/// Writes a result in one message.
pub(crate) fn write(report: &Report, _width: usize) -> String {
    match report {
        Report::Plan(report) => plan(report),
        Report::Advice(answer) => advice(answer),
        Report::Claims(doc) => claims(doc),
        Report::Search(doc) => found(doc),
        Report::Place(doc) => places::one(doc),
        Report::Places(doc) => places::all(doc),
        Report::Compared(doc) => compared(doc),
    }
}

/// Writes a plan: verdict, the next step, materials, days, whom to ask.
fn plan(plan: &PlanReport) -> String {
    let route = plan.route.as_ref().map_or_else(String::new, |route| format!("，{route}"));
    let label = format!("医保转移{route}：");
    let (bring, spare) = materials(plan);
    let start = wording::counted_from(plan);
    let first = wording::out_due(plan);
    let parts = vec![
        Part::list(&label, vec![plan.verdict.title.clone()], "", "句").rank(0),
        assumed(&plan.answers).rank(1),
        next(plan).rank(5),
        Part::list("要当心：", matters(plan), "；", "条").rank(7),
        Part::list("", reasons(plan), "。", "条").spare().rank(10),
        Part::list("别错过：", urgent(plan), "；", "条").rank(4),
        Part::list("带：", bring, "；", "样").at_least(&fewest(&plan.materials)).rank(9),
        Part::list("备用：", spare, "；", "样").spare().rank(LATE + 1),
        waits(plan).detailed().rank(6),
        Part::list("日子：", days(&plan.timeline, &plan.today, start, first), "；", "个日子")
            .rank(8),
        account(plan),
        Part::list("", asks(plan), "。", "句").spare().rank(LATE),
        open(plan.asked()).rank(12),
        hotlines(&plan.channels).rank(3),
        foot(&plan.today, &plan.data).rank(2),
    ];
    line(message(parts))
}

/// What to do first: the sentences of the reason that says it, or how each way begins.
fn next(plan: &PlanReport) -> Part {
    match plan.verdict.because.first().filter(|_| leads(plan)) {
        Some(first) => {
            let text = alone(&first.text, Some(&first.why), |_| false);
            Part::sentences("", &text).read_with(wording::to_check(&first.why))
        }
        None => Part::list("下一步：", ways(plan), "；或者", "种办法"),
    }
}

/// The other reasons; where nothing stands in the way nobody needs them.
fn reasons(plan: &PlanReport) -> Vec<String> {
    let because = plan.verdict.because.iter().skip(1).filter(|_| leads(plan));
    let because = because.filter(|reason| reason.urgent.is_empty());
    because.map(|reason| told(&reason.text, &reason.why)).collect()
}

/// What is over with the year and costs money.
fn urgent(plan: &PlanReport) -> Vec<String> {
    let because = plan.verdict.because.iter().filter(|reason| !reason.urgent.is_empty());
    because.map(|reason| checked(&reason.urgent, &reason.why)).collect()
}

/// A sentence with the care it asks for; a message has no parts to be sent to.
fn told(text: &str, why: &Why) -> String {
    checked(&alone(text, Some(why), |_| false), why)
}

/// Writes the answer of a side topic: what was worked out, the headings of its first section, days,
/// whom to ask.
fn advice(advice: &Advice) -> String {
    let first = advice.sections.first();
    let title = first.map_or_else(String::new, |section| format!("{}：", section.title));
    let heading = |point: &PointDoc| checked(&point.title, &point.why);
    let points = first.into_iter().flat_map(SectionDoc::stated).map(heading).collect();
    let parts = vec![
        Part::list("", vec![advice.title()], "", "句").rank(0),
        assumed(&advice.answers).rank(1),
        Part::list("", advice.computed().map(heading).collect(), "；", "个得数").rank(4),
        Part::list(&title, points, "；", "条").rank(5),
        Part::list("日子：", days(&advice.timeline, &advice.today, None, None), "；", "个日子")
            .rank(6),
        open(&advice.open).rank(7),
        hotlines(&advice.channels).rank(3),
        foot(&advice.today, &advice.data).rank(2),
    ];
    line(message(parts))
}

/// Writes claims: one with what is right, several with their verdicts.
fn claims(claims: &ClaimsDoc) -> String {
    let said = |claim: &ClaimDoc| {
        let verdict = words::claim(claim.verdict);
        checked(&format!("{}（{verdict}）", claim.wording), &claim.why)
    };
    let near = if claims.near { "（没有完全对上的，这是最接近的）" } else { "" };
    let label = format!("{}{near}：", claims.topic.title);
    let (list, unit) = match &claims.claims[..] {
        [] => (vec!["没有找到这种说法".to_owned()], "句"),
        all => (all.iter().map(said).collect(), "条说法"),
    };
    let foot = foot(&claims.today, &claims.data);
    line(message(match &claims.claims[..] {
        [claim] => {
            let said = Part::list(&label, list, "；", unit).rank(0);
            vec![said, Part::sentences("", &claim.text).rank(2), foot.rank(1)]
        }
        _ => vec![Part::list(&label, list, "；", unit).rank(1), foot.rank(0)],
    }))
}

/// Writes plans side by side: the answer, the gap and the days whether they differ or not, then what
/// else differs.
fn compared(doc: &CompareDoc) -> String {
    let row = |row: &CompareRow| {
        if !row.differs {
            return format!("{}：都一样，{}", row.label, in_words(&row.cells[0]));
        }
        let cells = doc.columns.iter().zip(&row.cells);
        let cells = cells.map(|(column, cell)| format!("{}，{}", column.label, in_words(cell)));
        format!("{}：{}", row.label, cells.collect::<Vec<_>>().join("；"))
    };
    let first = |row: &&CompareRow| leading(doc, row).is_some();
    let mut leads: Vec<&CompareRow> = doc.rows.iter().filter(first).collect();
    leads.sort_by_key(|row| leading(doc, row));
    // Of these the message would have names alone.
    let listed = |row: &&CompareRow| [MINDED, SURE].contains(&row.label.as_str());
    let others = doc.rows(true).filter(|row| !first(row) && !listed(row));
    let rows = leads.iter().copied().chain(others).map(row).collect();
    let parts = vec![
        Part::list("", vec![doc.title()], "", "句").rank(0),
        assumed(&doc.answers).rank(1),
        Part::list("", rows, "。", "项").rank(3),
        foot(&doc.today, &doc.data).rank(2),
    ];
    line(message(parts))
}

/// Which of the rows that must be known it is.
fn leading(doc: &CompareDoc, row: &CompareRow) -> Option<usize> {
    let points = doc.columns.iter().flat_map(|column| &column.result.timeline);
    let days = points.map(|point| point.key_day.as_str()).filter(|day| !day.is_empty());
    let mut leads = [VERDICT, GAP].into_iter().chain(days);
    leads.position(|lead| lead == row.label)
}

/// Writes what a search found: the headings, and what is thought of claims.
fn found(doc: &SearchDoc) -> String {
    let headings = doc.hits.iter().map(|hit| match hit.aside.as_str() {
        "" => hit.title.clone(),
        aside => format!("{}（{aside}）", hit.title),
    });
    let mut headings: Vec<String> = headings.collect();
    if headings.is_empty() {
        headings.push(wording::NOTHING.trim_end_matches('。').to_owned());
    }
    line(message(vec![
        Part::list("", vec![doc.title()], "", "句").rank(0),
        Part::list("", headings, "；", "条").rank(2),
        foot(&doc.today, &doc.data).rank(1),
    ]))
}

/// Papers to bring, and those that may be needed; of several that will do all in one.
fn materials(plan: &PlanReport) -> (Vec<String>, Vec<String>) {
    let (all, mut bring, mut spare) = (&plan.materials, Vec::new(), Vec::new());
    for material in all {
        let word = words::need(material.need);
        match material.need {
            Need::NotNeeded => {}
            Need::Required => bring.push(marked(&material.title, &material.why)),
            Need::OneOf => bring.push(format!("{}（{word}）", titles(all, material).join("、"))),
            Need::IfAsked | Need::Fallback => {
                spare.push(marked(&format!("{}（{word}）", material.title), &material.why));
            }
        }
    }
    // Each of a group names the whole group.
    bring.dedup();
    if all.is_empty() {
        bring.push(no_materials(plan));
    }
    (bring, spare)
}

/// That a move asks for no papers; where nothing moves, what is done instead may ask for some.
fn no_materials(plan: &PlanReport) -> String {
    let none = "不用准备材料";
    let instead = plan.steps.online.first().filter(|_| !plan.moves());
    instead.map_or_else(
        || none.to_owned(),
        |step| format!("转移{none}；{}的，要带什么先问", step.title),
    )
}

/// As few papers as will do: all that are required, and of each group one that nothing must be read with.
fn fewest(all: &[MaterialDoc]) -> String {
    let mut groups: Vec<&Option<String>> = Vec::new();
    let needed = all.iter().filter(|paper| match paper.need {
        Need::Required => true,
        Need::OneOf if paper.why.notices.is_empty() && !groups.contains(&&paper.group) => {
            groups.push(&paper.group);
            true
        }
        _ => false,
    });
    needed.map(|paper| marked(&paper.title, &paper.why)).collect::<Vec<_>>().join("、")
}

/// The papers of which one is enough, where this one is.
fn titles(all: &[MaterialDoc], one: &MaterialDoc) -> Vec<String> {
    let same = |other: &&MaterialDoc| other.need == Need::OneOf && other.group == one.group;
    // The other name of a paper has no room.
    let name = |title: &str| title.split('（').next().unwrap_or_default().to_owned();
    all.iter().filter(same).map(|other| marked(&name(&other.title), &other.why)).collect()
}

/// How long the gap is and what it costs, unless there is none.
fn waits(plan: &PlanReport) -> Part {
    let gap = &plan.gap;
    let is_long =
        plan.gap_counts() && gap.years.is_none() && gap.months.is_some_and(|months| months > 0);
    // Where nothing moves and nothing is missed there is nothing to say of it.
    let of_none = !plan.moves() && !plan.gap_counts() && gap.why.see.is_none() && !gap.doubted;
    let spared = gap.waiting.code == WaitingCode::None && gap.why.notices.is_empty();
    let is_silent = !is_long && spared || of_none;
    let told = || {
        let gist = if is_long {
            format!("断缴 {}", gap::gist(plan).join("，"))
        } else if gap.doubted {
            gap::gist(plan).join("，")
        } else {
            gap::wait(gap.backpay, &gap.waiting, gap::last_month(plan))
        };
        let full = (!gap.doubted).then(|| alone(&gap.text, Some(&gap.why), |_| false));
        std::iter::once(gist).chain(full).collect()
    };
    let told: Vec<String> = if is_silent { Vec::new() } else { told() };
    // That a place says otherwise may not go; what it is about may, unless a folder of this machine says it.
    let (besides, otherwise) = (&gap.waiting.besides, gap.waiting.besides.split('，').next());
    let own = |note: &NoteDoc| note.why.local_data && gap.warnings.contains(&note.id);
    let short = !besides.is_empty() && !plan.warnings.iter().any(own);
    let least = told.first().filter(|_| short);
    let least = least.map(|gist| gist.replace(besides, otherwise.unwrap_or_default()));
    let part = Part::list("待遇：", told, "。", "段").read_with(wording::to_check(&gap.why));
    part.at_least(&least.unwrap_or_default())
}

/// What becomes of the money; where it does not simply move along, that is what people ask.
fn account(plan: &PlanReport) -> Part {
    let account = &plan.account;
    let moves = plan.moves() && plan.kind.is_some() && account.code != AccountCode::None;
    let asks = account.code == AccountCode::Ask;
    let word = words::account(account.code);
    let text =
        || if asks { alone(&account.text, Some(&account.why), |_| false) } else { word.to_owned() };
    let told = moves.then(text);
    let part = Part::list("个人账户：", told.into_iter().collect(), "", "句");
    let part = part.read_with(wording::to_check(&account.why));
    if asks { part.at_least(word).rank(11) } else { part.spare().rank(LATE) }
}

/// Who must ask before anything moves.
fn asks(plan: &PlanReport) -> Vec<String> {
    concerned(&plan.warnings.iter().collect::<Vec<_>>()).into_iter().collect()
}

/// The days to keep in mind, or where none has such a name all that have a day or a month; with
/// how firm they are, and this year is not named. The last term, which says when all of it is over,
/// comes first and stands for the others but for one that comes before it.
fn days(
    points: &[MilestoneDoc],
    today: &str,
    start: Option<NaiveDate>,
    first: Option<&MilestoneDoc>,
) -> Vec<String> {
    let year = format!("{} 年 ", today.get(..4).unwrap_or_default());
    let key = points.iter().any(|point| !point.key_day.is_empty());
    let told = |point: &MilestoneDoc| point.at != At::Open && (point.assumed || !point.pending);
    let kept = |point: &&MilestoneDoc| told(point) && (!key || !point.key_day.is_empty());
    let is_term =
        |point: &MilestoneDoc| key && (point.workdays.is_some() || matches!(point.at, At::Day(_)));
    let dated = || points.iter().filter(kept);
    let last = dated().rfind(|point| is_term(point));
    let dated = first.into_iter().chain(last).chain(dated().filter(|point| !is_term(point)));
    let mut assumed = start.map(|start| wording::if_accepted_on(start) + "，");
    let day = |point: &MilestoneDoc| {
        let counts = wording::accepted_before(point, start).is_some();
        let before = assumed.take_if(|_| counts).unwrap_or_default();
        let when = match point.certainty {
            Certainty::Official if !point.assumed => words::at(point.at),
            _ => wording::when(point),
        };
        let when = when.strip_prefix(&year).unwrap_or(&when);
        let name = if key { &point.key_day } else { &point.title };
        let over = wording::over(point, today);
        let over = if over.is_empty() { String::new() } else { format!("{over}，") };
        format!("{before}{when}{over}{}", checked(name, &point.why))
    };
    dated.map(day).collect()
}

/// What nobody was asked.
fn assumed(answers: &[AnswerDoc]) -> Part {
    let label = format!("{}：", wording::ASSUMED);
    let all = wording::assumed(answers);
    // Some of it would say that the others were asked.
    Part::whole(&label, &all, "；", "样").at_least(&format!("{} 样", all.len()))
}

fn open(open: &[OpenDoc]) -> Part {
    let labels = open.iter().map(|each| each.label.clone()).collect();
    Part::list("补上这些答案会更确定：", labels, "、", "题")
}

/// Where to call, each number once.
fn hotlines(channels: &[ChannelDoc]) -> Part {
    let lines = wording::hotlines(channels);
    let doubt = hotline::doubt(&lines).map_or_else(String::new, |doubt| format!("（{doubt}）"));
    let called: Vec<String> = lines.iter().map(Hotline::called).collect();
    // Half of the numbers may be the wrong half.
    Part::whole(&format!("咨询{doubt}："), &called, "、", "个电话")
}

fn foot(today: &str, data: &DataDoc) -> Part {
    let said = format!("{today} 的结果，{}以经办机构为准", published(data));
    Part::list("", doubted(said, data), "。", "句")
}

/// Who has published the data, where somebody has; with a comma behind it.
fn published(data: &DataDoc) -> String {
    data.publisher.as_ref().map_or_else(String::new, |name| format!("数据由{name}发布，"))
}

/// A sentence behind what is doubtful about the day.
fn doubted(said: String, data: &DataDoc) -> Vec<String> {
    let doubt = data.notice.map(|doubt| doubt.short().to_owned());
    doubt.into_iter().chain([said]).collect()
}

fn line(mut text: String) -> String {
    text.push('\n');
    text
}
