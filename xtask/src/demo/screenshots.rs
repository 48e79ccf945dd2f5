//! `cargo xtask demo --screenshots DIR`: the demo and the gallery as people see them, narrow and wide, light and dark. It judges
//! nothing; look at them.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use e2e::browser::{Browser, Look};

use super::check::{close, open};
use super::site::Site;
use super::story::STOPS;
use crate::setup;

/// Narrow is the narrowest that WCAG asks for; wide is a laptop.
const SIZES: [(u32, u32); 2] = [(320, 640), (1280, 800)];

/// Telephones as they are held: there opened details are looked at, too.
const TELEPHONES: [(u32, u32); 2] = [(390, 844), (844, 390)];

/// What they hold then: little, much, and what is too long for a line.
const OPENED: [&str; 5] = ["minor", "postmortem", "many-updates", "long", "stack-5"];

/// Enough for the fetch, the banner's entrance and the page's own transitions.
const SETTLED: Duration = Duration::from_millis(900);

/// Enough for the banner's entrance alone.
const ENTERED: Duration = Duration::from_millis(250);

/// How long a page may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(20);

/// Takes every stop in every look, and the opened details of one.
pub async fn take(program: &setup::browser::Browser, site: &Site, folder: &Path) -> Result<()> {
    let gallery = folder.join("gallery");
    std::fs::create_dir_all(&gallery).with_context(|| gallery.display().to_string())?;
    let (driver, browser) = open(program).await?;
    let outcome = async {
        Ok::<_, anyhow::Error>(
            take_all(&browser, site, folder).await? + take_gallery(&browser, site, &gallery).await?,
        )
    }
    .await;
    close(driver, browser).await;
    let pictures = outcome?;
    println!("{pictures} pictures in {}", folder.display());
    Ok(())
}

/// What the gallery's names in `www/demo/gallery-states.js` are, as its own page has them.
const STATES: &str = "return [...document.forms.controls.state.options].map(({ value }) => value);";

/// Every state of the gallery, closed and open, in both directions and every look. What needs half a minute to come is left out.
async fn take_gallery(browser: &Browser, site: &Site, folder: &Path) -> Result<usize> {
    let page = format!("{}/gallery.html", site.host.origin());
    browser.goto(&page).await.map_err(|error| anyhow!(error))?;
    let states = browser.run(STATES, Vec::new()).await.map_err(|error| anyhow!(error))?;
    let states: Vec<String> = serde_json::from_value(states)?;
    let mut pictures = 0;
    for (width, height) in SIZES {
        for dark in [false, true] {
            browser.look(Look { width, height, dark }).await.map_err(|error| anyhow!(error))?;
            let theme = if dark { "dark" } else { "light" };
            for state in states.iter().filter(|state| *state != "stale") {
                for (lang, open, what) in
                    [("en", "", "ltr"), ("en", "1", "ltr-open"), ("ar", "", "rtl"), ("ar", "1", "rtl-open")]
                {
                    let address = format!("state={state}&lang={lang}&open={open}");
                    let name = format!("{state}-{width}-{theme}-{what}.png");
                    take_state(browser, &page, state, &address, &folder.join(name)).await?;
                    pictures += 1;
                }
            }
        }
    }
    for (width, height) in TELEPHONES {
        browser.look(Look { width, height, dark: false }).await.map_err(|error| anyhow!(error))?;
        for state in OPENED {
            for placement in ["top", "bottom"] {
                let address = format!("state={state}&placement={placement}&open=1");
                let name = format!("{state}-{width}-{placement}-open.png");
                take_state(browser, &page, state, &address, &folder.join(name)).await?;
                pictures += 1;
            }
        }
    }
    Ok(pictures)
}

/// One state, as the address has it.
async fn take_state(browser: &Browser, page: &str, state: &str, address: &str, picture: &Path) -> Result<()> {
    browser.goto(&format!("{page}?bare&{address}")).await.map_err(|error| anyhow!(error))?;
    let ready = format!("return document.documentElement.dataset.shown === '{state}';");
    browser.wait_for(&ready, PATIENCE).await.map_err(|error| anyhow!(error))?;
    tokio::time::sleep(ENTERED).await;
    browser.picture(picture).await.map_err(|error| anyhow!(error))
}

async fn take_all(browser: &Browser, site: &Site, folder: &Path) -> Result<usize> {
    let mut pictures = 0;
    for (width, height) in SIZES {
        for dark in [false, true] {
            browser.look(Look { width, height, dark }).await.map_err(|error| anyhow!(error))?;
            let theme = if dark { "dark" } else { "light" };
            for stop in &STOPS {
                let name = |what: &str| folder.join(format!("{}-{width}-{theme}{what}.png", stop.id));
                open_stop(browser, site, stop.id).await?;
                browser.picture(&name("")).await.map_err(|error| anyhow!(error))?;
                pictures += 1;
                if stop.id == "1640" {
                    browser.run(OPEN_DETAILS, Vec::new()).await.map_err(|error| anyhow!(error))?;
                    tokio::time::sleep(SETTLED).await;
                    browser.picture(&name("-details")).await.map_err(|error| anyhow!(error))?;
                    pictures += 1;
                }
            }
        }
    }
    Ok(pictures)
}

const OPEN_DETAILS: &str = "const element = document.querySelector('status-widget');\
    const toggle = element && element.shadowRoot.querySelector('[part~=toggle]'); if (toggle) toggle.click();";

async fn open_stop(browser: &Browser, site: &Site, stop: &str) -> Result<()> {
    // An address that differs only behind its # would not load the page anew.
    browser.goto(&format!("{}/?{stop}#{stop}", site.host.origin())).await.map_err(|error| anyhow!(error))?;
    let ready = format!("return document.documentElement.dataset.stop === '{stop}';");
    browser.wait_for(&ready, PATIENCE).await.map_err(|error| anyhow!(error))?;
    tokio::time::sleep(SETTLED).await;
    Ok(())
}
