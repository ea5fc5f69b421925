//! The first screen of a plan: the whole answer in a few lines, everything else behind it.

use chrono::{Datelike as _, NaiveDate};

use super::entry::{Entry, Passage};
use super::parts::Parts;
use super::{About, Block, Label, Section, SectionKind, entries};
use crate::calendar::Month;
use crate::model::{At, Harm, Need, VerdictCode};
use crate::report::gap;
use crate::report::hotline::{self, Hotline};
use crate::report::milestones::TODAY;
use crate::report::{
    ChannelDoc, ClaimDoc, MaterialDoc, MilestoneDoc, NoteDoc, PlanReport, StepDoc, StepsDoc, Why,
    notice, wording, words,
};

/// The most things to mind that are named at once.
const MIND: usize = 3;
/// What papers stand behind.
const BRING: &str = "带什么";
/// What things to mind stand behind.
pub(crate) const MINDED: &str = "要当心";
/// What stands before the answer, and before what the gap costs.
pub(crate) const VERDICT: &str = "结论";
pub(crate) const GAP: &str = "断缴";
/// What stands before numbers to call, and before how sure the result is.
pub(super) const ASK: &str = "问谁";
pub(crate) const SURE: &str = "准不准";
/// What stands before what was so in other years.
const PAST: &str = "往年";
/// What it means that something is to be checked.
const CHECKED: &str = "来源是转载、没写日期，或者还没有定下来，办以前先打电话问一句";
/// How many steps tell how to begin.
const BEGIN: usize = 3;

/// The answer with what follows from it; `behind` is what it sums up.
pub(super) fn summary(plan: &PlanReport, parts: &Parts, behind: &[Section]) -> Option<Section> {
    let summary = Summary { plan, parts };
    let blocks = [
        parts.assumed(),
        summary.next(),
        summary.urgent(),
        summary.days(true),
        summary.minded(),
        summary.bring(),
        summary.days(false),
        summary.cost(),
        vec![ask(&plan.channels)],
        summary.past(),
        vec![sure(behind)],
        summary.besides(),
        summary.mind(),
    ];
    let section = Section::of(SectionKind::Summary, &plan.verdict.title, blocks.concat())?;
    Some(Section { answer: Some(plan.verdict.code), ..section.tab(VERDICT) })
}

/// Whether the first reason says what to do, so that nothing else can be done before.
pub(crate) fn leads(plan: &PlanReport) -> bool {
    !matches!(plan.verdict.code, VerdictCode::Ready | VerdictCode::Automatic)
        && !plan.verdict.because.is_empty()
}

struct Summary<'a> {
    plan: &'a PlanReport,
    parts: &'a Parts<'a>,
}

