//! Line breaking for Chinese with Latin words, numbers and dates in it.

use textwrap::WordSeparator;

use super::cut::{boundaries, split};
use super::width::width;

/// Marks that never start a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕〗”’…·％,.;:?!)]}%";
/// Marks that never end a line.
const OPENING: &str = "（《〈「『【〔〖“‘([{";

/// Breaks a text into lines of at most `cells`, keeping its own line breaks.
///
/// Dates, times and numbers stay whole where they fit. A mark that closes does not start a line
/// and a mark that opens does not end one, unless a line has room for nothing else.
/// Below two cells a Chinese character has no room: each then stands on a line of its own.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        fill(paragraph.trim_end_matches('\r'), cells, &mut lines);
    }
    lines
}

fn fill(paragraph: &str, cells: usize, lines: &mut Vec<String>) {
    let before = lines.len();
    let (mut line, mut used) = (String::new(), 0);
    for piece in pieces(paragraph, cells) {
        let full = used + width(piece.trim_end()) > cells;
        if full && !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        } else if full {
            // An indent with no room for a word after it is given up.
            line.clear();
            used = 0;
        }
        line.push_str(piece);
        used += width(piece);
    }
    if lines.len() == before || !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
}

/// The parts of a paragraph that stay whole, spaces at their ends.
fn pieces(paragraph: &str, cells: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = paragraph;
    for word in WordSeparator::UnicodeBreakProperties.find_words(paragraph) {
        let (piece, tail) = rest.split_at(word.word.len() + word.whitespace.len());
        chop(piece, cells, &mut pieces);
        rest = tail;
    }
    pieces
}

/// Breaks a word with no place to break it wherever the line is full.
fn chop<'a>(word: &'a str, cells: usize, pieces: &mut Vec<&'a str>) {
    let mut rest = word;
    while width(rest.trim_end()) > cells {
        let (head, tail) = rest.split_at(break_point(rest, cells));
        if tail.is_empty() {
            break;
        }
        pieces.push(head);
        rest = tail;
    }
    pieces.push(rest);
}

/// The last place within `cells` that leaves no mark on the wrong side, or else the last place.
fn break_point(word: &str, cells: usize) -> usize {
    let full = split(word, cells).0.len();
    let fits = |end: &usize| {
        let (head, tail) = word.split_at(*end);
        !head.ends_with(|mark| OPENING.contains(mark))
            && !tail.starts_with(|mark| CLOSING.contains(mark))
    };
    let proper = boundaries(word).take_while(|end| *end <= full).filter(fits).last();
    let first = boundaries(word).next().unwrap_or(word.len());
    proper.unwrap_or(full).max(first)
}
