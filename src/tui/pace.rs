//! Pace of typing: what comes faster than a person types, or from a key that is leaned on, is no answer.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::KeyCode;

use super::event::{Input, Key};

/// A key followed by another within this time was not pressed by a person.
const GAP: Duration = Duration::from_millis(40);

/// Enter pressed twice within this time was meant once: the second must not answer the page that the first opened.
const TWICE: Duration = Duration::from_millis(400);

/// A key that led to another page is not let go of until it was silent for so long: keyboards wait up to
/// 0.66 s before they repeat, and nobody has read the new page by then.
const SILENT: Duration = Duration::from_millis(700);

/// Holds a key back until it is sure that a person pressed it.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    held: Option<Key>,
    last: Option<Instant>,
    /// When Enter last counted.
    entered: Option<Instant>,
    /// Whether the keys before were too fast, so that those that follow at once are too.
    fast: bool,
    /// The last key that counted.
    counted: Option<Key>,
    /// The key that led to the page on screen, while it may still be held down.
    leant: Option<Key>,
}

/// What has become of an input.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Paced {
    /// It counts, after the key that was held back.
    Now(Option<Key>, Input),
    /// It is held back.
    Held,
    /// It was too fast; the first one of a burst tells.
    TooFast { first: bool },
    /// It led to this page and was not let go of since.
    Leant,
}

impl Pace {
    /// Takes an input in; in a field for words only digits, signs and Enter are held back.
    pub(crate) fn take(&mut self, input: Input, words: bool, now: Instant) -> Paced {
        let Some(key) = answering(&input, words) else {
            if matches!(input, Input::Key(_)) {
                self.last = Some(now);
                self.leant = None;
            }
            self.counted = None;
            return Paced::Now(self.held.take(), input);
        };
        let before = self.last.replace(now);
        let within = |time| before.is_some_and(|before| now < before + time);
        let at_once = within(GAP);
        self.leant.take_if(|leant| *leant != key || !within(SILENT));
        if self.leant.is_some() {
            return Paced::Leant;
        }
        if !at_once {
            self.fast = false;
            if key.code == KeyCode::Enter {
                if self.entered.is_some_and(|entered| now < entered + TWICE) {
                    return Paced::TooFast { first: false };
                }
                self.entered = Some(now);
            }
            let before = self.held.replace(key);
            self.counted = before;
            return before.map_or(Paced::Held, |before| Paced::Now(None, Input::Key(before)));
        }
        self.held = None;
        Paced::TooFast { first: !std::mem::replace(&mut self.fast, true) }
    }

    /// When the key that is held back counts, if nothing follows.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.held.and(self.last).map(|last| last + GAP)
    }

    /// The key that was held back long enough.
    pub(crate) fn release(&mut self, now: Instant) -> Option<Key> {
        let key = self.held.take_if(|_| self.last.is_none_or(|last| now >= last + GAP))?;
        self.counted = Some(key);
        Some(key)
    }

    /// Takes in that what counted last led to another page: the way back may be repeated, an answer may not.
    pub(crate) fn turned(&mut self) {
        self.leant = self.counted.take().filter(|key| leads_on(key.code));
        self.held.take_if(|held| self.leant == Some(*held));
    }
}

/// Whether it answers or takes away, rather than leads back or ends.
fn leads_on(code: KeyCode) -> bool {
    matches!(code, KeyCode::Enter | KeyCode::Char('0'..='9' | '+' | ' '))
}

