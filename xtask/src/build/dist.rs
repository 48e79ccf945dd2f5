//! `cargo xtask dist`: what a page loads, complete in `dist/`. The parts are made elsewhere; here they are named, checked and put in
//! place, all at once or not at all.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use sha2::{Digest, Sha256};
use status_widget::feed::foreign::SCHEMA;
use status_widget::text::{SOURCES, packed};

use super::bundle::{self, BANNER, File, Files, Stages};
use super::configure;
use super::manifest::{Manifest, pin};
use super::part::{Part, Wasm};
use super::rules;
use super::wasm::{self, Earlier, Tools};
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

const TYPES: &str = "status-widget.d.ts";

/// What an editor completes a file of one's own by.
const OWN_SCHEMA: &str = "own.schema.json";

/// A bundle to make: what stands in for banner and bodies, which takes longest to optimize; its banner; its formats, and what stands in for
/// them, which is compiled alike; its bodies; and where in `target/`.
struct Made {
    parts: [Part; 5],
    folder: &'static str,
}

/// What bundles: this tool's own part in it, esbuild and terser, and what measures.
const MAKERS: [&str; 6] = [
    include_str!("dist.rs"),
    include_str!("configure.rs"),
    include_str!("bundle.rs"),
    include_str!("manifest.rs"),
    include_str!("../../../Cargo.lock"),
    include_str!("../../../www/package-lock.json"),
];

const SHIPPED: Made = Made {
    parts: [Part::Compat, Part::Banner, Part::Formats, Part::CompatFormats, Part::Bodies],
    folder: "dist-made",
};

/// Builds `dist/` and answers where it is.
pub fn dist(workspace: &Workspace) -> Result<PathBuf> {
    let made = make(workspace, SHIPPED, Earlier::Keep)?;
    let dist = workspace.dist();
    put(&made, &dist)?;
    Ok(dist)
}

/// The same with a banner that panics on request, for the browser tests alone, in a folder that nobody serves.
pub fn dist_that_panics(workspace: &Workspace) -> Result<PathBuf> {
    let parts = [Part::CompatPanics, Part::Panics, Part::Formats, Part::CompatFormats, Part::Bodies];
    make(workspace, Made { parts, folder: "dist-panics" }, Earlier::Keep)
}

/// Builds the modules of both, more of it at a time than one after the other could.
pub fn modules(workspace: &Workspace) -> Result<()> {
    let npm = setup::npm::tools(workspace)?;
    let toolchain = setup::wasm_toolchain::wasm_toolchain()?;
    let tools = Tools { workspace, toolchain: &toolchain, npm: &npm };
    // As in a bundle, and what is compiled nearly alike side by side.
    let parts = [
        Part::Compat,
        Part::CompatPanics,
        Part::Banner,
        Part::Panics,
        Part::Formats,
        Part::CompatFormats,
        Part::Bodies,
        Part::Command,
    ];
    wasm::build(tools, &parts, Earlier::Keep).map(drop)
}

/// Builds one module alone.
pub fn module(workspace: &Workspace, part: Part) -> Result<Wasm> {
    let npm = setup::npm::tools(workspace)?;
    let toolchain = setup::wasm_toolchain::wasm_toolchain()?;
    let tools = Tools { workspace, toolchain: &toolchain, npm: &npm };
    wasm::build(tools, &[part], Earlier::Keep)?.pop().context("a part without a module")
}

/// Binds, optimizes and bundles once more and compares with `dist/`. The compiler's own part is taken as it is: a second one
/// would take minutes.
pub fn check_reproducible(workspace: &Workspace) -> Result<()> {
    let made = make(workspace, SHIPPED, Earlier::Ignore)?;
    for file in files_below(&made)? {
        let earlier = workspace.dist().join(file.strip_prefix(&made)?);
        if std::fs::read(&file)? != std::fs::read(&earlier).unwrap_or_default() {
            bail!("{} came out otherwise the second time", earlier.display());
        }
    }
    Ok(())
}

