//! One reader of one contender: a fresh browser goes to its page, then to the next one. It knows no contender by name.

use anyhow::{Result, anyhow, bail};
use e2e::Browser;
use serde::Serialize;
use serde_json::{Value, json};

use super::contender::Contender;
use super::events::{CATEGORIES, Wire, Work};
use super::profile::Profile;

/// What one page view came to.
#[derive(Debug, Clone, Serialize)]
pub struct View {
    /// Milliseconds from the start of the navigation until the banner's text was in the page.
    pub shown: f64,
    /// Until it was painted.
    pub painted: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// The names of what has moved.
    pub moved: Vec<String>,
    /// What came over the wire.
    #[serde(flatten)]
    pub wire: Wire,
    /// What the main thread did.
    #[serde(flatten)]
    pub work: Work,
    /// Bytes of the JavaScript heap, without garbage.
    pub heap: f64,
    /// Bytes of all WebAssembly memories.
    pub wasm: f64,
}

/// Both views of one reader.
#[derive(Debug, Clone, Serialize)]
pub struct Visit {
    /// The first page, with an empty cache.
    pub cold: View,
    /// The next page.
    pub next: View,
}

/// Where readers start from.
pub struct Setting<'a> {
    /// The driver's address.
    pub driver: &'a str,
    /// The browser's program.
    pub program: Option<&'a str>,
    /// The host page's origin.
    pub host: &'a str,
    /// The feed's origin.
    pub feed: &'a str,
}

/// Has a reader of this contender look at both pages.
pub async fn visit(setting: &Setting<'_>, contender: &Contender, profile: &Profile) -> Result<Visit> {
    let browser = Browser::open_traced(setting.driver, setting.program, CATEGORIES).await;
    let browser = browser.map_err(|error| anyhow!(error))?;
    let outcome = look(&browser, setting, contender, profile).await;
    // It has had its say; one that does not end is the driver's to end.
    _ = browser.close().await;
    outcome.map_err(|error| error.context(format!("{}, {}", contender.name, profile.name)))
}

async fn look(
    browser: &Browser,
    setting: &Setting<'_>,
    contender: &Contender,
    profile: &Profile,
) -> Result<Visit> {
    // The browser's own start is nobody's work.
    browser.goto(&format!("{}/before", setting.host)).await.map_err(|error| anyhow!(error))?;
    let probe = include_str!("page/probe.js").replace("BANNER_TEXT", &json!(contender.text).to_string());
    command(browser, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": probe })).await?;
    profile.apply(browser).await?;
    Ok(Visit {
        cold: view(browser, setting, contender.path).await?,
        next: view(browser, setting, &contender.next()).await?,
    })
}

async fn view(browser: &Browser, setting: &Setting<'_>, path: &str) -> Result<View> {
    events(browser).await?;
    browser.goto(&format!("{}{path}", setting.host)).await.map_err(|error| anyhow!(error))?;
    let found = browser
        .run_async("await Promise.race([__bench.done, new Promise((late) => setTimeout(late, 20000))]); return __bench.found;")
        .await
        .map_err(|error| anyhow!(error))?;
    let number = |name: &str| found.get(name).and_then(Value::as_f64);
    let (Some(shown), Some(painted), Some(shift)) = (number("shown"), number("painted"), number("shift"))
    else {
        bail!("no banner after 20 s: {}", console(browser).await);
    };
    let moved = serde_json::from_value(found.get("moved").cloned().unwrap_or_default())?;
    let events = events(browser).await?;
    let wire = Wire::of(&events, setting.host, setting.feed);
    let work = Work::of(&events, setting.host)?;
    Ok(View {
        shown,
        painted,
        shift,
        moved,
        wire,
        work,
        heap: heap(browser).await?,
        wasm: wasm(browser).await?,
    })
}

/// All events until now.
async fn events(browser: &Browser) -> Result<Vec<Value>> {
    let mut all = browser.events().await.map_err(|error| anyhow!(error))?;
    // Asked, the driver ends the tracing and begins another; what was traced comes with the next answer.
    all.extend(browser.events().await.map_err(|error| anyhow!(error))?);
    Ok(all)
}

/// Why a page may have stayed silent.
async fn console(browser: &Browser) -> String {
    let lines = browser.console().await.unwrap_or_default();
    lines.iter().map(|line| line.message.as_str()).collect::<Vec<_>>().join("; ")
}

async fn heap(browser: &Browser) -> Result<f64> {
    command(browser, "HeapProfiler.collectGarbage", json!({})).await?;
    number(&command(browser, "Runtime.getHeapUsage", json!({})).await?, "/usedSize")
}

/// No script can name the memory of a module that keeps it to itself; the browser's debugger finds them all.
async fn wasm(browser: &Browser) -> Result<f64> {
    let text = |value: &Value, path: &str| value.pointer(path).and_then(Value::as_str).map(str::to_owned);
    // A page that refuses WebAssembly still has the name, unless the browser has been told otherwise.
    let prototype = json!({ "expression": "globalThis.WebAssembly && WebAssembly.Memory.prototype" });
    let prototype = command(browser, "Runtime.evaluate", prototype).await?;
    let Some(prototype) = text(&prototype, "/result/objectId") else { return Ok(0.0) };
    let all = command(browser, "Runtime.queryObjects", json!({ "prototypeObjectId": prototype })).await?;
    let Some(all) = text(&all, "/objects/objectId") else { return Ok(0.0) };
    let sum = json!({
        "objectId": all, "returnByValue": true,
        "functionDeclaration": "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    });
    number(&command(browser, "Runtime.callFunctionOn", sum).await?, "/result/value")
}

fn number(value: &Value, path: &str) -> Result<f64> {
    value.pointer(path).and_then(Value::as_f64).ok_or_else(|| anyhow!("the browser answers {value}"))
}

async fn command(browser: &Browser, name: &str, parameters: Value) -> Result<Value> {
    browser.devtools(name, parameters).await.map_err(|error| anyhow!("{name}: {error}"))
}
