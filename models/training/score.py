"""Scores a trained net on dev and tests, with intervals, and finds the temperature of its scores.

    python3 models/training/score.py --config … --work build

Reads work/model.pt and work/data.npz; writes work/scores.json. Prints F1 by label.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

import config
import device
from acts_text import LABELS as ACTS
from data import spans
from model import Set, Tagger, gazetteer_width, viterbi
from text import LABELS

KINDS = ("PER", "ORG", "LOC")
RESAMPLES = 1000


def figures(tallies: np.ndarray, names: list[str], resamples: int) -> dict[str, dict[str, float]]:
    """Of [units, labels, 3] (right, found, true): precision, recall and F1 by label and over all
    (micro), and of F1 the 95 % interval over resampled units."""

    def f1s(sums: np.ndarray) -> np.ndarray:
        return 2 * sums[..., 0] / np.maximum(sums[..., 1] + sums[..., 2], 1)

    whole = np.concatenate([tallies.sum(axis=1, keepdims=True), tallies], axis=1)
    sums = whole.sum(axis=0)
    rng = np.random.default_rng(1)
    drawn = [whole[rng.integers(len(whole), size=len(whole))].sum(axis=0) for _ in range(resamples)]
    bounds = np.percentile(f1s(np.stack(drawn)), [2.5, 97.5], axis=0) if drawn else None
    out = {}
    for index, name in enumerate(["all", *names]):
        right, found, true = sums[index].tolist()
        row = {"p": right / max(found, 1), "r": right / max(true, 1), "f1": f1s(sums)[index]}
        if bounds is not None:
            row |= {"low": bounds[0, index], "high": bounds[1, index]}
        out[name] = {key: round(float(value), 4) for key, value in row.items()} | {"n": int(true)}
    return out


def names(model: Tagger, part: Set, resamples: int = RESAMPLES) -> dict[str, dict[str, float]]:
    """Exact borders and the same label."""
    model.eval()
    tallies = np.zeros((len(part.lengths), len(KINDS), 3))
    with torch.no_grad():
        for chosen in part.plan(4000, np.random.default_rng(0)):
            batch = part.plain(chosen).to(model.place)
            best = viterbi(torch.log_softmax(model(batch), dim=2).cpu().numpy())
            for number, guess, truth in zip(chosen, best, batch.tags.cpu().numpy()):
                found = spans([LABELS[tag] for tag in guess])
                true = spans([LABELS[tag] for tag in truth])
                for index, group in enumerate((found & true, found, true)):
                    for _, _, label in group:
                        tallies[number, KINDS.index(label), index] += 1
    model.train()
    return figures(tallies, list(KINDS), resamples)


def act_figures(
    truth: torch.Tensor, logits: torch.Tensor, resamples: int = RESAMPLES
) -> dict[str, dict[str, float]]:
    """A unit has the acts of probability 0.5 and more, or else its likeliest."""
    chosen = logits >= 0
    nothing = ~chosen.any(dim=1)
    chosen[nothing, logits[nothing].argmax(dim=1)] = True
    found, true = chosen.numpy(), truth.bool().numpy()
    tallies = np.stack([found & true, found, true], axis=2).astype(float)
    return figures(tallies, list(ACTS.values()), resamples)


def act_logits(model: Tagger, part: Set) -> torch.Tensor:
    """[sentences, 11] in the set's order, by the sentence head alone."""
    model.eval()
    out = torch.zeros(part.truth.shape)
    with torch.no_grad():
        for chosen in part.plan(4000, np.random.default_rng(0)):
            batch = part.plain(chosen).to(model.place)
            out[chosen] = model.acts(model.encoder(batch)).cpu()
    model.train()
    return out


def acts(model: Tagger, part: Set, resamples: int = RESAMPLES) -> dict[str, dict[str, float]]:
    return act_figures(part.truth, act_logits(model, part), resamples)


def temperature(model: Tagger, part: Set) -> float:
    """What logits are divided by for a token's probability to fit how often it is right."""
    model.eval()
    logits, tags = [], []
    with torch.no_grad():
        for chosen in part.plan(4000, np.random.default_rng(0)):
            batch = part.plain(chosen).to(model.place)
            logits.append(model(batch).flatten(0, 1))
            tags.append(batch.tags.flatten())
    found, truth = torch.cat(logits), torch.cat(tags)
    tried = np.arange(0.6, 2.5, 0.05)
    losses = [nn.functional.cross_entropy(found / float(t), truth).item() for t in tried]
    return round(float(tried[int(np.argmin(losses))]), 2)


def run(options: config.Config, work: Path, minutes: float, place: torch.device) -> None:
    """`minutes`: what training took."""
    arrays = dict(np.load(work / "data.npz"))
    model = Tagger(options, gazetteer_width(options)).to(place)
    model.load_state_dict(torch.load(work / "model.pt", map_location=place))
    files = [options.data.dev, *options.data.tests]
    sets = [Set(arrays, f"held{index}", options) for index in range(len(files))]
    scores = {name: names(model, part) for name, part in zip(files, sets)}
    scores["acts-dev.tsv"] = acts(model, Set(arrays, "acts_dev", options))
    for name, result in scores.items():
        told = "  ".join(f"{label} {row['f1']:.4f}" for label, row in result.items())
        print(f"{name}: {told}")
    warmth = temperature(model, sets[0])
    report = {"minutes": round(minutes, 1), "scores": scores, "temperature": warmth}
    (work / "scores.json").write_text(json.dumps(report, indent=2), encoding="utf-8")


def main() -> None:
    parser = config.parser(__doc__, "config", "work")
    device.add_to(parser)
    arguments = parser.parse_args()
    options, kept = config.read(arguments.config), arguments.work / "scores.json"
    before = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {"minutes": 0.0}
    place = device.ready(arguments.device, options.train.threads)
    run(options, arguments.work, before["minutes"], place)


if __name__ == "__main__":
    main()
