"""Trains both heads on the encoder and keeps the moving average that is best on dev, or the last.

    python3 models/training/train.py --config … --work build

Starts from work/encoder.pt (pretrained), or else from work/tables.npz (word vectors), or else at
random; `--start model.pt` goes on from a trained net. Batches of names and batches of acts take
turns. Reads work/data.npz. Writes work/model.pt and, by score.py, work/scores.json. Prints one line
an epoch: loss, F1 on dev by label and of acts, tokens a second.
"""

from __future__ import annotations

import copy
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

import config
import memory
import score
from model import Batch, Set, Tagger, gazetteer_width


class Average:
    """Exponential moving average of the weights; the big tables are followed every tenth step."""

    def __init__(self, model: Tagger, decay: float):
        self.model, self.decay, self.step = model, decay, 0
        self.shadow = copy.deepcopy(model)

    def update(self) -> None:
        self.step += 1
        decay = min(self.decay, self.step / (self.step + 10))
        with torch.no_grad():
            pairs = zip(self.shadow.named_parameters(), self.model.named_parameters())
            for (name, mine), (_, theirs) in pairs:
                if name not in BIG:
                    mine.lerp_(theirs, 1 - decay)
                elif self.step % 10 == 0:
                    mine.lerp_(theirs, 1 - decay**10)


BIG = ("encoder.words.weight", "encoder.grams.weight", "wide.weight")


def optimisers(model: Tagger, options: config.Train, steps: int):
    rest = [p for name, p in model.named_parameters() if name not in BIG]
    tables = [{"params": [p], "lr": options.table_rate} for p in model.encoder.tables()]
    if model.wide is not None:
        tables.append({"params": [model.wide.weight], "lr": options.wide_rate})
    pair = [
        torch.optim.AdamW(rest, lr=options.rate, weight_decay=options.weight_decay),
        torch.optim.SparseAdam(tables),
    ]

    def pace(step: int) -> float:
        warm = min(1.0, step / 200)
        return warm * 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps)))

    return pair, [torch.optim.lr_scheduler.LambdaLR(item, pace) for item in pair]


class Turns:
    """Batches of acts without end."""

    def __init__(self, part: Set, tokens: int, rng: np.random.Generator):
        self.part, self.tokens, self.rng = part, tokens, rng
        self.waiting: list[np.ndarray] = []

    def next(self) -> tuple[Batch, torch.Tensor]:
        if not self.waiting:
            self.waiting = self.part.plan(self.tokens, self.rng)
        chosen = self.waiting.pop()
        return self.part.batch(chosen, np.zeros(len(chosen), np.int64)), self.part.truth[chosen]


def loss_of(model: Tagger, batch: Batch, options: config.Train) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.half):
        state = model.encoder(batch)
    logits = model.names(state.float(), batch)
    return nn.functional.cross_entropy(
        logits.flatten(0, 1), batch.tags.flatten(), label_smoothing=options.smoothing
    )


