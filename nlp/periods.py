"""Periods: when something is to be done, as written and as understood.

A mention is an atom of time with the words around it: "từ tháng 11/2022 đến hết tháng 4/2023",
"trước ngày 01/12 hàng năm".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.period_atoms import Atom, Moment, find_atoms
from vnpolicy.nlp.period_ranges import join_ranges, opening_moment
from vnpolicy.nlp.plan import Period, Recurrence
from vnpolicy.nlp.recurrences import find_recurrences, lexicon, phrases

Part = Literal["from", "until", "in", ""]

_TO_NOW = re.compile(r"\s*(?:cho\s+)?(?:đến|tới)\s+nay|\s*to date|\s*until now", re.IGNORECASE)
# "trong thời hạn 15 ngày", "sau 30 ngày kể từ ngày ký", "within 30 days"
_RELATIVE = re.compile(
    r"(?:trong\s+(?:thời hạn|vòng)|sau|chậm nhất(?:\s+là)?|within|after)\s+(?:\d{1,3}\s*(?:\([^)]{1,15}\)\s*)?)"
    r"(?:ngày|tháng|tuần|năm|giờ|days?|months?|weeks?|years?|hours?)(?:\s+làm việc)?(?:[,\s]+kể từ[^.;|]{0,60})?",
    re.IGNORECASE,
)
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
        """The mention as a record; a single moment is the end, unless "từ" or "và các năm tiếp theo" opens it."""
        begin, end = _bounds(self)
        return Period(
            written=text[self.start : self.end],
            start=begin.iso if begin else None,
            end=end.iso if end else None,
            recurrence=self.recurrence,
            span=Span(self.start + offset, self.end + offset),
            doubt=self.atom.doubt if self.atom else None,
        )


def _bounds(mention: Mention) -> tuple[Moment | None, Moment | None]:
    atom = mention.atom
    if atom is None:
        return None, None
    if (mention.part == "from" and not atom.ranged) or mention.opened:
        return opening_moment(atom), None
    if atom.ranged:
        return atom.first, atom.last
    return None, atom.last


@cache
def _lead() -> re.Pattern[str]:
    words = alternatives({**lexicon("role"), **lexicon("filler")}, blank=" ", any_case=True)
    return re.compile(rf"(?:(?<!\w){words}(?:\s+|\s*:\s*|(?=\d)))+$", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    # "10h00", "17 giờ 30 phút,"
    return re.compile(r"(?:(?:lúc\s+)?\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}\s*(?:phút)?\s*,?\s*)$", re.IGNORECASE)


def find_periods(text: str, *, offset: int = 0) -> list[Period]:
    """Every time named in `text`, in order: dates, months, quarters, years, ranges and recurrences."""
    return [mention.period(text, offset) for mention in find_mentions(text)]


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
    return bool(_BASELINE.search(text, max(0, mention.start - 48), mention.start))


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
    r"(?:\s+(?:cùng\s+kỳ|kết\s+quả|thời\s+điểm|mức|số|của|cuối|đầu|the|level|levels|baseline|in|of|that|year|end|năm\s+học))*\s*$",
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
    begun = part == "from" and _SCHOOL_YEAR.fullmatch(text, atom.start, atom.end)  # "Từ năm học 2026-2027" on
    return Mention(begin, end, part, atom, opened=bool(tail or begun))


_SCHOOL_YEAR = re.compile(r"năm\s+học\s[\d\s–—/-]+", re.IGNORECASE)


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


def understand_period(text: str, *, offset: int = 0, year: int | None = None) -> Period | None:
    """The one period of a whole cell, label value or item, `None` where it names none.

    The first start and the last end stand for several; a day of every year outweighs the years in which it recurs; in a
    long item only times that a word makes a deadline count ("trước ngày ..."), not the dates of cited documents.
    `year` is supplied where the text has none and says no "hằng năm": "Tháng 3" below a heading "Năm 2023".
    """
    mentions = outweighing([_in_year(mention, year) for mention in _telling(text, find_mentions(text))])
    if not mentions:
        return _relative(text, offset)
    recurrence = next((m.recurrence for m in mentions if m.recurrence), None)
    yearly = [m for m in mentions if m.atom is not None and m.atom.last.year is None]
    if recurrence == "monthly" and yearly:
        yearly = [Mention(yearly[0].start, yearly[0].end, "")]
    bounds = [_bounds(mention) for mention in yearly or mentions]
    start = next((begin.iso for begin, _ in bounds if begin is not None), None)
    ends = [day for _, end in bounds if end is not None and (day := end.iso)]
    # "định kỳ 06 tháng (trước ngày 15/6), cả năm (trước ngày 15/12)": the first rhythm's day
    end = (ends[0] if yearly else max(ends, key=_last_day)) if ends else None
    if end and end.startswith("--") and recurrence == "ongoing":
        recurrence = "annual"  # "Thường xuyên kiểm tra; báo cáo trước ngày 15/12 hằng năm": the day is of every year
    if end and _ONWARD.fullmatch(text.strip(" .;")):
        start, end = end, None
    return Period(
        written=text[mentions[0].start : mentions[-1].end],
        start=start,
        end=end,
        recurrence=recurrence,
        span=Span(mentions[0].start + offset, mentions[-1].end + offset),
        doubt=next((m.atom.doubt for m in mentions if m.atom and m.atom.doubt), None),
    )


def outweighing(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions less those that a deadline on a day outweighs.

    "Báo cáo 6 tháng đầu năm trước ngày 15/6": the half year is what the report is about. A range of years stays.
    """
    if not any(mention.part == "until" and mention.atom and mention.atom.kind == "day" for mention in mentions):
        return list(mentions)
    return [mention for mention in mentions if not _coarse(mention)]


