"""The process that reads damaged files: kept alive over many, bounded in memory, replaced when it dies or hangs."""

import contextlib
import os
import resource
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from benchmarks.memory import peak_memory
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import UnreadableDocument

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

SECONDS, MEMORY = 30, 1_000_000_000
LIFE = 500  # files a process: what leaks a little must not add up to a finding
State = Literal["read", "refused", "fault", "hang", "crash", "memory"]
SOUND: tuple[State, ...] = ("read", "refused")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a file, in words and in seconds."""

    state: State
    detail: str
    seconds: float = 0.0
    memory: int = 0  # bytes that the process and a program that it ran held at most since it began


class Child:
    """A reading process and the way to talk to it."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, data: bytes, name: str) -> Verdict:
        """What becomes of a file of these bytes, within the limits."""
        pipe = self._ready()
        start = time.monotonic()
        pipe.send((data, name))
        if not pipe.poll(SECONDS):
            self._end()
            return Verdict("hang", f"no answer within {SECONDS} s", time.monotonic() - start)
        try:
            verdict: Verdict = pipe.recv()
        except (EOFError, OSError):
            code = self._end()
            return Verdict("crash", f"the process ended with {code}", time.monotonic() - start)
        self._left -= 1
        if verdict.state == "memory" or self._left <= 0:
            self._end()
        return verdict

    def _ready(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        context = get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=serve, args=(other,), daemon=True)
        self._process.start()
        other.close()
        self._left = LIFE
        return self._pipe

    def _end(self) -> int | None:
        """End the process and what it started; gives its exit code."""
        if self._process is None or self._pipe is None:
            return None
        self._process.join(0.2)  # where it died by itself its own code is wanted
        if self._process.pid is not None and self._process.is_alive():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()  # one that only just started leads no group yet
        self._process.join()
        self._pipe.close()
        code, self._process, self._pipe = self._process.exitcode, None, None
        return code


def serve(pipe: Connection) -> None:
    """Answer each file with a verdict, until the other end closes."""
    os.setpgid(0, 0)  # so that programs started for a file end with this process
    resource.setrlimit(resource.RLIMIT_DATA, (2 * MEMORY, 2 * MEMORY))
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - libraries write warnings to the standard streams
        os.dup2(nowhere.fileno(), 2)
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            data, name = pipe.recv()
            pipe.send(judge(data, Path(folder, name)))


def judge(data: bytes, path: Path) -> Verdict:
    """Read a file and see that what comes of it is a document, or the one kind of error."""
    start = time.monotonic()
    try:
        state, detail = _read(data, path)
    except MemoryError:
        state, detail = "memory", "the memory did not suffice"
    except BaseException:  # noqa: BLE001 - whatever else it is, it is a finding
        state, detail = "fault", traceback.format_exc(limit=-4)
    held = _held()
    if held > MEMORY and state != "fault":
        state, detail = "memory", f"the process held {held:,} bytes"
    return Verdict(state, detail, time.monotonic() - start, held)


def _held() -> int:
    """The most bytes that this process held since it began, with those of the largest program that it ran."""
    return peak_memory() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _read(data: bytes, path: Path) -> tuple[State, str]:
    from vnpolicy.ingest import read, read_bytes
    from vnpolicy.ingest.sources import find_documents

    if path.suffix != ".zip":
        return _outcome(lambda: read_bytes(data, path.name))
    path.write_bytes(data)
    outcomes = [_outcome(lambda name=name: read(name)) for name in find_documents(str(path))]  # type: ignore[misc]
    faults = [outcome for outcome in outcomes if outcome[0] not in SOUND]
    return max(faults or outcomes, default=("read", "an archive of nothing"))


def _outcome(reading: Callable[[], Document]) -> tuple[State, str]:
    try:
        document = reading()
    except UnreadableDocument as error:
        if not error.reason or not error.advice or "\n" in str(error):
            return "fault", f"an error that does not say in one line what is wrong and what to do: {error!s}"
        return "refused", error.reason
    return _check(document)


def _check(document: Document) -> tuple[State, str]:
    spans = [block.span for block in document.blocks]
    spans += [cell.span for block in document.blocks for row in block.rows for cell in row]
    wrong = [span for span in spans if not 0 <= span.start <= span.end <= len(document.text)]
    if wrong:
        return "fault", f"{len(wrong)} spans lie outside of the text"
    return "read", f"{len(document.text)} characters"
