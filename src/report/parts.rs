//! Each part of the plan in words.

use chrono::Datelike;

use crate::model::{
    Body, Channels, Claim, Harm, Need, Phrase, QuestionIx, Rule, RuleIx, Side, Tier, Value,
    VerdictCode,
};

use super::why::no_rule;
use super::{
    AccountDoc, BecauseDoc, ChannelDoc, ClaimDoc, GapDoc, MaterialDoc, NoteDoc, StepDoc, StepsDoc,
    VerdictDoc, WaitingDoc, Writer, claims, words,
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
        BecauseDoc { urgent, text: self.told(text, rule), why: self.why(rule) }
    }

    /// The answer in a line.
    pub(super) fn verdict_title(&self) -> String {
        let first = self.plan().because.first().map(|&ix| self.topic.rule(ix));
        let title =
            first.map(|rule| self.told(&rule.title, rule)).filter(|title| !title.is_empty());
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
        let short = self.gap_phrase(|body| match body {
            Body::Gap { short, .. } => Some(short),
            _ => None,
        });
        WaitingDoc {
            code: gap.waiting.code,
            min_months: gap.waiting.min,
            max_months: gap.waiting.max,
            short,
            besides: self.besides(),
        }
    }

    /// One of the few words of the rule of the gap; mostly empty.
    fn gap_phrase(&self, of: impl Fn(&Body) -> Option<&Phrase>) -> String {
        let rule = self.plan().gap.rule.map(|ix| self.topic.rule(ix));
        let said = rule.and_then(|rule| Some(self.say(of(&rule.body)?, rule)));
        said.unwrap_or_default()
    }

    pub(super) fn gap(&self) -> GapDoc {
        let (gap, roles) = (&self.plan().gap, self.topic.roles);
        let said = gap.rule.map(|ix| self.topic.rule(ix));
        let text = said.map(|rule| self.if_so(self.say(&rule.text, rule)));
        let why = said.map_or_else(no_rule, |rule| self.why(rule)).with(self.contradicted());
        let label = |tier: Tier| {
            let fact = roles.tier?;
            let at = Tier::ALL.iter().position(|each| *each == tier)?;
            self.topic.facts[fact.at()].label(at).map(str::to_owned)
        };
        GapDoc {
            months: gap.months,
            months_open: self.is_open(roles.gap_months),
            years_open: self.is_open(roles.missed_years),
            years: self.missed(),
            tier_label: gap.tier.and_then(label).unwrap_or_default(),
            backpay_months: self.topic.limits.backpay_months.unwrap_or(0),
            tier: gap.tier.unwrap_or(Tier::Unknown),
            backpay: gap.backpay,
            backpay_short: self.gap_phrase(|body| match body {
                Body::Gap { repaid, .. } => Some(repaid),
                _ => None,
            }),
            backpay_last_month: gap.backpay_last.map(|month| month.to_string()),
            waiting: self.waiting(),
            doubted: gap.doubted,
            text: text.unwrap_or_else(|| self.silence("断缴能不能补、要不要等待")),
            warnings: self.beside_gap(),
            why: why.with(self.differs()).with(self.resumed_late()),
        }
    }

    /// The years that a resident missed, where they matter.
    fn missed(&self) -> Option<u32> {
        let question = self.topic.roles.missed_years?;
        match self.answers.known(question)? {
            Value::Count(years) if !self.outcome.ignored.contains(&question) => Some(years),
            _ => None,
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
        NoteDoc {
            id,
            title: String::new(),
            text,
            harm: Harm::None,
            whom: String::new(),
            past: String::new(),
            why: self.why(rule),
        }
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
