"""Parts of a Word document in the layout of Decree 30/2020/NĐ-CP, annex I: page, font, paragraphs, tables, lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from vnpolicy.ingest.document import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

Align = Literal["JUSTIFY", "CENTER", "LEFT", "RIGHT"]
LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
FONT = "Times New Roman"
SIZE, TABLE_SIZE = 14, 11  # points; annex I asks for 13 to 14 in the text
PAGE = (210, 297)  # mm, A4
MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 20}  # mm, within annex I's ranges
BODY = PAGE[0] - MARGINS["left_margin"] - MARGINS["right_margin"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: sizes in points; `keep` holds it on the page of the next one."""

    size: float = SIZE
    bold: bool = False
    italic: bool = False
    align: Align = "JUSTIFY"
    indent: bool = False
    before: float = 0
    after: float = 6
    keep: bool = False


def new_document(language: Language) -> "Document":
    """An empty document on A4 with its margins and font, and page numbers in the top margin from page 2 on."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = map(Mm, PAGE)
    for name, width in MARGINS.items():
        setattr(section, name, Mm(width))
    section.header_distance = Mm(10)
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.append(_element("w:lang", {"val": LANGUAGES[language]}))  # what Word checks the spelling of
    _number_pages(section)
    return made


def write(paragraph: "Paragraph", text: str, look: Look) -> "Paragraph":
    """Add text to a paragraph and give it its look."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    run = paragraph.add_run(storable(text))
    run.bold, run.italic, run.font.size, run.font.name = look.bold, look.italic, Pt(look.size), FONT
    form = paragraph.paragraph_format
    form.alignment = getattr(WD_ALIGN_PARAGRAPH, look.align)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep
    if look.indent:
        form.first_line_indent = Mm(10)  # annex I: 1 cm or 1.27 cm
    return paragraph


def write_lines(cell: "_Cell", lines: Sequence[tuple[str, Look]]) -> None:
    """Fill a cell with paragraphs, the first in the one that it has."""
    for place, (text, look) in enumerate(lines):
        write(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), text, look)


def draw_line(below: "_Cell | Document", width: int, room: int) -> None:
    """A line of so many mm in the middle of `room` mm, below what stands in a cell or in the document."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paragraph = below.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(4)
    side = Mm((room - width) / 2)
    form.left_indent = form.right_indent = side
    borders = _element("w:pBdr")
    borders.append(_element("w:top", {"val": "single", "sz": "6", "space": "1", "color": "auto"}))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - borders have no other way in
    properties.insert_element_before(borders, *(qn(name) and name for name in ("w:shd", "w:spacing", "w:ind", "w:jc")))


def add_grid(document: "Document", rows: int, widths: Sequence[int]) -> "list[list[_Cell]]":
    """Rows of cells without borders, their widths in mm."""
    from docx.shared import Mm

    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 - rows have no other way to it
    return [list(row.cells) for row in table.rows]


def add_table(
    document: "Document", names: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> "Table":
    """A ruled table whose header comes again on each page and whose rows are not torn; widths are shares."""
    from docx.shared import Mm

    table: Table = document.add_table(rows=1 + len(rows), cols=len(names), style="Table Grid")
    table.autofit = False
    grid = [list(row.cells) for row in table.rows]
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(BODY * width / sum(widths))
    for number, texts in enumerate((names, *rows)):
        head = number == 0
        for cell, text, width in zip(grid[number], texts, widths, strict=True):
            cell.width = Mm(BODY * width / sum(widths))
            look = Look(TABLE_SIZE, bold=head, align="CENTER" if head else "LEFT", after=2, before=2, keep=head)
            write_lines(cell, [(line, look) for line in text.split("\n")])
        properties = table.rows[number]._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(_element("w:cantSplit"))
        if head:
            properties.append(_element("w:tblHeader"))
    return table


def storable(text: str) -> str:
    """The text without what XML cannot hold, on one line."""
    return "".join(c if c.isprintable() else " " for c in text)


def _number_pages(section: Any) -> None:  # noqa: ANN401 - python-docx has no types
    """The page number in the middle of the top margin, none on the first page."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    run = write(paragraph, "", Look(align="CENTER")).add_run()
    for kind in ("begin", None, "end"):
        if kind is None:
            code = _element("w:instrText")
            code.text = "PAGE"
            run._r.append(code)  # noqa: SLF001
        else:
            run._r.append(_element("w:fldChar", {"fldCharType": kind}))  # noqa: SLF001


def _element(name: str, values: dict[str, str] | None = None) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in (values or {}).items():
        made.set(qn(f"w:{key}"), value)
    return made
