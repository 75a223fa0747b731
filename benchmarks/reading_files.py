"""Every file of a folder: what it is, how it was read, and what was extracted or why nothing was."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import table
from vnpolicy.ingest import read
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.kinds import foreign_office, is_pdf, is_picture, is_rtf, is_word97, is_zip, kind_of_text
from vnpolicy.ingest.letters.characters import decode
from vnpolicy.ingest.scan.quality import share_of_words
from vnpolicy.nlp import extract
from vnpolicy.nlp.plan import Plan

OCR = "recognised from pictures"
LONGEST_REASON = 110
SAMPLE = 200_000  # characters whose quality stands for a document's


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file: its document and records, or the reason why there are none."""

    name: str
    kind: str
    seconds: float
    document: Document | None = None
    plan: Plan | None = None
    reason: str = ""


def read_folder(folder: Path, *, only: str = "") -> Iterator[FileReading]:
    """Files below `folder` in order; any error but the clear one is a fault of the reader and comes out as `CRASH`."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and only in p.name):
        name = str(path.relative_to(folder))
        kind = kind_of(path.read_bytes(), name)
        start = time.perf_counter()
        try:
            document = read(path)
        except UnreadableDocument as error:
            yield FileReading(name, kind, time.perf_counter() - start, reason=error.reason)
        except Exception as error:  # noqa: BLE001 - a crash is what this table is for
            yield FileReading(name, kind, time.perf_counter() - start, reason=f"CRASH {type(error).__name__}: {error}")
        else:
            yield FileReading(name, kind, time.perf_counter() - start, document, extract(document))


def kind_of(data: bytes, name: str) -> str:
    """The format by content, as the reader tells it."""
    office = foreign_office(data)
    checks = ((is_pdf, "PDF"), (is_picture, "picture"), (is_word97, "Word 97"), (is_rtf, "RTF"), (is_zip, "docx"))
    found = next((kind for check, kind in checks if check(data)), office[0] if office else "")
    if found:
        return found
    try:
        return kind_of_text(decode(data, name)[0])
    except UnreadableDocument:
        return "unknown"


def files_body(files: list[FileReading]) -> str:
    """The table, and how many files gave a document."""
    header = ["file", "format", "characters", "pages", "tables", "seconds", "quality", "extracted, or why not"]
    read_well = sum(file.document is not None for file in files)
    crashed = sum(file.reason.startswith("CRASH") for file in files)
    summary = (
        f"{read_well} of {len(files)} files gave a document, {len(files) - read_well - crashed} a clear reason, "
        f"{crashed} a crash. `quality`: share of the letters that stand in words, as the page-quality score counts it."
    )
    return f"{summary}\n\n{table(header, [_row(file) for file in files])}"


def _row(file: FileReading) -> list[str]:
    if file.document is None or file.plan is None:
        return [file.name, file.kind, "", "", "", f"{file.seconds:.2f}", "", file.reason[:LONGEST_REASON]]
    document = file.document
    recognised = " (OCR)" if any(OCR in note.reason for note in document.notes) else ""
    tables = sum(block.kind == "table" for block in document.blocks)
    counts = [f"{len(document.text):,}", str(len(document.pages) or ""), str(tables), f"{file.seconds:.2f}"]
    return [
        file.name,
        file.kind + recognised,
        *counts,
        f"{share_of_words(document.text[:SAMPLE]):.2f}",
        _extracted(file.plan),
    ]


def _extracted(plan: Plan) -> str:
    number = plan.header.doc_number or "no number"
    return f"{number}; {len(plan.bases)} bases, {len(plan.targets)} targets, {len(plan.tasks)} tasks"
