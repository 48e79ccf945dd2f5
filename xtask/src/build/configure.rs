//! The configuring page, `dist/configure/`: what stands in `www/configure` as one script and one style, with what the registries say of
//! options and formats. No page of a host loads it, so it stands in no manifest and in no budget.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use status_widget::feed::foreign::{Cors, FORMATS, GUIDES};
use status_widget::options::typed::Kind;
use status_widget::options::{Definition, REGISTRY};
use status_widget::text::LANGUAGES;

use super::bundle::SCRIPT;
use super::manifest::Manifest;
use crate::setup::npm::NpmTools;
use crate::steps::output_of;
use crate::workspace::Workspace;

/// Its folder in `dist/` and in `www/`.
pub const FOLDER: &str = "configure";

/// What is there as it is written.
const COPIED: [&str; 5] = ["index.html", "frame.html", "frame.css", "frame.js", "mark.svg"];

/// Writes it beside the files that the manifest names.
pub fn write(workspace: &Workspace, npm: &NpmTools, dist: &Path, manifest: &Manifest) -> Result<()> {
    let from = workspace.www().join(FOLDER);
    let to = dist.join(FOLDER);
    std::fs::create_dir_all(&to)?;
    for name in COPIED {
        std::fs::copy(from.join(name), to.join(name)).with_context(|| format!("www/{FOLDER}/{name}"))?;
    }
    let facts = to.join("facts.json");
    std::fs::write(&facts, told(manifest)?.to_string())?;
    for (entry, made) in [("main.js", "configure.js"), ("configure.css", "configure.css")] {
        let mut bundle = npm.command("esbuild");
        bundle.arg(from.join(entry)).args(["--bundle", "--minify", "--format=esm", "--charset=utf8"]);
        bundle.arg("--log-level=warning").arg(format!("--alias:#facts={}", facts.display()));
        bundle.arg(format!("--outfile={}", to.join(made).display()));
        let said = output_of(&mut bundle)?;
        anyhow::ensure!(said.trim().is_empty(), "the bundler warns:\n{}", said.trim_end());
    }
    Ok(std::fs::remove_file(facts)?)
}

/// What the registries say, for whoever wants to know whether that has changed.
pub fn registries() -> Value {
    let options: Vec<Value> = REGISTRY
        .iter()
        .map(|option| {
            json!({
                "name": option.name,
                "default": option.default,
                "words": words(option),
                "isDuration": option.kind() == Kind::Duration,
                "doc": option.doc.trim_end_matches('.'),
            })
        })
        .collect();
    let formats: Vec<Value> = FORMATS
        .iter()
        .zip(GUIDES)
        .map(|(format, guide)| {
            let cors = match guide.cors {
                Cors::Yes => "yes",
                Cors::No => "no",
                Cors::Host => "host",
                Cors::Unknown => "unknown",
            };
            json!({
                "name": format.name,
                "title": guide.title,
                "tells": guide.tells,
                "cannot": guide.cannot,
                "cors": cors,
                "rules": format.rules,
            })
        })
        .collect();
    json!({ "options": options, "formats": formats, "languages": LANGUAGES })
}

/// The words that an option accepts; nothing where it is another text.
fn words(option: &Definition) -> Option<Vec<&'static str>> {
    matches!(option.kind(), Kind::Format | Kind::Words | Kind::Duration).then(|| option.words().collect())
}

/// All that the page is told: the registries, and which files there are.
fn told(manifest: &Manifest) -> Result<Value> {
    let pinned = |part: &str| {
        let found = manifest.files.iter().find(|(name, _)| name.contains(part) && name.ends_with(".js"));
        found.map(|(name, entry)| json!({ "name": name, "integrity": entry.sha384 }))
    };
    let script = manifest.files.get(SCRIPT).context("the manifest names no script")?;
    let relays: Vec<&String> = manifest.files.keys().filter(|name| name.starts_with("relay.")).collect();
    let mut told = registries();
    told["version"] = json!(manifest.version);
    told["script"] = json!({ "integrity": script.sha384 });
    told["modules"] = json!({ "wasm": pinned(".formats."), "compat": pinned(".formats-compat.") });
    told["relays"] = json!(relays);
    Ok(told)
}
