//! Help, from the same key table that drives the keys.

use ratatui::text::{Line, Span};

use crate::model::{Cite, QuestionIx, SourceIx, Term};
use crate::text::{pad, width};
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Binding, CTRL_ROWS, Hint, ROWS, hint, is_named, row_of, still};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Cut, Page};
use crate::tui::theme::Role;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{BETWEEN, Reader, Sheet};

/// Cells of a key; a longer one stands before its text all the same.
const KEY: usize = 8;
/// From so many cells on the keys stand in two columns where one is too long.
const BESIDE: usize = 70;
/// From so many lines on, what does not fit is only named, so that no page turns.
const WHOLE: usize = 16;
/// What a low window leaves out first: the footer names it, or another key does the same.
const LEAST: [Act; 5] = [Act::Suspend, Act::Ends, Act::Sides, Act::Tabs, Act::Interrupt];

/// Over the keys of other pages.
const ELSEWHERE: &str = "别的页面上还有";
/// What no visitor has a key for, though it is on the pad.
const NEVER: [Act; 3] = [Act::Leave, Act::Search, Act::Fill];

/// The page that another one is opened over.
pub(crate) struct Below<'a> {
    pub(crate) page: &'a dyn Page,
    /// What the keys do there, those of every page too.
    pub(crate) hints: Vec<Hint>,
}

#[derive(Clone)]
pub(crate) struct Help {
    /// What the keys do on the page that help was opened on.
    hints: Vec<Hint>,
    /// The question of that page.
    about: Option<QuestionIx>,
    /// The hard words of that page.
    terms: Vec<&'static Term>,
    /// What a small window has no room for on that page, each with its title.
    cut: Vec<Cut>,
    reader: Reader,
}

impl Help {
    pub(crate) fn new(context: &Context, below: Below) -> Self {
        let Below { page, hints } = below;
        let terms = context.session().terms(|word| page.says(context, word)).collect();
        Self {
            hints,
            about: page.question(),
            terms,
            cut: page.cut(context),
            reader: Reader::default(),
        }
    }

    /// The documents that the question and the words of that page rest on.
    fn sources(&self, context: &Context) -> Option<String> {
        let session = context.session();
        let asked = self.about.map(|ix| &session.topic().at(ix).cites);
        let cites = asked.into_iter().chain(self.terms.iter().map(|term| &term.cites)).flatten();
        let mut names: Vec<(SourceIx, String)> = Vec::new();
        for Cite { source: ix, article } in cites {
            let source = &session.assets().table.sources[ix.at()];
            match names.iter_mut().find(|(named, _)| named == ix) {
                Some((_, name)) if name.contains(article.as_str()) => {}
                Some((_, name)) => name.extend(["、", article.as_str()]),
                None => {
                    let number = Some(&source.number).filter(|number| !number.is_empty());
                    let number = number.map_or_else(String::new, |number| format!("（{number}）"));
                    names.push((*ix, format!("《{}》{number}{article}", source.title)));
                }
            }
        }
        let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
        (!names.is_empty()).then(|| names.join("；"))
    }

    /// What keys do, with the word of the page where that is not the same on every page.
    fn does(&self, row: &Binding) -> String {
        let here = self.hints.iter().find(|hint| hint.act == row.act && row.follows());
        here.map_or_else(|| row.about.to_owned(), |hint| format!("{}{}", hint.label, row.about))
    }

