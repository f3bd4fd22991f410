"""The classifier of sentence acts: a linear model over hashed words of a unit and its neighbours.

    python3 models/training/acts.py --data ../shared/data --out models/acts-sv --check tests/…
        --exclude folder-of-texts

One weight a bucket and act, fitted by L-BFGS to logistic loss, kept as int8. Prints F1 by act on
dev. `--exclude` names texts used elsewhere to judge the program: units of 40 and more characters
that stand in them are not trained on.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

import acts_templates
from acts_data import Excerpt, apart, read, read_all
from acts_text import LABELS, features
from export import described
from text import tokenise

BUCKETS = 32768
PENALTY = 1 / 40
INVENTED = 200  # excerpts
SEED = 1


@dataclass
class Units:
    ids: torch.Tensor
    offsets: torch.Tensor
    values: torch.Tensor
    truth: torch.Tensor  # [units, acts]
    texts: list[str]


def encode(excerpts: list[Excerpt]) -> Units:
    rows, truth, texts = [], [], []
    for excerpt in excerpts:
        rows += features([tokenise(text) for _, text in excerpt], BUCKETS)
        truth += [[float(label in labels) for label in LABELS] for labels, _ in excerpt]
        texts += [text for _, text in excerpt]
    return Units(
        torch.tensor([id for row in rows for id in row]),
        torch.tensor(np.cumsum([0, *(len(row) for row in rows[:-1])])),
        torch.tensor([len(row) ** -0.5 for row in rows for _ in row]),
        torch.tensor(truth),
        texts,
    )


def logits(units: Units, weights: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    table = nn.functional.embedding_bag
    return bias + table(
        units.ids, weights, units.offsets, mode="sum", per_sample_weights=units.values
    )


def fit(units: Units, kept: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    weights = torch.zeros(BUCKETS, len(LABELS), requires_grad=True)
    bias = torch.zeros(len(LABELS), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=300, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        found = logits(units, weights, bias)[kept]
        loss = nn.functional.binary_cross_entropy_with_logits(
            found, units.truth[kept], reduction="sum"
        )
        loss = loss + PENALTY / 2 * weights.pow(2).sum()
        loss.backward()
        return loss

    optimiser.step(step)
    return weights.detach(), bias.detach()


def scores(marked: torch.Tensor, found: torch.Tensor) -> dict[str, dict[str, float]]:
    """By act, of logits [units, acts]: a unit has those of probability 0.5 and more, or else its
    likeliest."""
    chosen = found >= 0
    nothing = ~chosen.any(dim=1)
    chosen[nothing, found[nothing].argmax(dim=1)] = True
    truth = marked.bool()
    out = {}
    for index, act in enumerate(LABELS.values()):
        right = int((chosen[:, index] & truth[:, index]).sum())
        said, true = int(chosen[:, index].sum()), int(truth[:, index].sum())
        f1 = 2 * right / max(said + true, 1)
        out[act] = {"p": right / max(said, 1), "r": right / max(true, 1), "f1": f1, "n": true}
    right, both = int((chosen & truth).sum()), int(chosen.sum() + truth.sum())
    micro = {"p": right / int(chosen.sum()), "r": right / int(truth.sum()), "f1": 2 * right / both}
    out = {"all": {**micro, "n": int(truth.sum())}, **out}
    return {act: {key: round(v, 4) for key, v in row.items()} for act, row in out.items()}


def write(out: Path, weights: torch.Tensor, bias: torch.Tensor, report: dict) -> None:
    """weights.bin: float32 bias and scale of each act, then int8 rows, little-endian."""
    scale = weights.abs().max(dim=0).values / 127
    rows = torch.round(weights / scale).to(torch.int8).numpy()
    head = torch.stack([bias, scale]).numpy().astype("<f4")
    out.mkdir(parents=True, exist_ok=True)
    (out / "weights.bin").write_bytes(head.tobytes() + rows.tobytes())
    manifest = {
        "format": 1,
        "name": "acts-sv",
        "version": "0.1.0",
        "task": "acts",
        "description": "What a sentence, line or bullet of Swedish minutes does",
        "language": "sv",
        "licence": "MIT",
        "labels": list(LABELS.values()),
        "features": {
            "version": 1,
            "hash": "FNV-1a, 32 bits, over UTF-16 code units",
            "buckets": BUCKETS,
        },
        "files": {"weights": described(out / "weights.bin")},
        "sources": [
            {
                "name": "Units of Swedish minutes and assignments, annotated for this project",
                "licence": "public records (Swedish copyright act 9 and 26 §§); annotation MIT",
                "use": "training, choice of model",
            }
        ],
        "scores": {"acts-dev.tsv": report},
        "made": {"command": "models/training/acts.py", "seed": SEED, "trainingMinutes": 0.5},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (out / "manifest.json").write_text(text + "\n", encoding="utf-8")
    print(f"weights.bin: {(out / 'weights.bin').stat().st_size / 1e3:.0f} kB")


def check(out: Path, weights: torch.Tensor, bias: torch.Tensor) -> None:
    """An invented excerpt with its features and probabilities, for a test to compare."""
    (excerpt,) = acts_templates.excerpts(1, random.Random(SEED + 7))
    document = [tokenise(text) for _, text in excerpt]
    found = torch.sigmoid(logits(encode([excerpt]), weights, bias))
    case = {
        "units": document,
        "features": features(document, BUCKETS),
        "probabilities": [[round(p, 4) for p in row] for row in found.tolist()],
    }
    out.write_text(json.dumps(case, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--check", type=Path)
    parser.add_argument("--exclude", type=Path)
    parser.add_argument("--invented", type=int, default=INVENTED)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    folder = arguments.data / "acts"
    excerpts = [excerpt for _, excerpt in read(folder / "acts-train.tsv")]
    excerpts += acts_templates.excerpts(arguments.invented, random.Random(SEED))
    train = encode(excerpts)
    dev = encode([excerpt for _, excerpt in read(folder / "acts-dev.tsv")])
    kept = apart(train.texts, read_all(arguments.exclude))
    print(f"{len(kept)} units, {int((~kept).sum())} of them excluded; dev {len(dev.texts)}")
    weights, bias = fit(train, kept)
    report = scores(dev.truth, logits(dev, weights, bias))
    macro = np.mean([row["f1"] for act, row in report.items() if act != "all"])
    figures = "  ".join(f"{act} {row['f1']:.3f}" for act, row in report.items())
    print(f"macro {macro:.3f}  {figures}")
    write(arguments.out, weights, bias, report)
    if arguments.check:
        check(arguments.check, weights, bias)


if __name__ == "__main__":
    main()
