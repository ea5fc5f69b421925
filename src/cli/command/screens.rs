//! The flags of a call that opens screens.

use clap::Arg;

use crate::cli::flags::{switch, valued};

pub(super) fn desk() -> Arg {
    switch("desk").help("一边接电话一边用：少几页，答完直接看方案")
}

/// What the home page shows.
pub(super) fn home() -> [Arg; 2] {
    [
        valued("topic", "主题").help("引导界面的首页上放在第一位的主题，名字见 yizhuan topic"),
        valued("title", "标题").help("引导界面首页的标题，例如 --title 某某区政务大厅"),
    ]
}

/// Whether the screens have colours.
pub(super) fn color() -> Arg {
    valued("color", "哪一种")
        .help("界面用不用颜色：auto 看终端；always 总用；never 不用；不写是 auto")
}

/// Which colours those are.
pub(super) fn theme() -> Arg {
    valued("theme", "哪一种").help(
        "界面的配色：auto 看终端的底色；dark 深底；light 浅底；contrast 黑底白字黄字，反差最大；不写是 auto",
    )
}

pub(super) fn kiosk() -> Arg {
    valued("kiosk", "秒数")
        .num_args(0..=1)
        // Without a number the next flag is a flag: `--kiosk --ascii`.
        .allow_hyphen_values(false)
        .default_missing_value("120")
        .help("公用机器：停这么多秒没人按键就清空答案回到首页，不能退出；不写秒数是 120")
}
