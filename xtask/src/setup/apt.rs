//! Debian's package manager, where we may use it: as root or through sudo without a password. It never asks a question.

use std::process::Command;

use anyhow::Result;

use crate::steps::output_of;

/// Whether this is Debian and we may install on it. Its relatives name some of these packages otherwise, or lack them.
pub fn is_usable() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian") && (is_root() || output_of(sudo().arg("true")).is_ok())
}

/// Installs packages by name, without what they only recommend.
pub fn install(packages: &[&str]) -> Result<()> {
    // A foreign source that does not answer fails the update, though the packages may still be had.
    let updated = output_of(apt_get().arg("update"));
    let installed = output_of(apt_get().args(["install", "-y", "--no-install-recommends"]).args(packages));
    installed.map_err(|error| match updated {
        Ok(_) => error,
        Err(update) => error.context(update),
    })?;
    Ok(())
}

fn apt_get() -> Command {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut command = sudo();
        command.arg("env");
        command
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
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
