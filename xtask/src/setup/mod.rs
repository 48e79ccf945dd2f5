//! Set-up: finds each tool that the build takes from outside and, where one is missing, installs it and says so. One file a
//! tool. It says nothing when nothing is missing, and builds nothing of ours.

mod apt;
pub mod browser;
mod chromium;
mod firefox;
pub mod lints;
pub mod nginx;
pub mod npm;
mod program;
pub mod wasm_toolchain;
mod webkit;

use anyhow::Result;
use e2e::Engine;

use self::browser::Browser;
use crate::workspace::Workspace;

/// Finds a browser of this engine and its driver for tests, or installs what is missing.
pub fn browser(engine: Engine, workspace: &Workspace) -> Result<Browser> {
    match engine {
        Engine::Blink => chromium::browser(workspace),
        Engine::Gecko => firefox::browser(workspace),
        Engine::WebKit => webkit::browser(workspace),
    }
}

/// Finds Chromium and its driver as people have it, to measure in, or installs what is missing.
pub fn whole_chromium(workspace: &Workspace) -> Result<Browser> {
    chromium::whole(workspace)
}
