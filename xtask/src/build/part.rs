//! The modules that the crate is built as, and where the build of each lies. It builds none.

use std::path::PathBuf;

use crate::workspace::Workspace;

/// The modules that the crate is built as, each with the feature that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What a page loads.
    Banner,
    /// What it loads when details are opened.
    Bodies,
    /// What it loads where the feed is another system's.
    Formats,
    /// What the commands of the npm package run, in Node.
    Command,
    /// Banner and bodies as JavaScript, which it loads instead where WebAssembly is refused.
    Compat,
    /// And what it loads then where the feed is another system's.
    CompatFormats,
    /// What the browser tests of panics load: the banner, which panics on request.
    Panics,
    /// The same as JavaScript.
    CompatPanics,
}

impl Part {
    /// The features of the crate that make it.
    pub fn feature(self) -> &'static str {
        match self {
            Self::Banner => "banner",
            Self::Bodies => "bodies",
            Self::Formats | Self::CompatFormats => "formats",
            Self::Command => "command",
            Self::Compat => "banner,bodies",
            Self::Panics => "banner,panics",
            Self::CompatPanics => "banner,bodies,panics",
        }
    }

    /// Whether it is to run without WebAssembly.
    pub fn is_compat(self) -> bool {
        matches!(self, Self::Compat | Self::CompatFormats | Self::CompatPanics)
    }

    /// Whether somebody waits for its bytes: not those who run a command, nor a test that wants a panic.
    pub fn is_waited_for(self) -> bool {
        !matches!(self, Self::Command | Self::Panics | Self::CompatPanics)
    }

    /// Where cargo builds all of them: compiled alike, they have the standard library and the crates of others in common.
    pub fn target(workspace: &Workspace) -> PathBuf {
        workspace.target.join("wasm")
    }

    /// Where it is bound and optimized.
    fn folder(self, workspace: &Workspace) -> PathBuf {
        let kind = if self.is_compat() { "bound-compat" } else { "bound" };
        Self::target(workspace).join(kind).join(self.feature().replace(',', "-"))
    }
}

/// A finished build.
#[derive(Debug)]
pub struct Wasm {
    /// The folder of all that follows.
    pub folder: PathBuf,
    /// The optimized module.
    pub module: PathBuf,
    /// The same, with the functions' names behind it.
    pub named: PathBuf,
    /// wasm-bindgen's JavaScript for it, an ES module.
    pub glue: PathBuf,
    /// The module as JavaScript, an ES module too, of the part that is that.
    pub code: PathBuf,
}

impl Wasm {
    /// Where the latest build is, if there was one.
    pub fn of(workspace: &Workspace, part: Part) -> Self {
        Self::in_folder(part.folder(workspace))
    }

    /// Where its files are in a folder.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            module: folder.join("status_widget_opt.wasm"),
            named: folder.join("status_widget_named.wasm"),
            glue: folder.join("glue.js"),
            code: folder.join("code.js"),
            folder,
        }
    }
}
