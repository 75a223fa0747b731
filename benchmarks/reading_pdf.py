"""A paper as PDF pages, its tables with rules or without."""

import html
import io
import shutil
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.reading_source import Paper, column_shares, merged_cells
from benchmarks.sample_source import Piece

FACES = ("DejaVuSerifCondensed", "DejaVuSerif")  # with all Vietnamese letters, on nearly every system
LEFT, RIGHT, TOP, BOTTOM = 85.0, 42.5, 62.0, 57.0  # margins of Decree 30/2020 in points
PADS = (3.0, 0.0)  # points above and below a cell's text: as many clerks set it, and as Word has it
WIDE = 8  # columns from which a table stands on a landscape page


def as_pdf(paper: Paper, *, ruled: bool) -> bytes:
    """A4 pages, justified text, page numbers in the top margin, wide tables on landscape pages."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import BaseDocTemplate

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    document.addPageTemplates([_page("portrait", A4), _page("landscape", landscape(A4))])
    story = list(_letterhead(paper))
    pad = PADS[zlib.crc32(paper.name.encode()) % len(PADS)]
    for piece in paper.pieces:
        story += _flow(piece, ruled=ruled, pad=pad)
    document.build(story)
    return out.getvalue()


def _page(name: str, size: tuple[float, float]) -> Any:  # noqa: ANN401 - reportlab's objects have no types
    from reportlab.platypus import Frame, PageTemplate

    width, height = size
    room = (width - LEFT - RIGHT, height - TOP - BOTTOM)
    frame = Frame(LEFT, BOTTOM, *room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    return PageTemplate(name, frames=[frame], onPage=_number, pagesize=size)


def _number(canvas: Any, page: Any) -> None:  # noqa: ANN401
    """The page's number, not on the first."""
    if page.page > 1:
        canvas.setFont("plain", 12)
        width, height = canvas._pagesize  # noqa: SLF001 - the only place that tells which way the page lies
        canvas.drawCentredString(width / 2, height - 40, str(page.page))


@cache
def font_files() -> tuple[str, str]:
    """Files of a serif face with Vietnamese letters, plain and bold. Raises LookupError where there is none."""
    listed = ""
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=vi", "file"], capture_output=True, text=True, check=False).stdout  # noqa: S607
    paths = {Path(line.rstrip(": ")).name: line.rstrip(": ") for line in listed.splitlines()}
    for face in FACES:
        if {f"{face}.ttf", f"{face}-Bold.ttf"} <= paths.keys():
            return paths[f"{face}.ttf"], paths[f"{face}-Bold.ttf"]
    raise LookupError(f"none of the fonts {', '.join(FACES)} is installed")


@cache
def styles() -> dict[str, Any]:
    """Paragraph styles by kind of piece; registers the fonts `plain` and `bold`."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in zip(("plain", "bold"), font_files(), strict=True):
        pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily("plain", normal="plain", bold="bold", italic="plain", boldItalic="bold")
    body = ParagraphStyle(
        "body", fontName="plain", fontSize=12.5, leading=17.5, firstLineIndent=28, alignment=4, spaceAfter=6
    )
    flat = ParagraphStyle("flat", body, firstLineIndent=0, spaceAfter=0)
    return {
        "paragraph": body,
        "heading": ParagraphStyle("heading", body, fontName="bold", alignment=4),
        "centred": ParagraphStyle("centred", flat, fontName="bold", alignment=1, spaceAfter=6),
        "upper": ParagraphStyle("upper", flat, fontName="bold", fontSize=11, leading=16, alignment=1),
        "lower": ParagraphStyle("lower", flat, fontSize=11.5, leading=17, alignment=1, spaceBefore=6),
        "cell": ParagraphStyle("cell", flat, fontSize=10.5, leading=14, alignment=0, spaceAfter=2),
        "column": ParagraphStyle("column", flat, fontName="bold", fontSize=10.5, leading=14, alignment=1),
        "recipient": ParagraphStyle("recipient", flat, fontSize=9.5, leading=13, alignment=0),
    }


def _letterhead(paper: Paper) -> Iterator[Any]:
    from reportlab.platypus import Spacer, Table

    if not paper.right:
        return
    sides = [list(_side(side)) for side in (paper.left, paper.right)]
    room = 595 - LEFT - RIGHT
    look = (("VALIGN", "TOP"), ("ALIGN", "CENTER"), ("LEFTPADDING", 0), ("RIGHTPADDING", 0))
    plain = [(name, (0, 0), (-1, -1), value) for name, value in look]
    yield Table([sides], colWidths=[room * 0.4, room * 0.6], style=plain)
    yield Spacer(1, 14)


def _side(side: tuple[str, ...]) -> Iterator[Any]:
    """Lines in capitals, the short drawn rule, then number or date."""
    from reportlab.platypus import HRFlowable, Paragraph

    at = side.index("")
    for line in side[:at]:
        yield Paragraph(html.escape(line), styles()["upper"])
    yield HRFlowable(width=70, thickness=0.6, color="black", spaceBefore=3, spaceAfter=3)
    for line in side[at + 1 :]:
        yield Paragraph(html.escape(line), styles()["lower"])


def _flow(piece: Piece, *, ruled: bool, pad: float) -> list[Any]:
    from reportlab.platypus import NextPageTemplate, PageBreak, Paragraph

    if piece.kind == "page":
        return [PageBreak()]
    if piece.kind == "foot":
        return [_foot(piece)]
    if piece.kind != "table":
        return [Paragraph(html.escape(piece.text), styles()[piece.kind])]
    if len(piece.rows[0]) < WIDE:
        return [_table(piece, 595 - LEFT - RIGHT, ruled=ruled, pad=pad)]
    table = _table(piece, 842 - LEFT - RIGHT, ruled=ruled, pad=pad)
    return [NextPageTemplate("landscape"), PageBreak(), table, NextPageTemplate("portrait"), PageBreak()]


def _foot(piece: Piece) -> Any:  # noqa: ANN401
    from reportlab.platypus import Paragraph, Spacer, Table

    (first, *recipients), signature = piece.rows
    left = [Paragraph(f"<b>{html.escape(first)}</b>", styles()["recipient"])]
    left += [Paragraph(html.escape(line), styles()["recipient"]) for line in recipients]
    right: list[Any] = [Paragraph(html.escape(line), styles()["centred"]) for line in signature]
    right[-1:] = [Spacer(1, 64), *right[-1:]]
    room = 595 - LEFT - RIGHT
    return Table([[left, right]], colWidths=[room / 2, room / 2], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _table(piece: Piece, room: float, *, ruled: bool, pad: float) -> Any:  # noqa: ANN401
    from benchmarks.reading_pdf_table import PrintedCell, PrintedTable

    rows: list[list[PrintedCell]] = [[] for _ in piece.rows]
    for r, c, down, across, text in merged_cells(piece):
        lines = _lines(text.split("\n"), styles()["cell" if r else "column"])
        rows[r].append(PrintedCell(c, across, tuple(lines), goes_on=down > 1))
        for below in range(1, down):
            rows[r + below].append(PrintedCell(c, across, (), goes_on=below < down - 1))
    return PrintedTable(rows, [share * room for share in column_shares(piece)], ruled=ruled, pad=pad)


def _lines(lines: Sequence[str], style: Any) -> list[Any]:  # noqa: ANN401
    from reportlab.platypus import Paragraph

    return [Paragraph(html.escape(line), style) for line in lines if line]
