//! A chromedriver of our own, on a free port, for as long as the tests need it. It opens no session.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::setup::browser::Browser;
use crate::steps::Running;

/// Where ours listen now.
static PORTS: Mutex<Vec<u16>> = Mutex::new(Vec::new());

/// It ends when this is dropped, and with it every browser that it started.
pub struct Chromedriver {
    running: Running,
    port: u16,
}

impl Chromedriver {
    /// Starts it and waits until it listens.
    pub fn start(browser: &Browser) -> Result<Self> {
        let mut command = Command::new(&browser.chromedriver);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let running = Running::start(&mut command)?;
        let output = running.child().stdout.take().context("chromedriver without output")?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines
            .by_ref()
            .find_map(|line| port_in(&line))
            .context("chromedriver ended before it listened")?;
        // Read to its end, lest chromedriver wait for a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        ports().push(port);
        Ok(Self { running, port })
    }

    /// Where clients reach it.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// For when this program is ended from outside: no browser stays behind.
pub fn end_all() {
    for port in ports().iter() {
        // One that does not answer has ended already.
        _ = ask_to_end(*port);
    }
}

fn ports() -> MutexGuard<'static, Vec<u16>> {
    PORTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Killed, it would leave its browsers behind; asked, it ends them first.
fn ask_to_end(port: u16) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    stream.read_to_end(&mut Vec::new())?;
    Ok(())
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        ports().retain(|port| *port != self.port);
        // Where asking fails, `Running` ends it the hard way.
        if ask_to_end(self.port).is_ok() {
            let patience = Instant::now() + Duration::from_secs(5);
            while Instant::now() < patience && matches!(self.running.child().try_wait(), Ok(None)) {
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn reads_the_port_from_its_greeting() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 35519."), Some(35519));
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
