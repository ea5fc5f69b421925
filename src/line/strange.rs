//! Words of a line that have no place in the answers.

use crate::diagnostic::shown;

/// What is said in place of a number that tells who somebody is, or where they are called.
const NUMBER: &str = "一串数字";
/// Digits of such a number in one, and in groups; fewer count something.
const IN_ONE: usize = 7;
const IN_GROUPS: usize = 11;
/// As many digits are a day where they begin like a year.
const DAY: usize = 8;

/// A text without such numbers.
pub(crate) fn discreet(text: &str) -> String {
    let digit = |letter: char| letter.is_ascii_digit();
    let Some(start) = text.find(digit) else { return text.to_owned() };
    let (before, rest) = text.split_at(start);
    let goes_on = |letter: char| digit(letter) || [' ', '-'].contains(&letter);
    let end = rest.find(|letter| !goes_on(letter)).unwrap_or(rest.len());
    let end = rest[..end].trim_end_matches([' ', '-']).len();
    let (number, rest) = rest.split_at(end);
    let longest = number.split([' ', '-']).map(str::len).max().unwrap_or_default();
    let all = number.chars().filter(char::is_ascii_digit).count();
    let area = number.starts_with('0') && all >= IN_ONE;
    let day = longest == DAY && number.starts_with("20");
    let private = !day && (longest >= IN_ONE || all >= IN_GROUPS || area);
    // The last sign of an identity number may be a letter.
    let rest = if private { rest.strip_prefix('x').unwrap_or(rest) } else { rest };
    [before, if private { NUMBER } else { number }, &discreet(rest)].concat()
}

/// Something in a line that has no place in the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strange {
    /// The words.
    pub text: String,
    pub why: Why,
}

/// Why something was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is no word of the table, no place and no number that fits.
    Unknown,
    /// The same, where the name of a place may stand.
    NoPlace,
    /// The same, and the case is whole without it.
    Idle,
    /// A number of which nobody knows what it counts.
    Unit,
    /// Something of the kind stands in the line already.
    TooMany,
    /// A third place, of one way that leads from one to another.
    Third,
    /// Two ways, from a place each to the same one.
    Several,
    /// A time of which it is not said that it is the gap.
    NoGap,
    /// A gap longer than this number.
    TooLong(u32),
    /// More months than the gap has.
    OverGap,
    /// A month behind the last one paid, of which it is not said that something is paid again.
    Later,
    /// Something was paid up to a month that is not said, or not of which year.
    NoMonth,
    /// An application was accepted on a day that is not said.
    NoDay,
    /// What came after the acceptance was told, and neither day.
    WhichDay,
    /// A day that no calendar has.
    NoSuchDay,
    /// A day on which nothing was said to happen.
    NoEvent,
    /// A day still to come.
    Ahead,
    /// Something that is said of the other place.
    OtherPlace,
    /// Something that the rest of the line speaks against.
    Unclear,
    /// A place that is only passed through.
    Via,
    /// A province whose own offices may be a pool of their own.
    Pool,
    /// A month to come, up to which something is said to be paid.
    Prepaid,
    /// A month still to come, up to which nothing can have been paid.
    MonthAhead,
    /// An application is to be taken back, of which no document says how.
    Withdrawn,
    /// Another affair is asked of, and no transfer of this insurance is told.
    Elsewhere,
    /// A place that no insurance is moved from or to.
    Outside,
    /// How long something was that may be a gap, and is not said to be one.
    Away,
    /// A year, of which nobody knows how many months were not paid.
    Year,
    /// Something that is only meant.
    Meant,
    /// A gap that is over.
    Over,
    /// Something that is not certain.
    Doubted,
    /// Something that is not so.
    Denied,
    /// That nothing was ever paid.
    Never,
    /// A question, which answers nothing.
    Asked,
    /// That something is paid again, and not how long it was not.
    Again,
    /// A gap of several lengths.
    About,
    /// A gap of days or weeks.
    Days,
    /// A place called home, which is neither left nor gone to.
    Home,
    /// A month of the year, which is no number of months.
    Month,
    /// The same, where the gap is told or the last month paid.
    Timed,
    /// Something is taken back, and it is not plain what.
    Amended,
    /// A line too long to be read to its end, which begins there.
    Behind,
}

/// What becomes of a case beside something that has no place in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// It is the same case.
    None,
    /// It is the same case, and what is asked for next is open.
    Open,
    /// It may be another case.
    Matters,
    /// The same, and nobody knows which of what was said is meant.
    Contradicts,
}

impl Why {
    /// What becomes of the case.
    fn weight(self) -> Weight {
        match self {
            Self::Idle | Self::Via | Self::Pool | Self::Home => Weight::None,
            Self::Asked
            | Self::Again
            | Self::About
            | Self::Days
            | Self::Month
            | Self::Timed
            | Self::Year
            | Self::Away
            | Self::OtherPlace
            | Self::Unclear
            | Self::Meant
            | Self::Over
            | Self::Doubted
            | Self::Never
            | Self::WhichDay
            | Self::NoMonth
            | Self::Prepaid => Weight::Open,
            Self::Unknown
            | Self::NoPlace
            | Self::Unit
            | Self::NoGap
            | Self::Later
            | Self::NoDay
            | Self::NoSuchDay
            | Self::NoEvent
            | Self::Denied => Weight::Matters,
            Self::TooMany
            | Self::Third
            | Self::TooLong(_)
            | Self::OverGap
            | Self::Ahead
            | Self::MonthAhead
            | Self::Several
            | Self::Withdrawn
            | Self::Elsewhere
            | Self::Outside
            | Self::Amended
            | Self::Behind => Weight::Contradicts,
        }
    }
}

