"""The bodies of a noun phrase: where one begins, and what of the phrase is no name."""

import re
from functools import cache, lru_cache

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.english import charge_of, end_of_subject, is_one_body, names_body, with_charge
from vnpolicy.nlp.actors.name_tails import blank_tails
from vnpolicy.nlp.actors.verb_names import IN_SHORT
from vnpolicy.nlp.actors.words import words_of
from vnpolicy.nlp.agencies.agencies import split_agencies
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.plan import Agency


@cache
def _head() -> re.Pattern[str]:
    """A body at the head of a text: "Các Sở, ban, ngành", "Chủ tịch UBND", "The Ministry of"."""
    determiners, heads = words_of("actor_nouns", "determiner"), words_of("actor_nouns", "head")
    others = words_of("actor_nouns", "other")
    ends = r"(?:(?<=\.)|(?![\w-]|['’]s\b))"
    return re.compile(rf"(?:(?:{determiners})\s+)*(?!(?:{others})\b)(?:{heads}){ends}", re.IGNORECASE)


@cache
def _organisations() -> re.Pattern[str]:
    """The noun "tổ chức" at the head of a text: "Các tổ chức chính trị", "Tổ chức, cá nhân", not "Tổ chức hội nghị"."""
    return re.compile(
        r"(?:các|những|mỗi)\s+tổ\s+chức\b|tổ\s+chức(?:,\s+(?:cá nhân|đơn vị|doanh)|\s+(?:chính trị|đảng|tín dụng)\b)",
        re.IGNORECASE,
    )


def starts_with_body(text: str, start: int = 0) -> bool:
    """Whether a body, unit or post stands at `start` ("Các Sở", "Tổ chức, cá nhân", not "Tổ chức hội nghị")."""
    return _begins_with_body(text[start : start + 80])


@lru_cache(maxsize=8192)
def _begins_with_body(text: str) -> bool:
    return bool(_head().match(text) or _organisations().match(text)) or names_body(text)


_SHORT_NAME = re.compile(r"\s*\(\s*[A-ZĐ&-]{2,}\s*\)")  # "(GDCTHSSV)"
_PERSON = re.compile(
    r"(?:Đồng chí|đồng chí|Ông|Bà)\s+(?:[A-ZĐÀ-Ỹ][^\W\d_]*\s*){2,5}[,-]\s*"
)  # "Ông Trần Văn A, Thứ trưởng"
# what tells more of the bodies and is no name: "Bộ X là cơ quan chủ trì", "các đơn vị được giao nhiệm vụ"
_TAIL = re.compile(
    r",\s+cơ quan (?:chủ trì|thường trực|đầu mối)\s|,?\s+trong đó(?=\W*$|\s+(?:có|gồm|bao gồm)\s)"
    r"|,?\s+(?:(?<!chủ rừng )là(?!\s+(?:(?:[Pp]hó\s+)?(?:[Vv]ụ|[Cc]ục|[Vv]iện|[Bb]ộ|[Hh]iệu|[Tt]hứ)\s+trưởng\b"
    r"|Giám đốc|Tổng|Chủ|Chánh|Phó|Trưởng))"  # "Ủy viên Ban Chỉ đạo là Vụ trưởng Vụ X" names a post by another one
    r"|gồm|bao gồm|với vai trò|được (?:giao|phân công)|với tư cách|căn cứ|nêu tại|quy định tại|đã được"
    r"|theo (?:quy định|lộ trình)"
    r"|có liên quan đến việc|[-–]\s+(?:[Cc]ơ quan|[Đđ]ơn vị))(?:\s|$)"
    r"|,\s+(?:trước hết|nhất|đặc biệt|trọng tâm)\s+là\s"  # "các bộ, ngành, nhất là Bộ X"
    r"|\s+trong (?:việc|quản lý|công tác|thực hiện|triển khai|tổ chức|hoạt động)\b"  # "... của Bộ X trong quản lý"
    # "..., ngoài các việc trên, thực hiện", "UBND xã Tháp Mười ngoài các nội dung trên cần ..."
    r"|\s+(?:ngoài|bên cạnh) việc\b|,\s+(?:ngoài (?:các|những)|trừ)\s|\s+ngoài (?:các |những )?(?:nội dung|nhiệm vụ)\b"
    r"|\s*\((?!Trung tâm|Cục|Chi cục|Vụ|Phòng)[^()]*\)\s*$"
)
# takes "được giao nhiệm vụ" behind "Các đơn vị", "các bộ, ngành": which of them; behind "Bộ Y tế" it tells nothing new
_RELATIVE = re.compile(r"\s+được (?:giao|phân công) (?:chủ trì(?=,? \w)|(?!trực tiếp|làm)\w+ \w)")
# takes the end of "UBND các xã" before "được giao làm chủ đầu tư": some of them are, others not
_PLACES = re.compile(r"\bcác\s[\w, ]{0,24}(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)$", re.IGNORECASE)
_OWNS_WORKS = re.compile(r"\s+được (?:giao|phân công) làm chủ đầu tư\b")
_CHARGE_ENDS = re.compile(rf"\s(?:tại|nêu|theo)\s|{_TAIL.pattern}")  # "các nhiệm vụ" before "tại Kế hoạch này"
_COLLECTIVE = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|tổ chức|cá nhân|địa phương|doanh nghiệp|\b(?:ngành|các bộ|các sở|cơ sở|trung ương))$",
    re.IGNORECASE,
)
_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")  # "UBND các tỉnh (gọi chung là UBND cấp tỉnh)", cut at "là"
_PEOPLE = frozenset({"nhân dân", "người dân", "toàn dân", "mọi người dân"})  # no bodies among the bodies of a list
_NOBODY = frozenset({"ngành"})  # "A. Đối với ngành"
_ARTICLE = re.compile(r"(?:The|the)\s+")
# takes "Cơ quan thường trực Đề án là " before "Cục Việc làm": the office, and who holds it
_HOLDS = re.compile(rf"(?:Cơ quan|Đơn vị) (?:thường trực|chủ trì|đầu mối|điều phối)[^,.;:]{{0,60}}? là (?=[{UPPER}])")
_CALLED_SHORT = re.compile(rf"\s*{IN_SHORT}")  # after which the list goes on


