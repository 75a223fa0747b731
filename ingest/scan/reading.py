"""Pages that are pictures, read side by side: threads that wait for one Tesseract process each."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal, NamedTuple

from vnpolicy.ingest.scan.engine import RecognitionFailed, Tesseract
from vnpolicy.ingest.scan.page import Recognised, recognise_page

if TYPE_CHECKING:
    from PIL.Image import Image

Ocr = Literal["auto", "always", "never"]  # which pages are recognised: those without usable text, all, none


class Reading(NamedTuple):
    """A page by its number (from 1): what was recognised, or `failure`, why nothing was."""

    number: int
    page: Recognised | None
    failure: str = ""


Listener = Callable[[int, int | None], None]  # told how many pages of how many are done, `None` where not known
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def watch_pages(listener: Listener) -> Iterator[None]:
    """Have `listener` told of each page that is recognised while documents are read within."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def read_pictures(
    pictures: Iterable[tuple[int, "Image", int]], engine: Tesseract, *, total: int | None = None
) -> Iterator[Reading]:
    """Readings of (number, picture, dots an inch) in their order; only a few pictures are held at a time."""
    tell = _listener.get() or _tell_nobody
    for done, reading in enumerate(_read_side_by_side(pictures, engine), 1):
        tell(done, total)
        yield reading


def _tell_nobody(_done: int, _total: int | None) -> None:
    """What listens where nobody does."""


def _read_side_by_side(pictures: Iterable[tuple[int, "Image", int]], engine: Tesseract) -> Iterator[Reading]:
    workers = _workers()
    english = False
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Reading]] = deque()
        for number, picture, dpi in pictures:
            waiting.append(pool.submit(_read, engine, number, (picture, dpi), english=english))
            if len(waiting) > workers:
                reading = waiting.popleft().result()
                english = reading.page.english if reading.page else english
                yield reading
        while waiting:
            yield waiting.popleft().result()


def _workers() -> int:
    """One thread a core; one where this process is itself one of many that read."""
    if multiprocessing.parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(engine: Tesseract, number: int, picture: tuple["Image", int], *, english: bool) -> Reading:
    try:
        return Reading(number, recognise_page(engine, picture[0], dpi=picture[1], number=number, english=english))
    except RecognitionFailed as error:
        return Reading(number, None, str(error))
