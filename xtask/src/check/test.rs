//! `cargo xtask test`: every check there is, each run although one before it failed. What waits for packages and what compiles for the
//! browser goes on beside the native checks, the docs beside what waits for lifetimes to pass; browsers have the machine to themselves.
//! How a check counts is the report's affair.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::ScopedJoinHandle;

use anyhow::Result;
use e2e::Engine;

use super::driver::Driver;
use super::report::Report;
use super::{examples, lint, wasm_page, wasm_test};
use crate::build::dist;
use crate::package::checks;
use crate::setup::browser::Browser;
use crate::setup::wasm_toolchain::wasm_toolchain;
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
    /// Only the browser tests, all of them, on pages that refuse WebAssembly
    #[arg(long, conflicts_with = "quick")]
    without_wasm: bool,
    /// Only the apps of examples/, each built from the npm package and driven in Chromium; with --only those of this name
    #[arg(long, conflicts_with_all = ["quick", "engine", "without_wasm"])]
    examples: bool,
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

/// What needs a wasm toolchain, in its order.
const OF_WASM: [&str; 7] =
    ["wasm tests", "dist", "reproducible", "size", "relay", "package", "browser tests"];

/// What the browser's checks run on, as far as it could be had.
#[derive(Debug, Default)]
struct Ready {
    browsers: Vec<Browser>,
    /// The built wasm tests.
    pages: Vec<PathBuf>,
    /// Whether the modules of both bundles are built.
    modules: bool,
}

/// Runs the checks, prints what came of them and answers whether all is well.
pub fn run(args: &Args, workspace: &Workspace) -> bool {
    let mut report = Report::default();
    let times = workspace.target.join("test-seconds.tsv");
    if args.quick {
        native(&mut report, workspace);
        docs(&mut report, workspace);
        leave_out(&mut report, &OF_WASM, "--quick");
        return report.close(&times);
    }
    if args.examples {
        report.leave_out("all but the examples", "--examples");
        if let Some(browser) = report.part("set-up of blink", || setup::browser(Engine::Blink, workspace)) {
            examples::run(&mut report, workspace, &browser, args.only.as_deref());
        }
        return report.close(&times);
    }
    let ready = if args.is_narrow() {
        report.leave_out("all but the browser tests", "--engine, --only or --without-wasm");
        get_ready(&mut report, workspace, args)
    } else {
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| aside(|report| get_ready(report, workspace, args)));
            native(&mut report, workspace);
            joined(&mut report, beside)
        })
    };
    if !ready.modules {
        if !args.is_narrow() {
            docs(&mut report, workspace);
        }
        leave_out(
            &mut report,
            &["dist", "reproducible", "size", "relay", "package", "browser tests"],
            "the modules are not built",
        );
        return report.close(&times);
    }
    in_browsers(&mut report, workspace, args, &ready);
    report.close(&times)
}

/// Work beside other work, with a report of its own.
fn aside<T>(work: impl FnOnce(&mut Report) -> T) -> (Report, T) {
    let mut report = Report::default();
    let value = work(&mut report);
    (report, value)
}

/// Waits for work beside, and has its report in this one.
fn joined<T>(report: &mut Report, other: ScopedJoinHandle<'_, (Report, T)>) -> T {
    let (other, value) = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    report.join(other);
    value
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
    report.part("set-up of rustfmt and clippy", || setup::lints::lints(workspace));
    report.check("format", || output_of(&mut cargo("fmt --all --check")));
    // Of the whole workspace, here and later: asked for by itself, what it is built of would be built anew with fewer features.
    report.check("build with clippy (native)", || {
        lint::build(&mut cargo("test --workspace --all-targets --no-run"), driver())
    });
    // The tests of `dist/` are named only later, in each engine, once it is there. What a test says when it is skipped counts, though it
    // passes.
    report.tests("native tests", || {
        output_of(lint::linting(&mut cargo("test --workspace --no-fail-fast -- --show-output"), driver()))
    });
}

fn docs(report: &mut Report, workspace: &Workspace) {
    report.check("docs", || {
        output_of(
            workspace
                .cargo_command()
                .args(["doc", "--workspace", "--no-deps", "--document-private-items"])
                .env("RUSTDOCFLAGS", "-Dwarnings"),
        )
    });
}

/// Clippy's driver of the toolchain that runs us, which stands beside cargo.
fn driver() -> &'static Path {
    Path::new("clippy-driver")
}

