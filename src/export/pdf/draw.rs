//! Pages as a PDF: the text can be copied out, and a screen reader finds headings and paragraphs.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::error::KrillaResult;
use krilla::geom::{Path, PathBuilder, Point, Quadrilateral, Rect};
use krilla::metadata::Metadata;
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::face::{self, Face};
use super::ink::{Block, Ink, Pen, Role, Run, Shape, Sheet, Spot};
use super::tags::Tags;

/// How much heavier a heading is drawn, in ems: the font has one weight.
const HEAVIER: f32 = 0.028;

/// Writes pages as a PDF file, for screen readers too (PDF/UA-1) where its texts allow it.
///
/// # Panics
/// Never: what stands in the way of writing is a broken font or broken tags, and tests see both.
pub fn pdf(title: &str, sheets: &[Sheet]) -> Vec<u8> {
    let builder = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let accessible = builder.finish().ok();
    let accessible = accessible.and_then(|standard| written(title, sheets, standard).ok());
    accessible.unwrap_or_else(|| {
        written(title, sheets, Configuration::default()).expect("the pages are sound")
    })
}

fn written(title: &str, sheets: &[Sheet], configuration: Configuration) -> KrillaResult<Vec<u8>> {
    let settings = SerializeSettings { enable_tagging: true, configuration, ..Default::default() };
    let mut document = Document::new_with(settings);
    let font = Font::new(face::bytes().into(), 0).expect("the font is sound");
    let mut pen = Drawing { face: Face::read(), font, tags: Tags::of(sheets) };
    for sheet in sheets {
        let settings = PageSettings::from_wh(sheet.width, sheet.height).unwrap_or_default();
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        pen.sheet(&mut surface, sheet);
        surface.finish();
        pen.links(&mut page, sheet);
        page.finish();
    }
    document.set_outline(pen.tags.outline(title));
    document.set_tag_tree(pen.tags.tree());
    let about = Metadata::new().title(title.to_owned()).language("zh-CN".to_owned());
    document.set_metadata(about.creator("yizhuan".to_owned()));
    document.finish()
}

struct Drawing {
    face: Face,
    font: Font,
    tags: Tags,
}

impl Drawing {
    fn sheet(&mut self, surface: &mut Surface, sheet: &Sheet) {
        let mut open: Option<Option<Block>> = None;
        for ink in &sheet.ink {
            let block = match ink {
                Ink::Run(run) if run.block.role != Role::Foot => Some(run.block),
                Ink::Figure(figure) => Some(figure.block),
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
                Ink::Figure(figure) => figure.shapes.iter().for_each(|shape| draw(surface, shape)),
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
        let content = match block.role {
            Role::Figure => ContentTag::Other,
            _ => ContentTag::Span(SpanTag::empty()),
        };
        self.tags.part(block, surface.start_tagged(content));
    }

    /// Documents that stand at an address can be opened from their lines.
    fn links(&mut self, page: &mut Page, sheet: &Sheet) {
        let runs = sheet.ink.iter().filter_map(|ink| match ink {
            Ink::Run(run) if run.block.role == Role::Item => Some(run),
            _ => None,
        });
        let runs: Vec<&Run> = runs.collect();
        for runs in runs.chunk_by(|one, next| one.block == next.block) {
            let block = runs[0].block;
            let Some(address) = self.tags.address(block) else { continue };
            let target = Target::Action(LinkAction::new(address.to_owned()).into());
            let areas: Vec<_> = runs.iter().filter_map(|run| area(run)).collect();
            let link = LinkAnnotation::new_with_quad_points(areas, target);
            let about = Some(format!("打开网址 {address}"));
            let link = page.add_tagged_annotation(Annotation::new_link(link, about));
            self.tags.link(block, link);
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
}

fn area(run: &Run) -> Option<Quadrilateral> {
    let size = run.style.size;
    let area = Rect::from_ltrb(run.x, run.y - size, run.x + run.width, run.y + 0.25 * size);
    Some(area?.into())
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
