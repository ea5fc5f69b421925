//! What is remembered changes nothing: held against runs that look at every rule.

use yizhuan::engine::{Context, Runner, run};
use yizhuan::rules;

use crate::support::dice::{DAY, Dice};

#[test]
fn what_is_remembered_changes_nothing() {
    let context = Context { assets: rules::embedded(), today: DAY };
    let mut dice = Dice(3);
    for topic in &context.assets.table.topics {
        let plain = topic.without_index();
        let mut usual = Runner::new(topic, &context);
        let mut forgetful = Runner::with_room(topic, &context, 0);
        for round in 0..4_000 {
            let answers = dice.answers(topic, if round % 2 == 0 { 80 } else { 45 });
            let all = run(&plain, &answers, &context);
            for runner in [&mut usual, &mut forgetful] {
                assert_eq!(runner.run(&answers), all, "{}: {answers:?}", topic.id);
            }
            assert_eq!(usual.run(&answers), all, "{} once more: {answers:?}", topic.id);
        }
    }
}
