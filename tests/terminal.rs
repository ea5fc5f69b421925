//! The whole program in a terminal: answers, sizes, signals, and the terminal as it was.

#[cfg(target_os = "linux")]
mod soak;

use std::process::Command;

use rstest::rstest;

use crate::support::pty::Pty;

const PROGRAM: &str = env!("CARGO_BIN_EXE_yizhuan");
const KIOSK: [&str; 4] = ["--today", "2026-11-21", "--kiosk", "60"];
const TODAY: &[&str] = &["--today", "2026-11-21"];

fn started() -> Pty {
    let mut pty = Pty::start(PROGRAM, TODAY);
    pty.until_text("1  医保转移接续");
    pty.until(vt100::Screen::alternate_screen);
    pty
}

/// The program as a child of the one the terminal belongs to: when that one ends, the terminal
/// throws away what nobody has read yet.
fn started_below() -> Pty {
    below(TODAY)
}

fn below(arguments: &[&str]) -> Pty {
    let words = [&["-c", "\"$@\"; exit $?", "sh", PROGRAM], arguments].concat();
    let mut pty = Pty::start("sh", &words);
    pty.until_text("1  医保转移接续");
    pty.until(vt100::Screen::alternate_screen);
    pty
}

/// Sends a signal to a program started below another.
fn signal(pty: &Pty, name: &str) {
    let parent = pty.child.process_id().expect("it runs").to_string();
    let status = Command::new("pkill").args([&format!("-{name}"), "-P", &parent]).status();
    assert!(status.expect("pkill runs").code() < Some(2), "{name} is a signal");
}

#[test]
fn a_few_keys_from_start_to_the_plan_and_out() {
    let mut pty = started();
    pty.send("1111cd1hz1110\r1");
    pty.until_text("可以申请转移");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_restored();
}

#[test]
fn a_change_of_size_is_drawn() {
    let mut pty = started();
    pty.resize(30, 8);
    pty.until_text("窗口太小");
    pty.resize(140, 45);
    // The event library hands a key that comes along with the signal over only with the next key.
    pty.until_text("1  医保转移接续");
    pty.send("1");
    pty.until_text("第 1 题");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_restored();
}

#[test]
fn of_a_huge_window_a_part_is_drawn_and_said() {
    let mut pty = started();
    pty.resize(2000, 900);
    pty.until_text("窗口太大，只画左上角的 500 列、200 行");
    pty.send("\x03");
    assert!(pty.end().success());
}

fn visited() -> Pty {
    visit(Pty::start(PROGRAM, &KIOSK))
}

fn visit(mut pty: Pty) -> Pty {
    pty.until_text("1  医保转移接续");
    pty.send("1");
    pty.until_text("结束，清空");
    pty
}

/// The kiosk only ends with its terminal.
fn closed(mut pty: Pty) {
    pty.child.kill().expect("it runs");
    pty.child.wait().expect("it ends");
}

/// Ends a visit, and begins the next one.
fn next_visit(pty: &mut Pty) {
    pty.send("/");
    pty.until_text("再按一次 / 就清空");
    pty.send("/");
    pty.until_text("不联网");
    pty.send("1");
    pty.until_text("结束，清空");
}

#[test]
fn two_presses_end_a_visit_and_the_next_one_begins_anew() {
    let mut pty = visited();
    let process = pty.child.process_id();
    for _ in 0..3 {
        next_visit(&mut pty);
    }
    assert_eq!(pty.child.process_id(), process);
    closed(pty);
}

/// Ends a visit; the program is about to begin anew.
fn ended(mut pty: Pty) -> Pty {
    pty.send("/");
    pty.until_text("再按一次 / 就清空");
    pty.send("/");
    // The lines that a terminal has scrolled away are the last thing to be cleared.
    pty.until_heard("\x1b[3J");
    pty
}

