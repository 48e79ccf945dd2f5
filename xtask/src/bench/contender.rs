//! Who is measured, and how each stands in the host page: by the tag that its README tells people to write, with its files on the
//! page's own origin and our feed as its status page.

use std::path::Path;

use anyhow::{Context, Result};

use super::day::Day;
use super::feed::TITLE;
use super::profile::{ALL, FAST, Profile};
use super::server::{Files, Kept};
use crate::build::bundle::SCRIPT;

/// The name of the one that all are compared with.
pub const FLOOR: &str = "floor";
/// The name of ours.
pub const OURS: &str = "status-widget";
/// The name of ours where a page refuses WebAssembly.
pub const COMPAT: &str = "status-widget, no wasm";
/// The name of ours in another language than English.
pub const OTHER_LANGUAGE: &str = "status-widget, in German";
/// The name of ours in the flow of a page that has left it room.
pub const INLINE: &str = "status-widget, inline with room";
/// The name of an older build of ours.
pub const BEFORE: &str = "status-widget, before";
/// The name of the page as it is without any of them.
pub const ALONE: &str = "the page alone";
/// The feed's place beneath what a tag names as its source.
pub const SUMMARY: &str = "/api/v2/summary.json";

/// What stands for the source in the markup of a contender.
const SOURCE: &str = "{source}";

/// What a tag of ours says.
const TAG: &str = " data-source=\"{source}\" data-components=\"Desk\"";

/// One that is measured.
#[derive(Debug, Clone)]
pub struct Contender {
    /// As the tables name it.
    pub name: &'static str,
    /// The text by which its banner is known.
    pub text: &'static str,
    /// On which days.
    days: &'static [Day],
    /// With which profiles.
    profiles: &'static [Profile],
    /// Its page on the day of an outage. Beneath it are the next page and those of a quiet day.
    path: &'static str,
    head: String,
    top: String,
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

/// All of them, in the order of the tables. `before` is the folder of an older build of ours.
pub fn all(dist: &Path, before: Option<&Path>, peers: &Path) -> Result<(Vec<Contender>, Vec<Absent>)> {
    let mut absent = vec![Absent {
        name: "statuspage-widget 1.0.2",
        reason: "it works only with a script on Statuspage's own servers, which asks statuspage.io; its package has neither",
    }];
    let alone = Contender { name: ALONE, path: "/alone", profiles: &[FAST], days: &[Day::Quiet], ..bare() };
    let mut all = vec![alone, floor()];
    let ours = ours(OURS, "/ours", dist)?;
    let has_compat = ours.files.iter().any(|(path, ..)| path.contains(".compat"));
    let compat = Contender {
        name: COMPAT,
        path: "/compat",
        days: &[Day::Outage],
        // What a page sends that has never heard of WebAssembly.
        policy: Some("script-src 'self'; object-src 'none'; base-uri 'none'"),
        files: Vec::new(),
        ..ours.clone()
    };
    let of_ours = |name, path, head, top| Contender {
        name,
        path,
        days: &[Day::Outage],
        profiles: &[FAST],
        head,
        top,
        files: Vec::new(),
        ..ours.clone()
    };
    let german = script(vendor("/ours"), &format!("{TAG} data-lang=\"de\""));
    let german = of_ours(OTHER_LANGUAGE, "/german", german, String::new());
    let element = format!(
        "<status-widget style=\"display: block; min-height: 8rem\" source=\"{SOURCE}\" components=\"Desk\"></status-widget>"
    );
    let inline = of_ours(INLINE, "/inline", script(vendor("/ours"), ""), element);
    all.push(ours);
    if let Some(before) = before {
        all.push(self::ours(BEFORE, "/older", before)?);
    }
    all.extend([german, inline]);
    if has_compat {
        all.push(compat);
    } else {
        absent.push(Absent { name: COMPAT, reason: "dist/ has no build without WebAssembly" });
    }
    all.push(statuspage(peers)?);
    Ok((all, absent))
}

/// A page with nothing of anybody's.
fn bare() -> Contender {
    Contender {
        name: "",
        text: TITLE,
        days: &Day::ALL,
        profiles: &ALL,
        path: "",
        head: String::new(),
        top: String::new(),
        body: String::new(),
        files: Vec::new(),
        policy: None,
    }
}

fn floor() -> Contender {
    Contender {
        name: FLOOR,
        path: "/floor",
        head: format!("<script async src=\"/floor.js\" data-source=\"{SOURCE}{SUMMARY}\"></script>"),
        files: vec![("/floor.js".to_owned(), Kept::Loader, include_bytes!("page/floor.js").to_vec())],
        ..bare()
    }
}

/// What ships of a build, each file by its place, how it is kept and what is in it.
fn shipped(dist: &Path, path: &str) -> Result<Vec<(String, Kept, Vec<u8>)>> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(dist).with_context(|| dist.display().to_string())? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let kept = if name == SCRIPT { Kept::Loader } else { Kept::Named };
        if [".js", ".wasm", ".txt"].iter().any(|ending| name.ends_with(ending)) {
            files.push((format!("{}/{name}", vendor(path)), kept, std::fs::read(file.path())?));
        }
    }
    Ok(files)
}

