//! Where the bundle, the browser and its drivers are, as `cargo xtask test` says it: `E2E_DIST` is the folder of the bundle,
//! `E2E_PANICS` that of one that panics on request, `E2E_WASM=refused` has every page refuse WebAssembly and `E2E_WASM=differs` leaves
//! out besides what does not differ then, `WEBDRIVER_URL` the drivers' addresses with spaces between, `E2E_ENGINE` and `E2E_BROWSER`
//! whose browser it is and its program. It looks for none of them.

use std::path::{Path, PathBuf};

use crate::engine::Engine;

/// What one run of the tests works with.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The folder with the built bundle.
    pub(crate) dist: PathBuf,
    /// That of the bundle that panics on request.
    pub(crate) panics: Option<PathBuf>,
    /// Whose browser this run is in.
    pub(crate) engine: Engine,
    /// The browser's program, where it is not the driver's own choice.
    pub(crate) program: Option<String>,
    /// Whether every page refuses WebAssembly.
    pub(crate) refuses_wasm: bool,
    /// Whether only those tests run that may come out otherwise than with WebAssembly.
    pub(crate) only_what_differs: bool,
    /// The drivers' addresses.
    pub(crate) drivers: Vec<String>,
}

impl Place {
    /// Reads the environment; what is missing is the error.
    pub(crate) fn find() -> Result<Self, String> {
        let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let needed = |name| variable(name).ok_or_else(|| format!("{name} is not set"));
        let wasm = variable("E2E_WASM").unwrap_or_default();
        Ok(Self {
            dist: needed("E2E_DIST")?.into(),
            panics: variable("E2E_PANICS").map(PathBuf::from),
            engine: variable("E2E_ENGINE").map_or(Ok(Engine::Blink), |name| name.parse())?,
            program: variable("E2E_BROWSER"),
            refuses_wasm: wasm == "refused" || wasm == "differs",
            only_what_differs: wasm == "differs",
            drivers: needed("WEBDRIVER_URL")?.split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// Where a failing test leaves a picture: in the folder in which cargo has built the test itself.
    pub(crate) fn picture(&self, name: &str) -> PathBuf {
        let program = std::env::current_exe().unwrap_or_default();
        // target/debug/deps/bundle-…
        let target = program.ancestors().nth(3).unwrap_or(Path::new("target"));
        let folder = if self.refuses_wasm { "-without-wasm" } else { "" };
        let folder = format!("{}{folder}", self.engine.to_string().to_lowercase());
        target.join("e2e").join(folder).join(format!("{name}.png"))
    }
}
