//! `cargo xtask demo --check`: loads the demo in a browser, moves to 13:15 and reads the banner. One line, and an exit code.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use e2e::{Banner, Browser};

use super::Site;
use crate::chromedriver::Chromedriver;
use crate::setup;

const HEADLINE: &str = "Desk degraded";
const TITLE: &str = "Degraded performance on the BLiP";
const PATIENCE: Duration = Duration::from_secs(20);

/// Passes when the banner tells the story's first post, and the page has nothing to complain of.
pub async fn check(program: &setup::browser::Browser, site: &Site) -> Result<()> {
    let (driver, browser) = open(program).await?;
    let outcome = look(&browser, site).await;
    close(driver, browser).await;
    let banner = outcome?;
    println!("demo: the banner says \"{}\" with the title \"{}\"", banner.headline, banner.message);
    Ok(())
}

async fn look(browser: &Browser, site: &Site) -> Result<Banner> {
    let page = site.host.origin();
    browser.goto(&page).await.map_err(|error| anyhow!(error))?;
    // The way a person goes: the button to the next stop.
    let ready = "return document.documentElement.dataset.stop === '1300';";
    browser
        .wait_for(ready, PATIENCE)
        .await
        .map_err(|error| anyhow!(error))
        .context("the story did not start")?;
    let next = "document.getElementById('next').click();";
    browser.run(next, Vec::new()).await.map_err(|error| anyhow!(error))?;
    let start = Instant::now();
    loop {
        let value = browser.run(e2e::banner::READ, Vec::new()).await.map_err(|error| anyhow!(error))?;
        let banner = Banner::from_page(value)?;
        if banner.visible && banner.headline == HEADLINE && banner.message == TITLE {
            let console = browser.console().await.map_err(|error| anyhow!(error))?;
            if !console.is_empty() {
                bail!("the console should be empty: {console:?}");
            }
            return Ok(banner);
        }
        if start.elapsed() > PATIENCE {
            let console = browser.console().await.unwrap_or_default();
            bail!("the banner should say \"{HEADLINE}\" and \"{TITLE}\": {banner:?}; console: {console:?}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A browser of our own.
pub async fn open(program: &setup::browser::Browser) -> Result<(Chromedriver, Browser)> {
    let driver = Chromedriver::start(program)?;
    let browser = Browser::open(&driver.url(), program.chrome.to_str()).await;
    Ok((driver, browser.map_err(|error| anyhow!(error)).context("the browser did not start")?))
}

/// The browser first, while its driver still listens.
pub async fn close(driver: Chromedriver, browser: Browser) {
    _ = browser.close().await;
    drop(driver);
}
