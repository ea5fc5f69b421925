//! Texts broken into lines: most keys draw again what was drawn before, so the last ones are kept.

use std::cell::RefCell;
use std::rc::Rc;

use crate::text::wrap;

/// More than a page says; when there are as many, all are forgotten.
const MOST: usize = 128;

struct Wrapped {
    width: usize,
    text: String,
    lines: Rc<[String]>,
}

thread_local! {
    static KEPT: RefCell<Vec<Wrapped>> = const { RefCell::new(Vec::new()) };
}

/// What [`wrap`] says.
pub(crate) fn wrapped(text: &str, width: usize) -> Rc<[String]> {
    KEPT.with_borrow_mut(|kept| {
        let known = kept.iter().find(|known| known.width == width && known.text == text);
        if let Some(known) = known {
            return Rc::clone(&known.lines);
        }
        if kept.len() == MOST {
            kept.clear();
        }
        let lines: Rc<[String]> = wrap(text, width).into();
        kept.push(Wrapped { width, text: text.to_owned(), lines: Rc::clone(&lines) });
        lines
    })
}

/// Keeps nothing of what was drawn for somebody who has gone.
pub(crate) fn forget() {
    KEPT.with_borrow_mut(Vec::clear);
}

#[cfg(test)]
mod tests {
    use super::{KEPT, MOST, forget, wrapped};
    use crate::text::wrap;

    #[test]
    fn lines_are_the_same_however_many_came_before() {
        let texts: Vec<String> =
            (0..2 * MOST).map(|at| format!("第 {at} 段，医保关系转移接续")).collect();
        for _ in 0..2 {
            for (text, width) in texts.iter().flat_map(|text| [(text, 9), (text, 14)]) {
                assert_eq!(*wrapped(text, width), *wrap(text, width), "{text}, {width}");
                assert_eq!(*wrapped(text, width), *wrap(text, width), "{text}, {width}");
            }
        }
    }

    #[test]
    fn nothing_is_kept_of_somebody_who_has_gone() {
        wrapped("四川省成都市", 9);
        assert_ne!(KEPT.with_borrow(Vec::len), 0);
        forget();
        assert_eq!(KEPT.with_borrow(Vec::len), 0);
    }
}
