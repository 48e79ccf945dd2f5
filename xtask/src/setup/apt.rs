//! Debian's package manager, where we may use it: as root or through sudo without a password. It never asks a question. It waits for
//! whoever else installs, as a fresh machine does by itself, and mends what broke off half-way.

use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Error, Result};

use crate::steps::{note, output_of};

/// How long others may take: the upgrades of a fresh machine take minutes.
const PATIENCE: Duration = Duration::from_secs(1200);

/// Whether this is Debian and we may install on it. Its relatives name some of these packages otherwise, or lack them.
pub fn is_usable() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian") && (is_root() || output_of(sudo().arg("true")).is_ok())
}

/// Set-up of two things may go on side by side, and only one at a time installs.
static AT_WORK: Mutex<()> = Mutex::new(());

/// Installs packages by name, without what they only recommend.
pub fn install(packages: &[&str]) -> Result<()> {
    let _alone = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    // A foreign source that does not answer fails the update, though the packages may still be had.
    let updated = apt_get(&["update"]);
    let installed = apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat());
    installed.map_err(|error| match updated {
        Ok(_) => error,
        Err(update) => error.context(update),
    })?;
    Ok(())
}

fn apt_get(arguments: &[&str]) -> Result<String> {
    let started = Instant::now();
    let (mut waits, mut mended) = (false, false);
    loop {
        // At first without patience, so that we hear who is in the way. From then on apt itself stands in the queue for dpkg; for its own
        // lists it never does.
        let seconds = if waits { PATIENCE.as_secs() } else { 0 };
        let outcome = output_of(
            as_root(&["apt-get", "-q", "-o", &format!("DPkg::Lock::Timeout={seconds}")]).args(arguments),
        );
        match outcome {
            Err(error) if is_taken(&error) && started.elapsed() < PATIENCE => {
                if !waits {
                    note(format_args!("waits for another installation{}", holder(&error)));
                }
                waits = true;
                sleep(Duration::from_secs(1));
            }
            Err(error) if is_half_done(&error) && !mended => {
                note("mends an installation that broke off");
                mended = true;
                output_of(&mut as_root(&["dpkg", "--configure", "-a"]))?;
            }
            outcome => return outcome,
        }
    }
}

fn is_taken(error: &Error) -> bool {
    format!("{error:#}").contains("Could not get lock")
}

/// Whether an earlier installation was ended in the middle, which dpkg wants to be told about.
fn is_half_done(error: &Error) -> bool {
    format!("{error:#}").contains("dpkg --configure -a")
}

/// ` (process 12, python3)`, as apt says it: "… It is held by process 12 (python3)".
fn holder(error: &Error) -> String {
    let text = format!("{error:#}");
    let rest = text.split_once("held by process ").and_then(|(_, rest)| rest.split_once(" ("));
    let found = rest.and_then(|(id, rest)| Some((id, rest.split_once(')')?.0)));
    found.map(|(id, name)| format!(" (process {id}, {name})")).unwrap_or_default()
}

fn as_root(words: &[&str]) -> Command {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut command = sudo();
        command.arg("env");
        command
    };
    // What it says is read.
    command.args(["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"]).args(words);
    command
}

fn sudo() -> Command {
    let mut command = Command::new("sudo");
    command.arg("-n");
    command
}

fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::{holder, is_half_done, is_taken};

    #[test]
    fn hears_who_is_in_the_way() {
        let taken = anyhow!(
            "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 12 (python3)\nE: Unable"
        );
        assert!(is_taken(&taken) && !is_half_done(&taken));
        assert_eq!(holder(&taken), " (process 12, python3)");
        let nameless = anyhow!("E: Could not get lock /var/lib/apt/lists/lock - open (11: busy)");
        assert!(is_taken(&nameless));
        assert_eq!(holder(&nameless), "");
        let half = anyhow!(
            "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem."
        );
        assert!(is_half_done(&half) && !is_taken(&half));
        assert!(!is_taken(&anyhow!("E: Unable to locate package")));
    }
}
