//! A result on paper: on A4 in full, and on the paper of a till with the essentials.
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

pub use draw::pdf as file;
pub use face::Face;
pub use ink::{Block, Ink, Pen, Role, Run, Shape, Sheet, Spot, Style};

use crate::report::Report;

/// Writes a result on A4 paper.
pub fn a4(report: &Report) -> Vec<u8> {
    draw::pdf(&report.title(), &a4_sheets(report))
}

/// Writes the essentials of a result on paper 80 mm wide.
pub fn receipt(report: &Report) -> Vec<u8> {
    draw::pdf(&report.title(), &receipt_sheets(report))
}

/// What stands where on A4 paper.
pub fn a4_sheets(report: &Report) -> Vec<Sheet> {
    a4::sheets(report)
}

/// What stands where on paper 80 mm wide.
pub fn receipt_sheets(report: &Report) -> Vec<Sheet> {
    receipt::sheets(report)
}
