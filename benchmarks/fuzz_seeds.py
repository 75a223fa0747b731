"""Sound files of every format to begin from: the project's samples, rendered, and what they can be turned into."""

import io
import quopri
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.fuzz_inside import INSIDE_OLE, INSIDE_PDF
from benchmarks.fuzz_mutations import MARKED, PACKED, PICTURE, WRITTEN, Mutation
from benchmarks.office import convert
from benchmarks.results import shared_folder
from benchmarks.sample_formats import as_docx, as_html, as_pdf, as_text
from benchmarks.sample_source import Sample, read_sample
from vnpolicy.ingest.kinds import is_word97
from vnpolicy.ingest.word.converter import find_converter

if TYPE_CHECKING:
    from PIL.Image import Image

SOURCES = Path(__file__).parents[1] / "tests/samples/source"
LARGEST = 300_000  # bytes of a seed: a small file is read, and damaged, often; of lost text OCR takes 3 s a page
PIECES = 14  # of a sample: its head, its bases and its first table


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its sound files, and the mutations that reach into it."""

    name: str
    seeds: tuple[bytes, ...]
    mutations: tuple[Mutation, ...]


def formats(names: tuple[str, ...]) -> Iterator[Format]:
    """The formats named; one whose seeds cannot be had here has none."""
    for name in names:
        make, mutations = FORMATS[name]
        yield Format(name, tuple(seed for seed in make() if 0 < len(seed) <= LARGEST), mutations)


def _samples() -> Iterator[Sample]:
    for path in sorted(SOURCES.glob("*.txt"))[::4]:
        sample = read_sample(path)
        table = next((at for at, piece in enumerate(sample.pieces) if piece.kind == "table"), 0)
        start = max(0, min(table - PIECES + 3, len(sample.pieces) - PIECES))
        yield replace(sample, pieces=[*sample.pieces[:3], *sample.pieces[start : start + PIECES]])


def _rendered(render: Callable[[Sample], bytes]) -> Callable[[], list[bytes]]:
    return lambda: [render(sample) for sample in _samples()]


def _plain() -> list[bytes]:
    return [*_rendered(as_text)(), *(_pipes(text).replace(" | ", "\t").encode() for text in _lines())]


def _markdown() -> list[bytes]:
    return [f"# {text[0]}\n\n## {text[1]}\n\n{_pipes(text)}\n".encode() for text in _lines()]


def _pipes(lines: list[str]) -> str:
    cells = [line.replace("|", "/") for line in lines[6:]]
    rows = [f"| {' | '.join(cells[at : at + 3])} |" for at in range(0, len(cells) - 3, 3)]
    return "\n".join([*lines[2:6], "", rows[0], "|---|:--|--:|", *rows[1:]])


def _lines() -> Iterator[list[str]]:
    for sample in _samples():
        yield [line for line in as_text(sample).decode().split("\n") if line]


def _saved_pages() -> list[bytes]:
    """Pages saved whole, as Word and browsers write them."""
    return [_as_message(as_html(sample)) for sample in _samples()]


def _as_message(page: bytes) -> bytes:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x--y"\n\n'
    text = b"--x--y\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    picture = b"\n--x--y\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--y--\n"
    return head + text + quopri.encodestring(page) + picture


def _rich_text() -> list[bytes]:
    """Paragraphs, then rows of three cells, letters outside of ASCII as RTF writes them."""
    return [_as_rtf(lines) for lines in _lines()]


def _as_rtf(lines: list[str]) -> bytes:
    texts = ["".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) for line in lines]
    rows = [texts[at : at + 3] for at in range(6, len(texts) - 3, 3)]
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}"
    paragraphs = "".join(rf"\pard {text}\par " for text in texts[:6])
    return (head + paragraphs + "".join(map(_rtf_row, rows)) + "}").encode("ascii")


def _rtf_row(cells: list[str]) -> str:
    edges = "".join(rf"\cellx{3000 * number}" for number in range(1, len(cells) + 1))
    return rf"\trowd{edges} " + "".join(rf"\intbl {cell}\cell " for cell in cells) + r"\row "


def _word97() -> list[bytes]:
    """Real files where the evaluation material is there, else what LibreOffice makes of a sample."""
    real = (path.read_bytes() for path in sorted(shared_folder("files", "word").glob("*.doc")))
    return sorted(filter(is_word97, real), key=len)[:6] or _converted("doc")


def _converted(ending: str) -> list[bytes]:
    program = find_converter()
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "seed.docx")
        source.write_bytes(next(as_docx(sample) for sample in _samples()))
        with suppress(subprocess.CalledProcessError):
            convert(program, [source], ending, Path(folder))
        made = source.with_suffix(f".{ending}")
        return [made.read_bytes()] if made.exists() else []


def _archives() -> list[bytes]:
    """Archives of a text, a page and a Word document, one with an archive in it."""
    sample = next(_samples())
    parts = {"văn bản/a.txt": as_text(sample), "b.html": as_html(sample), "document.docx": as_docx(sample)}
    plain = _packed(parts)
    return [plain, _packed({"inner.zip": plain, "c.txt": as_text(sample), "__MACOSX/._c.txt": b"x"})]


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _pages() -> list[bytes]:
    """PDFs of printed pages, real ones where they are there, and one of a page that is a picture."""
    real = sorted(shared_folder("files", "pdf").glob("*.pdf"), key=lambda path: path.stat().st_size)[:4]
    scan = _saved(next(_printed()), "PDF")
    return [*map(as_pdf, _samples()), *(path.read_bytes() for path in real), scan]


def _pictures() -> list[bytes]:
    """Small pictures of a line of text and of a ruled table, as PNG."""
    return [_saved(picture, "PNG") for picture in _printed()]


def _printed() -> Iterator["Image"]:
    """The upper quarter of the last page of each sample."""
    import pypdfium2

    for data in (as_pdf(replace(sample, pieces=sample.pieces[-3:])) for sample in _samples()):
        with pypdfium2.PdfDocument(data) as document:
            page = document[0]
            yield page.render(scale=1.2, crop=(0, page.get_height() * 0.75, 0, 0)).to_pil().convert("L")


def _saved(picture: "Image", form: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


FORMATS: dict[str, tuple[Callable[[], list[bytes]], tuple[Mutation, ...]]] = {
    "txt": (_plain, WRITTEN),
    "md": (_markdown, WRITTEN),
    "html": (_rendered(as_html), MARKED),
    "mht": (_saved_pages, MARKED),
    "docx": (_rendered(as_docx), PACKED),
    "pdf": (_pages, INSIDE_PDF),
    "doc": (_word97, INSIDE_OLE),
    "rtf": (_rich_text, WRITTEN),
    "zip": (_archives, PACKED),
    "png": (_pictures, PICTURE),
}
