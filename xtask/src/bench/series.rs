//! All visits of a run, by profile and contender, and what is asked of them: one quantity as a figure, or over the floor's.

use serde::Serialize;

use super::contender::{Contender, FLOOR};
use super::figures::{Figure, figure, ratio};
use super::profile::Profile;
use super::visit::{View, Visit};

/// The visits of one contender with one profile, a round each.
#[derive(Debug, Clone, Serialize)]
pub struct Series {
    /// The profile.
    pub profile: Profile,
    /// The contender's name.
    pub name: &'static str,
    /// In the order of the rounds.
    pub visits: Vec<Visit>,
}

/// Which of the two views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The first, with an empty cache.
    Cold,
    /// The next.
    Next,
}

/// A number of a view.
pub type Quantity = fn(&View) -> f64;

/// Everything that was measured in page views.
#[derive(Debug, Default, Serialize)]
pub struct Run(pub Vec<Series>);

impl Run {
    /// Adds the visit of a round.
    pub fn add(&mut self, profile: &Profile, name: &'static str, visit: Visit) {
        match self.0.iter_mut().find(|series| series.profile.name == profile.name && series.name == name) {
            Some(series) => series.visits.push(visit),
            None => self.0.push(Series { profile: *profile, name, visits: vec![visit] }),
        }
    }

    /// Brings all into the order of the contenders, whoever came first.
    pub fn in_order(&mut self, contenders: &[Contender]) {
        self.0.sort_by_key(|series| contenders.iter().position(|contender| contender.name == series.name));
    }

    /// The contenders of a profile, in the order of the tables.
    pub fn names(&self, profile: &Profile) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(|series| series.profile.name == profile.name).map(|series| series.name)
    }

    /// One quantity of one contender.
    pub fn figure(&self, profile: &Profile, name: &str, page: Page, quantity: Quantity) -> Option<Figure> {
        figure(self.numbers(profile, name, page, quantity))
    }

    /// The same over the floor's, round by round.
    pub fn over_floor(
        &self,
        profile: &Profile,
        name: &str,
        page: Page,
        quantity: Quantity,
    ) -> Option<Figure> {
        ratio(&self.numbers(profile, name, page, quantity), &self.numbers(profile, FLOOR, page, quantity))
    }

    fn numbers(&self, profile: &Profile, name: &str, page: Page, quantity: Quantity) -> Vec<f64> {
        let mine = self.0.iter().find(|series| series.profile.name == profile.name && series.name == name);
        let visits = mine.map(|series| series.visits.as_slice()).unwrap_or_default();
        let view = |visit: &Visit| match page {
            Page::Cold => quantity(&visit.cold),
            Page::Next => quantity(&visit.next),
        };
        visits.iter().map(view).collect()
    }
}
