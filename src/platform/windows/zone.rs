//! Zones that a variable may name.

/// The clock asks the system for its zone here and reads no variable, so none can be wrong.
pub fn is_usable_zone(_zone: &str) -> bool {
    true
}
