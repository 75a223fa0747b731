"""Who a clause sets to work: the noun phrase of bodies before its verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.english import (
    charge_of,
    duty_of,
    end_of_subject,
    infinitive_of,
    is_one_body,
    names_body,
    tells_duty,
    with_charge,
)
from vnpolicy.nlp.actors.name_tails import PARTY, blank_tails
from vnpolicy.nlp.actors.verb_names import (
    IN_SHORT,
    NAME_ENDS,
    NOUNS,
    closes_name,
    end_of_called,
    end_of_name_around,
    names_an_office,
)
from vnpolicy.nlp.agencies.agencies import split_agencies
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.plan import Agency

LONGEST = 700  # characters of a list of bodies before its verb


def _words(table: str, *kinds: str, any_case: bool = True) -> str:
    """A pattern of the words of these kinds, the longest first, with tone marks of inner syllables in both places."""
    words = {row["word"] for row in read_table(table) if row["kind"] in kinds}
    old = {word[0] + word[1:].replace("ủy", "uỷ").replace("hóa", "hoá") for word in words}
    return alternatives(words | old, any_case=any_case)


@cache
def _head() -> re.Pattern[str]:
    """A body at the head of a text: "Các Sở, ban, ngành", "Chủ tịch UBND", "The Ministry of"."""
    determiners, heads = _words("actor_nouns", "determiner"), _words("actor_nouns", "head")
    others = _words("actor_nouns", "other")
    ends = r"(?:(?<=\.)|(?![\w-]|['’]s\b))"
    return re.compile(rf"(?:(?:{determiners})\s+)*(?!(?:{others})\b)(?:{heads}){ends}", re.IGNORECASE)


@cache
def _organisations() -> re.Pattern[str]:
    """The noun "tổ chức" at the head of a text: "Các tổ chức chính trị", "Tổ chức, cá nhân", not "Tổ chức hội nghị"."""
    return re.compile(
        r"(?:các|những|mỗi)\s+tổ\s+chức\b|tổ\s+chức(?:,\s+(?:cá nhân|đơn vị|doanh)|\s+(?:chính trị|đảng|tín dụng)\b)",
        re.IGNORECASE,
    )


@cache
def _verb() -> re.Pattern[str]:
    """A verb of work in small letters: names are in capitals, so "Sở Xây dựng xây dựng" ends before the second."""
    strong = _words("assignment_verbs", "verb", "duty", any_case=False)
    weak = _words("assignment_verbs", "ambiguous", any_case=False)
    return re.compile(
        rf"(?<![\w-])(?!{NOUNS})(?!{NAME_ENDS})"
        rf"(?:(?P<strong>{strong}|(?:(?<=địa phương )|(?<=liên quan ))phòng,? chống)|(?P<weak>{weak}))(?![\w-])"
    )


@cache
def _request() -> re.Pattern[str]:
    """A word that addresses an actor at the head of a clause: "Giao", "Yêu cầu", not "Đối với địa phương có dịch"."""
    place = r"đối với (?:các |những )?(?:địa phương|vùng|nơi|xã|huyện|tỉnh) (?:có|đã|chưa|thuộc|đang)\b"
    person = r"đối với (?:các |những )?người [^,.;:]{0,24}(?:có|đã|chưa|thuộc|đang|còn) "  # a case, not whom it tells
    request = _words("assignment_verbs", "request")
    # "Phân công Sở Y tế tổ chức trực cấp cứu" asks a body; "Phân công công việc cho từng người" is work
    hand_over = rf"(?-i:{_words('assignment_verbs', 'hand-over')}(?=\s+[{UPPER}])(?!\s+{_PERSONS}))"
    return re.compile(
        rf"(?!{place}|{person})(?:{request}|{hand_over})(?:\s+|(?=(?-i:[{UPPER}])))(?:cho\s+)?(?:đối với\s+)?",
        re.IGNORECASE,
    )


# whom a body assigns to work of its own: "phân công cán bộ", "Phân công Lãnh đạo Bộ", "phân công Thẩm phán"
_PERSONS = r"(?:các\s+)?(?i:cán bộ|công chức|viên chức|người|đồng chí|lãnh đạo|thành viên|thẩm phán)\b"


@cache
def _hand_over() -> re.Pattern[str]:
    """A verb by which an actor hands the work to other bodies: "Chính phủ phân công các bộ", not "phân công cán bộ"."""
    verbs = _words("assignment_verbs", "hand-over", any_case=False)
    return re.compile(rf"{verbs}\s+(?:cho\s+)?(?!{_PERSONS})")


# nouns after which a verb of work is an attribute: "cơ quan quản lý", "cơ sở đào tạo", "Chiến lược phát triển"
_ATTRIBUTED = re.compile(
    r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Cc]ơ sở|[Tt]ổ chức|[Dd]oanh nghiệp|[Tt]rung tâm|[Cc]án bộ|[Ll]ực lượng|[Nn]gười"
    r"|[Cc]ông ty|[Bb]ộ phận"
    r"|\b(?:viện|(?<!Môi )(?<!môi )trường|ban|(?<!Quốc )(?<!Biên )phòng|quỹ|cục|(?<!Nội )(?<!Ngoại )vụ"
    r"|(?<![xX]ã )(?<!Quốc )hội|tổ|(?<!Quân )đội|ngành|bộ|sở|báo|đài"
    r"|công tác|việc|hoạt động|chế độ|chức năng"
    r"|hệ thống|lĩnh vực|các|và|thông tin|về|phục vụ|chiến lược|(?:chương|quy|quá) trình|kế hoạch|đề án|dự án)"
    r"|Chiến lược|Chương trình|Kế hoạch|Đề án|Chính sách)\s+$"
)
_NAMED = re.compile(
    r"(?:Tư vấn|Quản lý|Hỗ trợ|Phát triển|Kiểm soát|Giám sát|Xúc tiến|Thẩm định|Kiểm định|Ứng dụng)\s+$"
)  # "Trung tâm Tư vấn phát triển"
# takes "Hội bảo vệ người tiêu dùng", "Ban quản lý các tòa nhà": what a body does for a living is its name
_CALLED = re.compile(r"(?:Hội|[Hh]ội đồng|Tổ|Đoàn|Đội|Ban|Cục|Vụ|Viện|Trung tâm|Quỹ|Phòng|Công ty|Trạm)\s+$")
_CALLINGS = frozenset(
    {"hòa giải", "hoà giải", "giám sát", "điều hành", "soạn thảo", "biên soạn", "biên tập", "vận động", "điều phối"}
)
_DOINGS = frozenset({"tổ chức", "thực hiện", "cung cấp", "tham gia", "sử dụng"})
_FIELD = re.compile(
    r"(?:hoạt động|công trình|(?<!chủ )(?<!nhà )đầu tư|chất lượng|quản lý hoạt động)\s+$"
)  # "Cục Quản lý hoạt động xây dựng"
# after "tổ chức" where it is a body: "cơ quan, tổ chức có liên quan", "các tổ chức chính trị"
_BODIES = re.compile(
    r"\s*(?:[,.;:)/]|$|(?:chính trị|xã hội|đoàn thể|cá nhân|quốc tế|tín dụng|kinh tế|có liên quan|liên quan|đảng|ngoài"
    r"|trong|ở"
    r"|thuộc|phi|hành nghề|nghề nghiệp|khoa học|và|khác|nào|của|hội|thành viên|nước|dịch vụ|tôn giáo|công đoàn|đoàn"
    r"|quản lý|cung cấp|sản xuất|kinh doanh|tư vấn|sự nghiệp|tài chính|môi giới|giám định|được|tham gia|đại diện|là"
    r"|trung gian|đóng trên|sử dụng|khai thác|xúc tiến|thực hiện|kiểm định|đào tạo|chủ trì|có|chứng nhận|tự nguyện"
    r"|[Pp]háp chế|Đảng|Đoàn|cơ sở|trung ương|địa phương)(?!\w))"
)
_PREPARED = frozenset({"soạn thảo", "tham mưu", "xây dựng", "đề xuất", "chủ trì"})  # "cơ quan chủ trì soạn thảo"
# takes "các tổ chức", "Thủ trưởng tổ chức pháp chế", "đơn vị sự nghiệp thuộc tổ chức công đoàn"
_SEVERAL = re.compile(r"(?:\b[Cc]ác|những|mỗi|[Tt]rưởng|(?<!trực )thuộc)\s+$")
_UNDER = re.compile(r"trực thuộc\s+$")  # "trực thuộc tổ chức công đoàn", but "trực thuộc | tổ chức học tập Nghị quyết"
_SOCIETY = re.compile(r"\s+(?:công đoàn|chính trị|xã hội|tín dụng|đoàn thể|đảng|hội)\b", re.IGNORECASE)
# takes "các bộ, ngành thực hiện", "các hiệp hội tổ chức", "các trường tham gia"
_GROUP = re.compile(r"\b(?:ngành|bộ|sở|hội|viện|trường|ban|phòng|quỹ|cục|vụ|tổ|đội|báo|đài)\s+$")
_COMMITTEE = re.compile(r"\b[Bb]an\s+$")  # "Ban chỉ đạo", "Ủy ban chỉ đạo quốc gia"
_IN_CHARGE = re.compile(r"(?:cơ quan|đơn vị|cá nhân)\s+$", re.IGNORECASE)  # "cơ quan chủ trì soạn thảo"
_WORKS_ON = re.compile(r"\s*(?:,|và\s|phối hợp|tổ chức|xây dựng|thực hiện|triển khai|tham mưu)")
_ASSIGNED = re.compile(
    rf"được(?:\s+[{UPPER}][\w ]{{2,40}})?(?:\s+giao|\s+phân công|\s+chỉ định)(?:\s+nhiệm vụ)?\s+$|assigned(?: to)?\s+$"
)  # "đơn vị được giao chủ trì", "đơn vị được Lãnh đạo Bộ phân công chủ trì"
_PAST = re.compile(r"(?:được|đã|đang|bị|chưa)\s+$")  # "Văn phòng được thành lập", "Thành phố đã chỉ đạo"
# takes "Các Bộ được giao chủ trì soạn thảo các dự án luật được" before "điều chỉnh": what is drafted, not the duty
_WHO_DRAFTS = re.compile(r"chủ trì (?:soạn thảo|xây dựng|thực hiện) (?:các |những )?(?:dự án|đề án|nhiệm vụ|văn bản)\b")
_HANDED_BY = re.compile(rf"(?:được(?:\s+[{UPPER}][\w ]{{2,40}})?|đã|đang|bị|chưa)\s+$")  # "được Lãnh đạo Bộ phân công"
# takes "Đơn vị | bảo đảm chất lượng của Trường có trách nhiệm", "các cơ quan | triển khai Đề án có trách nhiệm"
# "Tổ chuyên gia | thẩm định và đơn vị tư vấn thẩm định có trách nhiệm", "các địa phương | giải ngân chậm phải", "Vụ
# Hỗ trợ người | nộp thuế có trách nhiệm", "cơ quan | soạn thảo tiếp tục lấy ý kiến", "Ban In sao và | bàn giao đề thi"
_DESCRIBED = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|tổ chức|ban chỉ đạo|ban chỉ huy|hội đồng|tổ công tác|(?:tổ|nhóm) (?:chuyên gia|thư ký)"
    rf"|địa phương|chủ đầu tư|người|\b(?:ban|tổ|hội đồng) (?-i:[{UPPER}])\w+ \w+ và)"
    r"\s+$",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"[\w ]{0,60}?(?<! và) (?:có|chịu) trách nhiệm\b|[\w ]{0,30}(?<! và) (?:phải|cần) (?!thiết)"
    r"| (?:tiếp tục|chủ động|khẩn trương) (?!các |những |và |việc |công )\w"
)
# takes "Bộ Y tế, cơ quan" before "chủ trì thực hiện Chương trình, có trách nhiệm": what the body is, no second one
_APPOSED = re.compile(r",\s+(?:cơ quan|đơn vị)\s+$")
_THEN_OBLIGED = re.compile(r"[\w ]{3,60},\s+(?:có|chịu) trách nhiệm\b")
# takes "Bộ, cơ quan được lấy ý kiến có trách nhiệm trả lời": the passive tells which bodies, the verb comes after it
_ASKED = re.compile(r"(?:cơ quan|đơn vị|địa phương|tổ chức|tỉnh|thành phố)\s+được\s+$")
# takes "Các nhà xuất bản có sách giáo khoa đã được" before "phê duyệt chủ động ..."
_WHICH_HAVE = re.compile(r"\scó\s[\w ]{3,60}\s(?:đã )?được\s+$")
_STRONG = re.compile(r"\s(?:có trách nhiệm|chịu trách nhiệm|phải|chủ trì|chủ động|khẩn trương|tiếp tục)\s")
# first syllables of nouns whose second looks like a verb: "Chương trình", "Ngoại giao"
_COMPOUND = re.compile(
    r"(?:chương|ngoại|quá|quy|công|đăng|lịch|(?<!địa )bàn|lộ|tiến|giáo|thành|độc|quốc|tương|bưu|trung|chuyển|đào|sáng"
    r"|cải|chế|thông|thuyết|hội|trợ|hợp|khuyến|giao)\s+$",
    re.IGNORECASE,
)
# takes the end of "Sở Du lịch", "Vụ Pháp chế", "Thương binh và Xã hội" before "lập", "trình", "gửi"
_IN_NAME = re.compile(
    r"(?:du lịch|pháp chế|(?:xã|hiệp|quốc) hội|(?:truyền|giao|viễn) thông|(?:tôn|tuyên) giáo|ngoại giao)\s+$",
    re.IGNORECASE,
)
_LISTED_NOUN = re.compile(r"(?:,|và|các|hoặc|những|/)\s*$")  # "cơ quan, tổ chức", "các tổ chức"
# takes "Bộ Chính trị, sự" before "đồng hành của Quốc hội": what makes a noun of the verb; leaves "Bộ Chỉ huy quân sự"
# or "UBND các tỉnh có khả năng" before "cân đối ngân sách", which tells which provinces
_MADE_NOUN = re.compile(r"(?:,|;|\b(?:dưới|với|cùng|và|nhờ|có))\s+sự\s+$|\scó khả năng\s+$")
# takes the end of "Cơ quan BHXH chỉ" before "xác nhận": it belongs to the verb
_PARTICLE = re.compile(r"(?<!đình)(?<![Bb]ồi)\s+(?:chỉ|cũng|còn|thường|sẽ|(?<!hàng )không|vẫn|luôn|đều)$")
_OPEN_QUOTE = re.compile(r"“[^”\"]*$")  # "Đơn vị thực hiện “Thủ tục liên thông" before "đăng ký"
# takes "các bệnh viện do Bộ Y tế quản lý" before "lập kế hoạch": whose they are, not by whom the work is done
_OWNED_BY = re.compile(rf"\sdo\s(?:các\s)?[{UPPER}][^,.;:]{{2,60}}?\s(?:quản lý|làm (?:đại diện|chủ)|đầu tư)(?!\w)")
_QUOTED, _BY = re.compile(r"[\"“]?\s*"), re.compile(r"\sdo\s")


@dataclass(frozen=True, slots=True)
class Actor:
    """Bodies at the head of a clause: their place in the document, and where the verb begins."""

    agencies: tuple[Agency, ...]
    span: Span
    verb: int
    addressed: bool = False


def starts_with_body(text: str, start: int = 0) -> bool:
    """Whether a body, unit or post stands at `start` ("Các Sở", "Tổ chức, cá nhân", not "Tổ chức hội nghị")."""
    return _begins_with_body(text[start : start + 80])


@lru_cache(maxsize=8192)
def _begins_with_body(text: str) -> bool:
    return bool(_head().match(text) or _organisations().match(text) or names_body(text))


def find_actor(text: str, *, offset: int = 0, asked: bool = False) -> Actor | None:
    """The bodies with which `text` begins, when a verb of work follows them; `offset` is the place of `text`.

    Of English bodies that are `asked`, the infinitive is that verb: "(requests) the Ministry of Health to prepare".
    """
    start = _QUOTED.match(text).end()  # type: ignore[union-attr]
    request = _request().match(text, start)
    addressed = request is not None and starts_with_body(text, request.end())
    if request is not None and addressed:
        start = request.end()
    verb = duty_of(text, start)
    if verb is None and not starts_with_body(text, start):
        return None
    if verb is None and (asked or (addressed and request[0].isascii())):  # type: ignore[index]
        verb = infinitive_of(text, start)
    if verb is None:
        verb = find_verb(text, start)
        if verb is None or tells_duty(text, verb):  # what "shall be paid" is told nothing
            return None
    handed = _request().match(text, verb) or _hand_over().match(text, verb)
    if (
        handed is not None
        and not addressed
        and (found := find_actor(text[handed.end() :], offset=offset + handed.end(), asked=handed[0].isascii()))
    ):
        return found  # "Bộ X đề nghị các địa phương tổ chức ...": the second is to work
    by = _BY.search(text, start, verb)
    if by is not None and not _OWNED_BY.match(text, by.start(), verb) and starts_with_body(text, by.end()):
        start = by.end()  # "Sở Chỉ huy do Chủ tịch UBND chỉ đạo"
    agencies = read_bodies(_PARTICLE.sub("", text[start:verb].rstrip(" ,;:")), offset=offset + start)
    if not agencies:
        return None
    return Actor(agencies, Span(agencies[0].span.start, offset + verb), offset + verb, addressed)  # type: ignore[union-attr]


_SHORT_NAME = re.compile(r"\s*\(\s*[A-ZĐ&-]{2,}\s*\)")  # "(GDCTHSSV)"
_PERSON = re.compile(
    r"(?:Đồng chí|đồng chí|Ông|Bà)\s+(?:[A-ZĐÀ-Ỹ][^\W\d_]*\s*){2,5}[,-]\s*"
)  # "Ông Trần Văn A, Thứ trưởng"
# what tells more of the bodies and is no name: "Bộ X là cơ quan chủ trì", "các đơn vị được giao nhiệm vụ"
_TAIL = re.compile(
    r",\s+cơ quan (?:chủ trì|thường trực|đầu mối)\s|,?\s+trong đó(?=\W*$|\s+(?:có|gồm|bao gồm)\s)"
    r"|,?\s+(?:là(?!\s+(?:(?:[Pp]hó\s+)?(?:[Vv]ụ|[Cc]ục|[Vv]iện|[Bb]ộ|[Hh]iệu|[Tt]hứ)\s+trưởng\b|Giám đốc|Tổng|Chủ"
    r"|Chánh|Phó|Trưởng))"  # "Ủy viên Ban Chỉ đạo là Vụ trưởng Vụ X" names a post by another one
    r"|gồm|bao gồm|với vai trò|được (?:giao|phân công)|với tư cách|căn cứ|nêu tại|quy định tại|đã được"
    r"|theo (?:quy định|lộ trình)"
    r"|có liên quan đến việc|[-–]\s+(?:[Cc]ơ quan|[Đđ]ơn vị))(?:\s|$)"
    r"|,\s+(?:trước hết|nhất|đặc biệt|trọng tâm)\s+là\s"  # "các bộ, ngành, nhất là Bộ X"
    r"|\s+trong (?:việc|quản lý|công tác|thực hiện|triển khai|tổ chức|hoạt động)\b"  # "... của Bộ X trong quản lý"
    r"|\s+(?:ngoài|bên cạnh) việc\b|,\s+(?:ngoài (?:các|những)|trừ)\s"  # "..., ngoài các việc trên, thực hiện"
    r"|\s*\((?!Trung tâm|Cục|Vụ|Phòng)[^()]*\)\s*$"
)
# takes "được giao nhiệm vụ" behind "Các đơn vị", "các bộ, ngành": which of them; behind "Bộ Y tế" it tells nothing new
_RELATIVE = re.compile(r"\s+được (?:giao|phân công) (?:chủ trì(?=,? \w)|(?!trực tiếp|làm)\w+ \w)")
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
    if tail and _RELATIVE.match(phrase, tail.start()) and _COLLECTIVE.search(phrase, start, tail.start()):
        more = _CHARGE_ENDS.search(phrase, tail.end())
        ends = [more.start() if more else len(phrase), tail.start()]
    lists = [split_agencies(_OPEN_BRACKET.sub("", phrase[start:end]), offset=offset + start) for end in ends]
    bodies = lists[0] if len(lists[0]) == len(lists[-1]) else lists[-1]
    others = _NOBODY if len(bodies) == 1 else _PEOPLE
    return tuple(body for body in bodies if body.written.lower() not in others)


@lru_cache(maxsize=2048)  # the parts that read one paragraph all ask for its verb
def find_verb(text: str, start: int) -> int | None:
    """Offset of the verb that ends the noun phrase at `start`, `None` where the clause has none."""
    window = text[: start + LONGEST]
    attribute = -1
    for found in _verbs(window, start):
        before = window[start : found.start()]
        handed = found[0] in ("giao", "phân công", "chỉ định")  # "được giao", "được phân công"
        if _says_which(text, start, found) or (found[0] == "lãnh đạo" and not PARTY.search(before)):
            continue
        if ". " in before or " đã có " in before or " chưa " in before:
            return None
        if _PAST.search(before) and not handed:
            if _WHO_DRAFTS.search(before):
                continue
            return None
        if before.count("(") > before.count(")") or _OPEN_QUOTE.search(before):
            continue
        if (
            _is_attribute(before, found, window)
            or (found.start() - attribute <= 1 and (found["weak"] or found[0] in _PREPARED))
            or (handed and _HANDED_BY.search(before))
        ):
            attribute = found.end() if found["weak"] or found[0] in ("chủ trì", "tham mưu", "soạn thảo") else attribute
            continue
        if found["weak"] and found[0] not in _DOINGS and not text[found.end() : found.end() + 4].strip(" .;:,/)"):
            return None  # "Vụ Pháp chế và Thanh tra thống kê;" is a name to its end
        return found.start()
    return None


def _verbs(text: str, start: int) -> Iterator[re.Match[str]]:
    """Verbs behind `start` that no known name holds: "Trung tâm Phục vụ hành chính công" before "bố trí"."""
    at, named = start + 2, end_of_called(text, start)
    while found := _verb().search(text, at):
        named = max(named, end_of_name_around(text, start, found.span()) or -1)
        if found.start() < named:
            at = max(named, found.start() + 1)
            continue
        yield found
        at = found.end()


def _says_which(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether the verb is made a noun, or only tells which bodies are meant: a passive, or who owns them."""
    before, by = text[start : verb.start()], text.rfind(" do ", start, verb.start())
    owned = _OWNED_BY.match(text, by) if by >= 0 else None
    if owned is not None and verb.end() <= owned.end():
        return True
    if _MADE_NOUN.search(before) or (_WHICH_HAVE.search(before) and _STRONG.match(text, verb.end())):
        return True
    return _ASKED.search(before) is not None and _STRONG.search(text, verb.end(), verb.end() + 60) is not None


