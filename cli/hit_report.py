"""Hits as a readable list: the quote with what matched, who, by when, in which document on which page."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.text import Text

from vnpolicy.cli.report import FAINT, QUOTE, labelled, numbered
from vnpolicy.cli.wording import figure_words, page_words, plain, span_words, task_fields
from vnpolicy.index.hits import Hit
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Target, Task

MATCH = "bold black on yellow"
LONGEST = 600  # characters of a quote; a passage can be a page long
AROUND = 120  # characters kept before the first match of a long quote


def print_hits(console: Console, hits: Sequence[Hit]) -> None:
    """Print the hits, best first."""
    for number, hit in enumerate(hits, 1):
        if number > 1:
            console.print()
        console.print(numbered(number, _hit(hit)))


def _hit(hit: Hit) -> RenderableType:
    return Group(_document_line(hit), highlighted(hit.quote, hit.highlights), labelled(_fields(hit)))


def _document_line(hit: Hit) -> Text:
    card = hit.document
    name = plain(card.number or card.title or Path(card.source).name)
    rest = [part for part in (card.issuer, card.issued, page_words(hit.page)) if part]
    return Text.assemble((name, "bold"), "".join(f" · {plain(part)}" for part in rest), (f"  {hit.kind}", FAINT))


def highlighted(quote: str, highlights: Sequence[Span]) -> Text:
    """The quote with the matches marked; a long one is cut around the first match."""
    start = _first_shown(quote, highlights)
    shown = quote[start : start + LONGEST]
    text = Text("".join(c if c.isprintable() else " " for c in shown), QUOTE)
    for span in highlights:
        text.stylize(MATCH, max(span.start - start, 0), max(span.end - start, 0))
    before = "… " if start else ""
    return Text.assemble(before, text, " …" if start + LONGEST < len(quote) else "")


def _first_shown(quote: str, highlights: Sequence[Span]) -> int:
    if len(quote) <= LONGEST or not highlights or highlights[0].end <= LONGEST:
        return 0
    return quote.rfind(" ", 0, max(highlights[0].start - AROUND, 0)) + 1


def _fields(hit: Hit) -> list[tuple[str, str]]:
    record = hit.record
    fields: list[tuple[str, str]] = []
    if isinstance(record, Task):
        fields = task_fields(record)
    elif isinstance(record, Target):
        fields = [("figure", f"{figure_words(record)}  {span_words(record.start, record.end)}".strip())]
    return [*fields, ("in", plain(hit.document.title or Path(hit.document.source).name)), ("why", _why(hit))]


def _why(hit: Hit) -> str:
    words = f"words: {', '.join(plain(word) for word in hit.why.words)}" if hit.why.words else ""
    meaning = f"meaning: {hit.why.meaning:.2f}" if hit.why.meaning is not None else ""
    return "; ".join(part for part in (words, meaning) if part)
