//! A result read by its parts: the answer first, the others and what can be done with it by number.

use std::io::{self, BufRead};

use super::prompt::Whose;
use super::{Prompts, prompt};
use crate::export::{Manner, told};
use crate::model::{QuestionIx, Term, Topic};
use crate::report::Report;
use crate::report::tree::Tree;
use crate::report::wording::{CLAIMS_MORE, COMPARED_MORE};
use crate::text::fold;

/// What was told last: what it rests on is told when somebody asks.
pub(super) struct Part {
    report: Report,
    /// Which of its parts; none for all of it.
    tab: Option<usize>,
}

/// What comes after a result.
pub(super) enum Next {
    /// Nothing.
    End,
    /// What is open is asked, that question first.
    Ask(Option<QuestionIx>),
}

/// What can be done with a result.
#[derive(Clone, Copy)]
enum Way<'a> {
    /// All of it, or one of its parts.
    Tell(Option<usize>),
    Grounds,
    Words,
    /// As it is read out to somebody.
    Aloud,
    /// Beside the plans of other destinations.
    Compare,
    TakeAway,
    Change,
    /// Back to the question before.
    Back,
    Topic(&'a Topic),
}

/// The number that takes a result away, as on the screens.
const TAKE_AWAY: usize = 9;

/// One of them, with its number.
struct Numbered<'a> {
    number: usize,
    way: Way<'a>,
    name: String,
}

impl<'a> Prompts<'a> {
    /// Tells what the answers come to, and goes on as a person chooses.
    pub(super) fn read_result(&mut self, input: &mut dyn BufRead) -> io::Result<Next> {
        let report = self.session.report();
        self.ways_said = false;
        self.tell(&report, Some(0))?;
        loop {
            let Some(way) = self.choose_way(&report, true, input)? else { return Ok(Next::End) };
            match way {
                Way::Change => {
                    if let Some(question) = self.choose_answer(&report, input)? {
                        return Ok(Next::Ask(Some(question)));
                    }
                }
                Way::Back => match self.asked.last() {
                    Some(last) => return Ok(Next::Ask(Some(*last))),
                    None => self.say("前面没有问过什么。")?,
                },
                Way::Topic(topic) => {
                    let mut next = self.session.turned_to(topic);
                    next.learn(&self.session);
                    self.session = next;
                    self.asked.clear();
                    return Ok(Next::Ask(None));
                }
                way => self.go(&report, way, input)?,
            }
        }
    }

    /// Tells what was looked up, and goes on as a person chooses.
    pub(super) fn read_up(&mut self, report: &Report, input: &mut dyn BufRead) -> io::Result<()> {
        self.ways_said = false;
        self.tell(report, None)?;
        while let Some(way) = self.choose_way(report, false, input)? {
            self.go(report, way, input)?;
        }
        Ok(())
    }

    fn go(&mut self, report: &Report, way: Way, input: &mut dyn BufRead) -> io::Result<()> {
        match way {
            Way::Tell(tab) => self.tell(report, tab),
            Way::Grounds => self.tell_again(Manner::Grounded),
            Way::Words => {
                let words: Vec<String> = self.words(report).into_iter().map(Term::line).collect();
                self.say(&words.join("\n"))
            }
            Way::Aloud => self.read_out(report),
            Way::Compare => self.compare(input),
            Way::TakeAway => self.take_away(report, input),
            Way::Change | Way::Back | Way::Topic(_) => Ok(()),
        }
    }

    /// Tells a part of a result, or all of it.
    pub(super) fn tell(&mut self, report: &Report, tab: Option<usize>) -> io::Result<()> {
        self.told = Some(Part { report: report.clone(), tab });
        self.tell_again(Manner::Told)
    }

    /// Tells what was told last.
    pub(super) fn tell_again(&mut self, manner: Manner) -> io::Result<()> {
        let Some(Part { report, tab }) = &self.told else { return Ok(()) };
        let mut tree = part(report.overview().copied(), *tab);
        // What is asked next says how to take one of them; here there are no commands.
        tree.foot.retain(|line| ![CLAIMS_MORE, COMPARED_MORE].contains(&line.as_str()));
        let text = told(&tree, manner);
        writeln!(self.output)?;
        self.output.write_all(text.as_bytes())?;
        self.output.flush()
    }

