"""Sample documents as files: plain text as a legal database shows it, HTML, Word and PDF."""

import html
import io
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.sample_source import Piece, Sample

MARK = {
    "vi": "VĂN BẢN MẪU - do dự án vnpolicy soạn, không có giá trị pháp lý",
    "en": "SAMPLE DOCUMENT - written for the vnpolicy project, without legal force",
}
MOTTO = {
    "vi": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    "en": ("THE SOCIALIST REPUBLIC OF VIETNAM", "Independence - Freedom - Happiness"),
}
RECIPIENTS = {"vi": "Nơi nhận:", "en": "Recipients:"}
RULE = "-------"


def render(sample: Sample) -> bytes:
    """The bytes of the file, in the format that the source names."""
    writers: dict[str, Callable[[Sample], bytes]] = {
        "txt": as_text,
        "html": as_html,
        "docx": as_docx,
        "pdf": as_pdf,
    }
    return writers[sample.keys["format"]](sample)


def _language(sample: Sample) -> str:
    return sample.keys.get("language", "vi")


def _letterhead(sample: Sample) -> tuple[list[str], list[str]]:
    left = [*sample.keys["letterhead"].split(" / "), RULE, sample.keys["number"]]
    return left, [*MOTTO[_language(sample)], RULE * 2, sample.keys["date"]]


def _foot(sample: Sample, piece: Piece) -> list[str]:
    lines = [f"- {part.strip()};" for part in piece.text.split(";")]
    return [RECIPIENTS[_language(sample)], *lines[:-1], lines[-1].rstrip(";") + "."]


def _spans(piece: Piece) -> Iterator[tuple[int, int, int, int, str]]:
    """Cells as (row, column, rows, columns, text), merged ones once."""
    width = max(len(row) for row in piece.rows)
    for r, row in enumerate(piece.rows):
        if r in piece.groups:
            yield r, 0, 1, width, row[0]
            continue
        for c, cell in enumerate(row):
            if cell not in ("^", "<"):
                yield r, c, _down(piece, r, c), _across(row, c), cell


def _down(piece: Piece, row: int, column: int) -> int:
    below = row + 1
    while below < len(piece.rows) and below not in piece.groups and piece.rows[below][column] == "^":
        below += 1
    return below - row


def _across(row: tuple[str, ...], column: int) -> int:
    beside = column + 1
    while beside < len(row) and row[beside] == "<":
        beside += 1
    return beside - column


def as_text(sample: Sample) -> bytes:
    """Text as copied from a legal database: paragraphs, tables one cell a line."""
    lines = [MARK[_language(sample)] + "\n", *_letterhead_text(sample)]
    for piece in sample.pieces:
        lines += _text_lines(sample, piece)
    return ("\n".join(lines) + "\n").encode()


def _letterhead_text(sample: Sample) -> Iterator[str]:
    left, right = _letterhead(sample)
    if sample.keys.get("cells") == "pipes":
        yield from ("\n".join(left[:-1]) + " |", "\n".join(right[:-1]) + " |", left[-1] + " |", right[-1] + " |")
        return
    yield "\n".join([*left[:-1], "", *right[:-1], "", left[-1], "", right[-1], ""])


def _text_lines(sample: Sample, piece: Piece) -> list[str]:
    """Lines of a piece; where the text is hard-wrapped, a blank line ends each piece, else each paragraph is a line."""
    pipe = " |" if sample.keys.get("cells") == "pipes" else ""
    wrap = int(sample.keys.get("wrap", 0))
    gap = "\n" if wrap else ""
    if piece.kind == "table":
        return [(text + pipe).strip() + gap for *_, text in _spans(piece) if text or pipe]
    if piece.kind == "recipients":
        return ["\n".join(_foot(sample, piece)) + pipe + gap]
    if piece.kind == "signature":
        return ["\n".join(piece.text.split(" / ")) + pipe + gap]
    return [textwrap.fill(piece.text, wrap, break_on_hyphens=False) + gap] if wrap else [piece.text]


