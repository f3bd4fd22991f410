"""The network: hashed subword vectors, shape and gazetteer columns, a BiLSTM, one linear layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from config import Config
from text import LABELS


@dataclass
class Batch:
    """Sentences of one length T. `grams`/`gram_offsets` describe the U different words."""

    grams: Tensor  # [n] bucket ids of all words, one after the other
    gram_offsets: Tensor  # [U]
    words: Tensor  # [B, T] 0…U-1
    shapes: Tensor  # [B, T]
    gazetteer: Tensor  # [B, T, G] 0 or 1
    tags: Tensor  # [B, T]


class Tagger(nn.Module):
    def __init__(self, options: Config, gazetteer_width: int):
        super().__init__()
        train, features = options.train, options.features
        self.options = train
        self.table = nn.EmbeddingBag(
            features.buckets + 1, options.vectors.dim, mode="mean", padding_idx=0, sparse=True
        )
        self.shapes = nn.Embedding(features.shapes, train.shape_dim)
        width = options.vectors.dim + train.shape_dim + gazetteer_width
        layers = []
        for layer in range(train.layers):
            entering = width if layer == 0 else 2 * train.hidden
            layers.append(nn.LSTM(entering, train.hidden, bidirectional=True, batch_first=True))
        self.layers = nn.ModuleList(layers)
        self.output = nn.Linear(2 * train.hidden, len(LABELS))

    def forward(self, batch: Batch) -> Tensor:
        """Logits [B, T, 7]."""
        options = self.options
        vectors = self.table(batch.grams, batch.gram_offsets)[batch.words]
        gazetteer = batch.gazetteer.float()
        if self.training:
            vectors = vectors * keep(batch.words.shape, options.word_dropout)
            gazetteer = gazetteer * keep(batch.words.shape[:1], options.gazetteer_dropout)[:, None]
        state = torch.cat([vectors, self.shapes(batch.shapes), gazetteer], dim=2)
        state = nn.functional.dropout(state, options.dropout / 2, self.training)
        for layer in self.layers:
            state, _ = layer(state)
            state = nn.functional.dropout(state, options.dropout, self.training)
        return self.output(state)


def keep(shape: tuple[int, ...], rate: float) -> Tensor:
    """1 with probability 1 - rate, one more axis at the end."""
    return (torch.rand(*shape, 1) >= rate).float()


class Set:
    """One prepared set, cut into batches of equal sentence length."""

    def __init__(self, arrays: dict[str, np.ndarray], name: str):
        keys = ("words", "shapes", "tags", "offsets", "gazetteer")
        self.words, self.shapes, self.tags, self.offsets, self.gazetteer = (
            arrays[f"{name}.{key}"] for key in keys
        )
        self.grams = arrays["gram_ids"]
        self.gram_offsets = arrays["gram_offsets"]
        self.lengths = np.diff(self.offsets)

    def plan(self, tokens: int, rng: np.random.Generator) -> list[np.ndarray]:
        """Sentence numbers of each batch: one length a batch, some `tokens` in it."""
        order = rng.permutation(len(self.lengths))
        order = order[np.argsort(self.lengths[order], kind="stable")]
        cuts = np.flatnonzero(np.diff(self.lengths[order])) + 1
        batches = []
        for group in np.split(order, cuts):
            size = max(1, tokens // int(self.lengths[group[0]]))
            batches += [group[start : start + size] for start in range(0, len(group), size)]
        rng.shuffle(batches)
        return batches

    def batch(self, chosen: np.ndarray, shape_variant: np.ndarray) -> Batch:
        """`shape_variant` [B]: 0 as written, 1 lower case, 2 capitals."""
        places = self.offsets[chosen][:, None] + np.arange(self.lengths[chosen[0]])
        unique, words = np.unique(self.words[places], return_inverse=True)
        starts, ends = self.gram_offsets[unique], self.gram_offsets[unique + 1]
        grams = np.concatenate([self.grams[a:b] for a, b in zip(starts, ends)])
        offsets = np.cumsum([0, *(ends - starts)[:-1]])
        shapes = self.shapes[places, shape_variant[:, None]]
        return Batch(
            torch.from_numpy(grams.astype(np.int64)),
            torch.from_numpy(offsets.astype(np.int64)),
            torch.from_numpy(words.reshape(places.shape).astype(np.int64)),
            torch.from_numpy(shapes.astype(np.int64)),
            torch.from_numpy(self.gazetteer[places]),
            torch.from_numpy(self.tags[places].astype(np.int64)),
        )


def allowed_transitions() -> np.ndarray:
    """[from, to]: an I- tag only after B- or I- of its kind."""
    allowed = np.ones((len(LABELS), len(LABELS)), bool)
    for to, label in enumerate(LABELS):
        if label.startswith("I-"):
            allowed[:, to] = [before[1:] == label[1:] for before in LABELS]
    return allowed


def viterbi(scores: np.ndarray) -> np.ndarray:
    """The best permitted tag sequences of [B, T, 7] log-probabilities, as [B, T]."""
    count, length, _ = scores.shape
    forbidden = np.where(allowed_transitions(), 0.0, -1e9)
    first = np.array([-1e9 if label.startswith("I-") else 0.0 for label in LABELS])
    best = scores[:, 0] + first
    back = np.zeros((count, length, len(LABELS)), np.int64)
    for step in range(1, length):
        paths = best[:, :, None] + forbidden
        back[:, step] = paths.argmax(axis=1)
        best = paths.max(axis=1) + scores[:, step]
    tags = np.zeros((count, length), np.int64)
    tags[:, -1] = best.argmax(axis=1)
    for step in range(length - 1, 0, -1):
        tags[:, step - 1] = back[np.arange(count), step, tags[:, step]]
    return tags
