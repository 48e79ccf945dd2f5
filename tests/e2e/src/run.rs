//! Runs one test: has the browser, the origins and the page that it needs ready, and lets a failing one tell what it saw. It knows no
//! test and asserts nothing.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use futures_util::FutureExt;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::place::Place;
use crate::pool;
use crate::world::World;

/// How long a test may take. A browser that answers no more must not hold up the others.
const LIMIT: Duration = Duration::from_secs(300);

/// How long a browser may take to tell what it shows, or to end.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// What a test needs besides a page and a feed. Where that is not to be had it is skipped, aloud.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Needs {
    engines: &'static [Engine],
    form: Form,
    panics: bool,
    fresh: bool,
    alone: bool,
}

/// What the code may come as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// The test runs with WebAssembly, and again without.
    Each,
    /// Without it the same comes out, so once is enough.
    Alike,
    /// There is nothing to show without it.
    Wasm,
}

/// Nothing but a browser of any engine, and code that comes as it may.
pub const fn needs() -> Needs {
    Needs { engines: &Engine::ALL, form: Form::Each, panics: false, fresh: false, alone: false }
}

impl Needs {
    /// Only these engines can show it.
    pub const fn engines(self, engines: &'static [Engine]) -> Self {
        Self { engines, ..self }
    }

    /// Only WebAssembly has it.
    pub const fn wasm(self) -> Self {
        Self { form: Form::Wasm, ..self }
    }

    /// It is about what is the same whatever the code comes as: the style sheet, the markup, or this harness. Without WebAssembly it
    /// runs only where all tests are asked for.
    pub const fn alike(self) -> Self {
        Self { form: Form::Alike, ..self }
    }

    /// The bundle that panics on request.
    pub const fn panics(self) -> Self {
        Self { panics: true, ..self }
    }

    /// A browser in which no test has been before it.
    pub const fn fresh(self) -> Self {
        Self { fresh: true, ..self }
    }

    /// No other test beside it, since it looks at how quick the page is.
    pub const fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Runs the test, in a browser that others may have had, on origins that nobody has had.
    ///
    /// # Panics
    /// When the test does; what it saw is printed first, and a picture is left.
    pub fn test(self, name: &str, body: impl AsyncFnOnce(&World)) {
        match Place::find().and_then(|place| self.at(place)) {
            Ok(place) => run(self, name, &place, body),
            Err(missing) => println!("skipped: {name} ({missing})"),
        }
    }

    /// The place as this test has it, or why it cannot run there.
    fn at(self, mut place: Place) -> Result<Place, String> {
        if !self.engines.contains(&place.engine) {
            return Err(format!("{} cannot show it", place.engine));
        }
        if place.refuses_wasm && self.form == Form::Wasm {
            return Err("WebAssembly is refused".to_owned());
        }
        if place.only_what_differs && self.form == Form::Alike {
            return Err("as with WebAssembly".to_owned());
        }
        if self.panics {
            place.dist = place.panics.take().ok_or("E2E_PANICS is not set")?;
        }
        Ok(place)
    }
}

/// Runs one test in a browser of any engine. Without a bundle or a driver it is skipped, aloud.
///
/// # Panics
/// When the test does.
pub fn test(name: &str, body: impl AsyncFnOnce(&World)) {
    needs().test(name, body);
}

/// As [`test()`], for what only these engines can show; in others it is skipped, aloud.
///
/// # Panics
/// When the test does.
pub fn test_in(engines: &'static [Engine], name: &str, body: impl AsyncFnOnce(&World)) {
    needs().engines(engines).test(name, body);
}

/// As [`test()`], with the bundle that panics on request.
///
/// # Panics
/// When the test does.
pub fn test_panics(name: &str, body: impl AsyncFnOnce(&World)) {
    needs().panics().test(name, body);
}

/// As [`test()`], for what only WebAssembly has; where pages refuse that it is skipped, aloud.
///
/// # Panics
/// When the test does.
pub fn test_wasm(name: &str, body: impl AsyncFnOnce(&World)) {
    needs().wasm().test(name, body);
}

/// As [`test()`], for what comes out the same whatever the code comes as.
///
/// # Panics
/// When the test does.
pub fn test_alike(name: &str, body: impl AsyncFnOnce(&World)) {
    needs().alike().test(name, body);
}

/// How a test ended.
type Outcome = std::thread::Result<()>;

/// Held by all tests that run now; by one that is alone, in a way that keeps others out.
static ROOM: RwLock<()> = RwLock::new(());

fn run(needs: Needs, name: &str, place: &Place, body: impl AsyncFnOnce(&World)) {
    // One that has failed in there has said so.
    let _room = if needs.alone {
        (None, Some(ROOM.write().unwrap_or_else(PoisonError::into_inner)))
    } else {
        (Some(ROOM.read().unwrap_or_else(PoisonError::into_inner)), None)
    };
    let mut worker = pool::take(&place.drivers);
    let outcome = worker.run(async |driver, kept| {
        let start = Instant::now();
        let browser = ready(needs, place, driver, kept.take()).await;
        let opened = start.elapsed();
        let world = World::new(browser, place).await;
        let outcome = end_of(name, body(&world)).await;
        println!("took {:.2} s, its browser {:.2} s", start.elapsed().as_secs_f64(), opened.as_secs_f64());
        let picture = place.picture(name);
        if outcome.is_ok() {
            // One of an earlier run would be taken for one of this.
            _ = std::fs::remove_file(&picture);
        } else if tokio::time::timeout(LAST_WORDS, world.describe(name, &picture)).await.is_err() {
            println!("after {LAST_WORDS:?} the browser has not told the rest");
        }
        let World { browser, host, feed, .. } = world;
        let (outcome, browser) = clear(outcome, browser).await;
        // The page is gone by now, and asks nobody any more.
        drop((host, feed));
        *kept = browser;
        outcome
    });
    drop(worker);
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// The browser that is there, or a new one.
async fn ready(needs: Needs, place: &Place, driver: &str, kept: Option<Browser>) -> Browser {
    match kept {
        Some(browser) if !needs.fresh => return browser,
        Some(browser) => close(browser).await,
        None => {}
    }
    Browser::open(place.engine, driver, place.program.as_deref()).await.expect("a browser")
}

/// Runs a test to its end, which may be that its time is over.
async fn end_of(name: &str, body: impl Future<Output = ()>) -> Outcome {
    let body = AssertUnwindSafe(body).catch_unwind();
    match tokio::time::timeout(LIMIT, body).await {
        Ok(outcome) => outcome,
        Err(_) => failed(format!("{name} has no end after {LIMIT:?}")),
    }
}

/// What the next test may have: nothing where this one has failed or has changed the browser itself. A test after which the browser
/// does not answer has failed, too.
async fn clear(outcome: Outcome, browser: Browser) -> (Outcome, Option<Browser>) {
    if outcome.is_err() || browser.is_spent() {
        close(browser).await;
        return (outcome, None);
    }
    match browser.clear().await {
        Ok(()) => (outcome, Some(browser)),
        Err(error) => {
            close(browser).await;
            (failed(format!("the browser has not outlived the test: {error}")), None)
        }
    }
}

/// Of what is no panic nobody tells but we.
fn failed(why: String) -> Outcome {
    println!("{why}");
    Err(Box::new(why))
}

/// Ends a browser. One that does not answer ends with its driver.
async fn close(browser: Browser) {
    _ = tokio::time::timeout(LAST_WORDS, browser.close()).await;
}
