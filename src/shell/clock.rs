//! The two clocks, the reader's, which tells the time, and one that nobody sets, which tells how long something took; and chance.

use crate::machine;
use crate::time::Time;
use std::time::Duration;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    #[wasm_bindgen(js_name = now)]
    fn milliseconds(script: &JsValue) -> f64;
    fn tick() -> f64;
    fn chance() -> i32;
}

/// The reader's clock, or the page's own where its script options have one that tells a time.
pub fn now(script: &JsValue) -> Time {
    Time(milliseconds(script) as i64)
}

/// What the machine must be given with each event.
pub fn moment() -> machine::Moment {
    machine::Moment { now: Instant::now().0 as u64, chance: chance() as u16 }
}

/// A moment on the clock that nobody sets; on the reader's where the browser has no other.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Instant(f64);

impl Instant {
    /// This moment.
    pub fn now() -> Self {
        Self(tick())
    }

    /// So many milliseconds ago.
    pub fn before(age: i64) -> Self {
        Self(tick() - age as f64)
    }

    /// How long ago it was.
    pub fn elapsed(self) -> Duration {
        // A fraction of a millisecond is cut, and a step back is none.
        Duration::from_millis((Self::now().0 - self.0) as u64)
    }
}
