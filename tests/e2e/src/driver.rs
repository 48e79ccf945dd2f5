//! Starts a chromedriver of our own and ends it by its handle. Finding or installing one is the build tool's affair.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running chromedriver. Dropping it ends it, and nothing else.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts this program on a port of its own choice and waits until it takes connections.
    ///
    /// # Errors
    /// When the program cannot be started, or ends before it says its port.
    pub fn start(program: &Path) -> std::io::Result<Self> {
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let Some(output) = child.stdout.take() else {
            return Err(std::io::Error::other("chromedriver has no output"));
        };
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line));
        let Some(port) = port else {
            let _reaped = child.kill().and_then(|()| child.wait());
            return Err(std::io::Error::other(
                "chromedriver ended before it said its port",
            ));
        };
        // Its output is read to the end, so that it never waits for a full pipe.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(Self { child, port })
    }

    /// Its address, as `WEBDRIVER_URL` has it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}

/// The port in the line that says that it has started.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_port_it_was_given() {
        for (line, expected) in [
            (
                "ChromeDriver was started successfully on port 35519.",
                Some(35519),
            ),
            ("Starting ChromeDriver 156.0 on port 0", None),
            ("", None),
        ] {
            assert_eq!(port_in(line), expected, "{line}");
        }
    }
}
