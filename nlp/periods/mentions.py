"""Mentions of time in running text: an atom of time with the words around it.

"từ tháng 11/2022 đến hết tháng 4/2023", "trước ngày 01/12 hàng năm".
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.periods.atoms import Atom, Moment, find_atoms
from vnpolicy.nlp.periods.ranges import join_ranges, opening_moment
from vnpolicy.nlp.periods.recurrences import find_recurrences, lexicon, phrases
from vnpolicy.nlp.plan import Period, Recurrence

Part = Literal["from", "until", "in", ""]

_TO_NOW = re.compile(r"\s*(?:cho\s+)?(?:đến|tới)\s+nay|\s*to date|\s*until now", re.IGNORECASE)
_OPENERS = '(“"‘'


@dataclass(frozen=True, slots=True)
class Mention:
    """A time in running text: its span with the words that belong to it, and how it is introduced."""

    start: int
    end: int
    part: Part
    atom: Atom | None = None
    recurrence: Recurrence | None = None
    opened: bool = False

    def period(self, text: str, offset: int) -> Period:
        """The mention as a record."""
        begin, end = self.bounds()
        return Period(
            written=text[self.start : self.end],
            start=begin.iso if begin else None,
            end=end.iso if end else None,
            recurrence=self.recurrence,
            span=Span(self.start + offset, self.end + offset),
            doubt=self.atom.doubt if self.atom else None,
        )

    def bounds(self) -> tuple[Moment | None, Moment | None]:
        """The first and the last moment; a single moment is the end, unless "từ" or "và các năm tiếp theo" opens it."""
        atom = self.atom
        if atom is None:
            return None, None
        if (self.part == "from" and not atom.ranged) or self.opened:
            return opening_moment(atom), None
        done_within = self.part == "until" and atom.kind == "part"  # "hoàn thành trong 6 tháng đầu năm 2026"
        return (atom.first, atom.last) if atom.ranged and not done_within else (None, atom.last)


@cache
def _lead() -> re.Pattern[str]:
    words = alternatives({**lexicon("role"), **lexicon("filler")}, blank=" ", any_case=True)
    return re.compile(rf"(?:(?<!\w){words}(?:\s+|\s*:\s*|(?=\d)))+$", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    # "10h00", "17 giờ 30 phút,", "18 giờ tối"
    return re.compile(
        r"(?:(?:lúc\s+)?\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}\s*(?:phút)?\s*(?:sáng|trưa|chiều|tối|đêm)?\s*,?\s*)$",
        re.IGNORECASE,
    )


def find_mentions(text: str) -> list[Mention]:
    """As `find_periods`, with how each is introduced."""
    atoms = list(join_ranges(text, list(find_atoms(text))))
    dated = [
        _introduce(text, atom, after) for atom, after in zip(atoms, [0, *(one.end for one in atoms)], strict=False)
    ]
    dated = [mention for mention in dated if not _no_date(text, mention)]
    return _attach(text, dated, [Mention(r.start, r.end, "", recurrence=r.recurrence) for r in find_recurrences(text)])


def _no_date(text: str, mention: Mention) -> bool:
    """A lone number that no word makes a date, a time that has passed ("từ năm 1945 cho đến nay"), a baseline."""
    atom = mention.atom
    if atom is None:
        return False
    alone = atom.bare and not mention.part and text[: atom.start].strip(_OPENERS + " ") != ""
    yearly = phrases("recurrence").match(text, mention.end + 1)  # "Ngày Gia đình Việt Nam 28/6 hằng năm"
    if (atom.kind == "day" and alone and not yearly) or _TO_NOW.match(text, mention.end):
        return True
    if atom.bare and atom.kind == "day" and _is_share(text, atom):
        return True
    return bool(
        _BASELINE.search(text, max(0, mention.start - 48), mention.start)
        or _MULTIPLIED.search(text, max(0, atom.start - 48), atom.start)
    )


def _is_share(text: str, atom: Atom) -> bool:
    """Whether a share of something stands there, less than the whole: "không quá 1/3", "đến 1/2 tổng số"."""
    if (atom.last.day or 0) >= (atom.last.month or 0):
        return False  # "trước 15/6 tổng hợp"
    before = _SHARE.search(text, max(0, atom.start - 24), atom.start)
    return before is not None or _SHARED.match(text, atom.end) is not None


_SHARE = re.compile(
    r"(?:không\s+quá|tối\s+đa|tối\s+thiểu|ít\s+nhất|trên|dưới|quá|hơn|bằng|khoảng)[\s:]*$", re.IGNORECASE
)
_SHARED = re.compile(r"\s+(?:tổng|số|thời\s+gian|diện\s+tích|thành\s+viên|mức|giá\s+trị|vốn)\b", re.IGNORECASE)
# "giảm 40% so với năm 2024", "compared to the 2023 level": what a figure is measured against
_BASELINE = re.compile(
    r"(?:so\s+với|tính\s+từ\s+mốc|compared\s+(?:to|with)|relative\s+to|against)"
    r"(?:\s+(?:cùng\s+kỳ|dự\s+toán|kế\s+hoạch|thực\s+hiện|ước|kết\s+quả|thời\s+điểm|mức|số|của|cuối|đầu|the|level|levels|baseline|in|of|that|year|end|năm\s+học))*\s*$",
    re.IGNORECASE,
)

# "gấp 1,8 lần năm 2025", "bằng khoảng 2 lần mức của giai đoạn 2016-2020", but not "gấp 2 lần vào năm 2030"
_MULTIPLIED = re.compile(
    r"(?:(?:gấp|bằng|tăng)\s+(?:(?:ít\s+nhất|tối\s+thiểu|[^\W\d]+)\s+)?(?:\d[\d.,]*\s*[-–]\s*)?(?:\d[\d.,]*|hai|ba)\s+lần"
    r"|gấp\s+(?:đôi|ba|rưỡi))(?:\s+(?:mức|của|cuối|kết\s+quả|giai\s+đoạn))*\s+$",
    re.IGNORECASE,
)


def _introduce(text: str, atom: Atom, after: int) -> Mention:
    """The atom with the words before it, down to `after`, and those behind it that leave its end open."""
    start = atom.start
    clock = _clock().search(text, max(after, start - 24), start)
    if clock:
        start = clock.start()
    lead = _lead().search(text, max(after, start - 48), start)
    part = _part_of(lead.group()) if lead else ""
    begin = lead.start() if lead and part else (clock.start() if clock else atom.start)
    tail = phrases("open").match(
        text, atom.end + len(text[atom.end : atom.end + 2]) - len(text[atom.end : atom.end + 2].lstrip(" ,"))
    )
    end = tail.end() if tail else atom.end
    schools = _SCHOOL_YEAR.fullmatch(text, atom.start, atom.end) or _ACADEMIC.match(text, atom.end)
    begun = part == "from" and schools  # "Từ năm học 2026-2027", "from the 2026-2027 school year" on
    return Mention(begin, end, part, atom, opened=bool(tail or begun))


_SCHOOL_YEAR = re.compile(r"năm\s+học\s[\d\s–—/-]+", re.IGNORECASE)
_ACADEMIC = re.compile(r"\s+(?:school|academic)\s+year\b")


def _part_of(lead: str) -> Part:
    """The part that the last telling word gives: "trong năm", "chậm nhất trước ngày", "từ"."""
    roles = lexicon("role")
    found = {roles[re.sub(r"\s+", " ", match.group().lower())] for match in phrases("role").finditer(lead)}
    order: tuple[Part, ...] = ("until", "from", "in")
    for part in order:
        if part in found:
            return part
    return ""


def _attach(text: str, dated: list[Mention], recurring: list[Mention]) -> list[Mention]:
    """A recurrence right after a date belongs to it: "trước ngày 01/12 hàng năm" is one mention.

    What a recurrence itself says is no date beside it: "ngày 20 các tháng 3, 6, 9, 12".
    """
    out = [date for date in dated if not any(r.start <= date.start and date.end <= r.end for r in recurring)]
    for rhythm in recurring:
        at = next((i for i, date in enumerate(out) if _touches(text, date, rhythm)), None)
        if at is None:
            out.append(rhythm)
        elif out[at].recurrence is None:
            out[at] = replace(out[at], end=max(out[at].end, rhythm.end), recurrence=rhythm.recurrence)
    return sorted(out, key=lambda mention: mention.start)


def _touches(text: str, date: Mention, rhythm: Mention) -> bool:
    gap = text[date.end : rhythm.start] if rhythm.start >= date.end else None
    return (
        gap is not None
        and date.atom is not None
        and date.atom.last.year is None
        and gap.strip(" ,") in ("", "của", "of")
    )
