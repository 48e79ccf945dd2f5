//! Requests by the second, and what can be told from them.

use super::time::WARM_UP;

/// What arrived at the feed.
#[derive(Debug, Clone, PartialEq)]
pub struct Traffic {
    seconds: Vec<u32>,
    tabs: u64,
}

/// Requests per second over some time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// On average.
    pub mean: f64,
    /// In the busiest window.
    pub peak: f64,
}

impl Traffic {
    /// None yet, until `end` in milliseconds.
    pub fn until(end: u64) -> Self {
        Self { seconds: vec![0; end.div_ceil(1000) as usize], tabs: 0 }
    }

    /// One request, at this millisecond.
    pub fn asked(&mut self, now: u64) {
        self.seconds[(now / 1000) as usize] += 1;
    }

    /// So many more tabs.
    pub fn opened(&mut self, tabs: usize) {
        self.tabs += tabs as u64;
    }

    /// Both together.
    pub fn and(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.seconds.iter_mut().zip(&other.seconds) {
            *mine += theirs;
        }
        self.tabs += other.tabs;
        self
    }

    /// How many tabs there were.
    pub fn tabs(&self) -> u64 {
        self.tabs
    }

    /// Between two milliseconds, the peak in windows of so many seconds.
    pub fn rate(&self, from: u64, to: u64, window: usize) -> Rate {
        let seconds = &self.seconds[(from / 1000) as usize..(to / 1000) as usize];
        let sum = |part: &[u32]| part.iter().map(|count| u64::from(*count)).sum::<u64>() as f64;
        let busiest = seconds.windows(window.min(seconds.len())).map(sum).fold(0.0, f64::max);
        Rate { mean: sum(seconds) / seconds.len() as f64, peak: busiest / window as f64 }
    }

    /// The share that pauses save, against every open tab asking at every interval: of a rate after the warm-up.
    pub fn saved_by_pauses(&self, rate: f64, interval: f64) -> f64 {
        1.0 - rate * interval / self.tabs as f64
    }

    /// By the window of so many seconds after the warm-up: minutes and requests per second.
    pub fn curve(&self, window: usize) -> Vec<(f64, f64)> {
        let seconds = &self.seconds[(WARM_UP / 1000) as usize..];
        let of = |(number, part): (usize, &[u32])| {
            let sum: u64 = part.iter().map(|count| u64::from(*count)).sum();
            ((number * window) as f64 / 60.0, sum as f64 / window as f64)
        };
        seconds.chunks_exact(window).enumerate().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_mean_and_peak() {
        let mut traffic = Traffic::until(10_000);
        for now in [0, 4_000, 4_999, 5_000, 9_000] {
            traffic.asked(now);
        }
        assert_eq!(traffic.rate(0, 10_000, 1), Rate { mean: 0.5, peak: 2.0 });
        assert_eq!(traffic.rate(0, 10_000, 2), Rate { mean: 0.5, peak: 1.5 });
        assert_eq!(traffic.clone().and(&traffic).rate(4_000, 6_000, 1), Rate { mean: 3.0, peak: 4.0 });
    }
}
