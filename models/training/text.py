"""Text to tokens and tokens to features. The twin of pipeline/segment/tokens.ts and
pipeline/recognise/features.ts: both give the same numbers, which check.py and a test verify."""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass

import numpy as np

WORD = r"(?:[^\W\d]|[\u0300-\u036f])"
TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"()\[\]]*(?:[^\W_]|/)"
    r"|\w(?:[\w.%+-]{0,62}\w)?@(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+"
    r"|\d+(?:[.,:/-]\d+)*"
    rf"|{WORD}+(?:[-:'’\u00ad\u2011]{WORD}+)*"
    r"(?:[-\u2011](?=,\s|\s+(?:och|eller|samt|respektive)\s))?"
    r"|\S"
)
LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
MAX_UNITS = 32  # a longer word keeps its first and last half of these
SHAPE_UNITS = 8
WORD_SEEDS = (0x9747B28C, 0x3C6EF372)
KNOWN_SEEDS = (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F)


def tokenise(text: str) -> list[str]:
    return TOKEN.findall(text)


@dataclass
class FeatureSettings:
    words: int  # rows of the table of whole words, not counting row 0
    buckets: int  # rows of the table of n-grams, not counting row 0
    gram_min: int
    gram_max: int
    shapes: int


def normalise(token: str) -> str:
    """Lower case, soft hyphens out, every digit 0."""
    return re.sub(r"\d", "0", token.replace("\u00ad", "").lower())


def units(text: str) -> tuple[int, ...]:
    raw = text.encode("utf-16-le", "surrogatepass")
    return struct.unpack(f"<{len(raw) // 2}H", raw)


def fnv(values: tuple[int, ...], seed: int = 0x811C9DC5) -> int:
    """FNV-1a over UTF-16 code units."""
    h = seed
    for value in values:
        h = ((h ^ value) * 0x01000193) & 0xFFFFFFFF
    return h


def bounded(normal: str) -> tuple[int, ...]:
    """The word's units between '<' and '>', the middle of a very long word left out."""
    inner = units(normal)
    if len(inner) > MAX_UNITS:
        inner = inner[: MAX_UNITS // 2] + inner[-MAX_UNITS // 2 :]
    return (0x3C, *inner, 0x3E)


def word_rows(normal: str, settings: FeatureSettings) -> list[int]:
    """Two rows (1…words) of the table of whole words: two words rarely share both."""
    word = bounded(normal)
    return [fnv(word, seed) % settings.words + 1 for seed in WORD_SEEDS]


class KnownWords:
    """Which words have rows of their own; others would get those of strangers. A Bloom filter: of
    some 500 unknown words one counts as known."""

    def __init__(self, bits: np.ndarray):
        self.bits = bits  # [n] bool

    @classmethod
    def of(cls, words: list[str], size: int) -> KnownWords:
        bits = np.zeros(size, bool)
        for word in words:
            bits[places(word, size)] = True
        return cls(bits)

    def rows(self, normal: str, settings: FeatureSettings) -> list[int]:
        """Rows of a word, 0 where it has none."""
        known = bool(self.bits[places(normal, len(self.bits))].all())
        return word_rows(normal, settings) if known else [0] * len(WORD_SEEDS)


def places(normal: str, size: int) -> list[int]:
    word = bounded(normal)
    return [fnv(word, seed) % size for seed in KNOWN_SEEDS]


def grams(normal: str, settings: FeatureSettings) -> list[int]:
    """Bucket ids (1…buckets) of the word's n-grams by their start and length."""
    word = bounded(normal)
    ids = []
    for start in range(len(word)):
        h = 0x811C9DC5
        for length in range(1, min(settings.gram_max, len(word) - start) + 1):
            h = ((h ^ word[start + length - 1]) * 0x01000193) & 0xFFFFFFFF
            if length >= settings.gram_min:
                ids.append(h % settings.buckets + 1)
    return ids


def shape_of(token: str) -> str:
    """Letters to X and x, digits to d, runs cut to two: 'Anna-Lena' is 'Xxx-Xxx'."""
    out: list[str] = []
    for char in token:
        category = unicodedata.category(char)
        mark = {"Lu": "X", "Lt": "X", "Nd": "d"}.get(category)
        if mark is None:
            mark = "x" if category[0] == "L" else char
        if len(out) >= 2 and out[-1] == mark and out[-2] == mark:
            continue
        out.append(mark)
        if len(out) == SHAPE_UNITS:
            break
    return "".join(out)


def shape_id(token: str, settings: FeatureSettings) -> int:
    return fnv(units(shape_of(token))) % settings.shapes


def gazetteer_key(token: str) -> str:
    return token.replace("\u00ad", "").lower()


@dataclass
class GazetteerList:
    """`single` lists hold words and set one bit; `phrase` lists set a bit at the first word of a
    match and another inside it; `exact` lists hold words whose case counts."""

    kind: str
    entries: set[str]
    starts: set[str]
    longest: int


class Gazetteer:
    """Marks tokens that stand in lists of names. Entries are tokens joined with one space."""

    def __init__(self, lists: list[dict]):
        self.lists = []
        self.width = 0
        for spec in lists:
            entries = set(spec["entries"])
            starts = {entry.split(" ")[0] for entry in entries}
            longest = max((entry.count(" ") + 1 for entry in entries), default=0)
            self.lists.append(GazetteerList(spec["kind"], entries, starts, longest))
            self.width += 2 if spec["kind"] == "phrase" else 1

    def features(self, tokens: list[str]) -> list[list[int]]:
        rows = [[0] * self.width for _ in tokens]
        keys = [gazetteer_key(token) for token in tokens]
        column = 0
        for gazetteer in self.lists:
            if gazetteer.kind == "phrase":
                mark_phrases(gazetteer, keys, rows, column)
                column += 2
            else:
                words = tokens if gazetteer.kind == "exact" else keys
                for row, word in zip(rows, words):
                    row[column] = int(listed(gazetteer.entries, word))
                column += 1
        return rows


def listed(entries: set[str], phrase: str) -> bool:
    """In the list as it stands or without a genitive ending."""
    if phrase in entries:
        return True
    if phrase.endswith(":s"):
        return phrase[:-2] in entries
    return phrase.endswith("s") and phrase[:-1] in entries


def mark_phrases(gazetteer: GazetteerList, keys: list[str], rows, column: int) -> None:
    """The longest match at each place, from the left; what a match covers starts no other."""
    position = 0
    while position < len(keys):
        found = 0
        longest = gazetteer.longest if keys[position] in gazetteer.starts else 1
        for length in range(min(longest, len(keys) - position), 0, -1):
            if listed(gazetteer.entries, " ".join(keys[position : position + length])):
                found = length
                break
        for offset in range(found):
            rows[position + offset][column + (1 if offset else 0)] = 1
        position += max(found, 1)
