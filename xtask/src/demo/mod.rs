//! `cargo xtask demo`: a made-up app with the widget in it, and a status page on another origin. It serves what `dist` built and
//! decides nothing about the banner.

mod check;
mod host_page;
mod screenshots;
mod status_html;
mod status_page;
mod story;

use std::path::PathBuf;

use anyhow::{Context, Result};
use e2e::Engine;

use crate::workspace::Workspace;
use crate::{dist, setup};

/// What `cargo xtask demo` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Port of the app; the status page has the next one
    #[arg(long, default_value_t = 4400)]
    port: u16,
    /// Show this status page instead of the story: its address, or a feed in a file
    #[arg(long, value_name = "URL|FILE")]
    source: Option<String>,
    /// Load the page in a browser, look whether the banner says what it should, and stop
    #[arg(long, conflicts_with = "source")]
    check: bool,
    /// Write pictures of every stop, and of all of the gallery, into this folder, and stop
    #[arg(long, value_name = "DIR", conflicts_with_all = ["check", "source"])]
    screenshots: Option<PathBuf>,
    /// Serve dist/ as it stands
    #[arg(long)]
    no_build: bool,
}

/// Builds, then serves until interrupted, or looks and stops.
pub fn run(args: Args, workspace: &Workspace) -> Result<()> {
    let dist = if args.no_build { workspace.dist() } else { dist::dist(workspace)? };
    let looks = args.check || args.screenshots.is_some();
    let browser = looks.then(|| setup::browser::browser(Engine::Blink, workspace)).transpose()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // Whoever looks and stops must not depend on which ports are free.
        let port = if looks { 0 } else { args.port };
        let site = Site::start(port, args.source.as_deref(), dist, workspace).await?;
        match (browser, args.screenshots) {
            (Some(browser), Some(folder)) => screenshots::take(&browser, &site, &folder).await,
            (Some(browser), None) => check::check(&browser, &site).await,
            (None, _) => {
                site.introduce();
                std::future::pending().await
            }
        }
    })
}

/// Both origins, serving until this is dropped.
struct Site {
    host: e2e::serve::Server,
    status: e2e::serve::Server,
    source: Option<String>,
}

impl Site {
    async fn start(port: u16, source: Option<&str>, dist: PathBuf, workspace: &Workspace) -> Result<Self> {
        let next = if port == 0 { 0 } else { port.saturating_add(1) };
        let file = source.filter(|source| !is_address(source)).map(PathBuf::from);
        if let Some(file) = &file {
            std::fs::metadata(file)
                .with_context(|| format!("{} is neither an address nor a file", file.display()))?;
        }
        let taken = |port| format!("port {port} of this machine is taken; choose another with --port");
        let status = status_page::start(next, file).await.with_context(|| taken(next))?;
        let shown = source.filter(|source| is_address(source)).map_or_else(|| status.origin(), str::to_owned);
        let page = host_page::Page {
            folder: workspace.www().join("demo"),
            dist,
            source: shown,
            live: source.is_some(),
        };
        let host = page.start(port, &status.origin()).await.with_context(|| taken(port))?;
        Ok(Self { host, status, source: source.map(str::to_owned) })
    }

    fn introduce(&self) {
        println!("the app          {}/", self.host.origin());
        println!("its gallery      {}/gallery.html", self.host.origin());
        match &self.source {
            Some(source) if is_address(source) => println!("its status page  {source}"),
            _ => println!("its status page  {}/", self.status.origin()),
        }
        println!("Ctrl-C stops both.");
    }
}

fn is_address(source: &str) -> bool {
    source.starts_with("https://") || source.starts_with("http://")
}
