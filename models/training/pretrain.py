"""Teaches the encoder to guess hidden words and their shapes on plain text.

    python3 models/training/pretrain.py --config … --work build --minutes 60

A fifth of the tokens is hidden; from the state there the net guesses which of the most
frequent words stood there and what shape it had. The rate stays the same to the end, and a moving
average is what later steps take, so that a run may be stopped and gone on with at any time: it
starts where work/pretrain.pt says. With `masked_settle` the rate falls to zero in that last share
of the minutes instead. Reads work/text/*.npz and, if there, work/tables.npz. Writes
work/pretrain.pt (all that a run needs) and work/encoder.pt (the average). Prints the loss on what
is kept apart, in nats a word.
"""

from __future__ import annotations

import copy
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

import config
import device
from model import Batch, Encoder, gathered, gazetteer_width, plan
from prepare import features_of
from text import grams, word_rows

MEASURE = 60  # batches of what is kept apart


class Shard:
    """The pieces of one text."""

    def __init__(self, path: Path, name: str):
        arrays = np.load(path)
        keys = ("words", "shapes", "offsets", "gazetteer")
        self.words, self.shapes, self.offsets, self.gazetteer = (
            arrays[f"{name}.{key}"] for key in keys
        )
        self.own, self.grams = arrays["word_rows"], arrays["gram_ids"]
        self.gram_offsets = arrays["gram_offsets"]
        self.lengths = np.diff(self.offsets)
        self.vocabulary: list[str] = arrays["vocabulary"].tolist()
        self.targets = np.full(len(self.vocabulary), -1)

    def number(self, numbers: dict[str, int]) -> None:
        """Sets which word of the guessed vocabulary each of its words is."""
        self.targets = np.array([numbers.get(word, -1) for word in self.vocabulary])

    def batch(self, chosen: np.ndarray, width: int) -> tuple[Batch, Tensor]:
        """And the number of each token's word in the vocabulary, -1 for others."""
        places = self.offsets[chosen][:, None] + np.arange(self.lengths[chosen[0]])
        unique, words = np.unique(self.words[places], return_inverse=True)
        grams, offsets = gathered(self.grams, self.gram_offsets, unique)
        listed = np.unpackbits(self.gazetteer[places], axis=2)[:, :, :width]
        shapes = torch.from_numpy(self.shapes[places].astype(np.int64))
        batch = Batch(
            torch.from_numpy(self.own[unique]),
            torch.from_numpy(grams),
            torch.from_numpy(offsets),
            torch.from_numpy(words.reshape(places.shape).astype(np.int64)),
            shapes,
            torch.from_numpy(listed),
            shapes,
        )
        return batch, torch.from_numpy(self.targets[self.words[places]])


class Guesser(nn.Module):
    """Encoder and what guesses from its states. Gives the mean loss of words and of shapes."""

    def __init__(self, options: config.Config, encoder: Encoder, vectors: Tensor):
        super().__init__()
        self.encoder = encoder
        self.hidden, self.half = options.train.masked, options.train.half
        self.narrow = nn.Linear(2 * options.train.hidden, vectors.shape[1])
        self.vectors = nn.Parameter(vectors)
        self.bias = nn.Parameter(torch.zeros(len(vectors)))
        self.shape = nn.Linear(2 * options.train.hidden, options.features.shapes)

    def forward(self, batch: Batch, targets: Tensor) -> tuple[Tensor, Tensor]:
        hidden = torch.rand(targets.shape, device=targets.device) < self.hidden
        with torch.autocast(targets.device.type, dtype=torch.bfloat16, enabled=self.half):
            state = self.encoder(batch, (~hidden).float()[:, :, None])
        at = state.float()[hidden]
        shapes = nn.functional.cross_entropy(self.shape(at), batch.shapes[hidden])
        known = targets[hidden] >= 0
        logits = self.narrow(at[known]) @ self.vectors.T + self.bias
        words = nn.functional.cross_entropy(logits, targets[hidden][known])
        return words, shapes


def most_frequent(shards: list[Shard], count: int) -> dict[str, int]:
    """The words that are guessed, numbered by their frequency."""
    total: Counter[str] = Counter()
    for shard in shards:
        counts = np.bincount(shard.words, minlength=len(shard.vocabulary))
        total.update(dict(zip(shard.vocabulary, counts.tolist())))
    return {word: number for number, (word, _) in enumerate(total.most_common(count))}


def vectors_of(encoder: Encoder, words: list[str], options: config.Config) -> torch.Tensor:
    """The encoder's own vectors of these words [words, dim], as what it starts to guess with."""
    settings = features_of(options)
    parts = [grams(word, settings) or [0] for word in words]
    own = torch.tensor([word_rows(word, settings) for word in words])
    offsets = torch.tensor(np.cumsum([0, *(len(part) for part in parts[:-1])]))
    with torch.no_grad():
        whole = encoder.words(own).mean(dim=1)
        found = whole + encoder.grams(torch.tensor([id for part in parts for id in part]), offsets)
    return found / found.std() * 0.3


