//! Runs a script of the project's in node, to compare it with the core.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What such a script writes about these lines, which it reads from its input; its modules are texts in the environment. Nothing, aloud,
/// where there is no node.
pub fn run_in_node(script: &str, modules: &[(&str, &str)], lines: String) -> Option<String> {
    let node = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .envs(modules.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut node) = node else {
        eprintln!("skipped: no node to run the script in");
        return None;
    };
    let mut input = node.stdin.take().unwrap();
    // Beside the reading, or both would wait for each other.
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "node fails");
    Some(String::from_utf8(output.stdout).unwrap())
}