fn make(workspace: &Workspace, made: Made, earlier: Earlier) -> Result<PathBuf> {
    let npm = setup::npm::tools(workspace)?;
    let toolchain = setup::wasm_toolchain::wasm_toolchain()?;
    let tools = Tools { workspace, toolchain: &toolchain, npm: &npm };
    let [compat, banner, formats, compat_formats, bodies] = &wasm::build(tools, &made.parts, earlier)?[..]
    else {
        bail!("there are not as many modules as parts")
    };
    let folder = workspace.target.join(made.folder);
    let stamp = workspace.target.join(format!("{}.made-of", made.folder));
    let made_of = made_of(workspace, &[banner, bodies, compat, formats, compat_formats])?;
    let is_same = std::fs::read_to_string(&stamp).is_ok_and(|earlier| earlier == made_of);
    if earlier == Earlier::Keep && is_same && folder.is_dir() {
        return Ok(folder);
    }
    step("bundling and measuring", || {
        // Gone first: a run that is ended half-way must not pass for a finished one.
        _ = std::fs::remove_file(&stamp);
        _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let wasm = named(&folder, "status-widget.*.wasm", &std::fs::read(&banner.module)?)?;
        let module = named(&folder, "status-widget.bodies.*.wasm", &std::fs::read(&bodies.module)?)?;
        let script = folder.join("unnamed.js");
        bundle::bodies(workspace, &npm, bodies, &module, &script)?;
        let bodies = renamed(&script, "status-widget.bodies.*.js")?;
        let feeds = std::fs::read_to_string(workspace.www().join("embed/preview.json"))?;
        let feeds: serde_json::Value = serde_json::from_str(&feeds)?;
        let preview = named(&folder, "status-widget.preview.*.json", feeds.to_string().as_bytes())?.name;
        std::fs::write(folder.join(OWN_SCHEMA), SCHEMA)?;
        let words = languages(&folder)?;
        let beside = |formats| Files {
            words: words.clone(),
            bodies: bodies.clone(),
            formats,
            preview: preview.clone(),
        };
        let with_wasm = || {
            let module = named(&folder, "status-widget.formats.*.wasm", &std::fs::read(&formats.module)?)?;
            bundle::relays(workspace, &npm, formats, &module, &folder)?;
            bundle::formats(workspace, &npm, formats, Some(&module), &script)?;
            let files = beside(renamed(&script, "status-widget.formats.*.js")?);
            bundle::banner(workspace, &npm, banner, &files, &script, BANNER)?;
            renamed(&script, "status-widget.banner.*.js")
        };
        let without_wasm = || {
            let script = folder.join("unnamed-compat.js");
            bundle::formats(workspace, &npm, compat_formats, None, &script)?;
            let files = beside(renamed(&script, "status-widget.formats-compat.*.js")?);
            bundle::compat(workspace, &npm, compat, &files, &script)?;
            renamed(&script, "status-widget.compat.*.js")
        };
        // Most of it is terser, which works on one core.
        let (banner, compat): (Result<_>, Result<_>) = rayon::join(with_wasm, without_wasm);
        let (banner, compat) = (banner?, compat?);
        bundle::door(workspace, &npm, &Stages { banner, wasm, compat }, &folder)?;
        let types = workspace.www().join("embed").join(TYPES);
        if types.is_file() {
            std::fs::copy(types, folder.join(TYPES))?;
        }
        let manifest = Manifest::of(&folder, &workspace.version)?;
        manifest.write(&folder)?;
        configure::write(workspace, &npm, &folder, &manifest)?;
        check_no_paths(workspace, &folder)?;
        std::fs::write(&stamp, &made_of)?;
        Ok(format!("{} files", manifest.files.len() + 1))
    })?;
    Ok(folder)
}

