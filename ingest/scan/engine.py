"""Tesseract as a process: pictures in, words with their places out."""

import io
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

VIETNAMESE, ENGLISH = "vie", "eng"
HOW_TO_INSTALL = (
    "install Tesseract with Vietnamese: apt install tesseract-ocr-vie (Debian, Ubuntu), "
    "brew install tesseract tesseract-lang (macOS), winget install UB-Mannheim.TesseractOCR (Windows)"
)
# page layouts as Tesseract counts them: found by itself; one block of lines; one line
COLUMNS, BLOCK, LINE = 3, 6, 7
SECONDS = 90  # for one page; 2 is usual
LISTING_SECONDS = 20
MEMORY_KILOBYTES = 3_000_000  # of addresses; a page takes a tenth of it
LIMITED = 'ulimit -v {}; exec "$@"'  # the shell sets the limit and becomes the program


class Seen(NamedTuple):
    """A word as it was recognised: its place in pixels, how sure (0 to 100), the picture and the line it is of."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    picture: int  # from 0
    line: tuple[int, int, int]  # block, paragraph, line


def lines_of(words: Sequence[Seen]) -> list[list[Seen]]:
    """Words in their order, those of one line together."""
    return [list(line) for _, line in groupby(words, key=lambda word: (word.picture, word.line))]


class RecognitionFailed(Exception):  # noqa: N818 - it never leaves this room
    """Tesseract gave no answer for a picture: why."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed Tesseract and the languages whose data it has."""

    program: str
    version: str
    languages: frozenset[str]


@cache
def find_tesseract() -> Tesseract | None:
    """The Tesseract of this machine, `None` where there is none."""
    program = _program()
    if program is None:
        return None
    try:
        listed = subprocess.run(  # noqa: S603
            [program, "--list-langs"], capture_output=True, text=True, timeout=LISTING_SECONDS, check=True
        )
        version = subprocess.run(  # noqa: S603
            [program, "--version"], capture_output=True, text=True, timeout=LISTING_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    languages = frozenset((listed.stdout or listed.stderr).split("\n")[1:]) - {""}
    number = (version.stdout or version.stderr).split("\n")[0].removeprefix("tesseract ").strip()
    return Tesseract(program, number, languages)


def _program() -> str | None:
    """The program on the path, or where the installer for Windows puts it."""
    found = shutil.which("tesseract")
    folder = os.environ.get("ProgramFiles")  # noqa: SIM112 - spelled so on Windows
    if found or not folder:
        return found
    usual = Path(folder) / "Tesseract-OCR" / "tesseract.exe"
    return str(usual) if usual.is_file() else None


def see(engine: Tesseract, pictures: Sequence["Image"], *, language: str, layout: int, dpi: int) -> list[Seen]:
    """Words of grey pictures, in Tesseract's order.

    Raises RecognitionFailed where it fails, or takes longer than SECONDS.
    """
    command = [engine.program, "stdin", "stdout", "-l", language, "--psm", str(layout), "--dpi", str(dpi), "tsv"]
    return list(_parsed(_run(command, _packed(pictures))))


def see_digits(engine: Tesseract, pictures: Sequence["Image"], *, dpi: int) -> list[Seen]:
    """Numbers of grey pictures of one line each. Raises RecognitionFailed."""
    language = ENGLISH if ENGLISH in engine.languages else VIETNAMESE
    command = [engine.program, "stdin", "stdout", "-l", language, "--psm", str(LINE), "--dpi", str(dpi)]
    return list(_parsed(_run([*command, "-c", "tessedit_char_whitelist=0123456789", "tsv"], _packed(pictures))))


def find_turn(engine: Tesseract, picture: "Image", *, dpi: int) -> int:
    """Degrees (0, 90, 180, 270) by which a picture has to be turned clockwise to be upright; 0 where unknown."""
    if "osd" not in engine.languages:
        return 0
    command = [engine.program, "stdin", "stdout", "--psm", "0", "--dpi", str(dpi)]
    try:
        found = _run(command, _packed([picture]))
    except RecognitionFailed:  # "Too few characters"
        return 0
    facts = dict(line.split(": ", 1) for line in found.splitlines() if ": " in line)
    sure = float(facts.get("Orientation confidence", "0")) > 1
    return int(facts.get("Rotate", "0")) if sure else 0


def _packed(pictures: Sequence["Image"]) -> bytes:
    """Pictures as one file: a portable greymap, or a TIFF of many pages."""
    buffer = io.BytesIO()
    if len(pictures) == 1:
        pictures[0].save(buffer, "PPM")
    else:
        pictures[0].save(buffer, "TIFF", save_all=True, append_images=list(pictures[1:]))
    return buffer.getvalue()


def _run(command: Sequence[str], data: bytes) -> str:
    """What a process answers to `data`; it and its children are killed when time is up."""
    with subprocess.Popen(  # noqa: S603
        [*_fence(), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # its threads slow each other down; pages run side by side
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(data, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            _kill(process)
            raise RecognitionFailed(f"took longer than {SECONDS} s") from None
        except BaseException:
            _kill(process)
            raise
    if process.returncode:
        last = err.decode("utf-8", "replace").strip().split("\n")[-1]
        raise RecognitionFailed(last or f"ended with {process.returncode}")
    return out.decode("utf-8", "replace")


def _fence() -> tuple[str, ...]:
    """The words before the program that limit its memory: none on a system without a shell."""
    shell = shutil.which("sh")
    return (shell, "-c", LIMITED.format(MEMORY_KILOBYTES), "limited") if shell else ()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _parsed(table: str) -> Iterator[Seen]:
    """Words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, conf, text."""
    for row in table.split("\n")[1:]:
        fields = row.split("\t")
        if len(fields) != 12 or fields[0] != "5" or not fields[11].strip():
            continue
        page, block, paragraph, line = map(int, fields[1:5])
        left, top, width, height = map(int, fields[6:10])
        place = (left, top, left + width, top + height)
        yield Seen(fields[11].strip(), *place, float(fields[10]), page - 1, (block, paragraph, line))
