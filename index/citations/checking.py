"""The legal bases of a draft against the library: known or not, later than the draft, changed since, read otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from vnpolicy.index.agencies.provinces import find_province, province_key
from vnpolicy.index.citations.citing import Citations, Link
from vnpolicy.index.citations.identity import (
    alike,
    is_national,
    issuer_province,
    issuer_words,
    number_year,
    same_level,
    same_series,
)
from vnpolicy.index.citations.incomplete_numbers import find_incomplete
from vnpolicy.index.citations.mentions import Mention, find_mentions
from vnpolicy.index.citations.relation_words import CHANGING
from vnpolicy.index.citations.resolution import Cited, Citing, Known, Resolved, State
from vnpolicy.index.english.names import english_agency
from vnpolicy.index.storage.reading import read_effective
from vnpolicy.index.wording.words import fold_name, number_key
from vnpolicy.ingest.document import Document
from vnpolicy.nlp.plan import Plan

Status = Literal["found", "unknown", "later", "replaced", "repealed", "amended", "ambiguous", "differs", "incomplete"]
WRONG = frozenset(("unknown", "later", "replaced", "repealed", "ambiguous", "differs", "incomplete"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the draft and the library differ."""

    field: str
    written: str
    known: str


@dataclass(frozen=True, slots=True)
class Change:
    """A document that changes a basis, issued before the draft: of the library, or only named (`known` is `None`)."""

    status: Status
    name: str
    known: Known | None
    issued: str | None
    part: bool
    told_by: int  # the document that says so
    effective: str | None = None  # the day from which it counts, where that is not the day of issue

    def in_force_by(self, day: str | None) -> bool:
        """Whether it has come into force by a day, as far as both are known."""
        return _not_after(self.effective or self.issued, day)


@dataclass(frozen=True, slots=True)
class Finding:
    """A legal basis with all that was found of it; without anything wrong its only status is `found`."""

    mention: Mention
    quote: str
    resolved: Resolved
    statuses: tuple[Status, ...]
    differences: tuple[Difference, ...] = ()
    changes: tuple[Change, ...] = ()
    coming: tuple[Change, ...] = ()  # issued before the draft, in force only after it

    @property
    def wrong(self) -> bool:
        """Whether a person must look at it; that it was amended is only told."""
        return any(status in WRONG for status in self.statuses)


_NO_SYMBOL = "the number is given without its symbol"


@dataclass
class Checker:
    """Findings on the bases of drafts, out of one library."""

    citations: Citations
    _changes: dict[int, list[Change]] = field(default_factory=dict)

    def check(self, document: Document, plan: Plan) -> list[Finding]:
        """One finding a legal basis, in the order of the text."""
        head = plan.header
        citing = Citing(province_key(find_province(head)), head.issued, head.issuer, document.language)
        own = number_key(head.doc_number or "")
        seen = set()
        found = []
        for mention in find_mentions(document, plan):
            if mention.basis and mention.actor is None and mention.span not in seen:
                seen.add(mention.span)
                found.append(self._find(mention, document.text[slice(*mention.span)], citing, own))
        found += (self._incomplete(mention, document) for mention in find_incomplete(document, seen))
        return sorted(found, key=lambda finding: finding.mention.span)

    def _incomplete(self, mention: Mention, document: Document) -> Finding:
        """A number without its symbol, with the documents of the library that it may mean."""
        near = tuple(
            known
            for known in self.citations.resolver.numbered(mention.number_key)
            if known.number_key.startswith(f"{mention.number_key}-") and _types_agree(mention.doc_type, known.doc_type)
        )
        state: State = "ambiguous" if near else "stub"
        return Finding(mention, document.text[slice(*mention.span)], Resolved(state, near, _NO_SYMBOL), ("incomplete",))

    def _find(self, mention: Mention, quote: str, citing: Citing, own: str) -> Finding:
        cited = Cited(
            mention.number_key, mention.name_key, mention.issued, mention.issuer, mention.title, mention.doc_type
        )
        resolved = self.citations.resolver.resolve(cited, citing)
        if resolved.state == "ambiguous":
            return self._ambiguous(mention, quote, resolved, citing)
        if resolved.state == "stub":
            return self._unknown(mention, quote, citing, own)
        known = resolved.documents[0]
        differences = tuple(_differences(mention, known, citing.language))
        changes, coming = _parted(self._changed(known), citing.issued, own)
        statuses = [
            *_later(known.issued or mention.issued, citing.issued),
            *dict.fromkeys(change.status for change in changes),
            *(["differs"] if differences else []),
        ]
        return Finding(mention, quote, resolved, tuple(statuses) or ("found",), differences, changes, coming)  # type: ignore[arg-type]

    def _ambiguous(self, mention: Mention, quote: str, resolved: Resolved, citing: Citing) -> Finding:
        """One of several; where there is one only, what speaks against it."""
        only = resolved.documents[0] if len(resolved.documents) == 1 else None
        differences = tuple(_differences(mention, only, citing.language)) if only else ()
        status: Status = "differs" if differences else "ambiguous"
        return Finding(mention, quote, resolved, (status, *_later(mention.issued, citing.issued)), differences)

    def _unknown(self, mention: Mention, quote: str, citing: Citing, own: str) -> Finding:
        """Not in the library; one of the same number, issuer and kind but another year is named beside it.

        What the library's documents say was done to it is told all the same.
        """
        near = [
            known
            for known in self.citations.resolver.numbered(mention.number_key)
            if known.number_key == mention.number_key
            and is_national(known.number_key)
            and same_series(mention.doc_type, known.doc_type)
        ]
        later = _later(mention.issued, citing.issued)
        if near and mention.number_key:
            differences = tuple(d for known in near[:1] for d in _differences(mention, known, citing.language))
            return Finding(mention, quote, Resolved("stub", tuple(near)), ("differs", *later), differences)
        told = (self._change(link, mention.issued) for link in self._links_to_unknown(mention))
        changes, coming = _parted(_strongest(told), citing.issued, own)
        statuses = ("unknown", *later, *dict.fromkeys(change.status for change in changes))
        return Finding(mention, quote, Resolved("stub"), statuses, changes=changes, coming=coming)

    def _links_to_unknown(self, mention: Mention) -> list[Link]:
        """Links to a document that the library lacks: a law, or a number that names its issuer, each with its year."""
        key, year = mention.number_key, (number_year(mention.number_key) or mention.issued or "")[:4]
        if mention.name_key and year:
            links = self.citations.called(mention.name_key, year)
        elif key and year and is_national(key):
            links = self.citations.named(key)
        else:
            return []
        return [
            x for x in links if x.target.known is None and year == (number_year(key) or x.target.cited.issued or "")[:4]
        ]

    def _changed(self, known: Known) -> list[Change]:
        """What the library says was done to a document, the strongest first, each acting document once."""
        if known.id not in self._changes:
            links = [link for link in self.citations.into(known) if link.target.known is not None]
            found = _strongest(self._change(link, known.issued) for link in links)
            self._changes[known.id] = [c for c in found if c.known is None or c.known.id != known.id]
        return self._changes[known.id]

    def _change(self, link: Link, target_issued: str | None) -> Change | None:
        """The change that a link tells; none where its actor is not known to be later."""
        if link.relation not in CHANGING:
            return None
        status: Status = "amended"
        if not link.part and link.relation in ("replaces", "repeals"):
            status = "replaced" if link.relation == "replaces" else "repealed"
        told = link.actor
        actor = told.known if told else self.citations.resolver.known(link.document)
        issued = (actor.issued or actor.year) if actor else told and told.cited.issued
        name = told.number or "" if told else ""
        name = (actor.number if actor else name) or (actor.title if actor else "") or ""
        if not name or not issued or not _not_after(target_issued, issued):
            return None
        effective = read_effective(self.citations.store, actor.id) if actor else None
        # A document that tells of another one's force long ago: "... có hiệu lực từ ngày 01/01/2012"
        later = effective if effective and effective > issued else None
        return Change(status, name, actor, issued, link.part, link.document, later)