def as_html(sample: Sample) -> bytes:
    """A page with real tables, the letterhead and the signatures in tables without borders."""
    left, right = _letterhead(sample)
    body = "\n".join(_html_piece(sample, piece) for piece in sample.pieces)
    head = f"{sample.keys['doc_type']} {sample.keys['doc_number']}"
    return (
        f'<!DOCTYPE html>\n<html lang="{_language(sample)}">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(head)}</title></head>\n<body>\n"
        f"<p><i>{MARK[_language(sample)]}</i></p>\n{_columns(left, right)}\n{body}\n</body>\n</html>\n"
    ).encode()


def _columns(left: list[str], right: list[str]) -> str:
    cells = "".join(f'<td align="center">{"<br>".join(map(html.escape, side))}</td>' for side in (left, right))
    return f'<table border="0" width="100%"><tr>{cells}</tr></table>'


def _html_piece(sample: Sample, piece: Piece) -> str:
    text = html.escape(piece.text)
    if piece.kind == "table":
        return _html_table(piece)
    if piece.kind == "recipients":
        return "<p>" + "<br>".join(map(html.escape, _foot(sample, piece))) + "</p>"
    if piece.kind == "signature":
        return '<p align="right"><b>' + text.replace(" / ", "<br>") + "</b></p>"
    forms = {"centred": '<p align="center"><b>{}</b></p>', "page": '<hr>\n<p align="center"><b>{}</b></p>'}
    return forms.get(piece.kind, "<p><b>{}</b></p>" if piece.kind == "heading" else "<p>{}</p>").format(text)


def _html_table(piece: Piece) -> str:
    rows: list[str] = [""] * len(piece.rows)
    for r, _, down, across, text in _spans(piece):
        tag = "th" if r == 0 else "td"
        size = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
        rows[r] += f"<{tag}{size}>{html.escape(text)}</{tag}>"
    return '<table border="1">\n' + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def as_docx(sample: Sample) -> bytes:
    """A Word file; its inner dates are fixed, so that the same source gives the same bytes."""
    import docx

    document = docx.Document()
    document.core_properties.title = f"{sample.keys['doc_type']} {sample.keys['doc_number']}"
    document.core_properties.comments = MARK[_language(sample)]
    document.sections[0].footer.paragraphs[0].text = MARK[_language(sample)]
    left, right = _letterhead(sample)
    _docx_columns(document, ("\n".join(left), "\n".join(right)))
    for piece in sample.pieces:
        _docx_piece(document, sample, piece)
    return _fixed_dates(document)


def _docx_columns(document: Any, sides: tuple[str, str]) -> None:  # noqa: ANN401 - python-docx has no stubs
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, sides, strict=True):
        cell.text = text
        cell.paragraphs[0].alignment = 1


def _docx_piece(document: Any, sample: Sample, piece: Piece) -> None:  # noqa: ANN401
    if piece.kind == "table":
        _docx_table(document, piece)
    elif piece.kind == "recipients":
        for line in _foot(sample, piece):
            document.add_paragraph(line)
    elif piece.kind == "signature":
        for line in piece.text.split(" / "):
            document.add_paragraph(line).alignment = 2
    else:
        if piece.kind == "page":
            document.add_page_break()
        paragraph = document.add_paragraph()
        paragraph.add_run(piece.text).bold = piece.kind != "paragraph"
        paragraph.alignment = 1 if piece.kind in ("centred", "page") else 3


def _docx_table(document: Any, piece: Piece) -> None:  # noqa: ANN401
    width = max(len(row) for row in piece.rows)
    table = document.add_table(rows=len(piece.rows), cols=width, style="Table Grid")
    for r, c, down, across, text in _spans(piece):
        cell = table.cell(r, c)
        if down > 1 or across > 1:
            cell = cell.merge(table.cell(r + down - 1, c + across - 1))
        cell.text = text


