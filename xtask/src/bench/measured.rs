//! All that was measured, before anybody judges it.

use serde::Serialize;

use super::micro::Cost;
use super::polls::Course;
use super::series::Run;
use super::worst::Worst;

/// What each part of the bench came to; empty where it was left out.
#[derive(Debug, Default, Serialize)]
pub struct Measured {
    /// Feeds that are there already.
    pub feeds: Vec<Cost>,
    /// The worst documents.
    pub worst: Vec<Worst>,
    /// A day of polls.
    pub polls: Vec<Course>,
    /// Page views.
    pub views: Run,
}