def act_loss(found: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Summed over the acts, a mean over the sentences."""
    loss = nn.functional.binary_cross_entropy_with_logits(found, truth, reduction="sum")
    return loss / len(truth)


def fit(model: Tagger, sets: dict[str, Set], options: config.Train, out: Path) -> None:
    rng = np.random.default_rng(options.seed)
    train = sets["train"]
    steps = options.epochs * len(train.plan(options.batch_tokens, rng))
    pair, schedules = optimisers(model, options, steps)
    average = Average(model, options.ema)
    turns = Turns(sets["acts"], options.act_tokens, rng)
    chances = [1 - options.lower_case - options.upper_case, options.lower_case, options.upper_case]
    best = -1.0
    for epoch in range(1, options.epochs + 1):
        started, losses, seen = time.perf_counter(), [], 0
        for number, chosen in enumerate(train.plan(options.batch_tokens, rng)):
            batch = train.batch(chosen, rng.choice(3, size=len(chosen), p=chances))
            loss = loss_of(model, batch, options)
            losses.append(loss.item())
            if number % options.act_every == 0:
                acts, truth = turns.next()
                loss = loss + options.act_weight * act_loss(model.acts(model.encoder(acts)), truth)
            step(loss, pair, schedules)
            average.update()
            seen += batch.tags.numel()
        speed = seen / (time.perf_counter() - started)
        result = score.names(average.shadow, sets["held0"], 0)
        acts = score.acts(average.shadow, sets["acts_dev"], 0)
        figures = "  ".join(f"{label} {value['f1']:.4f}" for label, value in result.items())
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}  {figures}  "
              f"acts {acts['all']['f1']:.3f}  {speed:.0f} tok/s", flush=True)
        if options.choose == "last" or result["all"]["f1"] > best:
            best = result["all"]["f1"]
            torch.save(average.shadow.state_dict(), out)


def fit_acts(model: Tagger, sets: dict[str, Set], options: config.Train) -> None:
    """The sentence head goes on alone: the encoder is as names have left it."""
    part, rng = sets["acts"], np.random.default_rng(options.seed)
    rest = [model.attention, model.pooled, model.acts_output]
    head = [parameter for layer in rest for parameter in layer.parameters()]
    optimiser = torch.optim.AdamW(head, lr=options.rate / 2, weight_decay=options.weight_decay)
    steps = options.act_epochs * len(part.plan(options.act_tokens, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / (steps + 1))
    for _ in range(options.act_epochs):
        losses = []
        for chosen in part.plan(options.act_tokens, rng):
            batch = part.batch(chosen, np.zeros(len(chosen), np.int64))
            with torch.no_grad():
                state = model.encoder(batch)
            loss = act_loss(model.acts(state), part.truth[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
    found = score.acts(model, sets["acts_dev"], 0)
    print(f"acts alone: loss {np.mean(losses):.4f}  acts {found['all']['f1']:.3f}", flush=True)


def step(loss: torch.Tensor, pair: list, schedules: list) -> None:
    for optimiser in pair:
        optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(pair[0].param_groups[0]["params"], 2.0)
    for optimiser, schedule in zip(pair, schedules):
        optimiser.step()
        schedule.step()


def started_from(model: Tagger, work: Path, start: Path | None) -> str:
    """Fills the model with what there is; says what that was."""
    if start:
        model.load_state_dict(torch.load(start))
        return start.name
    if (work / "encoder.pt").exists():
        model.encoder.take_over(torch.load(work / "encoder.pt"))
        return "encoder.pt"
    if (work / "tables.npz").exists():
        model.encoder.fill(np.load(work / "tables.npz"))
        return "tables.npz"
    return "nothing"


def run(options: config.Config, work: Path, start: Path | None = None) -> None:
    started = time.perf_counter()
    torch.manual_seed(options.train.seed)
    torch.set_num_threads(options.train.threads)
    memory.keep_freed()
    arrays = dict(np.load(work / "data.npz"))
    sets = {name: Set(arrays, name, options) for name in ("train", "acts", "acts_dev", "held0")}
    model = Tagger(options, gazetteer_width(options))
    print(f"starts from {started_from(model, work, start)}")
    if options.train.epochs:
        fit(model, sets, options.train, work / "model.pt")
        model.load_state_dict(torch.load(work / "model.pt"))
    fit_acts(model, sets, options.train)
    torch.save(model.state_dict(), work / "model.pt")
    minutes = (time.perf_counter() - started) / 60
    score.run(options, work, minutes)
    print(f"{minutes:.1f} minutes")


def main() -> None:
    parser = config.parser(__doc__, "config", "work")
    parser.add_argument("--start", type=Path)
    arguments = parser.parse_args()
    run(config.read(arguments.config), arguments.work, arguments.start)


if __name__ == "__main__":
    main()
