"""Recurrences: how often something is to be done, in words ("hằng năm") or counted ("06 tháng/lần")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.plan import Recurrence


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A recurrence in running text; `None` where it is none of those that a plan tells apart."""

    start: int
    end: int
    recurrence: Recurrence | None


_COUNTED = re.compile(r"lần|tháng|định kỳ|periodically|/\s?(?:năm|quý)", re.IGNORECASE)
# "06 tháng/lần", "2 năm một lần", "01 tháng 01 lần"
_EVERY = re.compile(r"(\d{1,2}|sáu|ba)?\s*(tháng|quý|năm)\s*(?:/|một|01|1|mỗi)\s*(?:0?1\s*)?lần", re.IGNORECASE)
# "2 lần/năm", "01 lần mỗi quý"
_TIMES = re.compile(r"(\d{1,2}|một|hai)\s*lần\s*(?:/|trong|mỗi|một)\s*(?:0?1\s*|một\s*)?(tháng|quý|năm)", re.IGNORECASE)
# "mỗi năm 02 lần", "một năm hai lần"
_EACH_TIMES = re.compile(
    r"(?:mỗi|một|01|hằng|hàng)\s+(tháng|quý|năm)\s+(?:ít nhất\s+|tối thiểu\s+)?(\d{1,2}|một|hai)\s*lần", re.IGNORECASE
)
# "Định kỳ 1 số/quý", "định kỳ tổ chức 01 hội nghị tập huấn/năm", "chọn tối thiểu 10 vụ án điểm/năm"; leaves "tối thiểu
# 5 triệu đồng/tháng", which is no work
_EACH_ONE = re.compile(
    r"(?:định kỳ[^.;,]{0,20}?\s0?1|(?:ít nhất|tối thiểu|không dưới)\s+\d{1,3})\s+"
    r"(?!lần|triệu|tỷ|nghìn|đồng|tấn|ha\b|kg|m[23]|kwh|lít|người)[^\W\d][^\d/.;,%]{1,25}/"
    r"\s*(?:0?1\s+)?(tháng|quý|năm)(?!\w)",
    re.IGNORECASE,
)
# "Sáu tháng, hằng năm", "6 tháng và cả năm", "6 tháng (trước 10/6), năm (trước 10/12)": the first rhythm of several
_HALF_AND_YEAR = re.compile(
    r"(?<!\w)(?:0?6|sáu)\s+tháng(?:(?:\s+đầu\s+năm)?\s*(?:,|/|và|;)\s*(?:cả|hằng|hàng|01|một|1)\s+năm(?!\s*\d)"
    r"|(?=\s*\([^()]{3,40}\)\s*(?:,|/|và|;)\s*(?:(?:cả|hằng|hàng|01|một|1)\s+)?năm(?!\s*\d)))",
    re.IGNORECASE,
)
# "định kỳ 6 tháng, cả năm", "báo cáo 06 tháng và báo cáo hàng năm", "định kỳ (6 tháng, năm)", "Định kỳ sáu (6) tháng"
_REPORT = re.compile(
    r"(?:định kỳ|báo cáo|sơ kết|thường kỳ|họp)\s*\(?\s*(\d{1,2}|sáu|ba)\s*(?:\(\d{1,2}\)\s*)?tháng"
    r"(?!\s*(?:đầu|cuối|\d|/))",
    re.IGNORECASE,
)
# "Định kỳ kiểm tra, đánh giá an toàn thông tin (06 tháng với ...", "Periodically assess ... (06 months for ..."
_BRACKETED = re.compile(
    r"(?:định kỳ|periodically)[^.;()]{0,90}\(\s*(\d{1,2})\s+(?:tháng|months?)\s+[^\W\d]", re.IGNORECASE
)
# "trước ngày 05 tháng sau", "ngày 12 tháng liền kề sau"
_NEXT_MONTH = re.compile(
    r"ngày\s+\d{1,2}\s+(?:của\s+)?tháng\s+(?:sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề|liền\s+sau)(?!\w)", re.IGNORECASE
)
# "ngày 20 các tháng 3, 6, 9, 12": as many times a year as there are months
LISTED_MONTHS = re.compile(
    r"ngày\s+(\d{1,2})\s+(?:của\s+)?các\s+tháng\s+(\d{1,2}(?:\s*(?:,|;|và)\s*(?:tháng\s+)?\d{1,2})+)", re.IGNORECASE
)
_MONTHS_OF = {"tháng": 1, "quý": 3, "năm": 12}
_NUMBER_WORDS = {"một": 1, "hai": 2, "ba": 3, "sáu": 6, None: 1}
_RHYTHM: dict[int, Recurrence] = {1: "monthly", 3: "quarterly", 6: "semiannual", 12: "annual"}


