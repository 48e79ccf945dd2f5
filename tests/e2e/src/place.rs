//! Where the bundle, the browser and its drivers are, as `cargo xtask test` says it: `E2E_DIST` is the folder of the bundle,
//! `E2E_PANICS` that of one that panics on request, `E2E_WASM=refused` has every page refuse WebAssembly, `WEBDRIVER_URL` the drivers'
//! addresses with spaces between, `E2E_ENGINE` and `E2E_BROWSER` whose browser it is and its program. It looks for none of them.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};

use crate::engine::Engine;

/// The addresses of drivers that no test has now; `None` until the first test asks.
static FREE: Mutex<Option<Vec<String>>> = Mutex::new(None);
static FREED: Condvar = Condvar::new();

/// What one run of the tests works with.
pub(crate) struct Place {
    /// The folder with the built bundle.
    pub(crate) dist: PathBuf,
    /// Whose browser this run is in.
    pub(crate) engine: Engine,
    /// The browser's program, where it is not the driver's own choice.
    pub(crate) program: Option<String>,
    /// Whether every page refuses WebAssembly.
    pub(crate) refuses_wasm: bool,
    panics: Option<PathBuf>,
    drivers: Vec<String>,
}

impl Place {
    /// Reads the environment; what is missing is the error.
    pub(crate) fn find() -> Result<Self, String> {
        let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let needed = |name| variable(name).ok_or_else(|| format!("{name} is not set"));
        Ok(Self {
            dist: needed("E2E_DIST")?.into(),
            engine: variable("E2E_ENGINE").map_or(Ok(Engine::Blink), |name| name.parse())?,
            program: variable("E2E_BROWSER"),
            refuses_wasm: variable("E2E_WASM").is_some_and(|word| word == "refused"),
            panics: variable("E2E_PANICS").map(PathBuf::from),
            drivers: needed("WEBDRIVER_URL")?.split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// The same with the bundle that panics on request.
    pub(crate) fn with_panics(mut self) -> Result<Self, String> {
        self.dist = self.panics.take().ok_or("E2E_PANICS is not set")?;
        Ok(self)
    }

    /// Waits until a driver is free: those of Gecko and WebKit have one session at a time.
    pub(crate) fn driver(&self) -> Driver {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(url) = free.get_or_insert_with(|| self.drivers.clone()).pop() {
                return Driver(url);
            }
            free = FREED.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A driver that one test has for itself until this is dropped.
pub(crate) struct Driver(String);

impl Driver {
    /// Where it listens.
    pub(crate) fn url(&self) -> &str {
        &self.0
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        free.get_or_insert_default().push(std::mem::take(&mut self.0));
        FREED.notify_one();
    }
}
