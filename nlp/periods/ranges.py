"""Atoms of time that "-", "đến" or "và" join: "Tháng 12/2022 - Tháng 01/2023", "20/6 và 20/11"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vnpolicy.nlp.periods.atoms import Atom, Moment, turns_year

_RANGE_GAP = re.compile(
    r"\s*(?:[-–—]|đến|tới|to|until|till|through|and)(?:\s+(?:hết|trước|cuối|sáng|trưa|chiều|tối|đêm|the|end|of))*"
    r"\s*(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}\s*)?)?",
    re.IGNORECASE,
)


def join_ranges(text: str, atoms: list[Atom]) -> Iterator[Atom]:
    """Two atoms that "-" or "đến" joins are one range: "Tháng 12/2022 - Tháng 01/2023"."""
    held: Atom | None = None
    for atom in atoms:
        if held is not None and _joined(text, held, atom):
            held = _span_both(text, held, atom)
            continue
        if held is not None:
            yield held
        held = atom
    if held is not None:
        yield held


def _joined(text: str, left: Atom, right: Atom) -> bool:
    gap = text[left.end : right.start]
    # "trước ngày 20/6 và 20/11 hằng năm"
    if right.kind == "day" and right.bare and gap.strip() in ("và", "and", ","):
        return True
    if not _RANGE_GAP.fullmatch(gap):
        return False
    plain = re.sub(r"\s+", "", gap) in "-–—"
    begun = bool(
        re.search(r"(?:từ|from|between|giai đoạn|kể từ)(?:\s+(?:ngày|năm|the))*\s*$", text[: left.start], re.IGNORECASE)
    )
    if gap.strip().lower() == "and" and not begun:
        return False
    return plain or begun or left.kind == right.kind


def _span_both(text: str, left: Atom, right: Atom) -> Atom:
    listed = right.kind == "day" and right.bare and not _RANGE_GAP.fullmatch(text, left.end, right.start)
    # "từ ngày 25/12 đến ngày 05/01/2025" begins in the year before, "từ tháng 10/2024 đến tháng 3" ends in the next
    over = not listed and turns_year(opening_moment(left), right.last)
    begun, ended = left.first.year, right.last.year
    left = left.with_year(ended and ended - over)
    right = right.with_year(begun and begun + over)
    first = opening_moment(left)
    return replace(right, start=left.start, first=first, ranged=not listed, listed=listed, bare=False)


def opening_moment(atom: Atom) -> Moment:
    """The first day of a quarter that opens a range: "quý I/2023 - quý II/2023" starts in January."""
    if atom.kind == "quarter" and atom.first == atom.last and atom.first.month is not None:
        return replace(atom.first, month=atom.first.month - 2)
    return atom.first
