//! Small ways through small texts, at single ASCII signs, and between numbers and digits.
//!
//! The standard library has the same for any pattern and for texts of any length, and brings the search for those along:
//! a kilobyte and a half for what is here a handful of loops.

/// The text before the first such sign, and the text after it; none where it does not stand.
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// Takes the text before the next such sign off the rest, or all of it where there is none.
pub fn take<'a>(rest: &mut &'a str, sign: u8) -> &'a str {
    let (taken, left) = cut(rest, sign).unwrap_or((rest, ""));
    *rest = left;
    taken
}

/// A number of nothing but digits.
pub fn number(digits: &str) -> Option<u64> {
    let mut number = if digits.is_empty() { None } else { Some(0_u64) };
    for digit in digits.bytes() {
        number = match digit {
            // No checked product: that takes a multiplication of twice the width.
            b'0'..=b'9' => {
                let digit = u64::from(digit - b'0');
                number.filter(|number| *number <= (u64::MAX - digit) / 10).map(|number| number * 10 + digit)
            }
            _ => None,
        };
    }
    number
}

/// Whether both are the same, eight bytes a step: built for size, the standard library compares long memory byte by byte.
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let ((words, end), (others, other_end)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let mut pairs = words.iter().zip(others);
    let mut ends = end.iter().zip(other_end);
    ends.all(|(byte, other)| byte == other)
        && pairs.all(|(word, other)| u64::from_le_bytes(*word) == u64::from_le_bytes(*other))
}

/// A number in digits; the standard library's way would bring widths, signs and paddings along.
#[cfg(target_family = "wasm")]
pub fn digits(number: usize) -> String {
    long_digits(number as u64)
}

/// The same for a number of any size, such as a time in milliseconds.
pub fn long_digits(number: u64) -> String {
    let mut digits = if number < 10 { String::new() } else { long_digits(number / 10) };
    digits.push(char::from(b'0' + (number % 10) as u8));
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_the_first_sign() {
        assert_eq!(cut("a=b=c", b'='), Some(("a", "b=c")));
        assert_eq!(cut("=", b'='), Some(("", "")));
        assert_eq!(cut("ü=ß", b'='), Some(("ü", "ß")));
        assert_eq!(cut("a", b'='), None);
    }

    #[test]
    fn takes_one_after_another() {
        let mut rest = "a;;c";
        let taken =
            [take(&mut rest, b';'), take(&mut rest, b';'), take(&mut rest, b';'), take(&mut rest, b';')];
        assert_eq!(taken, ["a", "", "c", ""]);
        assert_eq!(rest, "");
    }

    #[test]
    fn tells_one_from_another_by_every_byte() {
        for length in 0..40 {
            let one = vec![b'x'; length];
            assert!(is_same(&one, &one.clone()));
            for place in 0..length {
                let mut other = one.clone();
                other[place] = b'y';
                assert!(!is_same(&one, &other), "{place} of {length}");
                assert!(!is_same(&one, &one[..place]), "{place} of {length}");
                assert!(!is_same(&one[..place], &one), "{place} of {length}");
            }
        }
    }

    #[test]
    fn writes_numbers() {
        for number in [0, 7, 10, 99, 100, 1234567890, u64::MAX] {
            assert_eq!(long_digits(number), number.to_string());
        }
    }

    #[test]
    fn reads_numbers_and_nothing_else() {
        #[track_caller]
        fn check(text: &str, expected: Option<u64>) {
            assert_eq!(number(text), expected, "{text:?}");
        }
        check("0", Some(0));
        check("007", Some(7));
        check("18446744073709551615", Some(u64::MAX));
        for text in ["", "18446744073709551616", "99999999999999999999", "+1", "-1", " 1", "1.5", "١"] {
            check(text, None);
        }
    }
}
