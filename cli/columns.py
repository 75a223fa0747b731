"""Cells beside each other, each wrapped in its column: a table of twenty thousand rows takes two seconds so.

A table of rich measures and renders every cell several times, and takes ten times as long.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

GAP = "  "


def side_by_side(cells: Sequence[str], widths: Sequence[int]) -> Iterator[list[str]]:
    """The lines of a row, of each line its part in every column, filled up to the width of the column."""
    columns = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield [part + " " * (width - cell_len(part)) for part, width in zip(parts, widths, strict=True)]


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of so many places of a terminal, broken between words, or within one that is too long."""
    return [part for line in text.split("\n") for part in _wrapped_line(line, width)]


def _wrapped_line(line: str, width: int) -> list[str]:
    lines, used = [""], 0
    for word in line.split():
        wide = cell_len(word)
        if used and used + 1 + wide <= width:
            lines[-1] += f" {word}"
            used += 1 + wide
            continue
        parts = [word] if wide <= width else _chopped(word, width)
        lines[len(lines) - (not used) :] = parts
        used = cell_len(parts[-1])
    return lines


def _chopped(word: str, width: int) -> list[str]:
    """The parts of a word that is wider than its column."""
    parts, used = [""], 0
    for letter in word:
        wide = cell_len(letter)
        if used + wide > width:
            parts.append("")
            used = 0
        parts[-1] += letter
        used += wide
    return parts
