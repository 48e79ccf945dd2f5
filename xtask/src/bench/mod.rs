//! `cargo xtask bench`: what the widget costs a page, beside ten lines of plain JavaScript and the widgets of others, in one browser
//! and by turns. It changes nothing of what it measures; the exit code says whether the budgets hold.

mod budget;
mod contender;
mod events;
mod feed;
mod figures;
mod findings;
mod micro;
mod plot;
mod profile;
mod publish;
mod report;
mod series;
mod server;
mod visit;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, ensure};
use e2e::Engine;

use self::budget::Verdict;
use self::contender::{Contender, FLOOR};
use self::findings::Findings;
use self::series::Run;
use self::server::{Files, Kept};
use self::visit::Setting;
use crate::build::dist;
use crate::check::driver::Driver;
use crate::setup;
use crate::workspace::Workspace;

/// What `cargo xtask bench` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rounds; in each, every contender has its turn with every profile
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..))]
    runs: u64,
    /// Only the contenders and profiles with this in their names (the floor is always measured), or `micro`
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Measure dist/ as it stands
    #[arg(long)]
    no_build: bool,
    /// Put the tables and the picture of a whole run where README shows them
    #[arg(long, conflicts_with = "only")]
    publish: bool,
}

/// Measures, prints, writes; a failure where a budget does not hold.
pub fn run(args: &Args, workspace: &Workspace) -> Result<ExitCode> {
    let dist = if args.no_build { workspace.dist() } else { dist::dist(workspace)? };
    let peers = setup::npm::peers(workspace)?;
    let program = setup::browser(Engine::Blink, workspace)?;
    let driver = Driver::start(&program)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let name = program.program.to_string_lossy().into_owned();
    runtime.block_on(measure(args, workspace, &dist, &peers, &driver, &name))
}

async fn measure(
    args: &Args,
    workspace: &Workspace,
    dist: &Path,
    peers: &Path,
    driver: &Driver,
    program: &str,
) -> Result<ExitCode> {
    eprintln!("compressing what is served");
    let mut feed = Files::default();
    feed.add(contender::SUMMARY, Kept::Asked, feed::summary(feed::USUAL, false))?;
    let feed = feed.serve().await?;
    let (contenders, absent) = contender::all(dist, peers, &feed.origin())?;
    let mut host = Files::default();
    host.add("/before", Kept::Asked, "<!doctype html><title>Before</title>")?;
    contender::add_host(&mut host)?;
    micro::add_to(&mut host)?;
    contenders.iter().try_for_each(|contender| contender.add_to(&mut host))?;
    let host = host.serve().await?;

    let (driver, host, feed) = (driver.url(), host.origin(), feed.origin());
    let setting = Setting { driver: &driver, program: Some(program), host: &host, feed: &feed };
    let only = args.only.as_deref().unwrap_or_default();
    let run =
        if only == "micro" { Run::default() } else { views(args.runs, &setting, &contenders, only).await? };
    let costs = match only {
        "" | "micro" => micro::measure(&setting, usize::try_from(args.runs)?.max(7)).await?,
        _ => Vec::new(),
    };
    let promises = budget::verdicts(&run, &costs);
    let findings = Findings {
        browser: browser_version(program),
        rounds: args.runs,
        absent: &absent,
        promises: &promises,
        feeds: &costs,
        views: &run,
    };
    print(&findings);
    let picture = write(&findings, workspace)?;
    if let Some(picture) = picture.filter(|_| args.publish) {
        publish::publish(&findings, &picture, workspace)?;
    }
    Ok(if promises.iter().all(Verdict::holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every contender with every profile, by turns: what the machine does besides hits all of them alike.
async fn views(runs: u64, setting: &Setting<'_>, contenders: &[Contender], only: &str) -> Result<Run> {
    let named = |name: &str| name.contains(only);
    let profiles: Vec<_> = profile::ALL.iter().filter(|profile| named(profile.name)).collect();
    // A name that is no profile's is a contender's.
    let (profiles, by_profile) =
        if profiles.is_empty() { (profile::ALL.iter().collect(), false) } else { (profiles, true) };
    let mut turns: Vec<_> =
        contenders.iter().filter(|it| by_profile || it.name == FLOOR || named(it.name)).collect();
    ensure!(by_profile || turns.len() > 1, "neither a contender nor a profile has {only} in its name");
    let mut run = Run::default();
    for round in 1..=runs {
        for profile in &profiles {
            for contender in &turns {
                let visit = visit::visit(setting, contender, profile).await?;
                eprintln!(
                    "{round:>2}/{runs} {:<16} {:<32} {:>6.0} ms, next page {:>6.0} ms",
                    profile.name, contender.name, visit.cold.shown, visit.next.shown
                );
                run.add(profile, contender.name, visit);
            }
        }
        // Nobody always comes first.
        turns.rotate_left(1);
    }
    run.in_order(contenders);
    Ok(run)
}

fn print(findings: &Findings<'_>) {
    println!("{}", report::tables(findings.views));
    if !findings.feeds.is_empty() {
        println!("{}", report::costs(findings.feeds));
    }
    println!("{}", report::promises(findings.promises));
    for absent in findings.absent {
        println!("not measured: {}: {}", absent.name, absent.reason);
    }
}

/// Writes the JSON, and the picture where page views were measured; answers where that is.
fn write(findings: &Findings<'_>, workspace: &Workspace) -> Result<Option<PathBuf>> {
    let folder = workspace.target.join("bench");
    std::fs::create_dir_all(&folder)?;
    let json = folder.join("bench.json");
    std::fs::write(&json, serde_json::to_string_pretty(findings)?)?;
    println!("{}", json.display());
    let panels = report::panels(findings.views);
    if panels.is_empty() {
        return Ok(None);
    }
    let picture = folder.join("bench.svg");
    plot::draw(&picture, &panels)?;
    println!("{}", picture.display());
    Ok(Some(picture))
}

/// What the browser calls itself.
fn browser_version(program: &str) -> String {
    let output = std::process::Command::new(program).arg("--version").output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}
