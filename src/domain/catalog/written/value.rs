//! From TOML's numbers and dates, kept as text by the parser, to values.

use chrono::NaiveDate;
use toml::de::DeValue;

/// A finite number, whole or not.
pub fn number_of(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => {
            let negative = integer.as_str().starts_with('-');
            let digits = integer.as_str().trim_start_matches(['-', '+']);
            let size = i128::from_str_radix(digits, integer.radix()).ok()? as f64;
            Some(if negative { -size } else { size })
        }
        DeValue::Float(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

/// A date without a time of day.
pub fn date_of(value: &DeValue<'_>) -> Option<NaiveDate> {
    let DeValue::Datetime(written) = value else { return None };
    let date = written.date?;
    if written.time.is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}