impl Strange {
    /// Whether it leaves open what is asked for next, and nothing else.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.why.weight() == Weight::Open
    }

    /// Whether the case may be another one for it.
    #[must_use]
    pub fn matters(&self) -> bool {
        matches!(self.why.weight(), Weight::Matters | Weight::Contradicts)
    }

    /// Whether it contradicts what else was said, so that nobody knows which of them is meant.
    #[must_use]
    pub fn contradicts(&self) -> bool {
        self.why.weight() == Weight::Contradicts
    }

    /// Hides a number that tells who somebody is; nothing of a case is missed with that.
    pub(super) fn hide_numbers(&mut self) {
        self.text = discreet(&self.text);
        if self.is_private() && [Why::Unknown, Why::NoPlace].contains(&self.why) {
            self.why = Why::Idle;
        }
    }

    /// Whether it is, or holds, a number that tells who somebody is.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.text.contains(NUMBER)
    }

    /// What is wrong with it.
    #[must_use]
    pub fn what(&self) -> String {
        self.what_of(&format!("「{}」", shown(&self.text)))
    }

    /// The same of all that are wrong in one way, in a sentence each way.
    #[must_use]
    pub fn together<'a>(all: impl IntoIterator<Item = &'a Self>) -> Vec<String> {
        let mut ways: Vec<(&Self, String)> = Vec::new();
        for strange in all {
            let word = format!("「{}」", shown(&strange.text));
            match ways.iter_mut().find(|(first, _)| first.why == strange.why) {
                Some((_, words)) if words.contains(&word) => {}
                Some((_, words)) => words.push_str(&word),
                None => ways.push((strange, word)),
            }
        }
        ways.into_iter().map(|(first, words)| first.what_of(&words)).collect()
    }

    /// What is wrong with some words.
    fn what_of(&self, words: &str) -> String {
        match self.why {
            Why::Unknown => format!("看不懂{words}"),
            Why::NoPlace => format!("看不懂{words}，是地名的请写它所在的市"),
            Why::Idle => format!("没用上{words}"),
            Why::Unit => format!("看不懂{words}数的是什么"),
            Why::TooMany => format!("{words}多出来了"),
            Why::Third => format!("{words}多出来了，一次只说一段：从哪里到哪里"),
            Why::Several => format!("{words}是两段，一次只说一段"),
            Why::Withdrawn => {
                format!("{words}：转移怎么撤回、取消，没有见到规定，请打两边的区号 + 12393 问")
            }
            Why::NoGap => format!("{words}没有说是不是断缴"),
            Why::OverGap => format!("{words}比断缴的月数还多"),
            Why::Later => format!("{words}没有说是不是又缴上的月"),
            Why::NoMonth => {
                format!("{words}没有说是哪年哪月，断缴几个月还要问，可以写成 交到2026年9月")
            }
            Why::NoDay => format!("{words}没有说是哪天"),
            Why::WhichDay => format!("{words}没有说受理、办完是哪天，还要问"),
            Why::NoSuchDay => format!("日历上没有{words}这一天"),
            Why::NoEvent => format!("{words}没有说是不是受理的那天"),
            Why::Ahead | Why::MonthAhead => format!("{words}还没有到"),
            Why::Prepaid => format!("{words}还没有到，没有算成断缴，要问"),
            Why::Elsewhere => format!("{words}问的不是医保转移"),
            Why::Outside => {
                format!("{words}说的是内地（大陆）以外，不在转移的范围里，请问参保地 12393")
            }
            Why::Away => format!("{words}没有算成断缴，断缴几个月还要问"),
            Why::Year => format!(
                "{words}没有说是几个月，没有算成断缴，知道最后一次缴的是哪个月的费，写成 交到2026年9月"
            ),
            Why::Via => format!("{words}只是路过，没用上"),
            Why::Pool => format!("{words}可能自成一个统筹地区，没用上，请问 12393"),
            Why::TooLong(most) => format!("断缴{words}太多了，最多写 {most}"),
            Why::Denied => format!("{words}只说了不是，没有说是什么"),
            Why::Never => {
                format!("{words}如果是没有参加过医保，就没有可转的；参加过的，转出地医保还要问")
            }
            Why::Asked => format!("{words}是问的，没有算成答案"),
            Why::Again => format!("{words}没有说接上以前断了几个月，还要问"),
            Why::About => format!("{words}不是一个准数，断缴几个月还要问"),
            Why::Days => format!("{words}数的不是整月，断缴几个月还要问"),
            Why::Home => format!("{words}是老家、户口所在地，不是转出、转入的地方，没用上"),
            Why::OtherPlace => format!("{words}和转出、转入的地方对不上，没有算成答案"),
            Why::Over => format!("{words}已经过去了，现在断缴几个月还要问"),
            Why::Meant => format!("{words}只是打算、万一，没有算成答案"),
            Why::Doubted => format!("{words}说不准，没有算成答案"),
            Why::Unclear => format!("{words}和别的话对不上，还要问"),
            Why::Month => format!(
                "{words}说的是时间，没有算成断缴几个月，知道最后一次缴的是哪个月的费，写成 交到2026年9月"
            ),
            Why::Timed => format!("{words}说的是时间，没有用来算断缴"),
            Why::Amended => format!("{words}没有说清改的是哪一句"),
            Why::Behind => format!("这句话太长，从{words}起没有看"),
        }
    }
}
