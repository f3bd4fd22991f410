"""Trains the tagger and keeps the moving average that is best on dev, or the last.

    python3 models/training/train.py --config … --work build

`--start model.pt` goes on from a trained net instead of from the word vectors.
Reads work/data.npz and, if there, work/table.npy. Writes work/model.pt and work/scores.json.
Prints one line an epoch: loss, F1 on dev by label, tokens a second.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

import config
from data import spans
from model import Set, Tagger, viterbi
from text import LABELS


def counts(model: Tagger, part: Set) -> dict[str, list[int]]:
    """Label to [found and right, found, true], exact borders."""
    model.eval()
    total = {label: [0, 0, 0] for label in ("PER", "ORG", "LOC")}
    with torch.no_grad():
        for chosen in part.plan(4000, np.random.default_rng(0)):
            batch = part.batch(chosen, np.zeros(len(chosen), np.int64))
            scores = torch.log_softmax(model(batch), dim=2).numpy()
            for guess, truth in zip(viterbi(scores), batch.tags.numpy()):
                found = spans([LABELS[tag] for tag in guess])
                true = spans([LABELS[tag] for tag in truth])
                for index, group in enumerate((found & true, found, true)):
                    for _, _, label in group:
                        total[label][index] += 1
    model.train()
    return total


def ratios(total: dict[str, list[int]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by label and over all (micro)."""
    table = {"all": [sum(column) for column in zip(*total.values())], **total}
    out = {}
    for label, (right, found, true) in table.items():
        precision, recall = right / max(found, 1), right / max(true, 1)
        f1 = 2 * right / max(found + true, 1)
        out[label] = {"p": precision, "r": recall, "f1": f1, "n": true}
        out[label] = {key: round(value, 4) for key, value in out[label].items()}
    return out


class Average:
    """Exponential moving average of the weights; the big table is followed every tenth step."""

    def __init__(self, model: Tagger, decay: float):
        self.model, self.decay, self.step = model, decay, 0
        self.shadow = copy.deepcopy(model)

    def update(self) -> None:
        self.step += 1
        decay = min(self.decay, self.step / (self.step + 10))
        with torch.no_grad():
            pairs = zip(self.shadow.named_parameters(), self.model.named_parameters())
            for (name, mine), (_, theirs) in pairs:
                if name != "table.weight":
                    mine.lerp_(theirs, 1 - decay)
                elif self.step % 10 == 0:
                    mine.lerp_(theirs, 1 - decay**10)


def optimisers(model: Tagger, options: config.Train, steps: int):
    rest = [p for name, p in model.named_parameters() if name != "table.weight"]
    pair = [
        torch.optim.AdamW(rest, lr=options.rate, weight_decay=options.weight_decay),
        torch.optim.SparseAdam([model.table.weight], lr=options.table_rate),
    ]

    def pace(step: int) -> float:
        warm = min(1.0, step / 200)
        return warm * 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps)))

    return pair, [torch.optim.lr_scheduler.LambdaLR(item, pace) for item in pair]


def fit(model: Tagger, train: Set, dev: Set, options: config.Train, out: Path) -> None:
    rng = np.random.default_rng(options.seed)
    steps = options.epochs * len(train.plan(options.batch_tokens, rng))
    pair, schedules = optimisers(model, options, steps)
    average = Average(model, options.ema)
    loss_of = nn.CrossEntropyLoss(label_smoothing=options.smoothing)
    chances = [1 - options.lower_case - options.upper_case, options.lower_case, options.upper_case]
    best = -1.0
    for epoch in range(1, options.epochs + 1):
        started, losses, seen = time.perf_counter(), [], 0
        for chosen in train.plan(options.batch_tokens, rng):
            batch = train.batch(chosen, rng.choice(3, size=len(chosen), p=chances))
            loss = loss_of(model(batch).flatten(0, 1), batch.tags.flatten())
            for optimiser in pair:
                optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(pair[0].param_groups[0]["params"], 2.0)
            for optimiser, schedule in zip(pair, schedules):
                optimiser.step()
                schedule.step()
            average.update()
            losses.append(loss.item())
            seen += batch.tags.numel()
        speed = seen / (time.perf_counter() - started)
        result = ratios(counts(average.shadow, dev))
        figures = "  ".join(f"{label} {value['f1']:.4f}" for label, value in result.items())
        mean = np.mean(losses)
        print(f"epoch {epoch}: loss {mean:.4f}  {figures}  {speed:.0f} tok/s", flush=True)
        if options.choose == "last" or result["all"]["f1"] > best:
            best = result["all"]["f1"]
            torch.save(average.shadow.state_dict(), out)


def run(options: config.Config, work: Path, start: Path | None = None) -> None:
    started = time.perf_counter()
    torch.manual_seed(options.train.seed)
    torch.set_num_threads(options.train.threads)
    arrays = dict(np.load(work / "data.npz"))
    train, dev = Set(arrays, "train"), Set(arrays, "held0")
    model = Tagger(options, train.gazetteer.shape[1])
    if start:
        model.load_state_dict(torch.load(start))
    elif (work / "table.npy").exists():
        with torch.no_grad():
            model.table.weight.copy_(torch.from_numpy(np.load(work / "table.npy")))
    fit(model, train, dev, options.train, work / "model.pt")
    model.load_state_dict(torch.load(work / "model.pt"))
    names = [options.data.dev, *options.data.tests]
    scores = {
        name: ratios(counts(model, Set(arrays, f"held{index}"))) for index, name in enumerate(names)
    }
    minutes = (time.perf_counter() - started) / 60
    for name, result in scores.items():
        figures = "  ".join(f"{label} {value['f1']:.4f}" for label, value in result.items())
        print(f"{name}: {figures}")
    report = {"minutes": round(minutes, 1), "scores": scores}
    (work / "scores.json").write_text(json.dumps(report, indent=2), encoding="utf-8")
    print(f"{minutes:.1f} minutes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    arguments = parser.parse_args()
    run(config.read(arguments.config), arguments.work, arguments.start)


if __name__ == "__main__":
    main()
