//! 医保转移向导.

use std::process::ExitCode;

fn main() -> ExitCode {
    yizhuan::cli::run(std::env::args_os().collect())
}
