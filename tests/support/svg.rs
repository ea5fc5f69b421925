//! A screen drawn as SVG, cell by cell, with the colours of a dark terminal.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use yizhuan::text::width;

/// Size of a cell in pixels.
const CELL: (u16, u16) = (9, 20);
/// Room around the screen.
const EDGE: u16 = 12;
const GROUND: &str = "#16181d";
const TEXT: &str = "#e4e6eb";

/// Cells of one look that stand side by side.
struct Run<'a> {
    x: u16,
    text: String,
    cells: u16,
    look: &'a Cell,
}

/// Draws a screen.
pub fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (wide, high) = (area.width * CELL.0 + 2 * EDGE, area.height * CELL.1 + 2 * EDGE);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC',monospace\" font-size=\"16\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{GROUND}\"/>\n"
    );
    for y in 0..area.height {
        for run in runs(buffer, y) {
            draw(&mut out, &run, y);
        }
    }
    out + "</svg>\n"
}

fn runs(buffer: &Buffer, y: u16) -> Vec<Run<'_>> {
    let mut all: Vec<Run> = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let cells = u16::try_from(width(cell.symbol()).max(1)).expect("one or two");
        match all.last_mut() {
            Some(last) if same_look(last.look, cell) => {
                last.text.push_str(cell.symbol());
                last.cells += cells;
            }
            _ => all.push(Run { x, text: cell.symbol().to_owned(), cells, look: cell }),
        }
        x += cells;
    }
    all
}

fn same_look(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
}

fn draw(out: &mut String, run: &Run, y: u16) {
    let (left, top) = (EDGE + run.x * CELL.0, EDGE + y * CELL.1);
    let (across, modifier) = (run.cells * CELL.0, run.look.modifier);
    let (mut ink, mut ground) = (colour(run.look.fg).unwrap_or(TEXT), colour(run.look.bg));
    if modifier.contains(Modifier::REVERSED) {
        (ink, ground) = (ground.unwrap_or(GROUND), Some(ink));
    }
    if let Some(ground) = ground {
        let high = CELL.1;
        writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"{across}\" height=\"{high}\" fill=\"{ground}\"/>")
            .expect("a string");
    }
    let text = run.text.trim_end();
    if text.is_empty() {
        return;
    }
    let lead = u16::try_from(width(text) - width(text.trim_start())).expect("few");
    let text = text.trim_start();
    let cells = u16::try_from(width(text)).expect("few");
    let bold = if modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let faint = if modifier.contains(Modifier::DIM) { " fill-opacity=\"0.6\"" } else { "" };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" \
         fill=\"{ink}\"{bold}{faint}>{escaped}</text>",
        left + lead * CELL.0,
        top + CELL.1 - 5,
        cells * CELL.0,
    )
    .expect("a string");
}

/// None for the terminal's own.
fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Reset => return None,
        Color::Cyan => "#56c7d8",
        Color::Green => "#8fce6a",
        Color::LightMagenta => "#d894e0",
        Color::LightYellow => "#e6c07b",
        Color::LightRed => "#f07178",
        other => panic!("{other:?} has no colour in the picture yet"),
    })
}
