//! The same questions as numbered prompts, for screen readers and pipes.

mod away;
mod begin;
mod beside;
mod kept;
mod line;
mod lookup;
mod prompt;
mod reading;

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read as _, Write};

use chrono::NaiveDateTime;

use crate::answers::{Voice, check_answers, inferred, read_value};
use crate::line::numeral;
use crate::model::{Overlay, QuestionIx, QuestionKind, Value};
use crate::regions::RegionIx;
use crate::report::overlay;
use crate::session::Session;
use crate::text::fold;
use begin::Chosen;
pub use kept::{Kept, resume};
use reading::{Next, Part};

/// Bytes of a line; of a longer one nothing is kept.
const LONGEST: u64 = 1 << 20;

/// Where the prompts are read and written.
pub struct Console<'a> {
    /// What the person types.
    pub input: &'a mut dyn BufRead,
    /// What the person reads.
    pub output: &'a mut dyn Write,
    /// Tells when something is written.
    pub moment: Option<fn() -> NaiveDateTime>,
    /// The place gone to that an empty line stands for.
    pub destination: Option<RegionIx>,
}

/// Asks one question after the other and tells the plan by its parts; a case may be told at once in
/// a line, which may be empty. The end of the input ends the questions.
pub fn run<'a>(
    session: Session<'a>,
    overlay: Option<&Overlay>,
    line: &str,
    console: Console<'a>,
) -> io::Result<()> {
    let (mut prompts, input) = Prompts::welcome(session, overlay, console)?;
    match prompts.begin(line, input)? {
        Chosen::Topic => prompts.go_through(None, overlay, input),
        Chosen::Kept => prompts.go_through(prompts.session.progress(), overlay, input),
        Chosen::Places => prompts.look_up_place(input),
        Chosen::Claims => prompts.look_up_claims(input),
    }
}

struct Prompts<'a> {
    session: Session<'a>,
    /// Questions answered here, in order, to go back by.
    asked: Vec<QuestionIx>,
    /// Ids of the papers that were ticked before the answers were kept.
    ticks: BTreeSet<String>,
    /// Places offered by number, where a name fitted several.
    offered: Vec<RegionIx>,
    told: Option<Part>,
    /// Whether it was said what can be done with the result: the next time only how to hear it again.
    ways_said: bool,
    output: &'a mut dyn Write,
    moment: Option<fn() -> NaiveDateTime>,
    destination: Option<RegionIx>,
}

impl<'a> Prompts<'a> {
    /// Says what this is; nothing is asked yet.
    fn welcome(
        session: Session<'a>,
        overlay: Option<&Overlay>,
        console: Console<'a>,
    ) -> io::Result<(Self, &'a mut dyn BufRead)> {
        let Console { input, output, moment, destination } = console;
        let mut prompts = Self {
            session,
            asked: Vec::new(),
            ticks: BTreeSet::new(),
            offered: Vec::new(),
            told: None,
            ways_said: false,
            output,
            moment,
            destination,
        };
        prompts.say(prompt::WELCOME)?;
        if let Some(overlay) = overlay {
            prompts.say(&overlay::long(overlay))?;
        }
        Ok((prompts, input))
    }
}

