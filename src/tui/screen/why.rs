//! The reason of a line: the rule, the documents, and whom to ask.

use std::rc::Rc;

use ratatui::style::Modifier;

use crate::model::{Claim, Term};
use crate::report::{Why as Reason, words};
use crate::tui::about::About;
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint, still};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::panes::Wanted;
use crate::tui::theme::Role;
use crate::tui::widget::basis::{self, LABEL};
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

/// What a line opens.
#[derive(Clone, Copy)]
enum Target {
    /// A claim, by its position among those told.
    Claim(usize),
    /// The topic that the line sends people to.
    Topic,
    /// A part of the result that the line sends people to, by its digit.
    Part(u8),
}

/// A part of the result that a line sends people to.
#[derive(Clone)]
struct Part {
    digit: u8,
    /// What its tab is called.
    tab: String,
    /// What the line calls it.
    name: String,
}

impl Part {
    fn words(&self) -> String {
        let Self { tab, name, .. } = self;
        if tab == name {
            return format!("打开「{tab}」一栏");
        }
        format!("打开「{tab}」一栏，看「{name}」")
    }
}

#[derive(Clone)]
pub(crate) struct Why {
    about: Rc<About>,
    /// What people are told about it, with the positions in the table.
    claims: Vec<(usize, &'static Claim)>,
    /// The hard words in it.
    terms: Vec<&'static Term>,
    /// The parts of the result that it sends people to.
    parts: Vec<Part>,
    reader: Reader,
}

impl Why {
    pub(crate) fn new(context: &Context, about: About) -> Self {
        let rule = about.why.as_ref().map_or("", |why| why.rule.as_str());
        let claims = context.session().claims_about(rule);
        let terms = context.session().terms(|word| about.says(word)).collect();
        let parts = parts(context, &about);
        Self { about: Rc::new(about), claims, terms, parts, reader: Reader::default() }
    }

    fn sheet(&self, context: &Context, columns: u16) -> Sheet<Target> {
        self.rows(Pen::new(&context.look, columns, MEASURE.into())).into()
    }

    /// Everything there is to say about the line; what it leads to, and the claims, can be acted on.
    fn rows(&self, pen: Pen) -> Rows<Target> {
        let about = &self.about;
        let mut rows = Rows::default();
        if let Some(source) = &about.document {
            rows.still(basis::described(pen, source));
            cited(&about.cited, pen, &mut rows);
            return rows;
        }
        sentence(about, pen, &mut rows);
        for term in &self.terms {
            rows.still(pen.dim(&term.line()));
        }
        if let Some(topic) = about.see() {
            rows.item(Target::Topic, pen.link(topic));
        }
        if let Some(why) = &about.why {
            weight(why, pen, &mut rows);
            basis::notices(why, pen, &mut rows);
        }
        for part in &self.parts {
            rows.item(Target::Part(part.digit), pen.opens(&part.words()));
        }
        if let Some(why) = &about.why {
            bearing_claims(&self.claims, pen, &mut rows);
            basis::documents(&about.sources, why, pen, &mut rows);
        }
        rows
    }

    fn open(&self, target: Target) -> Effect {
        let opened = match target {
            Target::Claim(at) => self.claims.get(at).map(|(at, _)| Effect::Open(Open::Claim(*at))),
            Target::Topic => self.about.see().map(|topic| Effect::See(topic.id.clone())),
            Target::Part(digit) => Some(Effect::Part(digit)),
        };
        opened.unwrap_or(Effect::Stay)
    }
}

impl Page for Why {
    fn title(&self, _: &Context) -> String {
        "为什么这样说".to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        let claims = !self.claims.is_empty();
        let body = context.room(self);
        let sheet = self.sheet(context, body.width);
        let confirm = match sheet.focused(self.reader) {
            Some(Target::Claim(_)) => "看说法",
            _ => "打开",
        };
        let sees = self.about.see().is_some() || !self.parts.is_empty();
        let hints = [
            (claims, hint(Act::Digits, "看说法")),
            (claims || sees, hint(Act::Confirm, confirm)),
            (true, hint(Act::Lines, "往下看")),
            (true, hint(Act::Back, "返回")),
            (true, hint(Act::Help, "帮助")),
            (true, hint(Act::Pages, "翻页")),
            (true, hint(Act::Ends, "到头")),
        ];
        let mut hints: Vec<Hint> =
            hints.into_iter().filter(|(on, _)| *on).map(|(_, hint)| hint).collect();
        still(&mut hints, sheet.moves(body.height));
        hints
    }

    fn says(&self, _: &Context, word: &str) -> bool {
        self.about.says(word)
    }