/// Puts this build there for the page at `path`; answers its tag with this source.
pub fn add_build(files: &mut Files, dist: &Path, path: &str) -> Result<impl Fn(&str) -> String + use<>> {
    for (name, kept, bytes) in shipped(dist, path)? {
        files.add(&name, kept, bytes)?;
    }
    let tag = script(vendor(path), TAG);
    Ok(move |source: &str| tag.replace(SOURCE, source))
}

/// A build of ours, as `cargo xtask dist` makes it.
fn ours(name: &'static str, path: &'static str, dist: &Path) -> Result<Contender> {
    let files = shipped(dist, path)?;
    let head = script(vendor(path), TAG);
    Ok(Contender { name, path, head, files, ..bare() })
}

/// Where a build of ours stands, by the path of its page.
pub fn vendor(path: &str) -> String {
    format!("{path}/vendor")
}

/// The tag of a build of ours.
pub fn script(vendor: String, attributes: &str) -> String {
    format!("<script async src=\"{vendor}/{SCRIPT}\"{attributes}></script>")
}

fn statuspage(peers: &Path) -> Result<Contender> {
    let script = peers.join("@statuspage/status-widget/dist/index.js");
    let bytes = std::fs::read(&script).with_context(|| script.display().to_string())?;
    Ok(Contender {
        name: "@statuspage/status-widget 1.0.5",
        path: "/statuspage",
        text: "Partially Degraded Service",
        head: "<script async src=\"/statuspage.js\"></script>".to_owned(),
        body: format!("<statuspage-widget src=\"{SOURCE}\"></statuspage-widget>"),
        files: vec![("/statuspage.js".to_owned(), Kept::Loader, bytes)],
        ..bare()
    })
}

impl Contender {
    /// Puts its pages and its files there. `source` is the feed's origin.
    pub fn add_to(&self, files: &mut Files, source: &str) -> Result<()> {
        for day in self.days {
            let of_day = |markup: &str| markup.replace(SOURCE, &format!("{source}{}", day.folder()));
            for page in self.pages(*day) {
                let markup = page_with(&of_day(&self.head), &of_day(&self.top), &of_day(&self.body));
                files.add(&page, Kept::Asked, markup)?;
                if let Some(policy) = self.policy {
                    files.with(&page, "content-security-policy", policy);
                }
            }
        }
        for (path, kept, bytes) in &self.files {
            files.add(path, *kept, bytes.clone())?;
        }
        Ok(())
    }

    /// The page that its reader comes to, and the one that they go to next.
    pub fn pages(&self, day: Day) -> [String; 2] {
        let first = format!("{}{}", self.path, day.folder());
        [first.clone(), first + "/next"]
    }

    /// Whether it has a turn.
    pub fn takes_part(&self, day: Day, profile: &Profile) -> bool {
        // Of a quiet day something was promised on one network only.
        let is_wanted = day == Day::Outage || profile.name == FAST.name;
        is_wanted && self.days.contains(&day) && self.profiles.iter().any(|of| of.name == profile.name)
    }

    /// Whether there is anything to measure but the page.
    pub fn has_script(&self) -> bool {
        !self.head.is_empty()
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

/// The host page with this at the end of its head, above its content and at the end of its body.
pub fn page_with(head: &str, top: &str, body: &str) -> String {
    let row = |number: usize| {
        let subject = SUBJECTS[number % SUBJECTS.len()];
        format!("<li><b>Customer {number}</b><span>{subject}</span><time>{number} h</time></li>\n")
    };
    let rows: String = (1..=40).map(row).collect();
    let page = include_str!("page/host.html").replace("<!-- rows -->\n", &rows);
    page.replace("<!-- head -->", head).replace("<!-- top -->", top).replace("<!-- body -->", body)
}

/// Puts what the host page itself is made of there.
pub fn add_host(files: &mut Files) -> Result<()> {
    files.add("/host/app.css", Kept::Loader, include_str!("page/app.css"))?;
    files.add("/host/app.js", Kept::Loader, include_str!("page/app.js"))
}