impl Summary<'_> {
    fn next(&self) -> Vec<Block> {
        if let Some(first) = self.plan.verdict.because.first().filter(|_| leads(self.plan)) {
            let lines = vec![Passage::plain(&first.text)];
            let entry = self.parts.entry(VERDICT, &first.why);
            return vec![Block::Statement(Entry { title: "下一步".to_owned(), lines, ..entry })];
        }
        let ways = own(&self.plan.steps).into_iter().enumerate();
        let lines = ways.map(|(at, steps)| {
            let name = if at == 0 { "下一步" } else { "或者" };
            let label = label(name, &begin(&steps), &steps[0].why);
            let about = if at == 0 { About::Next } else { About::Other };
            Block::Label(Label { about, later: at > 0, ..label })
        });
        lines.collect()
    }

    /// What is over with the year; it is told in full behind.
    fn urgent(&self) -> Vec<Block> {
        let because = self.plan.verdict.because.iter();
        let urgent = because.filter(|reason| !reason.urgent.is_empty());
        urgent.map(|reason| line("别错过", &reason.urgent, &reason.why)).collect()
    }

    /// What must be minded of things that were said besides: it does not stand behind anything else.
    fn minded(&self) -> Vec<Block> {
        let notes = self.plan.matters.iter().filter_map(|claim| noted(self.plan, claim));
        notes.map(|note| line(MINDED, gist(&note.text), &note.why)).collect()
    }

    /// What else is known of such things.
    fn besides(&self) -> Vec<Block> {
        let claims = self.plan.matters.iter().filter(|claim| noted(self.plan, claim).is_none());
        claims.map(|claim| line("还说到", &answered(claim), &claim.why)).collect()
    }

    /// What must be had; of a group one is enough.
    fn bring(&self) -> Vec<Block> {
        let papers = || self.plan.materials.iter();
        let required = papers().filter(|paper| paper.need == Need::Required);
        let required = names(&required.collect::<Vec<_>>());
        let mut groups: Vec<&Option<String>> =
            papers().filter(|paper| paper.need == Need::OneOf).map(|paper| &paper.group).collect();
        groups.dedup();
        let groups = groups.into_iter().map(|group| {
            let all: Vec<_> = papers().filter(|paper| paper.group == *group).collect();
            format!("有一样就行：{}", names(&all))
        });
        let all: Vec<String> =
            [required].into_iter().filter(|text| !text.is_empty()).chain(groups).collect();
        // What must be done before may want papers of its own.
        let then = if leads(self.plan) { "办转移时，" } else { "" };
        if all.is_empty() {
            return Vec::new();
        }
        let text = format!("{then}{}", all.join("；"));
        vec![Block::Label(Label {
            label: BRING.to_owned(),
            text,
            about: About::Bring,
            ..Label::default()
        })]
    }

    /// The days to keep in mind; where nothing can start yet, how long all of it takes.
    /// Those that are over with this month stand apart.
    fn days(&self, over: bool) -> Vec<Block> {
        let days = || self.plan.timeline.iter().filter(|point| !point.key_day.is_empty());
        let longest = days().filter_map(|point| point.workdays).max();
        let points: Vec<_> = days()
            .filter(|point| !point.pending || point.assumed && point.workdays == longest)
            .collect();
        let last = points.iter().rposition(|point| is_term(point));
        // Which year it is goes without saying.
        let year = format!("{} 年 ", self.plan.today.get(..4).unwrap_or_default());
        let start = wording::counted_from(self.plan);
        let out_due = wording::out_due(self.plan).map(|point| point.id.as_str());
        let told = points.iter().enumerate().filter(|(_, point)| self.is_over_soon(point) == over);
        let lines = told.map(|(at, point)| {
            let start = wording::accepted_before(point, start);
            let passed = wording::over(point, &self.plan.today);
            let when =
                |today: &str| wording::counted(point, start, today).replace(&year, "") + passed;
            let over = if over { "，就是这个月" } else { "" };
            let left =
                Some(&point.left).filter(|left| !left.is_empty() && point.if_later.is_none());
            let left = left.map_or_else(String::new, |left| format!("，{left}"));
            // Of the day itself nothing is left.
            let still = if left.ends_with(TODAY) { "" } else { &left };
            Block::Label(Label {
                label: point.key_day.clone(),
                text: format!("{}{over}{left}", when(&self.plan.today)),
                later_on: Some(when("")),
                passed: self.passed(point),
                copied: Some(when("") + still),
                marks: notice::marks(&point.why.notices),
                about: if point.pending { About::Span } else { About::Day },
                why: Some(point.why.clone()),
                spare: !is_term(point) && point.act_on.is_none(),
                // The last term says it all to whoever only listens, and who waits is told when to call.
                later: point.act_on.is_none()
                    && last.is_some_and(|last| last != at)
                    && out_due != Some(point.id.as_str()),
                ..Label::default()
            })
        });
        lines.collect()
    }

    /// How long ago a day was on the day of the result, for whoever reads it later; empty for other days.
    fn passed(&self, point: &MilestoneDoc) -> String {
        let today = self.plan.today.parse::<NaiveDate>();
        match (point.at, today) {
            (At::Day(day), Ok(today)) if day < today && !point.left.is_empty() => {
                format!("，到 {} 月 {} 日{}", today.month(), today.day(), point.left)
            }
            _ => String::new(),
        }
    }

    /// Whether this month is the last one for it.
    fn is_over_soon(&self, point: &MilestoneDoc) -> bool {
        let this = |month: Month| self.plan.today.starts_with(&month.to_string());
        matches!(point.at, At::Month(month) if point.act_on.is_some() && this(month))
    }

    /// What the gap costs, and what becomes of the money.
    fn cost(&self) -> Vec<Block> {
        let PlanReport { gap, account, .. } = self.plan;
        let gist = gap::gist(self.plan);
        // Whoever moves nothing may still have missed months, of which another topic tells.
        if !self.plan.moves() {
            let told = self.plan.gap_counts() || gap.why.see.is_some();
            // Where the place says how long to wait, a note leads on.
            let leads = |note: &&NoteDoc| gap.why.see.is_none() && note.why.see.is_some();
            let note = self.plan.warnings.iter().find(leads);
            let gist = Passage::plain(&format!("{}。", gist.join("；")));
            let more = note.map(|note| Passage::plain(&note.text));
            let see = gap.why.see.clone().or_else(|| note.and_then(|note| note.why.see.clone()));
            let why = Why { see, ..gap.why.clone() };
            let lines = std::iter::once(gist).chain(more).collect();
            let entry = Entry { title: GAP.to_owned(), lines, ..self.parts.entry(GAP, &why) };
            return told.then_some(Block::Statement(entry)).into_iter().collect();
        }
        let money = label("个人账户", words::account(account.code), &account.why);
        let money = Block::Label(Label { spare: true, later: true, ..money });
        vec![line(GAP, &gist.join("；"), &gap.why), money]
    }

    /// When it was the year before, for whoever waits for the next: it is told in full behind.
    fn past(&self) -> Vec<Block> {
        let waits = self.plan.verdict.code == VerdictCode::NextYear;
        let told = |note: &&NoteDoc| waits && !note.past.is_empty();
        let note = self.plan.warnings.iter().find(told);
        let line = note.map(|note| {
            let text = note.past.split('。').next().unwrap_or_default();
            Block::Label(Label { spare: true, later: true, ..label(PAST, text, &note.why) })
        });
        line.into_iter().collect()
    }

    /// What to mind, by name, the gravest first; it is told in full behind.
    fn mind(&self) -> Vec<Block> {
        let told: Vec<_> =
            self.plan.matters.iter().filter_map(|claim| noted(self.plan, claim)).collect();
        let mut notes: Vec<&NoteDoc> =
            self.plan.warnings.iter().filter(|note| !told.contains(note)).collect();
        notes.sort_by_key(|note| note.harm);
        let label = if told.is_empty() { MINDED } else { "还要当心" };
        notes.retain(|note| !note.title.is_empty());
        // What does no harm is good to know, and can be read behind.
        let harmful = notes.iter().filter(|note| note.harm != Harm::None).count();
        let rest = notes.split_off(harmful.min(MIND));
        let named: Vec<&str> = notes.iter().map(|note| note.title.as_str()).collect();
        // Where nothing does harm to everybody, whoever must ask first is told all the same.
        let text = match concerned(&rest) {
            Some(asks) if named.is_empty() => Some(asks),
            _ if named.is_empty() => None,
            _ => Some(named.join("；") + &counted(&rest)),
        };
        text.map(|text| can_wait(label, text)).into_iter().collect()
    }
}

