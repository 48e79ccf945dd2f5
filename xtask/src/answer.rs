//! A feed's answer as files: one document, or several of one source with `+` between them. It reads them, whatever system they are of,
//! and knows no option of the widget.

use anyhow::{Context, Result};
use status_widget::diagnostic::Diagnostic;
use status_widget::feed::foreign::{Settings, Translated, decode_any, translate};
use status_widget::feed::{Decoded, STATUSPAGE, decode};
use status_widget::time::Time;
use std::path::Path;

/// What both commands that read answers take.
#[derive(Debug, Default, clap::Args)]
pub struct Reading {
    /// The address that the documents are of: some systems say their links and names by it
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// Of alerts: the labels that name the component and the severity, such as `component=service,team severity=priority`
    #[arg(long, value_name = "LABELS", value_parser = labels_from)]
    labels: Option<Labels>,
}

/// Names of labels, the first of which that is there counts.
#[derive(Debug, Clone)]
pub struct Labels {
    component: Option<String>,
    severity: Option<String>,
}

impl Reading {
    /// What a translation goes by at this moment; without one it has no clock.
    pub fn settings(&self, now: Option<Time>) -> Settings<'_> {
        let default = Settings::default();
        let labels = self.labels.as_ref();
        Settings {
            now,
            source: self.address.as_deref().unwrap_or_default(),
            component: labels.and_then(|labels| labels.component.as_deref()).unwrap_or(default.component),
            severity: labels.and_then(|labels| labels.severity.as_deref()).unwrap_or(default.severity),
        }
    }
}

fn labels_from(text: &str) -> Result<Labels, String> {
    let mut labels = Labels { component: None, severity: None };
    for part in text.split_ascii_whitespace() {
        let names = |names: &str| Some(names.to_owned());
        match part.split_once('=') {
            Some(("component", value)) => labels.component = names(value),
            Some(("severity", value)) => labels.severity = names(value),
            _ => return Err(format!("`{part}` is neither `component=…` nor `severity=…`")),
        }
    }
    Ok(labels)
}

/// Reads an answer of this format. One that is no feed is an answer, too; a file that is not there is none.
pub fn decode_answer(files: &str, format: &str, settings: &Settings) -> Result<Decoded> {
    let bodies = read(files)?;
    Ok(match &bodies[..] {
        // As in a page that names it: what another system would make of the document, nobody asks.
        [body] if format == STATUSPAGE => decode(body),
        _ => decode_any(&slices(&bodies), settings),
    })
}

/// Translates an answer. One that is a Statuspage document is its own translation.
pub fn translate_answer(files: &str, settings: &Settings) -> Result<Result<Translated, Diagnostic>> {
    let bodies = read(files)?;
    if let Some(translated) = translate(&slices(&bodies), settings) {
        return Ok(translated);
    }
    let Decoded { status, mut diagnostics } = decode_any(&slices(&bodies), settings);
    Ok(match (status, &bodies[..]) {
        (Some(_), [body]) => {
            let document = String::from_utf8_lossy(body).into_owned();
            Ok(Translated { format: "statuspage", document, diagnostics })
        }
        _ => Err(diagnostics.pop().context("what cannot be read has a reason")?),
    })
}

fn read(files: &str) -> Result<Vec<Vec<u8>>> {
    let read = |file: &str| std::fs::read(file).with_context(|| file.to_owned());
    // A file may have such a sign in its name.
    if !files.contains('+') || Path::new(files).exists() {
        return Ok(vec![read(files)?]);
    }
    files.split('+').map(read).collect()
}

fn slices(bodies: &[Vec<u8>]) -> Vec<&[u8]> {
    bodies.iter().map(Vec::as_slice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use status_widget::feed::AUTO;

    #[test]
    fn a_file_that_is_not_there_is_no_answer() {
        let settings = Settings::default();
        assert!(decode_answer("Cargo.toml", AUTO, &settings).is_ok_and(|answer| answer.status.is_none()));
        for files in ["nothere.json", "Cargo.toml+nothere.json"] {
            let error = decode_answer(files, AUTO, &settings).map(|_| ()).unwrap_err();
            assert!(format!("{error:#}").starts_with("nothere.json: "), "{error:#}");
        }
    }

    /// A document that OpenStatus has, too, by which a page reads it that names no system.
    #[test]
    fn a_named_statuspage_is_read_as_that_alone() {
        let file = "../tests/fixtures/foreign/openstatus/incident.json";
        let origin = |format| {
            let status = decode_answer(file, format, &Settings::default()).map(|answer| answer.status);
            status.ok().flatten().map(|status| status.origin)
        };
        assert!(origin(AUTO).is_some_and(|origin| origin.contains("openstatus/")), "{:?}", origin(AUTO));
        assert!(
            origin(STATUSPAGE).is_none_or(|origin| !origin.contains("openstatus/")),
            "{:?}",
            origin(STATUSPAGE)
        );
    }
}