/// The hash of all that a bundle is made of, and by.
fn made_of(workspace: &Workspace, parts: &[&Wasm]) -> Result<String> {
    let mut hash = Sha256::new();
    // With its length in front, so that two files cannot pass for two others.
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    MAKERS.iter().for_each(|maker| add(maker.as_bytes()));
    add(workspace.version.as_bytes());
    add(workspace.license.as_bytes());
    add(SCHEMA.as_bytes());
    add(rules::addresses().to_string().as_bytes());
    add(configure::registries().to_string().as_bytes());
    for (language, source) in SOURCES {
        add(language.as_bytes());
        add(source.as_bytes());
    }
    for part in parts {
        for file in [&part.module, &part.glue, &part.code] {
            add(&std::fs::read(file).unwrap_or_default());
        }
    }
    for top in ["embed", "relay", configure::FOLDER].map(|folder| workspace.www().join(folder)) {
        for file in files_below(&top)? {
            add(file.strip_prefix(&top).unwrap_or(&file).to_string_lossy().as_bytes());
            add(&std::fs::read(&file)?);
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(files_below(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

/// Writes a file for each language that is not inside the wasm; answers their name, with `*` in place of the language.
fn languages(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    for (language, source) in SOURCES.iter().filter(|(language, _)| *language != "en") {
        let file = packed(language, source)
            .map_err(|faults| anyhow!("a catalogue cannot be shipped:\n{}", faults.join("\n")))?;
        files.push((language, file));
    }
    // One hash for all: one alone would change with the keys anyway, and ten would cost the script their bytes.
    let all: String = files.iter().map(|(_, file)| file.as_str()).collect();
    let name = format!("status-widget.*.{}.txt", short_hash(all.as_bytes()));
    for (language, file) in files {
        std::fs::write(folder.join(name.replace('*', language)), file)?;
    }
    Ok(name)
}

/// Writes a file under a name that says what is in it.
fn named(folder: &Path, pattern: &str, bytes: &[u8]) -> Result<File> {
    let name = pattern.replace('*', &short_hash(bytes));
    std::fs::write(folder.join(&name), bytes)?;
    Ok(File { name, integrity: pin(bytes) })
}

/// Gives a file such a name in its own folder.
fn renamed(file: &Path, pattern: &str) -> Result<File> {
    let named = named(file.parent().context("a file in no folder")?, pattern, &std::fs::read(file)?)?;
    std::fs::remove_file(file)?;
    Ok(named)
}

/// In the name, so that a loader from a cache and a module of another release never meet.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// What ships must not tell where it was built, nor differ by it.
fn check_no_paths(workspace: &Workspace, folder: &Path) -> Result<()> {
    let places = [
        Some(workspace.root.clone()),
        Some(workspace.target.clone()),
        Workspace::cargo_home(),
        std::env::home_dir(),
    ];
    let mut needles: Vec<String> =
        places.into_iter().flatten().filter(|place| place.parent().is_some()).map(as_folder).collect();
    needles.push("/rustlib/src/".to_owned());
    for path in files_below(folder)? {
        let bytes = std::fs::read(&path)?;
        let found = needles
            .iter()
            .find(|needle| bytes.windows(needle.len()).any(|window| window == needle.as_bytes()));
        if let Some(needle) = found {
            bail!("{} holds a path of this machine, {needle}", path.display());
        }
    }
    Ok(())
}

/// With the separator at its end, so that a home directory's name is not found inside a longer word.
fn as_folder(path: PathBuf) -> String {
    format!("{}{}", path.display(), std::path::MAIN_SEPARATOR)
}

/// Files that are no longer made go, so that `dist/` can be served and packed as it is.
fn put(made: &Path, dist: &Path) -> Result<()> {
    std::fs::create_dir_all(dist)?;
    for old in files_below(dist)? {
        if !made.join(old.strip_prefix(dist)?).exists() {
            std::fs::remove_file(old)?;
        }
    }
    for new in files_below(made)? {
        let to = dist.join(new.strip_prefix(made)?);
        let cannot = || format!("cannot write to {}", to.display());
        std::fs::create_dir_all(to.parent().unwrap_or(dist)).with_context(cannot)?;
        std::fs::copy(&new, &to).with_context(cannot)?;
    }
    Ok(())
}