/// Who must ask before anything moves, of the gravest note that says so.
pub(crate) fn concerned(notes: &[&NoteDoc]) -> Option<String> {
    let whom = notes.iter().map(|note| note.whom.as_str()).find(|whom| !whom.is_empty());
    whom.map(|whom| format!("{whom}的，转以前先问"))
}

/// How many more there are, and whom the gravest of them that says so concerns.
fn counted(rest: &[&NoteDoc]) -> String {
    if rest.is_empty() {
        return String::new();
    }
    let whom = rest.iter().map(|note| note.whom.as_str()).find(|whom| !whom.is_empty());
    let whom = whom.map_or_else(String::new, |whom| format!("（{whom}等）"));
    format!("；还有 {} 条{whom}", rest.len())
}

/// Whether an office must be done by then.
fn is_term(point: &MilestoneDoc) -> bool {
    !point.left.is_empty() || point.workdays.is_some()
}

/// A few words with what must be read with them.
fn label(label: &str, text: &str, why: &Why) -> Label {
    let marks = notice::marks(&why.notices);
    let (label, text) = (label.to_owned(), text.to_owned());
    Label { label, text, marks, why: Some(why.clone()), ..Label::default() }
}

fn line(name: &str, text: &str, why: &Why) -> Block {
    Block::Label(label(name, text, why))
}

/// How each way begins, in one sentence.
pub(crate) fn ways(plan: &PlanReport) -> Vec<String> {
    let ways = own(&plan.steps);
    ways.iter().map(|steps| wording::checked(&begin(steps), &steps[0].why)).collect()
}

