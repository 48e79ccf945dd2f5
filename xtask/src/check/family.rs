//! A program together with all that it starts in turn, as drivers start browsers: ended as one, politely first. What it does
//! meanwhile is its owner's affair.

use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::steps::Running;

/// The families that run now, by the number of their eldest.
static FAMILIES: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// How long a program may take to end what it has begun: profiles to delete, sockets to remove.
const PATIENCE: Duration = Duration::from_secs(5);

/// It ends when this is dropped.
pub struct Family {
    running: Running,
    id: u32,
}

impl Family {
    /// Starts the eldest with the streams that the command has.
    pub fn start(command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let running = Running::start(command)?;
        let id = running.child().id();
        families().push(id);
        Ok(Self { running, id })
    }

    /// The eldest, to read from or to look at.
    pub fn eldest(&self) -> MutexGuard<'_, Child> {
        self.running.child()
    }

    /// Whether the eldest has ended.
    pub fn has_ended(&self) -> bool {
        !matches!(self.eldest().try_wait(), Ok(None))
    }

    /// Waits until the eldest has ended by itself, a little while.
    pub fn wait_for_end(&self) {
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience && !self.has_ended() {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        families().retain(|id| *id != self.id);
        if !self.has_ended() {
            signal(self.id, Wish::End);
            self.wait_for_end();
        }
        // The young may outlive their eldest.
        signal(self.id, Wish::Die);
    }
}

/// For when this program is ended from outside: no browser stays behind.
pub fn end_all() {
    let families = families();
    families.iter().for_each(|id| signal(*id, Wish::End));
    if !families.is_empty() {
        std::thread::sleep(Duration::from_millis(500));
    }
    families.iter().for_each(|id| signal(*id, Wish::Die));
}

fn families() -> MutexGuard<'static, Vec<u32>> {
    FAMILIES.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Clone, Copy)]
enum Wish {
    End,
    Die,
}

/// To every member. It fails only where there is none any more.
#[cfg(unix)]
fn signal(id: u32, wish: Wish) {
    use nix::sys::signal::{Signal, killpg};
    let signal = match wish {
        Wish::End => Signal::SIGTERM,
        Wish::Die => Signal::SIGKILL,
    };
    if let Ok(id) = i32::try_from(id) {
        _ = killpg(nix::unistd::Pid::from_raw(id), signal);
    }
}

/// Here no such groups are to be had; the eldest is ended by itself.
#[cfg(not(unix))]
fn signal(_: u32, _: Wish) {}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    use super::*;

    #[test]
    fn ends_the_young_too() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo $!; wait"]).stdout(Stdio::piped());
        let family = Family::start(&mut command).unwrap();
        let output = family.eldest().stdout.take().unwrap();
        let mut young = String::new();
        BufReader::new(output).read_line(&mut young).unwrap();
        let young = nix::unistd::Pid::from_raw(young.trim().parse().unwrap());
        let lives = || {
            let state = std::fs::read_to_string(format!("/proc/{young}/stat")).unwrap_or_default();
            nix::sys::signal::kill(young, None).is_ok() && !state.contains(") Z ")
        };
        assert!(lives());
        drop(family);
        let start = Instant::now();
        while lives() {
            assert!(start.elapsed() < PATIENCE, "it still sleeps");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
