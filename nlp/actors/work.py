"""Whether a text is a piece of work: what somebody is told to do, and not a name, a state, a right or a report."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import filterfalse

from vnpolicy.corpus import read_table
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.english import orders, tells_duty
from vnpolicy.nlp.actors.verbs import begins_with_verb, find_verb
from vnpolicy.nlp.alternatives import alternatives

_LOOKED_AT = 420  # characters of a text in which its first verb is looked for
_LABEL = 110  # characters of a topic before its colon: "Về quản lý lễ hội: rà soát ..."
_BREAK = re.compile(r":\s+|[,;]\s+(?:thì\s+)?|\.\s+|\sthì\s|\)\s+|\svà\s")  # takes ", " of "Trong năm 2022, rà soát"
_NUMBER = re.compile(r"\(?\d{1,2}[).]\s*|\(?[ivx]{1,4}\)\s*|√\s*")  # takes "(1) ", "2) "
# a demand after its topic: "Kế hoạch cụ thể đề nghị gửi về ...", "các dự án chậm phải ..."
_DEMAND = re.compile(r"\s(?:phải|cần|đề nghị|yêu cầu|giao|không được|khuyến khích|nghiêm cấm|bảo đảm|đảm bảo)\s")
# takes "chuẩn hóa", "đa dạng hoá": what makes a verb of any word; leaves "hàng hóa", "văn hóa"
_MADE = re.compile(r"(?!hàng|văn)(?:[^\W\d_]+\s){1,2}(?:hóa|hoá)\b(?!\s(?:học|đơn|chất))")


def _words(kind: str) -> str:
    words = {row["word"] for row in read_table("work_openings") if row["kind"] == kind}
    return alternatives(words, blank=" ")


@cache
def _verb() -> re.Pattern[str]:
    """A verb of work at the head of a text in small letters, also after particles: "luôn kịp thời sửa chữa"."""
    kinds = ("verb", "ambiguous")
    known = {row["word"].rstrip(",") for row in read_table("assignment_verbs") if row["kind"] in kinds}
    # "Trước ngày 31/10", "Hằng năm" end a noun phrase as verbs do, and are none
    verbs = alternatives(filterfalse(_kind("circumstance").match, known), blank=" ")
    return re.compile(
        rf"(?:(?:{_words('particle')}),?\s+)*(?!(?:{_words('noun')})(?!\w))(?:{_words('verb')}|{verbs})(?!\w)"
    )


@cache
def _kind(kind: str) -> re.Pattern[str]:
    """Any word of a kind at the head of a text in small letters."""
    return re.compile(rf"(?:{_words(kind)})(?!\w)")


@lru_cache(maxsize=8192)
def opens_with_work(text: str) -> bool:
    """Whether a text begins with a verb of work, also after its number or an adverb."""
    number = _NUMBER.match(text)
    text = text[number.end() :] if number else text
    low = text[:80].lower()
    if _kind("noun").match(low) or (low.startswith("tổ chức") and starts_with_body(text)):
        return False
    if _verb().match(low) or _MADE.match(low):
        return True
    return not _kind("circumstance").match(low) and begins_with_verb(text) and not starts_with_body(text)


# takes "Căn cứ Đề án này để", "Căn cứ Đề án này" before "xây dựng kế hoạch"
_BASED = re.compile(r"(?:căn cứ|trên cơ sở|dựa trên|dựa vào)\s[^.;]{3,300}?\s(?:để|này)\s", re.IGNORECASE)

# takes "Trước ngày 15 tháng 12", "Vào tháng 5 hằng năm", "Mỗi tuần", "Trong quý II", each with what follows; leaves
# "Trong 5 năm thực hiện Nghị quyết ..."
_TIME = re.compile(
    r"(?:trước|chậm nhất|định kỳ|trong|vào|mỗi|cứ|cuối|đầu|(?:hằng|hàng)(?=\s(?:năm|quý|tháng|tuần|ngày)))\s(?!\d+ năm)"
    r"[^,.;:]{0,60}",
    re.IGNORECASE,
)
# where the verb may follow; leaves "Cuối năm học 2004-2005"
_TIME_ENDS = re.compile(r"(?:\d|\s[IVX]+|năm(?! học)|quý|tháng|tuần|ngày|lần)\s(?:có\s)?(?=[a-zà-ỹ])")


def _works_at_time(text: str) -> bool:
    """Whether a verb of work follows a time at once: "Trong tháng 3 ban hành hướng dẫn"."""
    time = _TIME.match(text)
    return time is not None and any(opens_with_work(text[end.end() :]) for end in _TIME_ENDS.finditer(time[0]))


_TOGETHER = re.compile(r"Cùng (?:với )?")


def says_work(text: str, *, objects: bool = False) -> bool:
    """Whether a text that names no actor says what is to be done: a verb first, or after a circumstance or a topic.

    With `objects` the verb stands above the text, which may then only name what is to be made ("Ban hành:").
    """
    if opens_with_work(text):
        return True
    head, low = text[:_LOOKED_AT], text[:40].lower()
    if _kind("state").match(low):
        return False
    if objects and _kind("product").match(low):
        return True
    purpose = _BASED.match(head)
    if _works_with_others(head) or _works_at_time(head) or (purpose and opens_with_work(head[purpose.end() :])):
        return True
    circumstance = _kind("circumstance").match(low) is not None
    for pause in _BREAK.finditer(head):
        topic = pause[0][0] == ":" and pause.start() < _LABEL
        if (topic or circumstance) and _goes_on(text[pause.end() :]):
            return True
    return _DEMAND.search(text) is not None


def _works_with_others(text: str) -> bool:
    """Whether the partners stand before the verb: "Cùng với Sở Xây dựng kiểm tra ..."."""
    found = _TOGETHER.match(text)
    return found is not None and starts_with_body(text, found.end()) and find_verb(text, found.end()) is not None


def _goes_on(rest: str) -> bool:
    """Whether work or an actor with its work stands behind a circumstance or a topic."""
    return opens_with_work(rest[:80]) or find_actor(rest) is not None


def work_begins(text: str, end: int) -> bool:
    """Whether work begins before `end`, so that a body there is no actor: "Căn cứ ..., phối hợp với Sở X, Sở Y"."""
    starts = (0, *(pause.end() for pause in _BREAK.finditer(text, 0, end)))
    return any(start < end and opens_with_work(text[start : start + 80]) for start in starts)


# takes "Bộ Y tế đã nỗ lực ...", "Ủy ban đã tiếp nhận đầy đủ ..."; leaves "các dự án đã được giao đất: ..."
_REPORTED = re.compile(r"[^,.;:]{0,60}?\s(?:đã|vừa|đang)\s(?!được|có\s(?:đủ|kết luận|quyết định))")
_DONE_BY = re.compile(r"\sđã được\s(?:các\s)?$")  # "... điều hành giá đã được" before "các Bộ triển khai"
_CONDITION = re.compile(r"(?:đối với|trường hợp|trong trường hợp|nếu|khi|sau khi|tại|ở)\b", re.IGNORECASE)


def reports_past(text: str, actor: int) -> bool:
    """Whether a sentence tells what its actor, whose name stands at `actor`, has done already."""
    if _DONE_BY.search(text, max(actor - 12, 0), actor):
        return True
    if " đã " not in text[actor : actor + 200] or _CONDITION.match(text):
        return False
    verb = find_verb(text, actor)
    return _REPORTED.match(text, actor, len(text) if verb is None else verb) is not None


# takes what a line that hands over work says and a name does not: "Sở Y tế chủ trì ...", "các đơn vị thực hiện ..."
_HANDS_OVER = re.compile(
    r"chủ trì|phối hợp (?:với|cùng)|trách nhiệm|nhiệm vụ|thực hiện|triển khai|báo cáo|hướng dẫn|bảo đảm|đảm bảo|chỉ đạo"
    r"|tham mưu|tổ chức (?:các|thực|triển|hội|tuyên|kiểm)|tăng cường|rà soát|tiếp tục|chủ động|gửi|trình|lập|phải|cử "
)
_LONGEST_NAME, _FEWEST, _SHARE = 130, 3, 0.7


def is_name(line: str) -> bool:
    """Whether a line only names a body: "Công ty cổ phần Tư vấn xây dựng hàng không;".

    A verb behind a body of the agency table is work ("Sở Y tế vận động ..."); behind another it may be of its name.
    """
    if len(line) > _LONGEST_NAME or ":" in line or not starts_with_body(line) or _HANDS_OVER.search(line.lower()):
        return False
    actor = find_actor(line)
    if actor is None:
        return True
    return not tells_duty(line, actor.verb) and not any(agency.key for agency in actor.agencies)


def are_names(lines: Sequence[str]) -> bool:
    """Whether most lines of a list are names of bodies."""
    return len(lines) >= _FEWEST and sum(map(is_name, lines)) >= _SHARE * len(lines)


def can_be_work(text: str) -> bool:
    """Whether a text can say what is to be done: words in small letters, no blanks of a form, no aside in brackets."""
    if text.startswith("(") and text.rstrip(".;").endswith(")"):
        return False
    if text.startswith(("Ông ", "Bà ")) and find_verb(text, 0) is None:
        return False  # "Trưởng Đoàn: Ông Trần Văn A, Phó Chủ tịch"
    small = sum(word[0].islower() and len(word) > 1 for word in text.split())
    return (small >= 2 or orders(text)) and "....." not in text and "……" not in text and text[0] not in '“"['