#[test]
fn what_is_typed_while_a_kiosk_begins_anew_is_not_shown() {
    let mut pty = ended(visit(below(&KIOSK)));
    for _ in 0..40 {
        pty.send("zq");
    }
    pty.until_text("不联网");
    assert!(!pty.heard("zq"), "{}", pty.text());
    signal(&pty, "TERM");
    pty.end();
    // As it was before the first start, of which the last one knows only by what it was told.
    pty.is_restored();
}

#[test]
fn ctrl_c_while_a_kiosk_begins_anew_ends_nothing() {
    let mut pty = ended(visited());
    for _ in 0..40 {
        pty.send("\x03\x1c\x1a");
    }
    pty.until_text("不联网");
    pty.press_until("1", "结束，清空");
    closed(pty);
}

#[test]
fn a_kiosk_answers_a_finger_and_a_desk_where_it_is_asked_for() {
    // Down and up on the first choice, in the tenth column of the seventh row.
    let tap = "\x1b[<0;10;7M\x1b[<0;10;7m";
    for flags in [&["--kiosk", "60"][..], &["--mouse"]] {
        let mut pty = Pty::start(PROGRAM, &[TODAY, flags].concat());
        pty.until_text("1  医保转移接续");
        pty.until(|screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
        pty.send(tap);
        pty.until_text("您以前");
        closed(pty);
    }
    let mut pty = started();
    pty.until(|screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    closed(pty);
}

#[test]
fn a_kiosk_looks_for_no_folder_that_nobody_named() {
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join(".local/share/yizhuan/data");
    std::fs::create_dir_all(&data).expect("it can be made");
    std::fs::write(data.join("meta.toml"), "nonsense").expect("it can be written");
    let home = format!("HOME={}", home.path().display());
    let start = |flags: &[&str]| Pty::start("env", &[&[&home, PROGRAM], TODAY, flags].concat());
    let mut desk = start(&[]);
    desk.until_text("按 * 看原因");
    closed(desk);
    let mut kiosk = start(&["--kiosk", "60", "--title", "大厅"]);
    kiosk.until_text("大厅");
    kiosk.send("1");
    kiosk.until_text("结束，清空");
    kiosk.until(|screen| !screen.contents().contains("看原因"));
    closed(kiosk);
}

#[cfg(target_os = "linux")]
#[test]
fn a_kiosk_outlives_an_update_of_its_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("yizhuan");
    std::fs::copy(PROGRAM, &program).expect("room for it");
    let mut pty = visit(Pty::start(program.to_str().expect("UTF-8"), &KIOSK));
    std::fs::remove_file(&program).expect("it is ours");
    // The program that begins anew ends no visit of the next one either.
    for _ in 0..2 {
        next_visit(&mut pty);
    }
    closed(pty);
}

#[test]
fn a_scanned_card_answers_nothing() {
    let mut pty = visited();
    pty.send("110105194912310021\r");
    pty.until_text("请按行首的数字选择");
    pty.until_text("您以前");
    closed(pty);
}

#[test]
fn what_means_nothing_puts_no_frame_off() {
    // A key, and in the same breath that the window has the focus.
    let mut pty = started();
    pty.send("1\x1b[I");
    pty.until_text("您以前");
    closed(pty);
}

#[test]
fn pasted_text_goes_to_the_field_and_nowhere_else() {
    let mut pty = started();
    pty.send("1");
    pty.until_text("您以前");
    // On a page without a field the line is that field; no choice is taken.
    pty.send("\x1b[200~1\x1b[201~");
    pty.until_text("查找： 1");
    pty.send("\x1b");
    pty.until(|screen| !screen.contents().contains("查找： 1"));
    pty.send("\x1b");
    pty.until_text("您以前");
    pty.send("111");
    pty.until_text("您的医保从哪里转出");
    pty.until(vt100::Screen::bracketed_paste);
    pty.send("\x1b[200~成都\n1\x1b[201~");
    pty.until_text("成都市   四川省");
    pty.send("\x03");
    assert!(pty.end().success());
}

#[test]
fn a_printer_that_takes_its_time_never_holds_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let queue = folder.path().join("queue");
    let made = Command::new("mkfifo").arg(&queue).status().expect("mkfifo runs");
    assert!(made.success());
    // The command says nothing until somebody writes into the queue.
    let command = format!("YIZHUAN_PRINT=sh -c 'wc -c; cat {}'", queue.display());
    let mut pty = Pty::start("env", &[&[&command, PROGRAM], TODAY].concat());
    pty.until_text("1  医保转移接续");
    pty.send("1111cd1hz1110\r1");
    pty.until_text("可以申请转移");
    pty.send("92");
    pty.until_text("正在送去打印");
    pty.send("\x1b");
    pty.until_text("结论");
    pty.send("9");
    pty.until_text("正在送去打印");
    std::fs::write(&queue, "request id is PDF-7").expect("the command reads");
    pty.until_text("request id is PDF-7");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_restored();
}

