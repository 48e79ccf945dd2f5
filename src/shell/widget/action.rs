//! What the reader asks for, and what is done about it.
//!
//! What can be asked for at all is said in [`crate::shell::dom`].

use super::inner::Inner;
use crate::decide::{Notice, closed, decide};
use crate::memory::Memory;
use crate::shell::dom::Action;
use crate::shell::events::{Outgoing, object};

impl Inner {
    /// Does what is asked for, and draws what comes of it.
    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Toggle => {
                self.banner.is_open = !self.banner.is_open;
                if self.banner.is_open {
                    self.tell("status-widget-open");
                }
            }
            Action::Close => self.banner.is_open = false,
            Action::Point => self.banner.is_pointed_at = true,
            Action::Older(place) => self.banner.show_older(place),
            Action::Link(href) => {
                self.outbox.push(Outgoing::new("status-widget-link", object("href", &[&href])));
            }
            Action::Dismiss => {
                self.put_away(None);
                self.banner.is_open = false;
            }
            Action::PutAway(place) => {
                self.put_away(Some(place));
                self.banner.take_out(place);
            }
        }
        self.draw();
    }

    /// Puts away what the close button does, or the one notice at this place of the details.
    fn put_away(&mut self, place: Option<usize>) {
        self.recall();
        let moment = self.moment();
        if let Some(found) = &self.found {
            // Notices may speak of what is remembered, which is about to change.
            let known = Memory::from_text(&self.memory.to_text());
            let mut notices = decide(&found.status, &self.options.policy, &known, moment).notices;
            if let Some(place) = place {
                // It may stand elsewhere since it was drawn.
                let is_it = |notice: &Notice| self.shown.get(place).is_some_and(|id| id == notice.id);
                let there = notices.get(place).is_some_and(is_it).then_some(place);
                let place = there.or_else(|| notices.iter().position(is_it));
                notices = place.map(|place| notices.swap_remove(place)).into_iter().collect();
            } else {
                notices = closed(notices, &self.seen);
            }
            self.memory.dismiss(&found.status, &notices, moment);
        }
        self.keep();
        self.tell("status-widget-dismiss");
    }
}
