//! `cargo xtask test`: every check there is, cheapest first, each run although one before it failed. How a check counts is the
//! report's affair.

use std::path::Path;

use anyhow::Result;
use e2e::Engine;

use super::driver::Driver;
use super::report::Report;
use super::{wasm_page, wasm_test};
use crate::build::dist;
use crate::setup::browser::Browser;
use crate::setup::wasm_toolchain::{WasmToolchain, wasm_toolchain};
use crate::steps::{output_of, step};
use crate::workspace::Workspace;
use crate::{setup, size};

/// What `cargo xtask test` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only what needs neither wasm nor a browser
    #[arg(long)]
    quick: bool,
    /// Only the browser tests, in this engine: blink, gecko or webkit (may be given several times)
    #[arg(long, value_name = "NAME", conflicts_with = "quick")]
    engine: Vec<Engine>,
    /// Only the browser tests whose name has this in it
    #[arg(long, value_name = "FILTER", conflicts_with = "quick")]
    only: Option<String>,
    /// Only the browser tests, on pages that refuse WebAssembly
    #[arg(long, conflicts_with = "quick")]
    without_wasm: bool,
}

impl Args {
    fn engines(&self) -> &[Engine] {
        if self.engine.is_empty() { &Engine::ALL } else { &self.engine }
    }

    /// Whether someone is at work on browser tests, and all else would be in the way.
    fn is_narrow(&self) -> bool {
        !self.engine.is_empty() || self.only.is_some() || self.without_wasm
    }
}

/// How many browser tests run at a time. They wait more than they work, but some look at the clock: not more than a small machine
/// can keep up with.
const AT_A_TIME: usize = 2;

/// What needs a wasm toolchain, in its order.
const OF_WASM: [&str; 6] = ["clippy (wasm)", "wasm tests", "dist", "reproducible", "size", "browser tests"];

/// Runs the checks, prints what came of them and answers whether all is well.
pub fn run(args: &Args, workspace: &Workspace) -> bool {
    let mut report = Report::default();
    let times = workspace.target.join("test-seconds.tsv");
    if args.is_narrow() {
        report.leave_out("all but the browser tests", "--engine, --only or --without-wasm");
    } else {
        native(&mut report, workspace);
    }
    if args.quick {
        leave_out(&mut report, &OF_WASM, "--quick");
        return report.close(&times);
    }
    let browsers = browsers(&mut report, workspace, args);
    let Some(toolchain) = report.part("set-up of the wasm toolchain", wasm_toolchain) else {
        leave_out(&mut report, &OF_WASM, "no wasm toolchain");
        return report.close(&times);
    };
    if !args.is_narrow() {
        of_wasm(&mut report, workspace, &toolchain, &browsers);
    }
    if report.part("dist", || dist::dist(workspace)).is_none() {
        leave_out(&mut report, &["reproducible", "size", "browser tests"], "no dist");
        return report.close(&times);
    }
    if !args.is_narrow() {
        of_dist(&mut report, workspace);
    }
    let Some(panics) = report.part("dist that panics", || dist::dist_that_panics(workspace)) else {
        leave_out(&mut report, &["browser tests"], "no dist that panics");
        return report.close(&times);
    };
    for browser in &browsers {
        let runs = |wasm: bool, name: String, report: &mut Report| {
            report.tests(&name, || bundle(workspace, browser, &panics, wasm, args.only.as_deref()));
        };
        if !args.without_wasm {
            runs(true, format!("browser tests ({})", browser.engine), &mut report);
        }
        // All of them in one engine: what differs between engines has little to do with what the code came as.
        if args.without_wasm || !args.is_narrow() && browser.engine == Engine::Blink {
            runs(false, format!("browser tests without WebAssembly ({})", browser.engine), &mut report);
        }
    }
    report.close(&times)
}

fn leave_out(report: &mut Report, names: &[&str], why: &str) {
    for name in names {
        report.leave_out(name, why);
    }
}

fn native(report: &mut Report, workspace: &Workspace) {
    let cargo = |words: &str| {
        let mut command = workspace.cargo_command();
        command.args(words.split(' '));
        command
    };
    report.check("format", || output_of(&mut cargo("fmt --all --check")));
    report
        .check("clippy (native)", || output_of(&mut cargo("clippy --workspace --all-targets -- -Dwarnings")));
    // The tests of `dist/` run by themselves, in each engine, once it is there; those of their tools run here.
    report.tests("native tests", || {
        let own = output_of(&mut cargo("test --workspace --exclude=e2e --no-fail-fast"))?;
        Ok(own + &output_of(&mut cargo("test --package=e2e --lib"))?)
    });
    report.check("docs", || {
        output_of(
            cargo("doc --workspace --no-deps --document-private-items").env("RUSTDOCFLAGS", "-Dwarnings"),
        )
    });
}

/// A browser of each engine that is asked for, as far as they are to be had. One that is not fails the run.
fn browsers(report: &mut Report, workspace: &Workspace, args: &Args) -> Vec<Browser> {
    let mut found = Vec::new();
    for &engine in args.engines() {
        match report.part(&format!("set-up of {engine}"), || setup::browser(engine, workspace)) {
            Some(browser) => found.push(browser),
            None => report.leave_out(&format!("browser tests ({engine})"), "no browser"),
        }
    }
    found
}

fn of_wasm(report: &mut Report, workspace: &Workspace, toolchain: &WasmToolchain, browsers: &[Browser]) {
    report.check("clippy (wasm)", || wasm_test::clippy(workspace, toolchain));
    let mut folders = Vec::new();
    let built = report.check("build of the wasm tests", || {
        folders = wasm_test::build(workspace, toolchain)?;
        Ok(String::new())
    });
    if !built {
        return report.leave_out("wasm tests", "they are not built");
    }
    for browser in browsers {
        report.tests(&format!("wasm tests ({})", browser.engine), || wasm_page::run(&folders, browser));
    }
}

fn of_dist(report: &mut Report, workspace: &Workspace) {
    report.part("reproducible", || dist::check_reproducible(workspace));
    report.part("size", || {
        let words = size::size(&workspace.dist())?;
        step("size", || Ok(words))
    });
}

/// The tests of the bundle in one engine, on pages that let WebAssembly in or not.
fn bundle(
    workspace: &Workspace,
    browser: &Browser,
    panics: &Path,
    wasm: bool,
    only: Option<&str>,
) -> Result<String> {
    let drivers = (0..AT_A_TIME).map(|_| Driver::start(browser)).collect::<Result<Vec<_>>>()?;
    let urls: Vec<String> = drivers.iter().map(Driver::url).collect();
    let mut cargo = workspace.cargo_command();
    cargo.args(["test", "--package=e2e", "--test=bundle", "--"]).args(only);
    // What a test says when it is skipped counts, though it passes.
    cargo.args([format!("--test-threads={AT_A_TIME}"), "--show-output".to_owned()]);
    output_of(
        cargo
            .env("E2E_DIST", workspace.dist())
            .env("E2E_PANICS", panics)
            .env("E2E_WASM", if wasm { "" } else { "refused" })
            .env("E2E_ENGINE", browser.engine.to_string())
            .env("E2E_BROWSER", &browser.program)
            .env("WEBDRIVER_URL", urls.join(" ")),
    )
}
