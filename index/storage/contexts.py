"""What an entry stands under: "Số lượng: 01 cuộc" tells little without its heading, "c) Giải báo chí"."""

from collections.abc import Collection, Iterable

from vnpolicy.index.storage.reading import StoredEntry


def find_contexts(entries: Iterable[StoredEntry], embedded: Collection[int]) -> dict[int, int]:
    """By entry the last heading with a vector above it, or the title; headings and the title stand under the title.

    A record may be its own heading, "b) Xuất bản sổ tay": it stands under the title too.
    """
    found: dict[int, int] = {}
    title = heading = end = 0
    # A heading, which is a passage's first line, comes before what begins with it.
    for entry in sorted(entries, key=lambda one: (one.kind != "title", one.span.start, one.kind != "heading")):
        if entry.kind == "title" and entry.id in embedded:
            title = entry.id
        if entry.kind == "heading" and entry.id in embedded:
            heading, end = entry.id, entry.span.end
        above = heading if entry.span.end > end else 0
        found[entry.id] = above or title
    return {entry: context for entry, context in found.items() if context}
