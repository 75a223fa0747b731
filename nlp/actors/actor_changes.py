"""Where a paragraph goes over to another actor: which clauses may name one, and which names are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.actors import Actor, find_actor
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.brackets import end_of_bodies, read_brackets
from vnpolicy.nlp.actors.clause_subjects import find_subject
from vnpolicy.nlp.actors.clauses import first_clause, read_clauses, split_by_deadline
from vnpolicy.nlp.actors.enforcement import assigns, formula_kind
from vnpolicy.nlp.actors.english import tells_duty
from vnpolicy.nlp.actors.name_tails import PARTY
from vnpolicy.nlp.actors.normative import is_private
from vnpolicy.nlp.actors.verbs import find_verb
from vnpolicy.nlp.actors.work import opens_with_work, says_work, work_begins
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.plan import Agency, Period


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paragraph, and whom it sets to work itself: who, with whom and by when as brackets behind it tell."""

    span: Span
    agencies: tuple[Agency, ...]
    coordinating: tuple[Agency, ...] = ()
    period: Period | None = None


def parts_by_actor(text: str, offset: int, lead: Sequence[Agency]) -> Iterator[Part]:
    """Parts of a paragraph below `lead` with their own actors; a part without one goes on with the part before it.

    What goes on behind a clause that only puts the document into force is a part of its own, of the same actor.
    """
    parts: list[tuple[int, int, tuple[Agency, ...]]] = []
    charged = False
    for start, end in _without_numbers(text):
        clause = text[start:end]
        fresh = _opens(text, start) and (not parts or parts[-1][2] or not clause.startswith("các "))
        fresh = fresh or (bool(parts) and _both_charged(text[slice(*parts[-1][:2])], clause))
        listed = text[start - 2 : start - 1] == ";" and _ends_list(clause)
        helped = charged and _helps(clause)
        agencies = _actor_of(clause, offset + start, lead) if fresh and not listed and not helped else ()
        charged = bool(agencies) and _only_charges(clause)
        if parts and not agencies and _enforces(text[slice(*parts[-1][:2])]) and says_work(clause):
            parts.append((start, end, parts[-1][2]))
        elif charged and parts and not parts[-1][2] and says_work(text[slice(*parts[-1][:2])]):
            parts[-1] = (parts[-1][0], end, agencies)
        elif parts and (not agencies or _same(agencies, parts[-1][2]) or are_private(agencies)):
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        else:
            parts.append((start, end, agencies))
    for start, end, agencies in parts:
        if assigns(text[start:end], named=bool(agencies)):
            yield from _dated_parts(text, offset, (start, end, agencies), lead)


def _both_charged(before: str, clause: str) -> bool:
    """Whether two clauses have their bodies in brackets behind them: "rà soát ... (Sở X); kiểm định ... (Sở Y)"."""
    if not (before.rstrip(" .;").endswith(")") and clause.rstrip(" .;").endswith(")")):
        return False
    return all(read_brackets(one, 0) is not None and find_actor(one) is None for one in (before, clause))


def _dated_parts(
    text: str, offset: int, part: tuple[int, int, tuple[Agency, ...]], lead: Sequence[Agency]
) -> Iterator[Part]:
    """A part without the brackets behind it that charge somebody, again cut where its days change."""
    start, end, agencies = part
    charge = read_brackets(text[start:end], offset + start)
    if charge and find_actor(text[start:end]) is not None:  # who stands in the sentence itself leads it
        charge = None
    stop = start + charge.start if charge else end
    if charge:  # one charge for all that stands before it, where nobody stands above
        called = text.startswith("(các ", stop)  # "... và trường cao đẳng (các nhà trường)": what they are called
        agencies = agencies if agencies or lead or called else charge.agencies
        yield Part(Span(offset + start, offset + stop), agencies, charge.coordinating, charge.period)
        return
    for begin, close in split_by_deadline(text, start, stop):
        yield Part(Span(offset + begin, offset + close), agencies)


# takes "(Sở Y tế chủ trì; xong trước 30/6)." behind a work; leaves brackets within a sentence
_CLOSED = re.compile(r"\([^()]*\)(?=[.;]|$)")


