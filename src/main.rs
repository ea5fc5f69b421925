//! 医保转移向导.

use std::process::ExitCode;

/// That of musl makes threads wait for each other; `docs/performance.md` has the figures.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    yizhuan::cli::run(std::env::args_os().collect())
}
