"""Taking in files and folders: many are read at once, one process writes, each document in its own transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vnpolicy.index.entries.coding import stored_name
from vnpolicy.index.intake.discovery import find_files, folders_of
from vnpolicy.index.intake.events import Added, Encoded, Failed, Progress, Removed, Skipped
from vnpolicy.index.intake.workers import Job, Outcome, default_workers, run_jobs
from vnpolicy.index.library import Embed, Library
from vnpolicy.index.storage.reading import read_digest, read_digests, read_source_of
from vnpolicy.index.upkeep.writing import move_document, remove_documents
from vnpolicy.ingest.sources import source_exists

if TYPE_CHECKING:
    from vnpolicy.index.upkeep.rows import Prepared
    from vnpolicy.ingest.scan.reading import Ocr


@dataclass(frozen=True, slots=True)
class Options:
    """How to take in: `prune` drops documents whose files are gone, `again` reads unchanged files too.

    `workers` is the number of processes, `None` for one a core. `ocr` says which pages are recognised.
    """

    prune: bool = False
    again: bool = False
    embed: Embed = "records"
    workers: int | None = None
    ocr: "Ocr" = "auto"


DEFAULTS = Options()
INDEX_EVERY = 40  # documents: the keyword index grows while the workers read, not after them


def ingest(library: Library, paths: Iterable[str | Path], options: Options = DEFAULTS) -> Iterator[Progress]:
    """Take files and folders into a library; gives what happens to each file as it happens.

    A run that is broken off goes on where it stopped when it is started again.
    """
    paths = list(paths)
    files = [str(path) for path in find_files(paths)]
    yield from _take_in(library, files, options)
    if options.prune:  # last: a file that was moved is known by its bytes, one that was changed too by its tasks
        yield from _prune(library, folders_of(paths), set(files))
    if options.embed != "none":
        for done, total in library.encode_pending():
            yield Encoded(done, total)
    library.refresh()


def _prune(library: Library, folders: list[Path], files: set[str]) -> Iterator[Progress]:
    """Remove the documents of these folders whose files are no longer there."""
    names = {stored_name(path) for path in files}
    gone = [
        source
        for source in read_digests(library.store)
        if source not in names
        and any(Path(source).is_relative_to(folder) for folder in folders)
        and not source_exists(source)  # named outright once, it may have an ending that is passed over in a folder
    ]
    remove_documents(library.store, gone)
    for done, source in enumerate(gone, start=1):
        yield Removed(source, done, len(gone))


def _take_in(library: Library, files: list[str], options: Options) -> Iterator[Progress]:
    digests = {} if options.again else read_digests(library.store)
    jobs = [Job(path, digests.get(stored_name(path)), options.ocr) for path in files]
    workers = default_workers() if options.workers is None else options.workers
    added = 0
    for done, outcome in enumerate(run_jobs(jobs, workers), start=1):
        event = _settle(library, outcome, (done, len(jobs)), options)
        added += isinstance(event, Added)
        if isinstance(event, Added) and added % INDEX_EVERY == 0:
            library.index_words()
        yield event


def _settle(library: Library, outcome: Outcome, count: tuple[int, int], options: Options) -> Progress:
    """Write what a worker made of a file."""
    path = outcome.job.path
    if outcome.failure is not None:
        return Failed(path, *count, reason=outcome.failure)
    if outcome.prepared is None:
        return Skipped(path, *count)
    twin = read_source_of(library.store, outcome.prepared.document["digest"])
    if twin is not None and twin != stored_name(path):
        _settle_twin(library, twin, path)
        return Skipped(path, *count, same_as=twin)
    return _add(library, outcome.prepared, (path, *count), options)


def _settle_twin(library: Library, twin: str, path: str) -> None:
    """The library holds this file's bytes as `twin`: drop what it held as `path`; a file that was moved moves along."""
    if read_digest(library.store, path) is not None:
        remove_documents(library.store, [path])
    if not source_exists(twin):
        move_document(library.store, twin, path)


def _add(library: Library, prepared: "Prepared", event: tuple[str, int, int], options: Options) -> Added:
    replaced = read_digest(library.store, prepared.document["source"]) is not None
    number = library.add_prepared(prepared, embed=options.embed)
    return Added(*event, number, replaced, *map(prepared.count, ("task", "target", "basis")))
