//! Each part of the plan in words.

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::DayKind;
use crate::model::{
    At, Body, Certainty, Channels, Claim, Harm, Milestone, Need, Phrase, QuestionIx, Rule, RuleIx,
    Side, Tier, VerdictCode, When,
};

use super::why::no_rule;
use super::{
    AccountDoc, BecauseDoc, ChannelDoc, ClaimDoc, GapDoc, MaterialDoc, MilestoneDoc, NoteDoc,
    Notice, StepDoc, StepsDoc, VerdictDoc, WaitingDoc, Writer, claims, words,
};

const LAPSED: &str = "（已过有效期）";

impl Writer<'_> {
    pub(super) fn verdict(&self) -> VerdictDoc {
        let plan = self.plan();
        let rules = plan.because.iter().map(|&ix| self.topic.rule(ix));
        let mut because: Vec<BecauseDoc> = rules.map(|rule| self.reason(rule)).collect();
        if because.is_empty() {
            because.extend(self.still_missing());
        }
        VerdictDoc { code: plan.verdict, title: self.verdict_title(), because }
    }

    fn reason(&self, rule: &Rule) -> BecauseDoc {
        let this_month = self.context.today.month();
        let (urgent, text) = match &rule.body {
            Body::Verdict { urgent_from: Some(first), .. } if *first <= this_month => {
                (self.say(&rule.title, rule), &rule.text)
            }
            Body::Verdict { off_season, .. } if !off_season.is_empty() => {
                (String::new(), off_season)
            }
            _ => (String::new(), &rule.text),
        };
        BecauseDoc { urgent, text: self.say(text, rule), why: self.why(rule) }
    }

    /// The answer in a line.
    pub(super) fn verdict_title(&self) -> String {
        let first = self.plan().because.first().map(|&ix| self.topic.rule(ix));
        let title = first.map(|rule| self.say(&rule.title, rule)).filter(|title| !title.is_empty());
        title.unwrap_or_else(|| words::verdict(self.plan().verdict).to_owned())
    }

    /// Which answers are lacking, where no rule says so.
    fn still_missing(&self) -> Option<BecauseDoc> {
        let labels: Vec<&str> =
            self.outcome.missing.iter().map(|&ix| self.topic.at(ix).label.as_str()).collect();
        let text = format!("还缺：{}。补上以后，结论会更确定。", labels.join("、"));
        (!labels.is_empty()).then(|| BecauseDoc { urgent: String::new(), text, why: no_rule() })
    }

    pub(super) fn account(&self) -> AccountDoc {
        let (code, rule) = self.plan().account;
        let said = rule.map(|ix| self.topic.rule(ix));
        let text = said.map(|rule| self.say(&rule.text, rule));
        AccountDoc {
            code,
            text: text.unwrap_or_else(|| self.silence("个人账户的钱怎么办")),
            why: said.map_or_else(no_rule, |rule| self.why(rule)),
        }
    }

    /// The wait, as numbers and in a few words.
    pub(super) fn waiting(&self) -> WaitingDoc {
        let gap = &self.plan().gap;
        let short = gap.rule.map(|ix| self.topic.rule(ix)).and_then(|rule| match &rule.body {
            Body::Gap { short, .. } => Some(self.say(short, rule)),
            _ => None,
        });
        WaitingDoc {
            code: gap.waiting.code,
            min_months: gap.waiting.min,
            max_months: gap.waiting.max,
            short: short.unwrap_or_default(),
            besides: self.besides(),
        }
    }

    pub(super) fn gap(&self) -> GapDoc {
        let (gap, roles) = (&self.plan().gap, self.topic.roles);
        let said = gap.rule.map(|ix| self.topic.rule(ix));
        let text = said.map(|rule| self.say(&rule.text, rule));
        let why = said.map_or_else(no_rule, |rule| self.why(rule));
        let label = |tier: Tier| {
            let fact = roles.tier?;
            let at = Tier::ALL.iter().position(|each| *each == tier)?;
            self.topic.facts[fact.at()].label(at).map(str::to_owned)
        };
        GapDoc {
            months: gap.months,
            months_open: self.is_open(roles.gap_months),
            years_open: self.is_open(roles.missed_years),
            tier_label: gap.tier.and_then(label).unwrap_or_default(),
            backpay_months: self.topic.limits.backpay_months.unwrap_or(0),
            tier: gap.tier.unwrap_or(Tier::Unknown),
            backpay: gap.backpay,
            backpay_last_month: gap.backpay_last.map(|month| month.to_string()),
            waiting: self.waiting(),
            text: text.unwrap_or_else(|| self.silence("断缴能不能补、要不要等待")),
            warnings: self.with_gap().map(|rule| self.item(rule)).collect(),
            why: why.with(self.differs()),
        }
    }

    /// Whether a question would make the plan more definite.
    fn is_open(&self, question: Option<QuestionIx>) -> bool {
        question.is_some_and(|question| self.outcome.missing.contains(&question))
    }

    /// A neutral sentence where no rule speaks.
    fn silence(&self, about: &str) -> String {
        match self.plan().verdict {
            VerdictCode::NotTransferable | VerdictCode::NotNeeded => {
                format!("按现在的结论不办转移，{about}这里不用回答。")
            }
            _ => format!("{about}，按现有的答案还说不准，请问转入地的经办机构。"),
        }
    }

    pub(super) fn materials(&self) -> Vec<MaterialDoc> {
        self.plan().materials.iter().filter_map(|&ix| self.material(self.topic.rule(ix))).collect()
    }

    fn material(&self, rule: &Rule) -> Option<MaterialDoc> {
        let Body::Material { need, group, channels, how } = &rule.body else { return None };
        Some(MaterialDoc {
            id: self.item(rule),
            title: self.say(&rule.title, rule),
            need: *need,
            group: (*need == Need::OneOf).then(|| group.clone()),
            channels: channel_names(*channels),
            note: self.say(&rule.text, rule),
            how: self.say(how, rule),
            why: self.why(rule),
        })
    }

    pub(super) fn steps(&self) -> StepsDoc {
        let list = |rules: &[RuleIx]| {
            rules.iter().filter_map(|&ix| self.step(self.topic.rule(ix))).collect()
        };
        StepsDoc { online: list(&self.plan().online), counter: list(&self.plan().counter) }
    }

    fn step(&self, rule: &Rule) -> Option<StepDoc> {
        let Body::Step { who, place, say, otherwise, .. } = &rule.body else { return None };
        Some(StepDoc {
            id: self.item(rule),
            title: self.say(&rule.title, rule),
            text: self.say(&rule.text, rule),
            who: self.say(who, rule),
            place: self.say(place, rule),
            say: self.say(say, rule),
            otherwise: self.otherwise(otherwise, rule),
            why: self.why(rule),
        })
    }

    /// What to do where a step does not work; where nobody has said, whom to ask.
    fn otherwise(&self, told: &Phrase, rule: &Rule) -> String {
        let told = self.say(told, rule);
        if !told.is_empty() {
            return told;
        }
        let ask = rule.place.map(|place| self.ask(place, rule.side));
        let ask = ask.map_or_else(|| "可拨打 12393 询问".to_owned(), |ask| ask.to_string());
        format!("没有见到专门的说法，{ask}。")
    }

    pub(super) fn timeline(&self) -> Vec<MilestoneDoc> {
        let start = self.start();
        let points = self.plan().timeline.iter().map(|each| MilestoneDoc {
            workdays: self.workdays(start, each),
            ..self.milestone(each)
        });
        points.collect()
    }

    /// The day from which the others count.
    fn start(&self) -> Option<NaiveDate> {
        let mut all = self.plan().timeline.iter();
        all.find_map(|each| match (&self.topic.rule(each.rule).body, each.at) {
            (Body::Timeline { when: When::Accepted, .. }, At::Day(day)) => Some(day),
            _ => None,
        })
    }

    /// What must be read with a day that counts from one on which nobody may have worked.
    pub(super) fn rest_day(&self, milestone: &Milestone) -> Option<Notice> {
        let (At::Day(day), start, calendar) =
            (milestone.at, self.start()?, &self.context.assets.calendar)
        else {
            return None;
        };
        let works = matches!(calendar.kind(start), DayKind::Workday | DayKind::Makeup);
        if works || milestone.assumed {
            return None;
        }
        let count = u16::try_from(calendar.workdays_between(start, day)).ok()?;
        let next = calendar.add_workdays(start, 1).day;
        let later = calendar.add_workdays(next, count).day;
        Some(if day == start { Notice::RestDay } else { Notice::FromRestDay { next, later } })
    }

    /// Working days from the start to a day that counts from it, where nothing can start yet.
    fn workdays(&self, start: Option<NaiveDate>, milestone: &Milestone) -> Option<u32> {
        let At::Day(day) = milestone.at else { return None };
        let count = self.context.assets.calendar.workdays_between(start?, day);
        milestone.assumed.then_some(count)
    }

    fn milestone(&self, milestone: &Milestone) -> MilestoneDoc {
        let rule = self.topic.rule(milestone.rule);
        let mut why = self.why(rule).counted(self.is_counted_locally(milestone));
        if milestone.certainty == Certainty::Provisional {
            why.notices.insert(0, Notice::Provisional);
        }
        if matches!(rule.body, Body::Timeline { when: When::BenefitsStart, .. }) {
            why = why.with(self.differs());
        }
        let rest_day = self.rest_day(milestone);
        let if_later = match rest_day {
            Some(Notice::FromRestDay { later, .. }) => Some(later),
            _ => None,
        };
        why.notices.extend(rest_day);
        MilestoneDoc {
            id: self.item(rule),
            title: self.say(&rule.title, rule),
            at: milestone.at,
            certainty: milestone.certainty,
            assumed: milestone.assumed,
            key_day: self.key_day(rule),
            workdays: None,
            left: self.left(milestone),
            if_later,
            act_on: self.act_on(milestone),
            text: self.say(&rule.text, rule),
            why,
        }
    }

    /// A working day of a last month, when offices are back from a holiday at its beginning, and not past
    /// while any of the month is left.
    fn act_on(&self, milestone: &Milestone) -> Option<NaiveDate> {
        let body = &self.topic.rule(milestone.rule).body;
        let (Body::Timeline { when: When::BackpayLast, .. }, At::Month(month)) =
            (body, milestone.at)
        else {
            return None;
        };
        let last = month.plus(1).first_day().pred_opt()?;
        let first = month.first_day().max(self.context.today) + Days::new(1);
        let start = first.max(month.first_day() + Days::new(7)).min(last);
        let calendar = &self.context.assets.calendar;
        let works =
            |day: &NaiveDate| matches!(calendar.kind(*day), DayKind::Workday | DayKind::Makeup);
        start.iter_days().take_while(|day| *day <= last).find(works).or(Some(start))
    }

    /// Whether the days or months up to it are counted by what a folder of this machine says.
    pub(super) fn is_counted_locally(&self, milestone: &Milestone) -> bool {
        match milestone.at {
            At::Day(day) => self.context.assets.local.counts(self.context.today, day),
            At::Month(_) => self.plan().gap.rule.is_some_and(|ix| self.topic.rule(ix).local_data),
            At::Open => false,
        }
    }

    /// The name of a day to keep in mind, by whichever rule of its item gives it one.
    fn key_day(&self, rule: &Rule) -> String {
        match &rule.body {
            Body::Timeline { key_day, .. } if !key_day.is_empty() => key_day.clone(),
            _ => self.topic.items[rule.item.at()].key_day.clone(),
        }
    }

    /// What is left until a day that stands.
    fn left(&self, milestone: &Milestone) -> String {
        let given =
            |rule: &Rule| matches!(rule.body, Body::Timeline { when: When::Answered(_), .. });
        // Of what is over nothing is left.
        let (At::Day(day), false) = (milestone.at, given(self.topic.rule(milestone.rule))) else {
            return String::new();
        };
        let (today, calendar) = (self.context.today, &self.context.assets.calendar);
        let about = if milestone.certainty == Certainty::Provisional { "大约" } else { "" };
        match calendar.workdays_between(today, day) {
            _ if milestone.assumed => String::new(),
            _ if day == today => "就是今天".to_owned(),
            _ if day < today => match calendar.workdays_between(day, today) {
                0 => "已经过了".to_owned(),
                past => format!("已经过了 {past} 个工作日"),
            },
            0 => "之前没有工作日了".to_owned(),
            count => format!("还有{about} {count} 个工作日"),
        }
    }

    /// The claims about what was said and no question asks for.
    pub(super) fn minded(&self) -> impl Iterator<Item = &Claim> {
        let claims = &self.context.assets.table.claims;
        self.answers.matters().iter().filter_map(|at| claims.get(usize::from(*at)))
    }

    pub(super) fn matters(&self) -> Vec<ClaimDoc> {
        self.minded().map(|claim| claims::claim(claim, self.context)).collect()
    }

    /// Warnings, then what has lapsed, then what is to come.
    pub(super) fn warnings(&self) -> Vec<NoteDoc> {
        let plan = self.plan();
        let rules =
            |list: &[RuleIx]| list.iter().map(|&ix| self.topic.rule(ix)).collect::<Vec<_>>();
        let now = rules(&plan.warnings).into_iter().map(|rule| NoteDoc {
            title: self.say(&rule.title, rule),
            harm: self.harm(rule),
            whom: whom(rule),
            ..self.note(self.item(rule), self.say(&rule.text, rule), rule)
        });
        // Lapsed and announced rules take their own id: the item's may speak above through another rule.
        let lapsed = rules(&plan.lapsed).into_iter().map(|rule| NoteDoc {
            past: self.say(&rule.text, rule),
            ..self.note(rule.id.clone(), self.lapsed(rule), rule)
        });
        let upcoming = rules(&plan.upcoming)
            .into_iter()
            .map(|rule| self.note(rule.id.clone(), self.say(&rule.announce, rule), rule));
        now.chain(lapsed).chain(upcoming).collect()
    }

    fn lapsed(&self, rule: &Rule) -> String {
        let heading = if rule.title.is_empty() {
            String::new()
        } else {
            format!("{}：", self.say(&rule.title, rule))
        };
        format!("{LAPSED}{heading}{}", self.say(&rule.text, rule))
    }

    fn note(&self, id: String, text: String, rule: &Rule) -> NoteDoc {
        let [title, whom, past] = [(); 3].map(|()| String::new());
        NoteDoc { id, title, text, harm: Harm::None, whom, past, why: self.why(rule) }
    }

    /// What it costs not to mind, by whichever rule of its item says so.
    fn harm(&self, rule: &Rule) -> Harm {
        let own = match rule.body {
            Body::Warning { harm, .. } => harm,
            _ => None,
        };
        let own = own.or(Self::is_with_gap(rule).then_some(Harm::Benefits));
        own.or(self.topic.items[rule.item.at()].harm).unwrap_or(Harm::None)
    }

    pub(super) fn channels(&self) -> Vec<ChannelDoc> {
        self.plan().channels.iter().map(|&ix| self.channel(self.topic.rule(ix))).collect()
    }

    fn channel(&self, rule: &Rule) -> ChannelDoc {
        let why = self.why(rule);
        let given = match rule.body {
            Body::Channel { of: Some(Side::Origin) } => self.place(self.topic.roles.origin),
            Body::Channel { of: Some(Side::Destination) } => {
                self.place(self.topic.roles.destination)
            }
            _ => rule.place,
        };
        ChannelDoc {
            id: self.item(rule),
            title: self.say(&rule.title, rule),
            text: self.say(&rule.text, rule),
            place: given.map(|ix| self.region(ix).code.clone()),
            sources: why.sources.clone(),
            level: why.level,
            local_data: why.local_data,
            why,
        }
    }

    pub(super) fn item(&self, rule: &Rule) -> String {
        self.topic.items[rule.item.at()].id.clone()
    }
}

fn channel_names(channels: Channels) -> Vec<&'static str> {
    let both = [(channels.online, "online"), (channels.counter, "counter")];
    both.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect()
}

/// Whom a thing to mind concerns.
fn whom(rule: &Rule) -> String {
    match &rule.body {
        Body::Warning { whom, .. } => whom.clone(),
        _ => String::new(),
    }
}
