//! A message that may not be longer than a limit: what does not fit is counted, never cut apart. Where the
//! counts take the room of what matters, one sentence stands for all of them.

/// Longest message, in Unicode scalar values; with the line break after it 300.
const LIMIT: usize = 299;

/// From this rank on a part can wait until all others have shown what they have.
pub(crate) const LATE: u8 = 100;

const FULL_STOPS: &str = "。！？；，、）」";
const CUT: &str = "……（写不下了，请看完整的结果）";
/// Stands for everything that is left out, where it is not counted.
const REST: &str = "其余的请看完整的结果。";

/// A sentence of a message: a list of which as much is shown as there is room for.
#[derive(Clone)]
pub(crate) struct Part {
    /// Stands before the list.
    label: String,
    items: Vec<String>,
    between: &'static str,
    /// What is counted, such as 「个日子」.
    unit: &'static str,
    shown: usize,
    /// What is said instead of the first item where there is no room for that; may be empty.
    least: String,
    /// Whether that is said.
    brief: bool,
    /// Whether it is left out where nothing of it fits, not even counted.
    spare: bool,
    /// Whether more of it is only detail, which is not counted behind what is shown.
    detail: bool,
    /// What must be read with any of it.
    mark: String,
    /// How soon it gets room: those with the smallest first.
    rank: u8,
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
            least: String::new(),
            brief: false,
            spare: false,
            detail: false,
            mark: String::new(),
            rank: 0,
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

    /// The same, with room after those of a smaller rank.
    pub(crate) fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// The same, with what is said where its first item is too long.
    pub(crate) fn at_least(self, least: &str) -> Self {
        Self { least: least.to_owned(), ..self }
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

    /// What is shown of it, with what must be read with that.
    fn shown(&self) -> String {
        let said = match self.items.get(..self.shown) {
            None | Some([]) => return String::new(),
            Some([_, ..]) if self.brief => self.least.clone(),
            Some(items) => items.join(self.between),
        };
        said + &self.mark
    }

    /// How much is left out, of what may not be without a word.
    fn left(&self) -> usize {
        let silent = if self.shown == 0 { self.spare } else { self.detail };
        if silent { 0 } else { self.items.len() - self.shown }
    }

    fn text(&self, counted: bool) -> String {
        let mut text = self.shown();
        if counted && self.left() > 0 {
            let also = if text.is_empty() { "有" } else { "另有" };
            text = format!("{text}（{also} {} {}没写下）", self.left(), self.unit);
        }
        if text.is_empty() {
            return text;
        }
        let end = if text.ends_with(['！', '？']) { "" } else { "。" };
        format!("{}{text}{end}", self.label)
    }

    /// Whether its label would stand before nothing.
    fn is_bare(&self) -> bool {
        self.shown == 0 && self.left() > 0
    }
}

/// Parts in their order, as far as there is room.
struct Message {
    parts: Vec<Part>,
    /// Whether what does not fit is counted part by part.
    counted: bool,
}

/// Puts parts together in their order; room goes by rank: to the first item of each, then to the others.
pub(crate) fn message(parts: Vec<Part>) -> String {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| parts[at].rank);
    let mut whole = Message { parts: parts.clone(), counted: true };
    whole.fill(&order);
    if whole.fits() && whole.parts.iter().any(Part::is_bare) {
        whole = Message { parts, counted: false };
        whole.begin(&order);
        whole.fill(&order);
    }
    let text = whole.text();
    if length(&text) <= LIMIT { text } else { cut(&text) }
}

impl Message {
    /// Begins every part that may not be left out with as little as may be said of it, then with its first
    /// item where there is room.
    fn begin(&mut self, order: &[usize]) {
        let must = |part: &&Part| !part.items.is_empty() && !part.spare;
        for brief in [true, false] {
            for &at in order {
                let Some(part) = self.parts.get(at).filter(must) else { continue };
                let (before, brief) = ((part.shown, part.brief), brief && !part.least.is_empty());
                self.show(at, 1, brief);
                if !self.fits() {
                    self.show(at, before.0, before.1);
                }
            }
        }
    }

