"""Leave one source out: what a model gives on a kind of text that its training did not hold.

    python3 models/training/holdout.py acts --data ../shared/data --exclude folder-of-texts
    python3 models/training/holdout.py ner --config … --data ../shared/data --work build/holdout

Prints tables; `--out FILE` writes the same as JSON.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import config
import holdout_acts
import holdout_ner


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    models = parser.add_subparsers(dest="model", required=True)
    acts = models.add_parser("acts", help="hold out each genre")
    acts.add_argument("--exclude", type=Path)
    ner = models.add_parser("ner", help="hold out each training file")
    ner.add_argument("--config", type=Path, required=True)
    ner.add_argument("--work", type=Path, required=True)
    ner.add_argument("--epochs", type=int, help="instead of the recipe's")
    ner.add_argument("--vector-epochs", type=int, help="instead of the recipe's")
    for each in (acts, ner):
        each.add_argument("--data", type=Path, required=True)
        each.add_argument("--out", type=Path)
    return parser.parse_args()


def recipe(arguments: argparse.Namespace) -> config.Config:
    read = config.read(arguments.config)
    train = replace(read.train, epochs=arguments.epochs or read.train.epochs)
    epochs = arguments.vector_epochs or read.vectors.epochs
    return replace(read, train=train, vectors=replace(read.vectors, epochs=epochs))


def main() -> None:
    arguments = parse()
    if arguments.model == "acts":
        result = holdout_acts.run(arguments.data, arguments.exclude)
        holdout_acts.tables(result)
    else:
        result = holdout_ner.run(recipe(arguments), arguments.data, arguments.work)
        holdout_ner.tables(result)
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(result, ensure_ascii=False, indent=2)
        arguments.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
