"""The network: word and n-gram vectors, shape and list columns, a BiLSTM, and heads on its states:
names (with a wide part beside the net), what a sentence does, and masked words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from acts_text import LABELS as ACTS
from config import Config
from text import LABELS
from wide import numbers_of, parse, wide_ids


@dataclass
class Batch:
    """Sentences of one length T. `own`, `grams` and `gram_offsets` describe the U different words."""

    own: Tensor  # [U, 2] rows of the table of whole words
    grams: Tensor  # [n] bucket ids of all words, one after the other
    gram_offsets: Tensor  # [U]
    words: Tensor  # [B, T] 0…U-1
    shapes: Tensor  # [B, T]
    gazetteer: Tensor  # [B, T, G] 0 or 1
    tags: Tensor  # [B, T]
    wide: Tensor | None = None  # [B, T, templates] rows of the wide table

    def to(self, device: torch.device) -> Batch:
        moved = (None if value is None else value.to(device) for value in vars(self).values())
        return Batch(*moved)


def gazetteer_width(options: Config) -> int:
    """Columns of a token's row: two of each list of phrases, one of each other."""
    return sum(2 if name.endswith(":phrase") else 1 for name in options.features.lexicon)


class Encoder(nn.Module):
    """What all heads share: Batch to states [B, T, 2 × hidden]."""

    def __init__(self, options: Config, gazetteer_width: int):
        super().__init__()
        train, features = options.train, options.features
        self.options = train
        dim = options.vectors.dim
        self.words = nn.Embedding(features.words + 1, dim, padding_idx=0, sparse=True)
        self.grams = nn.EmbeddingBag(
            features.buckets + 1, dim, mode="mean", padding_idx=0, sparse=True
        )
        self.shapes = nn.Embedding(features.shapes, train.shape_dim)
        width = dim + train.shape_dim + gazetteer_width
        layers = []
        for layer in range(train.layers):
            entering = width if layer == 0 else 2 * train.hidden
            layers.append(nn.LSTM(entering, train.hidden, bidirectional=True, batch_first=True))
        self.layers = nn.ModuleList(layers)

    def fill(self, tables) -> None:
        """Takes over word vectors as vectors.py has folded them."""
        with torch.no_grad():
            self.words.weight.copy_(torch.from_numpy(tables["words"]))
            self.grams.weight.copy_(torch.from_numpy(tables["grams"]))

    def take_over(self, state: dict[str, Tensor]) -> None:
        """A pretrained encoder's weights; columns of lists that have come since start at zero."""
        own = self.state_dict()
        for name, tensor in state.items():
            missing = own[name].shape[-1] - tensor.shape[-1]
            state[name] = nn.functional.pad(tensor, (0, missing)) if missing else tensor
        self.load_state_dict(state)

    def tables(self) -> list[nn.Parameter]:
        """The big tables, of which a batch touches few rows."""
        return [self.words.weight, self.grams.weight]

    def forward(self, batch: Batch, masked: Tensor | None = None) -> Tensor:
        """`masked` [B, T, 1]: 0 where a token's word, shape and lists are hidden."""
        options = self.options
        whole = self.words(batch.own).mean(dim=1)
        if self.training:
            whole = whole * keep(whole, 1, options.own_dropout)
        different = whole + self.grams(batch.grams, batch.gram_offsets)
        vectors, shapes = different[batch.words], self.shapes(batch.shapes)
        gazetteer = batch.gazetteer.float()
        if self.training:
            vectors = vectors * keep(vectors, 2, options.word_dropout)
            gazetteer = gazetteer * keep(gazetteer, 1, options.gazetteer_dropout)[:, None]
        state = torch.cat([vectors, shapes, gazetteer], dim=2)
        if masked is not None:
            state = state * masked
        state = nn.functional.dropout(state, options.dropout / 2, self.training)
        for layer in self.layers:
            state, _ = layer(state)
            state = nn.functional.dropout(state, options.dropout, self.training)
        return state


