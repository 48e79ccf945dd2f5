//! When to ask the feed: a pure state machine, `(State, Event, Plan, Moment) → (State, Effects)`.
//!
//! It knows neither clock nor network nor chance; they arrive as values, and what is to be done leaves as one. At most
//! one request is under way, nothing happens after [`Event::Stopped`], and what it asks by itself pauses while nobody
//! looks or there is no network. What somebody wishes for (the page's first load, a refresh) is asked all the same: a
//! browser may be wrong about the network, and the page knows why it asks.
//!
//! Of all elements of an origin that ask the same sources one leads, and the others hear of its answers and failures. Each
//! only knows whether it leads; that there is no more than one who does is for a lock of the browser to see to.

mod event;
mod state;
mod wait;

pub use event::{Effects, Event, Moment, Plan, Presence, Work};
pub use state::{Reach, State};
pub use wait::{LONGEST_BACK_OFF, LONGEST_HOLD, TIMEOUT};
