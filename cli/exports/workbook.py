"""Excel workbooks: sheets with a frozen header, filters and widths, written row by row so that size costs no memory."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

from vnpolicy.cli.exports.output import midnight
from vnpolicy.cli.exports.words import Words
from vnpolicy.ingest.document import Language

LONGEST = 32_767  # characters that a cell holds
MOST_ROWS = 1_048_575  # below the header
MOST_LINKS = 65_530  # of a sheet; Excel drops those beyond
DATES = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
WIDTHS = {
    **dict.fromkeys(("task", "target", "basis", "record", "title", "old_text", "new_text"), 60),
    **dict.fromkeys(("lead", "coordinating", "indicator", "output", "issuer", "reason", "changes"), 30),
    **dict.fromkeys(("source", "period", "state", "document", "based_number"), 22),
    **dict.fromkeys(("number", "page"), 7),
}
WIDTH = 14


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that opens a file; a number in it stays one, to sort by."""

    text: str | int
    url: str | None


Cell = str | float | date | Link | None


class Sheet:
    """One sheet of a workbook; rows go in from the top, by the keys of the columns."""

    def __init__(self, worksheet: "Worksheet", columns: Sequence[str], formats: Mapping[str, "Format"]) -> None:
        self._worksheet, self.columns, self._formats = worksheet, columns, formats
        self.rows = self._links = 0

    def begin(self, words: Words) -> None:
        """Write the header and set what stays in sight."""
        for place, column in enumerate(self.columns):
            self._worksheet.set_column(place, place, WIDTHS.get(column, WIDTH))
            self._worksheet.write_string(0, place, words[column], self._formats["header"])
        self._worksheet.freeze_panes(1, 0)
        self._worksheet.repeat_rows(0)
        self._worksheet.set_landscape()
        self._worksheet.set_paper(9)  # A4
        self._worksheet.fit_to_pages(1, 0)

    def write(self, row: Mapping[str, Cell]) -> None:
        """Write a row; rows beyond what a sheet can hold are left out."""
        if self.rows < MOST_ROWS:
            self.rows += 1
            for place, column in enumerate(self.columns):
                self._write(place, row.get(column))

    def end(self) -> None:
        """Set the filters over all rows."""
        self._worksheet.autofilter(0, 0, self.rows, len(self.columns) - 1)

    def _write(self, place: int, cell: Cell) -> None:
        """One cell. Text is always written as text: one that begins with "=" or "@" is no formula."""
        at, wrapped = (self.rows, place), self._formats["text"]
        if isinstance(cell, Link):
            self._link(at, cell)
        elif isinstance(cell, str):
            self._worksheet.write_string(*at, storable(cell), wrapped)
        elif isinstance(cell, date):
            # Excel counts days from 1900 on.
            as_date = cell.year >= 1900
            self._worksheet.write_datetime(*at, cell, self._formats["date"]) if as_date else (
                self._worksheet.write_string(*at, cell.isoformat(), wrapped)
            )
        elif cell is not None:
            self._worksheet.write_number(*at, cell, self._formats["number"])

    def _link(self, at: tuple[int, int], link: Link) -> None:
        linked = link.url is not None and self._links < MOST_LINKS
        look = self._formats["link" if linked else "text"]
        if linked:
            self._links += 1
            self._worksheet.write_url(*at, _plain_url(str(link.url)), look, storable(str(link.text)))
        if isinstance(link.text, int):
            self._worksheet.write_number(*at, link.text, look)  # over the text of the link
        elif not linked:
            self._worksheet.write_string(*at, storable(link.text), look)


@contextmanager
def open_workbook(stream: BinaryIO, language: Language, made: date) -> Iterator["Workbook"]:
    """A workbook that is written to the stream when all went well."""
    from xlsxwriter import Workbook

    book = Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # Not the present time: the same records give the same bytes all day.
    book.set_properties({"created": midnight(made), "comments": f"vnpolicy, {language}"})
    yield book
    book.close()


def add_sheets(book: "Workbook", sheets: Mapping[str, Sequence[str]], words: Words, language: Language) -> list[Sheet]:
    """Sheets by the key of their name, with their columns."""
    formats = _formats(book, language)
    made = [Sheet(book.add_worksheet(words[name]), columns, formats) for name, columns in sheets.items()]
    for sheet in made:
        sheet.begin(words)
    return made


def storable(text: str) -> str:
    """The text as a cell can hold it."""
    kept = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def _plain_url(url: str) -> str:
    """The link under a scheme that XlsxWriter leaves alone: of "file:///home/..." it would make a Windows path."""
    return url.replace("file:", "FILE:", 1)


def _formats(book: "Workbook", language: Language) -> dict[str, "Format"]:
    cell = {"valign": "top", "font_name": "Times New Roman", "font_size": 12}
    header = {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "bg_color": "#DDE6F0",
        "border": 1,
    }
    return {
        "header": book.add_format({**cell, **header}),
        "text": book.add_format({**cell, "text_wrap": True}),
        "date": book.add_format({**cell, "num_format": DATES[language], "align": "center"}),
        "number": book.add_format(cell),
        "link": book.add_format({**cell, "font_color": "blue", "underline": 1, "text_wrap": True}),
    }
