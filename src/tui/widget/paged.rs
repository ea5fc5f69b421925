//! A list of any length on pages of nine, so that one digit always chooses.

use super::menu::{Event, Item};
use crate::tui::msg::Msg;

/// Items of a page; the digit 0 turns the page.
pub(crate) const PAGE: usize = 9;

/// Whether the page with the focus is the last of several, after which the first comes again.
pub(crate) fn is_last(focus: usize, count: usize) -> bool {
    count > PAGE && focus / PAGE + 1 == count.div_ceil(PAGE)
}

/// Takes a message in for a list of `count` items; none if it means nothing to a list.
pub(crate) fn update(focus: &mut usize, count: usize, msg: &Msg) -> Option<Event> {
    let last = count.saturating_sub(1);
    let start = *focus / PAGE * PAGE;
    let next = Some(start + PAGE).filter(|&next| next < count);
    let to = match msg {
        Msg::Up => focus.saturating_sub(1),
        Msg::Down => (*focus + 1).min(last),
        Msg::Point(line) => (start + line).min(last),
        Msg::First => 0,
        Msg::Last => last,
        Msg::PageUp => start.saturating_sub(PAGE),
        Msg::PageDown => next.unwrap_or(last),
        Msg::Digit(0) if count <= PAGE => return Some(Event::Unchosen),
        Msg::Turn if count <= PAGE => return None,
        Msg::Digit(0) | Msg::Turn => next.unwrap_or(0),
        Msg::Digit(digit) => return Some(choose(focus, start + usize::from(*digit) - 1, count)),
        Msg::Confirm => return Some(choose(focus, *focus, count)),
        _ => return None,
    };
    let moved = std::mem::replace(focus, to) != to;
    Some(if moved { Event::Moved } else { Event::Stayed })
}

/// The page with the focus: its items with their digits, and the position of the focus in it.
pub(crate) fn page(focus: usize, items: Vec<Item>) -> (Vec<Item>, usize) {
    pages(focus, items, 1)
}

/// The same, and the items of the page after it, which have no digits.
pub(crate) fn two_pages(focus: usize, items: Vec<Item>) -> (Vec<Item>, usize) {
    pages(focus, items, 2)
}

/// All items, those of the page with the focus with their digits.
pub(crate) fn whole(focus: usize, items: Vec<Item>) -> Vec<Item> {
    let open = focus / PAGE * PAGE;
    let on_page = open..open + PAGE;
    let last = is_last(focus, items.len());
    let digit = |(at, item): (usize, Item)| {
        if on_page.contains(&at) { item.digit((at - open) as u8 + 1) } else { item }
    };
    let mut items: Vec<Item> = items.into_iter().enumerate().map(digit).collect();
    let turn = if last { "数字换回前面几行" } else { "数字换到后面几行" };
    items.push(Item::new(turn).digit(0));
    items
}

fn pages(focus: usize, items: Vec<Item>, count: usize) -> (Vec<Item>, usize) {
    let pages = items.len().div_ceil(PAGE);
    let open = focus / PAGE;
    let shown = items.into_iter().skip(open * PAGE).take(count * PAGE).enumerate();
    let digit = |(at, item): (usize, Item)| if at < PAGE { item.digit(at as u8 + 1) } else { item };
    let mut shown: Vec<Item> = shown.map(digit).collect();
    if pages > 1 {
        let turn = if open + 1 < pages { "下一页" } else { "回到第一页" };
        // Columns may be narrow.
        shown.push(Item::new(turn).note(format!("第 {}/{pages} 页", open + 1)).digit(0));
    }
    (shown, focus % PAGE)
}

fn choose(focus: &mut usize, at: usize, count: usize) -> Event {
    if at >= count {
        return Event::Unchosen;
    }
    *focus = at;
    Event::Chosen(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_choose_on_the_open_page_and_zero_turns_it() {
        let mut focus = 0;
        assert_eq!(update(&mut focus, 20, &Msg::Digit(3)), Some(Event::Chosen(2)));
        assert_eq!(update(&mut focus, 20, &Msg::Digit(0)), Some(Event::Moved));
        assert_eq!(update(&mut focus, 20, &Msg::Digit(3)), Some(Event::Chosen(11)));
        assert_eq!(update(&mut focus, 20, &Msg::PageDown), Some(Event::Moved));
        assert_eq!(update(&mut focus, 20, &Msg::Digit(3)), Some(Event::Unchosen));
        assert_eq!(update(&mut focus, 20, &Msg::Digit(0)), Some(Event::Moved));
        assert_eq!(focus, 0);
    }

    #[test]
    fn every_item_of_every_page_has_the_digit_that_chooses_it() {
        for count in 0..30 {
            let items = (0..count).map(|at| Item::new(at.to_string())).collect::<Vec<_>>();
            for focus in 0..count {
                let (shown, local) = page(focus, items.clone());
                assert_eq!(shown[local].label, focus.to_string());
                let digit = shown[local].digit.unwrap();
                let mut moved = focus;
                assert_eq!(
                    update(&mut moved, count, &Msg::Digit(digit)),
                    Some(Event::Chosen(focus))
                );
            }
        }
    }

    #[test]
    fn an_empty_list_chooses_nothing() {
        let mut focus = 0;
        for msg in [Msg::Last, Msg::PageDown] {
            assert_eq!(update(&mut focus, 0, &msg), Some(Event::Stayed));
        }
        assert_eq!(update(&mut focus, 0, &Msg::Turn), None);
        for msg in [Msg::Confirm, Msg::Digit(1), Msg::Digit(0)] {
            assert_eq!(update(&mut focus, 0, &msg), Some(Event::Unchosen));
        }
        assert_eq!(page(0, Vec::new()).0.len(), 0);
    }
}
