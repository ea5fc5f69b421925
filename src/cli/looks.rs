//! The flags of a call that opens screens.

use clap::Arg;

use super::flags::{ASCII, COLOR, switch, valued};

/// Those that no command takes but one that opens screens.
pub(super) fn screens() -> [Arg; 7] {
    [
        ascii(),
        color(),
        theme(),
        kiosk(),
        valued("title", "标题").help("引导界面首页的标题，例如 --title 某某区政务大厅"),
        switch("mouse").help("可以用鼠标或触摸屏点；公用机器上不写也可以"),
        switch("desk").help("一边接电话一边用：少几页，答完直接看方案"),
    ]
}

/// The topic that stands first on the home page.
pub(super) fn home() -> Arg {
    valued("topic", "主题").help("引导界面的首页上放在第一位的主题，名字见 yizhuan topic")
}

/// Whether the screens draw with ASCII alone.
pub(super) fn ascii() -> Arg {
    switch(ASCII).global(true).help("界面只用 ASCII 字符画线和标记；不开界面的命令写了也没有关系")
}

/// Whether the screens have colours.
pub(super) fn color() -> Arg {
    valued(COLOR, "哪一种").global(true).help(
        "界面用不用颜色：auto 看终端；always 总用；never 不用；不写是 auto。不开界面的命令没有颜色，写了也没有关系",
    )
}

/// Which colours those are.
pub(super) fn theme() -> Arg {
    valued("theme", "哪一种").help(
        "界面的配色：auto 看终端的底色；dark 深底；light 浅底；contrast 黑底白字黄字，反差最大；不写是 auto",
    )
}

fn kiosk() -> Arg {
    valued("kiosk", "秒数")
        .num_args(0..=1)
        // Without a number the next flag is a flag: `--kiosk --ascii`.
        .allow_hyphen_values(false)
        .default_missing_value("120")
        .help("公用机器：停这么多秒没人按键就清空答案回到首页，不能退出；不写秒数是 120")
}
