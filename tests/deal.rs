//! Everything a manager does with a number on the phone, through the program itself.

#![expect(clippy::disallowed_methods, reason = "tests run the program and write their own folders")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const TODAY: &str = "2026-11-23";

fn smeta(folder: Option<&Path>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smeta"));
    command.current_dir("/").env_remove("SMETA_CATALOG").env("SMETA_LANG", "en").env("NO_COLOR", "1").args(arguments);
    // Prepared catalogs of these tests go nowhere near anybody's own.
    let home = std::env::temp_dir().join(format!("smeta-deal-{}-home", std::process::id()));
    command.env("HOME", &home).env("XDG_DATA_HOME", &home).env("XDG_CACHE_HOME", home.join("cache"));
    if let Some(folder) = folder {
        command.arg("--catalog").arg(folder);
    }
    command.output().expect("the program starts")
}

#[track_caller]
fn quoted(folder: Option<&Path>, arguments: &[&str]) -> Value {
    let mut all = vec!["quote", "--format", "json", "--today", TODAY];
    all.extend(arguments);
    let output = smeta(folder, &all);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[track_caller]
fn refused(arguments: &[&str], words: &str) {
    let mut all = vec!["quote", "--today", TODAY, "connect the site to 1c"];
    all.extend(arguments);
    let output = smeta(None, &all);
    let told = String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(words), "{told}");
    assert!(output.stdout.is_empty());
}

fn sum(value: &Value) -> f64 {
    value.as_f64().or_else(|| value.as_str().and_then(|text| text.parse().ok())).unwrap_or_else(|| panic!("{value}"))
}

/// A studio of one task of exactly ten hours and a licence, so that every figure can be checked by hand.
fn exact_studio(name: &str, settings: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("smeta-deal-{}-{name}", std::process::id()));
    std::fs::create_dir_all(folder.join("site")).expect("the temporary folder is writable");
    let studio = format!("[rates]\ndeveloper = 1000\ndesigner = 2000\n{settings}");
    std::fs::write(folder.join("studio.toml"), studio).expect("written");
    let entry = r#"
title = "Exact page"
phrases = ["an exact page"]
effort = { low = 10, likely = 10, high = 10 }
[[cost]]
title = "Licence"
price = 3000
[[stage]]
title = "Design"
role = "designer"
share = 0.5
[[stage]]
title = "Code"
role = "developer"
share = 0.5
"#;
    std::fs::write(folder.join("site/exact-page.toml"), entry).expect("written");
    folder
}

