//! Points in time of a plan that the program itself must know, by the ids of their items.

/// The application is accepted.
pub const ACCEPTED: &str = "accepted";
/// The place left has done its part.
pub const OUT_DUE: &str = "transfer_out_due";
/// The place gone to has done its part.
pub const IN_DUE: &str = "transfer_in_due";
/// The money of the account is there.
pub const BALANCE: &str = "balance_arrives";
/// The last month in which paying again keeps the gap short.
pub const BACKPAY_WINDOW: &str = "backpay_window_ends";
/// Benefits begin.
pub const BENEFITS_START: &str = "benefits_start";
/// The wait is over.
pub const WAITING_ENDS: &str = "waiting_ends";
/// Benefits are whole again.
pub const FULL_BENEFITS: &str = "full_benefits";

/// Each of them.
pub const ALL: [&str; 8] = [
    ACCEPTED,
    OUT_DUE,
    IN_DUE,
    BALANCE,
    BACKPAY_WINDOW,
    BENEFITS_START,
    WAITING_ENDS,
    FULL_BENEFITS,
];
