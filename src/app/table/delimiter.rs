//! What parts the cells of a text: a spreadsheet writes what its country is used to.

/// What may part cells, the likelier first.
const CANDIDATES: [u8; 4] = [b';', b'\t', b',', b'|'];

/// So many records are looked at.
const RECORDS: usize = 20;

/// The delimiter of a text that begins so, `None` where there is a single column; and the length of a first line that
/// only names it, as spreadsheets understand it (`sep=;`). Without a row of names every row may be free text: only what
/// all of them have alike parts them.
#[must_use]
pub fn of(look: &[u8], headless: bool) -> (Option<u8>, Option<usize>) {
    let line = look.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if let [b's', b'e', b'p', b'=', delimiter] = line.trim_ascii_end()[..] {
        return (Some(delimiter), Some(line.len() + 1));
    }
    // How often each stands in each record, outside quotes.
    let mut counts: Vec<[usize; CANDIDATES.len()]> = vec![[0; CANDIDATES.len()]];
    let (mut quoted, mut blank) = (false, true);
    for byte in look {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                if counts.len() > RECORDS {
                    break;
                }
                if !blank {
                    counts.push([0; CANDIDATES.len()]);
                }
                blank = true;
                continue;
            }
            _ => {}
        }
        blank &= byte.is_ascii_whitespace();
        if let Some(at) = CANDIDATES.iter().position(|candidate| candidate == byte).filter(|_| !quoted)
            && let Some(record) = counts.last_mut()
        {
            record[at] += 1;
        }
    }
    if blank && counts.len() > 1 {
        counts.pop();
    }
    let head = counts[0];
    // A row of names has no free text in it: what stands there as often as in the rows is what parts them.
    let even = |at: usize| counts.iter().filter(|record| record[at] == head[at]).count();
    let is_one = |at: &usize| {
        let sure = !headless || CANDIDATES[*at] == b'\t' || (counts.len() > 1 && even(*at) == counts.len());
        head[*at] > 0 && sure
    };
    let best = (0..CANDIDATES.len()).filter(is_one).max_by_key(|at| (even(*at), head[*at], usize::MAX - at));
    (best.map(|at| CANDIDATES[at]), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_text_is_not_taken_apart() {
        let case = |text: &str, expected: Option<u8>| assert_eq!(of(text.as_bytes(), true).0, expected, "{text}");
        case("сайт, форма\nкасса\n", None);
        case("сайт, форма", None);
        case("сайт, форма;ИП\nкасса;ООО\n", Some(b';'));
        case("сайт\tИП", Some(b'\t'));
    }

    #[test]
    fn the_most_even_candidate_parts_the_cells() {
        let case = |text: &str, expected: Option<u8>| assert_eq!(of(text.as_bytes(), false).0, expected, "{text}");
        case("request;client\nсайт, форма, касса;ИП\n", Some(b';'));
        case("request,client\n\"a;b;c\",d\n\"x\ny;z\",e", Some(b','));
        case("request\tclient\na, b\tc\n", Some(b'\t'));
        case("request|client\na|b\n", Some(b'|'));
        case("запрос\nнужен сайт, форма; касса\n", None);
        case("", None);
        case("a;b", Some(b';'));
        case("\"имя; фамилия\",запрос\nа,б\n", Some(b','));
        assert_eq!(of(b"sep=;\r\na;b", false), (Some(b';'), Some(7)));
    }
}
