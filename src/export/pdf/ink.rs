//! Text and shapes of a page, in points from its top left corner, before it is drawn.

#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// Everything on it, in the order in which it is read.
    pub ink: Vec<Ink>,
}

/// Text or a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    /// A piece of a line of text.
    Run(Run),
    /// A line or an outline.
    Shape(Shape),
    /// A picture.
    Figure(Figure),
}

/// A picture, with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub shapes: Vec<Shape>,
    /// For those who do not see it.
    pub words: String,
    pub block: Block,
}

/// Text in one style on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub x: f32,
    pub y: f32,
    /// Right edge less left edge.
    pub width: f32,
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// What it belongs to.
    pub block: Block,
}

/// How text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size of an em.
    pub size: f32,
    /// Whether it is drawn heavier.
    pub bold: bool,
    /// From 0, black, to 255, white.
    pub grey: u8,
    /// Whether it stands above the line, as figures that refer to something do.
    pub raised: bool,
}

/// A paragraph, a heading: what its runs have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Number in the order of reading.
    pub number: u32,
    /// What it is to a screen reader.
    pub role: Role,
}

/// What a block is to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading, 1 for the highest.
    Heading(u16),
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell(Cell),
    /// A picture.
    Figure,
    /// Part of the page, not of the text.
    Foot,
}

/// A cell of a table by its row; the cells of a row follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// From 0, which has the names of the columns.
    pub row: u16,
    /// Whether it names a row or a column.
    pub head: bool,
}

/// A place, in points from the left and from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// A place by its distances from the left and from the top.
pub(super) fn spot(x: f32, y: f32) -> Spot {
    Spot { x, y }
}

/// Straight lines between points.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub points: Vec<Spot>,
    pub pen: Option<Pen>,
    /// The inside, from 0, black, to 255, white; a shape without is open.
    pub fill: Option<u8>,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    pub width: f32,
    /// From 0, black, to 255, white.
    pub grey: u8,
    /// Whether it is dashed.
    pub dashed: bool,
}

impl Pen {
    /// A black line.
    pub fn solid(width: f32) -> Self {
        Self { width, grey: 0, dashed: false }
    }

    /// A grey line.
    pub fn faint(width: f32) -> Self {
        Self { width, grey: 150, dashed: false }
    }

    /// A black line of dashes.
    pub(crate) fn dashed(width: f32) -> Self {
        Self { width, grey: 0, dashed: true }
    }
}

impl Shape {
    pub fn line(from: Spot, to: Spot, pen: Pen) -> Self {
        Self { points: vec![from, to], pen: Some(pen), fill: None }
    }

    /// A rectangle by two of its corners.
    pub fn rect(from: Spot, to: Spot, pen: Pen) -> Self {
        let points = vec![from, spot(to.x, from.y), to, spot(from.x, to.y), from];
        Self { points, pen: Some(pen), fill: None }
    }

    /// A black area by two of its corners.
    pub(crate) fn area(from: Spot, to: Spot) -> Self {
        Self { pen: None, fill: Some(0), ..Self::rect(from, to, Pen::solid(0.0)) }
    }

    fn shift(&mut self, by: Spot) {
        for point in &mut self.points {
            point.x += by.x;
            point.y += by.y;
        }
    }

    /// The same with an inside.
    #[must_use]
    pub(crate) fn filled(mut self, grey: u8) -> Self {
        self.fill = Some(grey);
        self
    }
}

impl Ink {
    /// Moves it right and down.
    pub(crate) fn shift(&mut self, by: Spot) {
        match self {
            Self::Run(run) => {
                run.x += by.x;
                run.y += by.y;
            }
            Self::Shape(shape) => shape.shift(by),
            Self::Figure(figure) => figure.shapes.iter_mut().for_each(|shape| shape.shift(by)),
        }
    }
}
