//! The outlook in a few words: how it stands with these answers, the days, the steps.

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::verdict;
use crate::export;
use crate::model::{At, Certainty, Slot};
use crate::report::tree::{Block, Dated, Section, SectionKind, Tree};
use crate::report::words;
use crate::tui::canvas::Canvas;
use crate::tui::page::Context;
use crate::tui::theme::Role;

/// Rows of the heading of a part, with the empty one below it.
const HEADING: usize = 2;
/// Empty rows between two parts.
const BETWEEN: u16 = 2;
/// Cells of the rail before a day, with the space after it.
const RAIL: usize = 3;

pub(crate) struct Ahead<'a> {
    pub(crate) context: &'a Context,
    /// Whether it begins with how it stands, because the page does not say it.
    pub(crate) stand: bool,
}

impl Ahead<'_> {
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let tree = self.context.session().tree();
        let pen = Pen { width: canvas.area.width.into(), theme: canvas.look.theme };
        let days = days(pen, &tree);
        let left =
            usize::from(canvas.area.height).saturating_sub(days.len() + usize::from(BETWEEN));
        let is_read_out = self.context.look.desk && !self.stand;
        let parts = [
            if self.stand { self.stand(pen, &tree) } else { Vec::new() },
            days,
            if is_read_out { self.aloud(pen, left) } else { Vec::new() },
            steps(pen, &tree),
        ];
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            // Half of a part would look like the whole of it.
            let rows = part.len() as u16;
            if rows > canvas.area.height {
                return;
            }
            for (row, line) in (0..).zip(part) {
                canvas.put(row, line);
            }
            canvas.space(rows + BETWEEN);
        }
    }

    /// How what is read out begins, for a caller who waits for it, as far as so many rows go.
    fn aloud(&self, pen: Pen, rows: usize) -> Vec<Line<'static>> {
        let lines = export::spoken(&self.context.session().report()).first;
        let rest = pen.dim("按 0 念全部");
        let mut begin = Vec::new();
        // A long sentence has several lines, and half of one would say half.
        for sentence in lines.split_inclusive(|line| line.ends_with('。')) {
            let sentence: Vec<_> = sentence.iter().flat_map(|line| pen.text(line)).collect();
            if begin.len() + sentence.len() + rest.len() + HEADING > rows {
                break;
            }
            begin.extend(sentence);
        }
        begin.extend(rest);
        under(pen, "念给他听", begin)
    }

    /// How it stands with the answers so far.
    fn stand(&self, pen: Pen, tree: &Tree) -> Vec<Line<'static>> {
        let mut answers =
            tree.sections.iter().filter_map(|section| Some((section, section.answer?)));
        let Some((section, code)) = answers.next() else { return Vec::new() };
        let (sign, role) = verdict::sign(self.context.look.glyphs, code);
        let badge = format!(" {sign} {} ", words::answer(code));
        let badge = Span::styled(badge, pen.theme.style(role).add_modifier(Modifier::REVERSED));
        let mut lines = pen.styled("照现在的回答", pen.theme.style(Role::Title));
        lines.extend([Line::default(), Line::from(badge), Line::default()]);
        lines.extend(pen.text(&section.title));
        lines
    }
}

/// The days on a rail, which is bright as far as they are certain.
fn days(pen: Pen, tree: &Tree) -> Vec<Line<'static>> {
    let blocks = tree.sections.iter().flat_map(|section| &section.blocks);
    let days = blocks.filter_map(|block| match block {
        Block::Dated(dated) => Some(dated),
        _ => None,
    });
    let days: Vec<_> = days.map(|dated| day(pen.narrower(RAIL), dated)).collect();
    under(pen, words::slot(Slot::Timeline), days.join(&Line::default()))
}

fn day(pen: Pen, dated: &Dated) -> Vec<Line<'static>> {
    let role = match (dated.at, dated.certainty) {
        (At::Open, _) | (_, Certainty::Local | Certainty::NoLimit) => Role::Frame,
        (_, Certainty::Official) => Role::Good,
        (_, Certainty::Provisional) => Role::Warn,
    };
    let mut lines = pen.styled(&dated.entry.title, pen.theme.style(Role::Title));
    lines.extend(pen.marked(&dated.when, pen.theme.style(Role::Text), &dated.entry.marks));
    lines.extend(pen.dim(&dated.left).into_iter().filter(|_| !dated.left.is_empty()));
    let rail = pen.theme.style(role).add_modifier(Modifier::REVERSED);
    let lead = |line: Line<'static>| {
        let own = line.style;
        let text = line.spans.into_iter().map(|span| span.patch_style(own));
        let lead = [Span::styled(" ", rail), Span::raw("  ")];
        Line::from(lead.into_iter().chain(text).collect::<Vec<_>>())
    };
    lines.into_iter().map(lead).collect()
}

/// The steps by name, each way under its heading.
fn steps(pen: Pen, tree: &Tree) -> Vec<Line<'static>> {
    let steps = |section: &&Section| section.kind == SectionKind::Steps;
    let mut lines = Vec::new();
    for block in tree.sections.iter().filter(steps).flat_map(|section| &section.blocks) {
        let Block::Group(group) = block else { continue };
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(pen.dim(&group.title));
        for (at, step) in (1..).zip(&group.blocks) {
            let Block::Step(entry) = step else { continue };
            let lead = format!("{at}. ");
            let text = pen.narrower(lead.len()).text(&entry.title);
            lines.extend(Pen::after(&lead, pen.theme.style(Role::Key), text));
        }
    }
    under(pen, "步骤", lines)
}

/// Lines under a heading; nothing where there are none.
fn under(pen: Pen, title: &str, lines: Vec<Line<'static>>) -> Vec<Line<'static>> {
    if lines.is_empty() {
        return lines;
    }
    let mut all = pen.styled(title, pen.theme.style(Role::Title));
    all.push(Line::default());
    all.extend(lines);
    all
}
