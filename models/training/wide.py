"""The wide part's features: hashed combinations of what stands at and around a token. The twin of
pipeline/recognise/wide.ts, to the bit.

A template names what it combines and where: 'w-1 w0' is the word before and the word. Kinds:
w word, f its first and e its last three units, s shape, z lists of names. All arithmetic is on
unsigned 32-bit numbers; 0 stands for what lies outside the sentence.
"""

from __future__ import annotations

import re

import numpy as np

from text import fnv, units

KINDS = "wfesz"
EDGE = 3


def word_numbers(normal: str) -> tuple[int, int, int]:
    """w, f and e of a normalised word."""
    inner = units(normal)
    return fnv(inner), fnv(inner[:EDGE]), fnv(inner[-EDGE:])


def parse(templates: list[str]) -> list[list[tuple[int, int]]]:
    """(kind, offset) of each part; ValueError for what is no template."""
    out = []
    for template in templates:
        parts = [re.fullmatch(r"([a-z])(-?\d)", part) for part in template.split(" ")]
        if any(part is None or part[1] not in KINDS for part in parts):
            raise ValueError(f"no template: '{template}', expected parts like w0, s-1 or z1")
        out.append([(KINDS.index(part[1]), int(part[2])) for part in parts if part])
    return out


def wide_ids(numbers: np.ndarray, templates: list[list[tuple[int, int]]], rows: int) -> np.ndarray:
    """[B, T, 5] numbers of kinds w f e s z to row ids [B, T, templates]."""
    count, length, _ = numbers.shape
    margin = 2
    padded = np.zeros((count, length + 2 * margin, len(KINDS)), np.uint32)
    padded[:, margin : margin + length] = numbers
    out = np.empty((count, length, len(templates)), np.int64)
    for place, parts in enumerate(templates):
        h = np.full((count, length), (place + 1) * 0x9E3779B1 & 0xFFFFFFFF, np.uint32)
        for kind, offset in parts:
            value = padded[:, margin + offset : margin + offset + length, kind]
            h = (h ^ value) * np.uint32(0x85EBCA6B)
            h ^= h >> np.uint32(13)
        h = h * np.uint32(0xC2B2AE35)
        h ^= h >> np.uint32(16)
        out[:, :, place] = h % np.uint32(rows)
    return out


def numbers_of(words: np.ndarray, shapes: np.ndarray, gazetteer: np.ndarray) -> np.ndarray:
    """Words [B, T, 3], shape ids [B, T], list columns [B, T, G] to numbers [B, T, 5]."""
    width = gazetteer.shape[2]
    listed = (gazetteer.astype(np.uint32) << np.arange(width, dtype=np.uint32)).sum(axis=2)
    own = np.stack([shapes.astype(np.uint32) + 1, listed + 1], axis=2)
    return np.concatenate([words, own], axis=2).astype(np.uint32)
