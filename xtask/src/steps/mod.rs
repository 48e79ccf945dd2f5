//! Runs the steps of a command: says what runs and how long it takes, keeps a step's output for when it fails, and ends the
//! programs it started when it is ended itself. It knows no step.

mod line;

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use self::line::Line;
pub use self::line::note;

/// After so long a step says that it still goes on, and after as long again.
const TELL: Duration = Duration::from_secs(10);

/// The programs that run now; `end_children_on_signal` ends them.
static RUNNING: Mutex<Vec<Arc<Mutex<Child>>>> = Mutex::new(Vec::new());

/// Does one piece of work under a line of its own: `compile wasm … 61.2 s`. What the work answers stands in that line too.
pub fn step(name: &str, work: impl FnOnce() -> Result<String>) -> Result<()> {
    value_step(name, || Ok(((), work()?)))
}

/// As `step`, for work that gives a value besides the words for its line.
pub fn value_step<T>(name: &str, work: impl FnOnce() -> Result<(T, String)>) -> Result<T> {
    let line = Line::begin(name);
    let started = Instant::now();
    let outcome = std::thread::scope(|scope| {
        let (done, end) = channel::<()>();
        let beside = line.clone();
        scope.spawn(move || {
            while end.recv_timeout(TELL) == Err(RecvTimeoutError::Timeout) {
                beside.tick(format_args!("{} s", started.elapsed().as_secs()));
            }
        });
        let outcome = work();
        drop(done);
        outcome
    });
    let seconds = started.elapsed().as_secs_f64();
    match &outcome {
        Ok((_, words)) if words.is_empty() => line.end(format_args!("{seconds:.1} s")),
        Ok((_, words)) => line.end(format_args!("{words}, {seconds:.1} s")),
        Err(_) => line.end(format_args!("FAILED after {seconds:.1} s")),
    }
    Ok(outcome?.0)
}

/// Runs a program to its end. What it wrote, both streams in their own order, is the answer or stands in the error.
pub fn output_of(command: &mut Command) -> Result<String> {
    let (mut reader, writer) = std::io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let running = Running::start(command)?;
    // The command holds the writing ends, and reading ends only once they are gone.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    let status = running.child().wait()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if !status.success() {
        bail!("{} ended with {status}\n{}", shown(command), text.trim_end());
    }
    Ok(text)
}

/// A program that runs beside us, ended when this is dropped.
pub struct Running(Arc<Mutex<Child>>);

impl Running {
    /// Starts it with the streams that the command has.
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command.spawn().with_context(|| format!("{} did not start", shown(command)))?;
        let child = Arc::new(Mutex::new(child));
        running().push(Arc::clone(&child));
        Ok(Self(child))
    }

    /// The program, to wait for or to look at.
    pub fn child(&self) -> std::sync::MutexGuard<'_, Child> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        running().retain(|child| !Arc::ptr_eq(child, &self.0));
        end(&mut self.child());
    }
}

/// From here on an interrupt or a polite request to end also ends what we started, after a last word to those that want one.
pub fn end_children_on_signal(last_word: fn()) -> Result<()> {
    ctrlc::set_handler(move || {
        last_word();
        for child in running().iter() {
            // One that is being waited for has closed its output and ends by itself.
            if let Ok(mut child) = child.try_lock() {
                end(&mut child);
            }
        }
        eprintln!();
        std::process::exit(130);
    })
    .context("no handler for interrupts")
}

fn end(child: &mut Child) {
    // Both fail only for a program that has ended already.
    _ = child.kill();
    _ = child.wait();
}

fn running() -> std::sync::MutexGuard<'static, Vec<Arc<Mutex<Child>>>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A command as a person would type it, near enough to find it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
