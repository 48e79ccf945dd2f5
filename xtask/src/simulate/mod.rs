//! `cargo xtask simulate`: what a feed hears from many clients, each the very machine that ships, in made-up time.
//!
//! It knows people and networks only as far as they bear on when a tab asks; what a feed says is none of its affair.

mod person;
mod plot;
mod scenario;
mod time;
mod traffic;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use rayon::prelude::*;
use status_widget::machine::Plan;

use self::person::Setting;
use self::scenario::Scenario;
use self::time::{MINUTE, WARM_UP};
use self::traffic::Traffic;
use crate::workspace::Workspace;

/// From one answer to the next question, in seconds: the default.
const INTERVAL: u64 = 60;
/// The peak must stay below so many times the steady rate.
const BOUND: f64 = 2.0;
/// So many tabs have the people of a hundred: of these one, two, three and four.
const TABS_OF_HUNDRED: [(usize, usize); 4] = [(1, 55), (2, 25), (3, 12), (4, 8)];

/// What `cargo xtask simulate` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Tabs with a widget
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(100..))]
    clients: u64,
    /// Hours after the warm-up
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(2..))]
    hours: u64,
    /// How well the feed does
    #[arg(long, value_enum, default_value = "outage")]
    scenario: Scenario,
    /// The same seed gives the same people
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// What came of it.
struct Findings {
    traffic: Traffic,
    trouble: Option<(u64, u64)>,
    /// The width of the windows in which peaks are sought, in seconds.
    window: usize,
    /// Requests per second before trouble.
    steady: f64,
    /// The same if no tab knew of another.
    apart: f64,
    /// The busiest window of all, and after trouble began, and after it ended.
    peaks: [f64; 3],
    /// Requests per second during trouble.
    troubled: f64,
}

