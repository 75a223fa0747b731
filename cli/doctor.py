"""`policy doctor`: which parts are there, and how to get the rest."""

import shutil
from importlib.util import find_spec
from typing import NamedTuple

import typer

from vnpolicy.cli.formats import make_console


class Part(NamedTuple):
    """A package or program that some work needs."""

    name: str
    work: str
    advice: str


REQUIRED = (
    Part("spacy", "reading records", "pip install spacy"),
    Part("tantivy", "search by words", "pip install tantivy"),
    Part("faiss-cpu", "search by meaning", "pip install faiss-cpu"),
    Part("onnxruntime", "the encoder", "pip install onnxruntime"),
    Part("tokenizers", "the encoder", "pip install tokenizers"),
    Part("pypdfium2", "PDF", "pip install pypdfium2"),
    Part("pdfplumber", "tables in PDF", "pip install pdfplumber"),
    Part("msdoc2docx", "Word 97 to 2003 (.doc)", "pip install msdoc2docx"),
    Part("pillow", "scans and pictures", "pip install pillow"),
    Part("lxml", "Word (.docx) and HTML", "pip install lxml"),
    Part("xlsxwriter", "registers in Excel", "pip install xlsxwriter"),
    Part("python-docx", "reports in Word", "pip install python-docx"),
    Part("icalendar", "calendars of deadlines", "pip install icalendar"),
)
OPTIONAL = (Part("sentence-transformers", "any other encoder by name", "pip install sentence-transformers"),)
# Programs that other formats are read through.
PROGRAMS = (
    Part("soffice", "OpenDocument, Word 6 and 95, Word XML, Works, WordPerfect", "apt install libreoffice-writer"),
)


def doctor() -> None:
    """Say which parts are there.

    OCR, the Word converter, extra models, the library: what is there, and how to get the rest.
    """
    import sys

    from vnpolicy.cli.opening import library_folder

    console = make_console(sys.stdout)
    missing = [part for part in REQUIRED if installed(part) is None]
    groups = (("needed", REQUIRED, installed), ("optional", OPTIONAL, installed), ("converters", PROGRAMS, on_path))
    for name, parts, find in groups:
        console.print(name, style="bold")
        for part in parts:
            console.print(_line(part, find(part)), soft_wrap=True)
    console.print("ocr", style="bold")
    console.print(_ocr_line(), soft_wrap=True)
    console.print("library", style="bold")
    console.print(f"  {_library_words(str(library_folder(None)))}", soft_wrap=True)
    if missing:
        raise typer.Exit(1)


def _line(part: Part, found: str | None) -> str:
    if found is None:
        return f"  -- {part.name}: {part.work}; not there, get it with: {part.advice}"
    return f"  ok {part.name} {found}: {part.work}"


def _ocr_line() -> str:
    """Tesseract with its version and languages, or how to get what is missing of it."""
    from vnpolicy.ingest.scan.engine import ENGLISH, HOW_TO_INSTALL, VIETNAMESE, find_tesseract

    engine = find_tesseract()
    if engine is None:
        return f"  -- tesseract: scans and pictures; not there: {HOW_TO_INSTALL}"
    there = sorted({VIETNAMESE, ENGLISH} & engine.languages)
    if VIETNAMESE not in there:
        return f"  -- tesseract {engine.version}: scans and pictures; there, but without Vietnamese: {HOW_TO_INSTALL}"
    return f"  ok tesseract {engine.version} ({', '.join(there)}): scans and pictures"


def installed(part: Part) -> str | None:
    """Version of an installed package, without importing it."""
    from importlib.metadata import PackageNotFoundError, version  # takes 30 ms, which every command would pay

    try:
        return version(part.name)
    except PackageNotFoundError:
        return "" if find_spec(part.name.replace("-", "_")) else None


def on_path(part: Part) -> str | None:
    """Path of a program, under whichever of its names it is found."""
    from vnpolicy.ingest.word.converter import find_converter

    return find_converter() if part.name == "soffice" else shutil.which(part.name)


def _library_words(folder: str) -> str:
    from pathlib import Path

    state = "there" if (Path(folder) / "library.db").is_file() else "not there yet, make it with: policy ingest FOLDER"
    return f"{folder}: {state}"
