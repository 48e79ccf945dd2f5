//! The networks and processors that are made believe, as browsers' own tools name them. It measures nothing.

use anyhow::{Result, anyhow};
use e2e::Browser;
use serde_json::json;

/// A network and a processor.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Profile {
    /// As the tables name it.
    pub name: &'static str,
    /// Milliseconds that each request waits for its first byte, at least.
    pub latency: f64,
    /// Megabits in a second, down; 0 is as fast as it goes.
    pub megabits: f64,
    /// How many times slower the processor is than it is.
    pub slower: u32,
}

/// No throttle.
pub const NONE: Profile = Profile { name: "no throttle", latency: 0.0, megabits: 0.0, slower: 1 };
/// "Fast 4G" of Chromium's tools, on a telephone.
pub const FAST: Profile = Profile { name: "Fast 4G, CPU ×4", latency: 165.0, megabits: 8.1, slower: 4 };
/// "Slow 4G" of Chromium's tools, on a telephone.
pub const SLOW: Profile = Profile { name: "Slow 4G, CPU ×4", latency: 562.0, megabits: 1.44, slower: 4 };

/// All of them, in the order of the tables.
pub const ALL: [Profile; 3] = [NONE, FAST, SLOW];

impl Profile {
    /// From now on the browser's pages live with it.
    pub async fn apply(&self, browser: &Browser) -> Result<()> {
        if self.megabits > 0.0 {
            let bytes = self.megabits * 1e6 / 8.0;
            let network = json!({
                "offline": false, "latency": self.latency, "downloadThroughput": bytes, "uploadThroughput": bytes,
            });
            let applied = browser.devtools("Network.emulateNetworkConditions", network).await;
            applied.map_err(|error| anyhow!("no slow network: {error}"))?;
        }
        let applied =
            browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": self.slower })).await;
        applied.map(drop).map_err(|error| anyhow!("no slow processor: {error}"))
    }
}
