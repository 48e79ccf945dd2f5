//! What the machine hears, and what it has others do. Where that leads is said in [`super::state`].

use std::time::Duration;

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The element is in the page, or its sources have changed.
    Started,
    /// Somebody came or went, or the network did.
    Presence(Presence),
    /// The wait is over.
    Due,
    /// The source gave a status.
    Answered {
        /// How long it says that the answer holds, in milliseconds.
        hold: u64,
    },
    /// The source gave none.
    Failed {
        /// How long it wants to be left alone, in milliseconds.
        hold: u64,
    },
    /// Another element's source gave a status, which is taken over.
    Heard {
        /// How long it says that the answer holds, in milliseconds.
        hold: u64,
    },
    /// The element that leads has no answer.
    HeardFailure {
        /// How long the source wants to be left alone, in milliseconds.
        hold: u64,
    },
    /// From now on this element leads.
    Led,
    /// The page asks for a fresh answer.
    RefreshAsked,
    /// The interval is another one now.
    Replanned,
    /// The element is gone.
    Stopped,
}

/// What the machine needs to know of the options and of the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    pub(super) sources: usize,
    pub(super) refresh: u64,
}

/// The moment of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds on a clock that never goes back.
    pub now: u64,
    /// Any number, each as likely as the others.
    pub chance: u16,
}

/// Whether somebody can see the page, and the page the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// The page is in a tab that can be seen.
    pub visible: bool,
    /// The browser believes in a network.
    pub online: bool,
    /// The page is frozen, or kept for a way back to it: its requests and timers must go.
    pub left: bool,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effects {
    /// With the request and the timer.
    pub work: Work,
    /// Tell whoever asked for a refresh that the round is over.
    pub settle: bool,
    /// Tell those who follow of the failure, and let another lead where one wants to: it may reach whom this page cannot.
    pub pass: bool,
}

/// What is to be done with the request and the timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Work {
    /// Leave them.
    #[default]
    Keep,
    /// Drop both, and send a request.
    Ask {
        /// The index of the source.
        source: usize,
    },
    /// Drop both, and come back after so many milliseconds.
    Wait(u64),
    /// Drop both.
    Rest,
}

impl Plan {
    /// How many sources there are to try, in order, and how long it is from one answer to the next question.
    pub fn new(sources: usize, refresh: Duration) -> Self {
        // Twelve days are as good as never, and timers hold them.
        Self { sources, refresh: refresh.as_secs().min(1_000_000) * 1000 }
    }
}

impl Presence {
    /// Somebody looks, and there is a network.
    pub const HERE: Self = Self { visible: true, online: true, left: false };

    // As with `begin` in state.rs.
    #[inline(never)]
    pub(super) fn is_here(self) -> bool {
        self.visible && self.online && !self.left
    }
}
