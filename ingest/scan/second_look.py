"""Lines that were recognised twice, from pictures of two sizes: the better reading of each."""

import re
from collections.abc import Sequence

from vnpolicy.ingest.scan.engine import Seen, lines_of

SURER = 2.0  # confidence by which a second reading must be better: handwriting is read better from a smaller picture
DATE = re.compile(r"ngày (?:0?[1-9]|[12]\d|3[01]) tháng (?:0?[1-9]|1[0-2]) năm (?:19|20)\d\d\b")
NUMBER = re.compile(r"S[ốôó]\W{0,2}\d+[a-z]? ?/[A-ZĐ]")  # "Số: 275 /STTTT-CNTT"


def surer_lines(first: Sequence[Seen], second: Sequence[Seen]) -> list[Seen]:
    """Words of the first reading, each line replaced by that of the second where that is better."""
    others = lines_of(second)
    chosen: list[Seen] = []
    for line in lines_of(first):
        other = next((one for one in others if _are_one(line, one)), line)
        chosen += _as_line(other, line[0]) if _is_better(other, line) else line
    return chosen


def _is_better(line: Sequence[Seen], than: Sequence[Seen]) -> bool:
    """Whether a reading has a number or a date where the other has not, or is surer of the whole line."""
    formed, other = _is_formed(line), _is_formed(than)
    return formed if formed != other else _sureness(line) > _sureness(than) + SURER


def _is_formed(line: Sequence[Seen]) -> bool:
    text = " ".join(word.text for word in line)
    return bool(DATE.search(text) or NUMBER.search(text))


def _are_one(line: Sequence[Seen], other: Sequence[Seen]) -> bool:
    """Whether two readings are of one line: each has its middle in the other, and most of their widths meet."""
    (top, bottom), (above, below) = _reach(line), _reach(other)
    level = above < (top + bottom) / 2 < below and top < (above + below) / 2 < bottom
    left, right = max(line[0].left, other[0].left), min(line[-1].right, other[-1].right)
    width = max(line[-1].right - line[0].left, other[-1].right - other[0].left)
    return level and right - left > 0.8 * width


def _reach(line: Sequence[Seen]) -> tuple[int, int]:
    tops, bottoms = sorted(word.top for word in line), sorted(word.bottom for word in line)
    return tops[len(tops) // 2], bottoms[len(bottoms) // 2]


def _sureness(line: Sequence[Seen]) -> float:
    """Mean confidence of the letters and digits of a line; dirt at its ends does not count."""
    sizes = [(word.confidence, sum(map(str.isalnum, word.text))) for word in line]
    letters = sum(size for _, size in sizes)
    return sum(sure * size for sure, size in sizes) / letters if letters else 0.0


def _as_line(line: Sequence[Seen], place: Seen) -> list[Seen]:
    return [word._replace(picture=place.picture, line=place.line) for word in line]
