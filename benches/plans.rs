//! Plans a second on one core by one runner: one plan again and again, every ordered pair of places, rows as
//! in a batch, answers of which hardly any were seen before, and how the cost grows with the table, all in
//! processor time; random answers are held against a run that looks at every rule. Run with `cargo bench
//! --bench plans`; a number behind `--` asks for another count of these.

#[path = "../tests/support/dice.rs"]
mod dice;

use std::hint::black_box;
#[cfg(unix)]
use std::time::Duration;

use dice::{DAY, Dice};
use yizhuan::audit;
use yizhuan::engine::{self, Context, Runner};
use yizhuan::model::{Answers, Assets, FactIx, Item, QuestionIx, Rule, RuleIx, Test, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::report;
use yizhuan::rules;

const ROWS: u32 = 50_000;

fn main() {
    let assets = rules::embedded();
    let topic = assets.table.transfer();
    println!("{} 条规则，{} 个地方", topic.rules.len(), assets.regions.len());
    let answers = usual(topic);
    let once = repeat(topic, assets, &answers, 200_000);
    println!("一份方案：{once:.2} 微秒，每秒 {:.0} 份", 1e6 / once);
    alone(topic, assets, &answers);
    words(topic, assets, &answers);
    pairs(topic, assets, &answers);
    let mut dice = Dice(1);
    let rows: Vec<Answers> = (0..ROWS).map(|_| row(&mut dice, topic, &answers, 0)).collect();
    mixed_rows("只有九个问题的行", topic, assets, &rows);
    let rows: Vec<Answers> = (0..ROWS).map(|_| row(&mut dice, topic, &answers, 15)).collect();
    mixed_rows("别的问题也答了 15% 的行", topic, assets, &rows);
    let rows: Vec<Answers> = (0..ROWS).map(|_| dice.answers(topic, 80)).collect();
    mixed_rows("每个问题都随机的行", topic, assets, &rows);
    let same = |_: &mut Rule| {};
    // Where places speak, the nation would without them: copies have no places.
    let twice = multiplied(topic, 2, |_| true, same);
    let plan = engine::run(&twice, &answers, &Context { assets, today: DAY }).plan;
    let spoken = audit::spoken(&plan);
    let speaks = |item: &Item| item.national.iter().any(|rule| spoken.contains(rule));
    let copies = topic.items.iter().filter(|item| !item.national.is_empty());
    let copies = copies.zip(twice.items.iter().skip(topic.items.len()));
    let quiet: Vec<_> = copies
        .filter(|(item, copy)| !speaks(item) && !speaks(copy))
        .map(|(item, _)| item.national[0])
        .collect();
    let silent = |item: &Item| item.national.first().is_some_and(|rule| quiet.contains(rule));
    grown("说别的情况的规则，照抄", &multiplied(topic, 10, silent, same), topic, &answers);
    grown(
        "说别的情况的规则，各加一个条件",
        &multiplied(topic, 10, silent, mixed(topic)),
        topic,
        &answers,
    );
    grown("全国的规则，照抄", &multiplied(topic, 10, |_| true, same), topic, &answers);
    let asked = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    compare(asked.unwrap_or(20_000));
}

/// Random answers to every topic, with the rules that cannot hold passed over and without.
fn compare(times: u64) {
    let assets = rules::embedded();
    let context = Context { assets, today: DAY };
    let mut dice = Dice(11);
    let topics = &assets.table.topics;
    for topic in topics {
        let plain = topic.without_index();
        let mut usual = Runner::new(topic, &context);
        let mut forgetful = Runner::with_room(topic, &context, 0);
        for _ in 0..times / topics.len() as u64 {
            let answers = dice.answers(topic, 80);
            let all = engine::run(&plain, &answers, &context);
            assert_eq!(engine::run(topic, &answers, &context), all, "{}: {answers:?}", topic.id);
            for runner in [&mut usual, &mut forgetful] {
                assert_eq!(runner.run(&answers), all, "{}: {answers:?}", topic.id);
            }
        }
    }
    println!("{times} 组随机答案：和逐条看每一条规则的结果一样");
}

/// A row: other places, schemes, gap and stop than these answers, and so many of a hundred of the other
/// questions.
fn row(dice: &mut Dice, topic: &Topic, usual: &Answers, percent: u64) -> Answers {
    let mut answers = usual.clone();
    for (at, question) in topic.questions.iter().enumerate() {
        let ix = QuestionIx(at as u8);
        match question.id.as_str() {
            "retired" | "hindrances" => {}
            "gap_months" => answers.set(ix, Value::Count(dice.roll(9) as u32)),
            _ if usual.get(ix).is_some() => answers.set(ix, dice.value(question)),
            _ if dice.roll(100) < percent => answers.set(ix, dice.value(question)),
            _ => {}
        }
    }
    answers
}

/// The same plan where there are more rules.
fn grown(which: &str, larger: &Topic, topic: &Topic, answers: &Answers) {
    let assets = rules::embedded();
    let national =
        |topic: &Topic| -> usize { topic.items.iter().map(|item| item.national.len()).sum() };
    let once = repeat(topic, assets, answers, 50_000);
    let cost = repeat(larger, assets, answers, 10_000);
    println!(
        "{which}，全国规则 {} 条变成 {} 条：{cost:.2} 微秒，{:.2} 倍",
        national(topic),
        national(larger),
        cost / once
    );
}

/// Puts a test of some other rule before those of a rule.
fn mixed(topic: &Topic) -> impl Fn(&mut Rule) {
    let of = |item: &Item| item.national.clone();
    let rules = topic.items.iter().flat_map(of).map(|rule| &topic.rule(rule).when.all);
    // A rule of the verdict cannot ask for the verdict.
    let names = |test: &Test| matches!(test, Test::Fact { fact, .. } if *fact == FactIx::VERDICT);
    let tests: Vec<_> = rules.flatten().filter(|test| !names(test)).cloned().collect();
    let dice = std::cell::RefCell::new(Dice(7));
    move |rule| {
        let test = tests[dice.borrow_mut().roll(tests.len() as u64) as usize].clone();
        rule.when.all.insert(0, test);
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

/// Microseconds of processor time of this program so far: what else the machine does takes none of it.
#[cfg(unix)]
fn spent() -> f64 {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;
    let used = getrusage(UsageWho::RUSAGE_SELF).expect("the system counts it").user_time();
    Duration::from_micros(used.num_microseconds().unsigned_abs()).as_secs_f64() * 1e6
}

#[cfg(not(unix))]
fn spent() -> f64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed().as_secs_f64() * 1e6
}

/// Microseconds for one plan.
fn repeat(topic: &Topic, assets: &Assets, answers: &Answers, times: u32) -> f64 {
    let context = Context { assets, today: DAY };
    let mut runner = Runner::new(topic, &context);
    black_box(runner.run(answers));
    let start = spent();
    for _ in 0..times {
        black_box(runner.run(black_box(answers)));
    }
    (spent() - start) / f64::from(times)
}

/// The same plan by runs that remember nothing.
fn alone(topic: &Topic, assets: &Assets, answers: &Answers) {
    let context = Context { assets, today: DAY };
    let (times, start) = (50_000, spent());
    for _ in 0..times {
        black_box(engine::run(black_box(topic), black_box(answers), &context));
    }
    println!("什么也不记得的一份：{:.2} 微秒", (spent() - start) / f64::from(times));
}

/// Each of these once, by one who remembers nothing at first.
fn mixed_rows(which: &str, topic: &Topic, assets: &Assets, rows: &[Answers]) {
    let context = Context { assets, today: DAY };
    let start = spent();
    let mut runner = Runner::new(topic, &context);
    for answers in rows {
        black_box(runner.run(black_box(answers)));
    }
    println!("{which}：{:.2} 微秒", (spent() - start) / f64::from(ROWS));
}

/// The same plan in words.
fn words(topic: &Topic, assets: &Assets, answers: &Answers) {
    let context = Context { assets, today: DAY };
    let outcome = engine::run(topic, answers, &context);
    let start = spent();
    let times = 20_000;
    for _ in 0..times {
        black_box(report::plan(topic, answers, black_box(&outcome), &context));
    }
    println!("写成文字：{:.2} 微秒", (spent() - start) / f64::from(times));
}

/// Every ordered pair of places.
fn pairs(topic: &Topic, assets: &Assets, answers: &Answers) {
    let places = assets.regions.len() as u16;
    let (origin, destination) =
        (topic.roles.origin.expect("asked"), topic.roles.destination.expect("asked"));
    let context = Context { assets, today: DAY };
    let mut answers = answers.clone();
    let start = spent();
    let mut runner = Runner::new(topic, &context);
    for from in 0..places {
        answers.set(origin, Value::Place(RegionIx(from)));
        for to in (0..places).filter(|to| *to != from) {
            answers.set(destination, Value::Place(RegionIx(to)));
            black_box(runner.run(black_box(&answers)));
        }
    }
    let pairs = u32::from(places) * u32::from(places - 1);
    println!("全部 {pairs} 对地方：{:.2} 秒", (spent() - start) / 1e6);
}

/// The topic with these national items so often that there are that many times as many national
/// rules.
fn multiplied(
    topic: &Topic,
    times: usize,
    among: impl Fn(&Item) -> bool,
    change: impl Fn(&mut Rule),
) -> Topic {
    let national = |among: &dyn Fn(&Item) -> bool| -> usize {
        let items = topic.items.iter().filter(|item| among(item));
        items.map(|item| item.national.len()).sum()
    };
    let copies = (times - 1) * national(&|_| true) / national(&among);
    let mut larger = topic.clone();
    for copy in 0..copies {
        let chosen = topic.items.iter().filter(|item| among(item));
        for item in chosen.filter(|item| !item.national.is_empty()) {
            let of = larger.items.len() as u16;
            let rules = item.national.iter().map(|rule| {
                let mut rule = topic.rule(*rule).clone();
                rule.item.0 = of;
                change(&mut rule);
                larger.rules.push(rule);
                RuleIx((larger.rules.len() - 1) as u16)
            });
            let national = rules.collect();
            larger.items.push(Item { id: format!("{}-{copy}", item.id), national, ..item.clone() });
        }
    }
    larger.sort_items();
    larger
}
