//! What tests of the whole program share: a folder of one's own and calls of the program in it.

#![allow(dead_code, reason = "each test file is a crate of its own and uses its own part of this")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write the files that the program is to read, and may stop at any surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// Exit codes as the README promises them.
pub const FINE: i32 = 0;
pub const NOTHING: i32 = 1;
pub const USAGE: i32 = 2;
pub const DATA: i32 = 3;

/// A folder of one test's own, gone when the test is over.
pub struct Folder {
    pub path: PathBuf,
}

impl Folder {
    /// An empty one; the name is for whoever looks at what a stopped test left.
    pub fn new(name: &str) -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("smeta-test-{}-{number}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder { path: path.canonicalize().unwrap() }
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path.join(name)).unwrap()
    }

    /// Names and contents of a folder's files, all the way down.
    pub fn files(&self, name: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.path.join(name)];
        while let Some(folder) = folders.pop() {
            for path in paths(&folder) {
                if path.is_dir() { folders.push(path) } else { found.push((path.clone(), fs::read(path).unwrap())) }
            }
        }
        found.sort();
        found
    }

    /// A call of the program here, with settings of nobody.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smeta"));
        let home = self.path.join("home");
        command.args(args).current_dir(&self.path).env("HOME", &home).env("XDG_DATA_HOME", home.join("data"));
        command.env("XDG_CACHE_HOME", home.join("cache")).env("COLUMNS", "200").env("NO_COLOR", "1");
        for setting in ["SMETA_CATALOG", "SMETA_LANG", "SMETA_BY"] {
            command.env_remove(setting);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Exit code, standard output, standard error.
    pub fn smeta(&self, args: &[&str]) -> (i32, String, String) {
        text_of(&mut self.command(args))
    }

    /// What a call that must succeed printed.
    #[track_caller]
    pub fn says(&self, args: &[&str]) -> String {
        let (code, out, told) = self.smeta(args);
        assert_eq!(code, FINE, "{args:?} {out}{told}");
        out
    }

    #[track_caller]
    pub fn json(&self, args: &[&str]) -> Value {
        let (_, out, told) = self.smeta(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?} {error}\n{out}{told}"))
    }

    /// The call fails with this code, says these words, and prints nothing.
    #[track_caller]
    pub fn fails(&self, args: &[&str], code: i32, words: &[&str]) {
        let (exit, out, told) = self.smeta(args);
        assert_eq!((exit, out.as_str()), (code, ""), "{args:?} {told}");
        for word in words {
            assert!(told.contains(word), "{args:?}\nno «{word}» in: {told}");
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Exit code, standard output, standard error.
pub fn text_of(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What stands in a folder.
pub fn paths(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect()
}