/// How the first way begins, then less and less of it: whole steps.
pub(crate) fn beginnings(plan: &PlanReport) -> Vec<String> {
    let ways = own(&plan.steps);
    let Some(steps) = ways.first() else { return Vec::new() };
    let counts = (1..=steps.len().min(BEGIN)).rev();
    counts.map(|count| wording::checked(&begin(&steps[..count]), &steps[0].why)).collect()
}

/// What is known of things that were said besides, in one sentence each.
pub(crate) fn matters(plan: &PlanReport) -> Vec<String> {
    let told = plan.matters.iter().map(|claim| match noted(plan, claim) {
        Some(note) => wording::checked(asked(&note.text), &note.why),
        None => wording::checked(&answered(claim), &claim.why),
    });
    told.collect()
}

/// The thing to mind here that answers a claim.
fn noted<'a>(plan: &'a PlanReport, claim: &ClaimDoc) -> Option<&'a NoteDoc> {
    plan.warnings.iter().find(|note| claim.rules.contains(&note.id))
}

/// The steps of each way that are not those of the other too; where both ways are the same, they once.
pub(super) fn own(StepsDoc { online, counter }: &StepsDoc) -> Vec<Vec<&StepDoc>> {
    let has = |way: &[StepDoc], step: &StepDoc| way.iter().any(|each| each.id == step.id);
    let both = |step: &StepDoc| has(online, step) && has(counter, step);
    let ways = [online, counter].map(|way| way.iter().filter(|step| !both(step)).collect());
    let ways: Vec<Vec<_>> = ways.into_iter().filter(|steps: &Vec<_>| !steps.is_empty()).collect();
    if ways.is_empty() && !online.is_empty() { vec![online.iter().collect()] } else { ways }
}

/// The first steps in one sentence.
fn begin(steps: &[&StepDoc]) -> String {
    let titles: Vec<&str> = steps.iter().take(BEGIN).map(|step| step.title.as_str()).collect();
    titles.join("，")
}

/// A claim as a question and its answer: alone the answer may not say what it is about.
fn answered(claim: &ClaimDoc) -> String {
    format!("{}？{}", claim.wording, gist(&claim.text))
}

/// The first sentence up to where it goes into particulars.
fn gist(text: &str) -> &str {
    text.split(['。', '；', '：']).next().unwrap_or(text)
}

/// The same with what is to be asked, for whoever cannot read on.
fn asked(text: &str) -> &str {
    let sentence = text.split(['。', '；']).next().unwrap_or(text);
    let asks = sentence.split('：').next().is_some_and(|before| before.contains('问'));
    if asks { sentence } else { gist(text) }
}

fn names(papers: &[&MaterialDoc]) -> String {
    papers.iter().map(|paper| paper.title.as_str()).collect::<Vec<_>>().join("、")
}

/// Whom to call.
pub(super) fn ask(channels: &[ChannelDoc]) -> Block {
    let lines = wording::hotlines(channels);
    let marks = hotline::marks(&lines);
    let text = lines.iter().map(Hotline::called).collect::<Vec<_>>().join("；");
    Block::Label(Label {
        label: ASK.to_owned(),
        text,
        marks,
        about: About::Ask,
        ..Label::default()
    })
}

/// How sure all of it is: how many lines are national, how many local, and how many to be checked.
/// What a word means is no such line.
pub(super) fn sure(behind: &[Section]) -> Block {
    let told = behind.iter().filter(|section| section.kind != SectionKind::Terms);
    let lines: Vec<&Entry> = told.flat_map(|section| entries(&section.blocks)).collect();
    let local = |entry: &&&Entry| entry.why.as_ref().is_some_and(|why| why.place.is_some());
    let local = lines.iter().filter(local).count();
    let check = lines.iter().filter(|entry| !entry.marks.is_empty()).count();
    let all = lines.len();
    let counts = match local {
        0 => format!("全国 {all} 条"),
        _ => format!("全国 {} 条，当地 {local} 条", all - local),
    };
    if check == 0 {
        return can_wait(SURE, counts);
    }
    let text = format!("{all} 条里 {check} 条先打电话问，其余有文件或指南");
    let later_on = Some(format!("{counts}；其中 {check} 条要核对：{CHECKED}"));
    Block::Label(Label { label: SURE.to_owned(), text, later: true, later_on, ..Label::default() })
}

fn can_wait(label: &str, text: String) -> Block {
    Block::Label(Label { label: label.to_owned(), text, later: true, ..Label::default() })
}
