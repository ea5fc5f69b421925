//! Places and claims looked up by prompts, as on the screens.

use std::io::{self, BufRead};

use super::{Prompts, prompt};
use crate::engine::Context;
use crate::export::Manner;
use crate::model::{Claim, Lead};
use crate::regions::RegionIx;
use crate::report::{self, ClaimsDoc, HitDoc, Report, SearchDoc, places};
use crate::search::{self, Fit, Found};
use crate::text::fold;

const PLACE: &str = "\n查哪个地方？输入名称、拼音或代码；直接按回车列出各地有多少信息：";
const CLAIM: &str = "\n查哪种说法？输入汉字、拼音或首字母，或者它的编号；直接按回车列出全部：";
const HIT: &str = "\n输入编号看详细，或者换个词再找；输入 ? 连同依据再念一遍；看完了直接按回车：";
const AGAIN: &str = "\n再查一种，输入词或编号；输入 ? 连同依据再念一遍；看完了直接按回车：";

impl<'a> Prompts<'a> {
    /// Asks for a place until there is one, and says what is known of it.
    pub(super) fn look_up_place(&mut self, input: &mut dyn BufRead) -> io::Result<()> {
        loop {
            self.say(PLACE)?;
            let line = self.read_line(input)?.unwrap_or_default();
            let context = self.context();
            if line.trim().is_empty() {
                return self.read_up(&Report::from(places::places(&context)), input);
            }
            match self.place(line.trim()) {
                Ok(place) => {
                    return self.read_up(&Report::from(places::place(&context, place)), input);
                }
                Err(said) => self.say(&said)?,
            }
        }
    }

    /// Looks words up, and shows what was found by its number until an empty line; tells whether a
    /// topic was chosen.
    pub(super) fn look_up(&mut self, typed: String, input: &mut dyn BufRead) -> io::Result<bool> {
        let mut typed = typed;
        loop {
            let found = self.session.search(&typed);
            self.tell(&Report::from(found.clone()), None)?;
            while !found.hits.is_empty() {
                self.say(HIT)?;
                let line = self.read_line(input)?.unwrap_or_default();
                let line = fold(line.trim()).into_owned();
                if line.is_empty() {
                    return Ok(false);
                }
                if line == "?" {
                    self.tell_again(Manner::Grounded)?;
                    continue;
                }
                let Some(hit) = prompt::position(&line).and_then(|at| found.hits.get(at)) else {
                    typed = line;
                    break;
                };
                if self.show(hit, &found)? {
                    return Ok(true);
                }
            }
            if found.hits.is_empty() {
                return Ok(false);
            }
        }
    }

    /// Shows something that was found; a topic and a question are gone on with, and that is told.
    fn show(&mut self, hit: &HitDoc, found: &SearchDoc) -> io::Result<bool> {
        let topics = &self.session.assets().table.topics;
        let report = match hit.found {
            Found::Table(Lead::Topic(topic) | Lead::Question { topic, .. }) => {
                self.session = self.session.turned_to(&topics[usize::from(topic)]);
                return Ok(true);
            }
            Found::Table(Lead::Claim(at)) => self.session.claim(at.into()).into(),
            Found::Table(Lead::Rule { .. } | Lead::Term(_)) => {
                SearchDoc { hits: vec![hit.clone()], ..found.clone() }.into()
            }
            Found::Place(place) => places::place(&self.context(), place.region).into(),
        };
        self.tell(&report, None)?;
        Ok(false)
    }

    /// Asks for claims until an empty line.
    pub(super) fn look_up_claims(&mut self, input: &mut dyn BufRead) -> io::Result<()> {
        let mut asked = CLAIM;
        loop {
            self.say(asked)?;
            let Some(line) = self.read_line(input)? else { return Ok(()) };
            if line.trim().is_empty() && asked == AGAIN {
                return Ok(());
            }
            match line.trim() {
                "?" | "？" => self.tell_again(Manner::Grounded)?,
                text => {
                    let report = self.claims(text);
                    self.tell(&report, None)?;
                }
            }
            asked = AGAIN;
        }
    }

    fn claims(&self, text: &str) -> Report {
        let all = &self.session.assets().table.claims;
        let number = fold(text).parse().ok();
        let numbered: Vec<&Claim> =
            all.iter().filter(|claim| Some(claim.number) == number).collect();
        let found = search::claims(&self.session.assets().table, text);
        let near = numbered.is_empty() && found.first().is_some_and(|(_, fit)| *fit == Fit::Near);
        let fitting = found.into_iter().map(|(at, _)| &all[at]).collect();
        let claims: Vec<&Claim> = if numbered.is_empty() { fitting } else { numbered };
        let document = report::claims::report(claims.into_iter(), &self.context());
        Report::from(ClaimsDoc { near, ..document })
    }

    /// The place that was meant, by its number where several were offered; else what to say.
    pub(super) fn place(&mut self, text: &str) -> Result<RegionIx, String> {
        let regions = &self.session.assets().regions;
        let offered = std::mem::take(&mut self.offered);
        let number = prompt::position(text);
        if let Some(&place) = number.and_then(|at| offered.get(at)) {
            return Ok(place);
        }
        // A number is no name: all places whose codes begin so are no help.
        if offered.is_empty() && number.is_some_and(|number| number < 100) {
            return Err("请输入地方的名字、拼音，或者六位代码。".to_owned());
        }
        // A number that was not offered is no beginning of a code.
        if !offered.is_empty() && number.is_some_and(|number| number < 100) {
            let said = format!("请输入 1 到 {} 的编号，或者地方的名字。", offered.len());
            self.offered = offered;
            return Err(said);
        }
        regions.resolve(text).map_err(|found| {
            let lines = found.candidates.iter().zip(1..).map(|(place, number)| {
                let name = regions.full_name(place.region);
                format!("  {number}. {name}{}", place.county.unwrap_or_default())
            });
            let head = match (found.candidates.as_slice(), found.several) {
                ([], _) => "没有这个地方。县、镇、街道请写它上面的市。",
                (_, true) => "对得上几个地方，输入编号，或者再写一遍：",
                (_, false) => "不是认得的地方，相近的有这些；输入编号，或者再写一遍：",
            };
            let text = [head.to_owned()].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
            self.offered = found.candidates.iter().map(|place| place.region).collect();
            text
        })
    }

    fn context(&self) -> Context<'a> {
        Context { assets: self.session.assets(), today: self.session.today() }
    }
}
