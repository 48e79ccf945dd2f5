//! The scripts that ship, each a classic one: the door, what it opens for with glue and style in it, and what few pages need. esbuild
//! puts them together, terser makes them smaller. It decides no file name but the door's.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use status_widget::memory;
use status_widget::text::LANGUAGES;

use super::part::Wasm;
use super::rules;
use crate::setup::npm::NpmTools;
use crate::steps::output_of;
use crate::workspace::Workspace;

/// The name that pages write in their tag.
pub const SCRIPT: &str = "status-widget.js";

/// The name in the source map of the script that the door opens for. It has no hash: the script's name has one of all that is in it, the
/// map's name included.
pub const BANNER: &str = "status-widget.banner.js";

/// The oldest browsers that README names, for the style. The script's syntax is older yet.
const BROWSERS: &str = "--target=chrome96,firefox101,safari15.4";

/// How terser makes a script smaller. The fields that the glue has for itself get short names, too, and what it tells a garbage
/// collector's registry, of which there is none here, goes.
const SMALLER: [&str; 3] = [
    "--compress=passes=3,ecma=2015,unsafe_arrows,inline=1,\
     pure_funcs=['WidgetFinalization.register','WidgetFinalization.unregister']",
    "--mangle",
    "--mangle-props=regex=/^__(wbg|destroy)/",
];

/// Has Chromium compile all of a script beside the page, while it arrives, and not each function when it is first called. To others it
/// is a comment.
const ALL_AT_ONCE: &str = "--format=comments=some,preamble='//# allFunctionsCalledOnLoad'";
/// Has it compile what is called. The script that the door opens for is there on many a quiet day, on which nothing of it is.
const WHEN_CALLED: &str = "--format=comments=some";

/// What the banner looks like: the name by which scripts import it, and the file.
const STYLE: (&str, &str) = ("style", "status-widget.css");
/// What bodies look like, which no page needs before it shows one.
const BODY_STYLE: (&str, &str) = ("body-style", "bodies/body.css");

/// What a banner fetches from beside the door.
#[derive(Debug, Clone)]
pub struct Files {
    /// The name of a language's file, with `*` in place of the language.
    pub words: String,
    /// The script that shows bodies.
    pub bodies: File,
    /// The script that asks other systems.
    pub formats: File,
    /// The made-up feeds.
    pub preview: String,
}

/// A file that is pinned.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its hash, as an `integrity` attribute wants it.
    pub integrity: String,
}

/// What the door opens for.
#[derive(Debug)]
pub struct Stages {
    /// The script with the glue.
    pub banner: File,
    /// The module.
    pub wasm: File,
    /// What stands in for both without WebAssembly.
    pub compat: File,
}

/// Writes the door into `folder`, with its source map.
pub fn door(workspace: &Workspace, npm: &NpmTools, stages: &Stages, folder: &Path) -> Result<()> {
    let mut bundle = esbuild(workspace, npm, "door/main.js");
    define_file(&mut bundle, "WASM", &stages.wasm);
    define_file(&mut bundle, "BANNER", &stages.banner);
    define_file(&mut bundle, "COMPAT", &stages.compat);
    define(&mut bundle, "VERSION", &workspace.version);
    define(&mut bundle, "MEMORY", memory::VERSION);
    define(&mut bundle, "RULES", &rules::rules());
    silence(&mut bundle, workspace);
    write(npm, bundle, &folder.join(SCRIPT), ALL_AT_ONCE, Some(SCRIPT))
}

/// Writes the script that the door opens for, with its source map as of the name `map`.
pub fn banner(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    files: &Files,
    script: &Path,
    map: &str,
) -> Result<()> {
    let mut bundle = with_glue(workspace, npm, "main.js", wasm);
    define_words(&mut bundle, files);
    define_file(&mut bundle, "BODIES", &files.bodies);
    let style = add_style(workspace, npm, &mut bundle, STYLE, script)?;
    write(npm, bundle, script, WHEN_CALLED, Some(map))?;
    Ok(std::fs::remove_file(style)?)
}

/// Writes the script that shows bodies, with its module's name and hash in it.
pub fn bodies(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    module: &File,
    script: &Path,
) -> Result<()> {
    let mut bundle = with_glue(workspace, npm, "bodies/main.js", wasm);
    define_file(&mut bundle, "WASM", module);
    let style = add_style(workspace, npm, &mut bundle, BODY_STYLE, script)?;
    write(npm, bundle, script, ALL_AT_ONCE, None)?;
    Ok(std::fs::remove_file(style)?)
}

/// Writes the script that asks other systems, with the name and hash of the module that reads them in it; with the module itself, where it
/// is to do without WebAssembly.
pub fn formats(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    module: Option<&File>,
    script: &Path,
) -> Result<()> {
    let entry = if module.is_some() { "formats/main.js" } else { "formats/compat.js" };
    let mut bundle = with_glue(workspace, npm, entry, wasm);
    match module {
        Some(module) => define_file(&mut bundle, "WASM", module),
        None => _ = bundle.arg(prefixed("--alias:#code=", &wasm.code)),
    }
    bundle.arg(format!("--define:FORMATS={}", rules::addresses()));
    write(npm, bundle, script, ALL_AT_ONCE, None)
}

