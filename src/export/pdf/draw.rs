//! Pages as a PDF: the text can be copied out, and a screen reader finds headings and paragraphs.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::face::{self, Face};
use super::ink::{Block, Ink, Pen, Role, Run, Shape, Sheet, Spot};

/// How much heavier a heading is drawn, in ems: the font has one weight.
const HEAVIER: f32 = 0.028;

/// Writes pages as a PDF file.
///
/// # Panics
/// Never: what stands in the way of writing is a broken font or broken tags, and tests see both.
pub fn pdf(title: &str, sheets: &[Sheet]) -> Vec<u8> {
    let mut document = Document::new_with(SerializeSettings {
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    let font = Font::new(face::bytes().into(), 0).expect("the font is sound");
    let mut pen = Drawing { face: Face::read(), font, tags: Vec::new() };
    for sheet in sheets {
        let settings = PageSettings::from_wh(sheet.width, sheet.height).unwrap_or_default();
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        pen.sheet(&mut surface, sheet);
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(pen.tree());
    let about = Metadata::new().title(title.to_owned()).language("zh-CN".to_owned());
    document.set_metadata(about.creator("yizhuan".to_owned()));
    document.finish().expect("the pages are sound")
}

struct Drawing {
    face: Face,
    font: Font,
    /// Blocks with their parts, in the order of reading.
    tags: Vec<(Block, Vec<Identifier>)>,
}

impl Drawing {
    fn sheet(&mut self, surface: &mut Surface, sheet: &Sheet) {
        let mut open: Option<Option<Block>> = None;
        for ink in &sheet.ink {
            let block = match ink {
                Ink::Run(run) if run.block.role != Role::Foot => Some(run.block),
                _ => None,
            };
            if open != Some(block) {
                if open.is_some() {
                    surface.end_tagged();
                }
                self.begin(surface, block);
                open = Some(block);
            }
            match ink {
                Ink::Run(run) => self.run(surface, run),
                Ink::Shape(shape) => draw(surface, shape),
            }
        }
        if open.is_some() {
            surface.end_tagged();
        }
    }

    fn begin(&mut self, surface: &mut Surface, block: Option<Block>) {
        let Some(block) = block else {
            let ornament = Artifact::with_kind(ArtifactType::Other);
            surface.start_tagged(ContentTag::Artifact(ornament));
            return;
        };
        let part = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        match self.tags.iter_mut().find(|(each, _)| *each == block) {
            Some((_, parts)) => parts.push(part),
            None => self.tags.push((block, vec![part])),
        }
    }

    fn run(&self, surface: &mut Surface, run: &Run) {
        let ends = run.text.char_indices().skip(1).map(|(at, _)| at).chain([run.text.len()]);
        let glyphs = run.text.char_indices().zip(ends).map(|((at, letter), end)| {
            let glyph = self.face.glyph(letter);
            let id = GlyphId::new(glyph.id);
            KrillaGlyph::new(id, glyph.advance, 0.0, 0.0, 0.0, at..end, None)
        });
        let glyphs: Vec<KrillaGlyph> = glyphs.collect();
        let heavier = Pen { width: HEAVIER * run.style.size, grey: run.style.grey, dashed: false };
        surface.set_fill(Some(fill(run.style.grey)));
        surface.set_stroke(run.style.bold.then(|| stroke(heavier)));
        let (start, font) = (Point::from_xy(run.x, run.y), self.font.clone());
        surface.draw_glyphs(start, &glyphs, font, &run.text, run.style.size, false);
    }

    fn tree(self) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("zh-CN".to_owned()));
        for (block, parts) in self.tags {
            let kind: TagKind = match block.role {
                Role::Heading(level) => {
                    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None).into()
                }
                Role::Paragraph | Role::Foot => Tag::P.into(),
            };
            let children = parts.into_iter().map(Into::into).collect();
            tree.push(TagGroup::with_children(kind, children));
        }
        tree
    }
}

fn draw(surface: &mut Surface, shape: &Shape) {
    let Some(path) = path(&shape.points) else { return };
    surface.set_fill(shape.fill.map(fill));
    surface.set_stroke(shape.pen.map(stroke));
    surface.draw_path(&path);
}

fn path(points: &[Spot]) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.x, first.y);
    for point in rest {
        path.line_to(point.x, point.y);
    }
    if first == rest.last()? {
        path.close();
    }
    path.finish()
}

fn fill(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), ..Fill::default() }
}

fn stroke(pen: Pen) -> Stroke {
    let dash = pen.dashed.then(|| StrokeDash { array: vec![2.2, 1.6], offset: 0.0 });
    Stroke { paint: luma::Color::new(pen.grey).into(), width: pen.width, dash, ..Stroke::default() }
}
