"""Minutes annotated whole, as sentences with names and as units with acts. Nothing may be lost.

    python3 models/training/gold.py --minutes ../shared/minutes

Prints what each genre gives. Ends with an error where a quote is not in its text, or where an
annotation came to stand in no sentence whole.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

from acts_data import Unit
from data import Sentence
from text import TOKEN

NAMES = {"people": "PER", "organisations": "ORG", "places": "LOC"}
ACTS = {"decisions": "DEC", "deadlines": "DUE", "meetings": "MTG", "actions": "ACT"}
ENDINGS = ".!?:;"


@dataclass(frozen=True)
class Mark:
    layer: str
    start: int
    end: int


@dataclass
class Converted:
    """A document's sentences. Where places are not annotated, `complete` is false."""

    sentences: list[Sentence]
    units: list[Unit]
    complete: bool
    whole: int  # names that stand in a sentence as annotated
    inside: int  # names that lie in a longer name or share a token with one, which stands there
    acts: int


def place_of(text: str, quote: str, n: int) -> int:
    """Where the nth occurrence (from 0) begins; ValueError where there are fewer."""
    position = -1
    for _ in range(n + 1):
        position = text.find(quote, position + 1)
        if position < 0:
            raise ValueError(f"'{quote}' does not occur {n + 1} times")
    return position


def marks_of(text: str, gold: dict, layers: dict[str, str]) -> list[Mark]:
    marks = []
    for layer in layers:
        for fact in gold.get(layer, []):
            start = place_of(text, fact["quote"], fact.get("n", 0))
            marks.append(Mark(layer, start, start + len(fact["quote"])))
    return marks


def bare(text: str, mark: Mark) -> Mark:
    """Without the parentheses of a party's letter, which sentences leave out: '(S)' is 'S'."""
    inner = re.fullmatch(r"\(\s*([^()]+?)\s*\)", text[mark.start : mark.end])
    if inner is None:
        return mark
    return Mark(mark.layer, mark.start + inner.start(1), mark.start + inner.end(1))


def outermost(marks: list[Mark]) -> list[Mark]:
    """Longer ones first; what overlaps one already taken is left to it."""
    taken: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    return taken


def cuts(text: str, tokens: list[re.Match], marks: list[Mark]) -> list[int]:
    """Token numbers at which a sentence begins: after a sentence's end, or on a new line that does
    not go on in lower case; never within a mark."""
    out = [0]
    for number in range(1, len(tokens)):
        before, here = tokens[number - 1], tokens[number]
        between = text[before.end() : here.start()]
        line = "\n" in between and not here.group()[0].islower()
        ended = between != "" and before.group() in ENDINGS and here.group()[0].isupper()
        within = any(m.start < here.start() < m.end for m in marks)
        if ("\n\n" in between or line or ended) and not within:
            out.append(number)
    return [*out, len(tokens)]


def convert(text: str, gold: dict) -> Converted:
    """ValueError where a name came to stand nowhere."""
    names = [bare(text, mark) for mark in marks_of(text, gold, NAMES)]
    acts = marks_of(text, gold, ACTS)
    tokens = list(TOKEN.finditer(text))
    taken = outermost(names)
    tags = ["O"] * len(tokens)
    shared = 0
    for mark in taken:
        covered = [
            number
            for number, token in enumerate(tokens)
            if token.start() < mark.end and mark.start < token.end()
        ]
        if not covered:
            raise ValueError(f"'{text[mark.start : mark.end]}' stands in no token")
        if any(tags[number] != "O" for number in covered):
            shared += 1  # 'Kil–Sunne' is one token
            continue
        for number in covered:
            tags[number] = f"{'B' if number == covered[0] else 'I'}-{NAMES[mark.layer]}"
    starts = cuts(text, tokens, taken)
    sentences, units = [], []
    said: set[Mark] = set()
    for first, last in zip(starts, starts[1:]):
        if first == last:
            continue
        sentences.append([(tokens[i].group(), tags[i]) for i in range(first, last)])
        start, end = tokens[first].start(), tokens[last - 1].end()
        held = [mark for mark in acts if mark.start < end and start < mark.end]
        said.update(held)
        labels = sorted({ACTS[mark.layer] for mark in held})
        units.append((labels, text[start:end]))
    if len(said) != len(set(acts)):
        raise ValueError(f"{len(set(acts)) - len(said)} acts stand in no sentence")
    whole = sum(tag[0] == "B" for sentence in sentences for _, tag in sentence)
    if whole != len(taken) - shared:
        raise ValueError(f"{len(taken) - shared} names, but {whole} stand in sentences")
    return Converted(
        sentences, units, "places" in gold, whole, len(names) - whole, len(acts)
    )


def read_genre(folder: Path) -> list[Converted]:
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        try:
            found.append(convert(text, gold))
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=Path, required=True)
    arguments = parser.parse_args()
    for folder in sorted(path for path in arguments.minutes.iterdir() if path.is_dir()):
        documents = read_genre(folder)
        if documents:
            sentences = sum(len(document.sentences) for document in documents)
            whole, inside = (sum(getattr(d, key) for d in documents) for key in ("whole", "inside"))
            acts = sum(document.acts for document in documents)
            print(f"{folder.name}: {len(documents)} documents, {sentences} sentences, {whole} names "
                  f"and {inside} inside others, {acts} acts")


if __name__ == "__main__":
    main()