@cache
def lexicon(kind: str) -> dict[str, str]:
    """The values of the period words of one kind, by word."""
    return {row["word"]: row["value"] for row in read_table("period_words") if row["kind"] == kind}


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """A pattern of the period words of one kind, longest first."""
    return re.compile(rf"(?<!\w){alternatives(lexicon(kind), any_case=True)}(?!\w)", re.IGNORECASE)


def find_recurrences(text: str) -> list[Rhythm]:
    """Recurrences in order, the longer of two at one place first: "mỗi năm 02 lần" before "mỗi năm"."""
    found = [*_worded(text), *(_counted(text) if _COUNTED.search(text) else ())]
    return sorted(found, key=lambda one: (one.start, -one.end))


# "báo cáo tháng 9", "báo cáo quý III": one month or quarter, no rhythm
_ONE = re.compile(r"\s+(?:\d|[IV]+\b)")


# takes "Thành lập Tổ tự quản, hoạt động " before "thường xuyên", a verb with a clause of its own; leaves "kinh phí cho
# bộ máy, hoạt động "
_AT_WORK = re.compile(r"(?:(?!kinh phí|\bchi\s|ngân sách).)*[,;] hoạt động\s+$", re.DOTALL)


def _told(text: str, rhythm: re.Match[str]) -> bool:
    """Whether a rhythm ends a clause that is only a verb, so that it belongs to no noun."""
    return text[rhythm.end() :][:1] in (",", ";", ".", "") and bool(_AT_WORK.match(text, 0, rhythm.start()))


def _worded(text: str) -> Iterator[Rhythm]:
    """Words of a rhythm, but not those that tell of a noun; a whole cell "Nhiệm vụ thường xuyên", "Liên tục" is one."""
    found = list(phrases("recurrence").finditer(text))
    others = phrases("not_recurrence").finditer(text) if found else ()
    blocked = [match.span() for match in others if match.group() != text.strip(" .")]
    for match in found:
        if any(start <= match.start() and match.end() <= end for start, end in blocked) and not _told(text, match):
            continue
        if match.group()[-1] in "gý" and _ONE.match(text, match.end()):
            continue
        rhythm = lexicon("recurrence")[re.sub(r"\s+", " ", match.group().lower())]
        yield Rhythm(match.start(), match.end(), rhythm)  # type: ignore[arg-type]


def _counted(text: str) -> Iterator[Rhythm]:
    for match in _EVERY.finditer(text):
        months = _count(match[1]) * _MONTHS_OF[match[2].lower()]
        yield Rhythm(match.start(), match.end(), _RHYTHM.get(months))
    for match in _TIMES.finditer(text):
        months, rest = divmod(_MONTHS_OF[match[2].lower()], _count(match[1]) or 99)
        yield Rhythm(match.start(), match.end(), None if rest else _RHYTHM.get(months))
    for match in _EACH_TIMES.finditer(text):
        months, rest = divmod(_MONTHS_OF[match[1].lower()], _count(match[2]) or 99)
        yield Rhythm(match.start(), match.end(), None if rest else _RHYTHM.get(months))
    for match in _EACH_ONE.finditer(text):
        yield Rhythm(match.start(), match.end(), _RHYTHM[_MONTHS_OF[match[1].lower()]])
    for match in _BRACKETED.finditer(text):
        yield Rhythm(match.start(), match.end(), _RHYTHM.get(int(match[1])))
    for match in _HALF_AND_YEAR.finditer(text):
        yield Rhythm(match.start(), match.end(), "semiannual")
    for match in _NEXT_MONTH.finditer(text):
        yield Rhythm(match.start(), match.end(), "monthly")
    for match in LISTED_MONTHS.finditer(text):
        months, rest = divmod(12, len(re.findall(r"\d+", match[2])))
        yield Rhythm(match.start(), match.end(), None if rest else _RHYTHM.get(months))
    for match in _REPORT.finditer(text):
        yield Rhythm(match.start(), match.end(), _RHYTHM.get(_count(match[1])))


def _count(written: str | None) -> int:
    lowered = written and written.lower()
    return _NUMBER_WORDS[lowered] if lowered in _NUMBER_WORDS else int(str(lowered))
