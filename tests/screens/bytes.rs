//! The number of bytes written to the terminal.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::layout::Size;
use yizhuan::painter::Painter;

use super::keys::USUAL;
use crate::support::driver::Driver;

/// Most bytes that a step in a list may take.
const STEP: usize = 600;

#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is written for some frames, one after another.
pub fn written(frames: &[&Driver]) -> Vec<Vec<u8>> {
    let wire = Wire::default();
    let (columns, rows) = frames[0].app.size();
    let mut painter = Painter::new(wire.clone());
    let mut write = |person: &&Driver| {
        painter.show(Size::new(columns, rows), |picture| drop(person.app.draw(picture))).unwrap();
        wire.0.take()
    };
    frames.iter().map(&mut write).collect()
}

/// Bytes of a frame after another one.
fn bytes(before: &Driver, after: &Driver) -> usize {
    written(&[before, after])[1].len()
}

#[test]
fn a_step_in_a_list_is_small() {
    let plan = |tab: u8| format!("{USUAL} 1 {tab}");
    let lists =
        ["", "1", "1 1 1 1", "1 1 1 1 text:hz", USUAL, &plan(1), &plan(2), &plan(3), &plan(6)];
    for keys in lists {
        let before = Driver::new().sized(100, 30).press(keys);
        let after = before.clone().press("Down");
        let bytes = bytes(&before, &after);
        assert!((1..STEP).contains(&bytes), "{bytes} bytes after «{keys}»");
    }
}

#[test]
fn a_letter_in_a_field_is_small() {
    let before = Driver::new().sized(100, 30).press("1 1 1 1 text:1 1 text:qqq");
    assert!(bytes(&before, &before.clone().press("q")) < STEP);
}
