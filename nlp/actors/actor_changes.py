"""Where a paragraph goes over to another actor: which clauses may name one, and which names are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.actors import Actor, find_actor
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.brackets import only_hands_over, read_brackets
from vnpolicy.nlp.actors.charges import read_charge_clause
from vnpolicy.nlp.actors.clause_subjects import UNPARTED, find_subject
from vnpolicy.nlp.actors.clauses import APART, first_clause, read_clauses, split_by_deadline
from vnpolicy.nlp.actors.enforcement import assigns, formula_kind
from vnpolicy.nlp.actors.english import duty_of, refers_back, tells_duty
from vnpolicy.nlp.actors.name_tails import PARTY
from vnpolicy.nlp.actors.normative import is_private
from vnpolicy.nlp.actors.partners import helping_verb
from vnpolicy.nlp.actors.present_tense import tells_in_present
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


def parts_by_actor(text: str, offset: int, lead: Sequence[Agency], *, prose: bool = False) -> Iterator[Part]:
    """Parts of a paragraph below `lead` with their own actors; a part without one goes on with the part before it.

    In running `prose`, as of an English article, each sentence is a part of its own. So is, of the same actor, what
    goes on behind a clause that only puts the document into force.
    """
    paragraph = _Paragraph(text, offset, lead)
    for start, end in _without_numbers(text):
        paragraph.add(start, end, apart=prose and text[start].isupper())
    for run in paragraph.runs:
        if assigns(text[run.start : run.work or run.end], named=bool(run.agencies)):
            yield from paragraph.parts(run)


@dataclass(slots=True)
class _Run:
    """Clauses of one actor: where they stand, and whom they set to work themselves."""

    start: int
    end: int
    agencies: tuple[Agency, ...]
    work: int | None = None  # where the work ends with which the clause behind it charges somebody
    charged: bool = False  # whether its last clause only charges somebody with the work before


@dataclass(slots=True)
class _Paragraph:
    """A paragraph below `lead`, which begins at `offset` of its document, and its clauses as read so far."""

    text: str
    offset: int
    lead: Sequence[Agency]
    runs: list[_Run] = field(default_factory=list)

    def add(self, start: int, end: int, *, apart: bool) -> None:
        """Read one more clause: it goes on with the run before it, or begins one, as always where it stands `apart`."""
        clause = self.text[start:end]
        agencies, charged = self._actors(clause, start)
        last = self.runs[-1] if self.runs else None
        said = self.text[last.start : last.end] if last else ""
        if last is None or apart:
            self.runs.append(_Run(start, end, agencies))
        elif not agencies and formula_kind(said) == "enforcement" and says_work(clause):
            self.runs.append(_Run(start, end, last.agencies))
        elif charged and not last.agencies and says_work(said):
            last.work, last.end, last.agencies = last.end, end, agencies
        elif not agencies or _same(agencies, last.agencies) or are_private(agencies):
            last.end = end
        else:
            self.runs.append(_Run(start, end, agencies))
        self.runs[-1].charged = charged

    def _actors(self, clause: str, start: int) -> tuple[tuple[Agency, ...], bool]:
        """Whom a clause sets to work, and whether it only charges them with the work before it."""
        named = next((run.agencies for run in reversed(self.runs) if run.agencies), ())
        if named and refers_back(clause, named):
            return named, False
        if self._may_name(clause, start):
            agencies = _actor_of(clause, self.offset + start, self.lead)
            return agencies, bool(agencies) and (only_hands_over(clause) or read_charge_clause(clause) is not None)
        agencies = _charged(clause, self.offset + start)
        return agencies, bool(agencies)

    def _may_name(self, clause: str, start: int) -> bool:
        """Whether a clause may name a new actor: none that only ends a list, or tells who helps those before it."""
        if not _opens(self.text, start):
            return False
        last = self.runs[-1] if self.runs else None
        if last is None:
            return True
        if not last.agencies and clause.startswith("các "):
            return False
        listed = self.text[start - 2] == ";" and _ends_list(clause)
        return not (listed or (last.charged and _helps(clause)) or helping_verb(clause, 0) is not None)

    def parts(self, run: _Run) -> Iterator[Part]:
        """A run with what the brackets behind it tell; without such brackets cut again where its days change."""
        said, at = self.text[run.start : run.end], self.offset + run.start
        charge = read_brackets(said, at)
        if charge and find_actor(said) is None:  # who stands in the sentence itself leads it
            above = run.agencies or self.lead or _are_called(said, charge.end)
            agencies = run.agencies if above else charge.agencies
            yield Part(Span(at, at + charge.end), agencies, charge.coordinating, charge.period)
            return
        for begin, close in split_by_deadline(self.text, run.start, run.end):
            yield Part(Span(self.offset + begin, self.offset + close), run.agencies)


def _charged(clause: str, offset: int) -> tuple[Agency, ...]:
    """Whom brackets charge behind a clause that goes on with work: "Rà soát dự án; hoàn thành trong năm (Sở Y tế)"."""
    charge = read_brackets(clause, offset) if "(" in clause and opens_with_work(clause) else None
    if charge is None or _are_called(clause, charge.end) or find_actor(clause) is not None:
        return ()
    return charge.agencies


def _are_called(text: str, brackets: int) -> bool:
    """Whether brackets tell what bodies are called: "các trường đại học, trường cao đẳng (các nhà trường)"."""
    return text.startswith("(các ", brackets)


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


_HELPS = re.compile(r"(?:cùng )?phối hợp\b(?! với| cùng)")


def _helps(clause: str) -> bool:
    """Whether a clause names who helps the one before it: "Sở Xây dựng chủ trì; Sở Y tế phối hợp rà soát"."""
    actor = find_actor(clause)
    return actor is not None and _HELPS.match(clause, actor.verb) is not None


# takes "(ii) " before "Sở Xây dựng thẩm định", "b) " behind a semicolon; leaves "điểm a) Điều 5"
_NUMBERED = re.compile(rf"(?:(?<=[:;.] )|^)\(?(?:[ivx]{{1,4}}|\d{{1,2}}|[a-eđ])\)\s+(?=[{UPPER}])")


def _without_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Clauses without the numbers before actors, nor what leads in the first: "Về vốn: (i) Sở X ...; (ii) Sở Y ..."."""
    numbers = [*_NUMBERED.finditer(text)] if ")" in text else []
    named = len(numbers) > 1 and all(_names_actor(text[one.end() :]) for one in numbers)
    # "Yêu cầu các doanh nghiệp: (i) Đối với doanh nghiệp vận tải ..." asks somebody before the list
    listed = named and find_actor(text[: numbers[0].start()]) is None
    for start, end in _outside_brackets(text):
        first = next((one.end() for one in numbers if listed and start <= one.start() < end), start)
        yield first, end


