//! Tabs of a plan built by hand.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::{Sheet, Statement, TABS, View};
use crate::calendar::{Calendar, Holiday, Month, YearPlan};
use crate::model::*;
use crate::report::*;
use crate::text::width;
use crate::tui::Options;
use crate::tui::canvas::Canvas;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::widget::pen::marks;
use crate::tui::widget::sheet::Reader;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn why(level: Level, notices: &[&str]) -> Why {
    Why {
        rule: "transfer-clock".to_owned(),
        sources: vec!["nhsa-2021-43".to_owned()],
        level,
        articles: vec!["第八条".to_owned()],
        place: None,
        as_of: None,
        notices: notices.iter().map(|&notice| notice.to_owned()).collect(),
        ask: None,
    }
}

fn milestone(id: &str, title: &str, at: At, certainty: Certainty) -> MilestoneDoc {
    let notices: &[&str] =
        if certainty == Certainty::Provisional { &["暂定：……"] } else { &[] };
    MilestoneDoc {
        id: id.to_owned(),
        title: title.to_owned(),
        at,
        certainty,
        assumed: false,
        text: "从受理的第二天起算，法定节假日不算，调休上班的周末要算。".to_owned(),
        why: why(Level::National, notices),
    }
}

fn material(id: &str, title: &str, need: Need, group: Option<&str>) -> MaterialDoc {
    MaterialDoc {
        id: id.to_owned(),
        title: title.to_owned(),
        need,
        group: group.map(str::to_owned),
        channels: vec!["online", "counter"],
        note: "窗口和网上都认。".to_owned(),
        how: "在国家医保服务平台 APP 里领取。".to_owned(),
        why: why(Level::Practice, &[]),
    }
}

fn step(title: &str) -> StepDoc {
    StepDoc {
        id: title.to_owned(),
        title: title.to_owned(),
        text: "登录国家医保服务平台，找到转移接续，按提示填写并提交。".to_owned(),
        who: "本人".to_owned(),
        place: "国家医保服务平台".to_owned(),
        why: why(Level::National, &[]),
    }
}

/// A plan that has something of everything.
pub(crate) fn sample() -> PlanReport {
    let month = |text| At::Month(Month::parse(text).unwrap());
    PlanReport {
        schema: 1,
        today: "2026-12-14".to_owned(),
        data: DataDoc { version: "2026.11.21".to_owned(), checked: "2026-11-21".to_owned() },
        answers: Vec::new(),
        ignored: Vec::new(),
        missing: Vec::new(),
        open: Vec::new(),
        kind: Some("employee_to_employee".to_owned()),
        kind_label: Some("职工医保转职工医保".to_owned()),
        scope: Some(Scope::CrossProvince),
        verdict: VerdictDoc {
            code: VerdictCode::Ready,
            title: "可以申请，把医保关系转到杭州".to_owned(),
            because: vec![BecauseDoc {
                text: "成都已经停保，杭州已经参保并缴了第一笔费，符合转移的条件。".to_owned(),
                why: why(Level::National, &[]),
            }],
        },
        account: AccountDoc {
            code: AccountCode::Moves,
            text: "个人账户余额随关系划转，到账可能比关系晚。".to_owned(),
            why: why(Level::Unconfirmed, &["未经证实，只作线索"]),
        },
        gap: GapDoc {
            months: Some(2),
            tier: "within3".to_owned(),
            tier_label: "断缴不超过 3 个月".to_owned(),
            backpay_months: 3,
            backpay: Backpay::MayAsk,
            backpay_last_month: Some("2027-01".to_owned()),
            waiting: WaitingDoc {
                code: WaitingCode::UpTo,
                min_months: Some(0),
                max_months: Some(6),
            },
            text: "断缴不超过 3 个月，可以向杭州申请补缴。".to_owned(),
            why: why(Level::National, &["本地信息，办理前请核对"]),
        },
        materials: vec![
            material("form", "转移接续申请表", Need::Required, None),
            material("code", "医保电子凭证", Need::OneOf, Some("identity")),
            material("card", "身份证", Need::OneOf, Some("identity")),
            material("photo", "照片", Need::NotNeeded, None),
        ],
        steps: StepsDoc {
            online: vec![step("网上申请"), step("查进度")],
            counter: vec![step("窗口申请")],
        },
        timeline: vec![
            milestone("accepted", "受理", At::Day(day("2026-12-14")), Certainty::Official),
            milestone(
                "transfer_out_due",
                "转出地最迟办完",
                At::Day(day("2026-12-28")),
                Certainty::Official,
            ),
            milestone(
                "transfer_in_due",
                "转入地最迟办完",
                At::Day(day("2027-01-05")),
                Certainty::Provisional,
            ),
            milestone(
                "backpay_window_ends",
                "补缴最晚的月份",
                month("2027-01"),
                Certainty::Official,
            ),
            milestone("waiting_ends", "等待期结束", month("2027-05"), Certainty::Local),
            milestone("balance_arrives", "余额到账", At::Open, Certainty::NoLimit),
        ],
        warnings: vec![NoteDoc {
            id: "once".to_owned(),
            text: "不要在两地同时参保。".to_owned(),
            why: why(Level::Law, &[]),
        }],
        channels: vec![ChannelDoc {
            id: "hotline".to_owned(),
            title: "12393".to_owned(),
            text: "拨打区号 + 12393。".to_owned(),
            place: None,
            sources: Vec::new(),
            level: Level::Practice,
            why: why(Level::Practice, &[]),
        }],
        sources: vec![source()],
    }
}

