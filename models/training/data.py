"""Reading annotated sentences and bringing every source to one way of cutting tokens."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from text import tokenise

Sentence = list[tuple[str, str]]  # (token, tag)
ADDRESS = re.compile(
    r"(?:https? : / / )?(?:www \. )(?:[\w-]+ \. )+(?:se|com|nu|org|net|eu)\b(?: / [\w-]+)*"
    r"|(?:[\w-]+ \. )?[\w-]+ @ (?:[\w-]+ \. )+(?:se|com|nu|org|net|eu)\b"
)
SUSPENDED = {"och", "eller", "samt", "respektive"}


def read_iob2(path: Path) -> list[Sentence]:
    """Sentences of a two-column file. Tags other than PER, ORG, LOC become O."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        sentence = []
        for line in block.split("\n"):
            columns = line.split("\t")
            if len(columns) >= 2 and columns[0].strip() and not line.startswith("# "):
                tag = columns[-1].strip()
                sentence.append((columns[0], tag if tag[2:] in ("PER", "ORG", "LOC") else "O"))
        if sentence:
            sentences.append(sentence)
    return sentences


def write_iob2(path: Path, sentences: list[Sentence]) -> None:
    blocks = ["\n".join(f"{token}\t{tag}" for token, tag in item) for item in sentences]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def recut(sentence: Sentence, joined: bool = True) -> Sentence:
    """The sentence under this project's tokeniser: wholes parted ('E4', 't_ex'), parts `joined`
    (suspended hyphens, addresses) as print has them. An entity keeps its words."""
    parted: Sentence = []
    for token, tag in sentence:
        words = re.sub(r"(?<=\w)_(?=\w)", " ", token) if len(token) > 1 else token
        for index, piece in enumerate(tokenise(words)):
            inside = "I" + tag[1:] if tag != "O" else tag
            parted.append((piece, tag if index == 0 else inside))
    return repair(join_addresses(join_hyphens(parted)) if joined else parted)


def join_hyphens(sentence: Sentence) -> Sentence:
    """'hälso' '-' 'och' to 'hälso-' 'och', and before a comma likewise."""
    out: Sentence = []
    for index, (token, tag) in enumerate(sentence):
        following = sentence[index + 1][0] if index + 1 < len(sentence) else ""
        suspended = following.lower() in SUSPENDED or following == ","
        if token == "-" and suspended and out and out[-1][0][-1].isalpha():
            out[-1] = (out[-1][0] + "-", out[-1][1])
        else:
            out.append((token, tag))
    return out


def join_addresses(sentence: Sentence) -> Sentence:
    """Web and e-mail addresses as one token outside every entity."""
    tokens = [token for token, _ in sentence]
    line = " ".join(tokens)
    if "@" not in tokens and "www" not in tokens:
        return sentence
    out: Sentence = []
    position = 0  # in tokens
    for match in ADDRESS.finditer(line):
        first = line.count(" ", 0, match.start())
        if match.start() > 0 and line[match.start() - 1] != " ":
            continue
        count = match.group().count(" ") + 1
        out += sentence[position:first]
        out.append((match.group().replace(" ", ""), "O"))
        position = first + count
    return out + sentence[position:]


def repair(sentence: Sentence) -> Sentence:
    """No I- without its B-."""
    out: Sentence = []
    previous = "O"
    for token, tag in sentence:
        if tag.startswith("I-") and previous[2:] != tag[2:]:
            tag = "B" + tag[1:]
        out.append((token, tag))
        previous = tag
    return out


def digest(sentence: Sentence) -> str:
    """The same for sentences that differ in case and spaces only."""
    return hashlib.sha1("".join(token for token, _ in sentence).lower().encode()).hexdigest()


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Entities as (start, end, label), end excluded."""
    found = set()
    start = -1
    for index, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            found.add((start, index, tags[start][2:]))
            start = -1
        if tag.startswith("B-"):
            start = index
    return found
