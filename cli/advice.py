"""What to try when nothing was found."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnpolicy.index import Library


def missing_document(library: "Library", document: str) -> str | None:
    """That there is no such document, and which numbers look like it; `None` where there is one."""
    from vnpolicy.cli.messages import one_line
    from vnpolicy.index.errors import DocumentNotFound
    from vnpolicy.index.reading import find_filtered

    if find_filtered(library.store, document):
        return None
    try:
        library.cards(document)
    except DocumentNotFound as error:
        return one_line(str(error))
    return None


def missing_agency(library: "Library", agency: str, *, as_written: bool) -> str | None:
    """That no task names such an agency, and which names look like it; `None` where one does."""
    from vnpolicy.index.assigned_names import names_like

    near = names_like(library.store, agency, as_written=as_written)
    if near is None:
        return None
    return f"no task names {agency!r}" + (f"; nearest: {', '.join(near)}" if near else "")


def missing_province(library: "Library", province: str, *, as_written: bool) -> str | None:
    """That no document comes from such a province, and which names look like it; `None` where one does."""
    from vnpolicy.cli.messages import one_line
    from vnpolicy.index.agency_names import find_province
    from vnpolicy.index.errors import UnknownAgency
    from vnpolicy.index.filtering import allowed_entries
    from vnpolicy.index.hits import Filters

    filters = Filters(province=province, as_written=as_written)
    if allowed_entries(library.store, filters, None, lambda _: []):
        return None
    try:
        find_province(province)
    except UnknownAgency as error:
        return one_line(str(error))
    return f"no document comes from {province!r}"