/// Installs what is missing and builds what the browser's checks run on. Browsers that are not to be had fail the run.
fn get_ready(report: &mut Report, workspace: &Workspace, args: &Args) -> Ready {
    let mut ready = Ready::default();
    let toolchain = report.part("set-up of the wasm toolchain", wasm_toolchain);
    for &engine in args.engines() {
        match report.part(&format!("set-up of {engine}"), || setup::browser(engine, workspace)) {
            Some(browser) => ready.browsers.push(browser),
            None => report.leave_out(&format!("browser tests ({engine})"), "no browser"),
        }
    }
    let Some(toolchain) = toolchain else {
        leave_out(report, &OF_WASM, "no wasm toolchain");
        return ready;
    };
    report.part("set-up of the libraries to test beside", || setup::npm::libraries(workspace));
    ready.modules = report.part("wasm modules", || dist::modules(workspace)).is_some();
    if !args.is_narrow() {
        report.check("build of the wasm tests, with clippy", || {
            ready.pages = wasm_test::build(workspace, &toolchain)?;
            Ok(String::new())
        });
    }
    ready
}

fn in_browsers(report: &mut Report, workspace: &Workspace, args: &Args, ready: &Ready) {
    if report.part("dist", || dist::dist(workspace)).is_none() {
        if !args.is_narrow() {
            docs(report, workspace);
        }
        return leave_out(report, &["reproducible", "size", "relay", "package", "browser tests"], "no dist");
    }
    if !args.is_narrow() {
        std::thread::scope(|scope| {
            // Its tests wait for lifetimes to pass, and work little. Both leave room for what works.
            let relay = scope.spawn(|| aside(|report| report.check("relay", || relay(workspace))));
            let docs = scope.spawn(|| aside(|report| docs(report, workspace)));
            report.part("reproducible", || dist::check_reproducible(workspace));
            report.part("size", || {
                let words = size::size(&workspace.dist())?;
                step("size", || Ok(words))
            });
            report.tests("package", || checks::check(workspace));
            joined(report, docs);
            joined(report, relay);
        });
        for browser in &ready.browsers {
            let name = format!("wasm tests ({})", browser.engine);
            match &ready.pages[..] {
                [] => report.leave_out(&name, "they are not built"),
                pages => _ = report.tests(&name, || wasm_page::run(pages, browser)),
            }
        }
    }
    let Some(panics) = report.part("dist that panics", || dist::dist_that_panics(workspace)) else {
        return leave_out(report, &["browser tests"], "no dist that panics");
    };
    for browser in &ready.browsers {
        let mut run = |name: &str, wasm: &str| {
            report.tests(&format!("browser tests{name} ({})", browser.engine), || {
                bundle(workspace, browser, &panics, wasm, args.only.as_deref())
            });
        };
        if args.without_wasm {
            run(" without WebAssembly", "refused");
            continue;
        }
        run("", "");
        // What differs, in one engine: what differs between engines has little to do with what the code came as.
        if !args.is_narrow() && browser.engine == Engine::Blink {
            run(" without WebAssembly", "differs");
        }
    }
}

/// The tests of the relay: as it ships, in Node, in workerd and in nginx.
fn relay(workspace: &Workspace) -> Result<String> {
    setup::nginx::nginx()?;
    let folder = setup::npm::relay(workspace)?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-concurrency=2", "upstream.test.mjs", "relay.test.mjs", "nginx.test.mjs"])
        .current_dir(folder);
    output_of(&mut node).map(|_| String::new())
}

/// How many browser tests run at a time: more than there are cores, since each waits most of its time. What looks at the clock has the
/// machine to itself.
fn at_a_time() -> usize {
    std::thread::available_parallelism().map_or(3, |cores| 3 * cores.get()).min(12)
}

/// The tests of the bundle in one engine, on pages that let WebAssembly in or not.
fn bundle(
    workspace: &Workspace,
    browser: &Browser,
    panics: &Path,
    wasm: &str,
    only: Option<&str>,
) -> Result<String> {
    let drivers = (0..at_a_time()).map(|_| Driver::start(browser)).collect::<Result<Vec<_>>>()?;
    let urls: Vec<String> = drivers.iter().map(Driver::url).collect();
    let mut cargo = workspace.cargo_command();
    cargo.args(["test", "--workspace", "--test=bundle", "--"]).args(only);
    // What a test says when it is skipped counts, though it passes.
    cargo.args([format!("--test-threads={}", drivers.len()), "--show-output".to_owned()]);
    output_of(
        lint::linting(&mut cargo, driver())
            .env("E2E_DIST", workspace.dist())
            .env("E2E_PANICS", panics)
            .env("E2E_WASM", wasm)
            .env("E2E_ENGINE", browser.engine.to_string())
            .env("E2E_BROWSER", &browser.program)
            .env("WEBDRIVER_URL", urls.join(" ")),
    )
}
