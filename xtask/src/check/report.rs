//! What came of a run of checks: how many tests passed, which steps ran, failed or were left out. It runs no check.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::steps::step;

/// The tests of one step, summed over its test programs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl Counts {
    /// From the lines with which cargo's and wasm-bindgen's test programs close. A test that could not run where it was says so,
    /// `skipped: …`, and would count as passed.
    pub fn of(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines().filter_map(|line| line.trim_start().strip_prefix("test result: ")) {
            for part in line.split(['.', ';']) {
                let mut words = part.split_whitespace();
                let number = words.next().and_then(|word| word.parse::<u64>().ok()).unwrap_or_default();
                match words.next() {
                    Some("passed") => sum.passed += number,
                    Some("failed") => sum.failed += number,
                    Some("ignored") => sum.skipped += number,
                    _ => {}
                }
            }
        }
        let skipped = skipped(output);
        sum.passed = sum.passed.saturating_sub(skipped);
        sum.skipped += skipped;
        sum
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// `12 passed, 0 failed`, as those who read the end of a log by machine know it.
    fn in_words(self) -> String {
        let mut words = format!("{} passed, {} failed", self.passed, self.failed);
        if self.skipped > 0 {
            _ = write!(words, ", {} skipped", self.skipped);
        }
        words
    }
}

/// How many tests say that they were skipped. What one prints stands under a line of its own, and it may say so of several things.
fn skipped(output: &str) -> u64 {
    let (mut count, mut is_counted) = (0, false);
    for line in output.lines() {
        if line.starts_with("---- ") {
            is_counted = false;
        } else if line.starts_with("skipped: ") && !is_counted {
            count += 1;
            is_counted = true;
        }
    }
    count
}

/// One step that ran.
#[derive(Debug)]
struct Stage {
    name: String,
    seconds: f64,
}

/// The run so far.
#[derive(Debug)]
pub struct Report {
    started: Instant,
    counts: Counts,
    ran: Vec<Stage>,
    failed: Vec<String>,
    left_out: Vec<String>,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            counts: Counts::default(),
            ran: Vec::new(),
            failed: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

impl Report {
    /// What another part of the run, which goes on beside this, has done.
    pub fn join(&mut self, other: Self) {
        self.counts.add(other.counts);
        self.ran.extend(other.ran);
        self.failed.extend(other.failed);
        self.left_out.extend(other.left_out);
    }

    /// A check whose output interests only when it fails.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Result<String>) -> bool {
        let started = Instant::now();
        let outcome = step(name, || work().map(|_| String::new()));
        self.note(name, started, outcome)
    }

    /// A step that runs test programs and answers what they wrote.
    pub fn tests(&mut self, name: &str, work: impl FnOnce() -> Result<String>) -> bool {
        let mut counts = Counts::default();
        let started = Instant::now();
        let outcome = step(name, || {
            let output = work().inspect_err(|error| counts = Counts::of(&format!("{error:#}")))?;
            counts = Counts::of(&output);
            Ok(counts.in_words())
        });
        self.counts.add(counts);
        self.note(name, started, outcome)
    }

    /// A step that prints lines of its own. `None` when it failed.
    pub fn part<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let started = Instant::now();
        let outcome = work();
        let (outcome, value) = match outcome {
            Ok(value) => (Ok(()), Some(value)),
            Err(error) => (Err(error), None),
        };
        self.note(name, started, outcome);
        value
    }

    /// A step that does not run, and why.
    pub fn leave_out(&mut self, name: &str, why: &str) {
        self.left_out.push(format!("{name} ({why})"));
    }

    /// Prints where the time went and the closing lines, and answers whether all is well. The seconds are kept in this file, too.
    pub fn close(self, times: &Path) -> bool {
        print!("{}", table(&self.ran, self.started.elapsed().as_secs_f64()));
        let lines = self.ran.iter().map(|stage| format!("{:.1}\t{}\n", stage.seconds, stage.name));
        if let Err(error) = std::fs::write(times, lines.collect::<String>()) {
            eprintln!("{} was not written: {error}", times.display());
        }
        println!("{}", self.counts.in_words());
        let names: Vec<&str> = self.ran.iter().map(|stage| stage.name.as_str()).collect();
        let mut line = format!("ran: {}", names.join(", "));
        for (what, names) in [("failed", &self.failed), ("skipped", &self.left_out)] {
            if !names.is_empty() {
                _ = write!(line, "; {what}: {}", names.join(", "));
            }
        }
        println!("{line}");
        self.failed.is_empty()
    }

    fn note(&mut self, name: &str, started: Instant, outcome: Result<()>) -> bool {
        self.ran.push(Stage { name: name.to_owned(), seconds: started.elapsed().as_secs_f64() });
        if let Err(error) = &outcome {
            // The whole of it: whoever reads a log has nothing else to go by.
            eprintln!("{error:#}");
            self.failed.push(name.to_owned());
        }
        outcome.is_ok()
    }
}

/// Each stage's seconds and its share of the whole run's. Some go on side by side, so these add up to more than the whole.
fn table(stages: &[Stage], whole: f64) -> String {
    let mut table = String::from(" seconds  share  stage\n");
    let run = Stage { name: "the whole run".to_owned(), seconds: whole };
    for stage in stages.iter().chain([&run]) {
        let share = if whole > 0.0 { 100.0 * stage.seconds / whole } else { 0.0 };
        _ = writeln!(table, "{:>8.1} {share:>4.0} %  {}", stage.seconds, stage.name);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Counts, Stage, table};

    #[test]
    fn says_where_the_time_went() {
        let stage = |name: &str, seconds| Stage { name: name.to_owned(), seconds };
        let expected = " seconds  share  stage\n    30.0   75 %  docs\n    10.0   25 %  size\n    40.0  100 %  the whole run\n";
        assert_eq!(table(&[stage("docs", 30.0), stage("size", 10.0)], 40.0), expected);
    }

    #[test]
    fn sums_the_closing_lines_of_test_programs() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 3 passed; 4 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.25s\n";
        assert_eq!(Counts::of(output), Counts { passed: 5, failed: 4, skipped: 1 });
        assert_eq!(Counts::of(output).in_words(), "5 passed, 4 failed, 1 skipped");
    }

    #[test]
    fn a_test_that_says_it_was_skipped_has_not_passed() {
        let output = "test it_moves_nothing ... ok\n\n---- it_moves_nothing stdout ----\nskipped: it_moves_nothing (Gecko cannot show it)\n\n\
                      test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(Counts::of(output).in_words(), "2 passed, 0 failed, 1 skipped");
    }

    #[test]
    fn a_test_that_was_skipped_twice_is_one() {
        let output = "successes:\n\n---- one stdout ----\nskipped: no node\nskipped: no node\n\n---- two stdout ----\nskipped: no folder\n\n\
                      test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(Counts::of(output).in_words(), "3 passed, 0 failed, 2 skipped");
    }

    #[test]
    fn counts_nothing_where_no_test_ran() {
        assert_eq!(Counts::of("no tests to run!").in_words(), "0 passed, 0 failed");
    }
}
