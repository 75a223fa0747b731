"""A paper as an HTML page of a legal database and as a Word file."""

import html
import io
import textwrap
from collections.abc import Sequence
from typing import Any

from benchmarks.reading_source import Paper, column_shares, merged_cells
from benchmarks.sample_source import Piece

RULE = "-------"
BODY_POINTS, CELL_POINTS, FOOT_POINTS = 14, 12, 11
TEXT_WIDTH_CM = 16.5  # of an A4 page with margins of 3 and 1.5 cm
RUN = 23  # letters after which Word begins a new run, in the middle of a word or not
LINE = 90  # letters after which an editor of HTML begins a new line
MENU = ("Trang chủ", "Tra cứu văn bản", "Quyết định mới", "Đăng nhập")
RELATED = ("Quyết định 01/QĐ-UBND năm 2019 về việc khác", "Kế hoạch 02/KH-UBND năm 2020")


def as_html(paper: Paper) -> bytes:
    """A page as legal databases make them from Word files, with their menu, list of other documents and foot."""
    body = "\n".join(_html_piece(piece) for piece in paper.pieces)
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title>'
        "<style>p { margin: 6pt 0 }</style></head>\n<body>\n"
        f'<nav class="top-menu"><ul>{_items(MENU)}</ul></nav>\n<script>var pageId = "Số: 99/QĐ-UBND";</script>\n'
        f'<div class="content1">\n{_html_letterhead(paper)}\n{body}\n</div>\n'
        f'<div class="sidebar"><h3>Văn bản liên quan</h3><ul>{_items(RELATED)}</ul></div>\n'
        "<footer><p>Bản quyền thuộc về trang tra cứu</p></footer>\n</body>\n</html>\n"
    ).encode()


def _items(lines: Sequence[str]) -> str:
    return "".join(f'<li><a href="#">{html.escape(line)}</a></li>' for line in lines)


def _shown(text: str) -> str:
    """Text as an editor saves it: wrapped lines, a number and its full stop in a span of their own."""
    number, space, rest = text.partition(" ")
    head = f"<span>{html.escape(number)}</span>&nbsp;" if space and len(number) < 5 else html.escape(number + space)
    return head + "\n".join(textwrap.wrap(html.escape(rest), LINE, break_long_words=False, break_on_hyphens=False))


def _html_letterhead(paper: Paper) -> str:
    if not paper.right:
        return ""
    rows = ""
    for part in (0, 1):
        cells = (_lines_html(_parts(side)[part], rule=part == 0) for side in (paper.left, paper.right))
        rows += "<tr>" + "".join(f'<td width="50%" valign="top">{cell}</td>' for cell in cells) + "</tr>\n"
    return f'<table border="0" cellspacing="0" cellpadding="0" width="100%">\n{rows}</table>'


def _parts(side: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What stands above and below the short rule in a column of the letterhead."""
    at = side.index("")
    return list(side[:at]), list(side[at + 1 :])


def _lines_html(lines: list[str], *, rule: bool) -> str:
    shown = "<br>\n".join(html.escape(line) for line in lines if line)
    shown = f"<b>{shown}<br>\n{RULE}</b>" if rule else shown
    return f'<p align="center">{shown}</p>'


def _html_piece(piece: Piece) -> str:
    text = _shown(piece.text)
    if piece.kind == "table":
        return _html_table(piece)
    if piece.kind == "foot":
        return _html_foot(piece)
    if piece.kind == "centred":
        return f'<p align="center"><b>{text}</b></p>'
    return {"page": "<p>&nbsp;</p>", "heading": f"<p><b>{text}</b></p>"}.get(piece.kind, f"<p>{text}</p>")


def _html_foot(piece: Piece) -> str:
    (first, *recipients), signature = piece.rows
    left = "<br>\n".join(map(html.escape, recipients))
    *posts, name = map(html.escape, signature or ("",))
    right = "<br>\n".join([*posts, "<br>\n<br>\n<br>", name])
    return (
        '<table border="0" cellspacing="0" cellpadding="0" width="100%"><tr>\n'
        f'<td width="50%" valign="top"><p><b><i>{html.escape(first)}</i></b><br>\n{left}</p></td>\n'
        f'<td width="50%" valign="top"><p align="center"><b>{right}</b></p></td>\n</tr></table>'
    )


def _html_table(piece: Piece) -> str:
    rows = [""] * len(piece.rows)
    for r, _, down, across, text in merged_cells(piece):
        size = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
        inside = "".join(f"<p>{_shown(line)}</p>" for line in text.split("\n")) if text else "<p>&nbsp;</p>"
        rows[r] += f"<td{size}>{inside}</td>"
    return (
        '<table border="1" cellspacing="0" cellpadding="0">\n' + "\n".join(f"<tr>{r}</tr>" for r in rows) + "\n</table>"
    )


def as_docx(paper: Paper) -> bytes:
    """A Word file as a clerk types it: no styles but Normal, the page number in the header."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(BODY_POINTS)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin = Cm(3), Cm(1.5), Cm(2)
    _field(section.header.paragraphs[0], "PAGE")
    if paper.right:
        _docx_columns(document, [[*_parts(side)[0], RULE, *_parts(side)[1]] for side in (paper.left, paper.right)])
    for piece in paper.pieces:
        _docx_piece(document, piece)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _field(paragraph: Any, code: str) -> None:  # noqa: ANN401 - python-docx has no stubs
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = 1
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no call for fields


def _docx_columns(document: Any, sides: list[list[str]]) -> None:  # noqa: ANN401
    """Letterhead: a table without borders, a paragraph a line."""
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, sides, strict=True):
        _fill(cell, [line for line in lines if line], centred=True, points=13)


def _fill(cell: Any, lines: list[str], *, centred: bool = False, points: float = CELL_POINTS) -> None:  # noqa: ANN401
    from docx.shared import Pt

    for number, line in enumerate(lines or [""]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        for run in _runs(paragraph, line):
            run.font.size = Pt(points)
        paragraph.alignment = 1 if centred else 3


def _runs(paragraph: Any, text: str) -> list[Any]:  # noqa: ANN401
    """The text in runs as Word leaves them after many corrections: they end anywhere."""
    return [paragraph.add_run(text[start : start + RUN]) for start in range(0, max(1, len(text)), RUN)]


def _docx_piece(document: Any, piece: Piece) -> None:  # noqa: ANN401
    if piece.kind == "table":
        _docx_table(document, piece)
    elif piece.kind == "foot":
        recipients, signature = piece.rows
        table = document.add_table(rows=1, cols=2)
        _fill(table.cell(0, 0), list(recipients), points=FOOT_POINTS)
        _fill(table.cell(0, 1), [*signature[:-1], "", "", *signature[-1:]], centred=True, points=BODY_POINTS)
    elif piece.kind == "page":
        document.add_page_break()
    else:
        paragraph = document.add_paragraph()
        for run in _runs(paragraph, piece.text):
            run.bold = piece.kind != "paragraph"
        paragraph.alignment = 1 if piece.kind == "centred" else 3


def _docx_table(document: Any, piece: Piece) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=len(piece.rows), cols=len(piece.rows[0]), style="Table Grid")
    for column, share in zip(table.columns, column_shares(piece), strict=True):
        column.width = Cm(TEXT_WIDTH_CM * share)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for r, c, down, across, text in merged_cells(piece):
        cell = table.cell(r, c)
        if down > 1 or across > 1:
            cell = cell.merge(table.cell(r + down - 1, c + across - 1))
        _fill(cell, text.split("\n"), centred=r == 0)
