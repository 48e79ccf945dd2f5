//! Machines in several tabs, joined as a browser joins them: by a lock, which one of them has, and a line, on which all hear what one
//! has found. It knows no time and no feed; each of its users has its own.

use status_widget::machine::{Event, Reach};

/// The lock, and who waits for it.
#[derive(Debug, Clone, Default)]
pub struct Lock {
    /// The tabs that want it, the first of which has it.
    queue: Vec<usize>,
}

impl Lock {
    /// Who has it.
    pub fn holder(&self) -> Option<usize> {
        self.queue.first().copied()
    }

    /// Whether this one has it or waits for it.
    pub fn is_wanted_by(&self, tab: usize) -> bool {
        self.queue.contains(&tab)
    }
}

/// Tabs that a lock and a line join.
pub trait Tabs {
    /// How many there are, by their numbers from 0.
    fn count(&self) -> usize;

    /// How far one of them reaches out.
    fn reach(&self, tab: usize) -> Reach;

    /// The lock of them all.
    fn lock(&mut self) -> &mut Lock;

    /// Tells one of them what has happened. It does as its machine says, and comes back to the two below.
    fn tell(&mut self, tab: usize, event: Event);

    /// What one has found the others hear, as long as they are there at all.
    fn tell_others(&mut self, tab: usize, event: Event) {
        for other in 0..self.count() {
            if other != tab && self.reach(other) >= Reach::Hears {
                self.tell(other, event);
            }
        }
    }

    /// After an event: the lock is asked for, let go or passed on, and whoever has it now is told.
    fn queue_up(&mut self, tab: usize, event: Event, passes: bool) {
        let wants = self.reach(tab) == Reach::Leads;
        // A page that is loaded anew, or reads other sources, asks anew.
        let lets_go = passes || event == Event::Started || !wants;
        let lock = self.lock();
        let before = lock.holder();
        if lets_go {
            lock.queue.retain(|other| *other != tab);
        }
        if wants && !lock.is_wanted_by(tab) {
            lock.queue.push(tab);
        }
        // Nobody else wanted what this one let go: it has it anew.
        let is_anew = |holder| lets_go && holder == tab;
        if let Some(holder) = lock.holder().filter(|holder| Some(*holder) != before || is_anew(*holder)) {
            self.tell(holder, Event::Led);
        }
    }
}
