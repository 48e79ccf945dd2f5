//! One reader of one contender: a fresh browser goes to its page, then to the next one. It knows no contender by name.

use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use e2e::Browser;
use serde::Serialize;
use serde_json::{Value, json};

use super::contender::Contender;
use super::day::Day;
use super::events::{CATEGORIES, Wire, Work};
use super::profile::Profile;

/// How often it is asked again for a trace that is long and on its way.
const LATE: u32 = 10;

/// What one page view came to.
#[derive(Debug, Clone, Serialize)]
pub struct View {
    /// Milliseconds from the start of the navigation until the banner's text was in the page; none on a quiet day.
    pub shown: Option<f64>,
    /// Until it was painted.
    pub painted: Option<f64>,
    /// Until the page's largest content was painted.
    pub largest: f64,
    /// What of its tasks was beyond 50 ms, in milliseconds.
    pub blocked: f64,
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
    /// How many WebAssembly modules have been compiled and are kept.
    pub modules: f64,
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

/// Has a reader of this contender look at both pages of such a day.
pub async fn visit(
    setting: &Setting<'_>,
    contender: &Contender,
    profile: &Profile,
    day: Day,
) -> Result<Visit> {
    let browser = Browser::open_traced(setting.driver, setting.program, CATEGORIES).await;
    let browser = browser.map_err(|error| anyhow!(error))?;
    let outcome = look(&browser, setting, contender, profile, day).await;
    // It has had its say; one that does not end is the driver's to end.
    _ = browser.close().await;
    outcome.map_err(|error| error.context(format!("{}, {}", contender.name, profile.name)))
}

async fn look(
    browser: &Browser,
    setting: &Setting<'_>,
    contender: &Contender,
    profile: &Profile,
    day: Day,
) -> Result<Visit> {
    // The browser's own start is nobody's work.
    browser.goto(&format!("{}/before", setting.host)).await.map_err(|error| anyhow!(error))?;
    let text = json!((day == Day::Outage).then_some(contender.text));
    let probe = include_str!("page/probe.js").replace("BANNER_TEXT", &text.to_string());
    command(browser, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": probe })).await?;
    profile.apply(browser).await?;
    let [first, next] = contender.pages(day);
    Ok(Visit {
        cold: view(browser, setting, contender, &first).await?,
        next: view(browser, setting, contender, &next).await?,
    })
}

async fn view(browser: &Browser, setting: &Setting<'_>, contender: &Contender, path: &str) -> Result<View> {
    events(browser).await?;
    browser.goto(&format!("{}{path}", setting.host)).await.map_err(|error| anyhow!(error))?;
    let found = browser
        .run_async("await Promise.race([__bench.done, new Promise((late) => setTimeout(late, 20000))]); return __bench.found;")
        .await
        .map_err(|error| anyhow!(error))?;
    let number = |name: &str| found.get(name).and_then(Value::as_f64);
    let (Some(shift), Some(largest), Some(blocked), true) =
        (number("shift"), number("largest"), number("blocked"), found["isOver"] == true)
    else {
        bail!("no banner after 20 s: {}", console(browser).await);
    };
    let moved = serde_json::from_value(found.get("moved").cloned().unwrap_or_default())?;
    let mut events = events(browser).await?;
    let mut work = Work::of(&events, setting.host);
    for _ in 0..LATE {
        if work.is_ok() || !contender.has_script() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        events.extend(self::events(browser).await?);
        work = Work::of(&events, setting.host);
    }
    let wire = Wire::of(&events, setting.host, setting.feed);
    let work = if contender.has_script() { work? } else { Work::default() };
    Ok(View {
        shown: number("shown"),
        painted: number("painted"),
        largest,
        blocked,
        shift,
        moved,
        wire,
        work,
        heap: heap(browser).await?,
        wasm: of_all(browser, "Memory", "sum + it.buffer.byteLength").await?,
        modules: of_all(browser, "Module", "sum + 1").await?,
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

/// Bytes of the JavaScript heap, without garbage.
pub async fn heap(browser: &Browser) -> Result<f64> {
    command(browser, "HeapProfiler.collectGarbage", json!({})).await?;
    number(&command(browser, "Runtime.getHeapUsage", json!({})).await?, "/usedSize")
}

/// A sum over all there are of this kind of WebAssembly's. No script can name what a module keeps to itself; the browser's debugger
/// finds all of it, and none that is garbage.
pub async fn of_all(browser: &Browser, kind: &str, sum: &str) -> Result<f64> {
    let text = |value: &Value, path: &str| value.pointer(path).and_then(Value::as_str).map(str::to_owned);
    // A page that refuses WebAssembly still has the name, unless the browser has been told otherwise.
    let prototype = format!("globalThis.WebAssembly && WebAssembly.{kind}.prototype");
    let prototype = command(browser, "Runtime.evaluate", json!({ "expression": prototype })).await?;
    let Some(prototype) = text(&prototype, "/result/objectId") else { return Ok(0.0) };
    let all = command(browser, "Runtime.queryObjects", json!({ "prototypeObjectId": prototype })).await?;
    let Some(all) = text(&all, "/objects/objectId") else { return Ok(0.0) };
    let sum = json!({
        "objectId": all, "returnByValue": true,
        "functionDeclaration": format!("function () {{ return this.reduce((sum, it) => {sum}, 0); }}"),
    });
    number(&command(browser, "Runtime.callFunctionOn", sum).await?, "/result/value")
}

fn number(value: &Value, path: &str) -> Result<f64> {
    value.pointer(path).and_then(Value::as_f64).ok_or_else(|| anyhow!("the browser answers {value}"))
}

async fn command(browser: &Browser, name: &str, parameters: Value) -> Result<Value> {
    browser.devtools(name, parameters).await.map_err(|error| anyhow!("{name}: {error}"))
}
