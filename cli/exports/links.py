"""Links from an export back to the file, and the page, that a record was read from."""

from pathlib import Path

LONGEST = 2000  # characters of a link that Excel takes


def file_link(source: str, page: int | None) -> str | None:
    """`file:///.../plan.pdf#page=3`; of a document in an archive, the archive; `None` where there is no file by now."""
    path = Path(source).absolute()
    found = next((part for part in (path, *path.parents) if part.is_file()), None)
    if found is None:
        return None
    paged = page and found.suffix.lower() == ".pdf" and found == path
    link = f"{found.as_uri()}#page={page}" if paged else found.as_uri()
    return link if len(link) <= LONGEST else None