    fn panes(&self, context: &Context) -> Wanted {
        context.beside()
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.sheet(context, canvas.area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let body = context.room(self);
        match msg {
            Msg::Confirm => {
                let target = self.sheet(context, body.width).focused(self.reader);
                Some(target.map_or(Effect::Stay, |target| self.open(target)))
            }
            Msg::Digit(0) => Some(Effect::Stay),
            Msg::Digit(digit) => Some(self.open(Target::Claim(usize::from(*digit) - 1))),
            _ => self.reader.update(&self.sheet(context, body.width), body.height, msg),
        }
    }

    fn is_aside(&self) -> bool {
        true
    }

    fn holds_result(&self) -> bool {
        true
    }
}

/// The parts of the result at hand that a line of it names as where to look.
fn parts(context: &Context, about: &About) -> Vec<Part> {
    let session = context.session();
    let said = if about.title.is_empty() { &about.text } else { &about.title };
    if session.answers().is_empty() || !session.tree().says(said) {
        return Vec::new();
    }
    let notices = about.why.iter().flat_map(|why| &why.notices).map(ToString::to_string);
    let texts: Vec<String> = notices.chain([about.text.clone()]).collect();
    let sends = |name: &str| {
        let sends = ["见", "看"].map(|look| format!("{look}「{name}」"));
        texts.iter().any(|text| sends.iter().any(|sends| text.contains(sends)))
    };
    let tree = session.tree();
    let parts = (1..).zip(tree.tabs()).filter_map(|(digit, sections)| {
        let tab = &sections.first()?.tab;
        let mut names = [tab].into_iter().chain(sections.iter().map(|section| &section.title));
        let name = names.find(|name| sends(name))?.clone();
        Some(Part { digit, tab: tab.clone(), name })
    });
    parts.collect()
}

/// What people are told about it, each with the digit that opens it.
fn bearing_claims(claims: &[(usize, &Claim)], pen: Pen, rows: &mut Rows<Target>) {
    if claims.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("常见说法"));
    for (at, (_, claim)) in claims.iter().enumerate() {
        let lead = format!("{}  ", at + 1);
        let lines = basis::claim(pen.narrower(lead.len()), &claim.wording.text, claim.verdict);
        rows.item(Target::Claim(at), Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
}

fn sentence<T: Copy>(about: &About, pen: Pen, rows: &mut Rows<T>) {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let (title, text) = match (about.title.as_str(), about.text.as_str()) {
        ("", text) => (text, ""),
        pair => pair,
    };
    rows.still(pen.marked(title, bold, &about.marks));
    if !text.is_empty() {
        rows.still(pen.text(text));
    }
}

fn weight<T: Copy>(why: &Reason, pen: Pen, rows: &mut Rows<T>) {
    rows.gap();
    rows.still(pen.heading("依据的级别"));
    let place = why.place.as_deref().map_or("全国", |place| place);
    let all = [
        ("级别", words::level(why.level)),
        ("适用", place),
        ("信息日期", why.as_of.as_deref().unwrap_or_default()),
        ("规则编号", &why.rule),
        ("向谁核实", &why.ask.as_ref().map(ToString::to_string).unwrap_or_default()),
    ];
    for (label, text) in all.into_iter().filter(|(_, text)| !text.is_empty()) {
        rows.still(pen.field(Label(label, LABEL), text, ""));
    }
}

/// Which lines rest on the document.
fn cited<T: Copy>(lines: &[String], pen: Pen, rows: &mut Rows<T>) {
    rows.gap();
    rows.still(pen.heading("这里依据它的内容"));
    for line in lines {
        let lines = pen.narrower(2).text(line);
        rows.still(Pen::after("- ", pen.theme.style(Role::Dim), lines));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::read_answers;
    use crate::report::tree::{Block, SectionKind, Tree};
    use crate::rules;
    use crate::session::Session;
    use crate::tui::theme::{Depth, Kind, Theme};

    /// A plan with lines of every weight.
    fn tree() -> Tree {
        let today = "2026-11-28".parse().unwrap();
        let given = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
                     origin_stopped=yes destination_enrolled=yes hindrances= gap_months=2";
        let pairs = given.split_whitespace().map(|pair| pair.split_once('=').unwrap());
        let pairs: Vec<_> = pairs.map(|(id, value)| (id.to_owned(), value.to_owned())).collect();
        let mut session = Session::new(rules::embedded(), today);
        let answers = read_answers(session.topic(), rules::embedded(), today, &pairs).unwrap();
        session.replace(answers);
        session.report().tree()
    }

    fn text(tree: &Tree, block: &Block) -> String {
        let pen = Pen { width: 60, theme: Theme::new(Kind::Dark, Depth::Mono) };
        let about = About::of(tree, block).unwrap();
        let (claims, terms, parts) = (Vec::new(), Vec::new(), Vec::new());
        let page = Why { about: Rc::new(about), claims, terms, parts, reader: Reader::default() };
        page.rows(pen).lines().map(|line| line.to_string() + "\n").collect()
    }

    #[test]
    fn says_rule_document_article_issuer_dates_and_level() {
        let tree = tree();
        let mut blocks = tree.section(&SectionKind::Because).unwrap().blocks.iter();
        let text = text(&tree, blocks.find(|block| block.entry().is_some()).unwrap());
        for part in [
            "成都已停保",
            "国家文件",
            "ready",
            "《基本医疗保险关系转移接续暂行办法》",
            "医保办发〔2021〕43号",
            "财政部办公厅",
            "最后核对  2026 年 11 月 28 日",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains("使用前请注意"), "{text}");
    }

    #[test]
    fn local_facts_say_their_place_their_day_and_whom_to_ask() {
        let tree = tree();
        let local = |block: &&Block| {
            let why = block.entry().and_then(|entry| entry.why.as_ref());
            why.is_some_and(|why| why.place.is_some() && why.as_of.is_some())
        };
        let mut blocks = tree.sections.iter().flat_map(|section| &section.blocks);
        let text = text(&tree, blocks.find(local).unwrap());
        for part in ["适用      浙江", "信息日期  20", "0571-12393"] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn a_document_lists_what_rests_on_it() {
        let tree = tree();
        let text = text(&tree, &tree.section(&SectionKind::Sources).unwrap().blocks[0]);
        assert!(text.contains("- 结论：成都已停保"), "{text}");
        assert!(text.contains("- 时间线：转入地最迟办完"), "{text}");
    }

    #[test]
    fn what_rests_on_nothing_has_no_reason() {
        assert!(About::of(&tree(), &Block::Note("……".to_owned())).is_none());
    }
}