/// Prints what the feed hears; a failure where a herd comes back.
pub fn run(args: &Args, workspace: &Workspace) -> Result<ExitCode> {
    let started = Instant::now();
    let found = find(args);
    let per_steady = |rate: f64| format!("{rate:>10.1}/s  {:.2} × steady", rate / found.steady);
    println!(
        "{:?}: {} clients, {} h, one question in {INTERVAL} s, seed {}",
        args.scenario,
        found.traffic.tabs(),
        args.hours,
        args.seed
    );
    println!("  steady                  {:>10.1}/s", found.steady);
    println!("  peak, {:>2} s              {}", found.window, per_steady(found.peaks[0]));
    if found.trouble.is_some() {
        println!("  during the trouble      {}", per_steady(found.troubled));
        println!("  peak since it began     {}", per_steady(found.peaks[1]));
        println!("  peak since it ended     {}", per_steady(found.peaks[2]));
    }
    let saved = found.traffic.saved_by_pauses(found.apart, INTERVAL as f64);
    println!("  saved by pauses         {:>10.1} %", 100.0 * saved);
    println!("  saved by shared tabs    {:>10.1} % of the rest", 100.0 * found.saved_by_sharing());
    for (tabs, _) in TABS_OF_HUNDRED {
        println!("    of those with {tabs}       {:>10.1} %", 100.0 * saved_with(tabs, args.seed));
    }

    let folder = workspace.target.join("simulate");
    std::fs::create_dir_all(&folder)?;
    let picture = folder.join(format!("{:?}.svg", args.scenario).to_lowercase());
    let minutes = |moment: u64| moment.saturating_sub(WARM_UP) as f64 / MINUTE as f64;
    plot::draw(
        &picture,
        &format!("{:?}, {} clients", args.scenario, found.traffic.tabs()),
        &found.traffic.curve(found.window.max(10)),
        found.trouble.map(|(from, to)| (minutes(from), minutes(to))),
        BOUND * found.steady,
    )?;
    println!("  {} in {:.1} s", picture.display(), started.elapsed().as_secs_f64());
    if found.is_herd() {
        println!("  a herd: the peak is not below {BOUND} × the steady rate");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

impl Findings {
    /// The share that is not asked because another tab of the same person does.
    fn saved_by_sharing(&self) -> f64 {
        1.0 - self.steady / self.apart
    }

    fn is_herd(&self) -> bool {
        self.peaks[1] >= BOUND * self.steady
    }
}

fn find(args: &Args) -> Findings {
    let end = WARM_UP + args.hours * 60 * MINUTE;
    let plan = Plan::new(1, Duration::from_secs(INTERVAL));
    let setting = Setting { scenario: args.scenario, plan, end, shares: true };
    let traffic = simulate(setting, args.clients, args.seed);
    let trouble = args.scenario.trouble();
    let (from, to) = trouble.unwrap_or((end, end));
    // The same people with tabs that know nothing of each other, for as long as all is well.
    let calm = Setting { end: from.min(WARM_UP + 60 * MINUTE), shares: false, ..setting };
    let apart = simulate(calm, args.clients, args.seed).rate(WARM_UP, calm.end, 1).mean;
    let steady = traffic.rate(WARM_UP, from, 1).mean;
    // Wide enough that chance alone does not double what comes in it.
    let window =
        [1, 2, 5, 10, 30, 60].into_iter().find(|width| *width as f64 * steady >= 100.0).unwrap_or(60);
    let peak = |from| if from < end { traffic.rate(from, end, window).peak } else { 0.0 };
    let peaks = [peak(WARM_UP), peak(from), peak(to)];
    let troubled = if from < to { traffic.rate(from, to, 1).mean } else { 0.0 };
    Findings { trouble, window, steady, apart, peaks, troubled, traffic }
}

/// Lets everybody live, a hundred people at a time.
fn simulate(setting: Setting, clients: u64, seed: u64) -> Traffic {
    let of_hundred: u64 = TABS_OF_HUNDRED.iter().map(|(tabs, people)| (tabs * people) as u64).sum();
    add_up(setting, clients.div_ceil(of_hundred), |hundred, traffic| {
        let mut left = of_hundred.min(clients - hundred * of_hundred);
        let people =
            TABS_OF_HUNDRED.iter().flat_map(|(tabs, people)| std::iter::repeat_n(*tabs as u64, *people));
        for (number, tabs) in (hundred * 100..).zip(people) {
            let tabs = tabs.min(left);
            left -= tabs;
            if tabs > 0 {
                person::live(setting, tabs as usize, seed_of(seed, number), traffic);
            }
        }
    })
}

/// The share that is not asked of people who have so many tabs each.
fn saved_with(tabs: usize, seed: u64) -> f64 {
    let [shared, apart] = [true, false].map(|shares| {
        let plan = Plan::new(1, Duration::from_secs(INTERVAL));
        let setting = Setting { scenario: Scenario::Steady, plan, end: WARM_UP + 120 * MINUTE, shares };
        let live =
            |number, traffic: &mut Traffic| person::live(setting, tabs, seed_of(seed, number), traffic);
        add_up(setting, 2000, live).rate(WARM_UP, setting.end, 1).mean
    });
    1.0 - shared / apart
}

/// What so many crowds ask together, on all cores.
fn add_up(setting: Setting, crowds: u64, live: impl Fn(u64, &mut Traffic) + Sync + Send) -> Traffic {
    let nobody = || Traffic::until(setting.end);
    let of_core = |mut traffic: Traffic, crowd| {
        live(crowd, &mut traffic);
        traffic
    };
    (0..crowds).into_par_iter().fold(nobody, of_core).reduce(nobody, |one, other| one.and(&other))
}

/// Neighbouring seeds must not give neighbouring lives.
fn seed_of(seed: u64, number: u64) -> u64 {
    (seed << 40 | number).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(scenario: Scenario, seed: u64) -> Args {
        Args { clients: 1000, hours: 2, scenario, seed }
    }

    #[test]
    fn no_herd_comes_back() {
        for scenario in [Scenario::Steady, Scenario::Outage, Scenario::Flap] {
            let found = find(&args(scenario, 7));
            assert_eq!(found.traffic.tabs(), 1000);
            assert!(found.steady > 1.0, "{scenario:?}: {} requests a second", found.steady);
            assert!(!found.is_herd(), "{scenario:?}: {:?} over {}", found.peaks, found.steady);
        }
    }

    #[test]
    fn a_feed_that_is_out_is_asked_less() {
        let found = find(&args(Scenario::Outage, 7));
        assert!(found.troubled < 0.8 * found.steady, "{} of {}", found.troubled, found.steady);
    }

    #[test]
    fn the_same_seed_gives_the_same_requests() {
        let setting = Setting {
            scenario: Scenario::Outage,
            plan: Plan::new(1, Duration::from_secs(INTERVAL)),
            end: WARM_UP + 60 * MINUTE,
            shares: true,
        };
        assert_eq!(simulate(setting, 500, 3), simulate(setting, 500, 3));
        assert_ne!(simulate(setting, 500, 3), simulate(setting, 500, 4));
    }

    #[test]
    fn pauses_and_shared_tabs_save_requests() {
        let found = find(&args(Scenario::Steady, 7));
        assert!(found.traffic.saved_by_pauses(found.apart, INTERVAL as f64) > 0.5);
        let saved = found.saved_by_sharing();
        assert!((0.0..0.5).contains(&saved), "{saved}");
    }

    /// The more tabs somebody has, the more another one has asked already.
    #[test]
    fn who_has_more_tabs_shares_more() {
        let saved = |tabs| saved_with(tabs, 7);
        assert!(saved(1).abs() < 0.01, "one tab: {}", saved(1));
        assert!(saved(4) > 0.02, "four tabs: {}", saved(4));
    }
}
