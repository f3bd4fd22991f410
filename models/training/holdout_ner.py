"""The tagger on sources it was not trained on, beside the same sentences when it knows the source.

Every training file is cut in two by hash: a fifth, which no run trains on, and the rest. The run
`all` trains on the rests of all files; one run a file trains on the rests of the others, for as
many more epochs as it has fewer tokens, so that all take about the same number of steps. Every run
keeps its last epoch, so that no set chooses it. The word vectors are made once, without labels.

A step that is through leaves a stamp with its settings and is not done again under the same ones.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

import prepare
import train
import vectors
from config import Config
from data import digest, read_iob2, recut, write_iob2
from tables import show

PARTS = 5
LABELS = ("all", "PER", "ORG", "LOC")


def stem(file: str) -> str:
    return file.split(".")[0]


def rest(file: str) -> str:
    return f"{stem(file)}.rest.iob2"


def fifth(file: str) -> str:
    return f"{stem(file)}.fifth.iob2"


def pick(settings: dict, *names: str) -> dict:
    """These settings, and the seed, on which every step depends."""
    return {"seed": settings["train"]["seed"], **{name: settings[name] for name in names}}


def step(folder: Path, name: str, settings: object, work: Callable[[], object]) -> dict:
    """What `work` returned, now or when it was last through with these settings; and the seconds
    of one core that it took."""
    stamp = folder / f"{name}.done"
    done = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}
    if done.get("settings") == settings:
        print(f"{folder.name}: {name} is there", flush=True)
        return done
    print(f"{folder.name}: {name}", flush=True)
    started = sum(os.times()[:4])
    result = work()
    done = {"settings": settings, "result": result, "seconds": sum(os.times()[:4]) - started}
    stamp.write_text(json.dumps(done), encoding="utf-8")
    return done


def cut(options: Config, data: Path, out: Path) -> dict[str, str]:
    """Writes the files of all runs to out/ner; their names and checksums. The hash is that by
    which prepare.py drops sentences, so that equal ones come to lie in the same part."""
    out = out / "ner"
    out.mkdir(parents=True, exist_ok=True)
    for file in {*options.data.train, options.data.dev, *options.data.tests}:
        shutil.copy(data / "ner" / file, out / file)
    for file in options.data.train:
        parts = {fifth(file): [], rest(file): []}
        for sentence in read_iob2(out / file):
            first = int(digest(recut(sentence))[:8], 16) % PARTS == 0
            parts[fifth(file) if first else rest(file)].append(sentence)
        for name, sentences in parts.items():
            write_iob2(out / name, sentences)
            print(f"{name}: {len(sentences)} sentences")
    return {file.name: hashlib.sha1(file.read_bytes()).hexdigest() for file in out.iterdir()}


def without(options: Config, held: str | None) -> Config:
    """The recipe without the training file `held`, which becomes a test; so do all fifths."""
    pairs = zip(options.data.train, options.data.repeat, strict=True)
    taken = [(rest(file), repeat) for file, repeat in pairs if file != held]
    data = replace(
        options.data,
        train=[file for file, _ in taken],
        repeat=[repeat for _, repeat in taken],
        tests=[*options.data.tests, *map(fifth, options.data.train), *([held] if held else [])],
    )
    return replace(options, data=data, train=replace(options.train, choose="last"))


def paced(options: Config, tokens: int, most: int) -> Config:
    """The epochs are meant for `most` tokens; the same number of steps for `tokens`."""
    epochs = max(1, round(options.train.epochs * most / tokens))
    return replace(options, train=replace(options.train, epochs=epochs))


def run(options: Config, data: Path, work: Path) -> dict:
    made = work / "data"
    files = cut(options, data, made)
    texts = {file: (data / file).stat().st_size for file in options.vectors.texts}
    table = work / "all" / "tables.npz"
    runs = {}
    most = 0  # tokens in training
    for held in (None, *options.data.train):
        mine = without(options, held)
        folder = work / (stem(held) if held else "all")
        folder.mkdir(parents=True, exist_ok=True)
        every = {**asdict(mine), "files": files, "texts": texts}
        plain = pick(every, "vectors", "features", "texts")
        sets = pick(every, "data", "features", "files")
        done = {"prepare": step(folder, "prepare", sets, lambda: prepare.run(mine, made, folder))}
        if held is None and texts:
            done["fasttext"] = step(
                folder, "fasttext", plain, lambda: vectors.learn(mine, data, folder)
            )
            done["table"] = step(folder, "table", plain | sets, lambda: vectors.fold(mine, folder))
        elif texts:
            shutil.copy(table, folder / "tables.npz")
        with np.load(folder / "data.npz") as arrays:
            tokens = arrays["train.tags"].size
        most = most or tokens
        mine = paced(mine, tokens, most)
        every["train"] = asdict(mine.train)
        done["train"] = step(folder, "train", every, lambda: train.run(mine, folder))
        runs[folder.name] = {
            "held": held,
            "epochs": mine.train.epochs,
            "tokens": tokens,
            **done["prepare"]["result"],
            "seconds": {name: round(value["seconds"]) for name, value in done.items()},
            "scores": json.loads((folder / "scores.json").read_text(encoding="utf-8"))["scores"],
        }
    return {
        "model": options.model.name,
        "seed": options.train.seed,
        "epochs": options.train.epochs,
        "vectorEpochs": options.vectors.epochs,
        "runs": runs,
    }


def tables(result: dict) -> None:
    runs = result["runs"]
    whole = runs["all"]["scores"]
    both, full, usual = [], [], []
    tests = [file for file in whole if not file.endswith(".fifth.iob2")]
    for name, run in runs.items():
        scores, held = run["scores"], run["held"]
        usual.append([name, *(scores[file]["all"]["f1"] for file in tests)])
        if held:
            pair = (whole[fifth(held)], scores[fifth(held)])
            cells = [side[label]["f1"] for label in LABELS for side in pair]
            both.append([name, pair[0]["all"]["n"], *cells])
            own = scores[held]
            full.append([name, own["all"]["n"], *(own[label]["f1"] for label in LABELS)])
    print("\nF1 on a fifth of each source that no run trained on: with the rest of it / without")
    show(["source", "n", *(part for label in LABELS for part in (label, ""))], both)
    print("F1 on the whole of a source that was not trained on")
    show(["source", "n", *LABELS], full)
    print("F1 on dev and tests, trained without a source")
    show(["without", *map(stem, tests)], usual)
    print("Training: sentences, those of them that are held out too (by hash), minutes of one core")
    keys = ("train", "shared", "tokens", "epochs")
    rows = [
        [name, *(run[key] for key in keys), run["seconds"]["train"] / 60]
        for name, run in runs.items()
    ]
    show(["without", "sentences", "held out", "tokens", "epochs", "minutes"], rows)
