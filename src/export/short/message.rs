//! A message that may not be longer than a limit: what does not fit is counted, never cut apart.

/// Longest message, in Unicode scalar values; with the line break after it 300.
const LIMIT: usize = 299;

const FULL_STOPS: &str = "。！？；，、）」";
const CUT: &str = "……（写不下了，请看完整的结果）";

/// A sentence of a message: a list of which as much is shown as there is room for.
pub(crate) struct Part {
    /// Stands before the list.
    label: String,
    items: Vec<String>,
    between: &'static str,
    /// What is counted, such as 「个日子」.
    unit: &'static str,
    shown: usize,
    /// Whether it is left out where nothing of it fits, not even counted.
    spare: bool,
    /// Whether more of it is only detail, which is not counted behind what is shown.
    detail: bool,
    /// What must be read with any of it.
    mark: String,
}

impl Part {
    /// A list with what stands between its items and how they are counted.
    pub(crate) fn list(
        label: &str,
        items: Vec<String>,
        between: &'static str,
        unit: &'static str,
    ) -> Self {
        let items = items.into_iter().map(|item| bare(&item)).filter(|item| !item.is_empty());
        Self {
            label: label.to_owned(),
            items: items.collect(),
            between,
            unit,
            shown: 0,
            spare: false,
            detail: false,
            mark: String::new(),
        }
    }

    /// The same, all of it or nothing.
    pub(crate) fn whole(
        label: &str,
        items: &[String],
        between: &'static str,
        unit: &'static str,
    ) -> Self {
        // What is joined of nothing is no item.
        Self::list(label, vec![items.join(between)], between, unit)
    }

    /// The same, where this must be read with whatever is shown of it.
    pub(crate) fn read_with(self, mark: &str) -> Self {
        Self { mark: mark.to_owned(), ..self }
    }

    /// The same, but nothing is said of it where nothing of it fits.
    pub(crate) fn spare(self) -> Self {
        Self { spare: true, ..self }
    }

    /// The same, but what does not fit behind its first item is not missed.
    pub(crate) fn detailed(self) -> Self {
        Self { detail: true, ..self }
    }

    /// The sentences of a text, each whole or not at all.
    pub(crate) fn sentences(label: &str, text: &str) -> Self {
        let sentences = text.split_inclusive('。').map(str::to_owned).collect();
        Self::list(label, sentences, "。", "句")
    }

    fn text(&self) -> String {
        let left = self.items.len() - self.shown;
        let mut text = self.items[..self.shown].join(self.between);
        if self.shown > 0 {
            text += &self.mark;
        }
        if self.items.is_empty() || self.spare && self.shown == 0 {
            return text;
        }
        if left > 0 && !(self.detail && self.shown > 0) {
            let also = if text.is_empty() { "有" } else { "另有" };
            text = format!("{text}（{also} {left} {}没写下）", self.unit);
        }
        let end = if text.ends_with(['！', '？']) { "" } else { "。" };
        format!("{}{text}{end}", self.label)
    }
}

/// Puts parts together in their order; room goes to those named first in `order`, by position: to the
/// first item of each, then to the others.
pub(crate) fn message(mut parts: Vec<Part>, order: &[usize]) -> String {
    for most in [1, usize::MAX] {
        for &at in order {
            let least = parts.get(at).map_or(0, |part| part.shown);
            let most = parts.get(at).map_or(0, |part| part.items.len().min(most));
            for shown in (least..=most).rev() {
                let Some(part) = parts.get_mut(at) else { break };
                part.shown = shown;
                if length(&whole(&parts)) <= LIMIT {
                    break;
                }
            }
        }
    }
    let text = whole(&parts);
    if length(&text) <= LIMIT { text } else { cut(&text) }
}

fn whole(parts: &[Part]) -> String {
    parts.iter().map(Part::text).collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// What fits of a text that should have been shorter, up to a mark of punctuation.
fn cut(text: &str) -> String {
    let head: String = text.chars().take(LIMIT - length(CUT)).collect();
    let end = head.rfind(|letter| FULL_STOPS.contains(letter)).unwrap_or(0);
    format!("{}{CUT}", &head[..end])
}

/// A text as an item of a list: one line, without the stop at its end.
fn bare(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let line: String = text.trim().chars().map(plain).collect();
    line.trim_end_matches('。').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(label: &str, items: &[String]) -> Part {
        Part::list(label, items.to_vec(), "、", "样")
    }

    #[test]
    fn everything_is_said_where_there_is_room() {
        let parts = vec![
            list("结论：", &["可以转。".to_owned()]),
            list("带：", &["身份证".to_owned(), "社保卡".to_owned()]),
            list("没有：", &[]),
            Part::sentences("", "先停保。再参保。"),
        ];
        let text = message(parts, &[0, 1, 2, 3]);
        assert_eq!(text, "结论：可以转。带：身份证、社保卡。先停保。再参保。");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let long = "很长的一样材料".repeat(12);
        let items = vec![long.clone(), long.clone(), long.clone(), long];
        let text = message(vec![list("甲：", &items), list("乙：", &items)], &[1, 0]);
        assert!(length(&text) <= LIMIT, "{text}");
        assert!(text.contains("（另有 3 样没写下）。乙：很长"), "{text}");
        assert!(text.ends_with("（另有 2 样没写下）。"), "{text}");
    }

    #[test]
    fn the_first_item_of_each_goes_before_what_others_have_more_of() {
        let items = ["很长的一样材料".repeat(12), "很长的一样材料".repeat(12), "短".repeat(70)];
        let parts = || vec![list("甲：", &items), list("乙：", &["身份证".repeat(20)])];
        let text = message(parts(), &[0, 1]);
        assert!(text.ends_with(&format!("乙：{}。", "身份证".repeat(20))), "{text}");
        let long = || vec![list("甲：", &items), list("乙：", &["身份证".repeat(80)])];
        assert!(message(long(), &[0, 1]).ends_with("乙：（有 1 样没写下）。"));
        assert!(message(long(), &[1, 0]).starts_with("甲：（有 3 样没写下）。"));
    }

    #[test]
    fn what_is_too_long_by_itself_is_cut_at_a_mark() {
        let labels = "字".repeat(250) + "，" + &"词".repeat(250);
        let text = message(vec![list(&labels, &["一".to_owned()])], &[0]);
        assert_eq!(text, format!("{}{CUT}", "字".repeat(250)));
        let text = message(vec![list(&"字".repeat(400), &["一".to_owned()])], &[0]);
        assert_eq!(text, CUT);
    }
}
