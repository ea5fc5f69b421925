//! `rules trace`: every rule looked at for some answers, and what decided about it.

use crate::engine::{self, Context, Trace, Truth};
use crate::model::{Answers, Force, ItemIx, Plan, RuleIx, Slot, Topic};

use super::words;

/// A rule that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    pub rule: RuleIx,
    /// Whether it speaks.
    pub speaks: bool,
    /// What decided, in words.
    pub because: String,
}

/// Every rule that is not of another place, item by item, in the order in which they are tried.
pub fn trace(topic: &Topic, answers: &Answers, context: &Context) -> Vec<(ItemIx, Vec<Looked>)> {
    let plan = engine::run(topic, answers, context).plan;
    let spoken = spoken(&plan);
    let trace = Trace::new(topic, answers, context).settled();
    let reader = Reader { topic, trace, context };
    let items = (0..topic.items.len()).map(|at| ItemIx(at as u16));
    let looked = items.map(|item| {
        let rules = reader.trace.candidates(item);
        let winner = rules.iter().copied().find(|rule| spoken.contains(rule));
        let looked = rules.into_iter().map(|rule| Looked {
            rule,
            speaks: Some(rule) == winner,
            because: reader.because(rule, winner),
        });
        (item, looked.collect())
    });
    looked.collect()
}

/// Every rule that speaks in a plan; rules that have lapsed or only announce themselves not.
pub fn spoken(plan: &Plan) -> Vec<RuleIx> {
    let single = plan.account.1.iter().chain(&plan.gap.rule);
    let lists = [
        &plan.because,
        &plan.materials,
        &plan.online,
        &plan.counter,
        &plan.warnings,
        &plan.channels,
        &plan.points,
    ];
    let dated = plan.timeline.iter().map(|milestone| milestone.rule);
    single.chain(lists.into_iter().flatten()).copied().chain(dated).collect()
}

/// A run being told.
struct Reader<'a> {
    topic: &'a Topic,
    trace: Trace<'a>,
    context: &'a Context<'a>,
}

impl Reader<'_> {
    /// What decided about a rule; `winner` speaks for its item.
    fn because(&self, rule: RuleIx, winner: Option<RuleIx>) -> String {
        let Self { topic, context, .. } = *self;
        let stated = topic.rule(rule);
        let regions = &context.assets.regions;
        for test in &stated.when.all {
            let tested = self.trace.test(test);
            let said = || words::test(topic, regions, test);
            match tested.truth {
                Truth::No => return format!("不成立：{}", said()),
                Truth::Open => return format!("还不知道：{}", said()),
                Truth::Yes => {}
            }
        }
        let date =
            |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        match stated.force(context.today) {
            Force::Early => return format!("成立，{} 起才说话", date(stated.from)),
            Force::Late => return format!("成立，但最后一天 {} 已经过了", date(stated.until)),
            Force::Now => {}
        }
        match winner {
            Some(winner) if winner == rule => {
                format!("成立：{}", words::condition(topic, regions, &stated.when))
            }
            Some(winner) => format!("成立，但同一件事由 {} 先说", topic.rule(winner).id),
            None if topic.items[stated.item.at()].slot == Slot::Verdict => {
                "成立，但结论由前面的规则定了".to_owned()
            }
            None => "成立，但没有日子可以列出".to_owned(),
        }
    }
}
