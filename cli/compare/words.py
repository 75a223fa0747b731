"""A comparison in words: what a field of a record says, and quotes in pieces by which side has them."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from vnpolicy.cli.exports.words import date_words
from vnpolicy.cli.language import agency_said, mark, say, spoken, type_said
from vnpolicy.cli.wording import agency_words, amount_words, dates_words, page_words, plain, span_words
from vnpolicy.index.comparison.comparison import Comparison, Pair
from vnpolicy.index.comparison.fields import Change, is_strict
from vnpolicy.index.comparison.words import changed_words
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Period, Plan, Target, Task

SIGNS = {"same": "=", "changed": "~", "added": "+", "dropped": "-"}
Side = Literal["both", "old", "new"]
DOUBTFUL = 0.8  # likelihood below which it is told
REWRITTEN = 0.5  # share of words in common below which two wordings are shown one after the other


class Piece(NamedTuple):
    """A stretch of a quote, and which side has it."""

    text: str
    side: Side = "both"


def field_words(record: Task | Target, field: str) -> str:
    """What a record says of a field; "not stated" where it says nothing."""
    return _field(record, field) or say("nothing")


def change_words(pair: Pair, change: Change) -> str:
    """Both values of a field that changed: "Sở Y tế → Sở Tài chính"."""
    values = " → ".join(field_words(record, change.field) for record in (pair.old, pair.new) if record)
    return f"{values} ({say('renamed')})" if change.renamed else values


def _field(record: Task | Target, field: str) -> str:
    if isinstance(record, Target):
        return _target_field(record, field)
    if field in ("deadline", "recurrence"):
        return _time(record.period, field) if record.period else ""
    if field == "lead":
        return agency_words(record.agencies("lead"))
    if field == "coordinating":
        return agency_words(record.agencies("coordinating"))
    return plain(getattr(record, field) or "")


def _time(period: Period, field: str) -> str:
    """The days or the rhythm; as written where neither was understood: "trong vòng 30 ngày kể từ ngày ban hành"."""
    days, often = dates_words(period), say(period.recurrence) if period.recurrence else ""
    understood = days if field == "deadline" else often
    return understood or ("" if days or often else plain(period.written))


def _target_field(target: Target, field: str) -> str:
    if field == "deadline":
        return span_words(target.start, target.end)
    if field == "value":
        words = amount_words(target)
        return words.replace("≥", ">").replace("≤", "<") if is_strict(target) else words
    return say(target.direction) if field == "direction" else plain(target.unit or "")


def inline(pair: Pair) -> list[Piece]:
    """The two quotes as one, what is new behind what it stands for; one quote where the wording is not compared."""
    changes = _changes(pair)
    if not changes or pair.old is None or pair.new is None:
        return [Piece(pair.record.quote)]
    pieces, end = list[Piece](), 0
    for gone, come in changes:
        pieces.append(Piece(pair.new.quote[end : come.start]))
        pieces += (
            _only_old(pair.old.quote, gone) if come.start == come.end else [Piece(pair.old.quote[slice(*gone)], "old")]
        )
        pieces.append(Piece(pair.new.quote[slice(*come)], "new"))
        end = come.end
    return [piece for piece in (*pieces, Piece(pair.new.quote[end:])) if piece.text]


def _only_old(quote: str, place: Span) -> tuple[Piece, ...]:
    """Words for which the new text has none, and the space that parts them from its words."""
    before, after = quote[: place.start], quote[place.end :]
    first = Piece(" " if before[-1:].isspace() else "")
    last = Piece(" " if not before and after[:1].isspace() else "")
    return first, Piece(quote[slice(*place)], "old"), last


def beside(pair: Pair) -> tuple[list[Piece], list[Piece]]:
    """The old and the new quote in pieces; none where the record is not there."""
    changes = _changes(pair)
    old = _pieces(pair.old.quote, [gone for gone, _ in changes], "old") if pair.old else ()
    new = _pieces(pair.new.quote, [come for _, come in changes], "new") if pair.new else ()
    return list(old), list(new)


def is_rewritten(pair: Pair) -> bool:
    """Whether so few words are left that the two wordings are read one after the other."""
    if pair.old is None or pair.new is None:
        return False
    left = sum(len(piece.text) for piece in inline(pair) if piece.side == "both")
    return 2 * left < REWRITTEN * (len(pair.old.quote) + len(pair.new.quote))


def _changes(pair: Pair) -> list[tuple[Span, Span]]:
    if pair.old and pair.new and any(change.field == "wording" for change in pair.changes):
        return changed_words(pair.old.quote, pair.new.quote)
    return []


def _pieces(quote: str, places: Sequence[Span], side: Side) -> Iterator[Piece]:
    end = 0
    for place in places:
        yield Piece(quote[end : place.start])
        yield Piece(quote[slice(*place)], side)
        end = place.end
    yield Piece(quote[end:])


def doubt_words(pair: Pair) -> str:
    """How likely the two are one record, where that is not clear; else nothing."""
    likely = say("likely").format(chance=f"{pair.chance:.0%}", kind=say(pair.kind).lower())
    return likely if pair.chance < DOUBTFUL else ""


class Places:
    """Where records stand: their number in a plan, as `policy extract` counts, and the page."""

    def __init__(self, comparison: Comparison) -> None:
        self._numbers = [_numbers(plan) for plan in (comparison.old, comparison.new)]

    def words(self, pair: Pair) -> str:
        """Such as "#4, p. 2 → #5, p. 3"; one place where the record is in one plan only, or at the same in both."""
        sides = [self.side(side, record) for side, record in enumerate((pair.old, pair.new)) if record]
        return " → ".join(dict.fromkeys(sides))

    def within(self, pair: Pair) -> str:
        """Where else the words of a record stand that is dropped or added: "now in #5"; else nothing."""
        if pair.within is None:
            return ""
        side = int(pair.new is None)
        return say("now_in" if side else "was_in").format(place=self.side(side, pair.within))

    def number(self, side: int, record: Task | Target) -> int:
        """The number of a record in its plan, from 1."""
        return self._numbers[side][id(record)]

    def side(self, side: int, record: Task | Target) -> str:
        """Its number and page on one side: "#4, p. 2"."""
        return ", ".join(part for part in (f"#{self.number(side, record)}", page_words(record.page)) if part)


def _numbers(plan: Plan) -> dict[int, int]:
    return {id(record): number for some in (plan.targets, plan.tasks) for number, record in enumerate(some, 1)}


def document_words(plan: Plan) -> str:
    """A document on a line: type, number, issuer, date, title."""
    head = plan.header
    name = " ".join(part for part in (type_said(head.doc_type), head.doc_number) if part) or plan.source
    issuer, issued = (
        agency_said(head.issuer, language=plan.language) if head.issuer else "",
        date_words(head.issued, spoken()),
    )
    title = f"{head.title}{mark(plan.language)}" if head.title else ""
    return " · ".join(plain(part) for part in (name, issuer, issued, title) if part)
