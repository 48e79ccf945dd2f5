//! The release build of the widget's wasm: rustc for size, wasm-bindgen for the glue, wasm-opt; and wasm2js, where it is to run without
//! WebAssembly. It names and writes no file of `dist/`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walrus::Module;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use super::names::{self, MODULE, Renamed};
use super::table;
use crate::setup::npm::NpmTools;
use crate::setup::wasm_toolchain::{TARGET, WasmToolchain};
use crate::steps::{output_of, step};
use crate::workspace::Workspace;

/// What a page's browser must have, named one by one: "all" would let in encodings that browsers refuse.
const FEATURES: &[&str] = &[
    "bulk-memory",
    "bulk-memory-opt",
    "call-indirect-overlong",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// A finished build.
#[derive(Debug)]
pub struct Wasm {
    /// The optimized module.
    pub module: PathBuf,
    /// The same, with the functions' names behind it.
    pub named: PathBuf,
    /// wasm-bindgen's JavaScript for it, an ES module.
    pub glue: PathBuf,
    /// The module as JavaScript, an ES module too, of the part that is that.
    pub code: PathBuf,
}

/// The modules that the crate is built as, each with the feature that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What a page loads.
    Banner,
    /// What it loads when details are opened.
    Bodies,
    /// Both as JavaScript, which it loads instead where WebAssembly is refused.
    Compat,
    /// What the browser tests of panics load: the banner, which panics on request.
    Panics,
    /// The same as JavaScript.
    CompatPanics,
}

impl Part {
    fn feature(self) -> &'static str {
        match self {
            Self::Banner => "banner",
            Self::Bodies => "bodies",
            Self::Compat => "banner,bodies",
            Self::Panics => "banner,panics",
            Self::CompatPanics => "banner,bodies,panics",
        }
    }

    /// Whether it is to run without WebAssembly.
    fn is_compat(self) -> bool {
        matches!(self, Self::Compat | Self::CompatPanics)
    }

    /// What its module may hold beyond the first WebAssembly, which is all that can be said in JavaScript.
    fn features(self) -> &'static [&'static str] {
        if self.is_compat() { &[] } else { FEATURES }
    }

    /// Its own folder: Cargo keeps one file for a library, whatever its features.
    fn target(self, workspace: &Workspace) -> PathBuf {
        workspace.target.join(match self {
            Self::Banner => "wasm",
            Self::Bodies => "wasm-bodies",
            Self::Compat => "wasm-compat",
            Self::Panics => "wasm-panics",
            Self::CompatPanics => "wasm-compat-panics",
        })
    }
}

impl Wasm {
    /// Where the latest build is, if there was one.
    pub fn of(workspace: &Workspace, part: Part) -> Self {
        let folder = part.target(workspace).join("bound");
        Self {
            module: folder.join("status_widget_opt.wasm"),
            named: folder.join("status_widget_named.wasm"),
            glue: folder.join("glue.js"),
            code: folder.join("code.js"),
        }
    }
}

/// Whether work that was done before on the same input may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// Take it.
    Keep,
    /// Do it again, to see that the same comes out.
    Ignore,
}

/// Compiles, binds, optimizes.
pub fn build(
    workspace: &Workspace,
    toolchain: &WasmToolchain,
    npm: &NpmTools,
    part: Part,
    earlier: Earlier,
) -> Result<Wasm> {
    let target = part.target(workspace);
    let name = part.feature();
    let first = if target.join(TARGET).is_dir() {
        ""
    } else {
        " and, this first time, the standard library (about a minute)"
    };
    step(&format!("compiling wasm: {name}{first}"), || {
        compile(workspace, toolchain, part)?;
        Ok(String::new())
    })?;
    let compiled = target.join(TARGET).join("release/status_widget.wasm");
    let folder = target.join("bound");
    let wasm = Wasm::of(workspace, part);
    let input = std::fs::read(&compiled).with_context(|| format!("no {}", compiled.display()))?;
    let (done, by) = (folder.join("done-for.wasm"), folder.join("done-by.txt"));
    let makers = MAKERS.concat();
    let holds = |file: &Path, bytes: &[u8]| std::fs::read(file).is_ok_and(|found| found == bytes);
    let same = || holds(&done, &input) && holds(&by, makers.as_bytes());
    if earlier == Earlier::Ignore || !same() {
        step(&format!("binding and optimizing wasm: {name}"), || {
            // Gone first: a run that is ended half-way must not pass for a finished one.
            _ = std::fs::remove_dir_all(&folder);
            bind(&compiled, &folder)?;
            optimize(npm, part, &folder, &wasm)?;
            if part.is_compat() {
                without_wasm(npm, &wasm)?;
            }
            std::fs::write(&by, &makers)?;
            std::fs::write(&done, &input)?;
            let kb = |path: &Path| Ok::<_, std::io::Error>(std::fs::metadata(path)?.len() / 1000);
            Ok(format!("{} kB to {} kB", input.len() / 1000, kb(&wasm.module)?))
        })?;
    }
    Ok(wasm)
}

