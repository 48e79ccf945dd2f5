//! Letters without their case, for names that people type: the scripts that have two cases and in which services are named.
//!
//! The standard library has the same for every script there is, and for single letters that become two, and brings tables
//! of one to four kilobytes along. What is not in the table here is its own small letter.

/// First and last capital of a run, how far apart two of them are, and from each to its small letter.
type Run = (u16, u16, u8, i16);

const RUNS: &[Run] = &[
    // Latin beyond ASCII: the languages of Europe, and Vietnamese.
    (0xc0, 0xd6, 1, 32),
    (0xd8, 0xde, 1, 32),
    (0x100, 0x12e, 2, 1),
    (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1),
    (0x14a, 0x176, 2, 1),
    (0x178, 0x178, 1, -121),
    (0x179, 0x17d, 2, 1),
    (0x1a0, 0x1a4, 2, 1),
    (0x1af, 0x1af, 1, 1),
    (0x1cd, 0x1db, 2, 1),
    (0x1de, 0x1ee, 2, 1),
    (0x1f8, 0x21e, 2, 1),
    (0x222, 0x232, 2, 1),
    (0x1e00, 0x1e94, 2, 1),
    (0x1e9e, 0x1e9e, 1, -7615),
    (0x1ea0, 0x1efe, 2, 1),
    // Greek.
    (0x386, 0x386, 1, 38),
    (0x388, 0x38a, 1, 37),
    (0x38c, 0x38c, 1, 64),
    (0x38e, 0x38f, 1, 63),
    (0x391, 0x3a1, 1, 32),
    (0x3a3, 0x3ab, 1, 32),
    // Cyrillic.
    (0x400, 0x40f, 1, 80),
    (0x410, 0x42f, 1, 32),
    (0x460, 0x480, 2, 1),
    (0x48a, 0x4be, 2, 1),
    (0x4c0, 0x4c0, 1, 15),
    (0x4c1, 0x4cd, 2, 1),
    (0x4d0, 0x52e, 2, 1),
    // Armenian.
    (0x531, 0x556, 1, 48),
    // The wide Latin letters beside Chinese and Japanese.
    (0xff21, 0xff3a, 1, 32),
];

/// The small letter of a capital; anything else as it is.
pub fn small(letter: char) -> char {
    let code = letter as u32;
    // Most letters: a page may compare thousands of names.
    if code < 0x80 {
        return letter.to_ascii_lowercase();
    }
    for (first, last, apart, distance) in RUNS {
        let first = u32::from(*first);
        if first <= code && code <= u32::from(*last) && (code - first).is_multiple_of((*apart).into()) {
            return char::from_u32(code.wrapping_add_signed((*distance).into())).unwrap_or(letter);
        }
    }
    letter
}

#[cfg(test)]
mod tests {
    use super::small;

    fn by_the_standard_library(letter: char) -> Option<char> {
        let mut small = letter.to_lowercase();
        let first = small.next();
        if small.next().is_none() { first } else { None }
    }

    #[test]
    fn never_says_other_than_the_standard_library() {
        for letter in char::MIN..=char::MAX {
            let ours = small(letter);
            assert!(
                ours == letter || Some(ours) == by_the_standard_library(letter),
                "{letter} becomes {ours}"
            );
        }
    }

    #[test]
    fn knows_every_capital_of_the_languages_named() {
        let texts = [
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "ÄÖÜẞ ÅÆØ ÀÂÇÈÉÊËÎÏÔŒÙÛŸ ÁÉÍÑÓÚ ÃÕ ÐÞÝ ŐŰ ĀČĒĢĪĶĻŅŠŪŽ ĄĘĖĮŲŪ ĆŁŃŚŹŻ ĎĚŇŘŤŮ ĽĹŔ ĂÂÎȘȚ ĞŞ ĊĠĦŻ ĈĜĤĴŜŬ ŴŶẀẂẄ",
            "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ ĐƠƯ",
            "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ ΆΈΉΊΌΎΏ ΪΫ",
            "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ ҐЄІЇ ЂЈЉЊЋЏ ЃЌЅ Ў ӘҒҚҢӨҰҮҺ",
            "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ",
            "ＡＢＣＸＹＺ",
        ];
        for letter in texts.into_iter().flat_map(str::chars) {
            assert_eq!(Some(small(letter)), by_the_standard_library(letter), "{letter}");
        }
    }

    #[test]
    fn leaves_all_else() {
        for letter in ['a', '1', ' ', 'ß', '×', '東', '🙂'] {
            assert_eq!(small(letter), letter);
        }
    }
}