#[test]
fn a_command_for_printing_that_cannot_be_run_is_named() {
    let set = "YIZHUAN_PRINT=lp -d 'hall";
    let mut pty = Pty::start("env", &[&[set, PROGRAM], TODAY].concat());
    pty.until_text("的引号没有成对，先不打印");
    pty.until_text("1  医保转移接续");
    pty.send("\x03");
    assert!(pty.end().success());
}

#[test]
fn the_clipboard_is_the_terminals_own() {
    let mut pty = Pty::start("env", &[&["YIZHUAN_PRINT=", PROGRAM], TODAY].concat());
    pty.until_text("1  医保转移接续");
    pty.send("1111cd1hz1110\r1");
    pty.until_text("可以申请转移");
    pty.send("93");
    pty.until_text("已发送到终端剪贴板");
    // The text goes in base64, as the terminal's own sequence wants it.
    assert!(pty.heard("\x1b]52;c;5Yy75L+d6L2s56e7"), "医保转移 in base64");
    pty.send("\x03");
    assert!(pty.end().success());
}

#[test]
fn signals_end_it_with_the_terminal_restored() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let mut pty = started_below();
        signal(&pty, name);
        let status = pty.end();
        assert!(!status.success(), "{name} {number}: {status}");
        pty.is_restored();
    }
}

#[test]
fn the_last_item_of_the_home_page_quits() {
    let mut pty = started();
    pty.send("0");
    pty.until_text("再按一次就退出");
    pty.send("0");
    assert!(pty.end().success());
    pty.is_restored();
}

/// The program under a shell with job control, which alone can continue it.
fn under_a_shell() -> Pty {
    let mut pty = Pty::start("sh", &["-i"]);
    pty.until_text("prompt>");
    pty.send(&format!("{PROGRAM} {}\n", TODAY.join(" ")));
    pty.until_text("1  医保转移接续");
    pty.send("1");
    pty.until_text("您以前");
    pty
}

fn continued(mut pty: Pty) {
    pty.until(|screen| !screen.alternate_screen() && screen.contents().ends_with("prompt> "));
    pty.is_restored_but_modes();
    pty.send("fg\n");
    pty.until(|screen| screen.alternate_screen() && screen.contents().contains("您以前"));
    pty.send("2");
    pty.until_text("您已经在享受");
    pty.send("\x03");
    pty.until(|screen| !screen.alternate_screen() && screen.contents().ends_with("prompt> "));
    pty.send("exit\n");
    pty.end();
}

