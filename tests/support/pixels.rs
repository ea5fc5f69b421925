//! A terminal as a picture in shades of grey, for a reader of codes that is not ours.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

/// Pixels of a cell across; it is twice as high.
const CELL: usize = 5;

/// A picture.
pub struct Pixels {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

/// Pixels of a cell that the blocks of a font leave as its background, above and below.
#[derive(Clone, Copy, Debug, Default)]
pub struct Short {
    pub above: usize,
    pub below: usize,
}

/// One cell: what stands in it, and the shades of its signs and of its background.
struct Glyph<'a> {
    symbol: &'a str,
    ink: u8,
    paper: u8,
}

impl Pixels {
    /// A screen on a background of that shade.
    pub fn of_buffer(buffer: &Buffer, background: u8) -> Self {
        let area = buffer.area;
        let (columns, rows) = (usize::from(area.width), usize::from(area.height));
        Self::draw(columns, rows, Short::default(), |at| glyph(&buffer.content[at], background))
    }

    /// A terminal with that background, as it shows what was written.
    #[cfg(unix)]
    pub fn of_terminal(screen: &vt100::Screen, background: u8) -> Self {
        Self::in_font(screen, background, Short::default())
    }

    /// The same in a font whose blocks do not fill their cell.
    #[cfg(unix)]
    pub fn in_font(screen: &vt100::Screen, background: u8, short: Short) -> Self {
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let cells: Vec<_> = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (row, column)))
            .map(|(row, column)| screen.cell(row, column).expect("a cell"))
            .collect();
        let shade = |color, plain| match color {
            vt100::Color::Default => plain,
            vt100::Color::Idx(index) => indexed(index),
            vt100::Color::Rgb(..) => panic!("no theme-proof colour"),
        };
        Self::draw(columns.into(), rows.into(), short, |at| Glyph {
            symbol: cells[at].contents(),
            ink: shade(cells[at].fgcolor(), 255 - background),
            paper: shade(cells[at].bgcolor(), background),
        })
    }

    /// A square picture, so many pixels wide, dark in some of them.
    pub fn of_square(side: usize, dark: impl Fn(usize, usize) -> bool) -> Self {
        let shade = |at: usize| if dark(at % side, at / side) { 0 } else { 255 };
        Self { width: side, height: side, shades: (0..side * side).map(shade).collect() }
    }

    fn draw<'a>(
        columns: usize,
        rows: usize,
        short: Short,
        glyph: impl Fn(usize) -> Glyph<'a>,
    ) -> Self {
        let filled = short.above..2 * CELL - short.below;
        let (width, height) = (columns * CELL, rows * 2 * CELL);
        let mut shades = vec![0; width * height];
        for at in 0..columns * rows {
            let (left, top) = (at % columns * CELL, at / columns * 2 * CELL);
            let glyph = glyph(at);
            for y in 0..2 * CELL {
                for x in 0..CELL {
                    let inked = filled.contains(&y) && glyph.inked(x, y);
                    shades[(top + y) * width + left + x] =
                        if inked { glyph.ink } else { glyph.paper };
                }
            }
        }
        Self { width, height, shades }
    }

    /// What the codes in it say, those further left and further up first.
    pub fn read(&self) -> Vec<String> {
        let shade = |x, y| self.shades[y * self.width + x];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, shade);
        let mut grids = image.detect_grids();
        grids.sort_by_key(|grid| (grid.bounds[0].y, grid.bounds[0].x));
        let read = |grid: &rqrr::Grid<_>| grid.decode().expect("a code that can be read").1;
        grids.iter().map(read).collect()
    }
}

impl Glyph<'_> {
    /// Whether a pixel shows the sign; what is no block is some strokes.
    fn inked(&self, x: usize, y: usize) -> bool {
        match self.symbol {
            "" | " " => false,
            "█" => true,
            "▀" => y < CELL,
            "▄" => y >= CELL,
            _ => y > 0 && y + 1 < 2 * CELL && (x + y).is_multiple_of(3),
        }
    }
}

fn glyph(cell: &Cell, background: u8) -> Glyph<'_> {
    let shade = |color, plain| match color {
        Color::Reset => plain,
        Color::Indexed(index) => indexed(index),
        _ => 128,
    };
    let (ink, paper) = (shade(cell.fg, 255 - background), shade(cell.bg, background));
    let (ink, paper) = if cell.modifier.contains(ratatui::style::Modifier::REVERSED) {
        (paper, ink)
    } else {
        (ink, paper)
    };
    Glyph { symbol: cell.symbol(), ink, paper }
}

/// Shade of a colour that no theme changes.
fn indexed(index: u8) -> u8 {
    match index {
        232..=255 => 8 + 10 * (index - 232),
        231 => 255,
        _ => panic!("colour {index} is what a theme makes of it"),
    }
}
