"""Which words the table has, and the neutral sentences it is fitted to."""
import gettext
import json
import math
import random
import re
import unicodedata
from collections import Counter, defaultdict

LETTERS = {"ru": "[а-я]+", "en": "[a-z]+", "pl": "[a-ząćęłńóśźż]+"}
# How many of each language's words, the most probable first; the words of the trade and of the sentences come besides.
PLAN = {"ru": 34000, "en": 17000, "pl": 20000}
TOKEN = re.compile(r"[^\W_]+")


def fold(text):
    """As src/text/fold.rs reads: compatibility forms, lower case, ё as е, no soft hyphens and no zero-width marks."""
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\u0301]", "", text).replace("ё", "е")


def tokens(text):
    return TOKEN.findall(fold(text))


def forms(affixes, dictionary, encoding):
    """All forms of a spelling dictionary that has one letter a flag: each stem by each of its rules."""
    rules = defaultdict(list)
    for line in affixes.decode(encoding).splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] in ("SFX", "PFX"):
            kind, flag, strip, add, condition = parts[:5]
            strip, add = "" if strip == "0" else strip, "" if add.split("/")[0] == "0" else add.split("/")[0]
            end = re.compile(condition + "$" if kind == "SFX" else "^" + condition)
            rules[flag].append((kind, strip, add, end))
    for line in dictionary.decode(encoding).splitlines()[1:]:
        stem, _, flags = line.strip().partition("/")
        if not stem or stem != stem.lower():
            continue  # names of people and places
        yield stem
        for flag in flags.split("\t")[0].split(" ")[0]:
            for kind, strip, add, end in rules.get(flag, ()):
                if not end.search(stem):
                    continue
                if kind == "SFX" and stem.endswith(strip):
                    yield stem[: len(stem) - len(strip)] + add
                elif kind == "PFX" and stem.startswith(strip):
                    yield add + stem[len(strip):]


def probable(encoder, candidates, how_many):
    """The most probable words, with ln of their probability.

    The tokeniser knows pieces, not words. A word that is one piece has that piece's probability. Of a piece that begins
    words, its probability is shared among the dictionary's words that it begins and one more piece ends, in proportion
    to the endings': a bare product would favour chance pairs of short pieces. A word takes the best of its cuts.
    """
    pieces, scores = encoder.pieces, encoder.scores
    begins = {p[1:]: scores[n] for p, n in pieces.items() if p[0] == "\u2581" and len(p) > 1}
    candidates = sorted(set(candidates))
    shared = Counter()
    cuts = {}
    for word in candidates:
        own = []
        for cut in range(2, len(word)):
            if word[:cut] in begins and (last := pieces.get(word[cut:])) is not None:
                own.append((word[:cut], scores[last]))
                shared[word[:cut]] += math.exp(scores[last])
        cuts[word] = own
    rough = {}
    for word in candidates:
        of_cuts = (begins[first] + last - math.log(shared[first]) for first, last in cuts[word])
        product = (begins[first] + last for first, last in cuts[word])
        # The mean of both readings: sharing overrates stems that another language uses as a word.
        rough[word] = max(begins.get(word, -99.0), (max(of_cuts, default=-99.0) + max(product, default=-99.0)) / 2)
    ranked = sorted(rough, key=lambda word: (-rough[word], word))[:how_many]
    return {word: rough[word] for word in ranked}


def catalogs(files):
    """Parallel messages of translated programs: a list of {language: text}; `files` gives (language, bytes of a .mo)."""
    messages = defaultdict(dict)
    for lang, content in files:
        import io
        for key, text in gettext.GNUTranslations(io.BytesIO(content))._catalog.items():
            source = key if isinstance(key, str) else key[0]
            source = source.split("\x04")[-1]
            if source and isinstance(text, str):
                messages[source].setdefault("en", source)
                messages[source].setdefault(lang, text)
    return [messages[source] for source in sorted(messages)]


def plain(text):
    """A message as a person would read it: no markup, no placeholders, no keyboard marks."""
    text = re.sub(r"<[^>]*>|%\([^)]*\)[a-z]|%[a-z]|\{[^}]*\}|https?://\S+|&[a-z]+;|[&_]", " ", text)
    return " ".join(TOKEN.findall(fold(text)))


def grown(template, lists, rng):
    """One sentence of a template with [optional], (one|other), {list} and <rule>."""
    for _ in range(60):
        found = re.search(r"\[([^\[\]()<>{}]*)\]|\(([^\[\]()<>{}]*)\)|<([^<>]*)>|\{([^{}]*)\}", template)
        if not found:
            return template
        optional, choice, rule, name = found.groups()
        if optional is not None:
            put = rng.choice([*optional.split("|"), ""])
        elif choice is not None:
            put = rng.choice(choice.split("|"))
        else:
            put = lists.get(rule if rule is not None else name.split(":")[-1], "")
        template = template[: found.start()] + put + template[found.end():]
    return ""


def commands(content, how_many):
    """Sentences that people say to their homes, grown from a language's templates."""
    data = json.loads(content)
    rng = random.Random(1)
    said = []
    templates = []
    for name in sorted(data["intents"]):
        for block in data["intents"][name]["data"]:
            templates += block["sentences"]
    for template in templates:
        for _ in range(3):
            said.append(plain(grown(template, data.get("expansion_rules", {}), rng)))
    said = sorted(set(said))
    rng.shuffle(said)
    return said[:how_many]