#[test]
fn discount_and_tax_are_exact() {
    let tax =
        "[pricing]\nround_to = 1\nvat = { mode = \"added\", rate = 22 }\n[costs]\ndeveloper = 500\ndesigner = 900\n";
    let folder = exact_studio("tax", tax);
    let quote = quoted(Some(&folder), &["--entry", "exact-page", "an exact page", "--discount", "10%", "--inside"]);
    let total = &quote["total"];
    // 10 h at 1,500 on average: 15,000, less a tenth; the licence is not discounted; 22 % on top of all.
    assert_eq!(sum(&total["price"]["likely"]), 20_130.0);
    assert_eq!(sum(&total["sums"]["list"]["likely"]), 21_960.0);
    assert_eq!(sum(&total["sums"]["discount"]["sum"]["likely"]), 1_830.0);
    assert_eq!(sum(&total["sums"]["tax"]["sum"]["likely"]), 3_630.0);
    assert_eq!(sum(&total["inside"]["own_cost"]["likely"]), 10_000.0);
    assert_eq!(sum(&total["inside"]["left_of_likely"]), 6_500.0);
    let line = &quote["lines"][0];
    let stages: f64 =
        line["stages"].as_array().expect("stages").iter().map(|stage| sum(&stage["price"]["likely"])).sum();
    assert_eq!(stages + sum(&line["costs_price"]["likely"]), 20_130.0);
    assert_eq!(quote["promise"], "firm");
    assert_eq!(sum(&quote["promised"]["sum"]), 20_130.0);
    assert_eq!(quote["promised"]["valid_until"], "2026-12-07");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn conditions_multiply_work_and_skip_the_queue() {
    let folder = exact_studio(
        "urgent",
        "[[condition]]\nid = \"urgent\"\ntitle = \"Urgent\"\ntimes = 1.5\nskips_queue = true\n[calendar]\nhours_per_day = 5\nqueue_days = 2\nrole_hours = { designer = 2.5 }\n[pricing]\nround_to = 1\n",
    );
    let plain = quoted(Some(&folder), &["--entry", "exact-page", "an exact page"]);
    let urgent = quoted(Some(&folder), &["--entry", "exact-page", "an exact page", "--condition", "urgent"]);
    assert_eq!(sum(&plain["total"]["price"]["likely"]), 18_000.0);
    assert_eq!(sum(&urgent["total"]["price"]["likely"]), 25_500.0);
    // Five designer's hours at 2.5 a day, then five developer's at five a day, behind two days of queue.
    assert_eq!((sum(&plain["total"]["days"]["likely"]), sum(&urgent["total"]["days"]["likely"])), (5.0, 3.0));
    let by = quoted(Some(&folder), &["--entry", "exact-page", "an exact page", "--by", "2026-11-27"]);
    assert_eq!((sum(&by["total"]["by"]["working_days"]), sum(&by["total"]["by"]["chance"])), (4.0, 0.0));
    let by = quoted(Some(&folder), &["--entry", "exact-page", "an exact page", "--by", "2026-11-30"]);
    assert_eq!(sum(&by["total"]["by"]["chance"]), 1.0);
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn options_stand_beside_the_total() {
    let with = quoted(None, &["--option", "site-speed", "connect the site to 1c"]);
    let without = quoted(None, &["connect the site to 1c"]);
    assert_eq!(with["total"]["price"], without["total"]["price"]);
    let option = &with["options"][0];
    assert_eq!(option["entry"], "site-speed");
    assert!(sum(&option["total"]["likely"]) > sum(&with["total"]["price"]["likely"]));
}

#[test]
fn a_budget_says_what_to_give_up() {
    let quote =
        quoted(None, &["--entry", "1c-exchange", "--entry", "online-cash-register", "--budget", "60 000", "1c"]);
    let budget = &quote["budget"];
    let ways = budget["ways"].as_array().expect("ways");
    assert!(!ways.is_empty());
    assert!(ways.iter().all(|way| sum(&way["chance"]) > sum(&budget["chance"])));
    let cut =
        ways.iter().flat_map(|way| way["changes"].as_array()).flatten().find(|change| !change["without"].is_null());
    assert!(cut.is_some_and(|cut| !cut["lost"].as_array().is_none_or(Vec::is_empty)), "{budget}");
}

#[test]
fn variants_stand_side_by_side() {
    let quote = quoted(None, &["--entry", "cdek-delivery", "cdek"]);
    let variants = quote["lines"][0]["variants"].as_array().expect("variants");
    assert_eq!(variants.iter().filter(|way| way["chosen"] == true).count(), 1);
    let named = quoted(None, &["--entry", "cdek-delivery", "--variant", "widget", "cdek"]);
    let widget = variants.iter().find(|way| way["id"] == "widget").expect("the widget");
    let (likely, alone) = (sum(&widget["price"]["likely"]), sum(&named["total"]["price"]["likely"]));
    assert!((likely / alone - 1.0).abs() < 0.03, "{likely} {alone}");
}

#[test]
fn the_promise_climbs_with_what_is_known() {
    let open = quoted(None, &["--entry", "metrika-counter", "counter"]);
    assert_eq!(open["promise"], "ballpark");
    assert!(open["promised"]["missing"].as_array().is_some_and(|missing| !missing.is_empty()));
    let mut arguments = vec!["--entry".to_owned(), "metrika-counter".to_owned(), "counter".to_owned()];
    for question in open["questions"].as_array().expect("questions") {
        let answer = &question["answers"][0]["id"];
        let value = answer.as_str().unwrap_or("1");
        arguments.extend(["--answer".to_owned(), format!("{}={value}", question["id"].as_str().expect("a name"))]);
    }
    let settled = quoted(None, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_ne!(settled["promise"], "ballpark", "{}", settled["promised"]);
}

#[test]
fn nonsense_is_refused_with_words() {
    refused(&["--discount", "-5"], "percentage from 0 to 100");
    refused(&["--discount", "half"], "percentage from 0 to 100");
    refused(&["--discount", "90"], "over the studio's limit of 20%");
    refused(&["--budget", "0"], "above zero");
    refused(&["--budget", "-100"], "above zero");
    refused(&["--budget", "lots"], "above zero");
    refused(&["--by", "2026-11-01"], "has passed");
    refused(&["--by", "tomorrow"], "YYYY-MM-DD");
    refused(&["--condition", "asap"], "there are: urgent, night");
    refused(&["--option", "no-such-task"], "no-such-task");
    refused(&["--answer", "goods-count=-5"], "goods-count");
    refused(&["--answer", "goods-count=1e12"], "goods-count");
}

#[test]
fn a_base_in_another_currency_is_converted_not_blended() {
    let folder = std::env::temp_dir().join(format!("smeta-deal-{}-pln", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
    let studio = "base = \"starter\"\ncurrency = \"PLN\"\n[pricing]\nexchange = { RUB = 0.05 }\n";
    std::fs::write(folder.join("studio.toml"), studio).expect("written");
    let zloty = quoted(Some(&folder), &["--entry", "cdek-delivery", "cdek"]);
    let roubles = quoted(None, &["--entry", "cdek-delivery", "cdek"]);
    assert_eq!(zloty["total"]["currency"], "PLN");
    let (zloty, roubles) = (sum(&zloty["total"]["price"]["likely"]), sum(&roubles["total"]["price"]["likely"]));
    assert!((zloty / roubles / 0.05 - 1.0).abs() < 0.05, "{zloty} {roubles}");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_named_day_of_a_year_without_a_calendar_says_so() {
    let page = |day: &str| {
        let output = smeta(None, &["quote", "--today", TODAY, "connect the site to 1c", "--by", day]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    for (day, may_change) in [("2026-12-20", false), ("2031-06-01", true)] {
        let by = &quoted(None, &["connect the site to 1c", "--by", day])["total"]["by"];
        assert_eq!(by["provisional"], may_change, "{by}");
        assert_eq!(page(day).contains("calendar"), may_change, "{}", page(day));
    }
}
