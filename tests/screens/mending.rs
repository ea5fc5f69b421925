//! An open case mended in one line, as at a desk: what is changed takes the place of what was said.

use rstest::rstest;

use crate::support::driver::Driver;

fn open() -> Driver {
    Driver::new().press("paste:职工成都杭州断2 Enter")
}

/// The answers in words.
fn said(person: &Driver) -> Vec<String> {
    let docs = person.app.session().answer_docs().into_iter();
    docs.map(|doc| format!("{} {}", doc.label, doc.text)).collect()
}

#[rstest]
#[case("断缴改成5个月", "断缴月数 2 个月", "断缴月数 5 个月")]
#[case("不是断2，是断4", "断缴月数 2 个月", "断缴月数 4 个月")]
#[case("没断", "断缴月数 2 个月", "断缴月数 0 个月")]
#[case("目的地改成苏州", "转入地 浙江省杭州市", "转入地 江苏省苏州市")]
#[case("杭州改成苏州", "转入地 浙江省杭州市", "转入地 江苏省苏州市")]
#[case("改成灵活就业", "转入地医保 职工医保，单位参保", "转入地医保 职工医保，灵活就业")]
fn what_is_changed_takes_the_place_of_what_was_said(
    #[case] line: &str,
    #[case] old: &str,
    #[case] new: &str,
) {
    let (open, before) = (open(), said(&open()));
    assert!(before.iter().any(|each| each == old), "{before:?}");
    let heard = open.press(&format!("/ paste:{line}")).sees("补到这一位（成都 到 杭州）");
    let mended = heard.press("Enter").misses("2 成都");
    assert_eq!(mended.app.screen(), "Reading");
    let changed = |each: &String| if each == old { new.to_owned() } else { each.clone() };
    assert_eq!(said(&mended), before.iter().map(changed).collect::<Vec<_>>());
    assert_eq!(said(&mended.press("F4")), before, "one step back");
}

/// A day that counts for nothing any more is shown nowhere.
#[test]
fn an_application_that_was_not_made_after_all_leaves_no_day_behind() {
    let overdue = open().press("/ paste:已停，已参保，受理了，10月8号受理的 Enter").sees("超期了");
    let days = ["10 月 8 日", "10-08"];
    assert!(said(&overdue).iter().any(|each| each.contains(days[0])), "{:?}", said(&overdue));
    for (columns, rows) in [(80, 24), (140, 45)] {
        let mended = overdue.clone().sized(columns, rows).press("/ paste:还没申请 Enter");
        let mended = mended.misses("超期了").sees("办好以后起算");
        for keys in ["", ".", "= 2", "= 3", "4", "0"] {
            let page = mended.clone().press(keys);
            days.iter().fold(page, |page, day| page.misses(day));
        }
    }
}
