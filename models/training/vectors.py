"""Starting values of the n-gram table: fastText vectors of plain text, folded into the table.

    python3 models/training/vectors.py --config … --data ../shared/data --work build

fastText learns with buckets of its own; the table is then fitted so that the mean of a word's
rows comes near that word's vector, frequent words first. So the shipped table may be small.
Needs the program `fasttext` on the path. Writes work/table.npy; nothing if no texts are named.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import subprocess
from pathlib import Path

import numpy as np
import torch
from torch import nn

import config
from text import FeatureSettings, grams, normalise, tokenise


def write_corpus(options: config.Config, folder: Path, out: Path) -> None:
    rng = random.Random(options.train.seed)
    count = 0
    with out.open("w", encoding="utf-8") as file:
        for name, share in zip(options.vectors.texts, options.vectors.shares, strict=True):
            with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
                for line in lines:
                    if line.startswith(("<doc", "</doc")) or len(line) < 20:
                        continue
                    if rng.random() < share:
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


def read_vectors(work: Path, extra: list[str]) -> tuple[list[str], np.ndarray]:
    """fastText's own words in the order of their frequency, then `extra` words by n-grams."""
    words, rows = [], []
    with (work / "fasttext.vec").open(encoding="utf-8") as file:
        next(file)
        for line in file:
            word, *numbers = line.rstrip().split(" ")
            words.append(word)
            rows.append(np.array(numbers, np.float32))
    known = set(words)
    unknown = [word for word in extra if word not in known and word.strip()]
    model = str(work / "fasttext.bin")
    printed = subprocess.run(
        ["fasttext", "print-word-vectors", model],
        input="\n".join(unknown), capture_output=True, text=True, check=True,
    )
    for line in printed.stdout.strip().split("\n"):
        word, *numbers = line.strip().split(" ")
        words.append(word)
        rows.append(np.array(numbers, np.float32))
    return words, np.stack(rows)


def fit(options: config.Config, words: list[str], target: np.ndarray) -> np.ndarray:
    """The table [buckets + 1, dim] whose means come nearest to `target`; row 0 stays zero."""
    features, vectors = options.features, options.vectors
    settings = FeatureSettings(
        features.buckets, features.gram_min, features.gram_max, features.shapes
    )
    ids = [np.array(grams(word, settings), np.int64) for word in words]
    goal = torch.from_numpy(target / target.std())
    rank = torch.arange(1, len(words) + 1, dtype=torch.float32)
    weight = (rank / len(words)).pow(-0.3)
    table = nn.EmbeddingBag(features.buckets + 1, vectors.dim, mode="mean", padding_idx=0)
    nn.init.normal_(table.weight, std=0.5)
    with torch.no_grad():
        table.weight[0] = 0
    optimiser = torch.optim.Adam(table.parameters(), lr=vectors.fit_rate)
    steps_an_epoch = -(-len(words) // 4096)
    total = vectors.fit_epochs * steps_an_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / (total + 1))
    for epoch in range(vectors.fit_epochs):
        losses = []
        for chosen in torch.randperm(len(words)).split(4096):
            rows = [ids[index] for index in chosen.tolist()]
            offsets = np.cumsum([0, *(len(row) for row in rows[:-1])])
            mean = table(torch.from_numpy(np.concatenate(rows)), torch.from_numpy(offsets))
            error = (mean - goal[chosen]).pow(2).mean(dim=1)
            loss = (error * weight[chosen]).sum() / weight[chosen].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"fit {epoch + 1}: unexplained {np.mean(losses):.3f}", flush=True)
    return table.weight.detach().numpy()


def learn(options: config.Config, data: Path, work: Path) -> None:
    """Writes work/fasttext.bin and work/fasttext.vec."""
    write_corpus(options, data / "text", work / "corpus.txt")
    run_fasttext(options, work)


def fold(options: config.Config, work: Path) -> None:
    """Writes work/table.npy."""
    torch.manual_seed(options.train.seed)
    torch.set_num_threads(options.train.threads)
    extra = json.loads((work / "words.json").read_text(encoding="utf-8"))
    words, target = read_vectors(work, extra)
    np.save(work / "table.npy", fit(options, words, target).astype(np.float32))
    print(f"table fitted on {len(words)} words")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    arguments = parser.parse_args()
    options, work = config.read(arguments.config), arguments.work
    if not options.vectors.texts:
        print("no texts: the table starts at random")
        return
    if not (work / "fasttext.vec").exists():
        learn(options, arguments.data, work)
    fold(options, work)


if __name__ == "__main__":
    main()
