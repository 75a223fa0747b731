"""When a target is due: from its clause, else from what governs the clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from vnpolicy.nlp.citations.document_types import type_named, type_pattern
from vnpolicy.nlp.periods.deadlines import in_title
from vnpolicy.nlp.periods.mentions import Mention, find_mentions
from vnpolicy.nlp.targets.clause_parting import CARRIERS
from vnpolicy.nlp.targets.clauses import MARKER, Clause
from vnpolicy.nlp.targets.quantities import Quantity

Dates = tuple[str | None, str | None]

# takes "Điều 1. Phê duyệt Đề án ... giai đoạn 2021 - 2025", refuses "Điều 2. Mục tiêu, các chỉ tiêu năm 2026"
_ARTICLE = re.compile(
    r"\s*(?:Điều|Article)\s+\d+(?!\d|[a-z]?[.:]?\s+(?:(?:các|một số|những|main|key|specific)\s)?"
    r"(?:quan điểm|mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|phương hướng|định hướng|tầm nhìn"
    r"|objectives?|targets?|tasks?)\b)",
    re.IGNORECASE,
)
_LONGEST = 250
_OPENING = 25
_STOP = re.compile(r"[;.]\s")
_PART_OF = re.compile(r"trong đó|bao gồm|gồm|of which|in which|including", re.IGNORECASE)
# "- Mục tiêu chủ yếu đến năm 2030: ": governs all clauses of its paragraph
_LEAD_IN = re.compile(r"\W*(?:[^:;.]|(?<=\d)\.(?=\d)){1,100}:")
# "đô thị đạt 95%" in "đô thị đạt 95%, nông thôn đạt 90% vào năm 2030"
_SHARED_SIDE = re.compile(
    r",\s+(?:[^\W\d]+\s){1,6}\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*%?\s(?:vào|đến)\s(?:năm\s)?20\d\d(?=[.;]|\s*$)",
    re.IGNORECASE,
)
# "đạt 800 nghìn tấn" in "đạt 800 nghìn tấn, đáp ứng 5% nhu cầu vào năm 2030"
_SHARED_PART = re.compile(
    r",\s+(?:đáp ứng|chiếm|tương đương)\s(?:[^\W\d]+\s){0,3}\d[^;:]*?\s(?:vào|đến)\snăm\s20\d\d(?=[.;]|\s*$)",
    re.IGNORECASE,
)
# "tổ chức 12 phiên chợ" in "tổ chức 12 phiên chợ, giải quyết việc làm cho 9.000 lao động trong năm 2024"
_SHARED_ACT = re.compile(
    r",\s(?:[^\W\d]+\s){1,7}\d[\d.,]*\s[^\d,.;:]{2,40}\s(?:trong|vào|đến)\s(?:hết\s)?năm\s20\d\d(?=\s*$|[.;])",
    re.IGNORECASE,
)
# "; thời hạn hoàn thành chậm nhất là ngày 30/11/2018", " (Cục A chủ trì; thực hiện giai đoạn 2025 - 2027; ...)"
_DUE = re.compile(
    r"[^.;()]{0,60}(?:;\s(?:thời hạn|thời gian|hoàn thành|xong)"
    r"|\((?:[^()]*[;,]\s)?(?:thời gian|thực hiện|hoàn thành))\s[^.;()]{0,60}20\d\d",
    re.IGNORECASE,
)
# "06 chợ xanh" in "Xây dựng 06 chợ xanh và 10 siêu thị xanh trong năm 2026."
_SHARED = re.compile(
    r"\s*(?:và|and)\s+(?:\w+\s)?\d[\d.,]*[^,.;:]*?\s(?:trong|vào|đến|trước|by|in)\s[^,.;:]{4,20}(?=\.?\s*$|;)",
    re.IGNORECASE,
)
_BEHIND = (_SHARED, _SHARED_SIDE, _SHARED_PART, _SHARED_ACT, _DUE)  # a time behind a clause that is also its own
# "... phấn đấu đạt mục tiêu giai đoạn 2021 - 2025: tăng trưởng 6,5%, ": governs the rest of its sentence
_LEAD_WITHIN = re.compile(r"(?:[^:;.]|(?<=\d)\.(?=\d)){1,150}:$")
_SENTENCE = re.compile(r"(?:[^.]|(?<=\d)\.(?=\d))*")
# "đến năm 2025 đạt 80% và năm 2030 đạt 90%"
_LISTED = re.compile(r"(?:\bvà|\band|[,;])\s*$")
_OPENS = re.compile(r"\W*năm\s20\d\d$", re.IGNORECASE)  # "Năm 2030" in "Năm 2030, ... đạt 2 MW và năm 2050 đạt 4 MW"
# "b) Phấn đấu ", "...; ", "Để bớt nghèo, phấn đấu ", "Under the plan, "
_CLAUSE_START = re.compile(
    r"(?:^|[.;:]\s|,\s(?=phấn đấu\s))\W*(?:[\w.]{1,6}[.)]\s*)?"
    r"(?:(?:[Uu]nder|[Aa]ccording to|[Tt]heo)\s[^,.;:]{1,40},\s|(?:[^\W\d]+\s+){0,3})$"
)


def date_of(clause: Clause, figure: Quantity, since: str) -> Dates:
    """Start and end from the clause, else from what stands around it, from its label, or from the headings above.

    Years before `since` date nothing: "100% các vùng đã được công nhận trong giai đoạn 2017-2021". A quarter or month
    beside the figure is of the year found: "năm 2026 đạt 100% (trong đó đến hết quý II đạt 45%)".
    """
    start, end = _dates_of(clause, figure, since)
    part = _part_of_year(clause, figure)
    if part is None or part.atom is None or start:
        return start, end
    named = _ahead(_dates(clause.paragraph, _begun(_STOP, clause.paragraph, clause.at), clause.at), since)
    year = end or (named[-1].atom.last.iso if named and named[-1].atom else None)
    return _bounds(replace(part, atom=part.atom.with_year(int(year)))) if year and len(year) == _YEAR else (start, end)


def _part_of_year(clause: Clause, figure: Quantity) -> Mention | None:
    """The quarter or month without a year beside a figure: "hết quý III đạt trên 75%"."""
    said, offset = clause.said, clause.span.start
    parts = [m for m in _timed(said) if m.part in ("until", "in") and m.atom and m.atom.last.year is None]
    return _nearest(said, parts, figure.span.start - offset, figure.span.end - offset)


_YEAR = 4  # letters of "2026"


def _dates_of(clause: Clause, figure: Quantity, since: str) -> Dates:
    offset = clause.span.start
    # "từ 150 nghìn TOE năm 2015 lên"
    risen = [(one.span.start - offset, one.figure - offset) for one in clause.figures]
    own = _ahead(_dates(clause.said), since)
    own = tuple(mention for mention in own if not any(start <= mention.start < end for start, end in risen))
    dated = _of_figure(own, clause, figure) if own else None
    if dated is not None:
        return _bounds(dated)
    around = _around(clause, since)
    if around is not None:
        return _bounds(around)
    # the cell of a row's time may be no more than a day: "30/6/2026"
    label = _dates(clause.label) or _dated(clause.label)
    sources = (label, *map(_dates, _governing(clause.headings)))
    return next((_bounds(found[0]) for one in sources if (found := _ahead(one, since))), (None, None))


def _governing(headings: Sequence[str]) -> Iterator[str]:
    """The headings without those that name or open the document, whose own period dates no target."""
    for heading, above in zip(headings, (*headings[1:], ""), strict=False):
        opens = not MARKER.match(heading) and (type_named(above) or _issues().search(heading))
        if not (opens or _is_title(heading)):
            yield heading


@cache
def _issues() -> re.Pattern[str]:
    # "Ủy ban nhân dân thành phố ban hành Kế hoạch tuyển sinh năm học 2022 - 2023 như sau:"
    return re.compile(
        rf"\b(?:ban hành|xây dựng|issues?|promulgates?)\s+(?:an?\s|the\s)?(?:{type_pattern()})\b.*:$", re.IGNORECASE
    )


def _around(clause: Clause, since: str) -> Mention | None:
    """The mention that the clause shares with the next, or that leads in or opens its paragraph."""
    # "đạt khoảng 20 tỷ USD vào năm 2025, trong đó lâm sản ngoài gỗ đạt trên 1,5 tỷ USD"
    # "Lập các khu bảo tồn đến năm 2027 để diện tích được bảo vệ đạt 3%"
    before, paragraph, at = clause.before, clause.paragraph, clause.at
    serves = bool(_PART_OF.match(clause.said)) or before.endswith((" để ", " nhằm "))
    whole = _ahead(_dates(paragraph, _begun(_STOP, paragraph, at), at), since) if serves else ()
    if whole:
        return whole[-1]
    shared = next(filter(None, (pattern.match(clause.after) for pattern in _BEHIND)), None)
    lead = _LEAD_IN.match(before) or _lead_within(before)
    for found in (shared, lead):
        mentions = _ahead(_dates(found.group()), since) if found else ()
        if mentions:
            return mentions[-1]
    ahead = _ahead(_dates(paragraph, 0, at), since)
    # "bảo đảm đến năm 2025, " before "huy động được ít nhất 35% trẻ em"
    if ahead and ahead[-1].part and before[ahead[-1].end :].strip() == ",":
        return ahead[-1]
    opening = next((m for m in reversed(ahead) if _opens_clause(paragraph, m.start)), None)
    return _last_listed(paragraph, opening, at) if opening else None


def _begun(stop: re.Pattern[str], paragraph: str, at: int) -> int:
    """Where the sentence begins that goes on at `at`."""
    return max((found.end() for found in stop.finditer(paragraph, 0, at)), default=0)


def _opens_clause(paragraph: str, start: int) -> bool:
    """Whether a time at `start` opens a clause, by the few words before it."""
    return _CLAUSE_START.search(paragraph, max(0, start - _FEW_WORDS), start) is not None


_FEW_WORDS = 60  # characters; a marker and three words before a time: "b) Trong đó phấn đấu đến năm 2030"


def _lead_within(before: str) -> re.Match[str] | None:
    """What leads to the last colon, if its sentence goes on to the end; a long paragraph is not searched for it."""
    colon = before.rfind(":")
    if colon < 0 or not _SENTENCE.fullmatch(before, colon + 1):
        return None
    return _LEAD_WITHIN.search(before, max(0, colon - 150), colon + 1)


def is_of_the_past(clause: Clause, figure: Quantity, since: str) -> bool:
    """Whether the time beside the figure is before `since`: "năm 2015 đạt 31,8%" in a plan of 2016."""
    offset, said = clause.span.start, clause.said
    places = (place - offset for place in (figure.span.start, figure.figure, figure.span.end))
    beside = _beside(said, *places)
    if beside is not None:
        return not _ahead((beside,), since) or _is_baseline(beside, clause, since)
    # "Giai đoạn 2016-2020, tốc độ tăng trưởng bình quân đạt 7%/năm, chiếm ..."
    # "Đến hết ngày 02/11/2022, tỷ lệ mũi 1 đạt 100%; tỷ lệ mũi 2 đạt 88%": the whole sentence tells of that day
    paragraph, at = clause.paragraph, clause.at
    start = _begun(_STOP, paragraph, at)
    mentions = _dates(paragraph, start, at + len(said))
    if not mentions and "phấn đấu" not in said:
        start = _begun(_FULL_STOP, paragraph, at)
        mentions = _dates(paragraph, start, at)
    opened = bool(mentions) and mentions[0].start < start + _OPENING
    return opened and not _ahead(mentions, since)


def _is_baseline(beside: Mention, clause: Clause, since: str) -> bool:
    """Whether a series that a plan of the last months of a year sets begins with that year: where it stands now."""
    year, month = since[:4], since[5:7]
    if month < _LATE or beside.atom is None or beside.atom.last.iso != year:
        return False
    offset = clause.span.start
    places = ((one.span.start - offset, one.figure - offset, one.span.end - offset) for one in clause.figures)
    dated = [_beside(clause.said, *spots) for spots in places]
    return any(m is not None and m.atom is not None and (m.atom.last.iso or "") > f"{year}-99" for m in dated)


_LATE = "10"  # October: what the year brings is known


def _ahead(mentions: Sequence[Mention], since: str) -> tuple[Mention, ...]:
    """The mentions that end after `since`; its own day is that of the head of the document, or of a report."""
    ends = ((m, m.atom.last.iso) for m in mentions if m.atom)
    return tuple(m for m, end in ends if end and end >= since[: len(end)] and end != since)


def _last_listed(text: str, opening: Mention, end: int) -> Mention:
    """The last of the years that `opening` begins: "Đến năm 2025 đạt 95% và năm 2030 đạt 97% ..."."""
    later = (m for m in reversed(_dates(text, 0, end)) if m.start > opening.start and _is_listed(text, m))
    return next(later, opening)


def _is_title(heading: str) -> bool:
    """An article, a long paragraph, a target of its own, or the name of the document in capitals."""
    if "%" in heading and not heading.rstrip().endswith(":"):
        return True
    return bool(_ARTICLE.match(heading)) or len(heading) > _LONGEST or (heading.isupper() and not MARKER.match(heading))


def _dates(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Mentions that date a figure in a stretch: "đến năm 2025", "giai đoạn ..."; those in a quoted title do not."""
    dated = _dated(text, start, end)
    strong = [m for m in dated if m.part or _is_listed(text, m, start) or _OPENS.match(text, start, m.end)]
    named = [m for m in dated if m.atom and not m.atom.bare and m.atom.kind != "day"]
    return strong or named or [m for m in dated if _BRACKETED.search(text, max(start, m.start - _JOINED), m.end + 1)]