def _tells_which(phrase: str, start: int, tail: int) -> bool:
    """Whether what stands behind the bodies from `start` to `tail` tells which of several are meant."""
    if _OWNS_WORKS.match(phrase, tail):
        return _PLACES.search(phrase, start, tail) is not None or _COLLECTIVE.search(phrase, start, tail) is not None
    return _RELATIVE.match(phrase, tail) is not None and _COLLECTIVE.search(phrase, start, tail) is not None


def read_bodies(phrase: str, *, offset: int = 0) -> tuple[Agency, ...]:
    """The bodies of a noun phrase, without a person's name before a post, a short name in brackets, or an article."""
    person = _PERSON.match(phrase)
    before = person or _ARTICLE.match(phrase) or _HOLDS.match(phrase)
    start = before.end() if before else 0
    if is_one_body(phrase[start:].rstrip()):
        name = phrase[start:].rstrip()
        return (Agency(name, name, None, Span(offset + start, offset + start + len(name))),)
    charge = charge_of(phrase, start + 2)
    if charge is not None:
        return with_charge(read_bodies(phrase[:charge], offset=offset), phrase[charge:])
    phrase = blank_tails(phrase[: end_of_subject(phrase, start + 2)], start, person=person is not None)
    phrase = _CALLED_SHORT.sub(lambda found: " " * len(found[0]), phrase)
    phrase = _SHORT_NAME.sub(lambda found: " " * len(found[0]), phrase)
    tail = _TAIL.search(phrase, start + 2)
    ends = [tail.start()] if tail else [len(phrase)]
    if tail and _tells_which(phrase, start, tail.start()):
        more = _CHARGE_ENDS.search(phrase, tail.end())
        ends = [more.start() if more else len(phrase), tail.start()]
    lists = [split_agencies(_OPEN_BRACKET.sub("", phrase[start:end]), offset=offset + start) for end in ends]
    bodies = lists[0] if len(lists[0]) == len(lists[-1]) else lists[-1]
    others = _NOBODY if len(bodies) == 1 else _PEOPLE
    return tuple(body for body in bodies if body.written.lower() not in others)
