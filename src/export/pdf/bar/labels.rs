//! Finds room for the labels above an axis, so that no line up to a label runs through another.

/// A label that belongs to a place on the axis.
#[derive(Clone, Copy)]
pub(crate) struct Label {
    /// Where the axis is pointed at.
    pub x: f32,
    /// Width of the text.
    pub width: f32,
}

/// Space between a label and the line up to it.
const APART: f32 = 3.0;

/// The row above the axis, 0 being the lowest, and the left edge of each label.
pub(crate) fn place(labels: &[Label], width: f32) -> Vec<(u16, f32)> {
    let lefts = sides(labels, width);
    // What a text stands over must have its own text further down.
    let covers = |one: usize, other: usize| {
        let (x, left) = (labels[other].x, lefts[one]);
        x > left - 1.0 && x < left + labels[one].width + 1.0 && one != other
    };
    let mut rows: Vec<Option<u16>> = vec![None; labels.len()];
    for _ in labels {
        let mut open = (0..labels.len()).filter(|&at| rows[at].is_none());
        let below = |at: usize| (0..labels.len()).filter(move |&other| covers(at, other));
        let ready = open.clone().find(|&at| below(at).all(|other| rows[other].is_some()));
        let Some(at) = ready.or_else(|| open.next()) else { break };
        let lowest = below(at).filter_map(|other| rows[other]).max().map_or(0, |row| row + 1);
        let free = |row: &u16| {
            let taken = |other: usize| {
                rows[other] == Some(*row)
                    && meet(lefts[at], labels[at].width, lefts[other], labels[other].width)
            };
            !(0..labels.len()).any(taken)
        };
        rows[at] = (lowest..=u16::MAX).find(free);
    }
    rows.into_iter().map(Option::unwrap_or_default).zip(lefts).collect()
}

/// A label stands to the right of its line, or to the left where the right has no room for it,
/// or has a label there that stands to the left of its own line.
fn sides(labels: &[Label], width: f32) -> Vec<f32> {
    let mut lefts = vec![0.0; labels.len()];
    let mut turned: Vec<Label> = Vec::new();
    for (at, label) in labels.iter().enumerate().rev() {
        let Label { x, width: own } = *label;
        let crossed = turned
            .iter()
            .any(|other| other.x - APART - other.width < x && other.x < x + APART + own);
        let (right, left) = (x + APART, x - APART - own);
        lefts[at] = if left >= 0.0 && (crossed || right + own > width) {
            turned.push(*label);
            left
        } else {
            right.min(width - own).max(0.0)
        };
    }
    lefts
}

fn meet(left: f32, width: f32, other: f32, its_width: f32) -> bool {
    left < other + its_width + 2.0 * APART && other < left + width + 2.0 * APART
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(x: f32, width: f32) -> Label {
        Label { x, width }
    }

    #[test]
    fn labels_far_apart_stand_in_one_row() {
        let labels = [label(10.0, 50.0), label(100.0, 50.0)];
        assert_eq!(place(&labels, 300.0), [(0, 13.0), (0, 103.0)]);
    }

    #[test]
    fn labels_close_together_stand_one_over_the_other() {
        let labels = [label(10.0, 50.0), label(30.0, 50.0)];
        assert_eq!(place(&labels, 300.0), [(1, 13.0), (0, 33.0)]);
    }

    #[test]
    fn labels_at_the_edge_stand_left_of_their_lines() {
        let labels = [label(250.0, 90.0), label(295.0, 90.0)];
        assert_eq!(place(&labels, 300.0), [(0, 157.0), (1, 202.0)]);
    }
}
