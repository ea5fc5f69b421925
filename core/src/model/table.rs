//! The checked rules table.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answers::{Answers, Value};
use super::claim::Claim;
use super::clash::{Clash, Silent};
use super::codes::{Harm, Side, Slot, VerdictCode};
use super::cond::Cond;
use super::ids::{ItemIx, QuestionIx, QuestionSet, RuleIx};
use super::index::Index;
use super::question::Question;
use super::roles::Roles;
use super::rule::{Body, Cite, Rule};
use super::source::Source;
use super::synonym::Synonym;
use super::term::Term;
use super::word::Word;
use super::years::Told;
use crate::packed::Packed;
use crate::regions::RegionIx;

/// Every topic, place and document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Table {
    /// Documents.
    pub sources: Packed<Source>,
    /// Topics, the transfer first.
    pub topics: Packed<Topic>,
    /// What is known of single places besides their rules.
    pub places: Packed<Place>,
    /// What local rules are about, in the order shown.
    pub aspects: Vec<Aspect>,
    /// What people are told, and what is right.
    pub claims: Packed<Claim>,
    /// Words that people say for these.
    pub synonyms: Packed<Synonym>,
    /// Words of the line that a case is told in.
    pub words: Packed<Word>,
    /// Words that are hard for people, in plain ones.
    pub glossary: Packed<Term>,
}

impl Table {
    /// The transfer.
    pub fn transfer(&self) -> &Topic {
        self.topics.transfer()
    }
}

/// Something that places decide for themselves, such as the wait of employees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aspect {
    /// Name in local files.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What the numbers count in which facts about it must agree; may be empty.
    pub counts: String,
    /// Whether what places say of it holds however far an application is.
    pub lasts: bool,
}

/// A part of the answer of a side topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Name in rules.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// It has nothing to say once all years are there.
    pub lacking: bool,
}

/// Id of the topic about moving, whose answer is a plan.
pub const TRANSFER: &str = "transfer";

/// One subject with its questions and rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Topic {
    /// Name in files and programs.
    pub id: String,
    /// Title as shown.
    pub title: String,
    /// One sentence about it.
    pub summary: String,
    /// Parts of the answer, the answer itself first; empty for the transfer, whose parts are fixed.
    pub sections: Vec<Section>,
    /// Questions, the most useful first.
    pub questions: Vec<Question>,
    /// What an answer 「不确定」 comes to by others, in the order tried.
    pub settles: Vec<Settle>,
    /// Facts worked out from answers; the first two are built in.
    pub facts: Vec<Fact>,
    /// Statements that rules compete for, in the order of the plan.
    pub items: Packed<Item>,
    /// Rules, national ones first.
    pub rules: Packed<Rule>,
    /// Local rules by place, sorted by place.
    pub local: Vec<LocalRules>,
    /// Parts of the plan that rightly say nothing.
    pub silent: Vec<Silent>,
    /// Things that would contradict each other.
    pub clashes: Vec<Clash>,
    /// Items of each slot, in the order of [`Slot::ALL`]; see [`Topic::sort_items`].
    pub by_slot: Vec<Vec<ItemIx>>,
    /// National rules that give each verdict, in the order of [`VerdictCode::ALL`].
    pub verdicts: Index,
    /// National rules of the other slots, in the order of [`Slot::ALL`].
    pub competing: Index,
    /// The questions and facts that the engine itself works with.
    pub roles: Roles,
    /// Numbers of the law that the engine itself works with.
    pub limits: Limits,
}

/// Numbers of the law that are no part of a single rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Months without payment up to which they may be paid back.
    pub backpay_months: Option<u16>,
    /// Last month in which some place takes residents in for the year that has begun.
    pub enrol_until: Option<u16>,
    /// What they rest on.
    pub cites: Vec<Cite>,
}

/// Where a question was answered 「不确定」, other answers settle it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// The question that is settled.
    pub question: QuestionIx,
    /// Position of the choice it comes to.
    pub choice: u8,
    /// When; tests of choices only.
    pub when: Cond,
}

/// No topic has more facts than this, the built-in ones included.
pub const MAX_FACTS: usize = 16;

