//! Visitor after visitor at the kiosk itself, each with a print: memory stays flat, no descriptor is lost, no file is left.

use std::{env, fs};

use super::{PROGRAM, TODAY};
use crate::support::pty::Pty;

/// How many visitors come; the environment may ask for more.
const VISITORS: &str = "YIZHUAN_SOAK_VISITORS";
const FEW: usize = 2;
/// From the home page to the plan, which is printed; after each key what the screen says then. A key that comes sooner
/// would be taken for a scanner's.
const VISIT: [(&str, &str); 14] = [
    ("1", "第 1 题"),
    ("1", "第 2 题"),
    ("1", "第 3 题"),
    ("1", "第 4 题"),
    ("\x1b[200~cd\x1b[201~", "找到"),
    ("1", "第 5 题"),
    ("\x1b[200~hz\x1b[201~", "找到"),
    ("1", "第 6 题"),
    ("1", "第 7 题"),
    ("1", "第 8 题"),
    ("1", "第 9 题"),
    ("1", "1 结论"),
    ("9", "扫码带走"),
    ("2", "已经送去打印"),
];
/// Memory that may come and go.
const SLACK: usize = 1 << 20;

/// What the process holds, and what lies in its folder.
#[derive(Clone, Debug)]
struct Usage {
    bytes: usize,
    descriptors: usize,
    children: usize,
    files: usize,
}

impl Usage {
    fn of(process: u32, folder: &str) -> Self {
        let read = |name| fs::read_to_string(format!("/proc/{process}/{name}")).expect("it runs");
        // The descriptors of a kiosk are not shown to everybody.
        let count = |folder: &str| fs::read_dir(folder).map_or(0, Iterator::count);
        let pages = read("statm");
        let resident = pages.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
        Self {
            bytes: resident.expect("a number of pages") * 4096,
            descriptors: count(&format!("/proc/{process}/fd")),
            children: read(&format!("task/{process}/children")).split_whitespace().count(),
            files: count(folder),
        }
    }
}

/// The row of the first choice.
fn first(screen: &str) -> Option<usize> {
    screen.lines().position(|line| line.trim_start_matches([' ', '▸']).starts_with("1 "))
}

fn press(pty: &mut Pty, (key, text): (&str, &str)) {
    // The same key on page after page would be one that is leaned on; a finger is not. The home page knows no fingers
    // before its data is there.
    if key == "1" && !pty.text().contains("不联网") {
        pty.rest();
        let row = first(&pty.text()).expect("on screen") + 1;
        pty.send(&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m"));
    } else {
        pty.send(key);
    }
    pty.until_text(text);
}

#[test]
fn visitor_after_visitor_leaves_nothing_behind() {
    let asked = env::var(VISITORS).ok().map(|count| count.parse().expect("a number of visitors"));
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path().to_str().expect("a name");
    let own = [format!("HOME={at}"), format!("TMPDIR={at}"), "YIZHUAN_PRINT=wc".to_owned()];
    let own: Vec<&str> = ["-C", at].into_iter().chain(own.iter().map(String::as_str)).collect();
    let call = [&own, &[PROGRAM][..], TODAY, &["--kiosk", "60"]].concat();
    let mut pty = Pty::start("env", &call);
    let process = pty.child.process_id().expect("it runs");
    pty.until_text("不联网");
    let mut first = None;
    for _ in 0..asked.unwrap_or(FEW) {
        for step in VISIT {
            press(&mut pty, step);
        }
        let now = Usage::of(process, at);
        println!("{now:?}");
        let first = first.get_or_insert_with(|| now.clone());
        assert!(now.bytes < first.bytes + SLACK, "memory grows: {first:?}, then {now:?}");
        assert_eq!((now.descriptors, now.children, now.files), (first.descriptors, 0, 0));
        press(&mut pty, ("/", "再按一次 / 就清空"));
        press(&mut pty, ("/", "不联网"));
    }
    super::closed(pty);
}
