"""The file of the table: packing, and reading as the program reads it. The layout is told in
src/domain/matching/meaning/table.rs."""
import struct

import numpy as np

DIM, LONGEST, RUN = 96, 15, 32
MAGIC = b"SMETAW1\0"
ALPHABET = {c: n for n, c in enumerate("0123456789abcdefghijklmnopqrstuvwxyz" + "".join(map(chr, range(0x430, 0x450))))}
PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")


def key(word):
    """A word as a key, or None where a letter of it has no code."""
    letters = word.translate(PLAIN)[:LONGEST]
    codes = [ALPHABET.get(letter) for letter in letters]
    return None if None in codes else bytes(codes)


def quantised(rows):
    """Rows in whole steps from −7 to 7, each with the scale that leaves the smallest error of eleven tried."""
    largest = np.abs(rows).max(1, keepdims=True) + 1e-12
    best_error, best_scale = np.full(len(rows), np.inf), np.zeros(len(rows))
    for share in np.linspace(0.6, 1.0, 11):
        scale = largest * share / 7
        error = ((np.clip(np.round(rows / scale), -7, 7) * scale - rows) ** 2).sum(1)
        better = error < best_error
        best_error[better], best_scale[better] = error[better], scale[better, 0]
    unit = np.float32(best_scale.max() / 65535)
    scales = np.maximum(1, np.round(best_scale / unit)).astype(np.uint16)
    steps = np.clip(np.round(rows / (scales * float(unit))[:, None]), -7, 7).astype(np.int8)
    return unit, scales, steps


def pack(keys, rows):
    """The file for sorted keys and their rows."""
    unit, scales, steps = quantised(rows.astype(np.float64))
    starts, body, before = [], bytearray(), b""
    for number, own in enumerate(keys):
        if number % RUN == 0:
            starts.append(len(body))
            before = b""
        shared = 0
        while shared < min(len(own), len(before)) and own[shared] == before[shared]:
            shared += 1
        body.append(shared | (len(own) - shared) << 4)
        body += own[shared:]
        before = own
    starts.append(len(body))
    nibbles = (steps + 8).astype(np.uint8)
    return b"".join([
        MAGIC, struct.pack("<IIIf", len(keys), len(starts) - 1, len(body), unit),
        np.array(starts, "<u4").tobytes(), bytes(body), scales.astype("<u2").tobytes(),
        (nibbles[:, 0::2] | nibbles[:, 1::2] << 4).tobytes(),
    ])


def unpack(content):
    """Keys and rows of a file."""
    assert content[:8] == MAGIC
    n, runs, size, unit = struct.unpack_from("<IIIf", content, 8)
    at = 24 + 4 * (runs + 1)
    keys, before, place = [], b"", at
    while place < at + size:
        shared, own = content[place] & 15, content[place] >> 4
        before = before[:shared] + content[place + 1:place + 1 + own]
        keys.append(before)
        place += 1 + own
    scales = np.frombuffer(content, "<u2", n, place)
    pairs = np.frombuffer(content, np.uint8, n * DIM // 2, place + 2 * n).reshape(n, -1)
    rows = np.empty((n, DIM), np.float32)
    rows[:, 0::2], rows[:, 1::2] = (pairs & 15) - 8.0, (pairs >> 4) - 8.0
    return keys, rows * (scales * np.float32(unit))[:, None]