def _is_attribute(before: str, found: re.Match[str], text: str) -> bool:
    """Whether the verb belongs to the noun phrase ("cơ quan quản lý nhà nước", "đơn vị được giao chủ trì")."""
    if (
        _tells_which(before, found, text)
        or _ASSIGNED.search(before)
        or (
            names_an_office(before, found[0])
            and _verb().search(re.split("[,;:.]", text[found.end() : found.end() + 60])[0])
        )
        or (" " not in found[0] and _COMPOUND.search(before) and not (_IN_NAME.search(before) or closes_name(before)))
    ):
        return True
    return not (found["weak"] and closes_name(before)) and _belongs_to_noun(before, found, text)


def _belongs_to_noun(before: str, found: re.Match[str], text: str) -> bool:
    """Whether the verb says what the noun right before it is for: "Ban chỉ đạo", "cơ quan quản lý", "Hội hòa giải"."""
    if found[0] in ("chỉ đạo", "chủ trì"):
        return _is_office(before, found, text)
    named = found[0] in _CALLINGS or (found["weak"] and found[0] not in _DOINGS)
    if _FIELD.search(before) or (named and _CALLED.search(before)):
        return True
    if found[0] in _DOINGS and (noun := _is_body(before, found, text)) is not None:
        return noun
    if _verb().match(text, found.end() + 1) or not (found["weak"] or _NAMED.search(before)):
        return False
    return found["weak"] is None or bool(_NAMED.search(before)) or _after_noun(before, found[0])