impl Prompts<'_> {
    /// Asks what is open, one question before all others, and tells the result, until nothing is left to ask.
    fn go_through(
        &mut self,
        mut first: Option<QuestionIx>,
        overlay: Option<&Overlay>,
        input: &mut dyn BufRead,
    ) -> io::Result<()> {
        loop {
            let ended = self.ask_all(first, input)?;
            if let Some(refused) = overlay.map(overlay::short).filter(|short| !short.is_empty()) {
                // The reason scrolled away with the first lines.
                self.say(&format!("\n{refused}"))?;
            }
            if ended {
                // Nobody is left to ask for the other parts.
                return self.tell(&self.session.report(), None);
            }
            match self.read_result(input)? {
                Next::End => return Ok(()),
                Next::Ask(question) => first = question,
            }
        }
    }

    /// Asks what is open, one question before all others, and tells whether the input ended.
    fn ask_all(&mut self, first: Option<QuestionIx>, input: &mut dyn BufRead) -> io::Result<bool> {
        let mut next = first.or_else(|| self.session.next_question());
        while let Some(question) = next {
            let Some(line) = self.ask(question, input)? else {
                self.say("输入结束了，按已有的答案整理。")?;
                return Ok(true);
            };
            next = match &*fold(line.trim()) {
                "-" => self.back(question)?,
                "?" => {
                    let asked = self.session.topic().at(question);
                    let terms = self.session.terms(|word| asked.asks_with(word));
                    let explained = prompt::explain(asked, self.session.answers(), terms);
                    self.say(&explained)?;
                    Some(question)
                }
                "" if self.session.answers().get(question).is_some() => self.go_on(question),
                "" if self.preset(question).is_some() => self.take_preset(question),
                "" if self.session.topic().at(question).feeds.is_some() => self.pass(question)?,
                _ => self.answer(question, line.trim())?,
            };
        }
        Ok(false)
    }

    /// The position of a numbered choice; none for an empty line.
    fn choose(
        &mut self,
        asked: &str,
        count: usize,
        input: &mut dyn BufRead,
    ) -> io::Result<Option<usize>> {
        loop {
            self.say(asked)?;
            let typed = self.read_line(input)?.unwrap_or_default();
            if typed.trim().is_empty() {
                return Ok(None);
            }
            if let Some(at) = prompt::position(typed.trim()).filter(|at| *at < count) {
                return Ok(Some(at));
            }
            self.say(&format!("请输入 1 到 {count} 的数字。"))?;
        }
    }

    /// Puts the question and reads a line; none at the end of the input.
    fn ask(&mut self, question: QuestionIx, input: &mut dyn BufRead) -> io::Result<Option<String>> {
        let kept = self.session.answers().get(question);
        let kept = kept.and_then(|_| {
            let id = &self.session.topic().at(question).id;
            let answers = self.session.answer_docs();
            answers.into_iter().find(|answer| answer.id == *id).map(|answer| answer.text)
        });
        let number = self.place_of(question) + 1;
        let (asked, answers) = (self.session.topic().at(question), self.session.answers());
        let words = prompt::ask(asked, number, answers, kept.as_deref());
        self.say(&words)?;
        if let Some(place) = self.preset(question).filter(|_| kept.is_none()) {
            self.say(&prompt::or_place(&self.session.assets().regions.full_name(place)))?;
        }
        if self.fed_by(question).is_some() {
            self.say(prompt::OR_MONTH)?;
        }
        if asked.feeds.is_some() {
            self.say(prompt::OR_ENTER)?;
        }
        self.read_line(input)
    }

    /// The place filled in beforehand, at the question for it in a transfer.
    fn preset(&self, question: QuestionIx) -> Option<RegionIx> {
        let asked = self.session.topic().roles.destination == Some(question);
        self.destination.filter(|_| asked && self.session.is_plan())
    }

    fn take_preset(&mut self, question: QuestionIx) -> Option<QuestionIx> {
        if let Some(place) = self.preset(question) {
            self.session.set(question, Value::Place(place));
        }
        self.go_on(question)
    }

    /// Reads a line; none at the end of the input.
    fn read_line(&mut self, input: &mut dyn BufRead) -> io::Result<Option<String>> {
        loop {
            write!(self.output, "> ")?;
            self.output.flush()?;
            let mut line = Vec::new();
            if (&mut *input).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            if line.ends_with(b"\n") || (line.len() as u64) < LONGEST {
                return Ok(Some(String::from_utf8_lossy(&line).into_owned()));
            }
            input.skip_until(b'\n')?;
            self.say("这一行超过 1 MB，没有读。请重新输入。")?;
        }
    }

    fn answer(&mut self, question: QuestionIx, line: &str) -> io::Result<Option<QuestionIx>> {
        let (question_answered, text) = self.meant(question, line);
        match self.read(question_answered, &text) {
            Ok(value) => {
                self.session.set(question_answered, value);
                if let (Value::Place(_), regions) = (value, &self.session.assets().regions) {
                    inferred(regions, &text).iter().try_for_each(|said| self.say(said))?;
                }
                let next = self.go_on(question);
                let open = self.open_month(question_answered);
                if open.is_none() {
                    self.say_worked_out(question_answered)?;
                }
                Ok(open.or(next))
            }
            Err(wrong) => {
                self.say(&wrong)?;
                Ok(Some(question))
            }
        }
    }

    /// The other month that a number of months follows from, where it is not known yet.
    fn open_month(&self, month: QuestionIx) -> Option<QuestionIx> {
        let fed = self.session.topic().at(month).feeds?;
        let mut months = self.session.topic().feeding(fed);
        months.find(|other| self.session.answers().get(*other).is_none())
    }

    /// Leaves a month open that need not be known.
    fn pass(&mut self, question: QuestionIx) -> io::Result<Option<QuestionIx>> {
        self.say_worked_out(question)?;
        Ok(self.go_on(question))
    }

    /// Says what follows from a month that was typed in the place of a number.
    fn say_worked_out(&mut self, month: QuestionIx) -> io::Result<()> {
        let Some(fed) = self.session.topic().at(month).feeds else { return Ok(()) };
        let id = self.session.topic().at(fed).id.clone();
        let known = self.session.answer_docs().into_iter().find(|doc| doc.id == id);
        known.map_or(Ok(()), |doc| self.say(&format!("{}：{}。", doc.label, doc.text)))
    }

    /// Reads what was typed, and refuses what contradicts the other answers, with the reason.
    fn read(&mut self, question: QuestionIx, text: &str) -> Result<Value, String> {
        let (topic, today) = (self.session.topic(), self.session.today());
        let regions = &self.session.assets().regions;
        let is_place = topic.at(question).kind == QuestionKind::Place;
        let value = if is_place && !["", "unknown"].contains(&text) {
            Value::Place(self.place(text)?)
        } else {
            let read = read_value(topic.at(question), regions, text, Voice::Prompt);
            read.map_err(|wrong| wrong.sentence())?
        };
        let mut answers = self.session.answers().clone();
        answers.set(question, value);
        let checked = check_answers(topic, &answers, today, Voice::Prompt);
        checked.map(|()| value).map_err(|wrong| format!("{}。", wrong.what()))
    }

    /// Numbers of choices as their names; a month at a number of months is the last month paid.
    fn meant(&self, question: QuestionIx, line: &str) -> (QuestionIx, String) {
        let topic = self.session.topic();
        let asked = topic.at(question);
        let text = prompt::by_number(asked, self.session.answers(), line);
        if !matches!(asked.kind, QuestionKind::Count { .. }) {
            return (question, text);
        }
        let said = text.strip_suffix(&*asked.unit).unwrap_or(&text).trim();
        if said.len() < text.len() && said.parse::<u32>().is_ok() {
            return (question, said.to_owned());
        }
        if let Some(number) = numeral(said) {
            return (question, number.to_string());
        }
        let regions = &self.session.assets().regions;
        let is_month =
            |ix: &QuestionIx| read_value(topic.at(*ix), regions, &text, Voice::Prompt).is_ok();
        (self.fed_by(question).filter(is_month).unwrap_or(question), text)
    }

    /// The question for a month that a number of months follows from.
    fn fed_by(&self, question: QuestionIx) -> Option<QuestionIx> {
        self.session.topic().feeding(question).next()
    }

    fn go_on(&mut self, question: QuestionIx) -> Option<QuestionIx> {
        if !self.asked.contains(&question) {
            self.asked.push(question);
        }
        // Whoever pressed Enter has seen it: it is no longer assumed, nor only a part of what is so.
        if let Some(value) = self.session.answers().get(question) {
            self.session.set(question, value);
        }
        self.session.next_question()
    }

    /// Where a question stands among those that were asked.
    fn place_of(&self, question: QuestionIx) -> usize {
        self.asked.iter().position(|asked| *asked == question).unwrap_or(self.asked.len())
    }

    fn back(&mut self, question: QuestionIx) -> io::Result<Option<QuestionIx>> {
        let before = self.place_of(question).checked_sub(1);
        if before.is_none() {
            self.say("这是第一题。")?;
        }
        Ok(Some(before.map_or(question, |at| self.asked[at])))
    }

    /// A paragraph is one line: one that is cut stops a screen reader in the middle of a word.
    fn say(&mut self, words: &str) -> io::Result<()> {
        writeln!(self.output, "{words}")
    }
}
