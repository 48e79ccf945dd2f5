//! `cargo xtask demo --check`: loads the demo in a browser, goes through the story and reads the banner at each stop. One line, and an exit code.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use e2e::{Banner, Browser};

use super::site::Site;
use crate::check::driver::Driver;
use crate::setup;

const PATIENCE: Duration = Duration::from_secs(20);

/// The stops after the first, each with what the banner says there: headline, title and stage.
const STORY: [(&str, [&str; 3]); 5] = [
    ("1315", ["Desk degraded", TITLE, "Investigating"]),
    ("1414", ["Desk degraded", TITLE, "Monitoring"]),
    ("1640", ["Desk degraded", TITLE, "Identified"]),
    ("2111", ["Desk back to normal", TITLE, "Resolved"]),
    ("postmortem", ["Desk back to normal", TITLE, "Postmortem"]),
];
const TITLE: &str = "Degraded performance on the BLiP";

/// Passes when the banner tells the whole story, and the page has nothing to complain of.
pub async fn check(program: &setup::browser::Browser, site: &Site) -> Result<()> {
    let (driver, browser) = open(program).await?;
    let outcome = look(&browser, site).await;
    close(driver, browser).await;
    outcome
}

async fn look(browser: &Browser, site: &Site) -> Result<()> {
    let page = site.host.origin();
    browser.goto(&page).await.map_err(|error| anyhow!(error))?;
    let ready = "return document.documentElement.dataset.stop === '1300';";
    browser
        .wait_for(ready, PATIENCE)
        .await
        .map_err(|error| anyhow!(error))
        .context("the story did not start")?;
    for (stop, expected) in STORY {
        // The way a person goes: the button to the next stop.
        let next = "document.getElementById('next').click();";
        browser.run(next, Vec::new()).await.map_err(|error| anyhow!(error))?;
        wait_for(browser, stop, expected).await?;
        println!(
            "demo: at {stop} the banner says \"{}\", \"{}\", \"{}\"",
            expected[0], expected[1], expected[2]
        );
    }
    // Opened, the last stop has the postmortem with its sections.
    let open = "document.querySelector('status-widget').shadowRoot.querySelector('[part~=toggle]').click();";
    browser.run(open, Vec::new()).await.map_err(|error| anyhow!(error))?;
    // What reads posts comes when they are first asked for.
    let first = "return document.querySelector('status-widget').shadowRoot.querySelector('[part~=update]').innerText\
        .includes('Where we are now');";
    browser
        .wait_for(first, PATIENCE)
        .await
        .map_err(|error| anyhow!(error))
        .context("the opened banner should have the postmortem first")?;
    let console = browser.console().await.map_err(|error| anyhow!(error))?;
    if !console.is_empty() {
        bail!("the console should be empty: {console:?}");
    }
    Ok(())
}

async fn wait_for(browser: &Browser, stop: &str, expected: [&str; 3]) -> Result<()> {
    let start = Instant::now();
    loop {
        let banner = banner(browser).await?;
        if banner.visible && [banner.headline.as_str(), &banner.message, &banner.stage] == expected {
            return Ok(());
        }
        if start.elapsed() > PATIENCE {
            let console = browser.console().await.unwrap_or_default();
            bail!("at {stop} the banner should say {expected:?}: {banner:?}; console: {console:?}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn banner(browser: &Browser) -> Result<Banner> {
    let value = browser.run(e2e::banner::READ, Vec::new()).await.map_err(|error| anyhow!(error))?;
    Ok(Banner::from_page(value)?)
}

/// A browser of our own.
pub async fn open(program: &setup::browser::Browser) -> Result<(Driver, Browser)> {
    let driver = Driver::start(program)?;
    let path = program.program.to_str();
    let browser = Browser::open(program.engine, &driver.url(), path).await;
    Ok((driver, browser.map_err(|error| anyhow!(error)).context("the browser did not start")?))
}

/// The browser first, while its driver still listens.
pub async fn close(driver: Driver, browser: Browser) {
    _ = browser.close().await;
    drop(driver);
}
