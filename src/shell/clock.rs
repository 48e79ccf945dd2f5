//! The two clocks: the reader's, which tells the time, and one that nobody sets, which tells how long something took. And chance.

use crate::machine;
use crate::time::Time;
use js_sys::Function;
use std::time::Duration;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now, catch)]
    fn performance_now() -> Result<f64, JsValue>;
}

/// The reader's clock, or the page's own where it gives one that tells a time.
pub fn now(own: Option<&Function>) -> Time {
    let told = own.and_then(|clock| clock.call0(&JsValue::UNDEFINED).ok()?.as_f64());
    let milliseconds = told.filter(|told| told.is_finite()).unwrap_or_else(js_sys::Date::now);
    Time(milliseconds as i64)
}

/// What the machine must be given with each event.
pub fn moment() -> machine::Moment {
    machine::Moment { now: Instant::now().0 as u64, chance: (js_sys::Math::random() * 65_536.0) as u16 }
}

/// A moment on the clock that nobody sets; on the reader's where the browser has no other.
#[derive(Debug, Clone, Copy)]
pub struct Instant(f64);

impl Instant {
    /// This moment.
    pub fn now() -> Self {
        Self(performance_now().unwrap_or_else(|_| js_sys::Date::now()))
    }

    /// How long ago it was.
    pub fn elapsed(self) -> Duration {
        // A fraction of a millisecond is cut, and a step back is none.
        Duration::from_millis((Self::now().0 - self.0) as u64)
    }
}
