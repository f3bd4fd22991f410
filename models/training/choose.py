"""What each part of the recipe is worth: variants trained alike, a short schedule each.

    python3 models/training/choose.py --config configs/sv.toml --variants configs/choose.toml \\
        --data ../shared/data --work build --out build/choose.json

Each variant is the configuration with its few keys changed. All train EPOCHS epochs on each file
once, and all keep their last. Word vectors come from work/fasttext.*, folded anew only where the
tables' sizes differ. A variant that is through is not done again. Prints and writes a table: F1 on
dev and tests, of acts, weights, tokens a second in training.
"""

from __future__ import annotations

import copy
import json
import tomllib
from pathlib import Path

import torch

import config
import prepare
import train
import vectors
from model import Tagger, gazetteer_width

EPOCHS = 2


def changed(base: config.Config, changes: dict) -> config.Config:
    """The configuration with some keys of its parts replaced; KeyError for an unknown one."""
    out = copy.deepcopy(base)
    for part, values in changes.items():
        for key, value in values.items():
            if not hasattr(getattr(out, part, None), key):
                raise KeyError(f"unknown key '{part}.{key}'")
            setattr(getattr(out, part), key, value)
    out.train.epochs, out.train.choose = EPOCHS, "last"
    out.data.repeat = [1] * len(out.data.train)
    return out


def word_vectors(options: config.Config, work: Path, folder: Path) -> None:
    """Tables and known words in `folder`, shared by all variants with tables of that size."""
    if not options.vectors.texts:
        return
    kept = work / f"tables-{options.features.words}-{options.features.buckets}"
    if not (kept / "tables.npz").exists():
        kept.mkdir(exist_ok=True)
        (kept / "fasttext.vec").symlink_to((work / "fasttext.vec").resolve())
        vectors.fold(options, kept)
    for name in ("tables.npz", "known.npy"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to((kept / name).resolve())


def measured(options: config.Config, data: Path, work: Path, folder: Path) -> dict:
    if not (folder / "scores.json").exists():
        word_vectors(options, work, folder)
        prepare.run(options, data, folder)
        train.run(options, folder)
    report = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    model = Tagger(options, gazetteer_width(options))
    weights = {name: value.numel() for name, value in model.named_parameters()}
    table = sum(weights[name] for name in train.BIG if name in weights)
    return {**report, "tableWeights": table, "netWeights": sum(weights.values()) - table}


def row(name: str, found: dict) -> str:
    scores = list(found["scores"].values())
    acts = scores[-1]
    macro = sum(value["f1"] for act, value in acts.items() if act != "all") / (len(acts) - 1)
    cells = [f"{value['all']['f1']:.3f}" for value in scores[:-1]]
    cells += [f"{acts['all']['f1']:.3f}", f"{macro:.3f}"]
    cells += [f"{found['tableWeights'] / 1e6:.1f}", f"{found['netWeights'] / 1e6:.2f}"]
    return f"| {name} | {' | '.join(cells)} | {found['minutes']} |"


def main() -> None:
    arguments = config.parser(__doc__, "config", "variants", "data", "work", "out").parse_args()
    base = config.read(arguments.config)
    variants = tomllib.loads(arguments.variants.read_text(encoding="utf-8"))
    out = {}
    for name, changes in variants.items():
        torch.manual_seed(base.train.seed)
        folder = arguments.work / "choose" / name
        folder.mkdir(parents=True, exist_ok=True)
        options = changed(base, changes)
        out[name] = measured(options, arguments.data, arguments.work, folder)
        print(row(name, out[name]), flush=True)
        arguments.out.write_text(json.dumps(out, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
