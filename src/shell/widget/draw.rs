//! From what an element has found to what stands on the page, and the news of it.
//!
//! It asks nobody and keeps nothing but what was told last.

use super::inner::{Inner, warn_once};
use crate::decide::{Decision, Level, decide};
use crate::explain;
use crate::feed;
use crate::shell::events::{Outgoing, to_js};
use crate::shell::timer::Timer;
use crate::shell::turn::Turn;
use crate::text::Key;
use crate::view::{self, PostView};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    #[wasm_bindgen(js_name = asText)]
    fn as_text(value: &JsValue) -> JsValue;
}

impl Inner {
    /// Tells the page of something, with the state as it is.
    pub(super) fn tell(&mut self, name: &'static str) {
        self.outbox.push(Outgoing::new(name, self.state.clone()));
    }

    pub(super) fn decide(&self) -> Option<Decision<'_>> {
        let found = self.found.as_ref()?;
        Some(decide(&found.status, &self.options.policy, &self.memory, self.moment()))
    }

    /// Decides and draws anew. The same decision again touches nothing.
    pub(super) fn draw(&mut self) {
        self.recall();
        if self.speech.words.is_some() {
            self.choose_language();
        }
        self.draw_some(false);
    }

    /// The same; where it is only the rest of opened details that is due, nothing has happened that anybody need hear of.
    pub(super) fn draw_some(&mut self, is_rest: bool) {
        self.localize();
        let moment = self.moment();
        self.options.policy.is_elsewhere = self.speech.loader.is_elsewhere();
        let Some(words) = &self.speech.words else { return };
        let Some(found) = &self.found else {
            self.banner.draw(None, words, false, &|_, _, _| ());
            if !self.is_greeted && (!self.shown.is_empty() || !self.state_text.is_empty()) {
                self.change(&to_js(&explain::state(None, words)), Vec::new());
            }
            return;
        };
        let decision = decide(&found.status, &self.options.policy, &self.memory, moment);
        warn_once(&mut self.told, &mut self.outbox, &decision.diagnostics);
        let (name, href) = (self.options.name.as_deref(), self.options.href.as_deref());
        let mut view = view::view(&found.status, &decision, name, href, words);
        if let (Some(view), Some(_)) = (&mut view, self.options.preview) {
            view.mark = Some(words.get(Key::Preview));
        }
        let posts = |place: usize, most: usize, draw: &mut dyn FnMut(&[PostView], usize)| {
            let notice = decision.notices.get(place);
            // What the feed lists no more its history may still tell.
            let history = self.history.as_ref().map(|(document, status)| (document, status));
            let found = [Some((&found.document, &found.status)), history];
            let mut found = found.into_iter().flatten().filter_map(|(document, status)| {
                let incident =
                    status.incidents.iter().find(|it| notice.is_some_and(|notice| notice.is_of(it)));
                incident.map(|incident| feed::posts(document, incident, most))
            });
            let (posts, others) = found.next().unwrap_or_default();
            let mut views = Vec::new();
            for post in &posts {
                views.push(view::post(post, decision.now, words));
            }
            draw(&views, others);
        };
        // What another page view has shown is no alarm, nor is what the path or its age has hidden for a while.
        let first =
            decision.notices.first().filter(|_| self.state_text.is_empty() && self.options.preview.is_none());
        let is_known = self.options.policy.is_elsewhere
            || decision.level == Level::Unknown
            || first.is_some_and(|first| self.is_handed || self.memory.has_shown(&found.status, first.id));
        self.banner.draw(view.as_ref(), words, is_known, &posts);
        // While nobody looks nothing need change, and what is asked on return ends in this anyway.
        let is_seen = !moment.is_returning;
        let holds = if self.banner.is_whole { decision.holds.as_millis() as u64 } else { 0 };
        self.turn = is_seen.then(|| Timer::new(holds, &self.call, Turn::Draw));
        if is_rest {
            return;
        }
        let state = to_js(&explain::state(Some((&found.status, &decision)), words));
        let mut shown = Vec::new();
        for notice in &decision.notices {
            shown.push(notice.id.to_owned());
        }
        if self.banner.is_open {
            self.seen.clone_from(&shown);
        }
        if decision.wants_history {
            self.ask_history();
        }
        if let Some(found) = &self.found {
            self.memory.note(&found.status, &shown, &self.options.policy, moment);
        }
        self.keep();
        // The next page view begins with what shows something, and with nothing else.
        if let Some(found) = &self.found {
            self.line.keep((!shown.is_empty()).then_some(&found.finding));
        }
        self.change(&state, shown);
    }

    /// Takes over the state that the door has told the page, if it has.
    pub(super) fn greeted(&mut self, said: JsValue) {
        if let Some(text) = as_text(&said).as_string() {
            self.state_text = text;
            self.state = said;
            self.is_greeted = true;
        }
    }

    /// Tells the page of another state, if it is another.
    fn change(&mut self, state: &JsValue, shown: Vec<String>) {
        let text = as_text(state).as_string().unwrap_or_default();
        if text == self.state_text {
            return;
        }
        let is_new = shown.iter().any(|id| !self.shown.contains(id));
        self.state_text = text;
        self.state = state.clone();
        self.shown = shown;
        self.tell("status-widget-change");
        if is_new {
            self.tell("status-widget-show");
        }
    }
}
