//! Sentences to say at the counter, made of the answers.

use crate::report::route::route;
use crate::report::{AnswerDoc, PlanReport};

/// The words, a sentence each; none where there is nothing to do at a counter.
pub(super) fn words(plan: &PlanReport) -> Vec<String> {
    if plan.steps.counter.is_empty() {
        return Vec::new();
    }
    let mut words = vec!["到了窗口，可以这样说".to_owned(), "您好，我想办医保关系转移".to_owned()];
    words.extend(route(&plan.answers).map(|route| format!("从{route}")));
    let enrolled = plan.answers.iter().find(|answer| answer.id == "destination_enrolled");
    let joins = match enrolled.and_then(|answer| answer.value.as_str()) {
        Some("yes") => "现在参加的是",
        Some("no") => "还没有参保，要参加的是",
        _ => "转过去参加的是",
    };
    // What the counter wants to hear, and what leads to each.
    let all =
        [("from_scheme", "我原来参加的是"), ("to_scheme", joins), ("gap_months", "中间断缴了")];
    let told =
        all.into_iter().filter_map(|(id, lead)| Some(format!("{lead}{}", answer(plan, id)?)));
    words.extend(told);
    words.extend(["请问材料还缺什么？", "几天能办完？", "在哪里能查到进度？"].map(str::to_owned));
    words
}

/// An answer in words, if it says anything.
fn answer<'a>(plan: &'a PlanReport, id: &str) -> Option<&'a str> {
    let says =
        |answer: &&AnswerDoc| answer.id == id && answer.value != "unknown" && answer.value != 0;
    plan.answers.iter().find(says).map(|answer| answer.text.as_str())
}
