"""The linear part of the act classifier, and how much it and the sentence head count.

    python3 models/training/acts.py --config … --data ../shared/data --work build

Hashed words of a unit and its neighbours, one weight a bucket and act, fitted by L-BFGS to logistic
loss. Their logits and the sentence head's are added with the two shares that give the least loss on
dev. Reads work/model.pt and work/data.npz; writes work/acts.npz and work/acts.json. Prints F1 by
act on dev of each part and of both.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

import acts_templates
import config
from acts_data import Excerpt, apart, read, read_all
from acts_text import LABELS, features
from model import Set, Tagger, gazetteer_width
from score import act_figures, act_logits
from text import tokenise

BUCKETS = 32768
PENALTY = 1 / 40
SHARES = np.arange(0, 1.55, 0.1)


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


def quantised(weights: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """int8 [buckets, acts] and what one step is worth, [acts]."""
    scale = weights.abs().max(dim=0).values / 127
    return torch.round(weights / scale).to(torch.int8), scale


def chosen_mix(net: torch.Tensor, linear: torch.Tensor, truth: torch.Tensor) -> dict[str, float]:
    def loss(shares: tuple[float, float]) -> float:
        mixed = shares[0] * net + shares[1] * linear
        return nn.functional.binary_cross_entropy_with_logits(mixed, truth).item()

    best = min(((a, b) for a in SHARES for b in SHARES), key=loss)
    return {"net": round(float(best[0]), 1), "linear": round(float(best[1]), 1)}


def told(name: str, report: dict) -> None:
    macro = np.mean([row["f1"] for act, row in report.items() if act != "all"])
    figures = "  ".join(f"{act} {row['f1']:.3f}" for act, row in report.items())
    print(f"{name}: macro {macro:.3f}  {figures}")


def run(options: config.Config, data: Path, work: Path, net: torch.Tensor) -> None:
    """`net`: the sentence head's logits on dev [units, acts]."""
    folder = data / "acts"
    excerpts = [excerpt for _, excerpt in read(folder / "acts-train.tsv")]
    rng = random.Random(options.train.seed)
    excerpts += acts_templates.excerpts(options.data.invented, rng)
    train = encode(excerpts)
    dev = encode([excerpt for _, excerpt in read(folder / "acts-dev.tsv")])
    others = read_all(data / options.data.exclude) if options.data.exclude else []
    kept = apart(train.texts, others)
    print(f"{len(kept)} units, {int((~kept).sum())} of them excluded; dev {len(dev.texts)}")
    weights, bias = fit(train, kept)
    rows, scale = quantised(weights)
    linear = logits(dev, rows * scale, bias)
    mix = chosen_mix(net, linear, dev.truth)
    both = mix["net"] * net + mix["linear"] * linear
    for name, found in (("net", net), ("linear", linear), (f"both {mix}", both)):
        told(name, act_figures(dev.truth, found, 0))
    np.savez(work / "acts.npz", rows=rows.numpy(), scale=scale.numpy(), bias=bias.numpy())
    report = {"mix": mix, "scores": act_figures(dev.truth, both)}
    (work / "acts.json").write_text(json.dumps(report), encoding="utf-8")


def main() -> None:
    arguments = config.parser(__doc__, "config", "data", "work").parse_args()
    options, work = config.read(arguments.config), arguments.work
    torch.manual_seed(options.train.seed)
    part = Set(dict(np.load(work / "data.npz")), "acts_dev", options)
    model = Tagger(options, gazetteer_width(options))
    model.load_state_dict(torch.load(work / "model.pt"))
    run(options, arguments.data, work, act_logits(model, part))


if __name__ == "__main__":
    main()
