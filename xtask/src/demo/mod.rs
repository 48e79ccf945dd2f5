//! `cargo xtask demo`: a made-up app with the widget in it, and a status page on another origin. It serves what `dist` built and
//! decides nothing about the banner.

mod check;
mod host_page;
mod screenshots;
mod site;
mod status_html;
mod status_page;
mod story;
mod systems;

use std::path::PathBuf;

use anyhow::Result;
use e2e::Engine;

use self::site::Site;
use self::systems::System;
use crate::build::dist;
use crate::setup;
use crate::workspace::Workspace;

/// What `cargo xtask demo` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Port of the app; the status page has the next one
    #[arg(long, default_value_t = 4400)]
    port: u16,
    /// Show this status page instead of the story: its address, or a feed in a file
    #[arg(long, value_name = "URL|FILE")]
    source: Option<String>,
    /// Have another status system tell the story
    #[arg(long, value_name = "FORMAT", value_parser = systems::by_name(), conflicts_with_all = ["source", "check", "screenshots"])]
    system: Option<&'static System>,
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
    let looks = args.check || args.screenshots.is_some();
    let (dist, browser) = std::thread::scope(|scope| {
        // To install one takes the network and the disk, to build takes the processors.
        let browser = looks.then(|| scope.spawn(|| setup::browser(Engine::Blink, workspace)));
        let dist = if args.no_build { Ok(workspace.dist()) } else { dist::dist(workspace) };
        let browser = browser.map(|it| it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        Ok::<_, anyhow::Error>((dist?, browser.transpose()?))
    })?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // Whoever looks and stops must not depend on which ports are free.
        let port = if looks { 0 } else { args.port };
        let site = Site::start(port, args.source.as_deref(), args.system, dist, workspace).await?;
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
