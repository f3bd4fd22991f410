"""A tiny invented data set for the toy recipe: rows, sentences and excerpts of minutes that never
were.

    python3 models/training/toydata.py --out build/toy-data
"""

from __future__ import annotations

import argparse
import lzma
import random
from pathlib import Path

import acts_templates
from data import Sentence, write_iob2
from prepare import raw_lexicon
from templates import Names, parse, rows

PLAIN = """Mötet öppnas.|Ordföranden hälsar alla välkomna.|Protokollet läggs till handlingarna.
|Ärendet bordläggs till nästa möte.|Beslut|§ 4 Budget 2025|Informationen noteras.
|Nästa möte är den 14 maj kl. 13.00.|Ingen reservation anmäls."""
FRAMES = """{p} yrkar bifall till förslaget.|{p} och {p} får i uppdrag att återkomma.
|{o} tackar för informationen.|Mötet hölls i [LOC {l}].|{p} berättar om läget i [LOC {l}].
|Förslaget skickas till {o} senast den 3 juni.|{o} och {o} träffas i [LOC {l}]."""


def sentence(names: Names) -> Sentence:
    rng = names.rng
    if rng.random() < 0.3:
        return parse(rng.choice(PLAIN.replace("\n", "").split("|")))
    frame = rng.choice(FRAMES.replace("\n", "").split("|"))
    while "{" in frame:
        place = rng.choice(names.localities)
        frame = frame.replace("{p}", names.person(), 1).replace("{o}", names.body(), 1)
        frame = frame.replace("{l}", place, 1)
    return parse(frame)


def write_acts(folder: Path, part: str, count: int, rng: random.Random) -> None:
    """Excerpts as annotated ones are laid out."""
    blocks = [
        "\n".join(f"toy\t{','.join(labels)}\t{text}" for labels, text in excerpt)
        for excerpt in acts_templates.excerpts(count, rng)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"acts-{part}.tsv").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    print(f"acts-{part}: {count} excerpts")


def write_text(path: Path, sentences: list[Sentence]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as file:
        for words in sentences:
            file.write(" ".join(token for token, _ in words) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    folder = arguments.out / "ner"
    folder.mkdir(parents=True, exist_ok=True)
    for name, count, seed in (("train", 2000, 1), ("dev", 300, 2), ("test", 300, 3)):
        rng = random.Random(seed)
        lexicon = raw_lexicon()
        names = Names(lexicon, rng)
        made = {"sentences": [sentence(names) for _ in range(count)]}
        made["rows"] = rows(count // 2, lexicon, rng)
        if name != "train":
            made = {name: made["sentences"] + made["rows"]}
        for part, sentences in made.items():
            write_iob2(folder / f"toy-{part}.iob2", sentences)
            print(f"toy-{part}: {len(sentences)} sentences")
        if name != "test":
            write_acts(arguments.out / "acts", name, count // 20, rng)
    text = [sentence(names) for _ in range(4000)]
    write_text(arguments.out / "text" / "toy.txt.xz", text)


if __name__ == "__main__":
    main()
