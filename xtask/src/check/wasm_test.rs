//! The checks of the browser's part of the crate: lints, and `tests/web*.rs` in a browser. It builds nothing that ships.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::json;

use crate::build::wasm::TARGET;
use crate::setup::browser::Browser;
use crate::setup::wasm_toolchain::WasmToolchain;
use crate::steps::output_of;
use crate::workspace::Workspace;

/// How often the browser tests are begun.
const TRIES: u32 = 5;

/// What the runner or its driver says where the page of the tests was not loaded.
const NOT_BEGUN: [&str; 2] =
    ["Failed to detect test as having been run", "Timed out receiving message from renderer"];

/// Lints the crate as the browser gets it, and its browser tests.
pub fn clippy(workspace: &Workspace, toolchain: &WasmToolchain) -> Result<String> {
    output_of(of_crate(workspace, toolchain.clippy()).arg("--lib").args(["--", "-Dwarnings"]))
}

/// Runs the browser tests, in the browser.
pub fn test(
    workspace: &Workspace,
    toolchain: &WasmToolchain,
    browser: &Browser,
    runner: &Path,
) -> Result<String> {
    let wishes = workspace.target.join("webdriver.json");
    let flags = e2e::engine::CHROMIUM_FLAGS;
    let options = json!({
        "goog:chromeOptions": { "args": flags, "binary": browser.program },
        "timeouts": { "pageLoad": 60_000 },
    });
    std::fs::write(&wishes, serde_json::to_vec(&options)?)?;
    let mut cargo = toolchain.cargo();
    cargo.arg("test");
    let command = &mut of_crate(workspace, cargo);
    // The runner takes the first driver that any of these names, and ours comes late in its order.
    for other in ["GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER", "CHROMEDRIVER"] {
        command.env_remove(other).env_remove(format!("{other}_REMOTE"));
    }
    command
        .arg("--no-fail-fast")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &wishes)
        // Seconds. Both are short by default for a machine of two cores.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    // The runner's small server now and then leaves one of the browser's connections waiting for ever: it counts one idle thread twice.
    // Then no test has begun.
    for _ in 1..TRIES {
        match output_of(command) {
            Err(error) if NOT_BEGUN.iter().any(|words| format!("{error:?}").contains(words)) => {}
            outcome => return outcome,
        }
    }
    output_of(command)
}

fn of_crate(workspace: &Workspace, mut command: Command) -> Command {
    command
        .args([
            "--package=status-widget",
            "--test=web*",
            "--target",
            TARGET,
            "-Zbuild-std=std,panic_abort,test",
            "--target-dir",
        ])
        .arg(workspace.target.join("wasm-test"))
        .current_dir(&workspace.root)
        // Debug information makes these files ten times as large, and no one debugs them.
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    command
}
