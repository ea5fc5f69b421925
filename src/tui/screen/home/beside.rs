//! What stands on the home page where there is room: how a case is told in one line, what a result can do,
//! whom to call.

use ratatui::text::Line;

use crate::report::hotline;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widget::pen::Pen;

/// What a line can be, for whoever has not told one.
pub(super) const SAMPLES: [&str; 3] =
    ["职工 成都 杭州 断2", "灵活 哈尔滨 常州 断4个月", "退休 武汉 上海"];
const TOLD: &str =
    "不用选，直接打字：哪种医保、从哪里到哪里、断缴几个月，次序随意，拼音、首字母也行。";
const TAKEN: &str = "按 9：打印一页纸，手机扫码，存成 PDF、网页、日历，或者存下进度以后接着看。\
    按 0 有念给人听的短句，按 = 跟别的城市、别的医保比一比。";
const BY_KEYS: &str = "只要数字键：按一个数字就选中，马上进入下一步。按 . 退一步，按 * 看说明，\
    按 / 两次就结束、清空。";
/// Cells of a place with its number, and the blanks after it.
const CALLED: usize = 20;

/// The parts in the order of their use, each with its heading.
pub(super) fn parts(look: &Look, width: u16, recent: &str) -> Vec<Vec<Line<'static>>> {
    let pen = Pen { width: width.into(), theme: look.theme };
    let recent = Some(recent).filter(|recent| !recent.is_empty()).map(|recent| pen.text(recent));
    let recent = part(pen, "刚才问过的地方", recent.unwrap_or_default());
    let called = part(pen, "医保热线，在外地这样拨", called(pen, look));
    let parts = if look.kiosk {
        vec![part(pen, "怎么按", pen.text(BY_KEYS)), called]
    } else {
        vec![
            part(pen, "一句话就够", told(pen)),
            recent,
            called,
            part(pen, "拿到方案以后", pen.text(TAKEN)),
        ]
    };
    parts.into_iter().filter(|part| part.len() > 1).collect()
}

fn part(pen: Pen, title: &str, lines: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let mut part = pen.styled(title, pen.theme.style(Role::Title));
    part.extend(lines);
    part
}

fn told(pen: Pen) -> Vec<Line<'static>> {
    let sample = |text| Pen::indented(2, pen.narrower(2).styled(text, pen.theme.style(Role::Key)));
    let samples = SAMPLES.into_iter().flat_map(sample);
    pen.text(TOLD).into_iter().chain(samples).collect()
}

/// The places most people ask for, in columns.
fn called(pen: Pen, look: &Look) -> Vec<Line<'static>> {
    let called = look.meta.first_called.iter();
    let called: Vec<_> = called.map(|place| (place, hotline::of_area(&place.area_code))).collect();
    let rows = called.chunks((pen.width / CALLED).max(1)).map(|row| {
        let cells = row
            .iter()
            .map(|(place, number)| crate::text::pad(&format!("{} {number}", place.short), CALLED));
        Line::styled(cells.collect::<String>(), pen.theme.style(Role::Text))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::SAMPLES;
    use crate::line;
    use crate::rules;

    #[test]
    fn samples_are_understood_whole() {
        let today = "2026-11-21".parse().expect("a day");
        for sample in SAMPLES {
            let read = line::read(rules::embedded(), sample, today);
            assert!(
                read.is_case() && read.strange.is_empty() && read.unsure.is_empty(),
                "{sample}"
            );
        }
    }
}
