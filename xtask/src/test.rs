//! `cargo xtask test`: every check there is, cheapest first, each run although one before it failed. How a check counts is the
//! report's affair.

use crate::chromedriver::Chromedriver;
use crate::report::Report;
use crate::setup::browser::{Browser, browser};
use crate::setup::wasm_test_runner::wasm_test_runner;
use crate::setup::wasm_toolchain::{WasmToolchain, wasm_toolchain};
use crate::steps::{output_of, step};
use crate::workspace::Workspace;
use crate::{dist, size, wasm_test};

/// What `cargo xtask test` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only what needs neither wasm nor a browser
    #[arg(long)]
    quick: bool,
}

/// Runs the checks, prints what came of them and answers whether all is well.
pub fn run(args: &Args, workspace: &Workspace) -> bool {
    let mut report = Report::default();
    native(&mut report, workspace);
    if args.quick {
        for name in ["clippy (wasm)", "wasm tests", "dist", "reproducible", "size", "browser tests"] {
            report.leave_out(name, "--quick");
        }
    } else {
        let browser = report.part("set-up of the browser", || browser(workspace));
        let toolchain = report.part("set-up of the wasm toolchain", wasm_toolchain);
        match &toolchain {
            Some(toolchain) => of_wasm(&mut report, workspace, toolchain, browser.as_ref()),
            None => leave_out(&mut report, &["clippy (wasm)", "wasm tests"], "no wasm toolchain"),
        }
        match toolchain.and_then(|_| report.part("dist", || dist::dist(workspace))) {
            Some(_) => of_dist(&mut report, workspace, browser.as_ref()),
            None => leave_out(&mut report, &["reproducible", "size", "browser tests"], "no dist"),
        }
    }
    report.close()
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
    // The tests of `dist/` are built and run by themselves, once it is there.
    report.tests("native tests", || output_of(&mut cargo("test --workspace --exclude=e2e --no-fail-fast")));
    report.check("docs", || {
        output_of(
            cargo("doc --workspace --no-deps --document-private-items").env("RUSTDOCFLAGS", "-Dwarnings"),
        )
    });
}

fn of_wasm(report: &mut Report, workspace: &Workspace, toolchain: &WasmToolchain, browser: Option<&Browser>) {
    report.check("clippy (wasm)", || wasm_test::clippy(workspace, toolchain));
    let Some(browser) = browser else {
        return report.leave_out("wasm tests", "no browser");
    };
    match report.part("set-up of the wasm test runner", || wasm_test_runner(workspace)) {
        Some(runner) => {
            report.tests("wasm tests", || wasm_test::test(workspace, toolchain, browser, &runner));
        }
        None => report.leave_out("wasm tests", "no runner"),
    }
}

fn of_dist(report: &mut Report, workspace: &Workspace, browser: Option<&Browser>) {
    report.part("reproducible", || dist::check_reproducible(workspace));
    report.part("size", || {
        let words = size::size(&workspace.dist())?;
        step("size", || Ok(words))
    });
    let Some(browser) = browser else {
        return report.leave_out("browser tests", "no browser");
    };
    report.tests("browser tests", || {
        let driver = Chromedriver::start(browser)?;
        output_of(
            workspace
                .cargo_command()
                .args(["test", "--package=e2e", "--no-fail-fast"])
                .env("E2E_DIST", workspace.dist())
                .env("E2E_CHROME", &browser.chrome)
                .env("WEBDRIVER_URL", driver.url()),
        )
    });
}
