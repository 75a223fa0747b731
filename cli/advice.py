"""What to try when nothing was found, and what to know of what was."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vnpolicy.cli.language import say

if TYPE_CHECKING:
    from vnpolicy.index import Filters, Library
    from vnpolicy.index.entries.hits import Mode


def advice(library: "Library", filters: "Filters", mode: "Mode") -> str:
    """What to try when nothing was found."""
    from vnpolicy.index.entries.hits import Filters

    if not library.documents():
        return say("nothing_found").format(why=say("library_empty"))
    if mode == "semantic" and not library.store.has_vectors:
        return say("nothing_without_vectors")
    missing = _missing(library, filters)
    if missing:
        return say("nothing_found").format(why=missing)
    if filters.kind == "basis" and mode == "semantic":
        return say("nothing_of_bases")
    if filters != Filters():
        return say("nothing_filtered")
    return say("nothing_by_words" if mode == "keyword" and library.store.has_vectors else "nothing_at_all")


def remarks(library: "Library", query: str, filters: "Filters", *, found: bool) -> Iterator[str]:
    """What a person should know of a query: numbers that are not there, or no word of it, a deadline to filter by.

    `found`: whether it has hits.
    """
    from vnpolicy.index.query.asked_deadlines import asked_deadline

    gaps = library.gaps(query)
    for number, cited, nearest in gaps.numbers:
        yield _one_line(
            say("number_cited").format(number=number) if cited else _none("number_missing", number, nearest)
        )
    if found and not gaps.any_word:
        yield say("no_word_known")
    deadline = asked_deadline(query)
    if deadline and not (filters.due_after or filters.due_before):
        after = f"--due-after {deadline.after} " if deadline.after else ""
        yield say("deadline_hint").format(options=f"{after}--due-before {deadline.before}")


def _missing(library: "Library", filters: "Filters") -> str | None:
    """The filter that lets nothing pass."""
    as_written = filters.as_written
    return (
        (missing_document(library, filters.document) if filters.document is not None else None)
        or (filters.province and missing_province(library, filters.province, as_written=as_written))
        or (filters.agency and missing_agency(library, filters.agency, as_written=as_written))
        or (filters.doc_type and _missing_type(library, filters))
        or crossed_dates("issued-from", filters.issued_from, "issued-to", filters.issued_to)
        or crossed_dates("due-after", filters.due_after, "due-before", filters.due_before)
    )


def missing_document(library: "Library", document: str) -> str | None:
    """That there is no such document, and which numbers look like it; `None` where there is one."""
    from vnpolicy.index.errors import DocumentNotFound
    from vnpolicy.index.storage.reading import find_filtered

    if find_filtered(library.store, document):
        return None
    try:
        library.cards(document)
    except DocumentNotFound as error:
        return _none("no_document", document, error.nearest)
    return None


def missing_agency(library: "Library", agency: str, *, as_written: bool) -> str | None:
    """That no task names such an agency, and which names look like it; `None` where one does."""
    from vnpolicy.index.search.assigned_names import names_like

    near = names_like(library.store, agency, as_written=as_written)
    return None if near is None else _none("no_task_names", agency, near)


def missing_province(library: "Library", province: str, *, as_written: bool) -> str | None:
    """That no document comes from such a province, and which names look like it; `None` where one does."""
    from vnpolicy.index.agencies.names import find_province
    from vnpolicy.index.entries.hits import Filters
    from vnpolicy.index.errors import UnknownProvince
    from vnpolicy.index.search.filtering import allowed_entries

    filters = Filters(province=province, as_written=as_written)
    if allowed_entries(library.store, filters, None, lambda _: []):
        return None
    try:
        find_province(province)
    except UnknownProvince as error:
        return _none("no_province", province, error.nearest)
    return _none("no_document_from", province)


def _missing_type(library: "Library", filters: "Filters") -> str | None:
    """That no document is of such a type, and which types there are, the commonest first."""
    from collections import Counter

    from vnpolicy.index.search.filtering import type_key
    from vnpolicy.index.wording.words import fold_name

    types = Counter(card.doc_type for card in library.documents() if card.doc_type)
    if type_key(filters.doc_type or "") in map(fold_name, types):
        return None
    named = ", ".join(name for name, _ in types.most_common())
    return _one_line(say("no_type").format(asked=filters.doc_type, names=named))


def crossed_dates(first: str, begins: str | None, last: str, ends: str | None) -> str | None:
    """That a span ends before it begins."""
    from vnpolicy.index.days import asked_days

    if begins and ends and asked_days(first, begins)[0] > asked_days(last, ends)[1]:
        return say("dates_crossed").format(first=first, last=last)
    return None


def _none(key: str, asked: str, nearest: Sequence[str] = ()) -> str:
    near = f"; {say('nearest')}: {', '.join(nearest)}" if nearest else ""
    return _one_line(say(key).format(asked=asked) + near)


def _one_line(text: str) -> str:
    from vnpolicy.cli.messages import one_line

    return one_line(text)
