//! The made-up time that people live in.

/// In milliseconds.
pub const MINUTE: u64 = 60_000;
/// Until all tabs are open and people behave as they do all day. Nothing is measured before.
pub const WARM_UP: u64 = 30 * MINUTE;
