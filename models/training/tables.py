"""Tables for reading in a terminal."""

from __future__ import annotations


def show(head: list[str], rows: list[list[object]]) -> None:
    """Prints `rows` under `head`: the first column to the left, the others to the right; floats
    with three decimals, None as a dash."""

    def cell(value: object) -> str:
        if value is None:
            return "–"
        return f"{value:.3f}" if isinstance(value, float) else str(value)

    lines = [head, *([cell(value) for value in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        first, *others = (text.ljust(width) for text, width in zip(line, widths))
        print("  ".join([first, *(t.strip().rjust(w) for t, w in zip(others, widths[1:]))]))
    print(flush=True)
