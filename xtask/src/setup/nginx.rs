//! nginx, in which the relay's configuration is tested: Debian's, where we may install it. Elsewhere these tests leave themselves out.

use anyhow::Result;

use super::apt;
use super::program::find_program;
use crate::steps::step;

/// Installs it where it is missing and can be had.
pub fn nginx() -> Result<()> {
    if find_program(&["nginx"]).is_some() || !apt::is_usable() {
        return Ok(());
    }
    step("setup: installing nginx with apt (about 10 s)", || {
        apt::install(&["nginx"])?;
        Ok(String::new())
    })
}
