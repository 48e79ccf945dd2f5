//! The build tool, `cargo xtask`: reads the command line and hands over. What a command does stands in its own room.

mod answer;
mod bench;
mod build;
mod check;
mod convert;
mod demo;
mod explain;
mod fuzz;
mod mutants;
mod package;
mod setup;
mod simulate;
mod size;
mod steps;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::build::dist;
use crate::check::{family, test};
use crate::workspace::Workspace;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Builds, tries and checks status-widget.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a made-up app with the widget in it, and a status page beside it
    Demo(demo::Args),
    /// Build what a page loads, into dist/
    Dist,
    /// Make the npm package, and publish nothing
    Package(package::Args),
    /// Show what a page downloads, beside its budget
    Size(size::Args),
    /// Run every check there is
    Test(test::Args),
    /// Measure in a browser what the widget costs a page, beside its budgets and the widgets of others
    Bench(bench::Args),
    /// Let a million made-up clients ask a feed that does well or badly
    Simulate(simulate::Args),
    /// Tell what the widget would show for a feed, and why
    Explain(explain::Args),
    /// Print the Statuspage document that another system's documents become
    Convert(convert::Args),
    /// Let a fuzzer try to break the core
    Fuzz(fuzz::Args),
    /// Break the core in every small way, and tell what no test sees
    Mutants(mutants::Args),
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            // The whole chain, and no backtrace: what fails here is a tool or a file, seldom our own code.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    steps::end_children_on_signal(family::end_all)?;
    let workspace = Workspace::find;
    match command {
        Command::Demo(args) => demo::run(args, &workspace()?)?,
        Command::Dist => _ = dist::dist(&workspace()?)?,
        Command::Package(args) => package::run(&args, &workspace()?)?,
        Command::Size(args) => size::run(&args, &workspace()?)?,
        Command::Test(args) if test::run(&args, &workspace()?) => {}
        Command::Test(_) => return Ok(ExitCode::FAILURE),
        Command::Bench(args) => return bench::run(&args, &workspace()?),
        Command::Simulate(args) => return simulate::run(&args, &workspace()?),
        // It needs no more than the files that it is given; to ask cargo would take ten times as long.
        Command::Explain(args) => explain::run(args)?,
        Command::Convert(args) => convert::run(&args)?,
        Command::Fuzz(args) => fuzz::run(&args, &workspace()?)?,
        Command::Mutants(args) => mutants::run(&args, &workspace()?)?,
    }
    Ok(ExitCode::SUCCESS)
}
