//! Pairs of places sorted into classes that no rule can tell apart.

use rustc_hash::FxHashMap;

use crate::engine::{Context, Trace};
use crate::model::{Answers, FactIx, QuestionIx, RuleIx, Topic, Value};
use crate::regions::RegionIx;

use super::space::Space;

/// Origin and destination, each perhaps not given; in a topic about one place the second.
pub type Pair = (Option<RegionIx>, Option<RegionIx>);

/// What conditions see of a pair besides the local rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Seen {
    /// The scope, and whether no answer lacks for it.
    scope: Option<(Option<u8>, bool)>,
    /// What each test of a place comes to, in one byte: so all of them are hashed at once.
    tests: Vec<u8>,
}

impl Seen {
    /// Only what some conditions look at: the scope or not, and some of the tests.
    pub fn only(&self, scope: bool, tests: &[usize]) -> Self {
        Self {
            scope: self.scope.filter(|_| scope),
            tests: tests.iter().map(|at| self.tests[*at]).collect(),
        }
    }
}

/// Pairs for which the same local rules may speak, and for which no condition differs.
#[derive(Clone, Debug)]
pub(crate) struct PairClass {
    pub pair: Pair,
    /// How many pairs there are.
    pub count: usize,
    /// What conditions see of it.
    pub seen: Seen,
    /// Local rules that may speak, nearest first.
    pub local: Vec<RuleIx>,
}

/// The answers that name a pair.
pub fn answers(topic: &Topic, (origin, destination): Pair) -> Answers {
    let mut answers = Answers::default();
    let roles = topic.roles;
    for (question, place) in [(roles.origin, origin), (roles.destination, destination)] {
        if let (Some(question), Some(place)) = (question, place) {
            answers.set(question, Value::Place(place));
        }
    }
    answers
}

/// Places of a topic that are alike, up to two of them, and how many there are.
struct Alike {
    samples: Vec<RegionIx>,
    count: usize,
}

/// Sorts every pair of places, also where one or both are not given.
pub fn classes(space: &Space, context: &Context) -> Vec<PairClass> {
    let alike = alike(space, context);
    let mut known: FxHashMap<(Seen, Vec<RuleIx>), usize> = FxHashMap::default();
    let mut classes: Vec<PairClass> = Vec::new();
    for (pair, count) in pairs(space.topic, &alike) {
        let (seen, local) = look(space, pair, context);
        let at = *known.entry((seen.clone(), local.clone())).or_insert_with(|| {
            classes.push(PairClass { pair, count: 0, seen, local });
            classes.len() - 1
        });
        classes[at].count += count;
    }
    classes
}

/// The class of each of some pairs, by position; for tests of the classes themselves.
pub fn class_of(topic: &Topic, context: &Context, pairs: &[Pair]) -> Vec<Option<usize>> {
    let space = Space::new(topic, context);
    let classes = classes(&space, context);
    let keys = classes.iter().enumerate().map(|(at, class)| ((&class.seen, &class.local), at));
    let known: FxHashMap<(&Seen, &Vec<RuleIx>), usize> = keys.collect();
    let find = |pair: &Pair| {
        let (seen, local) = look(&space, *pair, context);
        known.get(&(&seen, &local)).copied()
    };
    pairs.iter().map(find).collect()
}

/// What tells one pair from another.
pub fn look(space: &Space, pair: Pair, context: &Context) -> (Seen, Vec<RuleIx>) {
    let answers = answers(space.topic, pair);
    let trace = Trace::new(space.topic, &answers, context);
    let scope = trace.fact(FactIx::SCOPE);
    let tests = space.place_tests.iter().map(|test| {
        let tested = trace.test(test);
        tested.truth as u8 * 2 + u8::from(tested.settled)
    });
    let seen = Seen { scope: Some(scope), tests: tests.collect() };
    (seen, trace.local())
}

/// Places of one province that no rule names and no test can tell apart.
fn alike(space: &Space, context: &Context) -> Vec<Alike> {
    let regions = &context.assets.regions;
    let mut known: FxHashMap<(RegionIx, Option<RegionIx>, Seen), usize> = FxHashMap::default();
    let mut groups: Vec<Alike> = Vec::new();
    for (place, _) in regions.iter() {
        let (seen, _) = look(space, (Some(place), Some(place)), context);
        let named = space.topic.rules.iter().any(|rule| rule.with.contains(&place));
        let special =
            named || regions.has_children(place) || !space.topic.local_rules(place).is_empty();
        let own = special.then_some(place);
        let at = *known.entry((regions.province(place), own, seen)).or_insert_with(|| {
            groups.push(Alike { samples: Vec::new(), count: 0 });
            groups.len() - 1
        });
        groups[at].count += 1;
        if groups[at].samples.len() < 2 {
            groups[at].samples.push(place);
        }
    }
    groups
}

/// A sample of every kind of pair, and how many pairs it stands for.
fn pairs(topic: &Topic, alike: &[Alike]) -> Vec<(Pair, usize)> {
    let side = |question: Option<QuestionIx>| {
        let asked = alike.iter().filter(move |_| question.is_some());
        let asked = asked.map(|group| (Some(group), group.count));
        std::iter::once((None, 1)).chain(asked)
    };
    let mut found = Vec::new();
    for (from, origins) in side(topic.roles.origin) {
        for (to, destinations) in side(topic.roles.destination) {
            let first = |group: Option<&Alike>| group.map(|group| group.samples[0]);
            let same = from.is_some_and(|from| to.is_some_and(|to| std::ptr::eq(from, to)));
            if !same {
                found.push(((first(from), first(to)), origins * destinations));
                continue;
            }
            found.push(((first(from), first(to)), origins));
            if let Some(second) = to.and_then(|to| to.samples.get(1)) {
                found.push(((first(from), Some(*second)), origins * (destinations - 1)));
            }
        }
    }
    found
}
