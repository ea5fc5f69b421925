//! Help, from the same key table that drives the keys.

use crate::model::{Cite, QuestionIx, SourceIx, Term};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Binding, Hint, ROWS, hint, is_named, row_of};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Cut, Page};
use crate::tui::theme::Role;
use crate::tui::widget::menu::{self, Item, Menu};

/// Below this many columns what a key does stands under the key.
const NARROW: u16 = 60;

/// Keys with Ctrl, in one line.
const LEAVING: (&str, &str) = ("Ctrl-C Ctrl-Z", "随时退出；暂时回命令行，fg 回来");

const HERE: &str = "每一页都可以只用数字小键盘操作。最下面一行写着这一页可以用的键。";

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
    focus: usize,
}

impl Help {
    pub(crate) fn new(context: &Context, below: Below) -> Self {
        let Below { page, hints } = below;
        let terms = context.session().terms(|word| page.says(context, word)).collect();
        Self { hints, about: page.question(), terms, cut: page.cut(context), focus: 0 }
    }

    /// The documents that the question and the words of that page rest on.
    fn sources(&self, context: &Context) -> Option<Item> {
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
        let item = || Item::new("依据").about(names.join("；"));
        (!names.is_empty()).then(item)
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

    /// The hard words of the page that help was opened on, its keys, then those of every page.
    fn items(&self, context: &Context) -> Vec<Item> {
        let kiosk = context.look.kiosk;
        let works = |act| self.hints.iter().any(|hint| hint.act == act);
        let here = ROWS.iter().filter(|row| works(row.act) && is_named(row.act, kiosk));
        let narrow = context.size.0 < NARROW;
        let about = |row: &Binding| match row.also {
            also if kiosk || also.is_empty() => self.does(row),
            also => format!("{}；{also}", self.does(row)),
        };
        let item = |row: &Binding| match Item::new(row.keys) {
            item if narrow => item.about(about(row)),
            item => item.note(about(row)),
        };
        let term = |term: &&Term| match Item::new(format!("「{}」", term.word)) {
            item if narrow => item.about(term.text.clone()),
            item => item.note(term.text.clone()),
        };
        let terms = self.terms.iter().map(term);
        let leaving = Some(Item::new(LEAVING.0).note(LEAVING.1)).filter(|_| !kiosk);
        let elsewhere = if kiosk { self.elsewhere() } else { Vec::new() };
        let others = (!elsewhere.is_empty()).then(|| Item::new(ELSEWHERE));
        let others = others.into_iter().chain(elsewhere.into_iter().map(item));
        let keys = here.map(item).chain(others).chain(leaving);
        let cut = self.cut.iter().map(|cut| Item::new(cut.title).about(cut.text.clone()));
        let sources = self.sources(context);
        // A visitor has no other list of the keys.
        if kiosk {
            return cut.chain(keys).chain(terms).chain(sources).collect();
        }
        cut.chain(terms).chain(keys).chain(sources).collect()
    }
}

impl Page for Help {
    fn title(&self, _: &Context) -> String {
        "使用帮助".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        vec![
            hint(Act::Back, "返回"),
            hint(Act::Lines, "滚动"),
            hint(Act::Pages, "翻页"),
            hint(Act::Ends, "最前、最后"),
        ]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        for wrong in context.look.wrongs() {
            canvas.role(Role::Warn, &wrong);
            canvas.space(1);
        }
        let items = self.items(context);
        // All keys on one page come before what the footer shows anyway.
        if canvas.area.height > menu::height(canvas, &items) + canvas.rows(HERE) {
            canvas.text(HERE);
            canvas.space(1);
        }
        Menu { items: &items, focus: Some(self.focus) }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let items = self.items(context);
        match menu::update(&mut self.focus, &items, msg)? {
            menu::Event::Chosen(_) => Some(Effect::Stay),
            event => Some(event.effect()),
        }
    }
}
