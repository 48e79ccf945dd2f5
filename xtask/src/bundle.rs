//! The loader, with the glue and the style in it, as one classic script: esbuild. It decides no file name but the script's.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use status_widget::text::LANGUAGES;

use crate::setup::npm::NpmTools;
use crate::steps::output_of;
use crate::wasm::Wasm;
use crate::workspace::Workspace;

/// The name that pages write in their tag.
pub const SCRIPT: &str = "status-widget.js";

/// The oldest browsers that README names, for the style. The script's syntax is older yet.
const BROWSERS: &str = "--target=chrome96,firefox101,safari15.4";

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
    bundle.arg("--sourcemap");
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
    write_with_style(workspace, npm, bundle, "status-widget.css", &script)?;
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
    write_with_style(workspace, npm, bundle, BODY_STYLE, script)
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
    write_with_style(workspace, npm, bundle, BODY_STYLE, script)
}

/// A classic script of this entry and the glue of its wasm.
fn esbuild(workspace: &Workspace, npm: &NpmTools, entry: &str, wasm: &Wasm) -> Command {
    let embed = workspace.www().join("embed");
    let mut bundle = npm.command("esbuild");
    bundle.arg(embed.join(entry)).args(["--bundle", "--format=iife", "--target=es2015", "--minify"]);
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
) -> Result<()> {
    let css = script.with_extension("css");
    let mut minify = npm.command("esbuild");
    minify.arg(workspace.www().join("embed").join(style)).args(["--minify", BROWSERS, "--log-level=warning"]);
    warn_is_error(&output_of(minify.arg(prefixed("--outfile=", &css)))?)?;
    std::fs::write(&css, std::fs::read_to_string(&css)?.trim_end())?;
    bundle.arg(prefixed("--alias:#style=", &css)).arg("--loader:.css=text");
    warn_is_error(&output_of(bundle.arg(prefixed("--outfile=", script)))?)?;
    std::fs::remove_file(css)?;
    Ok(())
}

fn banner(workspace: &Workspace) -> String {
    format!("/*! status-widget {} | {} */", workspace.version, workspace.license)
}

fn define(bundle: &mut Command, name: &str, value: &str) {
    bundle.arg(format!("--define:{name}=\"{value}\""));
}

fn warn_is_error(output: &str) -> Result<()> {
    if output.trim().is_empty() { Ok(()) } else { bail!("esbuild warns:\n{}", output.trim_end()) }
}

fn prefixed(flag: &str, path: &Path) -> std::ffi::OsString {
    let mut whole = std::ffi::OsString::from(flag);
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
