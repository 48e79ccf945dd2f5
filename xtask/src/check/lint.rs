//! Lints while it builds: clippy's driver is the compiler with lints, so what is to be tested anyway need not be gone through twice, nor
//! all the crates that it is built of. It runs no test.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::steps::output_of;

/// As `cargo clippy` has it: this compiler for what is the workspace's own. Whatever is built of it later must be asked for in this way,
/// too, or it is built once more.
pub fn linting<'a>(cargo: &'a mut Command, driver: &Path) -> &'a mut Command {
    cargo.env("RUSTC_WORKSPACE_WRAPPER", driver)
}

/// Builds, and fails if there is anything to be said of our own code. A lint is no error to the compiler here, so that what has one can
/// be tested all the same. Answers what was written.
pub fn build(cargo: &mut Command, driver: &Path) -> Result<String> {
    let output = output_of(linting(cargo, driver))?;
    ensure!(!output.lines().any(counts_warnings), "{output}");
    Ok(output)
}

/// Cargo closes the warnings of each target with their number, those of an earlier build, too. What it says of crates of others begins
/// otherwise.
fn counts_warnings(line: &str) -> bool {
    line.strip_prefix("warning: `").is_some_and(|rest| rest.contains("` (") && rest.contains(" generated "))
}

#[cfg(test)]
mod tests {
    use super::counts_warnings;

    #[test]
    fn knows_a_warning_of_ours() {
        for (line, expected) in [
            ("warning: `xtask` (bin \"xtask\") generated 1 warning", true),
            ("warning: `status-widget` (lib test) generated 2 warnings (1 duplicate)", true),
            (
                "warning: the following packages contain code that will be rejected by a future version of Rust: x v1",
                false,
            ),
            ("   Compiling xtask v0.0.0", false),
        ] {
            assert_eq!(counts_warnings(line), expected, "{line}");
        }
    }
}
