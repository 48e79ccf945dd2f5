//! `manifest.json`: how large each file of `dist/` is and its hash. What is too large, `size` says.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use base64::prelude::{BASE64_STANDARD, Engine};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha384};

use super::bundle::SCRIPT;

/// The manifest's own name.
pub const FILE: &str = "manifest.json";

/// All that ships.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of `status-widget`.
    pub version: String,
    /// By file name.
    pub files: BTreeMap<String, Entry>,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Bytes as they are.
    pub raw: u64,
    /// Bytes after `gzip -9`.
    pub gzip: u64,
    /// Bytes after brotli at its best (quality 11), as a static server keeps them.
    pub brotli: u64,
    /// `sha384-…`, as an `integrity` attribute wants it.
    pub sha384: String,
}

impl Manifest {
    /// Measures every file of a folder but the manifest itself.
    pub fn of(folder: &Path, version: &str) -> Result<Self> {
        let mut files = Vec::new();
        for file in std::fs::read_dir(folder)? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            if name != FILE {
                files.push((name, file.path()));
            }
        }
        // Brotli at its best takes a second for the larger ones.
        let entry = |(name, path)| Ok((name, Entry::of(&std::fs::read(path)?)?));
        let files = files.into_par_iter().map(entry).collect::<Result<_>>()?;
        Ok(Self { version: version.to_owned(), files })
    }

    /// Reads it from `dist/`.
    pub fn read(folder: &Path) -> Result<Self> {
        Ok(serde_json::from_slice(&std::fs::read(folder.join(FILE))?)?)
    }

    /// Writes it beside the files.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        std::fs::write(folder.join(FILE), text)?;
        Ok(())
    }
}

impl Entry {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes)?;
        Ok(Self {
            raw: bytes.len() as u64,
            gzip: gzip.finish()?.len() as u64,
            brotli: brotli(bytes)?,
            sha384: integrity(bytes),
        })
    }
}

/// The hash of a file, as the `integrity` of a page's own tag wants it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// The hash of a file by which a script of ours asks for it: the shortest that browsers take, since the door carries three.
pub fn pin(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// How many bytes are left after brotli at its best.
pub fn brotli(bytes: &[u8]) -> Result<u64> {
    Ok(compressed(bytes)?.len() as u64)
}

/// Brotli at its best.
pub fn compressed(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut compressed, &best)?;
    Ok(compressed)
}

/// What of a page downloads a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Every page, before anything else.
    Door,
    /// Every page in its own time, and at once where something shows.
    Banner,
    /// Who reads another language than English, one of them.
    Language,
    /// Who opens details.
    Bodies,
    /// Whose feed is another system's than Statuspage.
    Formats,
    /// The same in place of that, where WebAssembly is refused.
    CompatFormats,
    /// Who refuses WebAssembly, in place of the others but the door.
    Compat,
    /// No page.
    None,
}

/// For what the file of this name is there.
pub fn use_of(name: &str) -> Use {
    match () {
        () if name == SCRIPT => Use::Door,
        () if name.ends_with(".map") || name.ends_with(".ts") || name.ends_with(".json") => Use::None,
        () if name.starts_with("relay.") => Use::None,
        () if name.ends_with(".txt") => Use::Language,
        () if name.contains(".bodies.") => Use::Bodies,
        () if name.contains(".formats.") => Use::Formats,
        () if name.contains(".formats-compat.") => Use::CompatFormats,
        () if name.contains(".compat.") => Use::Compat,
        () => Use::Banner,
    }
}

/// Whether a page with a banner downloads the file of this name.
pub fn is_downloaded(name: &str) -> bool {
    matches!(use_of(name), Use::Door | Use::Banner)
}
