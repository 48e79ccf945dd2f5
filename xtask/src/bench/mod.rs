//! `cargo xtask bench`: what the widget costs a page, beside ten lines of plain JavaScript and the widgets of others, in one browser
//! and by turns. It changes nothing of what it measures; the exit code says whether the budgets hold.

mod budget;
mod contender;
mod day;
mod events;
mod feed;
mod figures;
mod findings;
mod inside;
mod lighthouse;
mod measured;
mod micro;
mod plot;
mod polls;
mod profile;
mod publish;
mod report;
mod series;
mod server;
mod visit;
mod worst;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, ensure};

use self::budget::Verdict;
use self::contender::{Contender, FLOOR};
use self::day::Day;
use self::findings::Findings;
use self::measured::Measured;
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
    /// Only the contenders, profiles or days (outage, quiet) with this in their names (the floor is always measured), or one of the
    /// parts that have no page views: micro, worst, polls
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Measure dist/ as it stands
    #[arg(long)]
    no_build: bool,
    /// Measure an older build of ours as well, whose dist/ stands in this folder
    #[arg(long, value_name = "FOLDER")]
    dist: Option<PathBuf>,
    /// Put the tables and the picture of a whole run where docs/cost.md shows them
    #[arg(long, conflicts_with_all = ["only", "dist"])]
    publish: bool,
    /// Instead of all this, what Lighthouse says of a page with the widget in it and without; each look takes some 20 s
    #[arg(long, conflicts_with_all = ["only", "dist", "publish"])]
    lighthouse: bool,
}

/// What stands for page views among the parts.
const PARTS: [&str; 3] = ["micro", "worst", "polls"];

/// Measures, prints, writes; a failure where a budget does not hold.
pub fn run(args: &Args, workspace: &Workspace) -> Result<ExitCode> {
    let dist = if args.no_build { workspace.dist() } else { dist::dist(workspace)? };
    let program = setup::whole_chromium(workspace)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    if args.lighthouse {
        let modules = setup::npm::lighthouse(workspace)?;
        return runtime.block_on(lighthouse::measure(args.runs, &dist, &modules, &program.program));
    }
    let peers = setup::npm::peers(workspace)?;
    let driver = Driver::start(&program)?;
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
    for (day, summary) in [(Day::Outage, feed::summary(feed::USUAL, false)), (Day::Quiet, feed::quiet())] {
        feed.add(&format!("{}{}", day.folder(), contender::SUMMARY), Kept::Asked, summary)?;
    }
    let feed = feed.serve().await?;
    let (contenders, absent) = contender::all(dist, args.dist.as_deref(), peers)?;
    let builds = inside::builds(args.dist.is_some());
    let mut host = Files::default();
    host.add("/before", Kept::Asked, "<!doctype html><title>Before</title>")?;
    contender::add_host(&mut host)?;
    contenders.iter().try_for_each(|contender| contender.add_to(&mut host, &feed.origin()))?;
    inside::add_to(&mut host, builds)?;
    micro::add_to(&mut host)?;
    worst::add_to(&mut host)?;
    let host = host.serve().await?;

    let (driver, host, feed) = (driver.url(), host.origin(), feed.origin());
    let setting = Setting { driver: &driver, program: Some(program), host: &host, feed: &feed };
    let only = args.only.as_deref().unwrap_or_default();
    let is_due = |part: &str| only.is_empty() || only == part;
    let mut measured = Measured::default();
    if is_due("micro") {
        measured.feeds = micro::measure(&setting, builds, usize::try_from(args.runs)?.max(7)).await?;
    }
    if is_due("worst") {
        measured.worst = worst::measure(&setting, builds, usize::try_from(args.runs)?.clamp(3, 9)).await?;
    }
    if is_due("polls") {
        measured.polls = polls::measure(&setting, builds).await?;
    }
    if !PARTS.contains(&only) {
        measured.views = views(args.runs, &setting, &contenders, only).await?;
    }
    let promises = budget::verdicts(&measured);
    let findings = Findings {
        browser: browser_version(program),
        rounds: args.runs,
        absent: &absent,
        promises: &promises,
        measured: &measured,
    };
    print(&findings);
    let picture = write(&findings, workspace)?;
    if let Some(picture) = picture.filter(|_| args.publish) {
        publish::publish(&findings, &picture, workspace)?;
    }
    Ok(if promises.iter().all(Verdict::holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every contender with every profile on every day, by turns: what the machine does besides hits all of them alike.
async fn views(runs: u64, setting: &Setting<'_>, contenders: &[Contender], only: &str) -> Result<Run> {
    let named = |name: &str| name.contains(only);
    let mut kinds: Vec<_> =
        Day::ALL.into_iter().flat_map(|day| profile::ALL.map(|profile| (day, profile))).collect();
    // A name that is neither a day's nor a profile's is a contender's.
    let is_kind = |(day, profile): &(Day, profile::Profile)| named(day.name()) || named(profile.name);
    let by_kind = kinds.iter().any(is_kind);
    kinds.retain(|kind| !by_kind || is_kind(kind));
    let mut turns: Vec<_> =
        contenders.iter().filter(|it| by_kind || it.name == FLOOR || named(it.name)).collect();
    ensure!(by_kind || turns.len() > 1, "neither a contender nor a profile nor a day has {only} in its name");
    let mut run = Run::default();
    for round in 1..=runs {
        for (day, profile) in &kinds {
            for contender in turns.iter().filter(|contender| contender.takes_part(*day, profile)) {
                let visit = visit::visit(setting, contender, profile, *day).await?;
                let [cold, next] = [&visit.cold, &visit.next].map(|view| match view.shown {
                    Some(shown) => format!("{shown:>6.0} ms"),
                    None => format!("{:>6.0} ms of script", view.work.script),
                });
                let (profile_name, name) = (profile.name, contender.name);
                eprintln!(
                    "{round:>2}/{runs} {:<6} {profile_name:<16} {name:<32} {cold}, next page {next}",
                    day.name()
                );
                run.add(*day, profile, contender.name, visit);
            }
        }
        // Nobody always comes first.
        turns.rotate_left(1);
    }
    run.in_order(contenders);
    Ok(run)
}

fn print(findings: &Findings<'_>) {
    let measured = findings.measured;
    println!("{}", report::tables(&measured.views));
    if !measured.feeds.is_empty() {
        println!("{}", report::costs(&measured.feeds));
    }
    if !measured.worst.is_empty() {
        println!("{}", report::worst(&measured.worst));
    }
    if !measured.polls.is_empty() {
        println!("{}", report::polls(&measured.polls));
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
    let panels = report::panels(&findings.measured.views);
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
