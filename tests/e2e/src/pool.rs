//! One browser a driver, handed on from test to test: opening one takes as long as a test does. It neither clears a browser nor judges
//! what a test did with it.

use std::sync::{Condvar, Mutex, PoisonError};

use tokio::runtime::{Builder, Runtime};

use crate::browser::Browser;

/// The workers that no test has now; `None` until the first test asks.
static FREE: Mutex<Option<Vec<Worker>>> = Mutex::new(None);
static FREED: Condvar = Condvar::new();

/// A driver and, once a test has asked for one, its browser.
#[derive(Debug)]
struct Worker {
    driver: String,
    /// A session lives in the runtime in which it was opened.
    runtime: Runtime,
    browser: Option<Browser>,
}

impl Worker {
    fn new(driver: &str) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { driver: driver.to_owned(), runtime, browser: None }
    }
}

/// A worker that one test has for itself until this is dropped: the drivers of Gecko and WebKit have one session at a time.
#[derive(Debug)]
pub(crate) struct Taken(Option<Worker>);

/// Waits until one of these drivers is free. All tests of a run name the same ones.
pub(crate) fn take(drivers: &[String]) -> Taken {
    let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let all = free.get_or_insert_with(|| drivers.iter().map(|driver| Worker::new(driver)).collect());
        if let Some(worker) = all.pop() {
            return Taken(Some(worker));
        }
        free = FREED.wait(free).unwrap_or_else(PoisonError::into_inner);
    }
}

impl Taken {
    /// Runs this with the driver's address and the place of its browser. What is there afterwards the next test gets; nothing is there
    /// where this panics.
    pub(crate) fn run<T>(&mut self, work: impl AsyncFnOnce(&str, &mut Option<Browser>) -> T) -> T {
        let Worker { driver, runtime, browser } = self.0.as_mut().expect("a worker until the drop");
        let mut lent = browser.take();
        let outcome = runtime.block_on(work(driver, &mut lent));
        *browser = lent;
        outcome
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        free.get_or_insert_default().extend(self.0.take());
        FREED.notify_one();
    }
}
