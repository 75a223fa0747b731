"""Reading and extracting in other processes: what kills one of them fails one file, not the run."""

import gc
import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from vnpolicy.ingest.errors import PolicyError, UnreadableDocument
from vnpolicy.ingest.sources import read_source
from vnpolicy.ingest.time_limit import time_limit
from vnpolicy.nlp.imports import MODELS, hide

if TYPE_CHECKING:
    from vnpolicy.index.upkeep.rows import Prepared
    from vnpolicy.ingest.scan.reading import Ocr

_AHEAD = 6  # files a worker, so that none waits for work while the writer brings the keyword index up to date
# Files that a set of workers reads: spaCy keeps every string that it has met, and a worker grew by 20 to 45 MB over 250
# legal texts of 49,000 characters.
_LIFE = 2000
_MEMORY = 4_000_000_000  # bytes of a worker and of each program that it starts; reading a document takes a tenth of it


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, the digest of the reading that the library holds of it, and which pages are recognised."""

    path: str
    known: str | None = None
    ocr: "Ocr" = "auto"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: `prepared`, or `failure`, or neither when the file is `known` by its bytes."""

    job: Job
    prepared: "Prepared | None" = None
    failure: str | None = None


def run_job(job: Job) -> Outcome:
    """Read a file and extract its records; every way to fail becomes a `failure`."""
    try:
        return Outcome(job, _prepare(job))
    except UnreadableDocument as error:
        return Outcome(job, failure=f"{error.reason}; {error.advice}" if error.advice else error.reason)
    except PolicyError as error:
        return Outcome(job, failure=str(error))
    except OSError as error:
        return Outcome(job, failure=error.strerror or str(error))
    except MemoryError:
        return Outcome(job, failure="it is too large for this machine's memory; split it")
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not end a run over thousands
        return Outcome(job, failure=f"reading it failed ({type(error).__name__}: {error}); please report this file")


def run_jobs(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    """Outcomes as they come. With one worker the work is done here."""
    if workers <= 1 or len(jobs) <= 1:
        yield from map(run_job, jobs)
        return
    for at in range(0, len(jobs), _LIFE):
        yield from _run_all(list(reversed(jobs[at : at + _LIFE])), workers)


def _run_all(waiting: list[Job], workers: int) -> Iterator[Outcome]:
    """Take jobs from the end of `waiting` until none is left, in a new pool whenever a worker died."""
    while waiting:
        suspects: list[Job] = []
        yield from _run_pool(waiting, workers, suspects)
        for job in suspects:
            yield _run_alone(job)


def _run_pool(waiting: list[Job], workers: int, suspects: list[Job]) -> Iterator[Outcome]:
    """Take jobs from the end of `waiting`; when a worker dies, those under way become `suspects`."""
    running: dict[Future[Outcome], Job] = {}
    with _pool(workers) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < workers * _AHEAD:
                    future = pool.submit(run_job, waiting[-1])  # raises where a worker died meanwhile
                    running[future] = waiting.pop()
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcome = future.result()
                    del running[future]
                    yield outcome
        except BrokenProcessPool:
            suspects.extend(running.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run_alone(job: Job) -> Outcome:
    """Run a job in a process of its own, to see whether it is the one that kills it."""
    with _pool(1) as pool:
        try:
            return pool.submit(run_job, job).result()
        except BrokenProcessPool:
            reason = "reading it ended the whole process; the file is damaged, or asks for too much time or memory"
            return Outcome(job, failure=reason)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes of their own, started fresh, that read and extract and never encode."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    gc.set_threshold(50_000, 20, 20)  # a document makes many objects and little garbage
    hide(*MODELS)
    with suppress(ImportError, ValueError, OSError):  # a system without such limits
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def default_workers() -> int:
    """One worker a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prepare(job: Job) -> "Prepared | None":
    from vnpolicy.index.upkeep.rows import prepare
    from vnpolicy.ingest import read_bytes
    from vnpolicy.nlp import extract

    data = read_source(job.path)
    if job.known is not None and job.known == f"sha256:{hashlib.sha256(data).hexdigest()}":
        return None
    with time_limit(len(data), job.path, hard=parent_process() is not None):
        document = read_bytes(data, job.path, ocr=job.ocr)
        return prepare(document, replace(extract(document), source=document.source))
