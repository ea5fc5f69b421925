//! What somebody asks about: a topic by its number, a case in a line, words to look for, a file that was kept.

use std::io::{self, BufRead};

use super::line::Heard;
use super::{Prompts, prompt};
use crate::saved;
use crate::text::fold;

/// What is asked about.
pub(super) enum Chosen {
    /// The topic of the session.
    Topic,
    Places,
    Claims,
    /// Answers that were kept, which are those of the session now.
    Kept,
}

impl Prompts<'_> {
    /// Takes in what was told in a line, else asks what it is about.
    pub(super) fn begin(&mut self, line: &str, input: &mut dyn BufRead) -> io::Result<Chosen> {
        if line.is_empty() {
            return self.choose_topic(input);
        }
        if self.understands(line, input)? { Ok(Chosen::Topic) } else { self.choose_topic(input) }
    }

    /// Takes in a case told in a line, else looks for what was typed; whether there is something to go on with.
    fn understands(&mut self, line: &str, input: &mut dyn BufRead) -> io::Result<bool> {
        match self.hear(line, input)? {
            Heard::Case => Ok(true),
            Heard::Again => Ok(false),
            Heard::Nothing => self.look_up(line.to_owned(), input),
        }
    }

    /// Asks what it is about; an empty line means the transfer.
    fn choose_topic(&mut self, input: &mut dyn BufRead) -> io::Result<Chosen> {
        let topics = &self.session.assets().table.topics;
        loop {
            self.say(&prompt::topics(topics))?;
            let Some(line) = self.read_line(input)? else { return Ok(Chosen::Topic) };
            if saved::is_named(line.trim()) {
                if self.reopen_named(line.trim())? {
                    return Ok(Chosen::Kept);
                }
                continue;
            }
            let typed = fold(line.trim()).into_owned();
            let number = if typed.is_empty() { Ok(1) } else { typed.parse::<usize>() };
            // A longer number is an area code or a hotline, and looked for as words are.
            let Some(number) = number.ok().filter(|number| *number < 100) else {
                if self.understands(line.trim(), input)? {
                    return Ok(Chosen::Topic);
                }
                continue;
            };
            let chosen = number.checked_sub(1);
            let more = [Chosen::Places, Chosen::Claims, Chosen::Kept];
            let last = topics.len() + more.len();
            let Some(at) = chosen.filter(|at| *at < last) else {
                self.say(&format!("请输入 1 到 {last} 的数字。"))?;
                continue;
            };
            let Some(topic) = topics.get(at) else {
                let chosen = more.into_iter().nth(at - topics.len()).unwrap_or(Chosen::Topic);
                if matches!(chosen, Chosen::Kept) && !self.reopen(input)? {
                    continue;
                }
                return Ok(chosen);
            };
            self.session = self.session.turned_to(topic);
            return Ok(Chosen::Topic);
        }
    }
}
