"""What a table cell looks like, and how well it fits a column of each role."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.english import names_body
from vnpolicy.nlp.agencies.agencies import looks_like_agency
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.periods.periods import looks_like_period
from vnpolicy.nlp.tables.headers import is_number

_LONGEST_LIST = 400  # characters of a cell that are read for bodies
IMPOSSIBLE = -12.0
_LONGEST_DITTO = 24  # characters; "-nt-", "same as above"
_SENTENCE = 60  # characters of a cell from which it may be a sentence that begins with a body
_AMOUNT = re.compile(r"[\d.,\s%<>≥≤x~-]+(?:người|lớp|xã|%|đồng)?")  # "1.250,5", "130-155", "70 %"
_BULLET = re.compile(r"[-–+•●*]\s*(?=\w)")  # "- Các Cục Thuế"
_EMPTY = re.compile(r"[-–_.…/\s]*|không|none|n/a", re.IGNORECASE)  # "-", "…", "Không"
# "Theo tiến độ tại Quyết định 1652", "Sau khi Luật được ban hành", "Khi có yêu cầu", "2 năm/lần", "Đã trình", "28/11"
_LOOSE_PERIOD = re.compile(
    r"theo (?:kế hoạch|tiến độ|lộ trình|yêu cầu|quy định|hướng dẫn|chương trình|chỉ đạo|đề nghị|thời)|sau khi|sau ngày"
    r"|ngay (?:sau|khi)|khi (?:có|được)|đã (?:trình|gửi|hoàn thành|ban hành|thực hiện)|hoàn thành"
    r"|trong (?:quý|năm|tháng)|(?:hàng|hằng) (?:ngày|tuần)"
    r"|\d+\s*(?:năm|tháng|tuần)\s*/|quý|tháng|t\.?\d{1,2}(?:/20\d\d)?$|năm|\d{1,2}[/.-]\d{1,4}"
    r"|as planned|when|upon|after|per ",
    re.IGNORECASE,
)
# "Chủ trì: Sở A; phối hợp: Sở B"
_ROLE_LABEL = re.compile(
    r"(?:(?:các )?(?:cơ quan|đơn vị)[ /]*)*(?:chủ trì|phối hợp|thực hiện|đầu mối|lead|presiding|cooperating)"
    r"(?: agency| agencies| thực hiện)?\s*:",
    re.IGNORECASE,
)
# "VPS, TTTT&CTGD", "TCDL": bodies that the document calls by letters only
_ACRONYMS = re.compile(r"(?:[A-ZĐ]{2,8}(?:&[A-ZĐ]+)?)(?:(?:[,;/]| và)\s*[A-ZĐ]{2,8}(?:&[A-ZĐ]+)?)*\.?")
# "II. Giai đoạn đến năm 2030", "Nhóm 1: ...", "Năm 2024" or "Đến năm 2025" between rows
_HEADING = re.compile(
    r"(?:[IVX]{1,5}|[A-D])\s?[.)/]\s*\S.{3}|(?:Phần|PHẦN|Part|Nhóm|NHÓM)\s+\S+|(?:NĂM|Năm|Year) 20\d\d:?$"
    r"|Giai đoạn .{4,30}$|(?:Đến|ĐẾN|Từ) (?:năm|NĂM) 20\d\d:?$"
)
_ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+[^\W\d]")  # "1.2. Ban hành quy chế"
_NUMBERED = re.compile(r"([IVX]{1,5}|[A-D]|\d{1,2}(?:\.\d{1,2}){0,3})(?=[.)/-]?(?:\s|$))")  # "III. Về ...", "2.1", "A"
_DIGIT = re.compile(r"\d")
_MANY = re.compile(r"(?:Các|Những)\s+")
# "UBND" above "các tỉnh, thành phố": a name that goes on in the next paragraph
_HEAD_NOUN = re.compile(
    r"(?:UBND|HĐND|[UỦ]y ban [Nn]hân dân|Uỷ ban [Nn]hân dân|(?:Các )?(?:Sở|Bộ|Vụ|Cục|Ban|Hội))(?: các)?"
)
_OTHERS = re.compile(r"\b(?:liên quan|có liên quan|relevant|concerned|related)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellTraits:
    """What can be seen of a cell by itself; the scores go from 0 to 1.

    `depth` is how deep the number at its head lies: "II." 0, "2." 1, "2.1" 2, `None` without a number.
    """

    length: int
    number: bool
    empty: bool
    amount: bool
    bullet: bool
    lower: bool
    upper: bool
    action: bool
    product: bool
    money: bool
    others: bool
    ended: bool
    heading: bool
    item: bool
    level: bool
    bare: bool
    agency: float
    period: float
    depth: int | None = None
    repeated: bool = False


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = {row["word"] for row in read_table("cell_words") if row["kind"] == kind}
    return re.compile(rf"{alternatives(words, blank=' ', any_case=True)}(?!\w)", re.IGNORECASE)


def _opening(kind: str, text: str) -> int:
    """Length of the word of `kind` that opens `text`, 0 where none does; "Các chương trình" opens as one does."""
    match = _words(kind).match(text)
    if match is None and kind != "body" and (many := _MANY.match(text)):
        match = _words(kind).match(text, many.end())
    return match.end() if match else 0


def is_ditto(text: str) -> bool:
    """Whether a cell says that the one above it stands here too: "-nt-", "Như trên", "//"."""
    return len(text) <= _LONGEST_DITTO and _words("ditto").fullmatch(text.strip(" \t\n-–_.…")) is not None


def cells_traits(texts: Sequence[str]) -> list[CellTraits]:
    """Traits of the cells of one table; one that stands there three times or more is hardly a piece of work."""
    counts = Counter(texts)
    known = {text: cell_traits(text) for text in counts}
    known |= {text: replace(known[text], repeated=True) for text, count in counts.items() if count >= 3}
    return [known[text] for text in texts]


def cell_traits(text: str) -> CellTraits:
    """Traits of the cell that holds `text`."""
    empty = _EMPTY.fullmatch(text) is not None or is_ditto(text)
    bullet = None if empty else _BULLET.match(text)  # "-nt-" is no item of a list
    bare = text[bullet.end() :] if bullet else text
    number = is_number(text)
    agency = 0.0 if number else agency_score(text)
    return CellTraits(
        length=len(text),
        number=number,
        empty=empty,
        amount=len(text) <= 24 and _AMOUNT.fullmatch(text) is not None,
        bullet=bullet is not None,
        lower=not empty and (bare[:1].islower() or bare[:1] == "("),
        upper=len(text) > 3 and text.isupper(),
        action=_opening("action", bare) > 0,
        product=_opening("product", bare) > 0,
        money=len(text) <= 200 and _words("funding").search(text) is not None,
        others=_OTHERS.search(text) is not None,
        ended=text.endswith("."),
        heading=_HEADING.match(text) is not None or (text.isupper() and _ITEM.match(text) is not None),
        item=_ITEM.match(text) is not None,
        bare=len(text) <= 20 and _HEAD_NOUN.fullmatch(bare) is not None,
        level=text[:4].casefold() == "cấp " and len(text) <= 40,
        agency=agency,
        depth=_depth(text),
        period=0.0 if number or (agency >= 0.75 and not _DIGIT.search(text)) else _period(bare),
    )


def _depth(text: str) -> int | None:
    found = _NUMBERED.match(text)
    return found and (found[1].count(".") + 1 if found[1][0].isdigit() else 0)


@lru_cache(maxsize=8192)
def agency_score(text: str) -> float:
    """How much a cell looks like bodies, 0 to 1: by their names, by letters only, or by a label of their part."""
    if not text:
        return 0.0
    bullet = _BULLET.match(text)
    bare = text[bullet.end() :] if bullet else text
    if _ROLE_LABEL.match(bare):
        return 0.9
    if text.endswith(".") and len(bare) > _SENTENCE and find_actor(bare) is not None:
        return 0.3  # "Các phòng chức năng đảm bảo trang bị đầy đủ máy tính."
    opens = _opening("body", bare)
    # "Bộ tiêu chí ..." is no ministry, "Tổ chức ..." no team
    if max(_opening("product", bare), _opening("action", bare)) > opens:
        return 0.0
    score = looks_like_agency(bare[:_LONGEST_LIST])
    if score < 0.75 and len(bare) <= 150 and bare.isascii() and names_body(bare):
        score = 0.75  # "National Institute of Hygiene": the noun does not begin it
    if opens and len(bare) <= _LONGEST_LIST:
        score = max(score, 0.75 if len(bare) <= 150 else 0.6)
    if len(bare) <= 60 and (letters := _ACRONYMS.match(bare)):
        score = max(score, 0.6 if letters.end() == len(bare) else 0.45)
    return score


def _period(text: str) -> float:
    head, colon, _ = text[:60].partition(":")
    if colon and len(text) > 60:  # "Quý II/2022: Báo cáo Thủ tướng Chính phủ phương án ..."
        return 0.9 * looks_like_period(head)
    if len(text) > 200 or (len(text) > 60 and not _DIGIT.search(text)):
        return 0.0
    score = looks_like_period(text)
    return max(score, 0.75) if len(text) <= 90 and _LOOSE_PERIOD.match(text) else score


def fit(traits: CellTraits, role: str) -> float:
    """How well a cell fits a column of `role`: about 3 for a sure fit, negative where it hardly can be."""
    if role == "number":
        return 4.0 if traits.number else IMPOSSIBLE
    if traits.empty:
        return 0.5
    if role in ("lead", "agency", "both", "coordinating"):
        return _fit_agency(traits, role)
    return _FITS.get(role, _fit_text)(traits)


def _fit_mixed(traits: CellTraits) -> float:
    return -6.0 if traits.number or traits.amount else 2.0


def _fit_authority(traits: CellTraits) -> float:
    """Fit of who decides, a body too, but no list: "Cấp Bộ", "Thủ tướng Chính phủ"."""
    return (1.6 if traits.level else 2.6 * traits.agency - 1.0) - 3.0 * traits.period - (1.0 if traits.others else 0.0)


def _fit_person(traits: CellTraits) -> float:
    """Fit of who watches over the work, a post with a name: a body where the row has only one is the one that acts."""
    return 2.0 * traits.agency - 0.5 - 3.0 * traits.period


def _fit_slot(traits: CellTraits) -> float:
    """A mark or an amount below "Quý II", "2025"."""
    return 1.5 if traits.amount else 0.5 if traits.length == 1 else -5.0


def _fit_quantity(traits: CellTraits) -> float:
    return 2.0 if traits.amount else -2.0


def _fit_agency(traits: CellTraits, role: str) -> float:
    score = (-2.0 if traits.level else 5.0 * traits.agency - 2.0) - 3.0 * traits.period
    if traits.action and traits.agency < 0.9:
        score -= 1.0
    if traits.repeated and not (traits.product or traits.action):
        score += 0.5
    if traits.others:
        score += 0.8 if role == "coordinating" else -0.2
    return score - (1.0 if traits.length > 300 else 0.0)


def _fit_period(traits: CellTraits) -> float:
    return 5.0 * traits.period - 2.0 - (0.5 if traits.length > 80 else 0.0)


def _fit_work(traits: CellTraits) -> float:
    if traits.number or traits.amount:
        return -6.0
    score = 1.5 + (0.5 if traits.item else 0.0) + (0.7 if traits.length > 40 else 0.0) + (0.8 if traits.action else 0.0)
    score -= 3.5 * traits.agency + 4.0 * traits.period
    return score - (1.0 if traits.lower else 0.0) - (1.5 if traits.repeated else 0.0) - (1.0 if traits.upper else 0.0)


def _fit_funding(traits: CellTraits) -> float:
    return 3.0 if traits.money or (traits.amount and not traits.period) else -1.5


def _fit_text(traits: CellTraits) -> float:
    return 0.8 - 2.5 * traits.agency - 3.0 * traits.period - (1.5 if traits.number else 0.0)


def _fit_output(traits: CellTraits) -> float:
    return _fit_text(traits) + (1.5 if traits.product else 0.0)


_FITS: dict[str, Callable[[CellTraits], float]] = {
    "work": _fit_work,
    "description": _fit_work,
    "mixed": _fit_mixed,
    "period": _fit_period,
    "start": _fit_period,
    "end": _fit_period,
    "slot": _fit_slot,
    "authority": _fit_authority,
    "person": _fit_person,
    "quantity": _fit_quantity,
    "unit": _fit_quantity,
    "funding": _fit_funding,
    "output": _fit_output,
}
