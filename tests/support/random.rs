//! Random tests: the same cases each time, so that a change answers for its own faults only.

use proptest::test_runner::{Config, RngSeed};

/// So many cases from one seed; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for others.
pub fn cases(number: u32) -> Config {
    let asked = Config::default();
    let wanted = std::env::var_os("PROPTEST_CASES").map(|_| asked.cases);
    let rng_seed = match asked.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    Config { cases: wanted.unwrap_or(number), rng_seed, failure_persistence: None, ..asked }
}