class Tagger(nn.Module):
    """Encoder and both heads: Batch to logits of names [B, T, 7]; `acts` of sentences [B, 11]."""

    def __init__(self, options: Config, gazetteer_width: int):
        super().__init__()
        self.options = options.train
        self.encoder = Encoder(options, gazetteer_width)
        width = 2 * options.train.hidden
        self.output = nn.Linear(width, len(LABELS))
        rows = options.features.wide
        self.wide = nn.Embedding(rows, len(LABELS), sparse=True) if rows else None
        if self.wide is not None:
            nn.init.zeros_(self.wide.weight)
        self.attention = nn.Linear(width, ATTENTION_HEADS)
        self.pooled = nn.Linear((ATTENTION_HEADS + 1) * width, options.train.act_hidden)
        self.acts_output = nn.Linear(options.train.act_hidden, len(ACTS))

    def tables(self) -> list[nn.Parameter]:
        return [*self.encoder.tables(), *([self.wide.weight] if self.wide is not None else [])]

    def names(self, state: Tensor, batch: Batch) -> Tensor:
        logits = self.output(state)
        if self.wide is None or batch.wide is None:
            return logits
        rows = self.wide(batch.wide)
        if self.training:
            rows = rows * keep(rows, 3, self.options.wide_dropout)
        return logits + rows.sum(dim=2)

    def acts(self, state: Tensor) -> Tensor:
        weights = torch.softmax(self.attention(state), dim=1)  # [B, T, heads]
        means = (weights.transpose(1, 2) @ state).flatten(1)
        pooled = torch.cat([means, state.max(dim=1).values], dim=1)
        inner = torch.tanh(self.pooled(pooled))
        inner = nn.functional.dropout(inner, self.options.dropout, self.training)
        return self.acts_output(inner)

    @property
    def place(self) -> torch.device:
        return self.output.weight.device

    def forward(self, batch: Batch) -> Tensor:
        return self.names(self.encoder(batch), batch)


ATTENTION_HEADS = 2


def keep(values: Tensor, axes: int, rate: float) -> Tensor:
    """1 with probability 1 - rate for each place of the first `axes` axes, and one axis more."""
    return (torch.rand(*values.shape[:axes], 1, device=values.device) >= rate).float()


def plan(lengths: np.ndarray, tokens: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Sentence numbers of each batch: one length a batch, some `tokens` in it."""
    order = rng.permutation(len(lengths))
    order = order[np.argsort(lengths[order], kind="stable")]
    cuts = np.flatnonzero(np.diff(lengths[order])) + 1
    batches = []
    for group in np.split(order, cuts):
        size = max(1, tokens // int(lengths[group[0]]))
        batches += [group[start : start + size] for start in range(0, len(group), size)]
    rng.shuffle(batches)
    return batches


class Set:
    """One prepared set, cut into batches of equal sentence length."""

    def __init__(self, arrays: dict[str, np.ndarray], name: str, options: Config):
        self.templates = parse(options.features.templates)
        self.wide = options.features.wide
        keys = ("words", "shapes", "tags", "offsets", "gazetteer")
        self.words, self.shapes, self.tags, self.offsets, self.gazetteer = (
            arrays[f"{name}.{key}"] for key in keys
        )
        self.own, self.grams = arrays["word_rows"], arrays["gram_ids"]
        self.numbers = arrays["word_numbers"]
        self.truth = torch.from_numpy(arrays.get(f"{name}.truth", np.zeros((0, len(ACTS)), "f4")))
        self.gram_offsets = arrays["gram_offsets"]
        self.lengths = np.diff(self.offsets)

    def plan(self, tokens: int, rng: np.random.Generator) -> list[np.ndarray]:
        return plan(self.lengths, tokens, rng)

    def plain(self, chosen: np.ndarray) -> Batch:
        """As written."""
        return self.batch(chosen, np.zeros(len(chosen), np.int64))

    def batch(self, chosen: np.ndarray, shape_variant: np.ndarray) -> Batch:
        """`shape_variant` [B]: 0 as written, 1 lower case, 2 capitals."""
        places = self.offsets[chosen][:, None] + np.arange(self.lengths[chosen[0]])
        unique, words = np.unique(self.words[places], return_inverse=True)
        grams, offsets = gathered(self.grams, self.gram_offsets, unique)
        shapes = self.shapes[places, shape_variant[:, None]]
        gazetteer = self.gazetteer[places]
        wide = None
        if self.wide:
            numbers = numbers_of(self.numbers[self.words[places]], shapes, gazetteer)
            wide = torch.from_numpy(wide_ids(numbers, self.templates, self.wide))
        return Batch(
            torch.from_numpy(self.own[unique]),
            torch.from_numpy(grams),
            torch.from_numpy(offsets),
            torch.from_numpy(words.reshape(places.shape).astype(np.int64)),
            torch.from_numpy(shapes.astype(np.int64)),
            torch.from_numpy(gazetteer),
            torch.from_numpy(self.tags[places].astype(np.int64)),
            wide,
        )


def gathered(values: np.ndarray, offsets: np.ndarray, chosen: np.ndarray):
    """The rows `chosen` of a ragged array, flat, and where each starts."""
    starts, counts = offsets[chosen], offsets[chosen + 1] - offsets[chosen]
    ends = np.cumsum(counts)
    places = np.arange(ends[-1]) + np.repeat(starts - (ends - counts), counts)
    return values[places].astype(np.int64), (ends - counts).astype(np.int64)


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
