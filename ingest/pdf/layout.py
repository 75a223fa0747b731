"""The layout of a page: margins, running headers, columns, and which lines make one paragraph."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnpolicy.ingest.pdf.gutters import find_rows
from vnpolicy.ingest.pdf.hyphens import parts_word
from vnpolicy.ingest.pdf.lines import Line, from_left
from vnpolicy.ingest.wraps import (
    ARTICLE,
    AUTHORITY,
    BASIS,
    BULLET,
    CONNECTOR,
    LABEL,
    NUMBERED,
    POST,
    RULE,
    SENTENCE_END,
    Wrapping,
    continues,
    is_upper,
)

PAGE_NUMBER = re.compile(
    r"(?:(?:trang|page)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE
)  # "- 2 -"
PLACE_AND_DATE = re.compile(
    r"[^\W\d_][^,.;\d]{1,40}, ngày[\s.…\d]*tháng[\s.…\d]*năm \d{4}"
)  # "Hà Nội, ngày 5 tháng 3 năm 2024"
DIGITS = re.compile(r"\d+")
CLOSE = 0.9  # of a line's height: white between lines of a table
MARGIN = 0.1  # share of the page height in which running headers and page numbers stand
SPACED = Wrapping("spaced", 0)
FAR = 3.0  # heights of a line by which another stands too far below to go on with it
SPREAD = 1.4  # distance of two paragraphs, in the distance of their lines
ASIDE = 60.0  # points between a line and one in another column; a paragraph's indented first line begins nearer
INDENT = 12.0  # points by which the first line of a paragraph stands in
TIGHT, LOOSE = 1.5, 2.5  # heights of a line between those of a column; beside a signature the recipients stand apart
EDGE = 3.0  # points by which lines at one edge differ
SLACK = 8.0  # points that a line may stay short of the margin


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right edge of running text, and how far below another its lines stand, in points."""

    left: float
    right: float
    pitch: float = 0.0  # of most lines; 0 where it is not known


def drop_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Lines of each page without page numbers and without headers and footers that many pages repeat."""
    repeated = _repeated(pages, heights)
    return [_body(lines, height, repeated) for lines, height in zip(pages, heights, strict=True)]


def _body(lines: Sequence[Line], height: float, repeated: set[str]) -> list[Line]:
    """Lines that are no furniture; a number with other text beside it is a table's: "5", "Rà soát văn bản"."""
    heads = [line for line in lines if _in_margin(line, height) and _repeats(line, repeated)]
    furniture = {id(line) for line in heads if not _is_of_table(line, lines)}
    left = [line for line in lines if id(line) not in furniture]
    numbers = [line for line in left if _in_margin(line, height) and PAGE_NUMBER.match(line.text)]
    alone = {id(n) for n in numbers if not any(n is not line and _beside(n, line) for line in left)}
    return [line for line in left if id(line) not in alone]


