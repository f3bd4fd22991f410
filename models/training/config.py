"""The recipe's settings: a TOML file read into dataclasses; an unknown key is an error."""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import get_type_hints


@dataclass
class Features:
    words: int = 65536  # rows of the table for whole words
    known_bits: int = 2097152  # of the filter that tells which words have rows of their own
    buckets: int = 65536  # rows for n-grams
    gram_min: int = 3
    gram_max: int = 5
    shapes: int = 512
    wide: int = 0  # rows of the wide part's table; 0: no wide part
    templates: list[str] = field(default_factory=list)  # what the wide part combines: wide.py
    lexicon: list[str] = field(default_factory=list)  # "name:kind", order of the columns


@dataclass
class Vectors:
    dim: int = 100
    texts: list[str] = field(default_factory=list)  # under <data>/text; empty: random start
    shares: list[float] = field(default_factory=list)  # of the lines of each
    epochs: int = 3
    buckets: int = 200_000
    min_count: int = 4
    fit_epochs: int = 8
    fit_rate: float = 0.03


@dataclass
class Data:
    train: list[str] = field(default_factory=list)  # files under <data>/ner
    repeat: list[int] = field(default_factory=list)  # how often an epoch takes each
    dev: str = ""
    tests: list[str] = field(default_factory=list)
    templates: int = 0  # invented attendance rows and headings
    noisy: float = 0.0  # share of sentences that get a copy as bad extraction leaves it
    invented: int = 200  # invented excerpts of minutes, for acts
    exclude: str = ""  # folder, from <data>, of texts whose longer sentences are not trained on
    bodies: float = 0.0  # share of sentences that get a copy with invented organisations
    renamed: float = 0.0  # share of sentences with people that get a copy with other people


@dataclass
class Train:
    seed: int = 1
    threads: int = 2
    hidden: int = 128
    layers: int = 2
    shape_dim: int = 24
    epochs: int = 12  # 0: the sentence head alone
    choose: str = "dev"  # the epoch that is kept: best on "dev", or the "last"
    batch_tokens: int = 1200
    rate: float = 2e-3
    table_rate: float = 1e-3
    wide_rate: float = 2e-3
    half: bool = True  # 16-bit arithmetic in the encoder
    workers: int = 0  # processes that put batches together; 0: the one that trains
    act_every: int = 3  # batches of names to one of acts
    act_tokens: int = 600
    act_weight: float = 0.3
    act_epochs: int = 30  # of the sentence head alone, at the end
    weight_decay: float = 0.01
    dropout: float = 0.35
    word_dropout: float = 0.05
    own_dropout: float = 0.2  # of a word's own rows, so that its n-grams learn to speak for it
    wide_dropout: float = 0.2
    act_hidden: int = 96
    gazetteer_dropout: float = 0.1
    lower_case: float = 0.05
    upper_case: float = 0.04
    smoothing: float = 0.0
    ema: float = 0.998
    masked: float = 0.2  # share of tokens that pretraining hides
    masked_rate: float = 2e-3
    masked_tokens: int = 3000  # a batch
    masked_settle: float = 0.0  # share of the time at the end in which the rate falls to zero
    masked_vocabulary: int = 8000  # words that are guessed


@dataclass
class Model:
    name: str = "ner-sv"
    version: str = "0.1.0"
    description: str = ""
    licence: str = "MIT"
    how: str = ""  # how these very weights came about, for the model card
    made: str = ""  # the commands, where they were more than the plain ones
    sources: list[dict] = field(default_factory=list)  # name, licence, use


@dataclass
class Config:
    model: Model = field(default_factory=Model)
    features: Features = field(default_factory=Features)
    vectors: Vectors = field(default_factory=Vectors)
    data: Data = field(default_factory=Data)
    train: Train = field(default_factory=Train)


def build(kind: type, values: dict, where: str):
    """`values` as a dataclass of `kind`; KeyError names the first key that it has not."""
    hints = get_type_hints(kind)
    unknown = sorted(set(values) - {item.name for item in fields(kind)})
    if unknown:
        raise KeyError(f"{where}: unknown key '{unknown[0]}', expected one of {sorted(hints)}")
    return kind(
        **{
            key: build(hints[key], value, f"{where}.{key}") if is_dataclass(hints[key]) else value
            for key, value in values.items()
        }
    )


def read(path: Path) -> Config:
    return build(Config, values_of(path), path.name)


def values_of(path: Path) -> dict:
    """What the file says, over what the file beside it that `base` names says."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    base = values.pop("base", "")
    if not base:
        return values
    under = values_of(path.parent / base)
    return under | {name: under.get(name, {}) | part for name, part in values.items()}


def parser(doc: str | None, *paths: str) -> argparse.ArgumentParser:
    """The command line of a step: `paths` are its options, all needed, each the path of something."""
    made = argparse.ArgumentParser(description=doc)
    for name in paths:
        made.add_argument(f"--{name}", type=Path, required=True)
    return made