/// What made a module of what was compiled: this tool's own part in it, wasm-bindgen and the optimizer. After a change of these nothing
/// earlier stands.
const MAKERS: [&str; 5] = [
    include_str!("wasm.rs"),
    include_str!("names.rs"),
    include_str!("table.rs"),
    include_str!("../../../Cargo.lock"),
    include_str!("../../../www/package-lock.json"),
];

fn compile(workspace: &Workspace, toolchain: &WasmToolchain, part: Part) -> Result<()> {
    output_of(
        toolchain
            .cargo()
            .args(["build", "--release", "--package=status-widget", "--lib", "--target", TARGET])
            .args(["--no-default-features", "--features", part.feature()])
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size", "--target-dir"])
            .arg(part.target(workspace))
            .current_dir(&workspace.root)
            .env("CARGO_ENCODED_RUSTFLAGS", flags(workspace, toolchain, part).join("\x1f")),
    )?;
    Ok(())
}

/// Smallest code first: a panic ends the module at once and carries no text. Then the paths of this machine are taken out.
fn flags(workspace: &Workspace, toolchain: &WasmToolchain, part: Part) -> Vec<String> {
    let mut flags: Vec<String> = [
        "-Zunstable-options",
        "-Cpanic=immediate-abort",
        "-Zlocation-detail=none",
        "-Zfmt-debug=none",
        // Off by default at this level, yet smaller: what is inlined before LLVM sees it folds away.
        "-Zinline-mir=yes",
        // Small things alone, and those from wherever they are.
        "-Zinline-mir-threshold=20",
        "-Zinline-mir-hint-threshold=40",
        "-Zcross-crate-inline-threshold=yes",
        // And what is inlined by LLVM costs more than the call, unless it is the only one.
        "-Cllvm-args=-inline-threshold=0",
    ]
    .map(str::to_owned)
    .into();
    flags.push(format!("-Clink-arg=--table-base={}", table::BASE));
    if part.is_compat() {
        flags.push("-Ctarget-cpu=mvp".to_owned());
    }
    let mut remap =
        |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    // Of two that fit rustc takes the later, so the narrower one comes later.
    remap(&workspace.target, "target");
    remap(&workspace.root, "status-widget");
    let library = toolchain.sysroot.join("lib/rustlib/src/rust");
    remap(&library, "rust");
    if let Ok(real) = library.canonicalize() {
        remap(&real, "rust");
    }
    if let Some(home) = Workspace::cargo_home() {
        remap(&home, "cargo");
        // One folder a registry, named after it: a mirror must not change the bytes.
        for registry in std::fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten() {
            remap(&registry.path(), "crates");
        }
    }
    flags
}

/// Exports what a loader of our own needs to start the module. wasm-bindgen's takes addresses, requests, bytes and modules, by
/// two names each; bundling leaves out what nobody imports.
fn with_plain_start(glue: &str) -> Result<String> {
    for name in ["__wbg_get_imports()", "__wbg_finalize_init(instance, module)"] {
        ensure!(glue.contains(&format!("function {name}")), "the glue has no {name}");
    }
    // Never taken: the module has a `realloc`.
    let (before, rest) = glue
        .split_once("    if (realloc === undefined) {")
        .context("the glue writes texts in another way")?;
    let (_, after) = rest.split_once("\n    }\n").context("the glue is cut off")?;
    Ok(format!("{before}{after}\nexport {{ __wbg_get_imports as imports, __wbg_finalize_init as start }};\n"))
}

