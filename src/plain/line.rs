//! A case told in one line, as on the command line and the first row of the screens.

use std::io::{self, BufRead};

use super::{Prompts, prompt};
use crate::answers::{Voice, check_answers, taken_for};
use crate::line::{Line, Strange, read};
use crate::session::Session;

/// What a line came to.
pub(super) enum Heard {
    /// It tells no case; why, was said where it began like one.
    Nothing,
    /// It was not understood, or taken back; what to say was said.
    Again,
    /// Its answers are those of the session.
    Case,
}

impl Prompts<'_> {
    /// Takes a case in; words that say more than one thing are settled by number.
    pub(super) fn hear(&mut self, typed: &str, input: &mut dyn BufRead) -> io::Result<Heard> {
        let assets = self.session.assets();
        let today = self.session.today();
        let mut line = read(assets, typed, today);
        if !line.begins() {
            return Ok(Heard::Nothing);
        }
        while let Some(unsure) = line.unsure.first().filter(|_| line.is_case()) {
            let names = unsure.readings.names(assets);
            let question = unsure.readings.question(&line.text[unsure.span.clone()]);
            let asked = prompt::readings(&question, &names);
            let Some(at) = self.choose(&asked, names.len(), input)? else {
                return Ok(Heard::Again);
            };
            line = read(assets, &line.with(assets, unsure, at), today);
        }
        let wrong = line.strange.iter().find(|strange| strange.matters());
        if let Some(strange) = wrong.filter(|_| !line.is_case()) {
            self.say(&format!("{}，出不了方案，先按查找来。", strange.what()))?;
            return Ok(Heard::Nothing);
        }
        for what in Strange::together(&line.strange) {
            self.say(&format!("{what}。"))?;
        }
        match self.take(&line) {
            Some(refused) => self.say(&refused).map(|()| Heard::Again),
            None => self.repeat(&line).map(|()| Heard::Case),
        }
    }

    /// Goes on with the answers of a line, or says why they cannot be.
    fn take(&mut self, line: &Line) -> Option<String> {
        let (assets, today) = (self.session.assets(), self.session.today());
        let topic = assets.table.transfer();
        let joined = line.joined(self.session.answers().clone(), topic);
        let checked = joined.and_then(|answers| {
            check_answers(topic, &answers, today, Voice::Prompt).map(|()| answers)
        });
        let answers = match checked {
            Ok(answers) => answers,
            Err(clash) => return Some(format!("{}。", clash.what())),
        };
        let told = Session::answered(assets, topic, today, answers).told(line.told);
        // One can go back to what was told, too.
        self.asked = told.answers().given().map(|(question, _)| question).collect();
        self.session = told;
        None
    }

    /// Says what was understood.
    fn repeat(&mut self, line: &Line) -> io::Result<()> {
        for place in &line.counties {
            self.say(&taken_for(&self.session.assets().regions, *place))?;
        }
        if let Some(aside) = line.aside(self.session.assets()) {
            self.say(&format!("{aside}。"))?;
        }
        let heard = self.session.answer_docs().into_iter();
        let heard: Vec<String> = heard.map(|doc| format!("{}：{}", doc.label, doc.text)).collect();
        self.say(&format!("听到的是：{}。不对的，输入 - 往回改。", heard.join("；")))
    }
}
