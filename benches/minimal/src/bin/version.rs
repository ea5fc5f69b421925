//! A command line that knows `--version` and one flag, without a table behind it.

use clap::{Arg, Command};

fn main() {
    Command::new("version").version("0.0.0").arg(Arg::new("name").long("name")).get_matches();
}
