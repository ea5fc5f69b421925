//! 医保转移向导.

use std::process::ExitCode;

#[cfg(target_env = "musl")]
#[global_allocator]
static MEMORY: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    yizhuan::cli::run(std::env::args_os().collect())
}
