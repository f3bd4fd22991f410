"""Plain text to arrays for pretraining: one file of numbers a text, each with words of its own.

    python3 models/training/corpus.py --config … --data ../shared/data --work build

Lines that recur are taken once, long ones are cut at PIECE tokens. Every sixtieth piece is kept
apart as a measure. Writes work/text/<name>.npz and prints the counts.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import config
from prepare import Arrays, features_of, known_words, load_lexicon
from text import Gazetteer, tokenise

PIECE = 60
SHORTEST = 4
HELD = 60


def lines_of(path: Path) -> Iterator[str]:
    """Lines of a text, or of every string in a file of JSON records."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if path.name.endswith(".jsonl.xz"):
                values = json.loads(line).values()
                for value in values:
                    if isinstance(value, str):
                        yield from value.split("\n")
            elif not line.startswith(("<doc", "</doc")):
                yield line


def pieces(path: Path, share: float, rng: random.Random) -> Iterator[list[str]]:
    """Token lists of SHORTEST to PIECE tokens."""
    seen: set[bytes] = set()
    for line in lines_of(path):
        key = hashlib.blake2b(line.strip().lower().encode(), digest_size=8).digest()
        if key in seen or rng.random() >= share:
            continue
        seen.add(key)
        tokens = tokenise(line)
        count = -(-len(tokens) // PIECE)
        size = -(-len(tokens) // max(count, 1))
        for start in range(0, len(tokens), max(size, 1)):
            piece = tokens[start : start + size]
            if len(piece) >= SHORTEST:
                yield piece


def convert(path: Path, share: float, options: config.Config, arrays: Arrays) -> dict:
    untagged = ([(token, "O") for token in piece] for piece in pieces(
        path, share, random.Random(options.train.seed)
    ))
    parts: dict[str, list[list[tuple[str, str]]]] = {"train": [], "held": []}
    for number, piece in enumerate(untagged):
        parts["held" if number % HELD == 0 else "train"].append(piece)
    out = {}
    for name, sentences in parts.items():
        converted = arrays.convert(sentences)
        del converted["tags"]
        converted["shapes"] = converted["shapes"][:, 0]
        converted["gazetteer"] = np.packbits(converted["gazetteer"], axis=1)
        out |= {f"{name}.{key}": value for key, value in converted.items()}
        print(f"{path.name} {name}: {len(sentences)} pieces, {len(converted['words'])} tokens")
    out |= arrays.vocabulary()
    out["vocabulary"] = np.array(list(arrays.words))
    return out


def main() -> None:
    arguments = config.parser(__doc__, "config", "data", "work").parse_args()
    options = config.read(arguments.config)
    gazetteer = Gazetteer(load_lexicon(options.features.lexicon))
    folder = arguments.work / "text"
    folder.mkdir(parents=True, exist_ok=True)
    for name, share in zip(options.vectors.texts, options.vectors.shares, strict=True):
        out = folder / f"{Path(name).name}.npz"
        if not out.exists():
            arrays = Arrays(features_of(options), gazetteer, known_words(options, arguments.work))
            found = convert(arguments.data / name, share, options, arrays)
            np.savez(out, **found)


if __name__ == "__main__":
    main()
