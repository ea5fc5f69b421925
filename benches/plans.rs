//! Plans a second on one core: one plan again and again, every ordered pair of places, and how
//! the cost grows with the table. Run with `cargo bench --bench plans`.

use std::hint::black_box;
use std::time::Instant;

use chrono::NaiveDate;
use yizhuan::engine::{self, Context};
use yizhuan::model::{Answers, Assets, Item, Rule, RuleIx, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::report;
use yizhuan::rules;

fn main() {
    let assets = rules::embedded();
    let topic = &assets.table.topics[0];
    println!("{} 条规则，{} 个地方", topic.rules.len(), assets.regions.len());
    let answers = usual(topic);
    let once = repeat(topic, assets, &answers, 200_000);
    println!("一份方案：{once:.2} 微秒，每秒 {:.0} 份", 1e6 / once);
    words(topic, assets, &answers);
    pairs(topic, assets, &answers);
    for times in [2, 10] {
        let larger = multiplied(topic, times);
        let cost = repeat(&larger, assets, &answers, 200_000 / times as u32);
        println!(
            "全国规则 × {times}（{} 条）：{cost:.2} 微秒，{:.1} 倍",
            larger.rules.len(),
            cost / once
        );
    }
}

/// Employee to employee, 成都 to 杭州, two months of gap.
fn usual(topic: &Topic) -> Answers {
    let assets = rules::embedded();
    let mut answers = Answers::default();
    let place =
        |code: &str| Value::Place(assets.regions.by_code(code).expect("a place of the table"));
    let given = [
        ("from_scheme", Value::Choice(0)),
        ("to_scheme", Value::Choice(0)),
        ("retired", Value::Choice(0)),
        ("origin", place("510100")),
        ("destination", place("330100")),
        ("origin_stopped", Value::Choice(0)),
        ("destination_enrolled", Value::Choice(0)),
        ("gap_months", Value::Count(2)),
        ("hindrances", Value::Many(0)),
    ];
    for (id, value) in given {
        answers.set(topic.question(id).expect("a question of the table"), value);
    }
    answers
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

/// Microseconds for one plan.
fn repeat(topic: &Topic, assets: &Assets, answers: &Answers, times: u32) -> f64 {
    let context = Context { assets, today: today() };
    let start = Instant::now();
    for _ in 0..times {
        black_box(engine::run(black_box(topic), black_box(answers), &context));
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(times)
}

/// The same plan in words.
fn words(topic: &Topic, assets: &Assets, answers: &Answers) {
    let context = Context { assets, today: today() };
    let outcome = engine::run(topic, answers, &context);
    let start = Instant::now();
    let times = 20_000;
    for _ in 0..times {
        black_box(report::plan(topic, answers, black_box(&outcome), &context));
    }
    println!("写成文字：{:.2} 微秒", start.elapsed().as_secs_f64() * 1e6 / f64::from(times));
}

/// Every ordered pair of places.
fn pairs(topic: &Topic, assets: &Assets, answers: &Answers) {
    let places = assets.regions.len() as u16;
    let (origin, destination) =
        (topic.roles.origin.expect("asked"), topic.roles.destination.expect("asked"));
    let context = Context { assets, today: today() };
    let mut answers = answers.clone();
    let start = Instant::now();
    for from in 0..places {
        answers.set(origin, Value::Place(RegionIx(from)));
        for to in (0..places).filter(|to| *to != from) {
            answers.set(destination, Value::Place(RegionIx(to)));
            black_box(engine::run(topic, black_box(&answers), &context));
        }
    }
    let pairs = u32::from(places) * u32::from(places - 1);
    println!("全部 {pairs} 对地方：{:.2} 秒", start.elapsed().as_secs_f64());
}

/// The topic with every national item that many times over.
fn multiplied(topic: &Topic, times: usize) -> Topic {
    let mut larger = topic.clone();
    for copy in 1..times {
        for item in &topic.items {
            let national = item
                .national
                .iter()
                .map(|rule| copied(&mut larger, topic.rule(*rule), copy))
                .collect();
            larger.items.push(Item { id: format!("{}-{copy}", item.id), national, ..item.clone() });
        }
    }
    larger.sort_items();
    larger
}

fn copied(larger: &mut Topic, rule: &Rule, copy: usize) -> RuleIx {
    larger.rules.push(Rule { id: format!("{}-{copy}", rule.id), ..rule.clone() });
    RuleIx((larger.rules.len() - 1) as u16)
}
