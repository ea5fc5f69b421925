//! Texts for answers, in every voice; what is read is written and read again.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use yizhuan::answers::{Reader, Voice, written};
use yizhuan::model::QuestionIx;
use yizhuan::rules;

fuzz_target!(|data: (u8, u8, &str)| {
    let (topic, question, text) = data;
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 23) else { return };
    let assets = rules::embedded();
    let topic = &assets.table.topics[usize::from(topic) % assets.table.topics.len()];
    let question = QuestionIx(question % topic.questions.len() as u8);
    for voice in [Voice::Prompt, Voice::Column] {
        match Reader::new(assets, topic, today, voice).read(&[(question, text)]) {
            Err(wrong) => assert!(!wrong.sentence().contains('\u{1b}')),
            Ok(answers) => {
                let value = answers.get(question).expect("what was read");
                let again = written(topic.at(question), value, &assets.regions);
                let reader = Reader::new(assets, topic, today, Voice::Column);
                let read = reader.read(&[(question, again.as_str())]).ok();
                let read = read.and_then(|answers| answers.get(question));
                assert_eq!(read, Some(value), "{text:?} was written as {again:?}");
            }
        }
    }
});
