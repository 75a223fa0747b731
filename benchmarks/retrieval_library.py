"""A library of a corpus, made once by the product itself and kept in a folder."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path

from vnpolicy.index import Library
from vnpolicy.index.encoding.encoder import find_encoder
from vnpolicy.index.intake.events import Encoded, Failed
from vnpolicy.index.intake.ingesting import Options, ingest

DONE = "whole"
EVERY = 250  # files between two lines of progress


def open_library(folder: Path, texts: Iterable[tuple[str, str]], *, workers: int, encoder: str | None) -> Library:
    """The library in a folder, taken in first where it is not there whole; each document's source ends in `ID.txt`."""
    source = folder / "source"
    if not (source / DONE).is_file():
        write_sources(source, texts)
    library = Library(folder / "library", encoder=encoder)
    if not (folder / DONE).is_file():
        _take_in(library, source, workers)
        (folder / DONE).touch()
    _encode(library, encoder)
    library.refresh()
    return library


def write_sources(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """One file a document."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts:
        (folder / f"{name}.txt").write_bytes(text.encode(errors="surrogatepass"))
    (folder / DONE).touch()


def name_of(source: str) -> str:
    """The document's id in its corpus."""
    return Path(source).stem


def _take_in(library: Library, source: Path, workers: int) -> None:
    start = time.monotonic()
    files = sorted(source.glob("*.txt"))
    for done, event in enumerate(ingest(library, files, Options(embed="records", workers=workers)), 1):
        if isinstance(event, Failed):
            print(f"{event.source}: {event.reason}", file=sys.stderr)
        if isinstance(event, Encoded):
            _tell("encoded", event.done, event.total, start)
        elif done % EVERY == 0:
            _tell("read", done, len(files), start)


def _encode(library: Library, encoder: str | None) -> None:
    """Make the vectors that are missing; all of them, where they are of another encoder."""
    start = time.monotonic()
    wanted = find_encoder(encoder)
    same = library.store.state("encoder_digest") in (None, wanted.digest)
    for done, total in library.encode_pending() if same else library.change_encoder(wanted):
        _tell("encoded", done, total, start)


def _tell(what: str, done: int, total: int, start: float) -> None:
    end = "\n" if done == total or not sys.stderr.isatty() else "\r"
    if end == "\r" or done == total or done % 4096 < EVERY:
        print(f"{what} {done:,} of {total:,}, {time.monotonic() - start:.0f} s", end=end, file=sys.stderr, flush=True)
