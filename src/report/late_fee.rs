//! A late fee worked out for the text that shows it.

use crate::model::{Body, LateFee, Rule, Value, Var};

use super::Writer;
use super::words::SOME;

/// A late fee worked out.
pub(super) struct Fee {
    amount: u32,
    days: u64,
    cents: u64,
}

impl Writer<'_> {
    /// One of the numbers of a late fee.
    pub(super) fn late_fee(&self, var: Var, rule: &Rule) -> String {
        let Body::Point { late_fee: Some(spec), .. } = &rule.body else { return SOME.to_owned() };
        let Some(fee) = self.work_out(spec) else { return SOME.to_owned() };
        match var {
            Var::Amount => fee.amount.to_string(),
            Var::Days => fee.days.to_string(),
            _ => format!("{}.{:02}", fee.cents / 100, fee.cents % 100),
        }
    }

    /// The default counts from its first day; the day of payment is not counted.
    pub(super) fn work_out(&self, spec: &LateFee) -> Option<Fee> {
        let day = |question| match self.answers.known(question)? {
            Value::Day(day) => Some(day),
            _ => None,
        };
        let Some(Value::Count(amount)) = self.answers.known(spec.amount) else { return None };
        let until = day(spec.to).unwrap_or(self.context.today);
        let days = u64::try_from((until - day(spec.from)?).num_days()).ok()?;
        // A ten-thousandth of a yuan is a hundredth of a cent; half a cent is rounded up.
        let cents = (u64::from(amount) * u64::from(spec.per_10000) * days + 50) / 100;
        Some(Fee { amount, days, cents })
    }
}