fn source() -> SourceDoc {
    SourceDoc {
        id: "nhsa-2021-43".to_owned(),
        title: "基本医疗保险关系转移接续暂行办法".to_owned(),
        number: "医保办发〔2021〕43号".to_owned(),
        issuer: "国家医保局办公室、财政部办公厅".to_owned(),
        issued: "2021-11-01".to_owned(),
        in_force: Some(day("2021-12-01")),
        expired: None,
        checked: day("2026-11-21"),
        level: Level::National,
        place: String::new(),
        notices: Vec::new(),
    }
}

/// New Year's Day of 2027 is off; its other holidays are not announced.
fn calendar() -> Calendar {
    let year = |year, announced| YearPlan {
        year,
        announced,
        notice: String::new(),
        issued: None,
        source: String::new(),
        holidays: Vec::new(),
    };
    let mut next = year(2027, false);
    let off = vec![(day("2027-01-01"), day("2027-01-01"))];
    next.holidays.push(Holiday { name: "元旦".to_owned(), off, work: Vec::new(), days_off: 1 });
    Calendar::new(vec![year(2026, true), next])
}

/// What is drawn of a plan.
struct Picture {
    sheet: Sheet<Statement>,
    buffer: Buffer,
}

impl Picture {
    fn of(doc: &PlanReport, tab: usize, (columns, rows): (u16, u16)) -> Self {
        let (calendar, ticked) = (calendar(), BTreeSet::from(["card".to_owned()]));
        let options = Options { ascii: true, colour: false, today: day("2026-12-14"), kiosk: None };
        let look = Look::new(&options, crate::rules::meta());
        let view = View {
            doc,
            calendar: &calendar,
            ticked: &ticked,
            width: columns.into(),
            height: rows.into(),
            theme: look.theme,
            glyphs: look.glyphs,
        };
        let sheet = (TABS[tab].page)(&view);
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let drawn = terminal.draw(|frame| {
            let area = frame.area();
            sheet.draw(Reader::default(), &mut Canvas { look: &look, frame, area });
        });
        let buffer = drawn.unwrap().buffer.clone();
        Self { sheet, buffer }
    }

    /// Whether the mark of the focused line is on screen.
    fn focused(&self) -> bool {
        let Rect { width, height, .. } = self.buffer.area;
        let second = (width.saturating_sub(3)) / 2 + 3;
        let cells = (0..height).flat_map(|y| [(0, y), (second.min(width - 1), y)]);
        let mark = |cell: &Cell| {
            matches!(cell.symbol(), ">" | " ") && cell.modifier.contains(Modifier::REVERSED)
        };
        cells.filter(|&at| mark(&self.buffer[at])).count() > 0
    }

    fn text(&self) -> String {
        (0..self.buffer.area.height).map(|y| line(&self.buffer, y) + "\n").collect()
    }
}

fn line(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut skip = 0;
    for x in 0..buffer.area.width {
        if skip == 0 {
            text.push_str(buffer[(x, y)].symbol());
            skip = width(buffer[(x, y)].symbol()).max(1);
        }
        skip -= 1;
    }
    text.trim_end().to_owned()
}

const LARGE: (u16, u16) = (140, 60);

#[test]
fn verdict_has_its_word_its_days_and_its_marks() {
    let text = Picture::of(&sample(), 0, LARGE).text();
    for part in [
        "+ 可以办",
        "转出最迟      2026 年 12 月 28 日 周一，还有 10 个工作日",
        "大约 15",
        "〔暂定〕",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.contains("随关系转走 〔未经证实〕"), "{text}");
}

