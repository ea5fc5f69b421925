//! Plans of other destinations beside the one at hand.

use std::io::{self, BufRead};

use super::Prompts;
use crate::model::{QuestionIx, Value};
use crate::report::Report;

/// More plans cannot be followed by ear.
const MOST: usize = 3;
const OTHERS: &str = "\n和哪里比？输入一两个别的转入地，用逗号隔开；不比了直接按回车：";
const SAME: &str = "这就是现在的转入地，换一个别的。";
const MANY: &str = "最多再写两个转入地。";

impl Prompts<'_> {
    /// Where the plan at hand leads to, as the answer to its question.
    pub(super) fn leads_to(&self) -> Option<(QuestionIx, Value)> {
        let roles = self.session.topic().roles;
        let question = roles.destination.filter(|_| self.session.is_plan())?;
        Some((question, self.session.answers().known(question)?))
    }

    /// Asks for other destinations and tells in what the plans differ.
    pub(super) fn compare(&mut self, input: &mut dyn BufRead) -> io::Result<()> {
        let Some((question, here)) = self.leads_to() else { return Ok(()) };
        let mut places = vec![here];
        while places.len() < 2 {
            self.say(OTHERS)?;
            let Some(others) = self.other_places(input)? else { return Ok(()) };
            places.extend(others.into_iter().filter(|place| *place != here));
            let wrong = match places.len() {
                1 => SAME,
                2..=MOST => continue,
                _ => MANY,
            };
            places.truncate(1);
            self.say(wrong)?;
        }
        let compared = self.session.compared(question, &places);
        compared.map_or(Ok(()), |doc| self.tell(&Report::from(doc), None))
    }

    /// The places of a line, each once; of a name that fits several a number is asked for. None for an empty
    /// line.
    fn other_places(&mut self, input: &mut dyn BufRead) -> io::Result<Option<Vec<Value>>> {
        let mut places = Vec::new();
        let Some(mut names) = self.names(input)? else { return Ok(None) };
        while let Some(name) = names.pop() {
            match self.place(&name) {
                Ok(place) if places.contains(&Value::Place(place)) => {}
                Ok(place) => places.push(Value::Place(place)),
                Err(said) => {
                    self.say(&said)?;
                    let Some(again) = self.names(input)? else { return Ok(None) };
                    names.extend(again);
                }
            }
        }
        Ok(Some(places))
    }

    /// What was typed between commas, the last first; none for an empty line.
    fn names(&mut self, input: &mut dyn BufRead) -> io::Result<Option<Vec<String>>> {
        let typed = self.read_line(input)?.unwrap_or_default();
        let names = typed.split([',', '，', '、', ' ', '\n', '\r']).filter(|name| !name.is_empty());
        let names: Vec<String> = names.rev().map(str::to_owned).collect();
        Ok((!names.is_empty()).then_some(names))
    }
}
