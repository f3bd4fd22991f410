"""Starting values of both tables: fastText vectors of plain text, folded into them.

    python3 models/training/vectors.py --config … --data ../shared/data --work build

fastText learns with buckets of its own; the tables are then fitted so that a word's rows come near
that word's vector, frequent words first. So the shipped tables may be small. Needs the program
`fasttext` on the path. Writes work/tables.npz and
work/known.npy (which words have rows of their own); nothing if no texts are named.
"""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import numpy as np
import torch
from torch import nn

import config
from corpus import lines_of
from prepare import features_of
from text import KnownWords, grams, normalise, tokenise, word_rows

FIT_WORDS = 1024  # a step
ALONE = 0.3


def write_corpus(options: config.Config, folder: Path, out: Path) -> None:
    rng = random.Random(options.train.seed)
    count = 0
    with out.open("w", encoding="utf-8") as file:
        for name, share in zip(options.vectors.texts, options.vectors.shares, strict=True):
            for line in lines_of(folder / name):
                if len(line) >= 20 and rng.random() < share:
                    tokens = [normalise(token) for token in tokenise(line)]
                    count += len(tokens)
                    file.write(" ".join(tokens) + "\n")
    print(f"corpus: {count} tokens")


def run_fasttext(options: config.Config, work: Path) -> None:
    vectors = options.vectors
    command = ["fasttext", "skipgram", "-input", str(work / "corpus.txt")]
    command += ["-output", str(work / "part"), "-dim", str(vectors.dim)]
    command += ["-minn", str(options.features.gram_min), "-maxn", str(options.features.gram_max)]
    command += ["-bucket", str(vectors.buckets), "-epoch", str(vectors.epochs)]
    command += ["-minCount", str(vectors.min_count), "-thread", str(options.train.threads)]
    subprocess.run(command, check=True)
    for end in ("bin", "vec"):
        (work / f"part.{end}").rename(work / f"fasttext.{end}")


def read_vectors(work: Path) -> tuple[list[str], np.ndarray]:
    """fastText's words in the order of their frequency and their vectors [words, dim]."""
    words, rows = [], []
    with (work / "fasttext.vec").open(encoding="utf-8") as file:
        next(file)
        for line in file:
            word, *numbers = line.rstrip().split(" ")
            words.append(word)
            rows.append(np.array(numbers, np.float32))
    return words, np.stack(rows)


def fit(options: config.Config, words: list[str], target: np.ndarray) -> dict[str, np.ndarray]:
    """Both tables, such that the mean of a word's own rows and the mean of its n-grams' rows add
    up to nearly its vector. For a share of them, anew each time, n-grams must do alone: they speak
    for the words that have no rows."""
    settings, rate = features_of(options), options.vectors.fit_rate
    parts = [np.array(grams(word, settings) or [0], np.int64) for word in words]
    own = torch.tensor([word_rows(word, settings) for word in words])
    goal = torch.from_numpy(target / target.std())
    weight = (torch.arange(1, len(words) + 1) / len(words)).pow(-0.3)
    dim = target.shape[1]
    table = nn.EmbeddingBag(settings.buckets + 1, dim, mode="mean", padding_idx=0, sparse=True)
    whole = nn.Embedding(settings.words + 1, dim, padding_idx=0, sparse=True)
    nn.init.normal_(table.weight, std=0.3)
    nn.init.zeros_(whole.weight)
    with torch.no_grad():
        table.weight[0] = 0
    optimiser = torch.optim.SparseAdam([table.weight, whole.weight], lr=rate)
    total = options.vectors.fit_epochs * -(-len(words) // FIT_WORDS)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / (total + 1))
    for epoch in range(options.vectors.fit_epochs):
        losses = []
        for chosen in torch.randperm(len(words)).split(FIT_WORDS):
            rows = [parts[index] for index in chosen.tolist()]
            offsets = np.cumsum([0, *(len(row) for row in rows[:-1])])
            found = table(torch.from_numpy(np.concatenate(rows)), torch.from_numpy(offsets))
            mine = whole(own[chosen]).mean(dim=1) * (torch.rand(len(chosen), 1) >= ALONE)
            error = (found + mine - goal[chosen]).pow(2).mean(dim=1)
            loss = (error * weight[chosen]).sum() / weight[chosen].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"fit {epoch + 1}: unexplained {np.mean(losses):.3f}", flush=True)
    return {"words": whole.weight.detach().numpy(), "grams": table.weight.detach().numpy()}


def learn(options: config.Config, data: Path, work: Path) -> None:
    """Writes work/fasttext.bin and work/fasttext.vec."""
    write_corpus(options, data, work / "corpus.txt")
    run_fasttext(options, work)


def fold(options: config.Config, work: Path) -> None:
    """Writes work/tables.npz and work/known.npy."""
    torch.manual_seed(options.train.seed)
    torch.set_num_threads(options.train.threads)
    words, target = read_vectors(work)
    np.save(work / "known.npy", KnownWords.of(words, options.features.known_bits).bits)
    np.savez(work / "tables.npz", **fit(options, words, target))
    print(f"tables fitted on {len(words)} words")


def main() -> None:
    arguments = config.parser(__doc__, "config", "data", "work").parse_args()
    options, work = config.read(arguments.config), arguments.work
    if not options.vectors.texts:
        print("no texts: the table starts at random")
        return
    if not (work / "fasttext.vec").exists():
        learn(options, arguments.data, work)
    fold(options, work)


if __name__ == "__main__":
    main()
