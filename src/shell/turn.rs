//! What an element is called back for. One function of the loader's hears all of it, and calls `Widget::hear` with the numbers of
//! both and with what has come: a closure of our own would bring half a kilobyte of ways in and out of the wasm along.

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
    /// By its number.
    pub fn of(number: i32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }

    const ALL: [Self; 7] =
        [Self::Asked, Self::Due, Self::Draw, Self::Feed, Self::History, Self::Looked, Self::Tabs];
}

impl Came {
    /// By its number.
    pub fn of(number: i32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }

    const ALL: [Self; 3] = [Self::Time, Self::Good, Self::Bad];
}
