r"""Rich Text Format (.rtf, often named .doc): paragraphs, tables, notes and text boxes.

Headers, footers, comments, deleted and hidden text are left out; text in a legacy font is made Unicode run by run.
The control words are those of the RTF specification 1.9.1.
"""

from dataclasses import dataclass, field, replace
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.archive import damaged
from vnpolicy.ingest.assemble import Builder
from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.letters.characters import clean
from vnpolicy.ingest.letters.legacy import LegacyEncoding, convert, find_encoding
from vnpolicy.ingest.limits import check_characters
from vnpolicy.ingest.pieces import join, piece_of
from vnpolicy.ingest.side_by_side import SideBySide
from vnpolicy.ingest.word.docx_runs import Piece
from vnpolicy.ingest.word.rtf_fonts import Font, Fonts
from vnpolicy.ingest.word.rtf_story import Edge, Paragraph, Story
from vnpolicy.ingest.word.rtf_tokens import Token, read_tokens

NO_EDGE = Edge(0)
DEEPEST = 200  # groups within groups; word processors write less than fifty
SIGNS = {
    "tab": "\t", "line": "\n", "softline": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "nbsp": " ", "nbhyphen": "-", "emspace": " ", "enspace": " ",
    "qmspace": " ", "softhyphen": "\u00ad",
}  # fmt: skip
PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "column", "nestcell"))
LEVELS = 9  # outline levels of headings; the tenth is that of plain text


@cache
def groups_treated(treatment: str) -> frozenset[str]:
    r"""First words of groups whose text is `omitted`, stands in `groups within`, or is `printed` in spite of `\*`."""
    return frozenset(row["word"] for row in read_table("rtf_groups") if row["treatment"] == treatment)


@dataclass(frozen=True, slots=True)
class State:
    """What holds until the end of the group."""

    story: Story
    font: int = 0
    skip: bool = False
    fonts: bool = False  # within the font table
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False
    fallback: int = 1  # letters after `\u` that stand for it in old readers
    in_table: bool = False
    heading: bool = False


def read_rtf(data: bytes, source: str) -> Document:
    """Document of a Rich Text file. Raises UnreadableDocument for one that is damaged or too long."""
    builder = _build(data, source, None)
    check_characters(builder.length, source)
    encoding = find_encoding("\n".join(builder.parts))
    if encoding:  # its fonts were changed or their names lost, so that only the letters tell
        builder = _build(data, source, encoding)
        builder.notes.append(Note(f"read as {encoding.upper()}"))
    return builder.finish(source, data)


def _build(data: bytes, source: str, encoding: LegacyEncoding | None) -> Builder:
    reader = Reader(source)
    for token in read_tokens(data):
        reader.take(token)
    reader.flush()
    builder = Builder()
    _write(builder, reader.body, encoding)
    for number, note in enumerate(reader.notes, 1):
        text = " ".join(" ".join(note.plain_lines()).split())
        builder.add("paragraph", f"[{number}] {clean(_read_as(text, encoding))}" if text else "")
    return builder


def _write(builder: Builder, story: Story, encoding: LegacyEncoding | None) -> None:
    story.finish()
    columns = SideBySide()
    for block in story.blocks:
        if not isinstance(block, Paragraph):
            builder.add_table([columns.close()])
            builder.add_table(
                [[replace(cell, text=clean(_read_as(cell.text, encoding))) for cell in row] for row in block]
            )
        elif not columns.take(_read_as(block.text, encoding)):
            builder.add_table([columns.close()])
            _write_paragraph(builder, _read_as(block.text, encoding), heading=block.heading)
    builder.add_table([columns.close()])


def _write_paragraph(builder: Builder, text: str, *, heading: bool) -> None:
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    for line in join(filter(None, lines)):
        piece = piece_of(line)
        builder.add("heading" if heading else piece.kind, piece.text)


def _read_as(text: str, encoding: LegacyEncoding | None) -> str:
    return convert(text, encoding) if encoding and not text.isascii() else text


