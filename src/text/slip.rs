//! Slips of the finger: how many a word may hold, how far two words are apart, which known word was meant.

use std::collections::HashMap;

/// How many slips a word of so many letters may hold and still be recognised: short words are too close to each other.
pub fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..8 => 1,
        _ => 2,
    }
}

/// The number of slips between two words, when it is not above the limit. A slip is a letter missing, added or replaced, or two
/// neighbours swapped (optimal string alignment). Takes time in proportion to length × limit.
pub fn within(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    // A letter has one to four bytes: most far words are dropped before their letters are looked at.
    if limit == 0 || a.len().abs_diff(b.len()) > limit.saturating_mul(4) {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    distance(&a, &b, limit)
}

/// The known words, ready to be asked which of them a mistyped word was.
#[derive(Clone, Debug, Default)]
pub struct Nearest {
    words: Vec<Known>,
    /// Ranks of the words by first letter and length, each list from the most frequent.
    shelves: HashMap<(char, usize), Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Known {
    text: String,
    letters: Vec<char>,
    signature: u64,
}

impl Nearest {
    /// An index of known folded words, the most frequent first: of equally near words the earlier wins.
    pub fn new(words: impl IntoIterator<Item = impl Into<String>>) -> Nearest {
        let mut index = Nearest::default();
        for word in words {
            let text: String = word.into();
            let letters: Vec<char> = text.chars().collect();
            let Some(&first) = letters.first() else {
                continue;
            };
            index.shelves.entry((first, letters.len())).or_default().push(index.words.len());
            index.words.push(Known { text, signature: signature(&letters), letters });
        }
        index
    }

    /// The known word nearest to a folded word, with as many slips as its length allows. A known word is its own nearest.
    pub fn find(&self, word: &str) -> Option<&str> {
        self.find_within(word, slips_allowed(word.chars().count()))
    }

    /// The known word nearest to a folded word, with so many slips at most. The first letter must be right: people see it, and
    /// without that rule short words change their meaning. A word with digits is a name (`ut10`, `b2b`): only itself is near.
    pub fn find_within(&self, word: &str, limit: usize) -> Option<&str> {
        let letters: Vec<char> = word.chars().collect();
        let first = *letters.first()?;
        let limit = if letters.iter().any(|c| c.is_numeric()) { 0 } else { limit.min(letters.len()) };
        let signature = signature(&letters);
        let mut best: Option<(usize, usize)> = None;
        for length in letters.len().saturating_sub(limit)..=letters.len() + limit {
            for &rank in self.shelves.get(&(first, length)).into_iter().flatten() {
                let known = &self.words[rank];
                // Only an equal distance or a smaller one is of use from now on.
                let limit = best.map_or(limit, |(slips, _)| slips);
                if !may_be_within(signature, known.signature, limit) {
                    continue;
                }
                if let Some(slips) = distance(&letters, &known.letters, limit) {
                    best = Some(best.map_or((slips, rank), |best| best.min((slips, rank))));
                }
            }
        }
        best.map(|(_, rank)| self.words[rank].text.as_str())
    }
}

/// Which letters a word has, one bit for each, some letters sharing a bit.
fn signature(letters: &[char]) -> u64 {
    letters.iter().fold(0, |bits, &c| bits | 1 << (c as u32 % 64))
}

/// A replaced letter changes two bits at most, a missing or added one a single bit, a swap none.
fn may_be_within(a: u64, b: u64, limit: usize) -> bool {
    (a ^ b).count_ones() as usize <= 2 * limit
}

/// Optimal string alignment in a band around the diagonal: no path within the limit leaves it.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // Nothing is farther than all letters replaced; a larger limit would only widen the band.
    let limit = limit.min(a.len().max(b.len()));
    let width = 2 * limit + 1;
    let far = limit + 1;
    // A row holds the distances to b[..j] for j from i - limit to i + limit.
    let mut rows = [vec![far; width], vec![far; width], vec![far; width]];
    for (slot, cell) in rows[1].iter_mut().enumerate().skip(limit) {
        *cell = slot - limit;
    }
    for i in 1..=a.len() {
        let [before, above, row] = &mut rows;
        for slot in 0..width {
            let Some(j) = (i + slot).checked_sub(limit).filter(|&j| j <= b.len()) else {
                row[slot] = far;
                continue;
            };
            let mut least = if slot + 1 < width { above[slot + 1] + 1 } else { far };
            if j > 0 {
                least = least.min(above[slot] + usize::from(a[i - 1] != b[j - 1]));
                if slot > 0 {
                    least = least.min(row[slot - 1] + 1);
                }
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(before[slot] + 1);
                }
            }
            row[slot] = least.min(far);
        }
        if rows[2].iter().all(|&cell| cell > limit) && rows[1].iter().all(|&cell| cell >= limit) {
            // A swap may still jump over one row, hence the look at two.
            return None;
        }
        rows.rotate_left(1);
    }
    let last = rows[1][limit + b.len() - a.len()];
    (last <= limit).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(a: &str, b: &str, limit: usize, expected: Option<usize>) {
        assert_eq!(within(a, b, limit), expected, "{a} {b}");
        assert_eq!(within(b, a, limit), expected, "{b} {a}");
    }

    #[test]
    fn short_words_forgive_nothing() {
        assert_eq!([0, 4, 5, 7, 8, 30].map(slips_allowed), [0, 0, 1, 1, 2, 2]);
    }

    #[test]
    fn slips_are_counted() {
        case("обмен", "обмен", 0, Some(0));
        case("обмен", "обмин", 1, Some(1));
        case("обмен", "омен", 1, Some(1));
        case("обмен", "обмеен", 1, Some(1));
        case("обмен", "обмне", 1, Some(1));
        case("обмен", "мобен", 1, None);
        case("выгрузка", "вгырузкка", 2, Some(2));
        case("выгрузка", "погрузка", 1, None);
        case("", "аб", 2, Some(2));
        case("", "аб", 1, None);
        case("а", "б", 0, None);
        case("обмен", "доставка", usize::MAX, Some(7));
    }

    #[test]
    fn the_band_agrees_with_the_full_table() {
        // Every pair of words over two letters, up to five long.
        let mut words = vec![String::new()];
        for from in 0.. {
            if words[from].len() == 5 {
                break;
            }
            for letter in ["a", "b"] {
                words.push(words[from].clone() + letter);
            }
        }
        for a in &words {
            for b in &words {
                let full = strsim::osa_distance(a, b);
                for limit in 0..4 {
                    assert_eq!(within(a, b, limit), (full <= limit).then_some(full), "{a} {b} {limit}");
                }
            }
        }
    }

    #[test]
    fn the_nearest_word_is_found() {
        let index = Nearest::new(["каталог", "выгрузка", "фильтры", "фильтр", "загрузка", "b2b", "кассы", "касса"]);
        assert_eq!(index.find("каталог"), Some("каталог"));
        assert_eq!(index.find("каталгг"), Some("каталог"));
        assert_eq!(index.find("выгурзкка"), Some("выгрузка"));
        assert_eq!(index.find("ыгрузка"), None, "the first letter must be right");
        assert_eq!(index.find("фильтрв"), Some("фильтры"), "the more frequent of two");
        assert_eq!(index.find("кассф"), Some("кассы"));
        assert_eq!(index.find("касс"), None, "too short");
        assert_eq!(index.find_within("касс", 1), Some("кассы"));
        assert_eq!(index.find("b2b"), Some("b2b"));
        assert_eq!(index.find_within("b3b", 2), None);
        assert_eq!(index.find(""), None);
        assert_eq!(Nearest::new([""; 0]).find("каталог"), None);
    }
}