    /// The keys that only other pages have, for a visitor who asks once for all.
    fn elsewhere(&self) -> Vec<&'static Binding> {
        let here: Vec<&str> =
            self.hints.iter().filter_map(|hint| Some(row_of(hint.act)?.keys)).collect();
        let mut named: Vec<&Binding> = Vec::new();
        let wanted = |row: &&Binding| is_named(row.act, true) && !NEVER.contains(&row.act);
        for row in ROWS.iter().filter(wanted).filter(|row| !here.contains(&row.keys)) {
            if named.iter().all(|other| other.keys != row.keys) {
                named.push(row);
            }
        }
        named
    }

    /// The keys of the page that help was opened on and those of every page, but some, each with what it does.
    fn keys_here(&self, kiosk: bool, without: &[Act]) -> Vec<(&'static str, String)> {
        let named = |act| !without.contains(&act);
        let works = |act| named(act) && self.hints.iter().any(|hint| hint.act == act);
        let here = ROWS.iter().filter(|row| works(row.act) && is_named(row.act, kiosk));
        let about = |row: &Binding| match row.also {
            also if kiosk || also.is_empty() => self.does(row),
            also => format!("{}；{also}", self.does(row)),
        };
        let leaving = CTRL_ROWS.iter().filter(|row| !kiosk && named(row.act));
        let leaving = leaving.map(|row| (row.keys, row.about.to_owned()));
        here.map(|row| (row.keys, about(row))).chain(leaving).collect()
    }

    /// What is said before the hard words; a low window names no key of the least use.
    fn firsts(&self, context: &Context, pen: Pen, left: usize) -> Vec<Part> {
        let room = usize::from(context.room(self).height);
        let named = usize::from(!self.terms.is_empty());
        let parts = |count| self.said(context, Room { pen, left, without: &LEAST[..count] });
        let fits = |parts: &Vec<Part>| parts.iter().map(Vec::len).sum::<usize>() + named <= room;
        let all = parts(0);
        if room < WHOLE || fits(&all) {
            return all;
        }
        (1..=LEAST.len()).map(parts).find(fits).unwrap_or(all)
    }

    /// The same without some keys; they stand in two columns where one leaves the hard words no room.
    fn said(&self, context: &Context, Room { pen, left, without }: Room) -> Vec<Part> {
        let kiosk = context.look.kiosk;
        let warn = pen.theme.style(Role::Warn);
        let wrongs = context.look.wrongs().into_iter().map(|wrong| pen.styled(&wrong, warn));
        let cut = self.cut.iter().map(|cut| {
            let text = Pen::indented(2, pen.narrower(2).text(&cut.text));
            [pen.heading(cut.title), text].concat()
        });
        let mut parts: Vec<Part> = wrongs.chain(cut).collect();
        let here = self.keys_here(kiosk, without);
        let elsewhere = if kiosk { self.elsewhere() } else { Vec::new() };
        let elsewhere = elsewhere.iter().map(|row| (row.keys, row.about.to_owned()));
        let elsewhere: Vec<_> = elsewhere.collect();
        let lines = |keys: &[Key]| keys.iter().map(|key| height(pen, key)).sum::<usize>();
        let heading = usize::from(!elsewhere.is_empty());
        let rest = parts.iter().map(Vec::len).sum::<usize>() + heading;
        let needed = rest + lines(&here) + lines(&elsewhere);
        let columns = if needed > left && pen.width >= BESIDE { 2 } else { 1 };
        parts.push(block(pen, &here, columns));
        if !elsewhere.is_empty() {
            parts.push([pen.heading(ELSEWHERE), block(pen, &elsewhere, columns)].concat());
        }
        parts
    }

    /// The hard words of the page, and what it rests on.
    fn words(&self, context: &Context, pen: Pen) -> Vec<Part> {
        let said = |lead: String, text: &str| {
            Pen::after(&lead, pen.theme.style(Role::Key), pen.narrower(width(&lead)).text(text))
        };
        let terms = self.terms.iter().map(|term| said(format!("「{}」 ", term.word), &term.text));
        let sources = self.sources(context).map(|sources| said("依据  ".to_owned(), &sources));
        terms.chain(sources).collect()
    }

    /// All of it; only a low window turns pages: others leave out what does not fit, and say which words.
    fn sheet(&self, context: &Context) -> Sheet<()> {
        let area = context.room(self);
        let pen = Pen::new(&context.look, area.width, MEASURE.into());
        let room = usize::from(area.height);
        let words = self.words(context, pen);
        let height = |parts: &[Part]| parts.iter().map(Vec::len).sum::<usize>();
        let mut parts = self.firsts(context, pen, room.saturating_sub(height(&words)));
        let mut left = room.saturating_sub(height(&parts));
        if height(&words) <= left || room < WHOLE {
            parts.extend(words);
        } else {
            left = left.saturating_sub(1);
            let fits = |part: &&Part| {
                let fits = part.len() <= left;
                left = left.saturating_sub(part.len());
                fits
            };
            let shown: Vec<Part> = words.iter().take_while(fits).cloned().collect();
            let names = self.terms.iter().skip(shown.len()).map(|term| term.word.as_str());
            let names: Vec<&str> = names.collect();
            let rest = format!("还有「{}」，看「查一查」", names.join("」「"));
            // Half a list would not say where to look.
            let rest = Some(rest).filter(|rest| width(rest) <= pen.width);
            let rest = rest.unwrap_or_else(|| format!("还有 {} 个词，看「查一查」", names.len()));
            parts.extend(shown);
            parts.extend((!names.is_empty()).then(|| pen.dim(&rest)));
        }
        let air = height(&parts) + parts.len() <= room;
        let mut rows = Rows::default();
        for part in parts {
            if air {
                rows.gap();
            }
            rows.still(part);
        }
        rows.into()
    }
}

/// Lines that belong together.
type Part = Vec<Line<'static>>;

/// What keys are told in.
struct Room<'a> {
    pen: Pen,
    /// Lines that the hard words leave.
    left: usize,
    /// Keys that are not told.
    without: &'a [Act],
}

/// A key with what it does.
type Key = (&'static str, String);

/// What stands before what a key does.
fn lead(key: &str) -> String {
    format!("{}  ", pad(key, width(key).max(KEY)))
}

/// Lines that a key takes over the whole width, told without laying it out.
fn height(pen: Pen, (key, about): &Key) -> usize {
    width(about).div_ceil(pen.narrower(width(&lead(key))).width.max(1))
}

/// Keys with what they do, in one column or two.
fn block(pen: Pen, keys: &[Key], columns: usize) -> Part {
    let half = (pen.width - BETWEEN * (columns - 1)) / columns;
    let entry = |(key, about): &Key| {
        let lead = lead(key);
        let text = Pen { width: half, ..pen }.narrower(width(&lead)).text(about);
        Pen::after(&lead, pen.theme.style(Role::Key), text)
    };
    let mut entries: Vec<Part> = keys.iter().map(entry).collect();
    let right = entries.split_off(entries.len().div_ceil(columns)).concat();
    let mut lines = entries.concat();
    lines.resize(lines.len().max(right.len()), Line::default());
    for (line, beside) in lines.iter_mut().zip(right) {
        let blank = half + BETWEEN - line.width();
        line.push_span(Span::raw(" ".repeat(blank)));
        line.spans.extend(beside.spans);
    }
    lines
}

impl Page for Help {
    fn title(&self, _: &Context) -> String {
        "使用帮助".to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        let mut hints = vec![
            hint(Act::Back, "返回"),
            hint(Act::Lines, "滚动"),
            hint(Act::Pages, "翻页"),
            hint(Act::Ends, "最前、最后"),
        ];
        still(&mut hints, self.sheet(context).moves(context.room(self).height));
        hints
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.sheet(context).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        self.reader.update(&self.sheet(context), context.room(self).height, msg)
    }

    fn is_aside(&self) -> bool {
        true
    }
}
