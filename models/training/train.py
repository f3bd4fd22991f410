"""Trains both heads on the encoder and keeps the moving average that is best on dev, or the last.

    python3 models/training/train.py --config … --work build

Starts from work/encoder.pt (pretrained), or else from work/tables.npz (word vectors), or else at
random; `--start model.pt` goes on from a trained net, `--minutes` is the most that the epochs may
take. Batches of names and batches of acts take turns. Reads work/data.npz. Writes work/model.pt
and, by score.py, work/scores.json. Prints one line an epoch: loss, F1 on dev by label and of acts,
tokens a second.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

import config
import device
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


def optimisers(model: Tagger, options: config.Train, done: Callable[[int], float]):
    """`done`: how much of the training, 0 to 1, is behind at a step."""
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
        return warm * 0.5 * (1 + np.cos(np.pi * min(1.0, done(step))))

    return pair, [torch.optim.lr_scheduler.LambdaLR(item, pace) for item in pair]


class Turns:
    """Batches of acts without end, each with its truth."""

    def __init__(self, part: Set, tokens: int, rng: np.random.Generator):
        self.part, self.tokens, self.rng = part, tokens, rng
        self.waiting: list[np.ndarray] = []

    def next(self) -> tuple[Batch, torch.Tensor]:
        if not self.waiting:
            self.waiting = self.part.plan(self.tokens, self.rng)
        chosen = self.waiting.pop()
        return self.part.plain(chosen), self.part.truth[chosen]


def loss_of(model: Tagger, batch: Batch, options: config.Train) -> torch.Tensor:
    with torch.autocast(model.place.type, dtype=torch.bfloat16, enabled=options.half):
        state = model.encoder(batch)
    logits = model.names(state.float(), batch)
    return nn.functional.cross_entropy(
        logits.flatten(0, 1), batch.tags.flatten(), label_smoothing=options.smoothing
    )


def act_loss(found: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Summed over the acts, a mean over the sentences."""
    loss = nn.functional.binary_cross_entropy_with_logits(found, truth, reduction="sum")
    return loss / len(truth)


def fit(
    model: Tagger, sets: dict[str, Set], options: config.Train, out: Path, minutes: float
) -> None:
    """Stops at `minutes`, its rate at zero by then, if the epochs take longer."""
    rng, train = np.random.default_rng(options.seed), sets["train"]
    steps = options.epochs * len(train.plan(options.batch_tokens, rng))
    started = time.perf_counter()

    def done(step: int) -> float:
        return max(step / steps, (time.perf_counter() - started) / (60 * minutes))

    pair, schedules = optimisers(model, options, done)
    average = Average(model, options.ema)
    turns = Turns(sets["acts"], options.act_tokens, rng)
    chances = [1 - options.lower_case - options.upper_case, options.lower_case, options.upper_case]
    best, epoch = -1.0, 0
    while not epoch or (epoch < options.epochs and done(average.step) < 1):
        epoch += 1
        since, losses, seen = time.perf_counter(), [], 0
        chosen = (
            (item, rng.choice(3, size=len(item), p=chances))
            for item in train.plan(options.batch_tokens, rng)
        )
        for number, batch in enumerate(device.made(train.batch, chosen, options.workers)):
            batch = batch.to(model.place)
            loss = loss_of(model, batch, options)
            losses.append(loss.detach())
            if number % options.act_every == 0:
                acts, truth = (item.to(model.place) for item in turns.next())
                loss = loss + options.act_weight * act_loss(model.acts(model.encoder(acts)), truth)
            step(loss, pair, schedules)
            average.update()
            seen += batch.tags.numel()
            if done(average.step) >= 1:
                break
        speed, mean = seen / (time.perf_counter() - since), torch.stack(losses).mean().item()
        result = score.names(average.shadow, sets["held0"], 0)
        acts = score.acts(average.shadow, sets["acts_dev"], 0)
        figures = "  ".join(f"{label} {value['f1']:.4f}" for label, value in result.items())
        print(f"epoch {epoch}: loss {mean:.4f}  {figures}  "
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
            with torch.no_grad():
                state = model.encoder(part.plain(chosen).to(model.place))
            loss = act_loss(model.acts(state), part.truth[chosen].to(model.place))
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
        model.load_state_dict(torch.load(start, map_location="cpu"))
        return start.name
    if (work / "encoder.pt").exists():
        model.encoder.take_over(torch.load(work / "encoder.pt", map_location="cpu"))
        return "encoder.pt"
    if (work / "tables.npz").exists():
        model.encoder.fill(np.load(work / "tables.npz"))
        return "tables.npz"
    return "nothing"


def run(
    options: config.Config,
    work: Path,
    start: Path | None = None,
    name: str = "cpu",
    minutes: float = float("inf"),
) -> None:
    """`name`: of the device; `minutes`: the most that the epochs may take."""
    started = time.perf_counter()
    torch.manual_seed(options.train.seed)
    place = device.ready(name, options.train.threads)
    arrays = dict(np.load(work / "data.npz"))
    sets = {name: Set(arrays, name, options) for name in ("train", "acts", "acts_dev", "held0")}
    model = Tagger(options, gazetteer_width(options))
    print(f"starts from {started_from(model, work, start)}")
    model.to(place)
    if options.train.epochs:
        fit(model, sets, options.train, work / "model.pt", minutes)
        model.load_state_dict(torch.load(work / "model.pt", map_location=place))
    if options.train.act_epochs:
        fit_acts(model, sets, options.train)
    torch.save(model.cpu().state_dict(), work / "model.pt")
    took = (time.perf_counter() - started) / 60
    score.run(options, work, took, place)
    print(f"{took:.1f} minutes")


def main() -> None:
    parser = config.parser(__doc__, "config", "work")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="for the epochs")
    device.add_to(parser)
    arguments = parser.parse_args()
    options = config.read(arguments.config)
    run(options, arguments.work, arguments.start, arguments.device, arguments.minutes)


if __name__ == "__main__":
    main()
