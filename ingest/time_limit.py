"""A bound on the computing that one document may cost: what a hostile file makes run for ever is given up."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.limits import SPLIT

SECONDS = 120.0
SECONDS_A_MEGABYTE = 20.0  # a scan of 100 kB a page takes a fifth of this beside the time of Tesseract
HARD = 2.0  # times the limit, until a process that does not come back from foreign code is ended


class _TimeIsUp(BaseException):
    """No `Exception`: code that calls whatever happens to it "damaged" must not take this for its own."""


@contextmanager
def time_limit(size: int, source: str, *, hard: bool = False) -> Iterator[None]:
    """Raise UnreadableDocument where what is done within takes too long for a file of `size` bytes.

    Computing counts, and neither waiting nor other programs, which have limits of their own. With `hard` the process is
    ended where code that is not Python's does not come back. Nothing is limited off the main thread, and on Windows.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = SECONDS + SECONDS_A_MEGABYTE * size / 1e6
    before = signal.signal(signal.SIGPROF, _give_up)
    _set_timers(seconds, hard=hard)
    try:
        yield
    except _TimeIsUp:
        reason = f"reading it took more than {seconds:.0f} seconds of computing"
        raise UnreadableDocument(source, reason, f"{SPLIT}, or get a fresh copy") from None
    finally:
        _set_timers(0, hard=hard)
        signal.signal(signal.SIGPROF, before)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise _TimeIsUp


def _set_timers(seconds: float, *, hard: bool) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if hard:  # nobody handles this signal: the system ends the process
        signal.setitimer(signal.ITIMER_VIRTUAL, HARD * seconds)
