//! What the reader asks for, and what is done about it.
//!
//! What can be asked for at all is said in [`crate::shell::dom`].

use super::inner::Inner;
use crate::decide::decide;
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
                self.recall();
                let moment = self.moment();
                if let Some(found) = &self.found {
                    // Notices may speak of what is remembered, which is about to change.
                    let known = Memory::from_text(&self.memory.to_text());
                    let decision = decide(&found.status, &self.options.policy, &known, moment);
                    self.memory.dismiss(&found.status, &decision.notices);
                }
                self.keep();
                self.banner.is_open = false;
                self.tell("status-widget-dismiss");
            }
        }
        self.draw();
    }
}
