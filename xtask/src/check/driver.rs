//! A driver of our own for a browser of any engine, on a free port, for as long as the tests need it. It opens no session.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use e2e::Engine;

use super::family::Family;
use crate::setup::browser::{Browser, Screen};

/// How long a driver may take until it listens.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often one is started that ends before it listens. Of thousands one did, on a busy machine, at once.
const STARTS: usize = 3;

/// It ends when this is dropped, and with it every browser that it started.
pub struct Driver {
    engine: Engine,
    family: Family,
    port: u16,
    // Behind the family: whoever draws on it ends first.
    _display: Option<Display>,
}

impl Driver {
    /// Starts it and waits until it listens.
    pub fn start(browser: &Browser) -> Result<Self> {
        let mut command = Command::new(&browser.driver);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let display = browser.screen.as_ref().map(Display::start).transpose()?;
        if let (Some(display), Some(screen)) = (&display, &browser.screen) {
            command.env("DISPLAY", &display.name).env("XDG_CONFIG_HOME", &screen.settings);
            // A desktop around us would be preferred to our own display.
            command.env_remove("WAYLAND_DISPLAY");
        }
        let (family, port) = match browser.engine {
            Engine::Blink => greeted(command.arg("--port=0"))?,
            Engine::Gecko => greeted(command.args(["--port=0", "--allow-system-access"]))?,
            Engine::WebKit => silent(&mut command)?,
        };
        Ok(Self { engine: browser.engine, family, port, _display: display })
    }

    /// Where clients reach it.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked, chromedriver ends its browsers and deletes what they wrote. The others do on a signal, and have no such word.
        if self.engine == Engine::Blink && ask_to_end(self.port).is_ok() {
            self.family.wait_for_end();
        }
    }
}

/// A driver that says where it listens, having chosen the port itself.
fn greeted(command: &mut Command) -> Result<(Family, u16)> {
    let mut said = String::new();
    for _ in 0..STARTS {
        let family = Family::start(command.stdout(Stdio::piped()))?;
        let output = family.eldest().stdout.take().context("a driver without output")?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        for line in lines.by_ref() {
            if let Some(port) = port_in(&line) {
                // Read to its end, lest the driver wait for a full pipe.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok((family, port));
            }
            said = said + &line + "\n";
        }
    }
    bail!("{} ended before it listened, {STARTS} times: {said}", command.get_program().display())
}

/// A driver that says nothing and must be told its port.
fn silent(command: &mut Command) -> Result<(Family, u16)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let family = Family::start(command.arg(format!("--port={port}")))?;
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if family.has_ended() || start.elapsed() > PATIENCE {
            bail!("{} does not listen on port {port}", command.get_program().display());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok((family, port))
}

fn ask_to_end(port: u16) -> std::io::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    stream.read_to_end(&mut Vec::new())?;
    Ok(())
}

/// From chromedriver's greeting or geckodriver's.
fn port_in(line: &str) -> Option<u16> {
    let rest = ["started successfully on port ", "Listening on 127.0.0.1:"]
        .into_iter()
        .find_map(|greeting| line.split_once(greeting))?;
    rest.1.trim_end().trim_end_matches('.').parse().ok()
}

/// A screen that nobody sees, on a free number.
struct Display {
    _family: Family,
    name: String,
}

impl Display {
    fn start(screen: &Screen) -> Result<Self> {
        let mut command = Command::new(&screen.server);
        // It writes its number once it is ready. No width of a test is beyond this.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let family =
            Family::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let output = family.eldest().stdout.take().context("an X server without output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let number: u32 = number.trim().parse().context("the X server ended before it was ready")?;
        Ok(Self { _family: family, name: format!(":{number}") })
    }
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn reads_the_port_from_a_greeting() {
        for (line, expected) in [
            ("ChromeDriver was started successfully on port 35519.", Some(35519)),
            ("Starting ChromeDriver 156.0 on port 0", None),
            ("1795572490123\tgeckodriver\tINFO\tListening on 127.0.0.1:40321", Some(40321)),
        ] {
            assert_eq!(port_in(line), expected, "{line}");
        }
    }
}