/// Something worked out from answers, such as the kind of the move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Name in conditions.
    pub id: String,
    /// What it is called, such as 「断缴分档」; may be empty.
    pub title: String,
    /// Names of the values.
    pub names: Vec<String>,
    /// What people read for each value; empty where it has no words of its own.
    pub labels: Vec<String>,
    /// Which value when; the first that holds. Empty for built-in facts.
    pub values: Vec<FactValue>,
}

/// One line of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactValue {
    /// Position of the value's name.
    pub value: u8,
    /// When it holds.
    pub when: Cond,
    /// It holds only when its answers are known, and never has them asked.
    pub known: bool,
}

/// A statement that rules compete for: of the rules that hold, the nearest place's wins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Name, unique in its slot.
    pub id: String,
    /// Part of the plan.
    pub slot: Slot,
    /// National rules, in the order of the file.
    pub national: Vec<RuleIx>,
    /// The code that every rule of a verdict item gives.
    pub verdict: Option<VerdictCode>,
    /// What it costs not to mind, where one of its rules says so.
    pub harm: Option<Harm>,
    /// Its name among the days to keep in mind, where one of its rules gives it one.
    pub key_day: String,
}

impl Item {
    /// What it is called, before any rule speaks of it.
    pub(crate) fn new(slot: Slot, id: &str) -> Self {
        let (national, key_day) = (Vec::new(), String::new());
        Self { id: id.to_owned(), slot, national, verdict: None, harm: None, key_day }
    }

    /// Takes from a rule what all of its rules share; the one it is named after has the last word on its name.
    fn take(&mut self, rule: &Rule) {
        match &rule.body {
            Body::Warning { harm, .. } => self.harm = self.harm.or(*harm),
            Body::Timeline { key_day, .. } => {
                let named = rule.id == self.id && !key_day.is_empty();
                if named || self.key_day.is_empty() {
                    self.key_day.clone_from(key_day);
                }
            }
            _ => {}
        }
    }
}

/// The rules of one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalRules {
    /// A city, a province, or the part of one that is a pool of its own.
    pub place: RegionIx,
    /// Its rules, in the order of the file.
    pub rules: Vec<Local>,
}

/// A rule of a place, and what tells whether it may speak for a move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Local {
    /// One of the topic's rules.
    pub rule: RuleIx,
    /// The statement it competes for.
    pub item: ItemIx,
    /// On which side its place must be.
    pub side: Side,
    /// Where the other place must be; empty: anywhere.
    pub with: Vec<RegionIx>,
}

impl Local {
    /// The rule at a position.
    pub(crate) fn of(at: RuleIx, rule: &Rule) -> Self {
        Self { rule: at, item: rule.item, side: rule.side, with: rule.with.clone() }
    }
}

/// What a local file says of a place besides rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The place.
    pub region: RegionIx,
    /// Pools of that whole place, if it is pooled as one.
    pub pools: Vec<Pool>,
}

/// A place is one pool for these schemes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pool {
    /// For 职工医保.
    pub employee: bool,
    /// For 居民医保.
    pub resident: bool,
    /// First day, if known.
    #[serde(with = "crate::calendar::stored")]
    pub from: Option<NaiveDate>,
    /// Documents that say so; never empty.
    pub cites: Vec<Cite>,
    /// Whether a file of a folder of this machine says it, not the program's own.
    #[serde(skip)]
    pub local_data: bool,
}

impl Fact {
    /// What people read for a value; none where it has no words of its own.
    pub fn label(&self, value: usize) -> Option<&str> {
        self.labels.get(value).map(String::as_str).filter(|label| !label.is_empty())
    }
}

impl Topic {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<QuestionIx> {
        let at = self.questions.iter().position(|question| question.id == id)?;
        Some(QuestionIx(at as u8))
    }

    fn numbered(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        (0..).map(QuestionIx).zip(&self.questions)
    }

    /// The questions of a kind.
    pub(crate) fn all(&self, are: impl Fn(&Question) -> bool) -> QuestionSet {
        let mut set = QuestionSet::default();
        self.numbered().filter(|(_, each)| are(each)).for_each(|(ix, _)| set.insert(ix));
        set
    }