def _outside_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Clauses that do not end within brackets behind a work: "... (Sở Y tế chủ trì; hoàn thành trước 30/6)" is one."""
    closed = [found.span() for found in _CLOSED.finditer(text)] if "(" in text else []
    begin = None
    for start, end in read_clauses(text):
        begin = start if begin is None else begin
        if not any(opened < end < close for opened, close in closed):
            yield begin, end
            begin = None


_DO = r"(?:\s+(?:tổ chức |triển khai )?(?:thực hiện|triển khai))?"
# takes "chủ trì thực hiện", "chủ trì, phối hợp với Sở X triển khai", "chủ trì, Sở X phối hợp"; not "chủ trì cuộc họp"
_CHARGES = re.compile(
    rf"chủ trì{_DO}(?:(?:,|;| và)?\s+phối hợp (?:với|cùng)\s(?P<with>[^.;]+?)|[,;]\s+(?P<beside>[^.;]+?)\s+phối hợp)?"
    rf"{_DO}[\s.;]*"
)
# takes "thực hiện." of "Giao Sở Y tế thực hiện."
_CARRIES_OUT = re.compile(r"(?:tổ chức |triển khai |chịu trách nhiệm )?(?:thực hiện|triển khai)[\s.;]*")
_HELPS = re.compile(r"(?:cùng )?phối hợp\b(?! với| cùng)")


def _only_charges(clause: str) -> bool:
    """Whether a clause charges a body with the work before it: "Rà soát quy chế. Giao Sở Y tế chủ trì, ..."."""
    actor = find_actor(clause)
    said = clause[actor.verb :] if actor else ""
    if actor is not None and actor.addressed and _CARRIES_OUT.fullmatch(said):
        return True
    found = _CHARGES.fullmatch(said[: end_of_bodies(said)])
    return found is not None and find_verb(found["with"] or found["beside"] or "", 0) is None


def _helps(clause: str) -> bool:
    """Whether a clause names who helps the one before it: "Sở Xây dựng chủ trì; Sở Y tế phối hợp rà soát"."""
    actor = find_actor(clause)
    return actor is not None and _HELPS.match(clause, actor.verb) is not None


# takes "(ii) " before "Sở Xây dựng thẩm định", "b) " behind a semicolon; leaves "điểm a) Điều 5"
_NUMBERED = re.compile(rf"(?:(?<=[:;.] )|^)\(?(?:[ivx]{{1,4}}|\d{{1,2}}|[a-eđ])\)\s+(?=[{UPPER}])")


def _without_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Clauses without the numbers before actors, nor what leads in the first: "Về vốn: (i) Sở X ...; (ii) Sở Y ..."."""
    numbers = [*_NUMBERED.finditer(text)]
    named = len(numbers) > 1 and all(_names_actor(text[one.end() :]) for one in numbers)
    # "Yêu cầu các doanh nghiệp: (i) Đối với doanh nghiệp vận tải ..." asks somebody before the list
    listed = named and find_actor(text[: numbers[0].start()]) is None
    for start, end in _outside_brackets(text):
        first = next((one.end() for one in numbers if listed and start <= one.start() < end), start)
        yield first, end


def _names_actor(text: str) -> bool:
    return starts_with_body(text) or find_actor(text) is not None


def _enforces(clause: str) -> bool:
    return formula_kind(clause) == "enforcement"


def _actor_of(clause: str, offset: int, lead: Sequence[Agency]) -> tuple[Agency, ...]:
    """The bodies that a clause itself sets to work in place of `lead`."""
    if lead and _may_ask(clause, lead):
        return ()
    found = find_actor(clause, offset=offset)
    if found is None and not (lead and opens_with_work(clause)):
        found = find_subject(clause, offset=offset)
        if lead and found and not _takes_over(clause, found, offset):
            found = None
    if found is None and not lead:
        found = _read_encouraged(clause, offset)
    if found is None and (charge := read_brackets(clause, offset)):
        return charge.agencies or (() if lead else charge.coordinating)  # with nobody above, those who help do it
    return found.agencies if found else ()


# takes "Bên cạnh đó, " before "các cơ quan chức năng cần ...", "Đối với thuốc, vật tư, khám bệnh, chữa bệnh: " before
# "Bộ Y tế báo cáo", "Về Luật Cảnh vệ: Sau khi Chính phủ cho ý kiến, " before "Bộ Công an tiếp thu"
_BESIDES = re.compile(
    r"(?:Bên cạnh đó|Đồng thời|Ngoài ra), "
    r"|(?:Đối với|Về|Riêng) (?:(?!giao |chủ trì|phối hợp|gồm)[^.;:]){3,300}: (?:Sau khi [^,.;:]{3,80}, )?"
)
# a name in small letters is one only behind a short topic: "Đối với nợ khó thu: bộ phận quản lý nợ lập hồ sơ"
_PLAIN_TOPIC = re.compile(r"Đối với [^.;:,]{3,90}: ")


def _takes_over(clause: str, actor: Actor, offset: int) -> bool:
    """Whether an actor behind a circumstance works in place of the heading's: not "phối hợp với Sở X, Sở Y lập ..."."""
    first = actor.agencies[0].written
    besides = _BESIDES.match(clause)
    if besides is not None and besides.end() == actor.span.start - offset:
        return first[0].isupper() or first.startswith("các ") or _PLAIN_TOPIC.match(clause) is not None
    # "theo quy định của bộ, ngành thực hiện ..." names nobody new, "Trong 05 ngày, các đơn vị có trách nhiệm ..." does
    duty = clause.startswith(("có trách nhiệm", "phải "), actor.verb - offset)
    named = (
        first[0].isupper()
        or tells_duty(clause, actor.verb - offset)
        or (duty and first.startswith(("các ", "cơ quan ", "đơn vị ")))
    )
    asked = actor.addressed or _ASKED.search(clause, 0, actor.span.start - offset) is not None
    if asked and not _ASKS_FOR.match(clause, actor.verb - offset):
        return not opens_with_work(clause) and not _IF.match(clause)
    return named and not work_begins(clause, actor.span.start - offset)


