//! WebKit, the engine of Safari: WebKitGTK's small browser, its driver and an X server for it. It starts none, and knows no Safari:
//! a Mac's driver has one session at a time, on the desktop of whoever sits there.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use e2e::Engine;

use super::apt;
use super::browser::{Browser, Screen};
use super::program::{find_program, program_from_env};
use crate::steps::step;
use crate::workspace::Workspace;

/// The driver brings the library, and that the browser.
const DEBIAN_PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core"];

/// The browser's own bar would keep its window from being as narrow as a telephone.
const GTK_STYLE: &str =
    "* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }\n";

/// Finds all, by `WEBKIT_BROWSER` and `WEBKIT_DRIVER` first, or installs them.
pub fn browser(workspace: &Workspace) -> Result<Browser> {
    let settings = workspace.target.join("tools").join("webkit");
    std::fs::create_dir_all(settings.join("gtk-3.0"))?;
    std::fs::write(settings.join("gtk-3.0/gtk.css"), GTK_STYLE)?;
    if let Some(found) = on_this_machine(&settings) {
        return Ok(found);
    }
    if cfg!(target_os = "linux") && apt::is_usable() {
        step("setup: installing WebKitGTK's driver and an X server with apt-get (about 30 s)", || {
            apt::install(DEBIAN_PACKAGES)?;
            Ok(String::new())
        })?;
        return on_this_machine(&settings).context(
            "apt-get installed webkit2gtk-driver and xvfb, and one of their programs is not to be found",
        );
    }
    bail!("the browser tests need WebKit too: {}", advice())
}

fn advice() -> String {
    if cfg!(target_os = "linux") {
        format!(
            "install WebKitGTK with its WebDriver and Xvfb (on Debian as root `apt-get install {}`), or name the driver in WEBKIT_DRIVER \
             and the browser in WEBKIT_BROWSER, then run this again",
            DEBIAN_PACKAGES.join(" ")
        )
    } else {
        "they run in WebKitGTK, which is to be had on Linux alone; leave it out here with `--engine blink --engine gecko`".to_owned()
    }
}

fn on_this_machine(settings: &Path) -> Option<Browser> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    Some(Browser {
        engine: Engine::WebKit,
        program: program_from_env("WEBKIT_BROWSER").or_else(mini_browser)?,
        driver: program_from_env("WEBKIT_DRIVER").or_else(|| find_program(&["WebKitWebDriver"]))?,
        screen: Some(Screen { server: find_program(&["Xvfb"])?, settings: settings.to_owned() }),
    })
}

/// No distribution has it in PATH: it stands beside the library, `/usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser` or near that. The
/// newest by name.
fn mini_browser() -> Option<PathBuf> {
    let roots = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let inner = roots.iter().flat_map(|root| folders(root)).flat_map(|folder| folders(&folder));
    let near = roots.iter().flat_map(|root| folders(root)).chain(inner);
    let named = |folder: &PathBuf| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("webkit2gtk-") || name.starts_with("webkitgtk-")
    };
    near.filter(named).map(|folder| folder.join("MiniBrowser")).filter(|file| file.is_file()).max()
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}
