"""The act model on genres it was not trained on, beside the same units when it knows the genre.

Without a genre: trained on the other genres and the invented excerpts. With it: cross-validation
over the excerpts of all genres, the invented ones always in training. In both, training loses the
units of 40 and more characters that stand in what is scored.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import torch

import acts_templates
from acts import Units, encode, fit, logits
from acts_data import apart, read, read_all, squeeze
from acts_text import LABELS
from score import act_figures
from tables import show

FOLDS = 5
INVENTED_GENRE = "invented"
INVENTED = 200  # excerpts
SEED = 1


def fitted(units: Units, allowed: torch.Tensor, scored: torch.Tensor) -> dict:
    """Logits of the `scored` units (masks over units) by a model that saw none of them."""
    held = [text for text, here in zip(units.texts, scored.tolist()) if here]
    kept = allowed & ~scored & apart(units.texts, held)
    words = {squeeze(text) for text, here in zip(units.texts, kept.tolist()) if here}
    known = [text for text in held if squeeze(text) in words]
    return {
        "logits": logits(units, *fit(units, kept))[scored],
        "trained": int(kept.sum()),
        "dropped": int((allowed & ~scored).sum() - kept.sum()),
        "known": len(known),
        "knownLong": sum(len(squeeze(text)) >= 40 for text in known),
    }


def once(texts: list[str], excerpt: list[int]) -> torch.Tensor:
    """[units]: true for those whose words stand in one excerpt only."""
    pairs = {(squeeze(text), number) for text, number in zip(texts, excerpt)}
    count = Counter(text for text, _ in pairs)
    return torch.tensor([count[squeeze(text)] == 1 for text in texts])


def report(truth: torch.Tensor, found: torch.Tensor, rare: torch.Tensor) -> dict:
    """Scores by act; macro over the acts that occur; micro over the `rare` units."""
    table = act_figures(truth, found, 0)
    occurring = [row["f1"] for act, row in table.items() if act != "all" and row["n"] > 0]
    return {
        "acts": table,
        "macro": round(sum(occurring) / len(occurring), 4),
        "once": act_figures(truth[rare], found[rare], 0)["all"],
    }


def run(data: Path, exclude: Path | None) -> dict:
    torch.manual_seed(SEED)
    folder = data / "acts"
    excerpts = read(folder / "acts-train.tsv") + read(folder / "acts-dev.tsv")
    made = acts_templates.excerpts(INVENTED, random.Random(SEED))
    excerpts += [(INVENTED_GENRE, excerpt) for excerpt in made]
    units = encode([excerpt for _, excerpt in excerpts])
    place = [number for number, (_, excerpt) in enumerate(excerpts) for _ in excerpt]
    genre = [excerpts[number][0] for number in place]
    folds = [number % FOLDS for number in range(len(excerpts) - INVENTED)]
    random.Random(SEED).shuffle(folds)
    folds += [FOLDS] * INVENTED  # in no fold
    fold = torch.tensor([folds[number] for number in place])
    allowed = apart(units.texts, read_all(exclude))
    rare = once(units.texts, place)
    known = torch.zeros_like(units.truth)
    for number in range(FOLDS):
        known[fold == number] = fitted(units, allowed, fold == number)["logits"]
        print(f"fold {number + 1} of {FOLDS}", flush=True)
    genres = {}
    for name in sorted(set(genre) - {INVENTED_GENRE}):
        here = torch.tensor([other == name for other in genre])
        result = fitted(units, allowed, here)
        found = result.pop("logits")
        truth = units.truth[here]
        genres[name] = {
            "excerpts": sum(other == name for other, _ in excerpts),
            "units": int(here.sum()),
            "unitsOnce": int((here & rare).sum()),
            **result,
            "with": report(truth, known[here], rare[here]),
            "without": report(truth, found, rare[here]),
        }
        print(f"{name}: {result}", flush=True)
    return {"model": "the linear part of the act classifier", "seed": SEED, "folds": FOLDS, "genres": genres}


def tables(result: dict) -> None:
    genres = result["genres"]
    print("\nF1 with the genre in training (cross-validation) / without it")
    show(
        ["genre", "units", "micro", "", "macro", "", "once", "", "of units"],
        [
            [
                name,
                row["units"],
                *(row[side]["acts"]["all"]["f1"] for side in ("with", "without")),
                *(row[side]["macro"] for side in ("with", "without")),
                *(row[side]["once"]["f1"] for side in ("with", "without")),
                row["unitsOnce"],
            ]
            for name, row in genres.items()
        ],
    )
    head = [part for name in genres for part in (name, "", "n")]
    rows = []
    for act in LABELS.values():
        cells: list[object] = [act]
        for row in genres.values():
            count = row["with"]["acts"][act]["n"]
            both = (row[side]["acts"][act]["f1"] for side in ("with", "without"))
            cells += [*(f1 if count else None for f1 in both), count]
        rows.append(cells)
    show(["act", *head], rows)
    print("Held-out units whose words stand in training (those of 40 and more characters):")
    for name, row in genres.items():
        print(f"  {name}: {row['known']} of {row['units']} ({row['knownLong']})")
