//! Who is measured, and how each stands in the host page: by the tag that its README tells people to write, with its files on the
//! page's own origin and our feed as its status page.

use std::path::Path;

use anyhow::{Context, Result};

use super::feed::TITLE;
use super::server::{Files, Kept};
use crate::build::bundle::SCRIPT;

/// The name of the one that all are compared with.
pub const FLOOR: &str = "floor";
/// The name of ours.
pub const OURS: &str = "status-widget";
/// The name of ours where a page refuses WebAssembly.
pub const COMPAT: &str = "status-widget, no wasm";
/// The feed's place on its origin.
pub const SUMMARY: &str = "/api/v2/summary.json";

/// One that is measured.
#[derive(Debug, Clone)]
pub struct Contender {
    /// As the tables name it.
    pub name: &'static str,
    /// The page with it in it, and beneath it the next page.
    pub path: &'static str,
    /// The text by which its banner is known.
    pub text: &'static str,
    head: String,
    body: String,
    files: Vec<(String, Kept, Vec<u8>)>,
    policy: Option<&'static str>,
}

/// One that cannot be measured, and why.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Absent {
    /// As the tables would name it.
    pub name: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// All of them, in the order of the tables. `source` is the feed's origin.
pub fn all(dist: &Path, peers: &Path, source: &str) -> Result<(Vec<Contender>, Vec<Absent>)> {
    let mut absent = vec![Absent {
        name: "statuspage-widget 1.0.2",
        reason: "it works only with a script on Statuspage's own servers, which asks statuspage.io; its package has neither",
    }];
    let mut all = vec![floor(source)];
    let ours = ours(dist, source)?;
    let has_compat = ours.files.iter().any(|(path, ..)| path.contains(".compat"));
    let compat = Contender {
        name: COMPAT,
        path: "/compat",
        // What a page sends that has never heard of WebAssembly.
        policy: Some("script-src 'self'; object-src 'none'; base-uri 'none'"),
        files: Vec::new(),
        ..ours.clone()
    };
    all.push(ours);
    if has_compat {
        all.push(compat);
    } else {
        absent.push(Absent { name: COMPAT, reason: "dist/ has no build without WebAssembly" });
    }
    all.push(statuspage(peers, source)?);
    Ok((all, absent))
}

fn floor(source: &str) -> Contender {
    Contender {
        name: FLOOR,
        path: "/floor",
        text: TITLE,
        head: format!("<script async src=\"/floor.js\" data-source=\"{source}{SUMMARY}\"></script>"),
        body: String::new(),
        files: vec![("/floor.js".to_owned(), Kept::Loader, include_bytes!("page/floor.js").to_vec())],
        policy: None,
    }
}

fn ours(dist: &Path, source: &str) -> Result<Contender> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(dist).with_context(|| dist.display().to_string())? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let kept = if name == SCRIPT { Kept::Loader } else { Kept::Named };
        if name.ends_with(".js") || name.ends_with(".wasm") {
            files.push((format!("/vendor/{name}"), kept, std::fs::read(file.path())?));
        }
    }
    Ok(Contender {
        name: OURS,
        path: "/ours",
        text: TITLE,
        head: format!(
            "<script async src=\"/vendor/{SCRIPT}\" data-source=\"{source}\" data-components=\"Desk\"></script>"
        ),
        body: String::new(),
        files,
        policy: None,
    })
}

fn statuspage(peers: &Path, source: &str) -> Result<Contender> {
    let script = peers.join("@statuspage/status-widget/dist/index.js");
    let bytes = std::fs::read(&script).with_context(|| script.display().to_string())?;
    Ok(Contender {
        name: "@statuspage/status-widget 1.0.5",
        path: "/statuspage",
        text: "Partially Degraded Service",
        head: "<script async src=\"/statuspage.js\"></script>".to_owned(),
        body: format!("<statuspage-widget src=\"{source}\"></statuspage-widget>"),
        files: vec![("/statuspage.js".to_owned(), Kept::Loader, bytes)],
        policy: None,
    })
}

impl Contender {
    /// Puts both of its pages and its files there.
    pub fn add_to(&self, files: &mut Files) -> Result<()> {
        for page in [self.path.to_owned(), self.next()] {
            files.add(&page, Kept::Asked, page_with(&self.head, &self.body))?;
            if let Some(policy) = self.policy {
                files.with(&page, "content-security-policy", policy);
            }
        }
        for (path, kept, bytes) in &self.files {
            files.add(path, *kept, bytes.clone())?;
        }
        Ok(())
    }

    /// The path of the page that its reader goes to next.
    pub fn next(&self) -> String {
        format!("{}/next", self.path)
    }
}

/// What people write to the desk of the host page.
const SUBJECTS: [&str; 5] = [
    "Where is my parcel?",
    "Change of address",
    "Invoice 2041",
    "The app asks me to sign in twice",
    "Thank you!",
];

/// The host page with this at the end of its head and of its body.
pub fn page_with(head: &str, body: &str) -> String {
    let row = |number: usize| {
        let subject = SUBJECTS[number % SUBJECTS.len()];
        format!("<li><b>Customer {number}</b><span>{subject}</span><time>{number} h</time></li>\n")
    };
    let rows: String = (1..=40).map(row).collect();
    let page = include_str!("page/host.html").replace("<!-- rows -->\n", &rows);
    page.replace("<!-- head -->", head).replace("<!-- body -->", body)
}

/// Puts what the host page itself is made of there.
pub fn add_host(files: &mut Files) -> Result<()> {
    files.add("/host/app.css", Kept::Loader, include_str!("page/app.css"))?;
    files.add("/host/app.js", Kept::Loader, include_str!("page/app.js"))
}
