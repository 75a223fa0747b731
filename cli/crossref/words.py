"""A matrix in words: names of columns, what differs, where it stands."""

from collections.abc import Sequence

from vnpolicy.cli.exports.words import date_words, number_words
from vnpolicy.cli.language import mark, mark_of, names_in_english, say, spoken
from vnpolicy.cli.wording import agency_words, plain
from vnpolicy.index.citations.resolution import Known
from vnpolicy.index.coverage import Asked, Cell, Column, Delta, Matrix
from vnpolicy.index.coverage.comparing import STATES, State
from vnpolicy.index.coverage.records import Entry
from vnpolicy.index.wording.words import fold_name
from vnpolicy.nlp.plan import Target

_COMMITTEE = "uy ban nhan dan "
_PATTERNS = {"unit": "other_unit", "direction": "other_direction", "lead": "other_lead", "step": "step_only"}
_MOST_NAMES = 12  # documents that are named on a line


def column_words(column: Column) -> str:
    """The issuer; of a People's Committee the province alone. In English where English was asked for."""
    if names_in_english():
        from vnpolicy.index.english.names import english_agency

        return english_agency(column.name) or f"{column.name}{mark_of(column.name)}"
    name = plain(column.name)
    return name[len(_COMMITTEE) :] if fold_name(name).startswith(_COMMITTEE) else name


def document_words(known: Known) -> str:
    """A document on one line: type, number, date, title."""
    name = " ".join(part for part in (_type(known.doc_type), known.number) if part)
    issued = date_words(known.issued, spoken())
    parts = (name or plain(known.title or str(known.id)), issued, plain(known.title or "") if name else "")
    return " · ".join(part for part in parts if part)


def _type(doc_type: str | None) -> str | None:
    if doc_type and names_in_english():
        from vnpolicy.cli.exports.english import type_in_english

        return type_in_english(doc_type)
    return doc_type


def asked_words(asked: Asked) -> str:
    """Whom the decision gives a task to; by when a target is to be reached. Empty where it does not say."""
    record = asked.entry.record
    if isinstance(record, Target):
        return say("by_year").format(date=_date(record.end)) if record.end else ""
    names = agency_words(record.agencies("lead"), asked.document.language)
    ends = record.period.end if record.period else None
    return "; ".join(part for part in (names, say("by_year").format(date=_date(ends)) if ends else "") if part)


def delta_words(delta: Delta, cell: Cell, asked: Asked) -> str:
    """What differs: "85 % thay vì 90 %", "2027 instead of 2025", "2 of the country's 20 khu công nghiệp"."""
    if delta.what == "scope":
        return say("part_only")
    if delta.what == "share":
        return say("share_of").format(given=_figure(delta.given), asked=_value(delta.what, delta.asked, asked.entry))
    pattern = _PATTERNS.get(delta.what, "instead_of")
    given, wanted = (
        _value(delta.what, value, entry) for value, entry in ((delta.given, cell.entry), (delta.asked, asked.entry))
    )
    return say(pattern).format(given=given, asked=wanted)


def deltas_words(cell: Cell, asked: Asked) -> list[str]:
    """All that differs."""
    return [delta_words(delta, cell, asked) for delta in cell.deltas]


def _value(what: str, value: str | float | None, entry: Entry | None) -> str:
    if isinstance(value, float | int):
        record = entry.record if entry else None
        if not isinstance(record, Target):
            return _figure(value)
        upper = f" - {_figure(record.value_max)}" if record.value_max is not None and value == record.value else ""
        return f"{_figure(value)}{upper} {plain(record.unit or '')}".strip()
    if value is None:
        return say("nothing")
    if what in ("recurrence", "direction"):
        return say(value)
    return _date(value) if what in ("year", "step") else plain(value)


def _figure(value: str | float | None) -> str:
    """A figure as the language writes it: "1.000,5" in Vietnamese, "1,000.5" in English."""
    return number_words(value, spoken()) if isinstance(value, float | int) else str(value)


def _date(written: str) -> str:
    return date_words(written, spoken())


def place_words(entry: Entry, document: Known) -> str:
    """Number, or title, of a record's document, and its page: "215/KH-UBND p. 2"."""
    page = entry.record.page
    name = document.number or plain(document.title or str(document.id))[:40]
    return f"{name} {say('page')} {page}" if page else name


def quote_words(entry: Entry, document: Known, *, most: int | None = None) -> str:
    """The quote on one line, marked where it is Vietnamese and English was asked for."""
    quote = plain(entry.quote)
    if most and len(quote) > most:
        quote = f"{quote[:most].rpartition(' ')[0]} …"
    return quote + mark(document.language)


def count_states(matrix: Matrix, place: int) -> dict[State, int]:
    """How many rows of a column have each state."""
    states = [row[place].state for row in matrix.cells]
    return {state: states.count(state) for state in STATES}


def silent_words(matrix: Matrix) -> str:
    """The documents that implement the decision and set nothing; empty where there are none."""
    return say("silent").format(names=_names(matrix.silent)) if matrix.silent else ""


def passing_words(matrix: Matrix) -> str:
    """The documents that only rest on the decision or cite it in passing; empty where there are none."""
    return say("passing").format(names=_names(matrix.passing)) if matrix.passing else ""


def _names(documents: Sequence[Known]) -> str:
    """The first of them, and how many more there are."""
    names = ", ".join(plain(known.number or known.title or str(known.id)) for known in documents[:_MOST_NAMES])
    more = len(documents) - _MOST_NAMES
    return say("and_more").format(names=names, count=more) if more > 0 else names
