//! The loader, with the glue and the style in it, as one classic script: esbuild. It decides no file name but the script's.

use std::path::Path;

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

/// What the script fetches from beside itself.
#[derive(Debug)]
pub struct Files {
    /// The module's name.
    pub wasm: String,
    /// The name of a language's file, with `*` in place of the language.
    pub words: String,
}

/// Writes the script and its source map into `folder`.
pub fn script(
    workspace: &Workspace,
    npm: &NpmTools,
    wasm: &Wasm,
    files: &Files,
    folder: &Path,
) -> Result<()> {
    let embed = workspace.www().join("embed");
    let style = folder.join("style.css");
    let mut minify = npm.command("esbuild");
    minify.arg(embed.join("status-widget.css")).args(["--minify", BROWSERS, "--log-level=warning"]);
    let css = output_of(minify.arg(prefixed("--outfile=", &style)))?;
    warn_is_error(&css)?;
    std::fs::write(&style, std::fs::read_to_string(&style)?.trim_end())?;

    let mut bundle = npm.command("esbuild");
    bundle.arg(embed.join("main.js")).args([
        "--bundle",
        "--format=iife",
        "--target=es2015",
        "--minify",
        "--sourcemap",
    ]);
    bundle.args(["--loader:.css=text", "--charset=utf8", "--log-level=warning"]);
    bundle
        .arg(prefixed("--alias:#embed=", &embed))
        .arg(prefixed("--alias:#glue=", &wasm.glue))
        .arg(prefixed("--alias:#style=", &style));
    bundle.arg(format!("--define:WASM_FILE=\"{}\"", files.wasm));
    bundle.arg(format!("--define:WORDS_FILE=\"{}\"", files.words));
    bundle.arg(format!("--define:LANGUAGES=\"{}\"", LANGUAGES.join(" ")));
    bundle.arg(format!("--define:VERSION=\"{}\"", workspace.version));
    // The glue would free by the garbage collector what nobody frees; www/embed/element.js frees every Widget, and it its closure.
    bundle.arg("--define:FinalizationRegistry=undefined");
    bundle.arg(format!("--banner:js=/*! status-widget {} | {} */", workspace.version, workspace.license));
    warn_is_error(&output_of(bundle.arg(prefixed("--outfile=", &folder.join(SCRIPT))))?)?;
    std::fs::remove_file(&style)?;
    tidy_sources(&folder.join(format!("{SCRIPT}.map")))
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
