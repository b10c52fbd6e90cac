//! Nothing a client may paste makes the layer panic, or wait.

use crate::text::{clean, fold, layout, quantity, script, slip, stem, translit, word};

/// Calls everything on a text and checks what must hold for any text.
fn everything(text: &str) {
    let folded = fold::fold(text);
    assert_eq!(fold::fold(&folded), folded, "{text:?} folded twice");
    for word in word::words(text) {
        assert!(!word.text.is_empty() && text.get(word.start..word.end).is_some(), "{text:?}");
    }
    for chunk in word::chunks(text) {
        assert_eq!(&text[chunk.start..chunk.end], chunk.raw);
    }
    let clean = clean::without_controls(text);
    assert!(!clean.chars().any(|c| c.is_control() || clean::is_invisible(c)), "{text:?}");
    assert!(translit::to_latin(text).is_ascii() && translit::slug(text).is_ascii(), "{text:?}");
    for quantity in quantity::quantities(text) {
        assert!(quantity.value.is_finite() && quantity.value >= 0.0, "{text:?}");
        assert!(quantity.start < quantity.end && quantity.end <= quantity.unit_end, "{text:?}");
        assert!(
            text.get(quantity.start..quantity.end).is_some() && text.get(quantity.end..quantity.unit_end).is_some(),
            "{text:?}"
        );
    }
    assert!(quantity::parse_number(text).is_none_or(f64::is_finite), "{text:?}");
    let index = slip::Nearest::new([text, "обмен"]);
    for text in [text, folded.as_str()] {
        let _ = (stem::stem(text), stem::stem_english(text), stem::stem_polish(text), fold::without_diacritics(text));
        let _ = (script::script_of(text), script::mostly_cyrillic(text));
        let _ = (script::one_script(text, true), script::one_script(text, false));
        let _ = (layout::as_russian_keys(text), layout::as_latin_keys(text), translit::from_latin(text));
        assert_eq!(slip::within(text, text, 2), Some(0));
        let _ = (slip::within(text, "обмен", 2), index.find(text), index.find_within(text, usize::MAX));
    }
}

/// Pieces of texts that have broken something somewhere.
const NASTY: [&str; 44] = [
    "",
    " ",
    "\0",
    "\n",
    "\u{1b}[",
    "\u{1b}]0;",
    "\u{9b}",
    "\u{202e}",
    "\u{feff}",
    "\u{200d}",
    "\u{301}",
    "\u{306}",
    "\u{fe0f}\u{20e3}",
    "👨\u{200d}👩\u{200d}👧",
    "🇵🇱",
    "İ",
    "ı",
    "ß",
    "ﬁ",
    "ﷺ",
    "½",
    "²",
    "①",
    "Ⅳ",
    "字",
    "й",
    "и\u{306}",
    "Ё",
    "1с",
    "20",
    "000",
    ",",
    ".",
    "-",
    "тыс",
    "тысяч",
    "пять",
    "k",
    "%",
    "+7",
    "'",
    "ok",
    "ек",
    "\u{10ffff}",
];

#[test]
fn any_text_is_read() {
    for text in NASTY {
        everything(text);
        for other in NASTY {
            everything(&[text, other].concat());
            everything(&[text, other, "а", text].concat());
        }
    }
    // A small generator of our own: the same texts in every run.
    let mut state = 1u64;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(NASTY[(state >> 33) as usize % NASTY.len()]);
        }
        everything(&text);
    }
}

#[test]
fn long_texts_take_linear_time() {
    everything(&"а".repeat(50_000));
    // Quadratic time would be many seconds for each of these.
    for piece in [
        "ay",
        "y",
        "ёк",
        "1",
        "1,",
        "1-",
        "1–",
        "1 ",
        "1 1",
        "1/",
        "тысяч ",
        "тысяч 1 ",
        "пять ",
        "20 тыс. ",
        "\u{1b}]",
        "\u{9d}x",
        "\u{301}",
        "\u{200b}",
        "а\u{306}",
        "½",
        "8 916 123-45-67 ",
        "новых ",
        "5 новых ",
        "1 или ",
        "4a",
        "sh",
    ] {
        everything(&piece.repeat(30_000 / piece.len()));
    }
}
