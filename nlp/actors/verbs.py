"""The verb of work that ends the noun phrase of who is to act."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from vnpolicy.nlp.actors.name_tails import PARTY
from vnpolicy.nlp.actors.verb_names import (
    NAME_ENDS,
    NOUNS,
    closes_name,
    end_of_called,
    end_of_name_around,
    is_general_office,
    names_an_office,
)
from vnpolicy.nlp.actors.words import words_of
from vnpolicy.nlp.letters import UPPER

LONGEST = 700  # characters of a list of bodies before its verb


@cache
def _verb() -> re.Pattern[str]:
    """A verb of work in small letters: names are in capitals, so "Sở Xây dựng xây dựng" ends before the second.

    A name may stand right behind it where a blank was lost: "chỉ đạoTập đoàn".
    """
    strong = words_of("assignment_verbs", "verb", "duty", any_case=False)
    weak = words_of("assignment_verbs", "ambiguous", any_case=False)
    return re.compile(
        rf"(?<![\w-])(?!{NOUNS})(?!{NAME_ENDS})"
        rf"(?:(?P<strong>{strong}|(?:(?<=địa phương )|(?<=liên quan ))phòng,? chống)|(?P<weak>{weak}))"
        rf"(?:(?![\w-])|(?=[{UPPER}][^\W\d_]))"
    )


# nouns after which a verb of work is an attribute: "cơ quan quản lý", "cơ sở đào tạo", "Chiến lược phát triển"
_ATTRIBUTED = re.compile(
    r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Cc]ơ sở|[Tt]ổ chức|[Dd]oanh nghiệp|[Tt]rung tâm|[Cc]án bộ|[Ll]ực lượng|[Nn]gười"
    r"|[Cc]ông ty|[Bb]ộ phận|[Mm]ạng lưới"
    r"|\b(?:viện|(?<!Môi )(?<!môi )trường|ban|(?<!Quốc )(?<!Biên )phòng|quỹ|cục|(?<!Nội )(?<!Ngoại )vụ"
    r"|(?<![xX]ã )(?<!Quốc )hội|tổ|(?<!Quân )đội|ngành|bộ|sở|báo|đài"
    r"|công tác|việc|hoạt động|chế độ|chức năng"
    r"|hệ thống|lĩnh vực|các|và|thông tin|về|phục vụ|chiến lược|(?:chương|quy|quá) trình|kế hoạch|đề án|dự án)"
    r"|Chiến lược|Chương trình|Kế hoạch|Đề án|Chính sách)\s+$"
)
# takes "Đoàn Thanh niên trường", "Công đoàn công ty": whose they are, and not what that noun is for
_WHOSE = re.compile(
    r"(?:[Cc]ông đoàn|[Tt]hanh niên|\b[Đđ]oàn|[Pp]hụ nữ|[Đđ]ảng ủy|[Cc]hi bộ) "
    r"(?:trường|bệnh viện|viện|ngành|cơ sở|cơ quan|đơn vị|doanh nghiệp|(?:[Tt]ổng )?[Cc]ông ty|sở|bộ)\s+$"
)
_PLACE_OF_WORK = re.compile(
    r"(?:\b[Bb]ệnh viện|\b[Nn]hà trường|\b[Cc]hi hội|\b[Cc]hi đoàn)\s+$"
)  # that no verb describes
_NAMED = re.compile(
    r"(?:Tư vấn|Quản lý|Hỗ trợ|Phát triển|Kiểm soát|Giám sát|Xúc tiến|Thẩm định|Kiểm định|Ứng dụng)\s+$"
)  # "Trung tâm Tư vấn phát triển"
# takes "Hội bảo vệ người tiêu dùng", "Ban quản lý các tòa nhà": what a body does for a living is its name
_CALLED = re.compile(
    r"(?:[Mm]ạng lưới|Hội|[Hh]ội đồng|Tổ|Đoàn|Đội|Ban|Cục|Vụ|Viện|Trung tâm|Quỹ|Phòng|Công ty|Trạm)\s+$"
)
_CALLINGS = frozenset(
    {"hòa giải", "hoà giải", "giám sát", "điều hành", "soạn thảo", "biên soạn", "biên tập", "vận động", "điều phối"}
)
_DOINGS = frozenset({"tổ chức", "thực hiện", "cung cấp", "tham gia", "sử dụng"})
_FIELD = re.compile(
    r"(?:hoạt động|công trình|(?<!chủ )(?<!nhà )đầu tư|(?<!ảm bảo )(?<!uản lý )chất lượng|quản lý hoạt động)\s+$"
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
_SEVERAL = re.compile(r"(?:\b[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]rưởng|(?<!trực )thuộc)\s+$")
_UNDER = re.compile(r"trực thuộc\s+$")  # "trực thuộc tổ chức công đoàn", but "trực thuộc | tổ chức học tập Nghị quyết"
_SOCIETY = re.compile(r"\s+(?:công đoàn|chính trị|xã hội|tín dụng|đoàn thể|đảng|hội)\b", re.IGNORECASE)
# takes "các bộ, ngành thực hiện", "các hiệp hội tổ chức", "các trường tham gia"
_GROUP = re.compile(r"\b(?:ngành|bộ|sở|hội|viện|trường|ban|phòng|quỹ|cục|vụ|tổ|đội|báo|đài)\s+$")
_COMMITTEE = re.compile(r"\b[Bb]an\s+$")  # "Ban chỉ đạo", "Ủy ban chỉ đạo quốc gia"
_IN_CHARGE = re.compile(r"(?:cơ quan|đơn vị|bộ phận|cá nhân)\s+$", re.IGNORECASE)  # "cơ quan chủ trì soạn thảo"
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
    r"(?:du lịch|pháp chế|(?:xã|hiệp|quốc) hội|(?:truyền|giao|viễn|phổ) thông|(?:tôn|tuyên) giáo|ngoại giao"
    r"|tổng hợp)\s+$",
    re.IGNORECASE,
)
_LISTED_NOUN = re.compile(r"(?:,|và|các|hoặc|những|/)\s*$")  # "cơ quan, tổ chức", "các tổ chức"
# takes "Bộ Chính trị, sự" before "đồng hành của Quốc hội": what makes a noun of the verb; leaves "Bộ Chỉ huy quân sự"
# or "UBND các tỉnh có khả năng" before "cân đối ngân sách", which tells which provinces
_MADE_NOUN = re.compile(r"(?:,|;|\b(?:dưới|với|cùng|và|nhờ|có))\s+sự\s+$|\scó khả năng\s+$")
_NEXT_NAME = re.compile(rf"\W*$|(?:,| và)\s+[{UPPER}]|[;:]")  # behind a name
_STOP = re.compile(r"(?<!\bP)(?<!\bT[Pp])\. ")  # leaves "TP. Cần Thơ", "P. Tài chính"
_OPEN_QUOTE = re.compile(r"“[^”\"]*$")  # "Đơn vị thực hiện “Thủ tục liên thông" before "đăng ký"
# takes "các bệnh viện do Bộ Y tế quản lý" before "lập kế hoạch": whose they are, not by whom the work is done
OWNED_BY = re.compile(rf"\sdo\s(?:các\s)?[{UPPER}][^,.;:]{{2,60}}?\s(?:quản lý|làm (?:đại diện|chủ)|đầu tư)(?!\w)")


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
        if _STOP.search(before) or " đã có " in before or " chưa " in before:
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
    owned = OWNED_BY.match(text, by) if by >= 0 else None
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
            and find_verb(re.split("[,;:.]| và ", text[found.end() - 1 : found.end() + 60])[0], 0) is not None
        )
        or (is_general_office(before, found[0]) and _ends_here(text, found.end()))
        or (" " not in found[0] and _COMPOUND.search(before) and not (_IN_NAME.search(before) or closes_name(before)))
    ):
        return True
    return not (found["weak"] and closes_name(before)) and _belongs_to_noun(before, found, text)


def _ends_here(text: str, end: int) -> bool:
    """Whether what a name ends with stands before `end`: another verb, another body or nothing comes next."""
    more = _verb().match(text, end + 1)
    return _NEXT_NAME.match(text, end) is not None or (more is not None and more[0] not in ("báo cáo", "trình", "gửi"))


def _belongs_to_noun(before: str, found: re.Match[str], text: str) -> bool:
    """Whether the verb says what the noun right before it is for: "Ban chỉ đạo", "cơ quan quản lý", "Hội hòa giải"."""
    if found[0] in ("chỉ đạo", "chủ trì"):
        return _is_office(before, found, text)
    if found[0] == "đầu mối":
        # "Vụ Pháp chế | đầu mối chuẩn bị"; "các đơn vị đầu mối | triển khai", "cán bộ đầu mối kỹ thuật"
        return _IN_CHARGE.search(before) is not None or _verb().match(text, found.end() + 1) is None
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
    if _WHOSE.search(before) or (verb != "điều trị" and _PLACE_OF_WORK.search(before)):
        return False
    return bool(_LISTED_NOUN.search(before) or _ATTRIBUTED.search(before))


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a verb of work ("Xây dựng", "Phối hợp")."""
    return find_verb("xx " + text[:1].lower() + text[1:60], 0) == len("xx ")
