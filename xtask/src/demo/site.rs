//! The app and the status page, each on an origin of its own. What they serve stands beside this.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::systems::System;
use super::{host_page, status_page};
use crate::workspace::Workspace;

/// Both origins, serving until this is dropped.
pub struct Site {
    /// The app.
    pub host: e2e::serve::Server,
    /// Its status page.
    pub status: e2e::serve::Server,
    source: Option<String>,
    system: Option<&'static System>,
}

impl Site {
    /// Starts both on two ports of this machine, the second next to the first; 0 takes free ones.
    pub async fn start(
        port: u16,
        source: Option<&str>,
        system: Option<&'static System>,
        dist: PathBuf,
        workspace: &Workspace,
    ) -> Result<Self> {
        let next = if port == 0 { 0 } else { port.saturating_add(1) };
        let file = source.filter(|source| !is_address(source)).map(PathBuf::from);
        if let Some(file) = &file {
            std::fs::metadata(file)
                .with_context(|| format!("{} is neither an address nor a file", file.display()))?;
        }
        let taken = |port| format!("port {port} of this machine is taken; choose another with --port");
        let status = status_page::start(next, file, system).await.with_context(|| taken(next))?;
        let own = || status.origin() + system.map_or("", |system| system.source);
        let shown = source.filter(|source| is_address(source)).map_or_else(own, str::to_owned);
        let page = host_page::Page {
            folder: workspace.www().join("demo"),
            dist,
            source: shown,
            format: system.map_or("", |system| system.name),
            live: source.is_some(),
        };
        let host = page.start(port, &status.origin()).await.with_context(|| taken(port))?;
        Ok(Self { host, status, source: source.map(str::to_owned), system })
    }

    /// Prints where they are.
    pub fn introduce(&self) {
        println!("the app          {}/", self.host.origin());
        println!("its gallery      {}/gallery.html", self.host.origin());
        println!("writes your tag  {}/dist/configure/", self.host.origin());
        match &self.source {
            Some(source) if is_address(source) => println!("its status page  {source}"),
            _ => println!("its status page  {}/", self.status.origin()),
        }
        if let Some(system) = self.system {
            println!(
                "it speaks        {} (its own server may let no page read it; this one does)",
                system.name
            );
            println!("its source       {}{}", self.status.origin(), system.source);
        }
        println!("Ctrl-C stops both.");
    }
}

fn is_address(source: &str) -> bool {
    source.starts_with("https://") || source.starts_with("http://")
}