@dataclass(slots=True)
class Reader:
    """The walk over a file's tokens."""

    source: str
    body: Story = field(default_factory=Story)
    notes: list[Story] = field(default_factory=list)
    fonts: Fonts = field(default_factory=Fonts)
    edges: list[Edge] = field(default_factory=list)
    edge: Edge = NO_EDGE
    letters: list[str] = field(default_factory=list)  # bytes that wait to be decoded together
    passing: int = 0  # letters to pass over after `\u`
    starred: bool = False
    stack: list[State] = field(default_factory=list)
    state: State = field(init=False)

    def __post_init__(self) -> None:
        self.state = State(self.body)

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.text:
            self._text(token)
            return
        if token.word in {"{", "}"}:
            self._group(token.word)
        elif token.word == "*":
            self.starred = True
        elif token.word:
            starred, self.starred = self.starred, False
            self._word(token.word, token.number, starred=starred)

    def flush(self) -> None:
        """Decode the bytes that wait."""
        letters, state = "".join(self.letters), self.state
        self.letters.clear()
        if not letters or state.skip or state.hidden or state.deleted:
            return
        if state.fonts:
            font = self.fonts.by_number.setdefault(state.font, Font())
            font.name = (font.name + letters).rstrip(";")
            return
        text = self.fonts.decode(letters, state.font)
        state.story.put(Piece(text, self.fonts.name_of(state.font), state.capitals))

    def _text(self, token: Token) -> None:
        text = token.text
        if self.passing:
            count = min(self.passing, len(text))
            self.passing -= count
            text = text[count:]
        if not self.state.skip:
            self.letters.append(text)

    def _group(self, brace: str) -> None:
        self.flush()
        self.passing, self.starred = 0, False
        if brace == "{":
            if len(self.stack) >= DEEPEST:
                raise damaged(self.source)
            self.stack.append(self.state)
        elif self.stack:
            self.state = self.stack.pop()

    def _word(self, word: str, number: int | None, *, starred: bool) -> None:
        if word == "u" and number is not None:
            self._unicode(number)
            return
        self.passing = 0
        self.flush()
        if self.state.skip:
            return
        if word in groups_treated("omitted") or (starred and not _is_printed(word)):
            self.state = replace(self.state, skip=True)
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph(word)
        else:
            self._destination(word)
            self._table(word, number or 0)
            self._look(word, number)
            self._font(word, number or 0)

    def _unicode(self, number: int) -> None:
        self.flush()
        if not self.state.fonts:
            self._put(chr(number % 0x10000))
        self.passing = self.state.fallback

    def _put(self, text: str) -> None:
        state = self.state
        if not (state.skip or state.hidden or state.deleted or state.fonts):
            state.story.put(Piece(text, self.fonts.name_of(state.font), state.capitals))

    def _end_paragraph(self, word: str) -> None:
        state = self.state
        if word == "par" and state.deleted:
            return  # the next paragraph goes on in this one
        if word in {"page", "column"} and not state.story.pieces:
            return
        state.story.end_paragraph(in_table=state.in_table or word == "nestcell", heading=state.heading)

    def _destination(self, word: str) -> None:
        """Turn to another story, or to none."""
        if word == "fonttbl":
            self.state = replace(self.state, fonts=True)
        elif word in groups_treated("groups within"):
            self.state = replace(self.state, story=_Nowhere(self.state.story))
        elif word == "ud" and isinstance(self.state.story, _Nowhere):
            self.state = replace(self.state, story=self.state.story.around)
        elif word in {"shptxt", "dptxbxtext"}:
            self._open_box()
        elif word == "footnote":
            self.notes.append(Story())
            self.state = replace(self.state, story=self.notes[-1], in_table=False, hidden=False)

    def _open_box(self) -> None:
        around = self.state.story
        while isinstance(around, _Nowhere):
            around = around.around
        around.boxes.append(Story())
        self.state = replace(self.state, story=around.boxes[-1], in_table=False, hidden=False)

    def _table(self, word: str, number: int) -> None:
        if word == "trowd":
            self.edges, self.edge = [], NO_EDGE
        elif word in {"clvmrg", "clmrg"}:
            self.edge = self.edge._replace(**{"goes_down" if word == "clvmrg" else "goes_right": True})
        elif word == "cellx":
            self.edges.append(self.edge._replace(right=number))
            self.edge = NO_EDGE
        elif word == "cell":
            self.state.story.end_cell()
        elif word == "row":
            self.state.story.end_row(self.edges)

    def _look(self, word: str, number: int | None) -> None:
        state, on = self.state, number != 0
        if word in {"v", "plain"}:
            self.state = replace(state, hidden=on and word == "v")
        if word in {"deleted", "plain"}:
            self.state = replace(self.state, deleted=on and word == "deleted")
        if word in {"caps", "plain"}:
            self.state = replace(self.state, capitals=on and word == "caps")
        if word in {"intbl", "pard"}:
            self.state = replace(state, in_table=word == "intbl")
        if word in {"outlinelevel", "pard"}:
            self.state = replace(self.state, heading=word == "outlinelevel" and (number or 0) < LEVELS)

    def _font(self, word: str, number: int) -> None:
        if word == "f":
            self.state = replace(self.state, font=number)
        elif word == "uc":
            self.state = replace(self.state, fallback=max(number, 0))
        elif word == "fcharset" and self.state.fonts:
            self.fonts.by_number.setdefault(self.state.font, Font()).charset = number
        elif word == "ansicpg":
            self.fonts.set_page(number)


def _is_printed(word: str) -> bool:
    return word in groups_treated("groups within") or word in groups_treated("printed")


class _Nowhere(Story):
    """The story of a group that has no text itself."""

    def __init__(self, around: Story) -> None:
        super().__init__()
        self.around = around