/// How the relay is written for each that runs it: the source, the file, and for what esbuild is to put it together.
const RELAYS: [(&str, &str, &str); 2] = [
    ("node.js", "relay.node.mjs", "--platform=node"),
    ("worker.js", "relay.worker.mjs", "--conditions=workerd,worker"),
];
/// By this name a worker imports the module that reads other systems' documents.
const RELAYS_MODULE: &str = "status-widget.formats.wasm";

/// Writes the relays into `folder`, where their module is. People read and deploy them, and so they are not made smaller.
pub fn relays(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    module: &File,
    folder: &Path,
) -> Result<()> {
    for (source, file, platform) in RELAYS {
        let mut bundle = npm.command("esbuild");
        bundle.arg(workspace.www().join("relay").join(source)).args([
            "--bundle",
            "--format=esm",
            "--target=node20,es2022",
            "--charset=utf8",
            "--log-level=warning",
            platform,
        ]);
        bundle.args(["--define:FinalizationRegistry=undefined", "--define:Symbol.dispose=undefined"]);
        bundle.arg(prefixed("--alias:#glue=", &wasm.glue)).arg(format!("--external:{RELAYS_MODULE}"));
        bundle.arg(format!("--define:FORMATS={}", rules::addresses()));
        define(&mut bundle, "WASM_FILE", &module.name);
        bundle.arg(format!("--banner:js={}", banner_line(workspace)));
        let script = folder.join(file);
        warn_is_error(&output_of(bundle.arg(prefixed("--outfile=", &script)))?)?;
        let text = std::fs::read_to_string(&script)?;
        std::fs::write(&script, text.replace(RELAYS_MODULE, &format!("./{}", module.name)))?;
    }
    std::fs::copy(workspace.www().join("relay/nginx.conf"), folder.join("relay.nginx.conf"))?;
    Ok(())
}

/// Writes a module that Node runs, of this entry of `www`, with these in the place of names. People read it, and so it is not made smaller.
pub fn for_node(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    entry: &str,
    defines: &[(&str, Value)],
    file: &Path,
) -> Result<()> {
    let mut bundle = npm.command("esbuild");
    bundle.arg(workspace.www().join(entry)).args([
        "--bundle",
        "--format=esm",
        "--platform=node",
        "--target=node20",
        "--charset=utf8",
        "--log-level=warning",
    ]);
    bundle.args(["--define:FinalizationRegistry=undefined", "--define:Symbol.dispose=undefined"]);
    bundle.arg(prefixed("--alias:#glue=", &wasm.glue));
    bundle.arg(format!("--define:FORMATS={}", rules::addresses()));
    for (name, value) in defines {
        bundle.arg(format!("--define:{name}={value}"));
    }
    bundle.arg(format!("--banner:js={}", banner_line(workspace)));
    warn_is_error(&output_of(bundle.arg(prefixed("--outfile=", file)))?)
}

/// Writes the script that does without WebAssembly.
pub fn compat(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    files: &Files,
    script: &Path,
) -> Result<()> {
    let mut bundle = with_glue(workspace, npm, "compat/main.js", wasm);
    // It has the reader of bodies in it, which else is fetched, and so there are two styles.
    let body = workspace.www().join("embed/compat/body.js");
    bundle.arg(prefixed("--alias:#embed/body.js=", &body)).arg(prefixed("--alias:#code=", &wasm.code));
    define_words(&mut bundle, files);
    // The glue begins to work as it is read. Of what it cannot do the door tells.
    silence(&mut bundle, workspace);
    let styles = [STYLE, BODY_STYLE].map(|style| add_style(workspace, npm, &mut bundle, style, script));
    write(npm, bundle, script, ALL_AT_ONCE, None)?;
    for style in styles {
        std::fs::remove_file(style?)?;
    }
    Ok(())
}

/// What a script does as it is read throws nothing into the page, which may have overwritten what it works with.
fn silence(bundle: &mut Command, workspace: &Workspace) {
    bundle.arg(format!("--banner:js={} try {{", banner_line(workspace))).arg("--footer:js=} catch (_) {}");
}

/// A classic script of this entry.
fn esbuild(workspace: &Workspace, npm: &NpmTools, entry: &str) -> Command {
    let mut bundle = npm.command("esbuild");
    bundle.arg(workspace.www().join("embed").join(entry)).args([
        "--bundle",
        "--format=iife",
        "--target=es2015",
        // The one younger thing, and why, stands in `door/script.js`.
        "--supported:dynamic-import=true",
    ]);
    // What can never run goes here, where the names of the source still tell which.
    bundle.arg("--minify-syntax");
    bundle.args(["--charset=utf8", "--log-level=warning"]);
    bundle.arg(format!("--banner:js={}", banner_line(workspace)));
    bundle
}