def _tells_which(before: str, found: re.Match[str], text: str) -> bool:
    """Whether the verb tells which unit is meant, and the duty comes after it: "đơn vị bảo đảm X có trách nhiệm"."""
    return found[0] not in ("có trách nhiệm", "có thể") and bool(
        _DESCRIBED.search(before) and _OBLIGED.match(text, found.end())
    )


def _is_office(before: str, found: re.Match[str], text: str) -> bool:
    """Whether the verb names an office: "Ban chỉ đạo", "cơ quan chủ trì soạn thảo"."""
    if found[0] == "chỉ đạo":
        return bool(_COMMITTEE.search(before))
    if _APPOSED.search(before) and _THEN_OBLIGED.match(text, found.end()):
        return True
    if _IN_CHARGE.fullmatch(before) and text.startswith(" phối hợp", found.end()):
        return True  # "cơ quan chủ trì | phối hợp với Bộ X": the bare noun would name nobody
    return bool(_IN_CHARGE.search(before)) and not _WORKS_ON.match(text, found.end())


def _is_body(before: str, found: re.Match[str], text: str) -> bool | None:
    """Whether "tổ chức" is a body here; of the other doings only that they are verbs after a group; else `None`."""
    under = _UNDER.search(before) and _SOCIETY.match(text, found.end())
    if found[0] == "tổ chức" and (under or _SEVERAL.search(before)):
        return True
    if found[0] == "thực hiện" and before.endswith(", "):
        return False  # "các hiệp hội, doanh nghiệp, thực hiện các hoạt động"
    if _GROUP.search(before) or (found[0] == "tổ chức" and not _BODIES.match(text, found.end())):
        return False
    return None


def _after_noun(before: str, verb: str) -> bool:
    """Whether a noun that takes an attribute stands right before ("cơ quan", "cơ sở", or a list that goes on)."""
    if (verb == "nghiên cứu" and before.endswith("bộ, ngành ")) or before.endswith("liên quan, "):
        return False  # "các đơn vị liên quan, | hỗ trợ doanh nghiệp": the list is over
    return bool(_LISTED_NOUN.search(before) or _ATTRIBUTED.search(before))


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a verb of work ("Xây dựng", "Phối hợp")."""
    return find_verb("xx " + text[:1].lower() + text[1:60], 0) == len("xx ")