def _coarse(mention: Mention) -> bool:
    atom = mention.atom
    if atom is None or atom.kind == "day" or mention.part in ("from", "until") or mention.opened:
        return False
    return mention.recurrence is None and (atom.kind == "part" or not atom.ranged)


def _last_day(end: str) -> str:
    """The day at which a year or a month is over, to compare ends: "2025" is later than "2025-06"."""
    return end + "-99-99"[len(end) - 4 :] if end[0] != "-" else end


# "Năm 2022 và hàng năm": the year is the first of many
_ONWARD = re.compile(r"(?:trong |từ )?năm 20\d\d(?: và|,) (?:hàng|hằng) năm", re.IGNORECASE)


def _in_year(mention: Mention, year: int | None) -> Mention:
    if year is None or mention.atom is None or mention.recurrence is not None:
        return mention
    return replace(mention, atom=mention.atom.with_year(year))


def _relative(text: str, offset: int) -> Period | None:
    match = _RELATIVE.search(text)
    return match and Period(written=match.group(), span=Span(match.start() + offset, match.end() + offset))


def _telling(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    if looks_like_period(text, mentions) >= 0.5:
        outside = [mention for mention in mentions if not _aside(text, mention)]
        return outside or list(mentions)
    mentions = [mention for mention in mentions if not _of_something(text, mention)]
    deadlines = _listed_too(text, mentions, [mention for mention in mentions if _deadline(text, mention)])
    # "Trình Chính phủ vào kỳ họp thường kỳ tháng 11/2022", "Quý I/2023 (đã thực hiện)"
    return deadlines or (_dated(mentions) if len(text) < _SHORT and not _CITED.search(text) else [])


# takes "các dự án còn thiếu vốn tính " before "đến ngày 31/12", "nhiệm vụ của " before "năm 2026 và những năm"
_COUNTED_TO, _OF_YEARS = re.compile(r"\btính\s+$"), re.compile(r"\bcủa\s+$")
# takes "các dự án đã hoàn thành thủ tục " before "trong năm 2026"; leaves "các đơn vị đã được giao vốn "
_DONE_IN = re.compile(r"\b(?:các|những)\s[^,.;:]{3,60}?\sđã\s(?!được)[^,.;:]{3,60}$")
# takes "Kỳ họp thứ 6, " before "tháng 10/2026", "(Kỳ họp 6, ", "tại kỳ họp ": work for a body is due when it meets
_SESSION = re.compile(r"\bkỳ họp(?: thường kỳ)?(?:(?: thứ)? (?:\d{1,2}|[^\W\d]{1,5}))?\s*[,(-]?\s*$", re.IGNORECASE)


def _at_session(text: str, mention: Mention) -> bool:
    """Whether a month tells when a body meets."""
    month = mention.atom is not None and mention.atom.kind == "month"
    return month and _SESSION.search(text, max(0, mention.start - 40), mention.start) is not None


def _of_something(text: str, mention: Mention) -> bool:
    """Whether a time tells which things are meant, not when the work is due: until when they count, when they came."""
    before = text[max(0, mention.start - 120) : mention.start]
    if mention.part == "until" and _COUNTED_TO.search(before):
        return True
    if mention.opened and _OF_YEARS.search(before):
        return True
    if _at_session(text, mention):
        return " đã " in text[: mention.start]  # "Luật đã được Quốc hội thông qua tại Kỳ họp thứ 6 (tháng 10/2026)"
    return mention.part == "in" and bool(_DONE_IN.search(before))


# "trước ngày 20/7 của năm báo cáo và 20/01 năm tiếp theo": what joins a day with another that shares its word
BESIDE = re.compile(r"\s*(?:(?:của\s+)?năm\s+báo\s+cáo\s*)?(?:,|;|và|hoặc|and|or)(?:\s*(?:và|and))?\s*", re.IGNORECASE)


def _listed_too(text: str, mentions: Sequence[Mention], deadlines: Sequence[Mention]) -> list[Mention]:
    """The deadlines with the days listed behind them: "chậm nhất ngày 18/6 và ngày 18/12"."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        days = all(one and one.atom and one.atom.kind == "day" for one in (before, mention))
        if mention in deadlines or (days and before and BESIDE.fullmatch(text, before.end, mention.start)):
            found.append(mention)
    return found


_SHORT = 60
# "Theo tiến độ tại Quyết định 1652/QĐ-TCT ngày 23/11/2021"
_CITED = re.compile(r"\d/(?:\d{4}/)?[A-ZĐ]")


def _dated(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.atom is not None and m.atom.last.year is not None and not m.atom.bare]


# "Trước ngày 01/10/2022 (Đã trình ngày 27/9/2022)": what is done is no deadline
_DONE = re.compile(r"\(\s*đã[^()]*$", re.IGNORECASE)


def _aside(text: str, mention: Mention) -> bool:
    return bool(_DONE.search(text, max(0, mention.start - 60), mention.start))


# takes "... tạm giữ, tạm giam. Thời gian trình:" before "Tháng 4 năm 2016"
_LABELLED = re.compile(r"(?:^|[.;(]\s*)(?:thời gian|thời hạn|tiến độ)(?:\s[^\W\d]+){0,4}\s*:\s*$", re.IGNORECASE)


def _deadline(text: str, mention: Mention) -> bool:
    atom = mention.atom
    labelled = _LABELLED.search(text, max(0, mention.start - 60), mention.start)
    if atom is None or mention.opened or labelled or _at_session(text, mention):
        return True
    # "Quý II/2022: Báo cáo phương án ...", "Năm 2023 (sau khi có hướng dẫn)", "Tháng 6/2023 Hoàn thành ..."
    following = text[mention.end :].lstrip()[:1]
    opens = following in (":", ",", "(") or (atom.kind != "year" and following.isupper())
    if opens and text[: mention.start].strip(" -+") == "":
        return True
    if atom.kind == "year" and atom.ranged and mention.part == "from":
        return True
    if atom.kind == "day":
        return mention.part != "" or mention.recurrence is not None
    # "... tiến độ và hiệu quả (Quý II/2023)": at the end of the item, not "2 tháng (tháng 8, 9 năm 2021) và ..."
    enclosed = text[: mention.start].endswith("(") and text[mention.end :].strip(" .;,") == ")"
    if atom.kind != "year":
        return mention.part != "" or mention.recurrence is not None or enclosed
    return enclosed or (not in_title(text, mention) and (_opens_clause(text, mention) or _within(text, mention)))


# "Phấn đấu đến năm 2025 ...", "...; đến năm 2025 cả nước ...", "... và năm 2030 đạt 90%"
_BEFORE_OPENING = re.compile(r"(?:^|[.;]\s)\W*(?:(?:phấn đấu|mục tiêu|strive)\W*)?$|\bvà\s*$", re.IGNORECASE)
_AFTER_LISTED = re.compile(r"\s*(?:[,:]|đạt|có|tăng|giảm|hoàn thành|\d)")


def _opens_clause(text: str, mention: Mention) -> bool:
    if mention.part == "until" and text[: mention.start].endswith(", ") and text.startswith(", ", mention.end):
        return True  # "Phê duyệt các Đề án, đến năm 2025, xử lý các ngân hàng yếu kém"
    before = _BEFORE_OPENING.search(text[: mention.start])
    if not before:
        return False
    return mention.part == "until" or bool(_AFTER_LISTED.match(text, mention.end))


# "hoàn thành trong năm 2026", "chậm nhất năm 2025", "by 2030"
_LIMIT = re.compile(
    r"(?:trong|vào|trước|hoàn thành|xong|chậm nhất|muộn nhất|by|before|in|during|no later than|not later than)\b",
    re.IGNORECASE,
)


def _within(text: str, mention: Mention) -> bool:
    said = text[mention.start : mention.end]
    return bool(_LIMIT.match(said))


# "Chương trình Sức khỏe học đường giai đoạn 2022-2025"
_NAMED = re.compile(
    r"(?:Chương trình|Kế hoạch|Đề án|Chiến lược|Dự án|Nghị quyết|Quy hoạch|Quyết định|Programme?|Project|Strategy|Plan)"
    r"\s+[^,;.:()]{3,}$"
)


def in_title(text: str, mention: Mention) -> bool:
    """Whether the mention ends the name of a document, "Chương trình ... giai đoạn 2022-2025", and so dates nothing."""
    if (
        mention.atom is None
        or mention.atom.kind != "year"
        or not re.match(r"giai đoạn|đến|period|in the|for the|\d", text[mention.start : mention.end], re.IGNORECASE)
    ):
        return False
    return bool(_NAMED.search(text[max(0, mention.start - 160) : mention.start]))


def looks_like_period(text: str, mentions: Sequence[Mention] | None = None) -> float:
    """How much of the whole string is time, 0 to 1: near 1 for "Quý II-III/2023", "Trước 30/6/2023", "Thường xuyên"."""
    stripped = text.strip(" .;,:-")
    if not stripped or len(stripped) > 200:
        return 0.0
    found = find_mentions(text) if mentions is None else mentions
    covered = sum(mention.end - mention.start for mention in found)
    covered = covered or sum(match.end() - match.start() for match in _RELATIVE.finditer(text))
    return min(1.0, covered / len(stripped))
