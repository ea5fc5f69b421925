//! Puts pieces on pages, one column or two.

use super::column::Piece;
use super::ink::{Ink, Sheet, spot};

/// The paper and the part of it that may be printed on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paper {
    pub width: f32,
    /// Height; none where it is as long as what is printed.
    pub height: Option<f32>,
    /// Space on the left and on the right.
    pub side: f32,
    /// Space at the top.
    pub top: f32,
    /// Space at the bottom.
    pub bottom: f32,
    /// Space between two columns.
    pub gutter: f32,
}

impl Paper {
    /// Width of what is printed.
    pub(crate) fn measure(&self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// Width of one column of two.
    pub(crate) fn half(&self) -> f32 {
        (self.measure() - self.gutter) / 2.0
    }

    fn end(&self) -> f32 {
        self.height.map_or(f32::INFINITY, |height| height - self.bottom)
    }
}

pub(crate) enum Band {
    Full(Vec<Piece>),
    /// In two columns, each with its own; the second one so far from the left.
    Beside(Vec<Piece>, Vec<Piece>, f32),
    /// In two columns, the second going on where the first ends.
    Halves(Vec<Piece>),
}

pub(crate) struct Pages {
    paper: Paper,
    done: Vec<Vec<Ink>>,
    page: Vec<Ink>,
    y: f32,
}

impl Pages {
    /// An empty first page.
    pub(crate) fn new(paper: Paper) -> Self {
        Self { paper, done: Vec::new(), page: Vec::new(), y: paper.top }
    }

    /// A heading with what stands under it; the heading never stands alone at the foot of a page.
    pub(crate) fn section(&mut self, heading: Vec<Piece>, band: Band) {
        let first = match &band {
            Band::Full(all) | Band::Halves(all) => first_group(all),
            Band::Beside(left, right, _) => first_group(left).max(first_group(right)),
        };
        if self.y + height(&heading) + first > self.paper.end() {
            self.turn();
        }
        self.full(heading);
        match band {
            Band::Full(all) => self.full(all),
            Band::Beside(left, right, from) => self.beside(left, right, from),
            Band::Halves(all) => self.halves(all),
        }
    }

    pub(crate) fn finish(mut self) -> Vec<Sheet> {
        let height = self.paper.height.unwrap_or(self.y + self.paper.bottom);
        self.done.push(self.page);
        let width = self.paper.width;
        self.done.into_iter().map(|ink| Sheet { width, height, ink }).collect()
    }

    fn full(&mut self, mut pieces: Vec<Piece>) {
        while !pieces.is_empty() {
            let taken = self.take(&mut pieces);
            let space = taken.first().map(|piece| piece.before);
            self.y += space.filter(|_| !self.page.is_empty()).unwrap_or(0.0);
            self.place(taken, 0.0);
            if !pieces.is_empty() {
                self.turn();
            }
        }
    }

    fn beside(&mut self, mut left: Vec<Piece>, mut right: Vec<Piece>, from: f32) {
        while !(left.is_empty() && right.is_empty()) {
            let (ours, theirs) = (self.take(&mut left), self.take(&mut right));
            self.columns(ours, theirs, from);
            if !(left.is_empty() && right.is_empty()) {
                self.turn();
            }
        }
    }

    fn halves(&mut self, mut pieces: Vec<Piece>) {
        let from = self.paper.half() + self.paper.gutter;
        while !pieces.is_empty() {
            let split = balanced(&pieces);
            let room = self.paper.end() - self.y;
            if height(&pieces[..split]).max(height(&pieces[split..])) <= room {
                let right = pieces.split_off(split);
                return self.columns(pieces, right, from);
            }
            let (left, right) = (self.take(&mut pieces), self.take(&mut pieces));
            self.columns(left, right, from);
            if !pieces.is_empty() {
                self.turn();
            }
        }
    }

    fn columns(&mut self, left: Vec<Piece>, right: Vec<Piece>, from: f32) {
        let space = left.iter().chain(&right).map(|piece| piece.before).next();
        self.y += space.filter(|_| !self.page.is_empty()).unwrap_or(0.0);
        let top = self.y;
        self.place(left, 0.0);
        let bottom = std::mem::replace(&mut self.y, top);
        self.place(right, from);
        self.y = self.y.max(bottom);
    }

    /// As many pieces as fit on this page, in whole groups; on an empty page at least one piece.
    fn take(&self, pieces: &mut Vec<Piece>) -> Vec<Piece> {
        let room = self.paper.end() - self.y;
        let ends = group_ends(pieces);
        let fitting = ends.iter().copied().filter(|&end| height(&pieces[..end]) <= room).max();
        let empty = self.page.is_empty();
        let count = fitting.unwrap_or_else(|| if empty { most(pieces, room) } else { 0 });
        let rest = pieces.split_off(count);
        std::mem::replace(pieces, rest)
    }

    /// Puts pieces below each other, the first one without the space above it.
    fn place(&mut self, pieces: Vec<Piece>, right: f32) {
        for (at, piece) in pieces.into_iter().enumerate() {
            self.y += if at > 0 { piece.before } else { 0.0 };
            let here = spot(self.paper.side + right, self.y);
            self.y += piece.height;
            self.page.extend(piece.ink.into_iter().map(|mut ink| {
                ink.shift(here);
                ink
            }));
        }
    }

    /// Goes on at the top of another page.
    pub(crate) fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.page));
        self.y = self.paper.top;
    }
}

fn height(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.before + piece.height).sum()
}

/// Where one may go on to another page or column.
fn group_ends(pieces: &[Piece]) -> Vec<usize> {
    let last = pieces.len().saturating_sub(1);
    let ends = pieces.iter().enumerate().filter(|(at, piece)| *at == last || !piece.keep);
    ends.map(|(at, _)| at + 1).collect()
}

fn first_group(pieces: &[Piece]) -> f32 {
    group_ends(pieces).first().map_or(0.0, |&end| height(&pieces[..end]))
}

/// What fits where not even a group does; always something, so that it comes to an end.
fn most(pieces: &[Piece], room: f32) -> usize {
    (1..=pieces.len())
        .take_while(|&end| height(&pieces[..end]) <= room)
        .last()
        .unwrap_or(1)
        .min(pieces.len())
}

/// Where to go on in the second column, so that both are about as high.
fn balanced(pieces: &[Piece]) -> usize {
    let higher = |end: usize| height(&pieces[..end]).max(height(&pieces[end..]));
    let ends = group_ends(pieces);
    ends.into_iter().min_by(|one, other| higher(*one).total_cmp(&higher(*other))).unwrap_or(0)
}
