"""Where the rows of a table without ruling lines begin: at numbers, at white space, at words that begin a cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnpolicy.ingest.pdf.headers import is_order_name
from vnpolicy.ingest.pdf.lines import Line
from vnpolicy.ingest.wraps import BULLET, CONNECTOR, NUMBERED

# "1", "01", "1.2", "12.", "IV", "a)", "(3)": all that a cell of the number column holds
ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLivxl]{1,6}|[A-ZĐa-zđ])[.)]{0,2}$")
OPEN_END = re.compile(r"[,\-–/(&]$")  # "Sở Tài chính," waits for a name
OVERLAP = 2.0  # points by which letters of two rows may reach into each other
BLANK = 1.6  # distance of two lines of a column, in line distances, that leaves a line blank
BEGINS = -0.6  # cost of a row end above a text that stands under a blank
PADDING = 0.25  # share of the line distance by which rows stand further apart than lines
REST_COST = 0.3  # of a first row that only ends one of the page before
NO_CUT = 3.0  # cost of a row end through a line
MIDDLE_PENALTY = 0.15  # cells are set from the top unless the numbers say otherwise


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed line of one cell, and the column in which it stands."""

    line: Line
    column: int

    @property
    def top(self) -> float:
        """Upper edge of the letters."""
        return self.line.box.top

    @property
    def bottom(self) -> float:
        """Lower edge of the letters."""
        return self.line.box.bottom

    @property
    def middle(self) -> float:
        """Height of the middle of the letters."""
        return (self.line.box.top + self.line.box.bottom) / 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A place at which a row may end: before piece `at` of the pieces in order of height."""

    at: int
    cost: float


def find_bands(
    pieces: Sequence[Piece], order: int | None, rights: Sequence[float], *, rest: bool = False
) -> list[list[Piece]]:
    """Pieces of a table as rows.

    `order` is the column of numbers, None where there is none; `rights` are the right edges of the columns; with `rest`
    the first lines may end a row of the page before.
    """
    pieces = sorted(pieces, key=lambda piece: piece.middle)
    cuts = _find_cuts(pieces, rights)
    anchors = [n for n, piece in enumerate(pieces) if piece.column == order and is_anchor(piece.line.text)]
    if len(anchors) > 1 or (anchors and rest):
        chosen = _between_anchors(pieces, anchors, cuts, rest=rest)
    else:
        chosen = [] if anchors else [cut.at for cut in cuts if cut.cost < 0]
    ends = [0, *chosen, len(pieces)]
    return [list(pieces[start:end]) for start, end in pairwise(ends) if end > start]


def without_names(pieces: Sequence[Piece], names: Sequence[str]) -> list[Piece]:
    """Pieces without the column names that a table repeats at the head of a page, by column; all where it does not."""
    rest = [name.split() for name in names]
    left = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        words = piece.line.text.split()
        wanted = rest[piece.column] if piece.column < len(rest) else []
        if wanted and wanted[: len(words)] == words:
            rest[piece.column] = wanted[len(words) :]
        else:
            left.append(piece)
    return list(pieces) if any(rest) else left


def is_anchor(text: str) -> bool:
    """Whether a text in the column of numbers begins a row: "3", "IV", "STT"."""
    return bool(ORDINAL.match(text)) or is_order_name(text)


def _find_cuts(pieces: Sequence[Piece], rights: Sequence[float]) -> list[Cut]:
    """Places at which no line is cut in two, with what speaks against a row's end there."""
    cuts, lowest = [], 0.0
    pitch = line_distance(pieces)
    above: dict[int, Piece] = {}
    below = _next_in_column(pieces)
    for at, piece in enumerate(pieces):
        highest = min(other.top for other in pieces[at : at + len(rights) + 1])
        if at and highest > lowest - OVERLAP and piece.middle > pieces[at - 1].middle + 1:
            pairs = [(above[c], b, rights[c]) for c, b in below[at].items() if c in above]
            cuts.append(_weigh(at, pairs, piece.middle, pitch))
        lowest = max(lowest, piece.bottom)
        above[piece.column] = piece
    return cuts


def _next_in_column(pieces: Sequence[Piece]) -> list[dict[int, Piece]]:
    """For each piece, the first piece of every column from there on."""
    found: list[dict[int, Piece]] = []
    following: dict[int, Piece] = {}
    for piece in reversed(pieces):
        following = {**following, piece.column: piece}
        found.append(following)
    return found[::-1]


