//! Numbers in digits that a text ends with.

/// Where a number of at most three digits begins that the text ends with; four are a year of the calendar.
pub fn number_at_end(text: &str) -> Option<usize> {
    let start = text.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    (1..=3).contains(&(text.len() - start)).then_some(start)
}
