//! The package's folder: the sources of `www/npm` as they are, `dist/` as it is, what is made of the registries, and what Node runs, put
//! together. It packs nothing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use status_widget::feed::foreign::{Cors, FORMATS, GUIDES, SCHEMA};
use status_widget::options::REGISTRY;

use super::elements;
use crate::build::bundle::{self, SCRIPT};
use crate::build::dist;
use crate::build::manifest::Manifest;
use crate::build::part::{Part, Wasm};
use crate::setup;
use crate::steps::step;
use crate::workspace::Workspace;

/// The module of the commands, beside them.
const COMMAND_WASM: &str = "command.wasm";

/// What belongs to whoever serves a page himself, and not to a package.
const BESIDE: [&str; 1] = ["own.schema.json"];

/// Makes the folder; answers where it is.
pub fn lay_out(workspace: &Workspace) -> Result<PathBuf> {
    let dist = dist::dist(workspace)?;
    let command = dist::module(workspace, Part::Command)?;
    let npm = setup::npm::tools(workspace)?;
    let folder = workspace.target.join("package/status-widget");
    step("laying out the npm package", || {
        _ = std::fs::remove_dir_all(&folder);
        let inner = folder.join("dist");
        std::fs::create_dir_all(&inner)?;
        for file in std::fs::read_dir(&dist)? {
            let file = file?;
            // The configuring page, a folder, is for people, and is no part of it.
            if file.file_type()?.is_file() && !BESIDE.iter().any(|beside| file.file_name() == *beside) {
                std::fs::copy(file.path(), inner.join(file.file_name()))?;
            }
        }
        copy_sources(workspace, &folder)?;
        let manifest = Manifest::read(&dist)?;
        let script = manifest.files.get(SCRIPT).context("dist has no script")?;
        write(&folder, "release.js", &release(&workspace.version, &script.sha384))?;
        write(&folder, "schema.json", SCHEMA)?;
        write(&folder, "custom-elements.json", &pretty(&elements::manifest(&workspace.version))?)?;
        std::fs::copy(&command.module, folder.join(COMMAND_WASM))?;
        commands(workspace, &npm, &command, &folder)?;
        let formats = Wasm::of(workspace, Part::Formats);
        let module = manifest.files.keys().find(|name| name.contains(".formats.") && name.ends_with(".wasm"));
        let module = module.context("dist has no module of formats")?.clone();
        bundle::for_node(
            workspace,
            &npm,
            &formats,
            "npm/relay.js",
            &[text("WASM_FILE", &module)],
            &folder.join("relay.js"),
        )?;
        Ok(String::new())
    })?;
    Ok(folder)
}

/// The commands as one file that Node runs.
fn commands(workspace: &Workspace, npm: &setup::npm::NpmTools, wasm: &Wasm, folder: &Path) -> Result<()> {
    let defines = [
        text("WASM_FILE", COMMAND_WASM),
        text("VERSION", &workspace.version),
        ("OPTIONS", options()),
        ("GUIDES", guides()),
    ];
    let file = folder.join("command.js");
    bundle::for_node(workspace, npm, wasm, "npm/command/main.js", &defines, &file)?;
    #[cfg(unix)]
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}

/// What people write and read of it: scripts, types, and the manifest of the package with the version of the crate.
fn copy_sources(workspace: &Workspace, folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(workspace.www().join("npm"))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a name that is no text")?;
        // What Node runs is put together of several files.
        if path.is_dir() || name == "relay.js" {
            continue;
        }
        let source = std::fs::read_to_string(&path)?;
        let text = match name {
            "package.json" => numbered(workspace, &source)?,
            "README.md" => source.replace("@0.0.0", &format!("@{}", workspace.version)),
            _ => source,
        };
        write(folder, name, &text)?;
    }
    for name in ["LICENSE", "CHANGELOG.md"] {
        std::fs::copy(workspace.root.join(name), folder.join(name))?;
    }
    Ok(())
}

fn numbered(workspace: &Workspace, manifest: &str) -> Result<String> {
    let license = format!("\"license\": \"{}\"", workspace.license);
    ensure!(manifest.contains(&license), "www/npm/package.json has another license than Cargo.toml");
    let none = "\"version\": \"0.0.0\"";
    ensure!(manifest.contains(none), "www/npm/package.json has a version of its own");
    // As a text: the order of `exports` has a meaning.
    Ok(manifest.replacen(none, &format!("\"version\": \"{}\"", workspace.version), 1))
}

fn release(version: &str, integrity: &str) -> String {
    format!(
        "// Made by `cargo xtask package`: which release this is.\n\nexport const version = '{version}';\n\n\
         /** The hash of dist/status-widget.js, which pins all others. */\nexport const integrity = '{integrity}';\n"
    )
}

/// The options of the widget, for those who type them.
fn options() -> Value {
    let options = REGISTRY.iter().map(|option| {
        json!({ "name": option.name, "accepts": option.accepts, "default": option.default, "doc": option.doc })
    });
    Value::Array(options.collect())
}

/// What people should know of each system.
fn guides() -> Value {
    let guides = FORMATS.iter().zip(GUIDES).map(|(format, guide)| {
        let cors = match guide.cors {
            Cors::Yes => "yes",
            Cors::No => "no",
            Cors::Host => "host",
            Cors::Unknown => "unknown",
        };
        (format.name.to_owned(), json!({ "title": guide.title, "cannot": guide.cannot, "cors": cors }))
    });
    Value::Object(guides.collect())
}

fn text(name: &'static str, value: &str) -> (&'static str, Value) {
    (name, Value::String(value.to_owned()))
}

fn pretty(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    std::fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"))
}
