//! All visits of a run, by day, profile and contender, and what is asked of them: one quantity as a figure, or over the floor's.

use serde::Serialize;

use super::contender::{Contender, FLOOR};
use super::day::Day;
use super::figures::{Figure, figure, ratio};
use super::profile::Profile;
use super::visit::{View, Visit};

/// The visits of one contender with one profile on one kind of day, a round each.
#[derive(Debug, Clone, Serialize)]
pub struct Series {
    /// The day.
    pub day: Day,
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

/// A number of a view; none where it has no such thing.
pub type Quantity = fn(&View) -> Option<f64>;

/// Everything that was measured in page views.
#[derive(Debug, Default, Serialize)]
pub struct Run(pub Vec<Series>);

impl Run {
    /// Adds the visit of a round.
    pub fn add(&mut self, day: Day, profile: &Profile, name: &'static str, visit: Visit) {
        match self.0.iter_mut().find(|series| series.is_of(day, profile, name)) {
            Some(series) => series.visits.push(visit),
            None => self.0.push(Series { day, profile: *profile, name, visits: vec![visit] }),
        }
    }

    /// Brings all into the order of the contenders, whoever came first.
    pub fn in_order(&mut self, contenders: &[Contender]) {
        self.0.sort_by_key(|series| contenders.iter().position(|contender| contender.name == series.name));
    }

    /// The contenders of a profile on such a day, in the order of the tables.
    pub fn names(&self, day: Day, profile: &Profile) -> impl Iterator<Item = &'static str> {
        let of = move |series: &&Series| series.day == day && series.profile.name == profile.name;
        self.0.iter().filter(of).map(|series| series.name)
    }

    /// One quantity of one contender.
    pub fn figure(
        &self,
        (day, page): (Day, Page),
        profile: &Profile,
        name: &str,
        quantity: Quantity,
    ) -> Option<Figure> {
        figure(self.numbers((day, page), profile, name, quantity))
    }

    /// The same over the floor's, round by round.
    pub fn over_floor(
        &self,
        (day, page): (Day, Page),
        profile: &Profile,
        name: &str,
        quantity: Quantity,
    ) -> Option<Figure> {
        let of = |name| self.numbers((day, page), profile, name, quantity);
        ratio(&of(name), &of(FLOOR))
    }

    /// Both views of all visits of one contender on such a day, with whatever profile.
    pub fn views(&self, day: Day, name: &str) -> impl Iterator<Item = &View> {
        let visits = self.0.iter().filter(move |series| series.day == day && series.name == name);
        visits.flat_map(|series| &series.visits).flat_map(|visit| [&visit.cold, &visit.next])
    }

    fn numbers(
        &self,
        (day, page): (Day, Page),
        profile: &Profile,
        name: &str,
        quantity: Quantity,
    ) -> Vec<f64> {
        let mine = self.0.iter().find(|series| series.is_of(day, profile, name));
        let visits = mine.map(|series| series.visits.as_slice()).unwrap_or_default();
        let view = |visit: &Visit| match page {
            Page::Cold => quantity(&visit.cold),
            Page::Next => quantity(&visit.next),
        };
        visits.iter().filter_map(view).collect()
    }
}

impl Series {
    fn is_of(&self, day: Day, profile: &Profile, name: &str) -> bool {
        self.day == day && self.profile.name == profile.name && self.name == name
    }
}
