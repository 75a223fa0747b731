"""Periods: when something is to be done, as written and as understood."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.periods.deadlines import is_before, telling
from vnpolicy.nlp.periods.mentions import Mention, find_mentions
from vnpolicy.nlp.plan import Period

# "trong thời hạn 15 ngày", "sau 30 ngày kể từ ngày ký", "within 30 days"
_RELATIVE = re.compile(
    r"(?:trong\s+(?:thời hạn|vòng)|sau|chậm nhất(?:\s+là)?|within|after)\s+(?:\d{1,3}\s*(?:\([^)]{1,15}\)\s*)?)"
    r"(?:ngày|tháng|tuần|năm|giờ|days?|months?|weeks?|years?|hours?)(?:\s+làm việc)?(?:[,\s]+kể từ[^.;|]{0,60})?",
    re.IGNORECASE,
)


def find_periods(text: str, *, offset: int = 0) -> list[Period]:
    """Every time named in `text`, in order: dates, months, quarters, years, ranges and recurrences."""
    return [mention.period(text, offset) for mention in find_mentions(text)]


def understand_period(text: str, *, offset: int = 0, issued: str = "") -> Period | None:
    """The one period of a whole cell, label value or item, `None` where it names none.

    The first start and the last end stand for several; a day of every year outweighs the years in which it recurs; in a
    long item only times that a word makes a deadline count ("trước ngày ..."), not the dates of cited documents.
    `issued` is the day of the document: in a long item no time that was over then counts.
    """
    mentions = outweighing(_telling(text, find_mentions(text), issued))
    if not mentions:
        return _relative(text, offset)
    recurrence = next((m.recurrence for m in mentions if m.recurrence), None)
    yearly = [m for m in mentions if m.atom is not None and m.atom.last.year is None]
    if recurrence == "monthly" and yearly:
        yearly = [Mention(yearly[0].start, yearly[0].end, "")]
    bounds = [mention.bounds() for mention in yearly or mentions]
    begun = bounds + [mention.bounds() for mention in mentions if yearly and mention.part == "from"]
    start = next((begin.iso for begin, _ in begun if begin is not None), None)
    ends = [day for _, end in bounds if end is not None and (day := end.iso)]
    # "định kỳ 06 tháng (trước ngày 15/6), cả năm (trước ngày 15/12)": the first rhythm's day; of two days "hằng năm"
    # the last; the first in "trước ngày 10/02 năm sau số dư đến hết ngày 31/12"
    last = not yearly or recurrence in ("annual", "monthly", "ongoing")
    end = (max(ends, key=_last_day) if last else ends[0]) if ends else None
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


_SIGNED_LATE = 2  # months for which a deadline may be over before its document is signed
# takes "trước ngày 31 tháng 3 của năm trước năm kế hoạch", "ngày 10 tháng 01 năm sau": a day of whatever year
_ANY_YEAR = re.compile(r"\bnăm (?:trước|sau|đó|liền|kế|đánh giá|báo cáo|thực hiện|tiếp|học|ngân sách|hiện tại)\b")


def in_year(period: Period, issued: str, work: str) -> Period:
    """A day or month that `work` names without a year, as the next one of a document `issued` on a day.

    "trước ngày 16 tháng 02" of February 2026 is 2026-02-16; one that was over two months before is of the next year.
    """
    days = [day for day in (period.start, period.end) if day and day.startswith("--")]
    again = period.recurrence in ("quarterly", "monthly") and all(len(day) == len("--03") for day in days)
    if (period.recurrence and not again) or not days or not issued[:7] or _ANY_YEAR.search(work):
        return period  # "Quý I, cập nhật hằng quý" begins in one year, "trước ngày 15/12 hằng năm" is of every year
    late = int(issued[5:7]) - int(days[0][2:4]) > _SIGNED_LATE
    return with_year(period, str(int(issued[:4]) + late))


_EXACT = re.compile(r"\d{4}-|--")  # a month or a day, with its year or of whatever year


def most_telling(periods: Sequence[Period | None]) -> Period | None:
    """The first of the periods of a work, from itself outwards, that is more exact than a year; else the first.

    "Xây dựng Chương trình năm 2026" below "THÁNG 12" is due in December, "trước ngày 20/6" below "QUÝ II/2027" in
    2027; how often is said nearest to the work.
    """
    found = [period for period in periods if period is not None]
    if not found:
        return None
    at = next((place for place, one in enumerate(found) if _EXACT.match(one.end or one.start or "")), 0)
    exact = replace(found[at], recurrence=found[0].recurrence or found[at].recurrence)
    year = next((year for one in found[at + 1 :] if (year := year_of(one))), "")
    return with_year(exact, year) if year and not exact.recurrence else exact


def year_of(period: Period) -> str:
    """The one year in which a period lies; empty where there is none or there are several."""
    start, end = period.start or period.end or "", period.end or ""
    return end[:4] if end[:1] != "-" and start[:4] == end[:4] else ""


def with_year(period: Period, year: str) -> Period:
    """The period with `year` for its months and days that have none."""
    start, end = period.start or "", period.end or ""
    over = start[:2] == end[:2] == "--" and start[2:4] > end[2:4]  # "Từ tháng 10 đến tháng 3"
    if start.startswith("--"):
        start = f"{year}-{start[2:]}"
    if end.startswith("--"):
        end = f"{int(year) + over}-{end[2:]}"
    return replace(period, start=start or None, end=end or None)


def doubt_of(period: Period, issued: str) -> str | None:
    """Why a person should check a period in a document of the day `issued`, `None` where nothing speaks against it."""
    late = "the deadline lies before the date of the document"
    return period.doubt or (late if is_before(period.end, issued) else None)


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


def _relative(text: str, offset: int) -> Period | None:
    match = _RELATIVE.search(text)
    return match and Period(written=match.group(), span=Span(match.start() + offset, match.end() + offset))


def _telling(text: str, mentions: Sequence[Mention], issued: str) -> list[Mention]:
    if looks_like_period(text, mentions) >= 0.5:
        outside = [mention for mention in mentions if not _aside(text, mention)]
        return outside or list(mentions)
    return telling(text, mentions, issued)


# "Trước ngày 01/10/2022 (Đã trình ngày 27/9/2022)": what is done is no deadline
_DONE = re.compile(r"\(\s*đã[^()]*$", re.IGNORECASE)


def _aside(text: str, mention: Mention) -> bool:
    return bool(_DONE.search(text, max(0, mention.start - 60), mention.start))


def tells_period(text: str) -> bool:
    """Whether the string tells a time and hardly anything else: "Trước 30/6/2023", "năm 2026 và các năm tiếp theo"."""
    return looks_like_period(text) > _MOSTLY_TIME


_MOSTLY_TIME = 0.6


def looks_like_period(text: str, mentions: Sequence[Mention] | None = None) -> float:
    """How much of the whole string is time, 0 to 1: near 1 for "Quý II-III/2023", "Trước 30/6/2023", "Thường xuyên"."""
    stripped = text.strip(" .;,:-")
    if not stripped or len(stripped) > 200:
        return 0.0
    found = find_mentions(text) if mentions is None else mentions
    covered = sum(mention.end - mention.start for mention in found)
    covered = covered or sum(match.end() - match.start() for match in _RELATIVE.finditer(text))
    return min(1.0, covered / len(stripped))