    /// The question that this one is another way to answer, or this one.
    pub fn whole(&self, question: QuestionIx) -> QuestionIx {
        self.at(question).feeds.unwrap_or(question)
    }

    /// The questions from whose answers that to this one follows, as months do from the last one paid.
    pub fn feeding(&self, question: QuestionIx) -> impl Iterator<Item = QuestionIx> {
        self.numbered().filter(move |(_, each)| each.feeds == Some(question)).map(|(ix, _)| ix)
    }

    /// The answer that is the choice with this id.
    pub fn choice(&self, question: QuestionIx, id: &str) -> Option<Value> {
        self.at(question).choice(id).map(Value::Choice)
    }

    /// Whether it is the transfer, which gives a plan; the others give advice in sections.
    pub fn is_plan(&self) -> bool {
        self.id == TRANSFER
    }

    /// Whether a question was answered with the choice with this id; never, where it is not asked.
    pub fn has_chosen(
        &self,
        answers: &Answers,
        question: Option<QuestionIx>,
        choice: &str,
    ) -> bool {
        let chosen = question.and_then(|question| self.choice(question, choice));
        chosen.is_some() && question.and_then(|question| answers.known(question)) == chosen
    }

    /// Whether a rule tells how years that lack are made up for.
    pub fn makes_up(&self, rule: RuleIx) -> bool {
        !self.is_told(rule, true)
    }

    /// Whether a point is said, by whether all years of payment are sure to be there.
    pub fn is_told(&self, rule: RuleIx, enough: bool) -> bool {
        let Body::Point { section, told, .. } = self.rule(rule).body else { return true };
        match told {
            Told::Always => !(enough && self.sections[section.at()].lacking),
            Told::Lacking => !enough,
            Told::Enough => enough,
        }
    }

    /// The question at a position.
    pub fn at(&self, question: QuestionIx) -> &Question {
        &self.questions[question.at()]
    }

    /// The rule at a position.
    pub fn rule(&self, rule: RuleIx) -> &Rule {
        &self.rules[rule.at()]
    }

    /// Sorts items and rules by what they belong to, so that a run looks at each only once.
    pub fn sort_items(&mut self) {
        for rule in &self.rules {
            self.items[rule.item.at()].take(rule);
        }
        let of = |slot: Slot| {
            let items = self.items.iter().enumerate().filter(move |(_, item)| item.slot == slot);
            items.map(|(at, _)| ItemIx(at as u16)).collect()
        };
        self.by_slot = Slot::ALL.iter().map(|slot| of(*slot)).collect();
        self.index(Index::new);
    }

    /// The same topic with nothing known of what its rules share: every run looks at all of them.
    #[must_use]
    pub fn without_index(&self) -> Self {
        let mut plain = self.clone();
        plain.index(Index::one_by_one);
        plain
    }

    fn index(&mut self, make: impl Fn(Vec<Vec<RuleIx>>, &Packed<Rule>) -> Index) {
        let of = |belongs: &dyn Fn(&Item) -> bool| -> Vec<RuleIx> {
            let items = self.items.iter().filter(|item| belongs(item));
            items.flat_map(|item| item.national.iter().copied()).collect()
        };
        let code = |code: &VerdictCode| of(&|item| item.verdict == Some(*code));
        let slot = |slot: &Slot| of(&|item| item.slot == *slot && *slot != Slot::Verdict);
        let verdicts = make(VerdictCode::ALL.iter().map(code).collect(), &self.rules);
        self.competing = make(Slot::ALL.iter().map(slot).collect(), &self.rules);
        self.verdicts = verdicts;
    }

    /// The items of a slot, national ones and those only local files know.
    pub fn items_of(&self, slot: Slot) -> &[ItemIx] {
        self.by_slot.get(slot as usize).map_or(&[], Vec::as_slice)
    }

    /// Rules of one place.
    pub fn local_rules(&self, place: RegionIx) -> &[Local] {
        let found = self.local.binary_search_by_key(&place, |local| local.place);
        found.map_or(&[], |at| &self.local[at].rules)
    }
}