#[test]
fn one_paper_of_a_group_is_enough() {
    let text = Picture::of(&sample(), 1, LARGE).text();
    assert!(text.contains("已备 1 / 2"), "{text}");
    assert!(text.contains("[x] 身份证") && text.contains("[ ] 医保电子凭证"), "{text}");
    assert!(text.contains("x 照片"), "{text}");
}

#[test]
fn both_ways_stand_side_by_side_where_there_is_room() {
    let wide = Picture::of(&sample(), 2, (94, 30));
    assert_eq!(wide.sheet.columns.len(), 2);
    assert!(wide.text().lines().any(|line| line.contains("网上办") && line.contains("窗口办")));
    assert_eq!(Picture::of(&sample(), 2, (93, 30)).sheet.columns.len(), 1);
}

#[test]
fn ends_that_are_not_firm_are_named() {
    let text = Picture::of(&sample(), 3, LARGE).text();
    let named =
        ["? 转入最迟 1 月 5 日（暂定）", "没有硬性期限 >", "最长到 2027 年 5 月底 >", "? = 暂定"];
    for part in named {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_line_to_check_says_so() {
    let doc = sample();
    let text = Picture::of(&doc, 4, LARGE).text();
    assert!(text.contains("可以向杭州申请补缴。 〔需核对〕"), "{text}");
    assert_eq!(marks(&doc.today, &doc.sources, &doc.warnings[0].why, false), "");
}

#[test]
fn lapsed_and_coming_documents_are_marked() {
    let mut doc = sample();
    doc.sources[0].expired = Some(day("2025-06-30"));
    let told = why(Level::National, &["有效期已过"]);
    assert_eq!(marks(&doc.today, &doc.sources, &told, false), "〔有效期已过〕");
    doc.sources[0].expired = None;
    doc.sources[0].in_force = Some(day("2027-01-01"));
    assert_eq!(marks(&doc.today, &doc.sources, &told, false), "〔未施行〕");
}

#[test]
fn keys_go_from_one_column_to_the_other_and_back() {
    let doc = sample();
    let sheet = Picture::of(&doc, 2, (120, 30)).sheet;
    let mut reader = Reader::default();
    let mut seen = vec![sheet.focused(reader)];
    for _ in 0..3 {
        reader.update(&sheet, 30, &Msg::Down);
        seen.push(sheet.focused(reader));
    }
    let both =
        [Statement::Online(0), Statement::Online(1), Statement::Counter(0), Statement::Counter(0)];
    assert_eq!(seen, both.map(Some));
    reader.update(&sheet, 30, &Msg::Up);
    assert_eq!(sheet.focused(reader), Some(Statement::Online(1)));
    reader.update(&sheet, 30, &Msg::Last);
    assert_eq!(sheet.focused(reader), Some(Statement::Counter(0)));
}

#[test]
fn a_shorter_plan_focuses_its_last_line() {
    let sheet = Picture::of(&sample(), 5, LARGE).sheet;
    let reader = Reader { focus: 99, tops: [50, 50] };
    assert_eq!(sheet.focused(reader), Some(Statement::Source(0)));
}

#[test]
fn every_tab_shows_its_focused_line_at_every_size() {
    let doc = sample();
    for columns in [1, 2, 5, 20, 38, 54, 74, 94, 114, 124] {
        for rows in 1..50 {
            for tab in 0..TABS.len() {
                let picture = Picture::of(&doc, tab, (columns, rows));
                assert!(
                    picture.focused() || rows < 8 || columns < 20,
                    "tab {tab} at {columns}x{rows}"
                );
            }
        }
    }
}

#[test]
fn every_line_knows_its_reason() {
    let doc = sample();
    for tab in 0..TABS.len() {
        let sheet = Picture::of(&doc, tab, LARGE).sheet;
        let statements: Vec<_> = sheet
            .columns
            .iter()
            .flat_map(|column| (0..column.items()).filter_map(|at| column.target(at)))
            .collect();
        assert!(!statements.is_empty());
        for statement in statements {
            let known = statement.why(&doc).is_some() || statement.source(&doc).is_some();
            assert!(known, "{statement:?}");
            assert_ne!(
                statement.heading_and_text(&doc),
                <(String, String)>::default(),
                "{statement:?}"
            );
        }
    }
}
