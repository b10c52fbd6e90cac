//! `smeta backtest` as a whole program: what it writes, and that it writes it whole or not at all.

use common::{DATA, FINE, Folder, USAGE};

mod common;

const MAP: &str = "id=id,done=done,estimated=made,hours=hours,text=text,group=kind";

/// Forty jobs of two kinds, one finished each day.
fn jobs() -> String {
    let row = |i: u32| {
        let (text, kind, hours) = if i.is_multiple_of(2) {
            ("форма заказа", "small", 2)
        } else {
            ("обмен с 1с", "large", 20)
        };
        let (month, day) = (1 + i / 20, 1 + i % 20);
        format!("J{i},2026-{month:02}-{day:02},2026-{month:02}-{day:02},{},{text},{kind}\n", hours + i % 3)
    };
    let rows: String = (0..40).map(row).collect();
    format!("id,done,made,hours,text,kind\n{rows}")
}

#[test]
fn predictions_are_written_for_what_had_a_history() {
    let folder = Folder::new("backtest");
    folder.write("jobs.csv", jobs());
    let (code, ..) = folder.smeta(&["backtest", "jobs.csv", "--map", MAP, "--predictions", "out.csv"]);
    assert_eq!(code, FINE);
    let written = folder.read("out.csv");
    let rows: Vec<Vec<&str>> = written.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["id", "p10", "p50", "p90", "basis"]);
    // Before the first nothing was finished.
    assert_eq!(rows.len(), 40);
    let figure = |row: &[&str], at: usize| row[at].parse::<f64>().expect("a number");
    assert!(rows[1..].iter().all(|row| figure(row, 1) > 0.0 && figure(row, 1) <= figure(row, 2)));
    assert!(rows[1..].iter().all(|row| figure(row, 2) <= figure(row, 3)));
    let (small, large) = (&rows[39 - 1], &rows[39]);
    assert!(figure(small, 2) < 6.0 && figure(large, 2) > 15.0, "{small:?} {large:?}");
}

#[test]
fn a_file_that_cannot_be_written_or_read_is_named() {
    let folder = Folder::new("backtest-refused");
    folder.write("jobs.csv", jobs());
    folder.write("folder/inside", "");
    let (code, _, told) = folder.smeta(&["backtest", "jobs.csv", "--map", MAP, "--predictions", "folder"]);
    assert_eq!(code, DATA, "{told}");
    assert!(told.contains("folder"), "{told}");
    let (code, _, told) = folder.smeta(&["backtest", "lost.csv", "--map", MAP]);
    assert!(code == DATA && told.contains("lost.csv"), "{told}");
    let (code, _, told) = folder.smeta(&["backtest", "jobs.csv", "--map", "done=done,hours=spent"]);
    assert!(code == USAGE && told.contains("spent") && told.contains("made"), "{told}");
}

#[test]
fn garbage_is_refused_and_never_a_panic() {
    let folder = Folder::new("backtest-garbage");
    for (name, bytes) in
        [("empty", &b""[..]), ("zeros", &[0; 64][..]), ("head", b"done,hours\n"), ("quote", b"done,hours\n\"1,")]
    {
        folder.write(name, bytes);
        let (code, _, told) = folder.smeta(&["backtest", name, "--map", "done=done,hours=hours"]);
        assert!([USAGE, DATA].contains(&code), "{name}: {code} {told}");
    }
}
