"""`policy extract`: the records of documents, without a library."""

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnpolicy.cli.formats import Format, choose_format, open_output, warn
from vnpolicy.cli.options import FormatOption, LangOption, OcrChoice, OcrOption, OutputOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnpolicy.nlp.plan import Plan

STDIN, STDIN_SOURCE = "-", "standard input"


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """What to write, and where."""

    form: FormatOption = None
    output: OutputOption = None
    lang: LangOption = None
    out_dir: Annotated[
        Path | None, typer.Option("--out-dir", metavar="DIR", file_okay=False, help="Write one STEM.json a document.")
    ] = None
    ocr: OcrOption = OcrChoice.AUTO


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Documents; - reads standard input.")],
    options: ExtractOptions,
) -> None:
    """Print the records of documents.

    Header, legal bases, targets and tasks, each with its quote, its place in the text and its page. Reads text,
    Markdown, HTML, saved pages, Word, RTF, PDF, pictures of pages and zip archives of these, in Vietnamese or English;
    OpenDocument and older formats where LibreOffice is installed. A file that cannot be read is reported, and the
    others go on.
    """
    from vnpolicy.ingest.sources import find_documents

    _check(options)
    failed: list[str] = []
    # An archive without a document is tried itself, so that it is said.
    names = [found for name in files for found in ([name] if name == STDIN else find_documents(name) or [name])]
    plans = _plans(names, options.ocr, failed)
    if options.out_dir:
        _write_folder(plans, options.out_dir)
    else:
        _write_stream(plans, options, several=len(names) > 1)
    if failed:
        raise typer.Exit(1)


def _check(options: ExtractOptions) -> None:
    if options.out_dir and (options.output or options.form not in (None, Format.JSON)):
        raise typer.BadParameter("--out-dir writes JSON files: leave out --output and --format", param_hint="--out-dir")


def _plans(files: list[str], ocr: OcrChoice, failed: list[str]) -> "Iterator[Plan]":
    """Plans of the files that can be read; the names of the others go into `failed`."""
    from vnpolicy.cli.messages import explain_document

    for name in files:
        try:
            plan = read_plan(name, ocr)
        except Exception as error:  # noqa: BLE001 - one bad file never ends the run
            failed.append(name)
            warn(explain_document(name, error))
        else:
            yield plan


def read_plan(name: str, ocr: OcrChoice) -> "Plan":
    """The plan of a file, or of standard input."""
    from vnpolicy.ingest import read_bytes
    from vnpolicy.ingest.time_limit import time_limit
    from vnpolicy.nlp import extract as extract_records

    data, source = _source(name)
    with time_limit(len(data), source), _pages_shown():
        return extract_records(read_bytes(data, source, ocr=ocr.value))


@contextmanager
def _pages_shown() -> "Iterator[None]":
    """Show on a terminal, while a scan is read within, how many of its pages are done."""
    if not sys.stderr.isatty():
        yield
        return
    from vnpolicy.cli.progress import PageDisplay
    from vnpolicy.ingest.scan.reading import watch_pages

    display = PageDisplay(sys.stderr)
    try:
        with watch_pages(display.take):
            yield
    finally:
        display.stop()


def _source(name: str) -> tuple[bytes, str]:
    """The bytes to read, and what their document is called."""
    from vnpolicy.ingest.limits import FILE_BYTES
    from vnpolicy.ingest.sources import read_source

    if name == STDIN:
        return sys.stdin.buffer.read(FILE_BYTES + 1), STDIN_SOURCE
    return read_source(name), name


def _write_folder(plans: "Iterator[Plan]", folder: Path) -> None:
    from vnpolicy.cli.plan_writing import to_json

    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for plan in plans:
        stem = "stdin" if plan.source == STDIN_SOURCE else Path(plan.source).stem
        with open_output(folder / f"{_free_stem(stem, taken)}.json", Format.JSON) as stream:
            stream.write(to_json(plan, indent=1) + "\n")


def _free_stem(stem: str, taken: set[str]) -> str:
    """The stem, with a number where another document of this run has it: a.pdf and a.docx give a.json and a-2.json."""
    free, number = stem, 1
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free.casefold())
    return free


def _write_stream(plans: "Iterator[Plan]", options: ExtractOptions, *, several: bool) -> None:
    from vnpolicy.cli.plan_writing import write_plans

    form = choose_format(Format, options.form, options.output)
    first = next(plans, None)
    if first is None and options.output:  # nothing could be read: what the file held before stays
        return
    with open_output(options.output, form) as stream:
        write_plans(stream, chain([first] if first else [], plans), form, several=several)
