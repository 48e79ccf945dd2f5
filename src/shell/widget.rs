//! One element of the page at work: it ties options, machine, feed, decision and banner together.
//!
//! The page can call in at any time, also from within its own listeners. So every entry goes through [`Widget::enter`],
//! which holds the only borrow, and lets events out once the borrow has ended.

mod action;
mod answer;
mod draw;
mod inner;
mod language;
mod line;
mod speech;

use self::inner::{Inner, warn_once};
pub use self::speech::Loader;
use self::speech::Speech;
use super::clock;
use super::dom::{self, Banner};
use super::ending::run;
use super::events::to_js;
use super::listener::presence;
use super::panics;
use super::tabs::Line;
use super::timer::Timer;
use super::turn::{Came, Turn};
use super::written;
use crate::decide::Moment;
use crate::diagnostic::Diagnostic;
use crate::explain;
use crate::machine::{self, Event, Plan, Presence, Work};
use crate::memory::Memory;
use crate::options::Options;
use js_sys::Function;
use std::cell::{RefCell, RefMut};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// One element at work. Freeing it ends everything that it has started.
#[wasm_bindgen]
pub struct Widget {
    host: HtmlElement,
    placed: bool,
    inner: RefCell<Inner>,
}

#[wasm_bindgen]
impl Widget {
    /// Takes an element on, in its own shadow root. It begins with the first [`Widget::update`].
    ///
    /// `placed` says whether the page has put the element where it wants the banner; `early` is the request that the door has
    /// started already, if it has, and `said` the state that it has told the page; `loader` fetches languages; and `call` is a
    /// function that calls [`Widget::hear`].
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: &ShadowRoot,
        placed: bool,
        early: JsValue,
        said: JsValue,
        loader: Loader,
        call: JsValue,
    ) -> Self {
        let mut inner = Inner::new(Banner::new(root), early, Speech::new(loader), call);
        inner.greeted(said);
        Self { host, placed, inner: RefCell::new(inner) }
    }

    /// Goes on with what has come.
    pub fn hear(&self, turn: i32, came: i32, value: JsValue) {
        if let (Some(turn), Some(came)) = (Turn::of(turn), Came::of(came)) {
            self.enter(|inner| inner.hear(turn, came, value));
        }
    }

    /// Reads the element's attributes and the script options again.
    pub fn update(&self, script: JsValue) {
        let (options, mut diagnostics) = written::read(&self.host, &script, self.placed);
        let messages = written::messages(&script, &mut diagnostics);
        self.enter(|inner| {
            inner.messages = Rc::new(messages);
            inner.script = script;
            inner.set_options(options, diagnostics);
        });
    }

    /// Takes the file of a language from the loader; no text where it cannot be had.
    pub fn speak(&self, file: JsValue) {
        self.enter(|inner| inner.speak(file.as_string()));
    }

    /// Ends everything that it has started, at once. A page may ask for that from within an event that an `update` sends,
    /// when JavaScript cannot free what is still at work.
    pub fn stop(&self) {
        self.enter(|inner| {
            inner.step(Event::Stopped);
            inner.page = None;
            inner.turn = None;
            inner.history_request = None;
            inner.banner.remove();
        });
    }

    /// Asks the feed anew; `done` is called when the answer is on the page, or there is none.
    pub fn refresh(&self, done: Function) {
        self.enter(|inner| {
            panics::here(&inner.options, "refresh");
            inner.waiting.push(done);
            inner.step(Event::RefreshAsked);
        });
    }

    /// What the widget shows, and why.
    pub fn explain(&self) -> JsValue {
        self.inner.try_borrow().map_or(JsValue::NULL, |inner| {
            panics::here(&inner.options, "explain");
            let Some(words) = &inner.speech.words else { return JsValue::NULL };
            let decision = inner.decide();
            let found = inner.found.as_ref().zip(decision.as_ref());
            let diagnostics = [&inner.options_diagnostics[..], &inner.feed_diagnostics];
            let found = found.map(|(found, decision)| (&found.status, decision));
            to_js(&explain::explain(found, words, &diagnostics))
        })
    }

    /// The detail of the last `status-widget-change`.
    pub fn state(&self) -> JsValue {
        self.inner.try_borrow().map_or(JsValue::NULL, |inner| inner.state.clone())
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Widget {
    /// The one way in. A call from within another (a page's own clock that asks for a refresh, say) is passed over.
    fn enter(&self, work: impl FnOnce(&mut Inner)) {
        if let Ok(mut inner) = self.inner.try_borrow_mut() {
            work(&mut inner);
            self.leave(inner);
        }
    }

    /// Ends the borrow, then lets out what has gathered meanwhile.
    fn leave(&self, mut inner: RefMut<Inner>) {
        let outbox = std::mem::take(&mut inner.outbox);
        // What waits for its language is not on the page yet, unless it never will be.
        let is_settled = inner.speech.words.is_some() || inner.page.is_none();
        let settled = if is_settled { std::mem::take(&mut inner.settled) } else { Vec::new() };
        drop(inner);
        for event in outbox {
            event.send(&self.host);
        }
        for resolve in settled {
            run(&resolve);
        }
    }
}

impl Inner {
    /// Goes on with what has come.
    fn hear(&mut self, turn: Turn, came: Came, value: JsValue) {
        match turn {
            Turn::Asked => {
                panics::here(&self.options, "asked");
                if let Some(action) = value.as_string().and_then(|asked| dom::read(&asked)) {
                    self.act(action);
                }
            }
            Turn::Due => {
                panics::here(&self.options, "due");
                self.step(Event::Due);
            }
            Turn::Draw if self.banner.is_whole => self.draw(),
            Turn::Draw => self.draw_some(true),
            Turn::Feed => {
                panics::here(&self.options, "feed");
                self.hear_feed(came, value);
            }
            Turn::History => {
                let request = self.history_request.as_mut();
                if let Some(outcome) = request.and_then(|request| request.hear(came, value)) {
                    self.history_request = None;
                    self.learn(outcome);
                }
            }
            Turn::Looked => self.look(presence(&value)),
            Turn::Tabs if came == Came::Time => {
                self.step(Event::Led);
            }
            Turn::Tabs => self.overhear(value),
        }
    }

    fn set_options(&mut self, options: Options, diagnostics: Vec<Diagnostic>) {
        let before = std::mem::replace(&mut self.options, options);
        panics::here(&self.options, "update");
        warn_once(&mut self.told, &mut self.outbox, &diagnostics);
        self.options_diagnostics = diagnostics;
        self.choose_language();
        self.banner.dress(self.options.placement, self.options.theme, self.options.policy.dismiss);
        let is_other = (&before.sources, &before.formats) != (&self.options.sources, &self.options.formats);
        // Who starts anew leads no more, so that the lead is asked for anew, too.
        if is_other || before.storage != self.options.storage {
            // A made-up scenario is each element's own.
            let is_shared = self.options.preview.is_none();
            let sources = if is_shared { &self.options.sources[..] } else { &[] };
            self.line = Line::new(sources, self.options.storage, &self.call);
            self.line.reach(self.machine.reach());
        }
        if is_other {
            // What was found is the status of something else.
            self.found = None;
            self.history = None;
            self.history_request = None;
            self.memory = Memory::default();
            self.last_failure = None;
            self.step(Event::Started);
        } else if before.refresh != self.options.refresh {
            self.step(Event::Replanned);
        }
        self.draw();
    }

    /// Whether it has come to where the lead is passed on.
    fn step(&mut self, event: Event) -> bool {
        self.step_at(event, clock::moment())
    }

    /// The same for what happened at another moment.
    fn step_at(&mut self, event: Event, at: machine::Moment) -> bool {
        let plan = Plan::new(self.options.sources.len(), self.options.refresh);
        let (state, effects) = self.machine.on(event, plan, at);
        self.machine = state;
        if effects.settle {
            self.settled.append(&mut self.waiting);
        }
        if effects.work != Work::Keep {
            self.timer = None;
            self.request = None;
        }
        match effects.work {
            Work::Ask { source } => self.ask(source),
            Work::Wait(wait) => self.timer = Some(Timer::new(wait, &self.call, Turn::Due)),
            Work::Keep | Work::Rest => {}
        }
        self.line.reach(state.reach());
        effects.pass
    }

    /// Somebody came or went. Who comes back sees what holds now; nobody else needs to.
    fn look(&mut self, presence: Presence) {
        self.step(Event::Presence(presence));
        if presence.visible && !presence.left {
            self.draw();
        } else {
            self.turn = None;
        }
    }

    /// When and on how good a footing it is decided.
    fn moment(&self) -> Moment {
        Moment {
            clock: clock::now(&JsValue::UNDEFINED),
            age: self.found.as_ref().map(|found| found.at.elapsed()).unwrap_or_default(),
            is_failing: self.last_failure.is_some(),
            is_returning: self.machine.is_returning() || self.is_greeted,
            ..Moment::from(clock::now(&self.script))
        }
    }
}
