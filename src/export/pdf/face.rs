//! The font: unpacked when the first PDF is written, asked for glyphs and their widths.

use std::sync::OnceLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/font.bin"));
/// Stands for a character that the font has no glyph for, as printers in China have long done.
pub(crate) const STAND_IN: char = '〓';
/// Units of the font in an em.
const EM: f32 = 1000.0;

/// The font file, unpacked at the first call.
///
/// # Panics
/// Never: the bytes were packed by the build.
pub fn bytes() -> &'static [u8] {
    static CELL: OnceLock<Vec<u8>> = OnceLock::new();
    CELL.get_or_init(|| {
        miniz_oxide::inflate::decompress_to_vec(PACKED).expect("the build packed it")
    })
}

/// What a character looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Number in the font.
    pub id: u32,
    /// Width in ems.
    pub advance: f32,
}

/// The font, ready to measure.
pub struct Face {
    letters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    stand_in: GlyphId,
}

impl Face {
    /// Reads the font.
    ///
    /// # Panics
    /// Never: the font is part of the program, and a test reads it.
    pub fn read() -> Self {
        let font = FontRef::new(bytes()).expect("the font is sound");
        let letters = Charmap::new(&font);
        let stand_in = letters.map(STAND_IN).unwrap_or_default();
        let metrics = GlyphMetrics::new(&font, Size::unscaled(), LocationRef::default());
        Self { letters, metrics, stand_in }
    }

    /// Whether the font has a character.
    pub fn has(&self, letter: char) -> bool {
        self.letters.map(letter).is_some()
    }

    /// The glyph of a character, or that of the stand-in.
    pub fn glyph(&self, letter: char) -> Glyph {
        let id = self.letters.map(letter).unwrap_or(self.stand_in);
        let advance = self.metrics.advance_width(id).unwrap_or(EM) / EM;
        Glyph { id: id.to_u32(), advance }
    }

    /// The width of a text in ems.
    pub fn width(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.glyph(letter).advance).sum()
    }
}
