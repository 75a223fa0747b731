"""Pages that are pictures, read side by side: threads that wait for one Tesseract process each."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
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


def read_pictures(pictures: Iterable[tuple[int, "Image", int]], engine: Tesseract) -> Iterator[Reading]:
    """Readings of (number, picture, dots an inch) in their order; only a few pictures are held at a time."""
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