def _fixed_dates(document: Any) -> bytes:  # noqa: ANN401
    import datetime as dt

    day = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - Word's dates have no zone
    document.core_properties.created = document.core_properties.modified = day
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def as_pdf(sample: Sample) -> bytes:
    """A4 pages with an embedded subset of DejaVu Serif, ruled tables, the page number in the top margin."""
    from functools import partial

    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    styles = _pdf_styles()
    out = io.BytesIO()
    title = f"{sample.keys['doc_type']} {sample.keys['doc_number']}"
    mark = MARK[_language(sample)]
    page = SimpleDocTemplate(out, pagesize=A4, invariant=1, title=title, subject=mark, leftMargin=70, rightMargin=56)
    story = [_pdf_columns(sample, styles)]
    for piece in sample.pieces:
        story += _pdf_piece(sample, piece, styles)
    page.build(story, onFirstPage=partial(_margin, mark=mark), onLaterPages=partial(_margin, mark=mark))
    return out.getvalue()


def _margin(canvas: Any, page: Any, mark: str) -> None:  # noqa: ANN401 - reportlab's objects have no types
    """The mark of a sample over the first page, the page number over the others, as Decree 30/2020 has it."""
    canvas.setFont("serif", 10)
    canvas.drawCentredString(297, 806, str(page.page) if page.page > 1 else mark)


def _pdf_styles() -> dict[str, Any]:
    from reportlab.lib.fonts import addMapping
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("serif", "DejaVuSerif.ttf"), ("serif-bold", "DejaVuSerif-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    addMapping("serif", 1, 0, "serif-bold")
    plain = ParagraphStyle("plain", fontName="serif", fontSize=10.5, leading=14, spaceAfter=5, alignment=4)
    bold = ParagraphStyle("bold", plain, fontName="serif-bold", alignment=0)
    return {
        "paragraph": plain,
        "heading": bold,
        "centred": ParagraphStyle("centred", bold, alignment=1),
        "right": ParagraphStyle("right", bold, alignment=1, leftIndent=240),
        "head": ParagraphStyle("head", plain, fontSize=9, leading=12, alignment=1),
        "cell": ParagraphStyle("cell", plain, fontSize=8.5, leading=11, alignment=0, spaceAfter=0),
    }


def _pdf_columns(sample: Sample, styles: dict[str, Any]) -> Any:  # noqa: ANN401
    from reportlab.platypus import Paragraph, Table

    sides = ["<br/>".join(map(html.escape, side)) for side in _letterhead(sample)]
    return Table([[Paragraph(side, styles["head"]) for side in sides]], colWidths=[200, 260])


def _pdf_piece(sample: Sample, piece: Piece, styles: dict[str, Any]) -> list[Any]:
    from reportlab.platypus import PageBreak, Paragraph

    text = html.escape(piece.text)
    if piece.kind == "table":
        return [_pdf_table(piece, styles)]
    if piece.kind == "recipients":
        return [Paragraph(html.escape(line), styles["cell"]) for line in _foot(sample, piece)]
    if piece.kind == "signature":
        return [Paragraph(text.replace(" / ", "<br/>"), styles["right"])]
    if piece.kind == "page":
        return [PageBreak(), Paragraph(text, styles["centred"])]
    return [Paragraph(text, styles[piece.kind])]


def _pdf_table(piece: Piece, styles: dict[str, Any]) -> Any:  # noqa: ANN401
    from reportlab.platypus import Paragraph, Table

    width = max(len(row) for row in piece.rows)
    cells: list[list[Any]] = [[""] * width for _ in piece.rows]
    look: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for r, c, down, across, text in _spans(piece):
        cells[r][c] = Paragraph(html.escape(text), styles["cell"])
        if down > 1 or across > 1:
            look.append(("SPAN", (c, r), (c + across - 1, r + down - 1)))
    first, rest = 36, (470 - 36) / (width - 0.2)
    return Table(cells, colWidths=[first, rest * 1.8, *[rest] * (width - 2)], style=look, repeatRows=1)