def _is_listed(text: str, mention: Mention, start: int = 0) -> bool:
    return _LISTED.search(text, max(start, mention.start - _JOINED), mention.start) is not None


_BRACKETED = re.compile(r"% \(20\d\d\)$")  # "dưới 30% (2031)"
_JOINED = 8  # characters of ", " or " và " before a time


def _dated(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Mentions of a stretch with a year; "31/12 hàng năm" has none."""
    return [m for m in _timed(text, start, end) if m.atom and m.atom.last.year is not None]


def _timed(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Mentions of a stretch that are no part of a quoted title."""
    stop = len(text) if end is None else end
    return [m for m, quoted in _quoted(text) if start <= m.start and m.end <= stop and quoted < start]


@lru_cache(maxsize=512)  # one heading dates many figures, one paragraph has many clauses
def _quoted(text: str) -> tuple[tuple[Mention, int], ...]:
    """Mentions of times, each with the place of the quotation mark that is open there, -1 where none is."""
    found, at, opened = [], 0, -1
    for mention in find_mentions(text):
        for mark in _MARKS.finditer(text, at, mention.start):
            # a straight mark closes what is open: 'phát thải ròng bằng "0" vào năm 2050'
            opened = mark.start() if mark[0] == "“" or (mark[0] == '"' and opened < 0) else -1
        at = mention.start
        if mention.atom is not None and not in_title(text, mention) and not _names_another(text, mention):
            found.append((mention, opened))
    return tuple(found)


def _names_another(text: str, mention: Mention) -> bool:
    """Whether a time tells which crop or standard, not when: "lúa Đông Xuân 2025 - 2026", "chuẩn nghèo 2022 - 2025"."""
    return _SEASON.search(text, max(0, mention.start - _FEW_WORDS), mention.start) is not None


_SEASON = re.compile(
    r"(?:(?:Đông Xuân|Hè Thu|Thu Đông|niên vụ|vụ mùa|vụ đông|vụ xuân)\s(?:năm\s)?"
    r"|chuẩn (?:hộ )?nghèo(?:\s(?:đa chiều|quốc gia|mới|áp dụng|cho|của)){0,4}\s(?:giai đoạn\s)?)$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[“”\"]")


def _of_figure(mentions: Sequence[Mention], clause: Clause, figure: Quantity) -> Mention | None:
    """The mention beside the figure, else the one before it ("Đến năm 2025 đạt 95%"), else the one after it.

    `None` where all that follow lead to later figures: "mỗi tuần 02 bài và đến năm 2030, mỗi tuần 05 bài".
    """
    offset, said = clause.span.start, clause.said
    place, first = figure.figure - offset, clause.figures[0].span.start - offset
    beside = _beside(said, figure.span.start - offset, place, figure.span.end - offset)
    beside = beside or _paired(clause, figure)
    if beside is not None:
        return beside
    later = [one.figure - offset for one in clause.figures if one.figure > figure.figure]
    before = [mention for mention in mentions if mention.start < place]
    after = [mention for mention in mentions if mention.start >= place and not _leads_on(said, mention, place, later)]
    if before and (mentions[0].start < first or not after):
        return before[-1]
    return after[0] if after else None


def _leads_on(said: str, mention: Mention, place: int, later: Sequence[int]) -> bool:
    """Whether a mention behind `place` opens the part of a later figure: "và đến năm 2030, mỗi tuần 05 bài"."""
    opening = said.rfind("(", place, mention.start)
    if opening >= 0 and ")" not in said[opening : mention.start]:
        return any(mention.end <= one and ")" not in said[mention.end : one] for one in later)  # "95% (năm 2025: 93%)"
    listed = _LISTED.search(said[: mention.start])
    return bool(listed) and any(mention.end <= one and not _STOP.search(said, mention.end, one) for one in later)


def _paired(clause: Clause, figure: Quantity) -> Mention | None:
    """The year that ends the figure's part where the next has one behind it: "90% số hộ năm 2025 và 95% năm 2030"."""
    offset, said = clause.span.start, clause.said
    following = next((one for one in clause.figures if one.figure > figure.figure), None)
    if following is None:
        return None
    start, place, end = (spot - offset for spot in (following.span.start, following.figure, following.span.end))
    between = [
        m for m in _dated(said) if figure.span.end - offset <= m.start and CARRIERS.fullmatch(said, m.end, start)
    ]
    own = _beside(said, start, place, end)
    return between[-1] if between and own is not None and own.start >= end else None


def _beside(said: str, start: int, place: int, end: int) -> Mention | None:
    """The mention that only carrying words part from a figure: "32,3% vào năm 2030", "năm 2015 đạt khoảng 31,8%".

    The year of the level that a figure rises from, between `start` and `place`, is not its own.
    """
    return _nearest(said, [mention for mention in _dated(said) if not start <= mention.start < place], start, end)


def _nearest(said: str, mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The mention that only carrying words part from a figure from `start` to `end`, behind it or else before it."""
    for mention in mentions:
        # in "7%/năm trong giai đoạn 2031 - 2050" the mention begins at the unit's "năm"; "(năm 2031)" is in brackets
        gap = _OPENED if said.startswith(")", mention.end) else _GAP
        if mention.atom and mention.atom.start >= end and gap.fullmatch(said, end, max(end, mention.start)):
            return mention
    for mention in reversed(mentions):
        behind = mention.end + said.startswith(":", mention.end)  # "(năm 2021: 98,7%)"
        if behind <= start and CARRIERS.fullmatch(said, behind, start):
            return mention
    return None


_FULL_STOP = re.compile(r"\.\s")
# "16,2 triệu TOE vào năm 2020", but not "15%, đến năm 2030 ..."
_GAP = re.compile(r"\s*(?:\([^()]*\)\s*)?")
_OPENED = re.compile(r"\s?\(")


def _bounds(mention: Mention) -> Dates:
    atom = mention.atom
    if atom is None or atom.last.year is None:
        return None, None
    if atom.ranged and not mention.opened:
        return atom.first.iso, atom.last.iso
    if mention.part == "from" or mention.opened:
        return atom.first.iso, None
    return None, atom.last.iso
