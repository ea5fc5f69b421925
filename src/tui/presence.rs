//! Presence of a person: what comes again and again without a pause comes from a thing.

use std::time::{Duration, Instant};

use super::event::{Input, Key};
use super::touch::TouchKind;

/// What comes again and again without so long a pause for longer than this comes from no person: something lies
/// on the keyboard, or the glass is wet. Keyboards wait up to 0.66 s before they repeat.
const THINGS: [(Duration, Duration); 2] = [
    (Duration::from_millis(700), Duration::from_secs(10)),
    (Duration::from_millis(1500), Duration::from_mins(1)),
];

/// Nobody does more different things without a pause.
const MANY: usize = 32;

/// Tells a person from a thing.
#[derive(Debug)]
pub(crate) struct Presence {
    runs: [Run; THINGS.len()],
}

/// What followed each other without a pause.
#[derive(Debug)]
struct Run {
    /// A pause as long as this ends it.
    pause: Duration,
    /// So long after the last new sign it shows nobody any more.
    most: Duration,
    last: Option<Instant>,
    /// When the last sign that is new to it came.
    renewed: Option<Instant>,
    signs: Vec<Sign>,
}

/// What somebody who is there may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Key(Key),
    Paste,
    Press((u16, u16)),
    Wheel,
}

impl Default for Presence {
    fn default() -> Self {
        let run = |(pause, most)| Run { pause, most, last: None, renewed: None, signs: Vec::new() };
        Self { runs: THINGS.map(run) }
    }
}

impl Presence {
    /// Whether an input is a thing's: it shows nobody and says nothing.
    pub(crate) fn is_of_a_thing(&mut self, input: &Input, now: Instant) -> bool {
        let Some(sign) = Sign::of(input) else { return false };
        // Each takes it in.
        self.runs.iter_mut().fold(false, |found, run| found | run.is_of_a_thing(sign, now))
    }
}

impl Run {
    fn is_of_a_thing(&mut self, sign: Sign, now: Instant) -> bool {
        if self.last.replace(now).is_none_or(|last| now >= last + self.pause) {
            self.signs.clear();
        }
        if self.signs.len() < MANY && !self.signs.contains(&sign) {
            self.signs.push(sign);
            self.renewed = Some(now);
        }
        self.renewed.is_some_and(|renewed| now >= renewed + self.most)
    }
}

impl Sign {
    fn of(input: &Input) -> Option<Self> {
        match input {
            Input::Key(key) => Some(Self::Key(*key)),
            Input::Paste(_) => Some(Self::Paste),
            Input::Touch(touch) if touch.kind == TouchKind::Press => Some(Self::Press(touch.at)),
            Input::Touch(touch) => touch.is_presence().then_some(Self::Wheel),
            Input::Resize(..) | Input::Done(_) | Input::Ground(_) | Input::Idle => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::KeyCode;
    use rstest::rstest;

    use super::*;
    use crate::tui::touch::Touch;

    fn after(begun: Instant, millis: u64) -> Instant {
        begun + Duration::from_millis(millis)
    }

    fn key(letter: char) -> Input {
        Input::Key(Key::plain(KeyCode::Char(letter)))
    }

    fn touch(kind: TouchKind, at: (u16, u16)) -> Input {
        Input::Touch(Touch { kind, at })
    }

    #[test]
    fn a_key_that_something_lies_on_is_nobodys() {
        let begun = Instant::now();
        let mut presence = Presence::default();
        let mut lies = |at, letter| presence.is_of_a_thing(&key(letter), after(begun, at));
        let held: Vec<u64> = [0].into_iter().chain((660..60_000).step_by(33)).collect();
        let first = held.iter().find(|at| lies(**at, '1'));
        assert_eq!(first, Some(&10_032));
        assert!(lies(10_700, '1') && !lies(10_800, '2') && !lies(10_900, '1'));
        assert!((11_000..60_000).step_by(700).all(|at| !lies(at, '1')), "pressed anew each time");
    }

    /// What comes each time, so many milliseconds apart, and when it was first a thing's.
    #[rstest]
    #[case::two_keys(|time: usize| key(['x', 'y'][time % 2]), 50, Some(10_050))]
    #[case::any_keys(|time: usize| key(char::from(b'0' + u8::try_from(time % 70).unwrap_or(0))), 50, Some(11_550))]
    #[case::one_cell(|_| touch(TouchKind::Press, (5, 1)), 300, Some(10_200))]
    #[case::one_cell_slowly(|_| touch(TouchKind::Press, (5, 1)), 1_000, Some(60_000))]
    #[case::cells_beside(|time: usize| touch(TouchKind::Press, (5, [1, 2, 1, 3][time % 4])), 300, Some(11_100))]
    #[case::wheel(|_| touch(TouchKind::WheelDown, (5, 1)), 100, Some(10_000))]
    #[case::pastes(|time: usize| Input::Paste(time.to_string()), 500, Some(10_000))]
    #[case::slow_taps(|_| touch(TouchKind::Press, (5, 1)), 1_500, None)]
    #[case::a_page_read(|_| Input::Key(Key::plain(KeyCode::Down)), 2_000, None)]
    fn what_comes_again_and_again_is_a_things(
        #[case] each: fn(usize) -> Input,
        #[case] apart: u64,
        #[case] first: Option<u64>,
    ) {
        let begun = Instant::now();
        let mut presence = Presence::default();
        let mut times = (0_usize..).zip((0..400_u64).map(|time| apart * time));
        let found =
            times.find(|(time, at)| presence.is_of_a_thing(&each(*time), after(begun, *at)));
        assert_eq!(found.map(|(_, at)| at), first);
    }
}