#[test]
fn ctrl_z_stops_and_fg_goes_on() {
    let mut pty = under_a_shell();
    pty.send("\x1a");
    continued(pty);
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_too() {
    let pty = under_a_shell();
    let group = pty.foreground();
    let status = Command::new("kill").args(["-TSTP", "--", &group]).status();
    assert!(status.expect("kill runs").success());
    continued(pty);
}

#[test]
fn without_a_shell_ctrl_z_does_not_freeze_the_window() {
    let mut pty = started();
    pty.send("\x1a");
    pty.send("1");
    pty.until_text("您以前");
    pty.send("\x03");
    assert!(pty.end().success());
}

#[test]
fn half_a_key_leaves_the_next_ones_alive() {
    let mut pty = started();
    for half in ["\u{1b}[", "\u{1b}O", "\u{1b}]0;"] {
        pty.send(half);
        pty.send("\x1b[B\x1b[A");
    }
    pty.send("\x1b[200~");
    pty.send("\x1b[201~1");
    pty.until_text("您以前");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_restored();
}

#[test]
fn signals_that_come_together_restore_the_terminal() {
    for names in [["CONT", "TERM"], ["TERM", "CONT"], ["WINCH", "HUP"], ["TERM", "TERM"]] {
        let mut pty = started_below();
        for name in names {
            signal(&pty, name);
        }
        assert!(!pty.end().success(), "{names:?}");
        pty.is_restored();
    }
}

#[test]
fn a_signal_and_ctrl_c_restore_the_terminal() {
    let mut pty = started_below();
    signal(&pty, "CONT");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_restored();
}

#[test]
fn colours_are_as_the_machine_is_set_and_a_flag_comes_first() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(".config/yizhuan");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), "color = \"never\"\n").expect("a file");
    let variable = format!("HOME={}", home.path().display());
    let coloured = |flags: &[&str]| {
        let words = [&[variable.as_str(), PROGRAM], TODAY, flags].concat();
        let mut pty = Pty::start("env", &words);
        pty.until_text("1  医保转移接续");
        pty.send("\x03");
        assert!(pty.end().success());
        pty.heard("\x1b[36m") || pty.heard("\x1b[38;5;")
    };
    assert!(!coloured(&[]), "as it is set");
    assert!(coloured(&["--color", "always"]), "as the flag says");
}

/// The colour of the title in the first row.
fn title(screen: &vt100::Screen) -> vt100::Color {
    screen.cell(0, 3).expect("a cell").fgcolor()
}

#[test]
fn the_colours_follow_the_ground_that_the_terminal_tells() {
    let mut pty = started();
    pty.until(|screen| title(screen) == vt100::Color::Idx(116));
    pty.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    pty.until(|screen| title(screen) == vt100::Color::Idx(23));
    assert!(pty.heard("\x1b]11;?"));
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_restored();
}

#[rstest]
#[case::clear_line(&["--theme", "contrast", "职工", "成都", "杭州", "断2"], "下一步")]
#[case::flag_behind(&["职工", "成都", "杭州", "断2", "--theme", "contrast"], "下一步")]
#[case::unclear_line(&["职工", "cd", "hz", "断2", "--theme", "contrast"], "是哪一个")]
fn what_the_screens_are_told_holds_where_a_case_is_told_too(
    #[case] line: &[&str],
    #[case] shown: &str,
) {
    let mut pty = Pty::start(PROGRAM, &[TODAY, line, &["--title", "某某大厅"]].concat());
    pty.until_text(shown);
    pty.until(|screen| screen.cell(20, 70).expect("a cell").bgcolor() == vt100::Color::Idx(16));
    pty.press_until("\x1b", "某某大厅");
    pty.send("\x03");
    assert!(pty.end().success());
    assert!(!pty.heard("\x1b]11;?"));
}

#[test]
fn a_theme_that_was_asked_for_asks_no_terminal() {
    let mut pty = Pty::start(PROGRAM, &[TODAY, &["--theme", "contrast"]].concat());
    pty.until_text("1  医保转移接续");
    pty.until(|screen| {
        let cell = screen.cell(20, 70).expect("a cell");
        title(screen) == vt100::Color::Idx(226) && cell.bgcolor() == vt100::Color::Idx(16)
    });
    pty.send("1");
    pty.until_text("转出地");
    pty.send("\x03");
    assert!(pty.end().success());
    assert!(!pty.heard("\x1b]11;?"));
}