def _names_actor(text: str) -> bool:
    return starts_with_body(text) or find_actor(text) is not None


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
    if found is not None and lead and _is_each(found.agencies[0].written, lead):
        return tuple(replace(one, span=found.agencies[0].span) for one in lead)
    return found.agencies if found else ()


_EACH = re.compile(r"mỗi (?P<noun>[^.;:()]+?)(?: trên| nêu trên| này)?", re.IGNORECASE)
_ANY_BODY = frozenset({"tổ chức", "đơn vị", "cơ quan", "địa phương"})


def _is_each(name: str, lead: Sequence[Agency]) -> bool:
    """Whether a name is of each of those above: "Mỗi đơn vị", "Mỗi sở" below "Sở Y tế, Sở Nội vụ"."""
    each = _EACH.fullmatch(name)
    noun = each["noun"].lower() if each else ""
    names = [one.written.lower() for one in lead]
    return noun in _ANY_BODY or (noun != "" and all(noun in name and "các " not in name for name in names))


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


def _opens(text: str, start: int) -> bool:
    """Whether a clause may name a new actor: after a semicolon only with a capital, "các" or a case ("; xã" goes on).

    In English it may where it tells a duty: "; the Seed Board shall ...", "; wards to report ...".

    Whoever only consents asks others in earnest: "Chính phủ cơ bản thống nhất Báo cáo ...; yêu cầu các bộ ...".
    """
    if start == 0 or text[start].isupper() or text.startswith(("các ", "giao "), start):
        return True
    if _WHEN.match(text, start) or UNPARTED.match(text, start) or APART.match(text, start):
        return True
    if text[start].isascii() and (verb := duty_of(text, start)) is not None:
        return not tells_in_present(text, verb)
    return text.startswith(("yêu cầu ", "đề nghị "), start) and formula_kind(first_clause(text)) == "consent"


# takes "; khi có dịch, Sở Y tế ...", "; quá trình rà soát có sai lệch thì UBND xã ...": a case, and who works then
_WHEN = re.compile(
    r"(?:khi|(?:trong )?quá trình|căn cứ|trên cơ sở)\s[^.;:]{3,160}?"
    rf"(?:, (?:thì )?|\sthì )(?:(?:giao|yêu cầu|đề nghị) )?(?=[{UPPER}]|các )"
)
# takes "Hội đồng", "Đoàn kiểm tra", "Ủy ban nhân dân tỉnh", "Sở Y tế": what they ask of others is their own duty
_ASKING = re.compile(
    r"(?:Hội đồng|Ban |Đoàn |Tổ |Trưởng |Phó |Chủ tịch |Ủy ban |UBND |Sở |Giám đốc |Kiểm toán|Thanh tra|Thành viên"
    r"|Ủy viên)"
)


# takes "Request the Prime Minister to approve", "Encourage enterprises to apply"; leaves "Assign the Department ..."
_ASKS_IN_ENGLISH = re.compile(r"(?:To )?(?:[Rr]equest|[Rr]ecommend|[Ee]ncourage|[Aa]sk|[Uu]rge|[Ii]nvite) ")


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
