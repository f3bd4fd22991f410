"""Annotated files to arrays: tokens recut, duplicates of dev and test dropped, features computed.

    python3 models/training/prepare.py --config … --data ../shared/data --work build

Writes work/data.npz (arrays) and work/words.json (normalised words by id). Prints the counts.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np

import config
import templates
from data import Sentence, digest, read_iob2, recut
from text import LABELS, FeatureSettings, Gazetteer, grams, normalise, shape_id

LEXICON = Path(__file__).resolve().parents[2] / "pipeline" / "lexicon"
TAG = {label: index for index, label in enumerate(LABELS)}


def load_lexicon(names: list[str]) -> list[dict]:
    """The lists named "file:kind", keyed as the features want them."""
    lists = []
    for name in names:
        file, kind = name.split(":")
        entries = json.loads((LEXICON / f"{file}.json").read_text(encoding="utf-8"))["entries"]
        if kind != "exact":
            entries = sorted({entry.lower() for entry in entries})
        lists.append({"name": file, "kind": kind, "entries": entries})
    return lists


def raw_lexicon() -> dict[str, list[str]]:
    files = LEXICON.glob("*.json")
    read = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    return {name: value["entries"] for name, value in read.items() if "entries" in value}


class Arrays:
    """Sentences as flat arrays with offsets; words share one numbering over all sets."""

    def __init__(self, settings: FeatureSettings, gazetteer: Gazetteer):
        self.settings, self.gazetteer = settings, gazetteer
        self.words: dict[str, int] = {}
        self.shapes: dict[str, int] = {}

    def shape(self, token: str) -> int:
        if token not in self.shapes:
            self.shapes[token] = shape_id(token, self.settings)
        return self.shapes[token]

    def convert(self, sentences: list[Sentence]) -> dict[str, np.ndarray]:
        words, shapes, tags, offsets, gazetteer = [], [], [], [0], []
        for sentence in sentences:
            tokens = [token for token, _ in sentence]
            gazetteer += self.gazetteer.features(tokens)
            for token, tag in sentence:
                normal = normalise(token)
                words.append(self.words.setdefault(normal, len(self.words)))
                variants = (token, token.lower(), token.upper())
                shapes.append([self.shape(variant) for variant in variants])
                tags.append(TAG[tag])
            offsets.append(len(words))
        return {
            "words": np.array(words, np.int32),
            "shapes": np.array(shapes, np.int16),
            "tags": np.array(tags, np.int8),
            "offsets": np.array(offsets, np.int32),
            "gazetteer": np.array(gazetteer, np.uint8),
        }


def training_set(options: config.Config, folder: Path, held: set[str]) -> list[Sentence]:
    rng = random.Random(options.train.seed)
    lexicon = raw_lexicon()
    names = templates.Names(lexicon, rng)
    sentences: list[Sentence] = []
    for name, repeat in zip(options.data.train, options.data.repeat, strict=True):
        read = [recut(sentence) for sentence in read_iob2(folder / name)]
        kept = [sentence for sentence in read if digest(sentence) not in held]
        print(f"{name}: {len(kept)} sentences, {len(read) - len(kept)} held elsewhere")
        sentences += kept * repeat
    people = [s for s in sentences if sum(tag == "I-PER" for _, tag in s) > 0]
    copies = [s for s in people if rng.random() < options.data.renamed]
    made = [templates.renamed(sentence, names) for sentence in copies]
    made += templates.rows(options.data.templates, lexicon, rng)
    kept = [sentence for sentence in made if digest(sentence) not in held]
    print(f"copies with other people: {len(copies)}; invented rows: {options.data.templates}")
    print(f"of these {len(made) - len(kept)} held elsewhere")
    return sentences + kept


def run(options: config.Config, data: Path, work: Path) -> dict[str, int]:
    """Sentences in training, and of these those `shared` with dev or tests: none, or it fails."""
    features = options.features
    settings = FeatureSettings(
        features.buckets, features.gram_min, features.gram_max, features.shapes
    )
    arrays = Arrays(settings, Gazetteer(load_lexicon(features.lexicon)))
    folder = data / "ner"
    held_names = [options.data.dev, *options.data.tests]
    held = {name: [recut(s) for s in read_iob2(folder / name)] for name in held_names}
    digests = {digest(sentence) for sentences in held.values() for sentence in sentences}
    sets = {"train": training_set(options, folder, digests)}
    shared = sum(digest(sentence) in digests for sentence in sets["train"])
    print(f"{shared} sentences of the training set stand in dev or tests")
    sets |= {f"held{index}": held[name] for index, name in enumerate(held_names)}
    out = {}
    for name, sentences in sets.items():
        converted = arrays.convert(sentences)
        entities = int(np.isin(converted["tags"], [1, 3, 5]).sum())
        print(f"{name}: {len(sentences)} sentences, {len(converted['tags'])} tokens, {entities}")
        out |= {f"{name}.{key}": value for key, value in converted.items()}
    rows = [grams(word, settings) for word in arrays.words]
    out["gram_ids"] = np.array([gram for row in rows for gram in row], np.int32)
    out["gram_offsets"] = np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32)
    work.mkdir(parents=True, exist_ok=True)
    np.savez(work / "data.npz", **out)
    words = json.dumps(list(arrays.words), ensure_ascii=False)
    (work / "words.json").write_text(words, encoding="utf-8")
    print(f"{len(rows)} different words, {len(out['gram_ids'])} n-grams")
    return {"train": len(sets["train"]), "shared": shared}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    arguments = parser.parse_args()
    run(config.read(arguments.config), arguments.data, arguments.work)


if __name__ == "__main__":
    main()
