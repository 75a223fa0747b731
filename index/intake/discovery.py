"""Files to take in: those named, and those in the folders named that look like documents."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from vnpolicy.ingest.sources import ENDINGS, find_documents


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Absolute paths, each once, in a steady order; documents in zip archives as if in folders.

    A path that does not exist is kept, to be reported.
    """
    found: dict[Path, None] = {}
    for path in paths:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links and change the name
        if whole.is_dir():
            names = [name for file in _in_folder(whole) for name in find_documents(str(file))]
        else:
            names = find_documents(str(whole)) or [str(whole)]  # an archive without a document is to be reported
        found.update((Path(name), None) for name in names)
    return list(found)


def folders_of(paths: Iterable[str | Path]) -> list[Path]:
    """Absolute paths of the folders among the paths."""
    return [Path(os.path.abspath(path)) for path in paths if Path(path).is_dir()]  # noqa: PTH100


def _in_folder(folder: Path) -> Iterator[Path]:
    """Files with a known ending below a folder, but none that is hidden or a word processor's lock (`~$plan.docx`)."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in ENDINGS and not name.startswith((".", "~$")):
                yield Path(root) / name