    /// Offers what can be done with a result until something is chosen; none for an empty line. Who has heard the
    /// list is not read all of it again.
    fn choose_way(
        &mut self,
        report: &Report,
        own: bool,
        input: &mut dyn BufRead,
    ) -> io::Result<Option<Way<'a>>> {
        let ways = self.ways(report, own);
        let whose = match self.leads_to() {
            Some(_) if own => Whose::Plan,
            _ if own => Whose::Own,
            _ => Whose::Nobody,
        };
        let names: Vec<(usize, &str)> = ways.iter().map(|way| (way.number, &*way.name)).collect();
        loop {
            let said = std::mem::replace(&mut self.ways_said, true);
            let all = || prompt::ways(&names, whose);
            self.say(&if said { prompt::WAYS_AGAIN.to_owned() } else { all() })?;
            let typed = self.read_line(input)?.unwrap_or_default();
            match &*fold(typed.trim()) {
                "" => return Ok(None),
                "0" if own => return Ok(Some(Way::Aloud)),
                "0" => return Ok(Some(Way::Tell(None))),
                "?" => return Ok(Some(Way::Grounds)),
                "-" if own => return Ok(Some(Way::Back)),
                "=" if whose == Whose::Plan => return Ok(Some(Way::Compare)),
                "*" => self.ways_said = false,
                typed => {
                    if let Some(found) = ways.iter().find(|way| typed.parse() == Ok(way.number)) {
                        return Ok(Some(found.way));
                    }
                    self.say(prompt::NO_SUCH_WAY)?;
                    self.ways_said = false;
                }
            }
        }
    }

    /// What can be done with a result, with the numbers that its parts and taking it away have on the
    /// screens.
    fn ways(&self, report: &Report, own: bool) -> Vec<Numbered<'a>> {
        let tree = report.overview();
        let tabs = tree.tabs();
        let several = tabs.len() > 1 && own;
        let tabs = tabs.iter().enumerate().filter(|_| several);
        let mut ways: Vec<(Way, String)> =
            tabs.map(|(at, tab)| (Way::Tell(Some(at)), tab[0].tab.clone())).collect();
        if several {
            ways.push((Way::Tell(None), prompt::ALL.to_owned()));
        }
        ways.push((Way::Grounds, prompt::GROUNDS.to_owned()));
        if !self.words(report).is_empty() {
            ways.push((Way::Words, prompt::WORDS.to_owned()));
        }
        if own {
            ways.push((Way::Change, prompt::CHANGE.to_owned()));
            let seen: Vec<&str> = tree.entries().iter().filter_map(|entry| entry.see()).collect();
            let topics = self.session.assets().table.topics.iter();
            let topics = topics.filter(|topic| seen.contains(&&*topic.id));
            ways.extend(topics.map(|topic| (Way::Topic(topic), prompt::topic(topic))));
        }
        let numbers = (1..).filter(|number| *number != TAKE_AWAY);
        let ways = numbers.zip(ways).map(|(number, (way, name))| Numbered { number, way, name });
        let name = prompt::TAKE_AWAY.to_owned();
        let mut ways: Vec<_> = ways.collect();
        ways.push(Numbered { number: TAKE_AWAY, way: Way::TakeAway, name });
        ways.sort_by_key(|way| way.number);
        ways
    }

    /// The hard words that a result uses.
    fn words(&self, report: &Report) -> Vec<&'a Term> {
        let tree = report.overview();
        self.session.terms(|word| tree.says(word)).collect()
    }

    /// The question whose answer is to be changed.
    fn choose_answer(
        &mut self,
        report: &Report,
        input: &mut dyn BufRead,
    ) -> io::Result<Option<QuestionIx>> {
        let topic = self.session.topic();
        let of = |id: &str| topic.questions.iter().position(|question| question.id == id);
        let answers = report.answers().iter();
        let answers = answers.filter_map(|answer| Some((of(&answer.id)?, answer)));
        let (questions, names): (Vec<usize>, Vec<String>) =
            answers.map(|(at, answer)| (at, format!("{}：{}", answer.label, answer.text))).unzip();
        let asked = prompt::answers(names.iter().map(String::as_str));
        let at = self.choose(&asked, names.len(), input)?;
        Ok(at.map(|at| QuestionIx(questions[at] as u8)))
    }
}

/// A part as a tree of its own; what the whole is not, is said with the answer.
fn part(tree: Tree, tab: Option<usize>) -> Tree {
    let Some(tab) = tab else { return tree };
    let sections = tree.tabs().get(tab).map(|sections| sections.to_vec()).unwrap_or_default();
    let first = tab == 0;
    let title = if first { tree.title } else { String::new() };
    let foot = if first { tree.foot } else { Vec::new() };
    Tree { title, sections, foot, ..tree }
}