/// The key, if it may choose something. A whole word of an input method comes at once.
fn answering(input: &Input, words: bool) -> Option<Key> {
    let Input::Key(key) = input else { return None };
    let chooses = match key.code {
        KeyCode::Enter => true,
        KeyCode::Char(letter) => !words || letter.is_ascii() && !letter.is_ascii_alphabetic(),
        _ => false,
    };
    chooses.then_some(*key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char) -> Key {
        Key::plain(KeyCode::Char(letter))
    }

    fn after(begun: Instant, millis: u64) -> Instant {
        begun + Duration::from_millis(millis)
    }

    #[test]
    fn a_key_counts_once_nothing_has_followed() {
        let begun = Instant::now();
        let mut pace = Pace::default();
        assert_eq!(pace.take(Input::Key(key('1')), false, begun), Paced::Held);
        assert_eq!(pace.release(after(begun, 39)), None);
        assert_eq!(pace.due(), Some(after(begun, 40)));
        assert_eq!(pace.release(after(begun, 40)), Some(key('1')));
        assert_eq!(pace.due(), None);
    }

    #[test]
    fn a_burst_counts_for_nothing_and_is_told_once() {
        let begun = Instant::now();
        let mut pace = Pace::default();
        assert_eq!(pace.take(Input::Key(key('1')), false, begun), Paced::Held);
        for at in 1..=18 {
            let enter = if at == 18 { Key::plain(KeyCode::Enter) } else { key('2') };
            let paced = pace.take(Input::Key(enter), false, after(begun, at * 5));
            assert_eq!(paced, Paced::TooFast { first: at == 1 }, "{at}");
        }
        assert_eq!(pace.release(after(begun, 1000)), None);
        assert_eq!(pace.take(Input::Key(key('3')), false, after(begun, 200)), Paced::Held);
    }

    #[test]
    fn enter_pressed_twice_counts_once() {
        let begun = Instant::now();
        let mut pace = Pace::default();
        let mut enter = |at| {
            let paced = pace.take(Input::Key(Key::plain(KeyCode::Enter)), false, after(begun, at));
            (paced, pace.release(after(begun, at + 40)).is_some())
        };
        assert_eq!(enter(0), (Paced::Held, true));
        assert_eq!(enter(150), (Paced::TooFast { first: false }, false));
        assert_eq!(enter(600), (Paced::Held, true));
        assert_eq!(enter(950), (Paced::TooFast { first: false }, false));
        assert_eq!(enter(1050), (Paced::Held, true), "what did not count holds up nothing");
        assert_eq!(pace.take(Input::Key(key('1')), false, after(begun, 1400)), Paced::Held);
    }

    #[test]
    fn words_of_an_input_method_come_at_once_but_choose_nothing() {
        let begun = Instant::now();
        let mut pace = Pace::default();
        for letter in ['成', '都'] {
            let paced = pace.take(Input::Key(key(letter)), true, begun);
            assert_eq!(paced, Paced::Now(None, Input::Key(key(letter))));
        }
        let paced = pace.take(Input::Key(key('1')), true, after(begun, 10));
        assert_eq!(paced, Paced::TooFast { first: true });
    }

    #[test]
    fn what_comes_after_a_key_held_back_comes_after_it() {
        let begun = Instant::now();
        let mut pace = Pace::default();
        pace.take(Input::Key(key('1')), false, begun);
        let arrow = Input::Key(Key::plain(KeyCode::Down));
        assert_eq!(pace.take(arrow.clone(), false, begun), Paced::Now(Some(key('1')), arrow));
        assert_eq!(pace.due(), None);
    }

    /// Presses a key so many times, the first at once; tells how often it counted where each time leads to a new page.
    fn lean(letter: char, first: u64, each: u64) -> usize {
        let begun = Instant::now();
        let mut pace = Pace::default();
        let times = (0..40).map(|time| if time == 0 { 0 } else { first + (time - 1) * each });
        let counted = times.filter(|at| {
            let taken = pace.take(Input::Key(key(letter)), false, after(begun, *at));
            let counts = taken == Paced::Held && pace.release(after(begun, at + 40)).is_some();
            if counts {
                pace.turned();
            }
            counts
        });
        counted.count()
    }

    #[test]
    fn a_key_that_is_leaned_on_answers_one_page() {
        for (first, each) in [(660, 40), (500, 33), (250, 92), (500, 100), (660, 500)] {
            assert_eq!(lean('1', first, each), 1, "{first} {each}");
        }
        assert_eq!(lean('1', 700, 700), 40, "pressed anew each time");
        assert_eq!(lean('.', 250, 92), 40, "the way back");
    }

    #[test]
    fn another_key_or_the_same_page_holds_up_nothing() {
        let begun = Instant::now();
        let mut pace = Pace::default();
        for (at, letter) in [(0, '1'), (100, '2'), (200, '1'), (300, '2')] {
            let taken = pace.take(Input::Key(key(letter)), false, after(begun, at));
            assert_eq!(taken, Paced::Held, "{at}");
            assert!(pace.release(after(begun, at + 40)).is_some());
            pace.turned();
        }
        pace.take(Input::Key(Key::plain(KeyCode::Down)), false, after(begun, 350));
        assert_eq!(pace.take(Input::Key(key('2')), false, after(begun, 400)), Paced::Held);
        assert!(pace.release(after(begun, 440)).is_some());
        for at in [500, 600] {
            assert_eq!(pace.take(Input::Key(key('5')), false, after(begun, at)), Paced::Held);
            assert!(pace.release(after(begun, at + 40)).is_some());
        }
    }

    #[test]
    fn a_repeat_that_waits_when_the_page_turns_is_dropped() {
        let begun = Instant::now();
        let mut pace = Pace::default();
        pace.take(Input::Key(key('1')), false, begun);
        let taken = pace.take(Input::Key(key('1')), false, after(begun, 50));
        assert_eq!(taken, Paced::Now(None, Input::Key(key('1'))));
        pace.turned();
        assert_eq!(pace.release(after(begun, 100)), None);
        assert_eq!(pace.take(Input::Key(key('1')), false, after(begun, 100)), Paced::Leant);
    }
}