def line_distance(pieces: Sequence[Piece]) -> float:
    """The usual distance of two lines of one cell, in points."""
    found = []
    last: dict[int, float] = {}
    for piece in pieces:
        if piece.column in last and piece.bottom - last[piece.column] < 40:
            found.append(piece.bottom - last[piece.column])
        last[piece.column] = piece.bottom
    found.sort()
    return max(found[len(found) // 4], 6.0) if found else 14.0


def _weigh(at: int, pairs: Sequence[tuple[Piece, Piece, float]], middle: float, pitch: float) -> Cut:
    """The cut before a piece: below zero where a row ends, above where cells go on."""
    spaced = all(_distance(above, below) > (1 + PADDING) * pitch for above, below, _ in pairs)
    starting = [pair for pair in pairs if pair[1].middle - middle < pitch / 2]
    cost = 0.5 - spaced
    for above, below, right in starting:
        apart = _distance(above, below) > BLANK * pitch
        cost += BEGINS if apart else _goes_on(above.line, below.line, right)
    return Cut(at, cost if starting else max(cost, 0.1))


def _distance(above: Piece, below: Piece) -> float:
    """Distance of two lines, the mean of that of their upper and lower edges, which depend on the letters."""
    return (below.top - above.top + below.bottom - above.bottom) / 2


def _goes_on(above: Line, below: Line, right: float) -> float:
    """How much speaks for two lines being of one cell; below zero where they seem to be two."""
    one, other = above.text, below.text
    if CONNECTOR.search(one) or OPEN_END.search(one) or (other[:1].islower() and not NUMBERED.match(other)):
        return 2.0
    if right - above.box.right > below.first_width + 4:
        return -0.8
    return -0.4 if BULLET.match(other) or NUMBERED.match(other) else 0.3


def _between_anchors(pieces: Sequence[Piece], anchors: Sequence[int], cuts: Sequence[Cut], *, rest: bool) -> list[int]:
    """Cuts so that each row has one number, which stands at its top or at half its height."""
    begins = {0: 0.0} | ({cut.at: cut.cost + REST_COST for cut in cuts if cut.at <= anchors[0]} if rest else {})
    at_top, cost_at_top = _best_cuts(pieces, anchors, cuts, begins, middle=False)
    amid, cost_amid = _best_cuts(pieces, anchors, cuts, begins, middle=True)
    return at_top if cost_at_top <= cost_amid + MIDDLE_PENALTY * len(anchors) else amid


def _best_cuts(
    pieces: Sequence[Piece], anchors: Sequence[int], cuts: Sequence[Cut], begins: dict[int, float], *, middle: bool
) -> tuple[list[int], float]:
    """The cheapest way to cut once between neighbouring numbers, by dynamic programming over the rows."""
    pitch = line_distance(pieces)
    ways: dict[int, tuple[float, list[int]]] = {start: (cost, [start]) for start, cost in begins.items()}
    for anchor, following in zip(anchors, [*anchors[1:], len(pieces)], strict=True):
        ends = _ends(cuts, anchor, following, len(pieces))
        ways = {
            end.at: min(
                (
                    cost + end.cost + _misplaced(pieces[start : end.at], pieces[anchor], middle=middle) / pitch,
                    [*way, end.at],
                )
                for start, (cost, way) in ways.items()
            )
            for end in ends
        }
    cost, chosen = min(ways.values())
    return chosen[:-1], cost


def _ends(cuts: Sequence[Cut], anchor: int, following: int, last: int) -> list[Cut]:
    """Where the row of a number may end: at the last piece, or at a cut before the next number."""
    if following == last:
        return [Cut(last, 0.0)]
    return [cut for cut in cuts if anchor < cut.at <= following] or [Cut(following, NO_CUT)]


def _misplaced(row: Sequence[Piece], anchor: Piece, *, middle: bool) -> float:
    """Points by which a number stands off its place in a row; a column name may stand at either."""
    at_top = abs(min(piece.middle for piece in row) - anchor.middle)
    amid = abs((min(piece.top for piece in row) + max(piece.bottom for piece in row)) / 2 - anchor.middle)
    return min(at_top, amid) if is_order_name(anchor.line.text) else amid if middle else at_top