_ASKED = re.compile(r"\b(?:đề nghị|yêu cầu) $")
# what is asked of those above, by a body that asks on its own: "..., đề nghị Bộ Y tế xem xét"
_ASKS_FOR = re.compile(
    r"(?:xem xét|giải quyết|phê duyệt|quyết định|hỗ trợ|cho phép|cho ý kiến|bổ sung|thẩm định|hướng dẫn|giải đáp"
    r"|cung cấp|phối hợp|có ý kiến|xác nhận|cấp|bổ nhiệm|kiến nghị|ban hành|chấp thuận|điều chỉnh|trình|công nhận)\b"
)
_IF = re.compile(r"(?:trường hợp|khi|nếu|trong trường hợp)\b", re.IGNORECASE)


def _ends_list(clause: str) -> bool:
    """Whether bodies after a semicolon only end a list: "thẩm định dự toán của Sở A; Sở B, trình Ủy ban ..."."""
    actor = find_actor(clause)
    return actor is not None and not actor.addressed and clause[: actor.verb].rstrip().endswith(",")


_APART = re.compile(rf"riêng (?=[{UPPER}])")  # "...; riêng UBND các xã biên giới: A, B bố trí xe"


def _opens(text: str, start: int) -> bool:
    """Whether a clause may name a new actor: after a semicolon only with a capital or "các" ("; xã" goes on).

    Whoever only consents asks others in earnest: "Chính phủ cơ bản thống nhất Báo cáo ...; yêu cầu các bộ ...".
    """
    if start == 0 or text[start].isupper() or text.startswith(("các ", "giao "), start) or _APART.match(text, start):
        return True
    return text.startswith(("yêu cầu ", "đề nghị "), start) and formula_kind(first_clause(text)) == "consent"


# takes "Hội đồng", "Đoàn kiểm tra", "Ủy ban nhân dân tỉnh", "Sở Y tế": what they ask of others is their own duty
_ASKING = re.compile(
    r"(?:Hội đồng|Ban |Đoàn |Tổ |Trưởng |Phó |Chủ tịch |Ủy ban |UBND |Sở |Giám đốc |Kiểm toán|Thanh tra|Thành viên"
    r"|Ủy viên)"
)


# takes "Request the Prime Minister to approve", "Encourage enterprises to apply"; leaves "Assign the Department ..."
_ASKS_IN_ENGLISH = re.compile(r"(?:To )?(?:[Rr]equest|[Rr]ecommend|[Ee]ncourage|[Aa]sk) ")


def _may_ask(clause: str, lead: Sequence[Agency]) -> bool:
    """Whether a request below a heading is work of its body: "Hội đồng có quyền:", "Yêu cầu chủ đầu tư cung cấp ...".

    The Government that asks a ministry by its name, in capitals, hands over work. A Party body leads others itself:
    "Đảng ủy UBND tỉnh:", "Lãnh đạo UBND tỉnh rà soát ...".
    """
    if clause.startswith("Lãnh đạo "):
        return all(PARTY.search(agency.written) for agency in lead)
    if _ASKS_IN_ENGLISH.match(clause):
        return True
    asks = _ASKS.match(clause)
    if asks is None:
        return False
    return not clause[asks.end() :][:1].isupper() or all(_ASKING.match(agency.written) for agency in lead)


_ASKS = re.compile(r"Yêu cầu |Phân công (?:nhiệm vụ cho )?")


# "các tổ chức, cá nhân", "cán bộ, công chức": whoever will, no body
_ANYBODY = re.compile(r"(?:các |mọi |những )?(?:tổ chức, (?:doanh nghiệp|cá nhân)|cá nhân|cán bộ|người)", re.IGNORECASE)
_ENCOURAGED = re.compile(r"Khuyến khích\s+")  # "Khuyến khích các doanh nghiệp đóng góp ..."


def _read_encouraged(clause: str, offset: int) -> Actor | None:
    """The bodies that a clause of its own encourages to work."""
    found = _ENCOURAGED.match(clause)
    if found is None or _ANYBODY.match(clause, found.end()):
        return None
    return find_actor(clause[found.end() :], offset=offset + found.end())


def _same(one: Sequence[Agency], other: Sequence[Agency]) -> bool:
    """Whether two lists name the same bodies, letter case aside; one may be short for the body before it.

    "Cục Thuế các địa phương thực hiện ... Sau đó, Cục Thuế báo cáo ..." has one actor.
    """
    names, others = ([agency.written.casefold() for agency in bodies] for bodies in (one, other))
    short = len(names) == len(others) == 1 and others[0].startswith(f"{names[0]} các ")
    return names == others or short


def are_private(agencies: Sequence[Agency]) -> bool:
    """Whether none of the names is of a body."""
    return all(is_private(agency.written) for agency in agencies)