_ORDER: tuple[Status, ...] = ("repealed", "replaced", "amended")


def _strongest(told: Iterable[Change | None]) -> list[Change]:
    """Each acting document once for each thing it did, a change of the whole before one of a part."""
    found: dict[tuple[str, Status], Change] = {}
    for change in told:
        if change is not None:
            kept = found.setdefault((change.name, change.status), change)
            if kept.part and not change.part:
                found[change.name, change.status] = change
    return sorted(found.values(), key=lambda change: _ORDER.index(change.status))


def _parted(changes: Iterable[Change], day: str | None, own: str) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Changes in force on the day of a draft, and those only issued by then; without the draft's own."""
    issued = [c for c in changes if _not_after(c.issued, day) and not _is_own(c, own)]
    return tuple(c for c in issued if c.in_force_by(day)), tuple(c for c in issued if not c.in_force_by(day))


def _is_own(change: Change, own: str) -> bool:
    """Whether the change is the draft's own."""
    return bool(own) and number_key(change.name) == own


def _not_after(day: str | None, other: str | None) -> bool:
    """Whether a day is not after another, as far as both are known, to the precision of the shorter: "2025-06"."""
    if not day or not other:
        return True
    shorter = min(len(day), len(other))
    return day[:shorter] <= other[:shorter]


def _later(issued: str | None, draft: str | None) -> list[Status]:
    return [] if _not_after(issued, draft) else ["later"]


_LEAST_ALIKE = 0.5
_LEAST_WORDS = 5


def _differences(mention: Mention, known: Known, language: str) -> Iterator[Difference]:
    """Fields of which the draft, in its language, says something else than the library.

    Titles in two languages have no words in common, and are not compared; of an issuer its English name is.
    """
    same = known.language == language
    if (
        mention.issued
        and known.issued
        and not (_not_after(mention.issued, known.issued) and _not_after(known.issued, mention.issued))
    ):
        yield Difference("date", mention.issued, known.issued)
    issuer = known.issuer if same else english_agency(known.issuer or "")
    if mention.issuer and issuer and known.issuer and not _issuers_agree(mention.issuer, issuer):
        yield Difference("issuer", mention.issuer, known.issuer)
    if not _types_agree(mention.doc_type, known.doc_type):
        yield Difference("type", mention.doc_type or "", known.doc_type or "")
    titled = same and mention.title and known.title and not mention.name_key
    if titled and not _titles_agree(mention.title or "", known.title or ""):
        yield Difference("title", mention.title or "", known.title or "")


def _types_agree(one: str | None, other: str | None) -> bool:
    """Whether two types may be one, as far as both are known: a code is a law, and "Văn bản" is any type."""
    if not one or not other:
        return True
    types = {fold_name(name).removeprefix("bo ") for name in (one, other)}
    return len(types) == 1 or "van ban" in types


def _issuers_agree(one: str, other: str) -> bool:
    provinces = {issuer_province(one), issuer_province(other)} - {""}
    if len(provinces) > 1 or not same_level(one, other):
        return False
    return alike(issuer_words(one), issuer_words(other)) >= _LEAST_ALIKE


def _titles_agree(one: str, other: str) -> bool:
    words, others = fold_name(one).split(), fold_name(other).split()
    return min(len(words), len(others)) < _LEAST_WORDS or alike(words, others) >= _LEAST_ALIKE
