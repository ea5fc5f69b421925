//! The answer of a side topic in words: the shape that `yizhuan topic --format json` prints.

use serde::Serialize;

use super::written::write_answers;
use super::{
    AnswerDoc, ChannelDoc, DataDoc, MilestoneDoc, NoteDoc, OpenDoc, SourceDoc, TopicDoc, Why,
    Writer, route,
};
use crate::model::{Body, Rule, RuleIx, SectionIx, Var};

/// A whole answer, every sentence with its reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Advice {
    /// Version of this shape.
    pub schema: u8,
    /// The day the answer is for, `YYYY-MM-DD`.
    pub today: String,
    /// About the rule table.
    pub data: DataDoc,
    /// What it is the answer of.
    pub topic: TopicDoc,
    /// Answers as understood.
    #[serde(serialize_with = "write_answers")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub answers: Vec<AnswerDoc>,
    /// From where to where, such as 「四川省成都市 转到 广西壮族自治区南宁市」; 「到」 where nothing moves.
    #[serde(skip)]
    pub route: Option<String>,
    /// Ids of questions that nobody was asked, and that were answered as they usually are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<String>,
    /// Ids of answers that cannot matter.
    pub ignored: Vec<String>,
    /// Ids of questions that would make the answer more definite, most useful first.
    pub missing: Vec<String>,
    /// The same questions for people.
    #[serde(skip)]
    pub open: Vec<OpenDoc>,
    /// Parts of the answer that have something to say, the answer itself first.
    pub sections: Vec<SectionDoc>,
    /// Points in time, undated last.
    pub timeline: Vec<MilestoneDoc>,
    /// Things to know.
    pub warnings: Vec<NoteDoc>,
    /// Where to ask.
    pub channels: Vec<ChannelDoc>,
    /// Documents cited above, each once.
    pub sources: Vec<SourceDoc>,
    /// Hard words in it, where it goes to paper.
    #[serde(skip)]
    pub terms: Vec<NoteDoc>,
    /// Their documents.
    #[serde(skip)]
    pub term_sources: Vec<SourceDoc>,
}

impl Advice {
    /// The topic, and from where to where as far as that is known.
    pub fn title(&self) -> String {
        route::headed(&self.topic.title, self.route.as_deref())
    }
}

/// A part of the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SectionDoc {
    /// Name in files and for programs.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What it says, in order.
    pub points: Vec<PointDoc>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointDoc {
    /// Id of the item.
    pub id: String,
    /// Short heading.
    pub title: String,
    /// The statement.
    pub text: String,
    /// Who must act; may be empty.
    pub who: String,
    /// Words to say; may be empty.
    pub say: String,
    /// Whether it tells a number that was worked out from the answers.
    #[serde(skip)]
    pub computed: bool,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
}

impl Advice {
    /// What was worked out from the answers, wherever it stands.
    pub(crate) fn computed(&self) -> impl Iterator<Item = &PointDoc> {
        self.sections.iter().flat_map(|section| &section.points).filter(|point| point.computed)
    }
}

impl SectionDoc {
    /// The points that tell no number which was worked out.
    pub(crate) fn stated(&self) -> impl Iterator<Item = &PointDoc> {
        self.points.iter().filter(|point| !point.computed)
    }
}

impl Writer<'_> {
    pub(super) fn advice(&self) -> Advice {
        Advice {
            schema: 1,
            today: self.context.today.to_string(),
            data: self.data(),
            topic: TopicDoc::of(self.topic),
            answers: self.answers(),
            route: self.route(),
            assumed: self.assumed(),
            ignored: self.ids(&self.outcome.ignored),
            missing: self.ids(&self.outcome.missing),
            open: self.open(),
            sections: self.sections(),
            timeline: self.timeline(),
            warnings: self.warnings(),
            channels: self.channels(),
            sources: self.sources(),
            terms: Vec::new(),
            term_sources: Vec::new(),
        }
    }

    fn sections(&self) -> Vec<SectionDoc> {
        let sections = (0..).map(SectionIx).zip(&self.topic.sections).map(|(ix, section)| {
            let points = self.plan().points.iter().filter_map(|&rule| self.point(rule, ix));
            SectionDoc {
                id: section.id.clone(),
                title: section.title.clone(),
                points: points.collect(),
            }
        });
        sections.filter(|section| !section.points.is_empty()).collect()
    }

    /// The reason of a point: of a sum that of the numbers which it is worked out from, too.
    fn why_of_point(&self, rule: &Rule) -> Why {
        let own = self.why(rule);
        let Some(numbers) = self.needed().filter(|_| rule.title.names(Var::Lacks)) else {
            return own;
        };
        let mut why = self.why(numbers);
        for (source, article) in own.sources.into_iter().zip(own.articles) {
            if !why.sources.contains(&source) {
                why.sources.push(source);
                why.articles.push(article);
            }
        }
        why
    }

    /// A point, if it belongs to that section.
    fn point(&self, rule: RuleIx, wanted: SectionIx) -> Option<PointDoc> {
        let rule: &Rule = self.topic.rule(rule);
        let Body::Point { section, who, say, late_fee, .. } = &rule.body else { return None };
        // A fee that cannot be worked out says nothing: the day of payment may lie before the debt.
        if late_fee.as_ref().is_some_and(|spec| self.work_out(spec).is_none()) {
            return None;
        }
        (*section == wanted).then(|| PointDoc {
            id: self.item(rule),
            title: self.say(&rule.title, rule),
            text: self.told(&rule.text, rule),
            who: self.say(who, rule),
            say: self.say(say, rule),
            computed: late_fee.is_some() || rule.title.names(Var::Lacks),
            why: self.why_of_point(rule),
        })
    }
}
