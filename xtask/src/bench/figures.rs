//! Many measurements of one thing as three numbers, and comparisons of two things that took turns.

use serde::Serialize;

/// The middle of some measurements, and where the middle half of them lies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// A quarter lies below.
    pub low: f64,
    /// Half.
    pub median: f64,
    /// A quarter lies above.
    pub high: f64,
}

/// Of none, nothing.
pub fn figure(mut numbers: Vec<f64>) -> Option<Figure> {
    numbers.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (numbers.len().checked_sub(1)?) as f64;
        let (below, above) = (numbers.get(place.floor() as usize)?, numbers.get(place.ceil() as usize)?);
        Some(below + (above - below) * place.fract())
    };
    Some(Figure { low: at(0.25)?, median: at(0.5)?, high: at(0.75)? })
}

/// One over the other, turn by turn: what slows down a whole turn slows down both.
pub fn ratio(one: &[f64], other: &[f64]) -> Option<Figure> {
    figure(one.iter().zip(other).filter(|(_, other)| **other > 0.0).map(|(one, other)| one / other).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[f64], expected: Option<(f64, f64, f64)>) {
        let expected = expected.map(|(low, median, high)| Figure { low, median, high });
        assert_eq!(figure(numbers.to_vec()), expected);
    }

    #[test]
    fn finds_the_middle_and_its_half() {
        check(&[], None);
        check(&[4.0], Some((4.0, 4.0, 4.0)));
        check(&[3.0, 1.0], Some((1.5, 2.0, 2.5)));
        check(&[9.0, 1.0, 5.0, 3.0, 7.0], Some((3.0, 5.0, 7.0)));
    }

    #[test]
    fn compares_within_a_turn() {
        // The machine was slow in the second turn; both felt it.
        let found = ratio(&[12.0, 24.0, 12.0], &[10.0, 20.0, 10.0]).unwrap();
        assert_eq!(found, Figure { low: 1.2, median: 1.2, high: 1.2 });
        assert_eq!(ratio(&[1.0], &[0.0]), None);
    }
}
