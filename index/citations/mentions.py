"""The documents that a document names, each with what identifies it and how the two stand to each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from vnpolicy.corpus import read_table
from vnpolicy.index.citations.identity import name_key, number_year
from vnpolicy.index.citations.relation_words import CHANGING, Relation, before_amendment
from vnpolicy.index.citations.relations import Statement, find_statements
from vnpolicy.index.storage.drafts import is_draft
from vnpolicy.index.wording.words import fold_name, number_key
from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.citations.document_types import type_named, type_pattern
from vnpolicy.nlp.periods.dates import find_date
from vnpolicy.nlp.plan import Citation, Header, Plan

READER = 2  # goes up when other mentions are read of a text: libraries then read theirs again


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named in another: `number_key` identifies it, a law `name_key` too; "" where it has none.

    `issued` and `issuer` may be those that another mention of the same document gives. `actor` is the place of the
    mention that acts on this one, `None` for the document itself; `basis` tells a legal basis.
    """

    span: Span
    page: int | None
    number_key: str
    name_key: str
    doc_type: str | None
    number: str | None
    title: str | None
    issued: str | None
    issuer: str | None
    relation: Relation
    actor: int | None = None
    part: bool = False
    basis: bool = False


def find_mentions(document: Document, plan: Plan) -> list[Mention]:
    """Mentions in the order of the text; one that two relations concern stands twice."""
    starts = {basis.span.start for basis in plan.bases}
    # of "Nghị định số 08/2022/NĐ-CP ... quy định chi tiết một số điều của Luật ..." a basis is the whole
    running = [citation for citation in plan.citations if citation.span.start not in starts]
    found = {citation.span: citation for citation in (*running, *plan.bases)}
    citations = _with_back_references(document.text, [found[span] for span in sorted(found)])
    bases = frozenset(basis.span for basis in plan.bases)
    statements = find_statements(document.text, citations, bases)
    own = [_mention(document, citations[said.cited], said, bases) for said in statements]
    places = {said.cited: at for at, said in reversed(list(enumerate(statements)))}
    own = [m if m.actor is None else replace(m, actor=places[m.actor]) for m in own]
    acting = None if is_draft(document.text) else _Acting.of(plan.header)
    completed = list(_completed(_with_bases_amended(own)))
    return [_allowed(m, acting if m.actor is None else _acting_of(completed[m.actor])) for m in completed]


def _with_bases_amended(mentions: list[Mention]) -> list[Mention]:
    """The mentions; with a basis, the one by which it was amended is a basis: "Nghị định A được sửa đổi bởi ..."."""
    amending = {m.actor for m in mentions if m.basis and m.actor is not None and m.relation != "implements"}
    return [
        replace(m, basis=True, relation="based_on") if at in amending and m.relation == "refers_to" else m
        for at, m in enumerate(mentions)
    ]


def _mention(document: Document, citation: Citation, said: Statement, bases: frozenset[Span]) -> Mention:
    citation = _with_day_behind(document.text, citation)
    key = number_key(citation.doc_number or "")
    return Mention(
        citation.span,
        document.page_of(citation.span.start),
        key,
        _law_key(document.text, citation),
        citation.doc_type,
        citation.doc_number,
        before_amendment(citation.title or "") or None,
        citation.issued or number_year(key),
        citation.issuer,
        said.relation,
        said.actor,
        said.part,
        citation.span in bases,
    )


# "Dự án Luật Công chứng", "dự thảo Luật", "Luật Công đoàn (sửa đổi)": a law that is still to be passed
_DRAFT = re.compile(r"(?:dự án|dự thảo|xây dựng)\s*$", re.IGNORECASE)
_TO_BE_PASSED = " (draft)"
_REVISED = re.compile(r"\s*\(sửa đổi\)")
# Of one that was passed the day or year follows: "Luật Giáo dục (sửa đổi) ngày 14/6/2019"
_PASSED = re.compile(rf"{_REVISED.pattern},?\s+(?:năm\s+(?P<year>\d{{4}})\b|(?P<day>ngày\s+\d[^;\n]{{7,22}}))")


def _with_day_behind(text: str, citation: Citation) -> Citation:
    """The citation; a law with the day or year that stands behind "(sửa đổi)"."""
    passed = _PASSED.match(text, citation.span.end) if not citation.issued else None
    if passed is None:
        return citation
    date = find_date(passed["day"]) if passed["day"] else None
    return replace(citation, issued=date.iso if date else passed["year"])


def _law_key(text: str, citation: Citation) -> str:
    """The key of a law's name; of one still to be passed, a key that no law has."""
    key = name_key(citation.doc_type, citation.title)
    if not key or citation.issued or citation.doc_number:
        return key
    start, end = citation.span
    draft = _REVISED.match(text, end) or _DRAFT.search(text, max(0, start - 20), start)
    return f"{key}{_TO_BE_PASSED}" if draft else key


