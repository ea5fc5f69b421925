//! A result on paper: on one page of A4 or in full, and on receipt paper with the essentials.
//!
//! What stands where is worked out first, so that it can be checked; it is drawn afterwards.

mod a4;
mod bar;
mod blocks;
mod column;
mod draw;
mod face;
mod ink;
mod lines;
mod pages;
mod receipt;
mod table;
mod tags;

pub use draw::pdf as file;
pub use face::Face;
pub use ink::{Block, Cell, Figure, Ink, Role, Run, Shape, Sheet, Style};

use super::qr;
use crate::report::Report;

/// Writes a result on one page of A4.
pub fn page(report: &Report) -> Vec<u8> {
    draw::pdf(&report.title(), &page_sheets(report))
}

/// Writes a result on one page of A4, with the documents that it rests on on the back.
pub(crate) fn backed(report: &Report) -> Vec<u8> {
    draw::pdf(&report.title(), &backed_sheets(report))
}

/// Writes a result on A4 paper in full.
pub(crate) fn a4(report: &Report) -> Vec<u8> {
    draw::pdf(&report.title(), &a4_sheets(report))
}

/// Writes the essentials of a result on paper 80 mm wide.
pub fn receipt(report: &Report) -> Vec<u8> {
    draw::pdf(&report.title(), &receipt_sheets(report))
}

/// What stands where on one page of A4; what is no answer is longer.
pub fn page_sheets(report: &Report) -> Vec<Sheet> {
    match report {
        Report::Plan(_) | Report::Advice(_) => a4::page(report),
        Report::Claims(_)
        | Report::Search(_)
        | Report::Place(_)
        | Report::Places(_)
        | Report::Compared(_) => a4_sheets(report),
    }
}

/// What stands where on one page of A4 and on its back; what is no answer has its documents anyway.
pub fn backed_sheets(report: &Report) -> Vec<Sheet> {
    match report {
        Report::Plan(_) | Report::Advice(_) => a4::backed(report),
        _ => a4_sheets(report),
    }
}

/// What stands where on A4 paper, in full.
pub fn a4_sheets(report: &Report) -> Vec<Sheet> {
    let (front, code) = (report.tree().read_through().on_paper(), qr::single(report));
    match report {
        Report::Compared(doc) => a4::compared(front, doc, code.as_ref()),
        _ => a4::sheets(front, code.as_ref()),
    }
}

/// What stands where on paper 80 mm wide.
pub fn receipt_sheets(report: &Report) -> Vec<Sheet> {
    receipt::sheets(report)
}
