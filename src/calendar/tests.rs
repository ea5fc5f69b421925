//! Days, terms and months.
