"""Headings and lead-ins that put what stands below them under a body or a period."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.actors import Actor, find_actor
from vnpolicy.nlp.actors.bodies import read_bodies, starts_with_body
from vnpolicy.nlp.actors.brackets import charged_in_brackets
from vnpolicy.nlp.actors.clause_subjects import find_subject, is_allowed
from vnpolicy.nlp.actors.english import duty_of, infinitive_of, names_trades, opens_list
from vnpolicy.nlp.actors.lead_ins import ISSUER_SPEAKS, PURPOSES
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.actors.verbs import begins_with_verb, find_verb
from vnpolicy.nlp.actors.work import opens_with_work
from vnpolicy.nlp.agencies.agencies import split_agencies
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.plan import Agency, Assignment, Period

_LONGEST_NAME = 420  # characters of the bodies of a heading


@dataclass(frozen=True, slots=True)
class Governor:
    """Who answers for the items below, by when; `depth` counts the levels between the heading and the item.

    `objects` tells that the verb stands above, so that an item may only name what is to be made ("Ban hành:");
    `labelled` that a label tells the period ("Thời gian thực hiện: Hằng năm").
    """

    lead: tuple[Agency, ...] = ()
    coordinating: tuple[Agency, ...] = ()
    period: Period | None = None
    depth: int = 0
    objects: bool = False
    labelled: bool = False

    def below(self) -> "Governor":
        """The governor as seen one level further down."""
        return replace(self, depth=self.depth + 1, objects=False)

    def named_in(self, span: Span) -> int | None:
        """Where a text, or the brackets after it, names the last of its own actors."""
        places = [a.span.start for a in self.lead if a.span is not None and span.start <= a.span.start < span.end + 200]
        return max(places, default=None)


def under_title(governor: Governor, title: str) -> Governor:
    """The governor below a heading that only names: the same, and nobody below "Mục đích, yêu cầu"."""
    if not governor.lead:
        return replace(governor, objects=opens_with_work(title))
    return Governor() if PURPOSES.match(title) else replace(governor.below(), objects=opens_with_work(title))


def roles(governor: Governor, partners: Sequence[Agency]) -> tuple[Assignment, ...]:
    """The lead, then those named in the work and those that the heading adds, each once."""
    found = {agency.written.casefold(): Assignment("lead", agency) for agency in governor.lead}
    for agency in (*partners, *governor.coordinating):
        found.setdefault(agency.written.casefold(), Assignment("coordinating", agency))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class ActorHeading:
    """A heading that names bodies: who, where they stand, and where the work on the same line begins."""

    agencies: tuple[Agency, ...]
    coordinating: tuple[Agency, ...]
    span: Span
    work: int


# takes "Trách nhiệm của Sở Y tế", "Quyền, trách nhiệm của Giám đốc", "Đối với các cơ sở ...", "Giao Sở X:",
# "Responsibilities of the ..."
_OF = re.compile(
    r"(?:(?:phân công\s+|(?:quyền|quyền hạn|chức năng)(?:,| và)\s+)?"
    r"(?:trách nhiệm|nhiệm vụ|quyền hạn|vai trò)[^:.;]{0,80}?"
    r"\s+(?:của|đối với|giao cho)"
    rf"|(?:trách nhiệm|nhiệm vụ)(?=\s+(?-i:[{UPPER}]))"
    r"|(?:yêu cầu\s+)?đối với|về phía|tại"
    r"|(?:trân trọng\s+)?đề nghị|yêu cầu|giao(?:\s+nhiệm vụ)?(?:\s+cho)?|phân công|chỉ đạo|phối hợp chỉ đạo"
    r"|(?:responsibilit(?:y|ies)|duties|tasks) of|(?:to\s+)?(?:assign|request)|requests? that|it is requested that"
    r"|(?:as )?for|with re(?:gard|spect) to|regarding|requirements? for|to)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_REQUESTS_WORK = ("assign", "request")
_ABOUT = ("tại", "for", "as for", "with", "regarding", "requirement", "to ")  # prefixes of a topic, too
_ASKS_OTHERS = re.compile(
    r"\b(?:(?P<asks>(?:requests|assigns|urges|asks|recommends|(?:like|wishes) to (?:request|ask)|calls (?:up)?on)"
    r"(?: that)?)|directs|instructs) "
)
_DUTIES = ("trách nhiệm", "nhiệm vụ", "quyền", "chức năng", "responsib", "dut")


# takes "các tổ chức, cá nhân khai thác cát", whom a heading tells by their trade; leaves "các đơn vị tổ chức thực hiện"
_TRADE = re.compile(
    r"(?:các |những |mỗi )?(?:tổ chức|cá nhân|doanh nghiệp|cơ sở|hộ|chủ|đơn vị|công ty|hợp tác xã)[^.;:]{0,60}? "
    r"(?:khai thác|kinh doanh|sản xuất|chế biến|vận chuyển|vận tải|nuôi|trồng|cung cấp|cung ứng|sử dụng|đầu tư"
    r"|thi công|nhập khẩu|xuất khẩu|mua bán|tiêu thụ|giết mổ|chăn nuôi)(?!\w)"
    r"(?!.* (?:phải|cần|chủ trì|phối hợp) )[^.;:]*"
)
# takes the end of "các đơn vị thực hiện các việc sau", behind which the works stand
_CARRY_OUT = re.compile(r"\s(?:tổ chức\s|triển khai\s)?(?:thực hiện|triển khai)(?:\s(?:các|một số|những|tốt)\s[^:]*)?$")


def read_heading(text: str, *, offset: int = 0) -> ActorHeading | None:
    """The bodies that a heading or the head of a line names ("Sở Y tế:", "Trách nhiệm của ...")."""
    stop = _colon(text)
    head = text if stop is None else text[:stop]
    prefix = _OF.match(head)
    start = prefix.end() if prefix else 0
    name = head[start:].rstrip(" .;,")
    name = _CARRY_OUT.sub("", name) if prefix and stop is not None else name
    if not name or len(name) > _LONGEST_NAME or text.startswith("("):
        return None
    words = prefix[0].lower() if prefix else ""
    name = _TO.sub("", name) if words and words.isascii() else name  # "Request airlines to:"
    if not starts_with_body(name) and not _names_group(name, words, closed=stop is not None):
        return None if prefix or stop is None else _behind_circumstance(head, offset)
    trade = prefix is not None and prefix[0].endswith("đối với ") and _TRADE.fullmatch(name)
    if ". " in name or (not trade and _has_verb(name, words, closed=stop is not None)):
        return None
    if stop is None and (text.rstrip().endswith(";") or words.startswith(_ABOUT)):
        return None
    agencies = read_bodies(name, offset=offset + start)
    if not agencies:
        return None
    work = len(text) if stop is None else stop + 1
    span = Span(offset + start, offset + start + len(name))
    partners = find_partners(name, offset=offset + start) if " with " in name else ()
    if (led := _LED.fullmatch(_HELPS.sub(_blanked, name).rstrip())) is not None:
        agencies = read_bodies(led["lead"], offset=offset + start)
        partners = list(read_bodies(led["others"], offset=offset + start + led.start("others")))
    return ActorHeading(agencies, tuple(partners), span, offset + work)


# takes "Bộ Xây dựng (chủ trì), Bộ Tài chính", "Sở Nội vụ (chủ trì), Sở Y tế (phối hợp)" before a colon: the others help
_LED = re.compile(r"(?P<lead>[^():]+?)\s*\((?:cơ quan |đơn vị )?chủ trì\)[,;]?\s+(?:và\s+)?(?P<others>[^():]+?)")
_HELPS = re.compile(r"\s\((?:cơ quan |đơn vị )?(?:phối hợp|tham gia)(?: thực hiện)?\)")


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])  # places after it stay right


# takes "VNPT", "NSTC:"
_SHORT = re.compile(rf"[{UPPER}]{{2,}}[-&{UPPER}]*:?")


def read_short_heading(text: str, beside: Iterable[str], *, offset: int = 0) -> ActorHeading | None:
    """The body that an abbreviation alone names where most of the lines `beside` it open with bodies."""
    others = list(beside) if _SHORT.fullmatch(text) else []
    if not others or sum(map(starts_with_body, others)) * 2 <= len(others):
        return None
    agencies = split_agencies(text.rstrip(":"), offset=offset)
    return ActorHeading(tuple(agencies), (), Span(offset, offset + len(text)), offset + len(text))


def _names_group(name: str, prefix: str, *, closed: bool) -> bool:
    """Whether English words name who is no body: "(Duties of) collectors", "(For) airlines:", "Airport operators"."""
    if prefix:
        return prefix.isascii() and (closed or prefix.startswith(_DUTIES)) and opens_list(name, 0)
    return names_trades(name)


def _has_verb(name: str, prefix: str, *, closed: bool) -> bool:
    """Whether a verb follows the bodies, so that they head nothing: "(Request) the Ministry of Health to buy seeds"."""
    if prefix.startswith(_DUTIES):
        return False
    if not closed and prefix.startswith(_REQUESTS_WORK) and infinitive_of(name, 0) is not None:
        return True
    if _ASKS_OTHERS.search(name):
        return True
    verb = find_verb(name, 0)  # but "Đảng ủy Sở Y tế lãnh đạo:"
    return duty_of(name, 0) is not None or (verb is not None and name[verb:] != "lãnh đạo")


# takes "Sau khi nghe báo cáo, Thủ tướng Chính phủ" before "kết luận:", "chỉ thị:", which name who speaks
_SPEAKS = re.compile(r"\s(?:có )?(?:kết luận|ý kiến|phát biểu|chỉ thị|yêu cầu|thống nhất|trả lời)(?:\s|$)")


def _behind_circumstance(head: str, offset: int) -> ActorHeading | None:
    """The bodies before a colon behind a time or a ground: "Hằng năm, căn cứ kế hoạch, Vụ X:"; the verb comes below."""
    actor = find_subject(head + " báo cáo", offset=offset)
    end = offset + len(head)
    if actor is None or actor.verb <= end:
        return None
    start = actor.span.start - offset
    if find_verb(head, start) is not None or _SPEAKS.search(head, start):
        return None
    return ActorHeading(actor.agencies, (), Span(actor.span.start, end), end + 1)


_GIVES = re.compile(r"Giao(?: nhiệm vụ)?(?: cho)? ")
_CHARGES = re.compile(r"chủ trì,? phối hợp\b")


def hands_to(text: str) -> bool:
    """Whether an item gives work whatever stands around it: "Giao Sở Nội vụ:", "Sở Y tế chủ trì, phối hợp với ..."."""
    found = _GIVES.match(text)
    if found is not None:
        return starts_with_body(text, found.end())
    actor = find_actor(text)
    return actor is not None and _CHARGES.match(text, actor.verb) is not None


# takes "Các Sở", "Thủ trưởng các cơ quan", "Departments of" before a colon that is inside the list
_LISTING = re.compile(
    r"(?:các|của|ngành)\s*(?:sở|bộ|ban|ngành|cục|vụ|huyện|quận|xã|phường|đặc khu|đơn vị|cơ quan|tổ chức|tỉnh|thành phố)"
    r"[\w ,]{0,30}$"
    r"|(?:Departments|Ministries|Ministers) of$",
    re.IGNORECASE,
)


_CAPITAL = re.compile(rf"(?:[1-9]\d? )?[{UPPER}]")  # takes "1 Bảo Lộc", a ward
# takes "Bến Hải, Đường 9, Triệu Hải" behind "Các Công ty Lâm nghiệp:", all that stands on the line
_NAME = rf"[{UPPER}]\w*(?: (?:[{UPPER}]\w*|\d{{1,3}})){{0,3}}"
_NAMES = re.compile(rf"{_NAME}(?:, {_NAME})*(?:,| và) {_NAME}(?:[:.;]?$| (?=(?P<verb>[a-zđ].{{0,60}})))")


def _colon(text: str) -> int | None:
    """Place of the colon that ends the bodies; the one in "Các Sở: Tài chính, Y tế" is inside them."""
    at = text.find(":")
    while at >= 0:
        before, after = text[:at].rstrip(), text[at + 1 :].lstrip()
        if (_LISTING.search(before) and _list_goes_on(after)) or _names_each(before, after):
            at = text.find(":", at + 1)
            continue
        return at
    return None


def _names_each(before: str, after: str) -> bool:
    """Whether only names follow a colon, or names and their verb: "Các Trạm Y tế: Hồi Xuân, Nam Động duy trì trực"."""
    found = _NAMES.match(after)
    if found is None or found["verb"] is None:
        return found is not None
    return before.startswith("Các ") and begins_with_verb(found["verb"])


def _list_goes_on(after: str) -> bool:
    """Whether names follow the colon of "Các Sở: Tài chính, Y tế"."""
    first = after.split(",", 1)[0]
    return _CAPITAL.match(after) is not None and find_verb("x " + first.lower(), 0) is None


# takes the end of "Trong bối cảnh đó, Thủ tướng Chính phủ yêu cầu:", which addresses nobody
_REQUESTS = re.compile(r"(?:yêu cầu|đề nghị|chỉ thị|kiến nghị)(?:\s[^,;.:]{0,60})?:\s*$")


_SENTENCE = re.compile(rf"\.\s+(?=[{UPPER}])")


def read_lead_in(text: str, *, offset: int = 0) -> ActorHeading | None:
    """The bodies of a clause that introduces the items below it ("Sở Y tế chủ trì, phối hợp với Sở X:")."""
    *before, last = _SENTENCE.split(text)
    own = last if before and find_subject(last) else text
    if ISSUER_SPEAKS.search(own) and "chủ trì" not in own:
        return None  # but "Bộ X chủ trì ... trình Chính phủ ban hành các văn bản sau đây:" tells its work
    several = _responsible(text, offset)
    if several is not None:
        return several
    actor = _last_addressed(text, offset) or find_subject(text, offset=offset)
    if actor is None or _REQUESTS.match(text, actor.verb - offset) or is_allowed(text):
        return None
    return _acting(actor, text, offset)


def read_charge(title: str, *, offset: int = 0) -> ActorHeading | None:
    """The bodies that a heading without a colon charges: "a) Bộ Y tế chủ trì", "c) Kinh tế số (Sở X chủ trì)"."""
    found = read_lead_in(title, offset=offset)
    actor = None if found else charged_in_brackets(title, offset)
    return _acting(actor, title, offset) if actor else found


def _acting(actor: Actor, text: str, offset: int) -> ActorHeading:
    """Who acts in a text, and with whom."""
    partners = find_partners(text[actor.verb - offset :], offset=actor.verb)
    return ActorHeading(actor.agencies, tuple(partners), actor.span, offset + len(text))


_HAS = re.compile(r"\scó trách nhiệm\s")
_PAUSE = re.compile(r"[,;]\s+|^")


def _responsible(text: str, offset: int) -> ActorHeading | None:
    """All that a long lead-in makes responsible: "các bộ có trách nhiệm ...; Ủy ban ... có trách nhiệm ...:"."""
    found = list(_HAS.finditer(text))
    if len(found) < 2:
        return None
    agencies: list[Agency] = []
    for before, duty in zip((0, *(one.end() for one in found)), found, strict=False):
        start = duty.start()
        for pause in reversed([*_PAUSE.finditer(text, before, duty.start())]):
            if not starts_with_body(text, pause.end()):
                break
            start = pause.end()
        agencies += read_bodies(text[start : duty.start()], offset=offset + start)
    return (
        ActorHeading(tuple(agencies), (), Span(offset, offset + found[0].end()), offset + len(text))
        if agencies
        else None
    )


# takes "..., yêu cầu các đơn vị thực hiện:"; leaves "Ban Chỉ đạo Trung ương"
_ADDRESS = re.compile(
    r"(?:(?<!\b[Bb]an )[Cc]hỉ đạo|[Yy]êu cầu|[Gg]iao(?! (?:ban|thông|dịch|lưu|nhận))|[Đđ]ề nghị)\s+"
    rf"|{_ASKS_OTHERS.pattern}(?:the )?"
    r"|^(?:To )?(?:[Dd]irect|[Ii]nstruct)(?:ing)?(?: and \w+)? (?:the )?"
)


# takes "Bộ Công an chủ trì, phối hợp với các bộ và " before "chỉ đạo các lực lượng chức năng:": the ministry answers
_DIRECTS_TOO = re.compile(r"chủ trì[^.;:]* và $")


def _last_addressed(text: str, offset: int) -> Actor | None:
    """The bodies whom the last request of a lead-in addresses: they do what stands below it.

    Whom those direct in turn do not: "đề nghị Ủy ban chỉ đạo các sở hướng dẫn, chỉ đạo các cơ sở giáo dục:".
    """
    last, directed = None, False
    for found in _ADDRESS.finditer(text):
        directs = found[0].startswith(("Chỉ", "chỉ"))
        if directs and (directed or _DIRECTS_TOO.search(text, 0, found.start())):
            continue
        rest, at = text[found.end() :], offset + found.end()
        addressed = find_actor(rest, offset=at) or _only_named(rest, at, asked=bool(found["asks"]))
        last, directed = addressed or last, directed or (directs and addressed is not None)
    return last


_ANYBODY = re.compile(r"(?:các\s)?(?:cơ quan|đơn vị|bộ phận)\b", re.IGNORECASE)
# takes "(Direct) affiliated units" and "(Instruct) functional forces", for whom the one who directs them answers
_OWN_UNITS = re.compile(
    r"(?:(?:their|its|all|relevant|related|concerned|functional|competent|affiliated|attached|subordinate|specialized)\s)*"
    r"(?:agencies|units|divisions|forces|bodies)\b",
    re.IGNORECASE,
)
_TO = re.compile(r",?\s(?:to|in)$")  # takes the end of "(Direct) Departments of Health to:"


def _only_named(rest: str, offset: int, *, asked: bool) -> Actor | None:
    """The bodies that end a lead-in, with no verb behind them: "chỉ đạo Tổng công ty Đường sắt Việt Nam:".

    Nobody where they are any body, or one's own: in "Bộ Tài chính chỉ đạo các cơ quan chức năng:" the ministry answers.
    In English units that are `asked` work themselves, where those that are directed do not.
    """
    if not rest.rstrip().endswith(":"):
        return None
    name = _TO.sub("", _CARRY_OUT.sub("", rest.rstrip(" :")))
    body = starts_with_body(name) or (name[:1].isascii() and opens_list(name, 0))  # "hospitals"
    nobody = _ANYBODY.match(name) or (not asked and _OWN_UNITS.match(name))
    if not body or nobody or find_verb(name, 0) is not None:
        return None
    bodies = read_bodies(name, offset=offset)
    return Actor(bodies, Span(offset, offset + len(name)), offset + len(name)) if bodies else None