class Run:
    """A run's whole state."""

    def __init__(self, options: config.Config, work: Path, place: torch.device):
        self.options, self.work, self.place = options, work, place
        files = sorted((work / "text").glob("*.npz"))
        self.shards = [Shard(file, "train") for file in files]
        self.held = [Shard(file, "held") for file in files]
        numbers = most_frequent(self.shards, options.train.masked_vocabulary)
        for shard in (*self.shards, *self.held):
            shard.number(numbers)
        self.width = gazetteer_width(options)
        encoder = Encoder(options, self.width)
        if (work / "tables.npz").exists():
            encoder.fill(np.load(work / "tables.npz"))
        vectors = vectors_of(encoder, list(numbers), options)
        self.model = Guesser(options, encoder, vectors).to(place)
        big = self.model.encoder.tables()
        rest = [p for p in self.model.parameters() if not any(p is table for table in big)]
        train = options.train
        self.optimisers = [
            torch.optim.AdamW(rest, lr=train.masked_rate, weight_decay=train.weight_decay),
            torch.optim.SparseAdam(big, lr=train.masked_rate / 2),
        ]
        self.average = copy.deepcopy(self.model.encoder)
        self.step = 0
        if (work / "pretrain.pt").exists():
            self.resume(torch.load(work / "pretrain.pt", map_location=place))

    def resume(self, state: dict) -> None:
        self.step = state["step"]
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        for optimiser, kept in zip(self.optimisers, state["optimisers"]):
            optimiser.load_state_dict(kept)

    def save(self) -> None:
        state = {
            "step": self.step,
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
        }
        torch.save(state, self.work / "pretrain.tmp")
        (self.work / "pretrain.tmp").replace(self.work / "pretrain.pt")
        torch.save(self.average.state_dict(), self.work / "encoder.pt")

    def made(self, shards: list[Shard], chosen: list[tuple[int, np.ndarray]]) -> Iterator:
        """Batches and targets, on the device."""

        def make(number: int, pieces: np.ndarray) -> tuple[Batch, Tensor]:
            return shards[number].batch(pieces, self.width)

        for batch, targets in device.made(make, chosen, self.options.train.workers):
            yield batch.to(self.place), targets.to(self.place)

    def batches(self, shards: list[Shard], seed: int) -> list[tuple[int, np.ndarray]]:
        """Number of the text and of its pieces."""
        rng = np.random.default_rng(seed)
        tokens = self.options.train.masked_tokens
        found = [
            (number, chosen)
            for number, shard in enumerate(shards)
            for chosen in plan(shard.lengths, tokens, rng)
        ]
        rng.shuffle(found)
        return found

    def learn(self, batch: Batch, targets: Tensor, pace: float) -> None:
        words, shapes = self.model(batch, targets)
        for optimiser in self.optimisers:
            optimiser.zero_grad()
        (words + 0.3 * shapes).backward()
        nn.utils.clip_grad_norm_(self.optimisers[0].param_groups[0]["params"], 1.0)
        for index, optimiser in enumerate(self.optimisers):
            warm = min(1.0, (self.step + 1) / 500)
            rate = warm * pace * self.options.train.masked_rate
            optimiser.param_groups[0]["lr"] = rate / (1 + index)
            optimiser.step()
        self.step += 1
        self.follow()

    def follow(self) -> None:
        """The average takes a step; of the big tables, every hundredth."""
        decay = min(0.999, self.step / (self.step + 10))
        big = ("words.weight", "grams.weight")
        pairs = zip(self.average.named_parameters(), self.model.encoder.named_parameters())
        with torch.no_grad():
            for (name, mine), (_, theirs) in pairs:
                if name not in big:
                    mine.lerp_(theirs, 1 - decay)
                elif self.step % 100 == 0:
                    mine.lerp_(theirs, 1 - decay**100)

    def measure(self) -> tuple[float, float]:
        torch.manual_seed(0)
        found = self.batches(self.held, 0)[:MEASURE]
        self.model.eval()
        with torch.no_grad():
            losses = [
                [loss.item() for loss in self.model(*batch)]
                for batch in self.made(self.held, found)
            ]
        self.model.train()
        return tuple(np.mean(losses, axis=0))


def go(run: Run, minutes: float, every: float) -> None:
    started, last, seen = time.perf_counter(), time.perf_counter(), 0
    seed, settle = run.options.train.seed, run.options.train.masked_settle
    an_epoch = len(run.batches(run.shards, seed))
    left = 1.0  # of the time
    while left > 0:
        epoch, done = divmod(run.step, an_epoch)
        chosen = run.batches(run.shards, seed + epoch)[done:]
        for batch, targets in run.made(run.shards, chosen):
            run.learn(batch, targets, max(0.0, min(1.0, left / settle)) if settle else 1.0)
            seen += targets.numel()
            now = time.perf_counter()
            left = 1 - (now - started) / (minutes * 60)
            if now - last > every * 60 or left <= 0:
                speed = seen / (now - last)
                words, shapes = run.measure()
                torch.manual_seed(run.step)
                run.save()
                print(f"epoch {run.step / an_epoch:.3f}: words {words:.3f}  shapes {shapes:.3f}  "
                      f"{speed:.0f} tok/s", flush=True)
                last, seen = time.perf_counter(), 0
            if left <= 0:
                break


def main() -> None:
    parser = config.parser(__doc__, "config", "work")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=4, help="minutes between two savings")
    device.add_to(parser)
    arguments = parser.parse_args()
    options = config.read(arguments.config)
    options.train.dropout = 0.1  # there is more text than the net can learn by heart
    torch.manual_seed(options.train.seed)
    place = device.ready(arguments.device, options.train.threads)
    go(Run(options, arguments.work, place), arguments.minutes, arguments.every)


if __name__ == "__main__":
    main()
