"""Tasks in prose: assigned in the sentence, by the heading above, or by labels after the work."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.actors.actor_changes import are_private, parts_by_actor
from vnpolicy.nlp.actors.actors import end_of_case, find_actor
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.brackets import ends_in_brackets
from vnpolicy.nlp.actors.clause_subjects import describes, find_subject
from vnpolicy.nlp.actors.clauses import first_clause
from vnpolicy.nlp.actors.enforcement import ASIDES, NO_BRANCH, formula_kind
from vnpolicy.nlp.actors.english import goes_beyond_bodies
from vnpolicy.nlp.actors.governing import (
    ActorHeading,
    Governor,
    hands_to,
    read_charge,
    read_heading,
    read_lead_in,
    read_short_heading,
    roles,
    under_title,
)
from vnpolicy.nlp.actors.governing_periods import due_period, heading_period, leading_period
from vnpolicy.nlp.actors.lead_ins import (
    CONTENTS,
    HANDED,
    LEADS_IN,
    NAMING,
    PARTS,
    PRINCIPLES,
    PRIVATE,
    WHOLE,
    end_of_work,
)
from vnpolicy.nlp.actors.normative import assigns_at, is_duty, is_normative, names_duties
from vnpolicy.nlp.actors.owners import find_owner, read_office
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.actors.verbs import begins_with_verb, find_verb
from vnpolicy.nlp.actors.work import are_names, can_be_work, is_name, reports_past, says_work
from vnpolicy.nlp.agencies.agencies import split_agencies
from vnpolicy.nlp.header.bases import end_of_bases
from vnpolicy.nlp.header.forms import stands_in
from vnpolicy.nlp.header.header import is_article
from vnpolicy.nlp.outline.outline import Item, Outline, opens_attachment
from vnpolicy.nlp.periods.periods import doubt_of, in_year, most_telling, understand_period
from vnpolicy.nlp.plan import Header, Period, Review, Task
from vnpolicy.nlp.tasks.assigned_sections import Shares, find_contents, find_shares, only_says_who
from vnpolicy.nlp.tasks.label_groups import label_values, with_labels, works_of_title
from vnpolicy.nlp.tasks.label_periods import label_periods
from vnpolicy.nlp.tasks.labels import is_label_line, who, work_beside

_TRIM = " \n\t"
_SHORT = 60  # characters of an item that only says for whom the labels below it are


def find_prose_tasks(
    document: Document, outline: Outline, skip: Sequence[Span] = (), header: Header | None = None
) -> tuple[list[Task], list[Review]]:
    """Tasks assigned in running text and lists, and what a person should check; `skip` are tables and forms.

    What was over on the day in `header` is no deadline; its title tells the year of months that headings name.
    """
    header = header or Header()
    reader = _Reader(document, outline, sorted(skip), header.issued or "", header.title or "")
    reader.read_all()
    return reader.tasks, reader.reviews


@dataclass(slots=True)
class _Reader:
    """One pass over an outline, from the top down, with the governor of each branch."""

    document: Document
    outline: Outline
    skip: Sequence[Span]
    issued: str
    title: str
    tasks: list[Task] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    seen: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    start: int = 0
    normative: bool = False
    duties: bool = True  # the article announces duties
    prose: bool = False  # a web article in English, where each sentence tells a work

    def read_all(self) -> None:
        self.normative = is_normative(self.outline)
        self.prose = self.document.language == "en" and is_article(self.document)
        self.start = end_of_bases(self.document)
        self._read_children(None, Governor())
        self.tasks.sort(key=lambda task: task.span)

    def _read_children(self, parent: int | None, governor: Governor) -> None:
        self._read_each(self.outline.children(parent), governor)

    def _read_each(self, children: Sequence[int], governor: Governor) -> None:
        groups = with_labels(self.document.text, self.outline, children)
        periods = label_periods(self.document.text, self.outline, groups)
        texts = [self._text(self.outline.items[index]) for index, _ in groups]
        names = are_names(texts)
        shares = find_shares(self.document.text, self.outline, [index for index, _ in groups])
        for place, ((index, labels), period) in enumerate(zip(groups, periods, strict=True)):
            if names and is_name(texts[place]) and not self.outline.children(index):
                continue
            above = replace(governor, period=period, labelled=True) if period else governor
            if shares is not None and place == shares.by:
                self._read_assignment(index, above, shares)
            elif shares is not None and place in shares.places:
                self._read(index, replace(above, lead=shares.lead, coordinating=shares.coordinating), labels)
            else:
                self._read(index, above, labels)

    def _read_assignment(self, index: int, governor: Governor, shares: Shares) -> None:
        """A section that says who does the others: its labels may have works below them, its sentences may be works."""
        for child in self.outline.children(index):
            text = self._text(self.outline.items[child])
            if is_label_line(text):
                self._read_children(child, replace(governor, lead=shares.lead, coordinating=shares.coordinating))
            elif not only_says_who(text):
                self._read(child, governor, [])

    def _read(self, index: int, governor: Governor, labels: list[int]) -> None:
        item = self.outline.items[index]
        if item.kind == "end":
            return
        text = self._text(item)
        if self._outside(item) or not text:
            self._read_children(index, Governor())
            return
        if item.kind == "article" and self.normative:
            self.duties = names_duties(text)
        first = first_clause(text)
        kind = None if self._names_document(index) else formula_kind(first)
        more = first != text and (kind in ASIDES or (kind == "enforcement" and not self.outline.children(index)))
        if (kind in NO_BRANCH and not more) or (kind == "effect" and not governor.lead):
            given = self._given_below(index) if kind == "section" else self.outline.children(index)
            self._read_each(given, Governor(read_office(text, item.body.start)) if kind == "office" else Governor())
            return
        if labels and self._read_labelled(index, labels, governor):
            return
        self._read_item(index, item, governor)

    def _given_below(self, index: int) -> list[int]:
        """The topmost items of a branch that hand over work all the same: "Giao Bộ Y tế ..." below "Mục tiêu"."""
        found = []
        for child in self.outline.children(index):
            found += [child] if hands_to(self._text(self.outline.items[child])) else self._given_below(child)
        return found

    def _read_item(self, index: int, item: Item, governor: Governor) -> None:
        text, offset = self._text(item), item.body.start
        children = self.outline.children(index)
        beside = (self._text(self.outline.items[one]) for one in self.outline.beside(index)) if item.marker else ()
        heading = read_heading(text.rstrip("; ") if children else text, offset=offset)
        heading = heading or read_short_heading(text, beside, offset=offset)
        if self._names_document(index) or (governor.lead and end_of_case(text)):
            heading = None  # "LIÊN NGÀNH" below "HƯỚNG DẪN"; "Đối với các xã đang có dịch: ..." below "UBND các xã"
        if heading is not None and (children or heading.work < item.body.end):
            self._read_heading(index, heading, governor)
            return
        lead_in = bool(children) and LEADS_IN.search(text) is not None
        if lead_in:
            self._read_lead_in(index, text, governor)
        elif children and self._is_title(item, text):
            self._read_title(index, text, governor)
        else:
            own = self._own_lead(text, offset)
            more = self._more_paragraphs(item, children) if governor.lead and own is None else ()
            end = self.outline.items[more[-1]].body.end if more else item.body.end
            self._read_statement(Span(offset, end), governor)
            self._read_each(children[len(more) :], own or governor.below())

    def _more_paragraphs(self, item: Item, children: Sequence[int]) -> Sequence[int]:
        """The first of `children` that go on with a numbered item: paragraphs of text that name no actor."""
        if item.kind not in ("number", "letter", "parenthesis"):
            return ()
        own = (place for place, child in enumerate(children) if not self._goes_on(child))
        return children[: next(own, len(children))]

    def _goes_on(self, index: int) -> bool:
        item = self.outline.items[index]
        text = self._text(item)
        if item.kind != "plain" or self.outline.children(index) or self._outside(item) or text[-1:] not in ".;/":
            return False
        if HANDED.match(text):
            return False
        first = first_clause(text)
        return formula_kind(first) is None and find_subject(first) is None and not is_label_line(text)

    def _read_title(self, index: int, text: str, governor: Governor) -> None:
        """A heading without a colon: it may assign ("a) Bộ X chủ trì, phối hợp với Bộ Y"), date, or only name."""
        offset = self.outline.items[index].body.start
        found = read_charge(text, offset=offset)
        if found is not None:
            self._read_children(index, Governor(found.agencies, found.coordinating, governor.period, 1, objects=True))
            return
        owner = find_owner(self.document.text, self.outline, index)
        if owner:
            self._read_children(index, Governor(owner, (), governor.period, 1, objects=True))
            return
        below = under_title(governor, text)
        period = heading_period(text, offset=offset, title=self.title, above=governor.period)
        self._read_children(index, replace(below, period=period or below.period))

    def _read_heading(self, index: int, heading: ActorHeading, governor: Governor) -> None:
        item = self.outline.items[index]
        opening = self.document.text[item.body.start : heading.span.start]  # "Hằng năm, căn cứ kế hoạch, "
        period = understand_period(opening, offset=item.body.start, issued=self.issued) or governor.period
        below = Governor(heading.agencies, heading.coordinating, period)
        rest = self.document.text[heading.work : item.body.end].strip(_TRIM)
        if rest:
            self._read_rest(index, heading, below, rest)
        else:
            self._read_children(index, below)

    def _read_rest(self, index: int, heading: ActorHeading, below: Governor, rest: str) -> None:
        """Work on the line of the heading: "Sở Y tế: Chủ trì ..."."""
        children = self.outline.children(index)
        end = self.outline.items[index].body.end
        if children and rest.endswith(":"):
            partners = tuple(find_partners(rest, offset=heading.work))
            if PARTS.search(rest) and not self._works_below(index):
                self._emit(Span(heading.work, self.outline.branch_end(index)), below)
                return
            self._read_statement(Span(heading.work, end - len(rest) + end_of_work(rest)), below)
            self._read_children(index, replace(below, coordinating=partners))
            return
        self._read_statement(Span(heading.work, end), below)
        self._read_children(index, below)

    def _read_lead_in(self, index: int, text: str, governor: Governor) -> None:
        item = self.outline.items[index]
        if PRIVATE.search(text):
            return
        found = read_lead_in(text, offset=item.body.start)
        above = heading_period(text, offset=item.body.start, title=self.title, above=governor.period) or governor.period
        if (found is None and not governor.lead) or WHOLE.search(text):
            self._read_children(index, replace(governor, period=above))
            return
        if CONTENTS.search(text) or PRINCIPLES.search(text):
            self._emit(item.body, Governor(found.agencies, found.coordinating) if found else governor)
            if PRINCIPLES.search(text):  # one of them may tell somebody's work all the same
                self._read_children(index, Governor())
            return
        lead = found.agencies if found else governor.lead
        partners = found.coordinating if found else tuple(find_partners(text, offset=item.body.start))
        period = due_period(text, offset=item.body.start) or leading_period(text, offset=item.body.start) or above
        below = Governor(lead, partners or governor.coordinating, period, governor.depth + 1, objects=True)
        if (PARTS.search(text) and not self._works_below(index)) or self._only_named_below(index, text):
            self._emit(Span(item.body.start, self.outline.branch_end(index)), below)
            return
        self._read_statement(Span(item.body.start, item.body.start + end_of_work(text)), governor)
        self._read_children(index, below)

    def _works_below(self, index: int) -> bool:
        """Whether the items below a lead-in, or below its sections, are works (verbs) and not parts (nouns)."""
        children = self.outline.children(index)
        sections = [below for child in children for below in self.outline.children(child)]
        return self._are_works(children) or self._are_works(sections)

    def _are_works(self, items: Sequence[int]) -> bool:
        verbs = sum(begins_with_verb(self._text(self.outline.items[item])) for item in items)
        return verbs > len(items) / 2

    def _only_named_below(self, index: int, text: str) -> bool:
        """Whether a lead-in with a verb ends in what the items below it only name ("... kết nối dữ liệu đối với:")."""
        children = self.outline.children(index)
        if any(self.outline.children(child) for child in children):
            return False  # "... các nhiệm vụ sau:", "1. Lĩnh vực đầu tư", "- Thu hút ...": sections, not names
        texts = [self._text(self.outline.items[child]) for child in children]
        if NAMING.search(text) is None or not says_work(text):
            return False
        return not any(says_work(below) or find_subject(below) for below in texts)

    def _own_lead(self, text: str, offset: int) -> Governor | None:
        actor = find_actor(text, offset=offset)
        period = understand_period(text, offset=offset, issued=self.issued) if actor else None
        # a stretch of time ("từ ngày 01 đến ngày 10/10") holds for the details below; a deadline is of the work itself
        ranged = period if period and period.start and period.end else None
        return Governor(actor.agencies, (), ranged, 1) if actor else None

    def _read_statement(self, span: Span, governor: Governor) -> None:
        """Tasks of a paragraph: one, or one for each change of the actor."""
        text = self.document.text[span.start : span.end].lstrip(_TRIM)
        span = Span(span.end - len(text), span.end)
        if formula_kind(text) in ("closing", "money", "leadin", "appeal") and not governor.lead:
            return
        if governor.lead and starts_with_body(text) and find_verb(text, 0) is None and not goes_beyond_bodies(text):
            return  # a line of bodies below a body: addressees, not work
        dated = leading_period(text, offset=span.start) or governor.period
        prose = self.prose and not governor.lead
        for part in parts_by_actor(text, span.start, governor.lead, prose=prose):
            lead, at = part.agencies or governor.lead, part.span.start
            if lead:
                period = dated if self.document.text[at - 2 : at - 1] == ";" else governor.period
                partners = part.coordinating + (() if part.agencies else governor.coordinating)
                below = replace(governor, lead=lead, coordinating=partners, period=period)
                self._emit(part.span, below, own_period=part.period)

    def _read_labelled(self, index: int, labels: list[int], governor: Governor) -> bool:
        """A work with its labels; `False` when no label says who."""
        item, children = self.outline.items[index], self.outline.children(index)
        facts = label_values(self.document.text, self.outline, labels)
        if "lead" not in facts:
            return False
        at, value = facts["lead"]
        lead = tuple(split_agencies(who(value), offset=at))
        partners = list(find_partners(value, offset=at))
        if "coordinating" in facts:
            partners += split_agencies(facts["coordinating"][1], offset=facts["coordinating"][0])
        if not lead:
            return False
        period = understand_period(facts["period"][1], offset=facts["period"][0]) if "period" in facts else None
        own = Governor(lead, tuple(partners), period or governor.period)
        told = find_contents(self.document.text, self.outline, index)
        if children and told is not None:
            self._read_children(told, own)
            return True
        works = [child for child in children if child not in labels] if index in labels else []
        if "work" not in facts:
            works = works or works_of_title(self.document.text, self.outline, index, labels)
        if works:
            self._read_each(works, own)
            return True
        at, value = facts.get("work") or self._work_above(item)
        self._emit(Span(at, at + len(value)), own, facts=facts, own_period=period)
        return True

    def _emit(
        self,
        span: Span,
        governor: Governor,
        *,
        facts: dict[str, tuple[int, str]] | None = None,
        own_period: Period | None = None,
    ) -> None:
        text = self.document.text[span.start : span.end]
        left, right = len(text) - len(text.lstrip(_TRIM)), len(text.rstrip(_TRIM))
        span, text = Span(span.start + left, span.start + right), text.strip(_TRIM)
        key = (text, tuple(agency.written for agency in governor.lead))
        if key in self.seen or not can_be_work(text) or are_private(governor.lead):
            return
        if not (facts or self._is_told(text, span, governor)):
            return
        if self.normative and not is_duty(text, governor.lead, announced=self.duties):
            return
        self.seen.add(key)
        facts = facts or {}
        parts = roles(governor, find_partners(text, offset=span.start))
        period = own_period or self._period(text, span, governor)
        if period is not None and not self.normative:
            period = in_year(period, self.issued, text)
        output = facts.get("output", (0, None))[1]
        funding = facts.get("funding", (0, None))[1]
        page = self.document.page_of(span.start)
        self.tasks.append(Task(text, span, parts, page, period, funding, output))
        if period is not None and (doubt := doubt_of(period, self.issued)):
            self.reviews.append(Review(doubt, span))

    def _period(self, text: str, span: Span, governor: Governor) -> Period | None:
        """When a work is due: what it says itself, but a label's rhythm before one named in passing."""
        own = understand_period(text, offset=span.start, issued=self.issued)
        return governor.period if governor.labelled and not (own and own.end) else most_telling([own, governor.period])

    def _work_above(self, item: Item) -> tuple[int, str]:
        """The work to which labels belong: the item, or that above it where the item only says for whom ("Ở xã:")."""
        text = self._text(item)
        above = self.outline.items[item.parent] if item.parent is not None else None
        if above and len(text) < _SHORT and text.rstrip().endswith(":") and says_work(self._text(above)):
            return above.body.start, self._text(above)
        start, end = work_beside(text)
        return item.body.start + start, text[start:end]

    def _is_told(self, text: str, span: Span, governor: Governor) -> bool:
        """Whether somebody is told to do what a text says: it names its actor, or opens with work."""
        named = governor.named_in(span)
        if named is not None and named < span.end and not ends_in_brackets(text[: named - span.start]):
            if describes(text) and not assigns_at(self.document.text, self.outline, span.start):
                return False
            return not reports_past(text, named - span.start)
        return self.document.language != "vi" or says_work(text, objects=governor.objects)

    def _text(self, item: Item) -> str:
        return self.document.text[item.body.start : item.body.end]

    def _names_document(self, index: int) -> bool:
        """Whether a title is a document's name: "MỤC TIÊU QUỐC GIA GIẢM NGHÈO" below "CHƯƠNG TRÌNH", no section."""
        titled = index > 0 and self.outline.items[index].kind == "title"
        return titled and opens_attachment(self._text(self.outline.items[index - 1]))

    def _outside(self, item: Item) -> bool:
        """Whether a paragraph stands in the opening, in a table or in a form."""
        return item.span.start < self.start or stands_in(self.skip, item.span.start)

    def _is_title(self, item: Item, text: str) -> bool:
        return item.kind in ("part", "chapter", "section", "title") or text.rstrip()[-1:] not in ".;"
