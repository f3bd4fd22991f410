"""Features of a unit among its neighbours. The twin of pipeline/classify/act-features.ts."""

from __future__ import annotations

from text import fnv, normalise, units

LABELS = {
    "DEC": "decision",
    "PRO": "proposal",
    "BGD": "background",
    "ACT": "assignment",
    "DUE": "deadline",
    "MTG": "meeting",
    "VOT": "voting",
    "RES": "reservation",
    "DIS": "discussion",
    "HDR": "heading",
    "INF": "information",
}
HEADING_WORDS = 7
ENDINGS = set(".;?!,")


def own(words: list[str]) -> list[str]:
    count = len(words)
    size = count if count < 12 else 12 + min(count // 8, 6)
    return [
        f"n{size}",
        f"e{words[-1] if words else ''}",
        f"s{' '.join(words[:1])}",
        f"2{' '.join(words[:2])}",
        f"3{' '.join(words[:3])}",
        *(f"w{word}" for word in words),
        *(f"b{first} {second}" for first, second in zip(words, words[1:])),
    ]


def neighbour(mark: str, words: list[str], most: int) -> list[str]:
    return [
        f"{mark}n{min(len(words), 8)}",
        f"{mark}e{words[-1] if words else ''}",
        f"{mark}s{' '.join(words[:2])}",
        *(f"{mark}w{word}" for word in words[:most]),
    ]


def is_heading(words: list[str]) -> bool:
    return 0 < len(words) <= HEADING_WORDS and words[-1] not in ENDINGS


def features(document: list[list[str]], buckets: int) -> list[list[int]]:
    """Bucket ids of each unit of a document, given as token lists in order."""
    normal = [[normalise(token) for token in unit] for unit in document]
    heading: list[str] = []
    rows = []
    for index, words in enumerate(normal):
        before = normal[index - 1] if index >= 1 else ["<start>"]
        earlier = normal[index - 2] if index >= 2 else ["<start>"]
        after = normal[index + 1] if index + 1 < len(normal) else ["<end>"]
        found = [*own(words), *neighbour("p", before, 12), f"pa{' '.join(before[:6])}"]
        found += [*neighbour("q", earlier, 12), *neighbour("z", after, 6)]
        found += [f"h{' '.join(heading)}", *(f"hw{word}" for word in heading)]
        rows.append([fnv(units(name)) % buckets for name in dict.fromkeys(found)])
        if is_heading(words):
            heading = words
    return rows
