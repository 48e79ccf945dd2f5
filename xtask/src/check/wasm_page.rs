//! Runs a module of browser tests in a browser: a server of our own for its page, a driver of our own to open it, one look after the other
//! until the page says that it is through. What the tests are is theirs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use e2e::serve::{Server, content_type, file, respond};

use super::driver::Driver;
use crate::setup::browser::Browser;

/// How long all tests of a module may take. They take a second.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the tests of these folders, one page each; answers what they wrote, which is the error where one has failed.
pub fn run(folders: &[PathBuf], program: &Browser) -> Result<String> {
    let driver = Driver::start(program)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let browser = e2e::Browser::open(program.engine, &driver.url(), program.program.to_str()).await;
        let browser = browser.map_err(|error| anyhow!(error)).context("the browser did not start")?;
        let mut whole = String::new();
        let mut all_passed = true;
        for folder in folders {
            let (passed, output) = page(folder, &browser).await?;
            all_passed &= passed;
            whole += &output;
        }
        _ = browser.close().await;
        if all_passed { Ok(whole) } else { bail!("browser tests have failed\n{whole}") }
    })
}

/// Opens one page; answers whether its tests have passed, and its text.
async fn page(folder: &Path, browser: &e2e::Browser) -> Result<(bool, String)> {
    let server = serve(folder.to_owned()).await?;
    browser.goto(&format!("{}/", server.origin())).await.map_err(|error| anyhow!(error))?;
    let outcome = "return document.documentElement.dataset.outcome ?? null;";
    let outcome = browser.wait_for(outcome, PATIENCE).await;
    let text = browser.run("return document.getElementById('output').textContent;", Vec::new()).await;
    let text = text.map_err(|error| anyhow!(error))?.as_str().unwrap_or_default().to_owned();
    match outcome {
        Ok(outcome) => Ok((outcome == "passed", text)),
        Err(error) => {
            bail!("the browser tests did not come to an end: {error}; so far they have written:\n{text}")
        }
    }
}

/// The page, and beside it what `folder` has.
async fn serve(folder: PathBuf) -> Result<Server> {
    let folder = Arc::new(folder);
    let router = Router::new().fallback(move |request: Request| {
        let folder = Arc::clone(&folder);
        async move {
            match request.uri().path() {
                "/" => respond(StatusCode::OK, content_type("index.html"), include_str!("page/index.html")),
                "/run.js" => respond(StatusCode::OK, content_type("run.js"), include_str!("page/run.js")),
                path => file(&folder, path).await,
            }
        }
    });
    Ok(Server::start(0, router).await?)
}
