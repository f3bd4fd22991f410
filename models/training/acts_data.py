"""Annotated excerpts of minutes, and which of their units stand in other texts."""

from __future__ import annotations

import re
from pathlib import Path

import torch

Unit = tuple[list[str], str]  # (labels, text)
Excerpt = list[Unit]


def read(path: Path) -> list[tuple[str, Excerpt]]:
    """Excerpts, each with its genre."""
    excerpts = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            units = [(labels.split(","), text) for _, labels, text in rows]
            excerpts.append((rows[0][0], units))
    return excerpts


def squeeze(text: str) -> str:
    return re.sub(r"\W+", " ", text.replace("\u00ad", "").lower()).strip()


def apart(texts: list[str], others: list[str]) -> torch.Tensor:
    """[texts]: false for those of 40 and more characters that stand in one of `others`."""
    seen = " ".join(squeeze(text) for text in others)
    short = [squeeze(text) for text in texts]
    return torch.tensor([len(text) < 40 or text not in seen for text in short])


def read_all(folder: Path | None) -> list[str]:
    """The texts one level under `folder`."""
    files = sorted(folder.glob("*/*.txt")) if folder else []
    return [file.read_text(encoding="utf-8") for file in files]
