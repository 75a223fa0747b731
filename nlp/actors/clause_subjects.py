"""Who a clause sets to work where it does not begin with them: behind a circumstance, a topic, or in the passive."""

import re
from collections.abc import Iterator

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.actors import Actor, end_of_case, find_actor
from vnpolicy.nlp.actors.bodies import read_bodies, starts_with_body
from vnpolicy.nlp.actors.english import TOGETHER_WITH, duty_of, end_of_list, opens_list
from vnpolicy.nlp.actors.present_tense import infinitive, tells_in_present
from vnpolicy.nlp.actors.verbs import find_verb
from vnpolicy.nlp.actors.work import opens_with_work
from vnpolicy.nlp.letters import UPPER

# takes "Định kỳ hằng năm, Sở Y tế ...", "Căn cứ Kế hoạch này, các đơn vị ...", "Trường hợp ... thì Ban Biên tập ...",
# "Vì vậy, đề nghị Sở Y tế ...", not "Do đó, Tòa án ...", which reasons
_CIRCUMSTANCE = re.compile(
    r"(?:định kỳ|căn cứ|trước|ngay (?:sau|khi|từ|trong)"
    r"|trên cơ sở|theo|hằng|hàng|trong|sau|khi|đồng thời|ngoài|ngoài ra|để|nhằm|chậm nhất|từ"
    r"|riêng|hết|đến|mỗi (?:năm|quý|tháng|tuần)|năm 20\d\d|quý [ivx\d]{1,3}|(?:đầu|cuối) (?:năm|quý|tháng)|kể từ"
    r"|bên cạnh (?:đó|việc)|đối với|trường hợp|quá trình"
    rf"|(?:do (?:đó|vậy)|vì vậy|với)(?=[^.;:]{{0,300}},\s[^,.;:]{{0,60}}?\b(?:đề nghị|yêu cầu)\s(?-i:các|[{UPPER}]))"
    r"|(?:do (?:đó|vậy)|vì vậy)(?=, (?:kể )?từ ngày)"
    r"|accordingly|according to|additionally|after|annually|as|at|based on|before|besides|bi-?annually|by|depending"
    r"|during|each|especially|every|following|for|from|monthly|no later|not later|on|particularly|periodically|prior to"
    r"|pursuant to|quarterly|regarding|regularly|semi-?annually|therefore|under|upon|when|where|within|with|yearly"
    r"|furthermore|meanwhile|moreover|specifically"
    r"|in (?:the|order|case|accordance|addition|quarter|implementation|q[1-4]|20\d\d|\w+ing|\w+ 20\d\d"
    r"|(?=[a-z][a-z ,]{2,60}, )))\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"(?:các )?(?:hộ|cá nhân|người)\b", re.IGNORECASE)  # whom it helps: "...: Hộ gia đình, ..."
_NOUN_OF = re.compile(r"(?:chỉ đạo|hướng dẫn|quy định|kết luận|đề xuất) của\b")  # "..., Bộ Y tế, chỉ đạo của ..., Sở X"
# takes the end of "Hết quý I, các Sở", "Hết quý I, Bộ", before ", ngành"; not of "đội ngũ cán bộ", "đơn vị thuộc Bộ"
_LIST_HEAD = re.compile(r"(?:\bcác\s+|(?<=, ))(?:sở|bộ)$", re.IGNORECASE)
_OF = r"của|tại|cho|với|đến|về|từ|ở|giữa|thuộc"
_OWNED = re.compile(rf"(?:{_OF}|do)\s$")  # takes the end of "dự án do" before "các Bộ, ngành quản lý, Bộ Y tế ..."
# takes the end of "trách nhiệm của các cơ quan", "tại 19 tập đoàn kinh tế", "phạm nhân ở trại giam": a comma after it
# goes on with the list
_LIST_GOES_ON = re.compile(
    rf"\b(?:{_OF}|là|do(?=\scác\s))\s(?P<several>các\s|mỗi\s|\d+\s)?"
    r"(?:cơ quan|đơn vị|tổ chức|cá nhân|doanh nghiệp|tập đoàn|công ty|hội|trại|cấp|ngành|địa phương|bộ)[\w ]{0,12}$"
)
# takes "Định kỳ " before "cung cấp thông tin, vận động cấp ủy, chính quyền tăng cường ...", which is work and no time
_RHYTHM = re.compile(r"(?:Định kỳ|Thường xuyên|(?:Hằng|Hàng) (?:năm|quý|tháng|tuần))\s+")
# takes "cần " of "Trong quá trình xây dựng Luật, cần lấy ý kiến các chuyên gia, các cơ quan ..."
_DEMAND = re.compile(r"(?:cần|phải) ")
_NEXT = 25  # characters from one member of such a list to the next: ", tổ chức" before ", đơn vị khác thì ..."
_MEMBER = re.compile(r"[\w ]{2,30}?(?=,|\s(?:thì|và|hoặc|đã|được|bị|có|của|trong|tại|để)\s)")
# takes "Định kỳ báo cáo Chính phủ" before ", Thủ tướng Chính phủ tình hình ...": to whom is reported
_REPORTS_TO = re.compile(
    rf"(?:Định kỳ|[Hh][àằ]ng (?:năm|quý|tháng))[^,.;:]{{0,40}}? (?:báo cáo|trình|gửi) [{UPPER}][^,.;:]*$"
)
# takes ", " of "theo kế hoạch của Quốc hội, Chính phủ và yêu cầu thực tiễn, Bộ Y tế ...": the circumstance goes on
_STILL = re.compile(
    r"[^.;:]{2,90}? và (?:yêu cầu|ý kiến của|tình hình|điều kiện|thực tế|thực tiễn|nhu cầu|quy định)(?!\w)"
)
# takes "Sau khi nghe báo cáo của Bộ Nội vụ, ý kiến của các cơ quan dự họp, Phó Thủ tướng kết luận như sau:"
_HEARD = re.compile(r"(?:Tại [^,.;:]{3,60}, )?[Ss]au khi nghe [^.;:]*? kết luận\b")
# takes "trong năm 2026 " before "Thường trực Hội đồng tổ chức", "trên cơ sở đó " before "Bộ Y tế": no comma parts them
UNPARTED = re.compile(
    rf"(?:(?:mỗi|trong|định kỳ|năm|quý|tháng)(?: (?:năm|quý|tháng|tuần|ngày|\d[\d/]*|[IVX]+(?:/\d+)?)){{1,4}}"
    rf"|(?:trên cơ sở|từ) đó|theo đó|sau đó|[hH][àằ]ng (?:năm|quý|tháng|tuần|ngày))\s+(?=(?-i:[{UPPER}]))",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"^(?:Hằng|Hàng) (?:năm|quý|tháng)\s+(?=\w)"  # "Hằng quý các chủ đầu tư báo cáo"
    rf"|^(?i:{UNPARTED.pattern})"
    r"|^(?:(?:Every|Each) (?:year|quarter|month|week)|(?:By|In|Before|From) [\w ]{0,24}20\d\d)\s+(?=the\s|[A-Z])"
    rf"|[,:]\s+(?:(?:hằng|hàng) (?:năm|quý|tháng)\s+|(?:trong )?thời gian tới\s+(?=[{UPPER}]|các))?|\sthì\s"
    r"|\s(?:hằng|hàng) năm\s+"
)


def find_subject(clause: str, *, offset: int = 0) -> Actor | None:
    """As `find_actor`, also behind a circumstance ("Căn cứ ..., Sở X ...") or a topic ("Dự án chậm: Giao Sở X").

    Who was heard at a meeting that then concludes is set to no work by that.
    """
    found = find_actor(clause, offset=offset)
    if found is not None or _HEARD.match(clause):
        return found
    if (helped := TOGETHER_WITH.match(clause)) is not None:
        return find_actor(clause[helped.end() :], offset=offset + helped.end())
    circumstance = _CIRCUMSTANCE.match(clause) is not None
    actors = (
        found
        for start in (_starts(clause, circumstance=circumstance) if circumstance or ":" in clause else ())
        if (found := find_actor(clause[start:], offset=offset + start)) is not None
        and not _is_no_subject(clause, start, found.verb - offset)
    )
    first = next(actors, None)
    if first is None:
        return _find_asked(clause, offset) or _find_agent(clause, offset)
    if _CONDITION.match(clause) is None or _OWN_WORK.match(clause, first.verb - offset):
        return first
    later = (actor for actor in actors if actor.span.start > first.verb)
    return next((actor for actor in later if _has_duty(clause, actor, offset)), first)


# takes the head of "Khi Tòa án, Viện kiểm sát đề nghị, Sở Y tế có trách nhiệm cung cấp hồ sơ": whose duty a sentence
# tells is its subject, not who is named in the condition
_CONDITION = re.compile(r"(?:Khi|Sau khi|Trường hợp|Chậm nhất|Trong thời hạn|Kể từ|Nếu|Căn cứ|Trên cơ sở)\b")
_OWN_WORK = re.compile(r"có trách nhiệm|có quyền|trực tiếp|đăng ký|phối hợp|báo cáo|gửi|tiến hành")
_NAMED = re.compile(rf"[{UPPER}]|(?:các|cơ quan|đơn vị|tổ chức|doanh nghiệp|công ty|ngân hàng|thủ trưởng|lãnh đạo)\s")


def _has_duty(clause: str, actor: Actor, offset: int) -> bool:
    duty = clause.startswith("có trách nhiệm", actor.verb - offset)
    return duty and _NAMED.match(clause, actor.span.start - offset) is not None


# takes ", " of "Kết quả được đánh giá hằng năm, đề nghị các Sở Tư pháp gửi báo cáo": who is asked behind whatever
_ASKS = re.compile(rf",\s+(?=(?:trân trọng |kính )?(?:đề nghị|yêu cầu)\s+(?:các\s|[{UPPER}]))")


def _find_asked(clause: str, offset: int) -> Actor | None:
    """The bodies of whom a clause that does not open with work asks something in its middle."""
    asks = _ASKS.search(clause[:400])
    if asks is None or opens_with_work(clause):
        return None
    return find_actor(clause[asks.end() :], offset=offset + asks.end())


def _starts(clause: str, *, circumstance: bool) -> Iterator[int]:
    """Where a subject may begin behind the circumstance or the topic of a clause: not within a list or brackets."""
    listed = -_NEXT
    rhythm = _RHYTHM.match(clause)
    works = rhythm is not None and opens_with_work(clause[rhythm.end() :])
    for pause in _BREAK.finditer(clause[:600], end_of_case(clause)):
        if clause.count("(", 0, pause.end()) > clause.count(")", 0, pause.end()):
            continue
        if pause[0][0] == ":" and clause.startswith(("khi ", "trường hợp "), pause.end()):
            circumstance = True  # "Về hạn mặn: khi độ mặn vượt 1‰, UBND xã ..."
            continue
        if circumstance and (_still_goes_on(clause, pause.end()) or _REPORTS_TO.match(clause[: pause.start()])):
            continue
        if pause[0][0] == "," and _DEMAND.match(clause, pause.end()):
            return
        if _names_agent(clause, pause.start()):
            continue
        if works and _is_small(clause, pause):
            continue
        head = _LIST_HEAD.search(clause, max(pause.start() - 12, 0), pause.start())
        owned = head is not None and _OWNED.search(clause, 0, head.start()) is not None
        if owned or _goes_on_with_list(clause, pause, listed):
            listed = pause.end()
        elif (circumstance or pause[0][0] == ":") and not _PERSONS.match(clause, pause.end()):
            yield head.start() if head else pause.end()


# takes "văn bản được Chính phủ" before ", Thủ tướng Chính phủ ký ban hành": by whom; leaves "được Chính phủ phê duyệt"
_BY = re.compile(rf"\bđược (?=[{UPPER}])(?![^,.;:]*\sđược )[^,.;:]{{3,60}}$")


def _names_agent(clause: str, end: int) -> bool:
    """Whether the words before `end` tell by whom something is done, and what is done comes behind the next name."""
    found = _BY.search(clause, max(end - 70, 0), end)
    return found is not None and find_verb(clause[found.start() + 5 : end], 0) is None


def _is_small(clause: str, pause: re.Match[str]) -> bool:
    return pause[0][0] == "," and clause[pause.end() : pause.end() + 1].islower()


def _goes_on_with_list(clause: str, pause: re.Match[str], listed: int) -> bool:
    """Whether the words behind a comma are one more of those a circumstance names, the last at `listed`."""
    if not _is_small(clause, pause):
        return False
    first = _LIST_GOES_ON.search(clause, max(pause.start() - 40, 0), pause.start())
    if first is not None:  # "tình hình của địa phương, các tỉnh ..." has gone over to others
        return first["several"] is not None or not clause.startswith("các ", pause.end())
    return pause.start() - listed < _NEXT and _MEMBER.match(clause, pause.end()) is not None


def _is_no_subject(clause: str, start: int, verb: int) -> bool:
    """Whether a noun or the purpose of a ground stands where the verb was seen: "Căn cứ ... của Bộ X để xây dựng".

    Nor is who stands before "thì" the subject: "Trường hợp ... của công ty con, công ty liên kết thì ...", or who set
    an aim: "Để hoàn thành các mục tiêu Quốc hội, Chính phủ đề ra, ...".
    """
    ground = (clause.startswith("Căn cứ") and clause.endswith(" để ", 0, verb)) or clause.startswith("đề ra", verb)
    return ground or " thì " in clause[start:verb] or _NOUN_OF.match(clause, verb) is not None


def _still_goes_on(clause: str, start: int) -> bool:
    """Whether what begins at `start` still belongs to the circumstance: no verb stands before its last noun."""
    found = _STILL.match(clause, start)
    return found is not None and (find_verb(clause, start) or len(clause)) > found.end()


# takes "Công tác tuyên truyền do" before "Sở Y tế chủ trì"; leaves "tham gia đề án do Bộ Y tế chủ trì"
_DONE_BY = re.compile(r"(?:Công tác|Việc|Dự thảo|Nội dung|Nhiệm vụ|Hoạt động)\s[^,.;:()]{3,160}?\sdo\s")


def _find_agent(clause: str, offset: int) -> Actor | None:
    """The body by which a work is done, where the sentence is in the passive and leads with the work."""
    work = _DONE_BY.match(clause) if " do " in clause else None
    found = find_actor(clause[work.end() :], offset=offset + work.end()) if work else None
    if found and clause.startswith(("chủ trì", "thực hiện", "đảm nhiệm"), found.verb - offset):
        return found
    return _find_english_agent(clause, offset) if clause[:3].isascii() else None


# takes "The task of arranging funds goes to the Seed Board", "It is the task of the Seed Board to test",
# or "Norms will be drawn up by the Seed Board"
_DONE_IN_ENGLISH = re.compile(
    r"(?:(?:The|This) (?:\w+ ){0,2}?(?:task|work|job|duty|responsibility)|Responsibility)\b"
    r"[^.;:]{0,160}? (?:goes|falls|belongs|rests|lies"
    r"|is (?:given|handed|entrusted|left|assigned)) (?P<handed>to|on|upon|with) (?=(?:the )?[A-Z])"
    r"|It (?:is|shall be) (?:the )?(?:task|duty|responsibility) (?P<falls>of) (?=(?:the )?[A-Z])"
    r"|[A-Z][^.;:]{2,200}? (?P<done>shall|will|must|is to|are to|should) (?:also )?be (?:jointly )?(?:carried out"
    r"|implemented|undertaken|performed|conducted|organi[sz]ed|chaired|drafted|drawn up|prepared|compiled|built|run) by"
    r" (?=(?:the )?[A-Z])"
)
_NAMED_TO = re.compile(r"[.;:]|$")


def _find_english_agent(clause: str, offset: int) -> Actor | None:
    """The bodies to which a work goes or by which it is done, in English."""
    work = _DONE_IN_ENGLISH.match(clause)
    if work is None or not opens_list(clause, work.end()):
        return None
    stop = _NAMED_TO.search(clause, work.end()).start()  # type: ignore[union-attr]
    end = end_of_list(clause, work.end(), stop)
    bodies = read_bodies(clause[work.end() : end], offset=offset + work.end())
    verb = offset + work.start(str(work.lastgroup))
    return Actor(bodies, Span(offset + work.end(), offset + end), verb) if bodies else None


def describes(text: str) -> bool:
    """Whether an English clause may only tell what is or comes: "The Seed Board tests seeds", "... to open shops"."""
    actor = find_subject(text)
    if actor is None:
        return False
    announced = infinitive(text, actor.verb) == actor.verb and _ALONE.fullmatch(text, 0, actor.span.start)
    return bool(announced) or tells_in_present(text, actor.verb)


_ALONE = re.compile(r"(?:[^.;]*: )?(?:[Tt]he )?")  # before a body whom nobody asks


# takes "Collectors may refuse", "The Council may, where necessary, invite"; leaves "Units that may be affected shall"
_MAY = re.compile(r"(?:(?! that | which | who )[^,.;:]){3,160}? may[ ,]")


def is_allowed(text: str) -> bool:
    """Whether a clause only allows its actor something: "Trường hợp cần thiết, Hội đồng có thể mời chuyên gia"."""
    if " may" in text and _MAY.match(text) and starts_with_body(text):
        return duty_of(text, 0) is None
    actor = find_subject(text) if " có thể " in text and " phải " not in text else None
    return actor is not None and text.startswith("có thể ", actor.verb)