/// wasm-bindgen copies the files of ours that the module imports from. Bundled from where they are, they stand there once for the
/// loader and the module.
fn with_own_files(glue: &str) -> Result<String> {
    let mut parts = glue.split("./snippets/");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, inside) =
            part.split_once("/www/embed/").context("the module imports from outside of www/embed")?;
        text.extend(["#embed/", inside]);
    }
    Ok(text)
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .demangle(false)
        // In every browser that has reference types.
        .encode_into(EncodeInto::Always)
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen cannot read what was compiled")?;
    let bound = folder.join("status_widget_bg.wasm");
    let mut module = Module::from_file(&bound).context("what wasm-bindgen wrote cannot be read")?;
    let pruned = table::prune(&mut module);
    ensure!(pruned > 0, "nothing to take out of the table: is --table-base still heard?");
    module.emit_wasm_file(&bound)
}

/// Optimizes the module, then gives it and its glue short names for each other.
fn optimize(npm: &NpmTools, part: Part, folder: &Path, wasm: &Wasm) -> Result<()> {
    let wasm_opt = |module: &str| {
        let mut command = npm.command("wasm-opt");
        command.arg(folder.join(module)).arg("--mvp-features");
        command.args(part.features().iter().map(|feature| format!("--enable-{feature}")));
        command
    };
    let small = "status_widget_small.wasm";
    output_of(
        wasm_opt("status_widget_bg.wasm")
            // Loops and blocks are laid out anew from the bare flow of control, which leaves fewer of them than LLVM does.
            .args(["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--gufa-optimizing", "--converge"])
            // The linker puts the far end of the stack there: no address is a sum that begins elsewhere and ends below 1024.
            .arg("--low-memory-unused")
            // What is repeated compresses well, so a call saves less than it costs: little is inlined here.
            .args(["-aimfs", "6", "-fimfs", "0", "-ocimfs", "20"])
            .args(["--merge-similar-functions", "-Oz"])
            .args(["--strip-dwarf", "--strip-producers", "--strip-target-features", "-g", "-o"])
            .arg(folder.join(small)),
    )?;
    // By itself: among the passes that are repeated it would rename its own names.
    output_of(wasm_opt(small).args([names::PASS, "-g", "-o"]).arg(&wasm.named))?;
    let printed = output_of(wasm_opt(small).args([names::PASS, "-o"]).arg(&wasm.module))?;
    let glue = std::fs::read_to_string(folder.join("status_widget.js"))?;
    let glue = Renamed::read(&printed)?.in_glue(&glue)?;
    std::fs::write(&wasm.glue, with_plain_start(&with_own_files(&glue)?)?)?;
    Ok(())
}

/// The module as JavaScript.
fn without_wasm(npm: &NpmTools, wasm: &Wasm) -> Result<()> {
    let mut command = npm.command("wasm2js");
    output_of(command.arg(&wasm.module).args(["--mvp-features", "-Oz", "-o"]).arg(&wasm.code))?;
    std::fs::write(&wasm.code, with_instantiate(&std::fs::read_to_string(&wasm.code)?)?)?;
    std::fs::write(&wasm.glue, with_moving_memory(&std::fs::read_to_string(&wasm.glue)?)?)?;
    Ok(())
}

/// What wasm2js writes starts at once, with imports from a file. Ours is started when the page is ready, like a wasm.
fn with_instantiate(code: &str) -> Result<String> {
    let inner = code.strip_prefix(&format!("import * as {MODULE} from '{MODULE}';\n"));
    let inner = inner.and_then(|code| code.split_once("var retasmFunc = asmFunc("));
    let (inner, _) = inner.context("wasm2js writes another kind of file")?;
    Ok(format!("{inner}export {{ asmFunc as instantiate }};\n"))
}

/// Where a wasm's memory grows, its old buffer is detached. wasm2js copies into another, and leaves the old one as it was.
fn with_moving_memory(glue: &str) -> Result<String> {
    let (_, rest) = glue.split_once("= new DataView(").context("the glue looks into no memory")?;
    let (buffer, _) = rest.split_once(')').context("the glue is cut off")?;
    let is_other = format!("cachedUint8ArrayMemory0.buffer !== {buffer}");
    let mut text = glue.to_owned();
    for (before, after) in [
        ("cachedUint8ArrayMemory0.byteLength === 0", is_other.as_str()),
        ("cachedDataViewMemory0.buffer.detached === undefined && ", ""),
    ] {
        ensure!(text.matches(before).count() == 1, "the glue looks after its memory in another way");
        text = text.replace(before, after);
    }
    Ok(text)
}
