//! Bash takes words apart at `=` and `:` and puts what it gets into the line as it is. This script puts the words
//! together again, so that `--answer cms=bi` is one word, and quotes what has spaces, as clients' names do.

use std::ffi::OsString;
use std::io::{Error, Write};
use std::path::Path;

use clap::Command;
use clap_complete::env::{Bash as Engine, EnvCompleter};

/// Bash, with a script of our own before clap's engine.
pub struct Bash;

/// `VAR`, `BIN`, `COMPLETER` and `NAME` are put in.
const SCRIPT: &str = r#"_NAME_complete() {
    local IFS=$'\013' word current cut i open=
    local -a words=("${COMP_WORDS[0]}")
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i > 1)) && [[ $word == [=:]* || ${COMP_WORDS[i - 1]} == [=:] ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
    done
    current=${words[${#words[@]} - 1]}
    [[ $current == *[\"\']* ]] && open=1
    words=("${words[@]//[\"\'\\]/}")
    current=${words[${#words[@]} - 1]}
    cut=${current%"${current##*[=:]}"}
    [[ ${COMP_WORDBREAKS} == *=* ]] || cut=
    local -a found=($(_CLAP_IFS="$IFS" _CLAP_COMPLETE_INDEX=$((${#words[@]} - 1)) VAR=bash \
        COMPLETER -- "${words[@]}" 2> /dev/null))
    COMPREPLY=()
    for word in "${found[@]}"; do
        word=${word#"$cut"}
        [[ -n $word ]] || continue
        if [[ -z $open && $word == *[[:space:]\"\'\\\$\&\;\|\<\>\(\)\`\*\?\[\]\#\!\{\}]* ]]; then
            printf -v word %q "$word"
        fi
        COMPREPLY+=("$word")
    done
    if [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *[=/:] ]]; then
        compopt +o nospace 2> /dev/null
    fi
}
complete -o nospace -o bashdefault -F _NAME_complete BIN
"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        Engine.name()
    }

    fn is(&self, name: &str) -> bool {
        Engine.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        to: &mut dyn Write,
    ) -> Result<(), Error> {
        let script = SCRIPT.replace("NAME", name).replace("VAR", var).replace("BIN", bin);
        to.write_all(script.replace("COMPLETER", completer).as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        to: &mut dyn Write,
    ) -> Result<(), Error> {
        Engine.write_complete(command, words, folder, to)
    }
}