    /// Shows as many items as there is room for, of what can wait only behind all that others have.
    fn fill(&mut self, order: &[usize]) {
        let waits = |at: &usize| self.parts.get(*at).is_some_and(|part| part.rank >= LATE);
        let (late, soon): (Vec<usize>, Vec<usize>) = order.iter().copied().partition(waits);
        for order in [soon, late] {
            self.fill_each(&order);
        }
    }

    /// Shows the first item of each where there is room, then as many as there is room for.
    fn fill_each(&mut self, order: &[usize]) {
        for most in [1, usize::MAX] {
            for &at in order {
                let Some(part) = self.parts.get(at).filter(|part| !part.brief) else { continue };
                let (least, most) = (part.shown, part.items.len().min(most));
                for shown in (least..=most).rev() {
                    self.show(at, shown, false);
                    if self.fits() {
                        break;
                    }
                }
            }
        }
    }

    fn show(&mut self, at: usize, shown: usize, brief: bool) {
        if let Some(part) = self.parts.get_mut(at) {
            (part.shown, part.brief) = (shown, brief);
        }
    }

    fn fits(&self) -> bool {
        length(&self.text()) <= LIMIT
    }

    fn text(&self) -> String {
        let text: String = self.parts.iter().map(|part| part.text(self.counted)).collect();
        if self.counted { text } else { text + REST }
    }
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
        let text = message(parts);
        assert_eq!(text, "结论：可以转。带：身份证、社保卡。先停保。再参保。");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let long = "很长的一样材料".repeat(12);
        let items = vec![long.clone(), long.clone(), long.clone(), long];
        let text = message(vec![list("甲：", &items).rank(1), list("乙：", &items)]);
        assert!(length(&text) <= LIMIT, "{text}");
        assert!(text.contains("（另有 3 样没写下）。乙：很长"), "{text}");
        assert!(text.ends_with("（另有 2 样没写下）。"), "{text}");
    }

    #[test]
    fn the_first_item_of_each_goes_before_what_others_have_more_of() {
        let items = ["很长的一样材料".repeat(12), "很长的一样材料".repeat(12), "短".repeat(70)];
        let parts = || vec![list("甲：", &items), list("乙：", &["身份证".repeat(20)])];
        let text = message(parts());
        assert!(text.ends_with(&format!("乙：{}。", "身份证".repeat(20))), "{text}");
        let long = list("乙：", &["身份证".repeat(80)]);
        // No label stands before nothing.
        let text = message(vec![list("甲：", &items), long.clone().rank(1)]);
        assert!(text.ends_with(&format!("{}。{REST}", "短".repeat(70))), "{text}");
        let text = message(vec![list("甲：", &items).rank(1), long]);
        assert_eq!(text, format!("乙：{}。{REST}", "身份证".repeat(80)));
    }

    #[test]
    fn what_can_wait_takes_no_room_of_what_others_have_more_of() {
        let items = ["很长的一样材料".repeat(12), "很长的一样材料".repeat(12), "短".repeat(70)];
        let late = list("乙：", &["身份证".repeat(20)]).spare().rank(LATE);
        let text = message(vec![list("甲：", &items), late.clone()]);
        assert!(text.contains(&items[2]) && !text.contains("乙："), "{text}");
        let text = message(vec![list("甲：", &items[2..]), late]);
        assert!(text.contains("乙："), "{text}");
    }

    #[test]
    fn as_little_as_may_be_said_goes_before_counts() {
        let long = "很长的一样材料".repeat(38);
        let all = [long, "短".repeat(9)];
        let papers = list("乙：", &["医保码、身份证".repeat(9)]).at_least("身份证");
        let text = message(vec![list("甲：", &all[..1]), papers.clone()]);
        assert!(text.ends_with(&format!("乙：身份证。{REST}")), "{text}");
        let text = message(vec![list("甲：", &all[1..]), papers]);
        assert!(text.ends_with("医保码、身份证。") && !text.contains(REST), "{text}");
    }

    #[test]
    fn what_is_too_long_by_itself_is_cut_at_a_mark() {
        let labels = "字".repeat(250) + "，" + &"词".repeat(250);
        let text = message(vec![list(&labels, &["一".to_owned()])]);
        assert_eq!(text, format!("{}{CUT}", "字".repeat(250)));
        let text = message(vec![list(&"字".repeat(400), &["一".to_owned()])]);
        assert_eq!(text, CUT);
    }
}
