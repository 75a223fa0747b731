"""HTML pages, as saved from a legal database: text in order, tables with merged cells, no menus and scripts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from vnpolicy.ingest.assemble import Builder, RawCell
from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.letters.characters import clean
from vnpolicy.ingest.numerals import letter, roman
from vnpolicy.ingest.pieces import join, piece_of
from vnpolicy.ingest.text.html_letters import keep_letters, restore_letters

DROPPED = frozenset(
    [
        "script",
        "style",
        "noframes",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "nav",
        "footer",
        "aside",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "audio",
        "video",
        "map",
        "dialog",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "body",
        "html",
        "center",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "address",
        "figure",
        "figcaption",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "hr",
        "details",
        "summary",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|footer|popup|modal|toolbar|cookie|ads|adsbygoogle"
    r"|advert|advertisement|banner|quangcao|social|share|login|related|tooltip)(?:$|[\s_-])"
    r"|(?:^|\s)(?:hidden|hide|d-none|sr-only|visually-hidden)(?:$|\s)",
    re.IGNORECASE,
)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
LAYOUT_CELL = 4_000  # characters: a "cell" as long as this lays out the page
SPACES = re.compile(r"[ \t\r\n\f]+")
MOST_SPANNED = 1_000


def read_html(text: str, *, source: str, data: bytes, remark: str = "") -> Document:
    """Document of a decoded HTML page. Raises UnreadableDocument where tags are nested too deep."""
    reader = Reader()
    if remark:
        reader.builder.notes.append(Note(remark))
    root = _parse(text, source)
    if root is not None:
        reader.walk(root)
        reader.flush()
    if root is not None and not reader.builder.parts:
        _refuse_frames(root, source)
    return reader.builder.finish(source, data)


def _refuse_frames(root: etree._Element, source: str) -> None:
    """Raise UnreadableDocument for a page without text of its own that shows other files in frames."""
    names = [" ".join(frame.get("src", "").split())[:80] for frame in root.iter("frame", "iframe")]
    named = ", ".join(dict.fromkeys(filter(None, names[:3])))
    if named:
        raise UnreadableDocument(source, f"the page only shows other files in frames: {named}", "name those files")


def _parse(text: str, source: str) -> etree._Element | None:
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    letters, legacy = keep_letters(text)
    page = DECLARATION.sub("", clean(letters)).encode()
    try:
        root = etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        return None
    if any("depth" in error.message for error in parser.error_log):
        raise UnreadableDocument(
            source, "the page has tags nested too deep to be read", "save the text as .docx or plain text"
        )
    if legacy and root is not None:
        restore_letters(root)
    return root


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is not shown, or is furniture of the page."""
    if element.tag in DROPPED:
        return True
    if not element.attrib:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in {"body", "html", "form", "td", "p"} and bool(FURNITURE.search(names))


@dataclass(slots=True)
class Reader:
    """The walk over a page: inline text gathers in `line` until a block ends."""

    builder: Builder = field(default_factory=Builder)
    line: list[str] = field(default_factory=list)
    marker: str = ""
    heading: bool = False

    def walk(self, element: etree._Element) -> None:
        """Read an element and what is inside, but not the text after it."""
        if is_hidden(element):
            return
        if element.tag == "br":
            self.line.append("\n")
        elif element.tag == "table" and _is_data(element):
            self.flush()
            self.builder.add_table(read_table(element))
        elif element.tag in BLOCKS:
            self._walk_block(element)
        else:
            self._walk_inside(element)

    def _walk_block(self, element: etree._Element) -> None:
        self.flush()
        self.heading = element.tag in HEADINGS
        if element.tag == "li":
            self.marker = marker_of(element)
        self._walk_inside(element)
        self.flush()
        self.heading = False
        if element.tag == "li":
            self.marker = ""  # of an item that holds only a picture

    def _walk_inside(self, element: etree._Element) -> None:
        if element.text:
            self.line.append(SPACES.sub(" ", element.text))
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child)
            if child.tail:
                self.line.append(SPACES.sub(" ", child.tail))

    def flush(self) -> None:
        """End the paragraph that is being gathered."""
        text = "".join(self.line)
        self.line.clear()
        if not text or text.isspace():
            return
        lines = [" ".join(line.split()) for line in text.split("\n")]
        for paragraph in join(line for line in lines if line):
            piece = piece_of(self.marker + paragraph)
            self.builder.add("heading" if self.heading else piece.kind, piece.text)
            self.marker = ""


def marker_of(item: etree._Element) -> str:
    """The number or bullet that a browser would set before a list item: "2. ", "b) "."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    number = _number_of(item, _whole(parent.get("start"), 1))
    kind = parent.get("type") or "1"
    if kind in "aA":
        return f"{letter(number) if kind == 'a' else letter(number).upper()}. "
    return f"{roman(number) if kind == 'I' else roman(number).lower()}. " if kind in "iI" else f"{number}. "


def _number_of(item: etree._Element, start: int) -> int:
    """Number of an item of a list: counted on from the last `value`, else from the list's start."""
    after = 0
    for sibling in (item, *item.itersiblings("li", preceding=True)):
        value = _whole(sibling.get("value"), -1)
        if value >= 0:
            return value + after
        after += 1
    return start + after - 1


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else otherwise


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds cells, and does not lay out the page."""
    cells = [cell for cell in table.iter("td", "th") if not is_hidden(cell)]
    if len(cells) < 2 or any(True for _ in table.iterdescendants("table")):
        return False
    return max(sum(map(len, cell.itertext())) for cell in cells) < LAYOUT_CELL


def read_table(table: etree._Element) -> list[list[RawCell]]:
    """Rows of a table, each cell at its column; a merged cell stands once, with the rows and columns it covers."""
    taken: dict[int, int] = {}  # column: rows that a cell from above still covers
    rows = []
    for row in table.iter("tr"):
        if is_hidden(row):
            continue
        rows.append(list(_row(row, taken)))
        for column in list(taken):
            taken[column] -= 1
            if taken[column] <= 0:
                del taken[column]
    return [row for row in rows if row]


def _row(row: etree._Element, taken: dict[int, int]) -> Iterator[RawCell]:
    column = 0
    for cell in row.iterchildren("td", "th"):
        if is_hidden(cell):
            continue
        while column in taken:
            column += 1
        columns = min(max(_whole(cell.get("colspan"), 1), 1), MOST_SPANNED)
        rows = min(max(_whole(cell.get("rowspan"), 1), 1), MOST_SPANNED)
        yield RawCell(cell_text(cell), column, rows, columns)
        taken.update(dict.fromkeys(range(column, column + columns), rows))
        column += columns


def cell_text(cell: etree._Element) -> str:
    """Lines of a cell: each paragraph and `<br>` begins one."""
    reader = Reader()
    reader.walk(cell)
    reader.flush()
    return "\n".join(reader.builder.parts)