def _is_of_table(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line that pages repeat is of the column names of a table: three or more on a line, text close below."""
    words = [word for other in lines if other is line or _beside(line, other) for word in other.words]
    row = find_rows(words)[0]
    limit = line.box.bottom + CLOSE * _height(line)
    return row.parts() > 2 and any(line.box.bottom <= other.box.top < limit for other in lines)


def _repeats(line: Line, repeated: set[str]) -> bool:
    return DIGITS.sub("#", line.text) in repeated and not PAGE_NUMBER.match(line.text)


def _in_margin(line: Line, height: float) -> bool:
    return line.box.bottom < MARGIN * height or line.box.top > (1 - MARGIN) * height


def _repeated(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[str]:
    counts: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counts.update({DIGITS.sub("#", line.text) for line in lines if _in_margin(line, height)})
    least = max(3, len(pages) // 2)
    return {text for text, count in counts.items() if count >= least and len(text) < 200}


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page with two-column stretches (header, signature) read column by column."""
    ordered: list[Line] = []
    run: list[list[Line]] = []
    for row in _rows(sorted(lines, key=lambda line: (round(line.box.bottom / 3), line.box.left))):
        if run and not _keeps_columns(run, row):
            ordered += _by_column(run)
            run = []
        if not run and len(row) > 1:
            run = _above(ordered, row)
            del ordered[len(ordered) - len(run) :]
        if run or len(row) > 1:
            run.append(row)
        else:
            ordered += row
    return ordered + _by_column(run)


def _above(lines: Sequence[Line], row: Sequence[Line]) -> list[list[Line]]:
    """Last of the lines that stand in the two columns of `row`, each a row: a signature over the recipients' list."""
    taken: list[list[Line]] = []
    below = row[0]
    for line in reversed(lines):
        stretch = [line, *row, *(one for above in taken for one in above)]
        if below.box.top - line.box.bottom > TIGHT * _height(line) or _gutter(stretch) is None:
            break
        taken.insert(0, [line])
        below = line
    gutter = _gutter([*row, *(line for above in taken for line in above)]) or 0.0
    sides = {above[0].box.left > gutter for above in taken}
    return taken if sides == {True, False} else []


def _keeps_columns(run: Sequence[Sequence[Line]], row: Sequence[Line]) -> bool:
    """Whether a row still stands in the two columns of a stretch: in its gutter nothing, above it no wide gap."""
    gap = (row[0].box.top - run[-1][0].box.bottom) / _height(row[0])
    if len(row) == 1 and gap > TIGHT and (gap > LOOSE or not _is_signed(run)):
        return False
    return _gutter([line for other in (*run, row) for line in other]) is not None


def _is_signed(run: Sequence[Sequence[Line]]) -> bool:
    return any(POST.match(line.text) for row in run for line in row)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand on one base line."""
    row: list[Line] = []
    for line in lines:
        if row and not _beside(row[-1], line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _beside(one: Line, other: Line) -> bool:
    overlap = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return overlap > 0.5 * min(one.box.bottom - one.box.top, other.box.bottom - other.box.top)


def _gutter(lines: Sequence[Line]) -> float | None:
    """A place between two columns that no line crosses, None where there is none."""
    edges = sorted((line.box.left, line.box.right) for line in lines)
    reach = edges[0][1] if edges else 0.0
    for left, right in edges[1:]:
        if left > reach + 6:
            return (left + reach) / 2
        reach = max(reach, right)
    return None


def _by_column(run: Sequence[Sequence[Line]]) -> list[Line]:
    """Rows of a stretch as lines: two columns one after the other, a lone row with a hole in it as one line."""
    gutter = _gutter([line for row in run for line in row])
    if gutter is None or len(run) == 1:
        return [_merged(row) for row in run]
    left = [[line for line in row if line.box.right <= gutter] for row in run]
    right = [[line for line in row if line.box.right > gutter] for row in run]
    return [_merged(row) for row in (*left, *right) if row]


def _merged(row: Sequence[Line]) -> Line:
    return row[0] if len(row) == 1 else Line(tuple(from_left(word for line in row for word in line.words)), row[0].page)


def find_column(lines: Sequence[Line]) -> Column:
    """The edges that most of the text keeps to."""
    rights = sorted(line.box.right for line in lines)
    if not rights:
        return Column(0.0, 0.0)
    lefts = Counter(round(line.box.left) for line in lines if line.box.right > rights[-1] - 60)
    left = min((edge for edge, count in lefts.items() if count >= 0.15 * sum(lefts.values())), default=0)
    return Column(float(left), rights[len(rights) * 17 // 20], _pitch(lines))


def _pitch(lines: Sequence[Line]) -> float:
    """How far below a line the next one mostly stands; paragraphs stand further apart, if anything."""
    pairs = ((a, b) for a, b in pairwise(lines) if a.page == b.page)
    below = sorted(down for a, b in pairs if 0 < (down := b.box.bottom - a.box.bottom) < FAR * _height(a))
    return below[len(below) // 3] if below else 0.0


def paragraphs(lines: Sequence[Line], column: Column) -> Iterator[list[Line]]:
    """Lines grouped into paragraphs."""
    group: list[Line] = []
    for line in lines:
        if group and not runs_on(group[-1], line, column):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def runs_on(line: Line, following: Line, column: Column) -> bool:
    """Whether a printed line goes on with the paragraph of the one before."""
    one, other = line.text, following.text
    if not one or not other or RULE.match(one) or RULE.match(other) or _aside(line, following):
        return False
    if line.page == following.page and not 0 < following.box.bottom - line.box.bottom < FAR * _height(line):
        return False
    if is_upper(one) and AUTHORITY.match(other) and not CONNECTOR.search(one):
        return False  # "... CỦA NGÀNH Y TẾ" / "BỘ TRƯỞNG BỘ Y TẾ": the title, and who decides
    if is_upper(one) or (is_upper(other) and not _ends_paragraph(line, following, column)):
        return is_upper(one) == is_upper(other) and _titles_go_on(line, following)
    if _had_room(line, following, column):
        amid = other[0].islower() and not NUMBERED.match(other) and not SENTENCE_END.search(one)
        return amid or bool(BROKEN_WORD.search(one))
    return not _begins(line, following, column)


def _aside(line: Line, following: Line) -> bool:
    """Whether two lines stand in two columns: a signer's name at a page's foot, recipients at the head of the next."""
    return max(line.box.left, following.box.left) - min(line.box.right, following.box.right) > ASIDE


def _had_room(line: Line, following: Line, column: Column) -> bool:
    """Whether the first word of the next line would have found room on this one."""
    return column.right - line.box.right > following.first_width + SLACK


def _titles_go_on(line: Line, following: Line) -> bool:
    """Whether two lines in capitals are one title; "BỘ TRƯỞNG BỘ TÀI CHÍNH" below a subject is not of it."""
    if AUTHORITY.match(following.text) and not CONNECTOR.search(line.text):
        return False
    return _same_place(line, following) and continues(line.text, following.text, SPACED)


def _ends_paragraph(line: Line, following: Line, column: Column) -> bool:
    """Whether a line in capitals is the short rest of a sentence: "... của Ban Chỉ đạo" / "CCHC."."""
    lefts = (column.left, *(word.box.left for word in line.words[:2]))  # below the text of an item, behind its bullet
    at_edge = any(abs(following.box.left - left) < EDGE for left in lefts) and not _had_room(line, following, column)
    return at_edge and following.box.right < (column.left + column.right) / 2 and not SENTENCE_END.search(line.text)


def _begins(line: Line, following: Line, column: Column) -> bool:
    """Whether a line after a full one begins a paragraph all the same."""
    ended = bool(SENTENCE_END.search(line.text))
    text = following.text
    indented = following.box.left > column.left + INDENT and following.box.left > line.box.left + INDENT
    if _spread(line, following, column) and not text[0].islower():
        return True
    if LABEL.match(text) or PLACE_AND_DATE.fullmatch(text) or (line.text.endswith(";") and BASIS.match(text)):
        return True
    if NUMBERED.match(text) or ARTICLE.match(text) or BULLET.match(text):
        return ended or indented or (following.box.left > column.left + INDENT and _is_item(line))
    return ended and indented


def _spread(line: Line, following: Line, column: Column) -> bool:
    """Whether there is more white between two lines of a page than between those of one paragraph."""
    down = following.box.bottom - line.box.bottom
    return line.page == following.page and 0 < SPREAD * column.pitch < down


def _is_item(line: Line) -> bool:
    text = line.text
    return bool(NUMBERED.match(text) or ARTICLE.match(text) or BULLET.match(text))


def _same_place(line: Line, following: Line) -> bool:
    """Whether two title lines stand under each other: centred alike, or both at one edge."""
    if line.page != following.page or following.box.top - line.box.bottom > 0.9 * _height(line):
        return False
    middle = abs(line.box.left + line.box.right - following.box.left - following.box.right) / 2
    return middle < 30 or abs(line.box.left - following.box.left) < 6


def _height(line: Line) -> float:
    return max(line.box.bottom - line.box.top, 8.0)


def joined(lines: Sequence[Line], words: Collection[str] | None = None) -> tuple[str, list[int]]:
    """Text of one paragraph and the offset at which each of its lines begins; words parted by a hyphen made whole.

    `words` are those of an English text, which alone parts words: "NĐ-" / "CP" and "ô-" / "tô" keep their hyphen.
    """
    text, starts = lines[0].text, [0]
    for line in lines[1:]:
        broken = BROKEN_WORD.search(text, max(len(text) - 2, 0))  # the end alone: a book may be one paragraph
        if broken and words is not None and parts_word(text, line.text, words):
            text = text[:-1]
        starts.append(len(text) + (0 if broken else 1))
        text += line.text if broken else " " + line.text
    return text, starts


BROKEN_WORD = re.compile(r"[^\W\d_]-$")  # "sustain-"
