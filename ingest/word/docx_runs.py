"""The printed text of a Word paragraph: tracked changes accepted, field codes and hidden text left out."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from vnpolicy.ingest.letters.legacy import encoding_of_font, to_unicode
from vnpolicy.ingest.letters.symbols import is_symbol_font, symbol, symbols_to_text
from vnpolicy.ingest.word.docx_numbering import W
from vnpolicy.ingest.word.docx_styles import Styles, style_of

MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WRAPPERS = ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
TRANSPARENT = {W + name for name in WRAPPERS} | {MARKUP + "AlternateContent", MARKUP + "Choice"}
PAGE_BREAKS = frozenset(("page", "column"))
COLUMN_GAP = "\t"


class Piece(NamedTuple):
    """Text of one run, its font, and whether it is printed in capitals."""

    text: str
    font: str = ""
    capitals: bool = False


def inside(element: etree._Element) -> Iterator[etree._Element]:
    """Elements directly in another, wrappers looked through; a control that shows its hint to fill in has nothing."""
    for child in element:
        if child.tag not in TRANSPARENT:
            yield child
        elif child.tag != W + "sdt" or child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            yield from inside(child)


def paragraph_text(paragraph: etree._Element, styles: Styles) -> str:
    """Printed text of a paragraph with its tabs and line ends, text in legacy fonts made Unicode."""
    return join_pieces(_pieces(paragraph, styles))


def join_pieces(pieces: Iterable[Piece]) -> str:
    """Text of runs: those in one font are read together, for a letter may be cut between two."""
    runs = ((look, "".join(piece.text for piece in run)) for look, run in groupby(pieces, lambda p: p[1:]))
    return "".join(
        _readable(text, font).upper() if capitals else _readable(text, font) for (font, capitals), text in runs
    )


def _readable(text: str, font: str) -> str:
    if not font or text.isspace():
        return text
    if is_symbol_font(font):
        return symbols_to_text(text, font)
    return to_unicode(text, font) if encoding_of_font(font) else text


def _pieces(paragraph: etree._Element, styles: Styles) -> Iterator[Piece]:
    style = style_of(paragraph.find(W + "pPr"))
    codes: list[bool] = []  # for each open field, whether its code still goes on
    for child in inside(paragraph):
        if child.tag in {MATHS + "oMath", MATHS + "oMathPara"}:
            yield Piece("".join(part.text or "" for part in child.iter(MATHS + "t")))
        if child.tag != W + "r":
            continue
        look = styles.look_of(child, style)
        for text in _run_texts(child, codes):
            if text and not look.hidden and not any(codes):
                yield Piece(text, look.font or "", bool(look.capitals))


def _run_texts(run: etree._Element, codes: list[bool]) -> Iterator[str]:
    for child in run:
        if child.tag == W + "fldChar":
            _step(codes, child.get(W + "fldCharType", ""))
        else:
            yield _text(child)


def _step(codes: list[bool], kind: str) -> None:
    if kind == "begin":
        codes.append(True)
    elif codes and kind == "separate":
        codes[-1] = False
    elif codes and kind == "end":
        codes.pop()


def _text(child: etree._Element) -> str:
    if child.tag == W + "t":
        return child.text or ""
    if child.tag in {W + "br", W + "cr"}:
        return "" if child.get(W + "type") in PAGE_BREAKS else "\n"
    if child.tag in {W + "tab", W + "ptab"}:
        return COLUMN_GAP
    if child.tag == W + "noBreakHyphen":
        return "-"
    if child.tag == W + "softHyphen":
        return "\u00ad"  # is dropped at the end, but in a font of TCVN3 it is the letter "ư"
    return symbol(child.get(W + "char", ""), child.get(W + "font", "")) if child.tag == W + "sym" else ""


def joins_next(paragraph: etree._Element) -> bool:
    """Whether the paragraph's mark was deleted, so that the next paragraph goes on in it."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and (marks.find(W + "del") is not None or marks.find(W + "moveFrom") is not None)


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in a paragraph, each once: copies for old readers and boxes within boxes are passed over."""
    for box in paragraph.iter(W + "txbxContent"):
        if not any(outer.tag in {MARKUP + "Fallback", W + "txbxContent"} for outer in _up_to(box, paragraph)):
            yield box


def _up_to(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for outer in element.iterancestors():
        if outer is top:
            return
        yield outer
