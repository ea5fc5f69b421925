//! Answers kept in a file: read back as they were, compared with what they give now.

#[path = "saved/changes.rs"]
mod changes;
#[path = "saved/damage.rs"]
mod damage;
#[path = "saved/files.rs"]
mod files;
#[path = "saved/rounds.rs"]
mod rounds;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use yizhuan::answers::read_answers;
use yizhuan::model::Assets;
use yizhuan::saved::{Changes, Saved, read};
use yizhuan::session::Session;

/// The day on which the tests keep their answers.
fn today() -> NaiveDate {
    day("2026-11-22")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A session over a table, answered as on the command line.
fn session<'a>(assets: &'a Assets, topic: &str, line: &str, today: NaiveDate) -> Session<'a> {
    let topics = &assets.table.topics;
    let topic = topics.iter().find(|each| each.id == topic).expect("a topic");
    let pairs = line.split_whitespace().map(|pair| pair.split_once('=').expect("id=text"));
    let given: Vec<_> = pairs.map(|(id, text)| (id.to_owned(), text.to_owned())).collect();
    let mut session = Session::on(assets, topic, today);
    session.replace(read_answers(topic, assets, today, &given).expect("answers"));
    session
}

/// The file of a session with nothing ticked.
fn kept(session: &Session) -> String {
    Saved::of(session, &BTreeSet::new()).expect("a usual day").to_toml()
}

/// What is said of a file over a table on a day.
fn opened(file: &str, assets: &Assets, today: NaiveDate) -> Changes {
    let saved = read(file).unwrap_or_else(|fault| panic!("{}\n{file}", fault.what()));
    let restored = saved.restore(assets, today).expect("the topic is there");
    saved.changes(&restored)
}
