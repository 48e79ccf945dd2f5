//! `cargo xtask fuzz`: lets libFuzzer drive the whole core, and says how far it came. What is tried and held stands in
//! `tests/fuzz`.
//!
//! The compiler of a plain installation has all it takes; a C++ compiler must be there for libFuzzer itself.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::steps::{Running, output_of, step};
use crate::workspace::Workspace;

/// What rustc is told so that libFuzzer sees which branches an input takes. Not what it is compared with: that takes half of
/// the time, and the words it would find are in the dictionary.
const INSTRUMENTED: &str = "--cfg=fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table";

/// The longest input, in bytes: enough for a few incidents, and short enough for thousands of inputs a second.
const LONGEST: usize = 2500;

/// What `cargo xtask fuzz` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many inputs to try
    #[arg(long, value_name = "N")]
    runs: Option<u64>,
    /// For how many seconds to try them (default: 60 where no number of runs is given)
    #[arg(long, value_name = "S")]
    seconds: Option<u64>,
    /// Try these inputs alone, such as one that crashed
    #[arg(value_name = "FILE")]
    inputs: Vec<PathBuf>,
}

/// Builds it, runs it and prints what came of it; an error when an input crashed.
pub fn run(args: &Args, workspace: &Workspace) -> Result<()> {
    let folder = workspace.target.join("fuzz");
    let program = build(workspace, &folder.join("build"))?;
    let (corpus, seeds, crashes) = (folder.join("corpus"), folder.join("seeds"), folder.join("crashes"));
    for folder in [&corpus, &seeds, &crashes] {
        std::fs::create_dir_all(folder)?;
    }
    let mut command = Command::new(program);
    command.arg(format!("-artifact_prefix={}/", crashes.display()));
    if args.inputs.is_empty() {
        step("seeds", || Ok(format!("{} documents", sow(workspace, &seeds)?)))?;
        command.args([&corpus, &seeds]).arg(format!("-max_len={LONGEST}")).args([
            "-timeout=10",
            "-reload=0",
            "-print_final_stats=1",
        ]);
        command.arg(format!("-dict={}", workspace.root.join("tests/fuzz/words.dict").display()));
        command.args(args.runs.map(|runs| format!("-runs={runs}")));
        let seconds = args.seconds.or(args.runs.is_none().then_some(60));
        command.args(seconds.map(|seconds| format!("-max_total_time={seconds}")));
    } else {
        command.args(&args.inputs);
    }
    watch(&mut command)
}

fn build(workspace: &Workspace, target: &Path) -> Result<PathBuf> {
    let version = output_of(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    step("compile the fuzz target", || {
        // With a target, even our own, build scripts stay as they are.
        let arguments = [
            "build",
            "--package=fuzz",
            "--bin=fuzz",
            "--features=libfuzzer",
            "--profile=fuzz",
            "--target",
            host,
        ];
        let mut command = workspace.cargo_command();
        command.args(arguments).arg("--target-dir").arg(target).env("RUSTFLAGS", INSTRUMENTED);
        output_of(&mut command).map(|_| String::new())
    })?;
    Ok(target.join(host).join("fuzz").join(format!("fuzz{}", std::env::consts::EXE_SUFFIX)))
}

/// Lays out what to start from: the made-up feeds, and the real ones that lie beside the project, both without what no
/// widget reads.
fn sow(workspace: &Workspace, seeds: &Path) -> Result<usize> {
    let mut count = 0;
    for folder in ["tests/fixtures/statuspage", "tests/fixtures/blip", "../shared/feeds/statuspage"] {
        let Ok(entries) = std::fs::read_dir(workspace.root.join(folder)) else { continue };
        for entry in entries {
            let file = entry?.path();
            let seed = ::fuzz::mutate::lean(&std::fs::read(&file)?);
            if let Some(seed) = seed.filter(|seed| seed.len() <= LONGEST) {
                let name = file.file_name().context("a file has a name")?;
                std::fs::write(seeds.join(name), seed)?;
                count += 1;
            }
        }
    }
    // Of other systems' every field may count to one of them.
    for folder in std::fs::read_dir(workspace.root.join("tests/fixtures/foreign"))? {
        let folder = folder?.path();
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        let system = folder.file_name().context("a folder has a name")?.to_string_lossy();
        for entry in entries {
            let file = entry?.path();
            let name = file.file_name().context("a file has a name")?.to_string_lossy();
            std::fs::copy(&file, seeds.join(format!("{system}-{name}")))?;
            count += 1;
        }
    }
    Ok(count)
}

/// Shows how it goes, now and then, and how it ended.
fn watch(command: &mut Command) -> Result<()> {
    let running = Running::start(command.stdin(Stdio::null()).stderr(Stdio::piped()))?;
    let output = running.child().stderr.take().context("it has an error stream")?;
    let (mut last, mut runs, mut crash, mut told) = (String::new(), None, None, Vec::new());
    for line in BufReader::new(output).lines() {
        let line = line?;
        if let Some((_, count)) = line.split_once("stat::number_of_executed_units:") {
            runs = Some(count.trim().to_owned());
        } else if let Some((_, file)) = line.split_once("Test unit written to ") {
            crash = Some(file.to_owned());
        } else if line.starts_with('#') && line.contains("cov:") {
            // One of its own lines for every input that it keeps would be thousands.
            if line.contains("pulse") || line.contains("INITED") {
                eprintln!("{line}");
            }
            last = line;
        } else {
            told.push(line);
        }
    }
    let status = running.child().wait()?;
    if !status.success() {
        // What the panic said, and where.
        eprintln!("{}", told.join("\n"));
        bail!("an input crashed: {}", crash.unwrap_or_else(|| status.to_string()));
    }
    let field = |name: &str| {
        let rest = last.split(name).nth(1).map(str::trim_start);
        rest.and_then(|rest| rest.split([' ', '/']).next()).unwrap_or("?").to_owned()
    };
    if let Some(runs) = runs {
        println!(
            "{runs} executions, {} a second; {} places of the code seen, {} inputs kept; none crashed",
            field("exec/s:"),
            field("cov:"),
            field("corp:")
        );
    }
    Ok(())
}