# Takes "Quyết định nêu trên", "Luật nói trên"; refuses "Quyết định này"
_ABOVE = re.compile(r"\s(?:nêu trên|nói trên|kể trên|trên đây)\b")


@cache
def _type_before() -> re.Pattern[str]:
    return re.compile(rf"\b({type_pattern()})$", re.IGNORECASE)


def _with_back_references(text: str, citations: list[Citation]) -> list[Citation]:
    """The citations, and with them "Quyết định nêu trên", which is the last one of its type before."""
    if "trên" not in text:
        return citations
    found = [again for match in _ABOVE.finditer(text) if (again := _antecedent(text, match, citations)) is not None]
    return sorted([*citations, *found], key=lambda citation: citation.span) if found else citations


def _antecedent(text: str, above: re.Match[str], citations: Sequence[Citation]) -> Citation | None:
    named = _type_before().search(text, max(0, above.start() - 24), above.start())
    if named is None or any(c.span.start <= named.start() < c.span.end for c in citations):
        return None
    kind, span = type_named(named[1]), Span(named.start(), above.end())
    before = [c for c in citations if c.span.end <= span.start and c.doc_type == kind]
    return replace(before[-1], quote=text[span.start : span.end], span=span) if before else None


def _completed(mentions: list[Mention]) -> Iterator[Mention]:
    """Each mention with the date and issuer that the document gives elsewhere, where it gives one only."""
    by_number: dict[str, list[Mention]] = {}
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.number_key:
            by_number.setdefault(mention.number_key, []).append(mention)
        if mention.name_key and mention.issued:
            by_name.setdefault(mention.name_key, []).append(mention)
    for mention in mentions:
        yield _complete(
            mention, (by_number if mention.number_key else by_name).get(mention.number_key or mention.name_key, [])
        )


def _complete(mention: Mention, same: Sequence[Mention]) -> Mention:
    years = {(m.issued or "")[:4] for m in same if m.issued}
    if len(years) > 1 and not mention.number_key and not mention.issued:
        # of two laws of one name that a text cites, the one that it rests on is meant where no year is given
        same = [m for m in same if m.basis]
        years = {(m.issued or "")[:4] for m in same}
    if len(years) != 1 or (mention.issued and mention.issued[:4] not in years):
        return mention
    dates = sorted((m.issued for m in same if m.issued), key=len)
    issuers = [m.issuer for m in same if m.issuer]
    numbers = [m for m in same if m.number_key]
    number = mention if mention.number_key or not numbers else numbers[0]
    return replace(
        mention,
        issued=mention.issued if mention.issued and len(mention.issued) > len("2020") else dates[-1],
        issuer=mention.issuer or (issuers[0] if issuers else None),
        number=number.number,
        number_key=number.number_key,
    )


class _Acting(NamedTuple):
    """What decides whether one document can change another."""

    doc_type: str | None
    number_key: str
    year: str

    @classmethod
    def of(cls, named: Header | Mention) -> "_Acting":
        """Of a mention, or of the document itself."""
        key = named.number_key if isinstance(named, Mention) else number_key(named.doc_number or "")
        return cls(named.doc_type, key, (named.issued or number_year(key) or "")[:4])

    @property
    def rank(self) -> int:
        """Its rank; 1 is the highest."""
        rows = _ranks().get(self.doc_type or "", {})
        parts = self.number_key.split("-")
        told = [rank for symbol, rank in rows.items() if symbol and any(part.endswith(symbol) for part in parts)]
        return told[0] if told else rows.get("", _LOWEST)


_LOWEST = 99


def _acting_of(actor: Mention) -> _Acting | None:
    """What is cited as acting; a law still to be passed does not, nor one of no year, unless it is there to amend."""
    told = actor.number_key or actor.issued or "sua doi" in actor.name_key
    return _Acting.of(actor) if told and not actor.name_key.endswith(_TO_BE_PASSED) else None


@cache
def _ranks() -> dict[str, dict[str, int]]:
    """Ranks by type and by the folded symbol of the issuer."""
    ranks: dict[str, dict[str, int]] = {}
    for row in read_table("document_ranks"):
        ranks.setdefault(row["type"], {})[fold_name(row["symbol"])] = int(row["rank"])
    return ranks


def _allowed(mention: Mention, acting: _Acting | None) -> Mention:
    """The mention, as a mere reference where `acting` cannot change it: a circular repeals no decree.

    Nor does a draft, a document of an earlier year, or one itself: "(sau đây gọi là Nghị định số 1)".
    """
    if mention.relation not in CHANGING:
        return mention
    target = _Acting.of(mention)
    if acting is not None and acting.rank <= target.rank and not _earlier(acting, target) and not _same(acting, target):
        return mention
    return replace(mention, relation="refers_to", actor=None, part=False)


def _earlier(one: _Acting, other: _Acting) -> bool:
    return bool(one.year and other.year) and one.year < other.year


def _same(one: _Acting, other: _Acting) -> bool:
    return bool(one.number_key) and one.number_key == other.number_key and one.year in ("", other.year)
