//! Folders that somebody else may have written, or that hold what nobody sees.

use rstest::rstest;

use super::{Folder, SOURCES, run, text};

#[rstest]
#[case::turned("\u{202e}", "U+202E")]
#[case::isolated("\u{2066}", "U+2066")]
#[case::nothing("\u{200b}", "U+200B")]
#[case::joined("\u{200d}", "U+200D")]
#[case::mark("\u{feff}", "U+FEFF")]
#[case::escape("\u{7f}", "U+007F")]
#[case::filler("\u{3164}", "U+3164")]
#[case::variant("\u{fe0f}", "U+FE0F")]
#[case::annotation("\u{fff9}", "U+FFF9")]
fn what_nobody_sees_is_refused_with_its_place(#[case] letter: &str, #[case] code: &str) {
    let comment = format!("# 甲{letter}乙\n{SOURCES}");
    let written = format!("\\u{}", &code[2..]);
    let escaped = SOURCES.replace("测试用的", &format!("测试{written}用的"));
    let own = |text: &str, spot: &str| {
        let folder = Folder::calendar().with("sources.toml", text);
        let output = run(None, &["regions", "--data", folder.path()]);
        let error = super::text(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{error}");
        assert!(error.contains("看不见的字符") && error.contains(spot), "{error}");
        assert!(!error.contains(letter), "{error:?}");
    };
    own(&comment, &format!("sources.toml 第 1 行第 4 列：有看不见的字符（{code}）"));
    own(&escaped, "sources.toml 第 4 行第 9 列");
}

#[test]
fn a_value_is_one_line() {
    let escaped = SOURCES.replace("测试用的", "测试\\n办理方案");
    let folder = Folder::calendar().with("sources.toml", &escaped);
    let output = run(None, &["regions", "--data", folder.path()]);
    let error = text(&output.stderr);
    assert!(output.status.code() == Some(3) && error.contains("或者换行"), "{error}");
}

#[test]
fn a_folder_is_not_read_without_end() {
    let one = vec![b'#'; 1 << 20];
    let folder = (100..165)
        .fold(Folder::calendar(), |folder, at| folder.with(&format!("local/{at}000.toml"), &one));
    let output = run(None, &["regions", "--data", folder.path()]);
    let error = text(&output.stderr);
    assert!(output.status.code() == Some(3) && error.contains("超过 64 MB"), "{error}");
}

#[cfg(target_os = "linux")]
mod rights {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, chown};
    use std::path::Path;

    use super::*;
    use crate::data_dir::{CALENDAR, WORKDAYS};

    const USUAL: &str = ".local/share/yizhuan/data";

    fn home() -> Folder {
        Folder::empty()
            .with(&format!("{USUAL}/calendar/2027.toml"), CALENDAR)
            .with(&format!("{USUAL}/sources.toml"), SOURCES)
    }

    /// The folder at its usual place is left out, and used with a warning where it is asked for.
    fn doubted(home: &Folder, said: &str) {
        let usual = run(Some(&home.0), &WORKDAYS);
        let error = text(&usual.stderr);
        assert!(!text(&usual.stdout).contains("测试节"), "{error}");
        assert!(error.contains("没有使用") && error.contains(said), "{error}");
        let path = home.0.join(USUAL);
        let path = path.to_str().expect("UTF-8");
        let named = run(Some(&home.0), &[&WORKDAYS[..], &["--data", path]].concat());
        assert!(text(&named.stdout).contains("测试节") && named.status.success());
        assert!(text(&named.stderr).contains(said), "{}", text(&named.stderr));
        let version = run(Some(&home.0), &["--version", "--data", path]);
        assert!(text(&version.stdout).replace('\n', "").contains(said));
    }

    #[rstest]
    #[case::file("calendar/2027.toml", 0o666)]
    #[case::folder("calendar", 0o777)]
    #[case::whole("", 0o775)]
    #[case::above("../..", 0o777)]
    // What anybody may add to is no better for keeping the files of others apart.
    #[case::shared("", 0o1777)]
    fn what_others_can_write_is_doubted(#[case] path: &str, #[case] mode: u32) {
        let home = home();
        let path = home.0.join(USUAL).join(path);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
        doubted(&home, "别人也能改");
    }

    #[test]
    fn what_belongs_to_somebody_else_is_doubted() {
        let home = home();
        let file = home.0.join(USUAL).join("sources.toml");
        // Only somebody who may do everything can give a file away.
        if chown(&file, Some(65_533), None).is_ok() {
            doubted(&home, "是别人的");
        }
    }

    #[test]
    fn a_folder_above_in_which_files_are_kept_apart_is_none() {
        let home = home();
        let above = home.0.join(USUAL).join("../..");
        fs::set_permissions(above, fs::Permissions::from_mode(0o1777)).expect("it is ours");
        let usual = run(Some(Path::new(&home.0)), &WORKDAYS);
        assert!(text(&usual.stdout).contains("测试节"), "{}", text(&usual.stderr));
    }
}
