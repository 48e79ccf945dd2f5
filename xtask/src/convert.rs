//! `cargo xtask convert`: the Statuspage document that any other system's becomes, as the widget reads it and a relay serves it.
//!
//! It prints documents, a line each, and what was odd to standard error.

use anyhow::{Result, bail};
use status_widget::time::Time;

use crate::answer::{Reading, translate_answer};
use crate::explain::now_from;

/// What `cargo xtask convert` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Answers: documents, and several of one source as `FILE+FILE`
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The moment to take for now, in RFC 3339 (default: none; what has fallen silent is told by the documents alone)
    #[arg(long, value_name = "RFC3339", value_parser = now_from)]
    now: Option<Time>,
    #[command(flatten)]
    reading: Reading,
}

/// Prints to standard output.
pub fn run(args: &Args) -> Result<()> {
    let settings = args.reading.settings(args.now);
    let mut failed = 0;
    for files in &args.files {
        match translate_answer(files, &settings)? {
            Ok(translated) => {
                println!("{}", translated.document);
                for remark in translated.diagnostics {
                    eprintln!("{files}: {}: {}", translated.format, remark.message);
                }
            }
            Err(reason) => {
                eprintln!("{files}: {}", reason.message);
                failed += 1;
            }
        }
    }
    if failed > 0 {
        bail!("{failed} of {} cannot be converted", args.files.len());
    }
    Ok(())
}
