"""Annotated files to arrays: tokens recut, duplicates of dev and test dropped, features computed.

    python3 models/training/prepare.py --config … --data ../shared/data --work build

Reads work/known.npy, if vectors.py has left it. Writes work/data.npz. Prints the counts.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np

import acts_templates
import bodies
import config
import noise
import templates
from acts_data import Unit, apart, read_all
from acts_data import read as read_acts
from acts_text import LABELS as ACTS
from data import Sentence, digest, read_iob2, recut
from text import (
    LABELS, FeatureSettings, Gazetteer, KnownWords, grams, normalise, shape_id, tokenise,
)
from wide import word_numbers

LEXICON = Path(__file__).resolve().parents[2] / "pipeline" / "lexicon"
TAG = {label: index for index, label in enumerate(LABELS)}


def load_lexicon(names: list[str]) -> list[dict]:
    """The lists named "file:kind", keyed as the features want them."""
    lists = []
    for name in names:
        file, kind = name.split(":")
        entries = json.loads((LEXICON / f"{file}.json").read_text(encoding="utf-8"))["entries"]
        if kind == "phrase":
            entries = [" ".join(tokenise(entry)) for entry in entries]
        if kind != "exact":
            entries = sorted({entry.lower() for entry in entries})
        lists.append({"name": file, "kind": kind, "entries": entries})
    return lists


def features_of(options: config.Config) -> FeatureSettings:
    features = options.features
    return FeatureSettings(
        features.words, features.buckets, features.gram_min, features.gram_max, features.shapes
    )


def known_words(options: config.Config, work: Path) -> KnownWords:
    """As vectors.py left them; none without word vectors."""
    path = work / "known.npy"
    size = options.features.known_bits
    return KnownWords(np.load(path) if path.exists() else np.zeros(size, bool))


def raw_lexicon() -> dict[str, list[str]]:
    files = LEXICON.glob("*.json")
    read = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    return {name: value["entries"] for name, value in read.items() if "entries" in value}


class Arrays:
    """Sentences as flat arrays with offsets; words share one numbering over all sets."""

    def __init__(self, settings: FeatureSettings, gazetteer: Gazetteer, known: KnownWords):
        self.settings, self.gazetteer, self.known = settings, gazetteer, known
        self.words: dict[str, int] = {}
        self.shapes: dict[str, int] = {}

    def shape(self, token: str) -> int:
        if token not in self.shapes:
            self.shapes[token] = shape_id(token, self.settings)
        return self.shapes[token]

    def vocabulary(self) -> dict[str, np.ndarray]:
        """What the net takes of each word met so far."""
        rows = [grams(word, self.settings) or [0] for word in self.words]
        return {
            "word_rows": np.array([self.known.rows(word, self.settings) for word in self.words]),
            "word_numbers": np.array([word_numbers(word) for word in self.words], np.uint32),
            "gram_ids": np.array([gram for row in rows for gram in row], np.int32),
            "gram_offsets": np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32),
        }

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


def training_set(options: config.Config, data: Path, held: set[str]) -> list[Sentence]:
    """What is in dev or tests, or stands in the texts of `exclude`, is left out."""
    folder, others = data / "ner", excluded_texts(options, data)
    rng = random.Random(options.train.seed)
    lexicon = raw_lexicon()
    names = templates.Names(lexicon, rng)
    sentences: list[Sentence] = []
    for name, repeat in zip(options.data.train, options.data.repeat, strict=True):
        raw = read_iob2(folder / name)
        read = [recut(sentence) for sentence in raw]
        alone = apart([" ".join(token for token, _ in sentence) for sentence in read], others)
        chosen = [i for i, s in enumerate(read) if digest(s) not in held and alone[i]]
        kept = [read[i] for i in chosen]
        print(f"{name}: {len(kept)} sentences, {len(read) - len(kept)} held elsewhere")
        # Again with hyphens and addresses in parts, as annotated files and bad extraction have them.
        again = [recut(raw[i], joined=False) for i in chosen]
        sentences += [s for copy in range(repeat) for s in (again if copy % 2 else kept)]
    people = [s for s in sentences if sum(tag == "I-PER" for _, tag in s) > 0]
    copies = [s for s in people if rng.random() < options.data.renamed]
    made = [templates.renamed(sentence, names) for sentence in copies]
    made += templates.rows(options.data.templates, lexicon, rng)
    made += noise.noisy(sentences, options.data.noisy, rng)
    drawn = [s for s in sentences if rng.random() < options.data.bodies]
    copied = [bodies.renamed_bodies(sentence, rng) for sentence in drawn]
    made += [sentence for sentence in copied if sentence]
    kept = [sentence for sentence in made if digest(sentence) not in held]
    print(f"copies with other people: {len(copies)}; invented rows: {options.data.templates}; "
          f"invented and noisy in all: {len(made)}")
    print(f"of these {len(made) - len(kept)} held elsewhere")
    return sentences + kept


def excluded_texts(options: config.Config, data: Path) -> list[str]:
    return read_all(data / options.data.exclude) if options.data.exclude else []


def act_units(options: config.Config, data: Path) -> dict[str, list[Unit]]:
    """Units to train on, the invented ones among them, and those of dev."""
    folder = data / "acts"
    train, dev = (
        [unit for _, excerpt in read_acts(folder / f"acts-{part}.tsv") for unit in excerpt]
        for part in ("train", "dev")
    )
    kept = apart([text for _, text in train], excluded_texts(options, data)).tolist()
    made = acts_templates.excerpts(options.data.invented, random.Random(options.train.seed))
    alone = [unit for unit, is_kept in zip(train, kept) if is_kept]
    return {"acts": alone + [unit for excerpt in made for unit in excerpt], "acts_dev": dev}


def run(options: config.Config, data: Path, work: Path) -> dict[str, int]:
    """Sentences in training, and of these those `shared` with dev or tests: none, or it fails."""
    gazetteer = Gazetteer(load_lexicon(options.features.lexicon))
    arrays = Arrays(features_of(options), gazetteer, known_words(options, work))
    folder = data / "ner"
    held_names = [options.data.dev, *options.data.tests]
    held = {name: [recut(s) for s in read_iob2(folder / name)] for name in held_names}
    digests = {digest(sentence) for sentences in held.values() for sentence in sentences}
    sets = {"train": training_set(options, data, digests)}
    shared = sum(digest(sentence) in digests for sentence in sets["train"])
    print(f"{shared} sentences of the training set stand in dev or tests")
    if shared:
        raise ValueError("dev and tests must be apart from training")
    sets |= {f"held{index}": held[name] for index, name in enumerate(held_names)}
    out = {}
    for name, sentences in sets.items():
        converted = arrays.convert(sentences)
        entities = int(np.isin(converted["tags"], [1, 3, 5]).sum())
        print(f"{name}: {len(sentences)} sentences, {len(converted['tags'])} tokens, {entities}")
        out |= {f"{name}.{key}": value for key, value in converted.items()}
    for name, units in act_units(options, data).items():
        plain = [[(token, "O") for token in tokenise(text)] or [("-", "O")] for _, text in units]
        marks = [[label in labels for label in ACTS] for labels, _ in units]
        out |= {f"{name}.{key}": value for key, value in arrays.convert(plain).items()}
        out[f"{name}.truth"] = np.array(marks, np.float32)
        print(f"{name}: {len(units)} units")
    out |= arrays.vocabulary()
    work.mkdir(parents=True, exist_ok=True)
    np.savez(work / "data.npz", **out)
    print(f"{len(arrays.words)} different words, {len(out['gram_ids'])} n-grams")
    return {"train": len(sets["train"]), "shared": shared}


def main() -> None:
    arguments = config.parser(__doc__, "config", "data", "work").parse_args()
    run(config.read(arguments.config), arguments.data, arguments.work)


if __name__ == "__main__":
    main()
