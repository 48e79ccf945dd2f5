//! The loader, with the glue and the style in it, as one classic script: esbuild puts it together, terser makes it smaller. It
//! decides no file name but the script's.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use status_widget::text::LANGUAGES;

use super::part::Wasm;
use crate::setup::npm::NpmTools;
use crate::steps::output_of;
use crate::workspace::Workspace;

/// The name that pages write in their tag.
pub const SCRIPT: &str = "status-widget.js";

/// The oldest browsers that README names, for the style. The script's syntax is older yet.
const BROWSERS: &str = "--target=chrome96,firefox101,safari15.4";

/// How terser makes a script smaller. The fields that the glue has for itself get short names, too, and what it tells a garbage
/// collector's registry, of which there is none here, goes.
///
/// The first line has Chromium compile all of it beside the page, while it arrives, and not each function when it is first called.
/// To others it is a comment.
const SMALLER: [&str; 4] = [
    "--compress=passes=2,ecma=2015,unsafe_arrows,inline=1,hoist_funs,\
     pure_funcs=['WidgetFinalization.register','WidgetFinalization.unregister']",
    "--mangle",
    "--mangle-props=regex=/^__(wbg|destroy)/",
    "--format=comments=some,preamble='//# allFunctionsCalledOnLoad'",
];

/// What bodies look like, which no page needs before it shows one.
const BODY_STYLE: &str = "bodies/body.css";

/// What the script fetches from beside itself.
#[derive(Debug)]
pub struct Files {
    /// The module.
    pub wasm: File,
    /// The name of a language's file, with `*` in place of the language.
    pub words: String,
    /// The script that shows bodies.
    pub bodies: File,
    /// The script that does without WebAssembly.
    pub compat: File,
    /// The made-up feeds.
    pub preview: String,
}

/// A file that is pinned.
#[derive(Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its hash, as an `integrity` attribute wants it.
    pub integrity: String,
}

/// Whether a script ships with the way back to its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SourceMap {
    None,
    Beside,
}

/// Writes the script and its source map into `folder`.
pub fn script(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    files: &Files,
    folder: &Path,
) -> Result<()> {
    let script = folder.join(SCRIPT);
    let mut bundle = esbuild(workspace, npm, "main.js", wasm);
    define(&mut bundle, "WASM_FILE", &files.wasm.name);
    define(&mut bundle, "WASM_HASH", &files.wasm.integrity);
    define(&mut bundle, "WORDS_FILE", &files.words);
    define(&mut bundle, "PREVIEW_FILE", &files.preview);
    define(&mut bundle, "BODIES_FILE", &files.bodies.name);
    define(&mut bundle, "BODIES_HASH", &files.bodies.integrity);
    define(&mut bundle, "COMPAT_FILE", &files.compat.name);
    define(&mut bundle, "COMPAT_HASH", &files.compat.integrity);
    define(&mut bundle, "LANGUAGES", &LANGUAGES.join(" "));
    define(&mut bundle, "VERSION", &workspace.version);
    write_with_style(workspace, npm, bundle, "status-widget.css", &script, SourceMap::Beside)?;
    tidy_sources(&folder.join(format!("{SCRIPT}.map")))
}

/// Writes the script that shows bodies, with its module's name and hash in it.
pub fn bodies(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    module: &File,
    script: &Path,
) -> Result<()> {
    let mut bundle = esbuild(workspace, npm, "bodies/main.js", wasm);
    define(&mut bundle, "WASM_FILE", &module.name);
    define(&mut bundle, "WASM_HASH", &module.integrity);
    write_with_style(workspace, npm, bundle, BODY_STYLE, script, SourceMap::None)
}

/// Writes the script that does without WebAssembly.
pub fn compat(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    preview: &str,
    script: &Path,
) -> Result<()> {
    let mut bundle = esbuild(workspace, npm, "compat/main.js", wasm);
    // It has the reader of bodies in it, where the loader must fetch that.
    let body = workspace.www().join("embed/compat/body.js");
    bundle.arg(prefixed("--alias:#embed/body.js=", &body)).arg(prefixed("--alias:#code=", &wasm.code));
    define(&mut bundle, "PREVIEW_FILE", preview);
    // The glue begins to work as it is read, and a page may have overwritten what it works with. The loader tells of it then.
    bundle.arg(format!("--banner:js={} try {{", banner(workspace))).arg("--footer:js=} catch (_) {}");
    write_with_style(workspace, npm, bundle, BODY_STYLE, script, SourceMap::None)
}

/// A classic script of this entry and the glue of its wasm.
fn esbuild(workspace: &Workspace, npm: &NpmTools, entry: &str, wasm: &Wasm) -> Command {
    let embed = workspace.www().join("embed");
    let mut bundle = npm.command("esbuild");
    bundle.arg(embed.join(entry)).args(["--bundle", "--format=iife", "--target=es2015"]);
    // What can never run goes here, where the names of the source still tell which.
    bundle.arg("--minify-syntax");
    bundle.args(["--charset=utf8", "--log-level=warning"]);
    // wasm-bindgen's glue would have the garbage collector free what somebody has forgotten. Everything here is freed by hand.
    bundle.args(["--define:FinalizationRegistry=undefined", "--define:Symbol.dispose=undefined"]);
    bundle.arg(prefixed("--alias:#embed=", &embed)).arg(prefixed("--alias:#glue=", &wasm.glue));
    bundle.arg(format!("--banner:js={}", banner(workspace)));
    bundle
}

/// Writes the script with this style of `www/embed` in it as a text.
fn write_with_style(
    workspace: &Workspace,
    npm: &NpmTools,
    mut bundle: Command,
    style: &str,
    script: &Path,
    source_map: SourceMap,
) -> Result<()> {
    let css = script.with_extension("css");
    let mut minify = npm.command("esbuild");
    minify.arg(workspace.www().join("embed").join(style)).args(["--minify", BROWSERS, "--log-level=warning"]);
    warn_is_error(&output_of(minify.arg(prefixed("--outfile=", &css)))?)?;
    std::fs::write(&css, std::fs::read_to_string(&css)?.trim_end())?;
    bundle.arg(prefixed("--alias:#style=", &css)).arg("--loader:.css=text");
    let whole = script.with_extension("whole.js");
    let map = script.with_extension("whole.js.map");
    warn_is_error(&output_of(bundle.arg("--sourcemap=external").arg(prefixed("--outfile=", &whole)))?)?;
    let mut smaller = npm.command("terser");
    smaller.arg(&whole).args(SMALLER).arg("--output").arg(script);
    if source_map == SourceMap::Beside {
        // An option in a text, in which a path could mean anything.
        let name = map.file_name().and_then(OsStr::to_str).context("a map without a name")?;
        let options = format!("content={name},url={SCRIPT}.map,includeSources");
        smaller.current_dir(script.parent().context("a script in no folder")?);
        smaller.arg("--source-map").arg(options);
    }
    warn_is_error(&output_of(&mut smaller)?)?;
    for file in [css, whole, map] {
        std::fs::remove_file(file)?;
    }
    Ok(())
}

fn banner(workspace: &Workspace) -> String {
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
