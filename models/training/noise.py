"""Copies of sentences as bad extraction leaves them: letters without their rings and dots, words
grown together, words parted at a line's end. Names keep their marks."""

from __future__ import annotations

import random

from data import Sentence

BARE = str.maketrans("åäöÅÄÖéÉ", "aaoAAOeE")
LONG = 8  # letters of a word that a line's end may part


def bare(sentence: Sentence, rng: random.Random) -> Sentence:
    return [(token.translate(BARE), tag) for token, tag in sentence]


def grown(sentence: Sentence, rng: random.Random) -> Sentence:
    """Two words outside names as one."""
    places = [
        place
        for place in range(len(sentence) - 1)
        if all(tag == "O" and token.isalpha() for token, tag in sentence[place : place + 2])
    ]
    if not places:
        return sentence
    place = rng.choice(places)
    (first, _), (second, _) = sentence[place : place + 2]
    return [*sentence[:place], (first + second, "O"), *sentence[place + 2 :]]


def parted(sentence: Sentence, rng: random.Random) -> Sentence:
    """A long word as two, a hyphen after the first."""
    places = [
        place
        for place, (token, _) in enumerate(sentence)
        if len(token) >= LONG and token.isalpha()
    ]
    if not places:
        return sentence
    place = rng.choice(places)
    token, tag = sentence[place]
    cut = rng.randint(3, len(token) - 3)
    inside = "I" + tag[1:] if tag != "O" else tag
    pieces = [(token[:cut], tag), ("-", inside), (token[cut:], inside)]
    return [*sentence[:place], *pieces, *sentence[place + 1 :]]


def noisy(sentences: list[Sentence], share: float, rng: random.Random) -> list[Sentence]:
    chosen = [sentence for sentence in sentences if rng.random() < share]
    return [rng.choice((bare, grown, parted))(sentence, rng) for sentence in chosen]
