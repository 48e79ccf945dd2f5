//! What an element is called back for. One closure hears all of it, since each closure of its own brings half a kilobyte of
//! ways in and out of the wasm along.

use wasm_bindgen::prelude::*;

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The reader asks for something.
    Asked,
    /// The wait for the next question to the feed is over.
    Due,
    /// The decision no longer holds.
    Draw,
    /// Something comes of the request for the feed.
    Feed,
    /// Something comes of the request for its history.
    History,
    /// Somebody may have come or gone, or the network may have.
    Looked,
    /// Others who ask the same sources have a word; or, as time, it is this element's to lead.
    Tabs,
}

/// What has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// The time.
    Time,
    /// What was waited for.
    Good,
    /// The name of the error for which it will not come.
    Bad,
}

impl Turn {
    const ALL: [Self; 7] =
        [Self::Asked, Self::Due, Self::Draw, Self::Feed, Self::History, Self::Looked, Self::Tabs];
}

impl Came {
    const ALL: [Self; 3] = [Self::Time, Self::Good, Self::Bad];
}

/// The one closure. `www/embed` calls it with the numbers of both, and with what has come.
pub type Call = Closure<dyn Fn(i32, i32, JsValue)>;

/// Makes it.
pub fn call(hear: impl Fn(Turn, Came, JsValue) + 'static) -> Call {
    Closure::new(move |turn: i32, came: i32, value| {
        if let (Some(turn), Some(came)) = (Turn::ALL.get(turn as usize), Came::ALL.get(came as usize)) {
            hear(*turn, *came, value);
        }
    })
}