/// The same with the glue of its wasm.
fn with_glue(workspace: &Workspace, npm: &NpmTools, entry: &str, wasm: &Wasm) -> Command {
    let mut bundle = esbuild(workspace, npm, entry);
    // wasm-bindgen's glue would have the garbage collector free what somebody has forgotten. Everything here is freed by hand.
    bundle.args(["--define:FinalizationRegistry=undefined", "--define:Symbol.dispose=undefined"]);
    bundle.arg(prefixed("--alias:#embed=", &workspace.www().join("embed")));
    bundle.arg(prefixed("--alias:#glue=", &wasm.glue));
    bundle
}

/// Gives it a style of `www/embed` as a text, by a file beside the script, which is answered.
fn add_style(
    workspace: &Workspace,
    npm: &NpmTools,
    bundle: &mut Command,
    (alias, style): (&str, &str),
    script: &Path,
) -> Result<PathBuf> {
    let css = script.with_extension(format!("{alias}.css"));
    let mut minify = npm.command("esbuild");
    minify.arg(workspace.www().join("embed").join(style)).args(["--minify", BROWSERS, "--log-level=warning"]);
    warn_is_error(&output_of(minify.arg(prefixed("--outfile=", &css)))?)?;
    std::fs::write(&css, std::fs::read_to_string(&css)?.trim_end())?;
    bundle.arg(prefixed(&format!("--alias:#{alias}="), &css)).arg("--loader:.css=text");
    Ok(css)
}

/// Writes the script and, where that has a name, its source map, the name of the script that it is of.
fn write(
    npm: &NpmTools,
    mut bundle: Command,
    script: &Path,
    format: &str,
    map_of: Option<&str>,
) -> Result<()> {
    let folder = script.parent().context("a script in no folder")?;
    let whole = script.with_extension("whole.js");
    let map = script.with_extension("whole.js.map");
    warn_is_error(&output_of(bundle.arg("--sourcemap=external").arg(prefixed("--outfile=", &whole)))?)?;
    let mut smaller = npm.command("terser");
    smaller.arg(&whole).args(SMALLER).arg(format).arg("--output").arg(script);
    if let Some(of) = map_of {
        // An option in a text, in which a path could mean anything.
        let name = map.file_name().and_then(OsStr::to_str).context("a map without a name")?;
        let options = format!("content={name},url={of}.map,includeSources");
        smaller.current_dir(folder).arg("--source-map").arg(options);
    }
    warn_is_error(&output_of(&mut smaller)?)?;
    for file in [whole, map] {
        std::fs::remove_file(file)?;
    }
    let Some(of) = map_of else { return Ok(()) };
    let map = folder.join(format!("{of}.map"));
    // terser names it after the script, and its last line after what it is told.
    let mut written = script.as_os_str().to_owned();
    written.push(".map");
    std::fs::rename(written, &map)?;
    tidy_sources(&map)
}

/// What each build of the banner fetches from beside the door.
fn define_words(bundle: &mut Command, files: &Files) {
    define(bundle, "WORDS_FILE", &files.words);
    define(bundle, "PREVIEW_FILE", &files.preview);
    define_file(bundle, "FORMATS", &files.formats);
    define(bundle, "MEMORY", memory::VERSION);
    define(bundle, "LANGUAGES", &LANGUAGES.join(" "));
}

fn define_file(bundle: &mut Command, name: &str, file: &File) {
    define(bundle, &format!("{name}_FILE"), &file.name);
    define(bundle, &format!("{name}_HASH"), &file.integrity);
}

fn banner_line(workspace: &Workspace) -> String {
    format!("/*! status-widget {} | {} */", workspace.version, workspace.license)
}

fn define(bundle: &mut Command, name: &str, value: &str) {
    bundle.arg(format!("--define:{name}=\"{value}\""));
}

fn warn_is_error(output: &str) -> Result<()> {
    if output.trim().is_empty() { Ok(()) } else { bail!("the bundler warns:\n{}", output.trim_end()) }
}

fn prefixed(flag: &str, path: &Path) -> OsString {
    let mut whole = OsString::from(flag);
    whole.push(path);
    whole
}

/// The map's sources lead from `dist/` to wherever the build ran. Under the names of the repository they are the same everywhere;
/// their text stands in the map itself.
fn tidy_sources(map: &Path) -> Result<()> {
    let mut json: Value = serde_json::from_slice(&std::fs::read(map)?)?;
    let sources =
        json.get_mut("sources").and_then(Value::as_array_mut).context("a source map without sources")?;
    for source in sources {
        let path = source.as_str().context("a source that is no text")?;
        let name = path.rsplit('/').next().unwrap_or(path);
        let tidy = match path.split_once("www/embed/") {
            Some((_, inside)) => format!("status-widget/www/embed/{inside}"),
            None => format!("status-widget/generated/{name}"),
        };
        *source = Value::String(tidy);
    }
    std::fs::write(map, serde_json::to_vec(&json)?)?;
    Ok(())
}
