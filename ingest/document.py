"""The Document: one normalised text, its blocks in reading order, and where on the page each stood."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "cell", "table"]
Language = Literal["vi", "en"]


class Span(NamedTuple):
    """Half-open range of character offsets into `Document.text`."""

    start: int
    end: int


class Box(NamedTuple):
    """A place on a page in points (1/72 inch), the origin in the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell stands once, at its upper left corner, with the rows and columns it covers."""

    span: Span
    rows: int = 1
    columns: int = 1
    column: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a table, or a lone `cell`.

    A `cell` is a line that a legal database's copy function made of a table cell: the line ended in ` |`.
    An empty cell is a block with an empty span. Only a `table` has `rows`.
    """

    kind: BlockKind
    span: Span
    page: int | None = None
    box: Box | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number (from 1), the span of its text, and its size in points."""

    number: int
    span: Span
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the reading that a person should know: what, and where in the text."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    r"""What a reader makes of a file.

    `text` is Unicode NFC, soft line wraps joined, one paragraph a line (`\n`). Nothing after ingest changes it: every
    offset anywhere is an offset into `text`. `digest` is `sha256:` and the hex digest of the file's bytes.
    """

    source: str
    digest: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    language: Language = "vi"
    notes: tuple[Note, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Number of the page on which the character at `offset` stands, `None` where the format has no pages."""
        return next((page.number for page in self.pages if page.span.start <= offset < page.span.end), None)
