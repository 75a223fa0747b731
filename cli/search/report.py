"""Hits as a readable list: the quote with what matched, who, by when, in which document on which page."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.text import Text

from vnpolicy.cli.exports.words import date_words, number_words
from vnpolicy.cli.language import agency_said, mark, say, spoken
from vnpolicy.cli.report import FAINT, QUOTE, labelled, numbered
from vnpolicy.cli.wording import figure_words, page_words, plain, present_words, span_words, task_fields
from vnpolicy.index.entries.hits import Hit
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Target, Task

MATCH = "bold black on yellow"
LINES = 3  # of a quote that are shown; JSON and CSV have it whole
BESIDE = 10  # columns of a line that the margin and the wrapping of words take
LEAST_ROOM = 120  # characters of a quote shown in the narrowest terminal
LEAST_PART = 0.005  # of a score that is shown
MOST_WORDS = 4  # matched stretches named for a hit


def print_hits(console: Console, hits: Sequence[Hit], *, explain: bool = False) -> None:
    """Print the hits, best first; `explain` adds what made the score of each."""
    room = max(LINES * (console.width - BESIDE), LEAST_ROOM)
    for number, hit in enumerate(hits, 1):
        if number > 1:
            console.print()
        console.print(numbered(number, _hit(hit, room, explain=explain)))


def _hit(hit: Hit, room: int, *, explain: bool) -> RenderableType:
    fields = [*_fields(hit), *(_score_fields(hit) if explain else ())]
    quote = highlighted(hit.quote, hit.highlights, room=room).append(mark(hit.document.language), FAINT)
    return Group(_document_line(hit), quote, labelled(fields))


def _document_line(hit: Hit) -> Text:
    card = hit.document
    name = plain(card.number or card.title or Path(card.source).name)
    rest = [
        part
        for part in (
            agency_said(card.issuer, language=card.language) if card.issuer else None,
            date_words(card.issued, spoken()),
            page_words(hit.page),
        )
        if part
    ]
    draft = f"  [{say('draft')}]" if hit.draft else ""
    return Text.assemble(
        (name, "bold"),
        (draft, FAINT),
        "".join(f" · {plain(part)}" for part in rest),
        (f"  {say(f'kind_{hit.kind}')}", FAINT),
    )


def highlighted(quote: str, highlights: Sequence[Span], *, room: int) -> Text:
    """The quote with the matches marked; of a long one, `room` characters around most of the matches."""
    start, end = excerpt(quote, highlights, room)
    text = Text("".join(c if c.isprintable() else " " for c in quote[start:end]), QUOTE)
    for span in highlights:
        text.stylize(MATCH, max(span.start - start, 0), max(min(span.end, end) - start, 0))
    return Text.assemble("… " if start else "", text, " …" if end < len(quote) else "")


def excerpt(quote: str, highlights: Sequence[Span], room: int) -> Span:
    """The part of at most `room` characters with most of the matches in its middle, cut between words."""
    if len(quote) <= room:
        return Span(0, len(quote))
    first, last = _densest(highlights, room)
    start = min(max((first + last - room) // 2, 0), len(quote) - room)
    end = start + room
    if start:
        start = quote.find(" ", start, first) + 1 or start
    if end < len(quote):
        end = max(quote.rfind(" ", last, end), last) if " " in quote[last:end] else end
    return Span(start, end)


def _densest(highlights: Sequence[Span], room: int) -> tuple[int, int]:
    """Where the matches begin and end that fill most of `room` characters; (0, 0) without matches."""
    groups = [[s for s in highlights if first.start <= s.start and s.end <= first.start + room] for first in highlights]
    best = max(groups, key=lambda group: sum(span.end - span.start for span in group), default=[])
    return (best[0].start, best[-1].end) if best else (0, 0)


def _fields(hit: Hit) -> list[tuple[str, str]]:
    record, language = hit.record, hit.document.language
    fields: list[tuple[str, str]] = []
    if isinstance(record, Task):
        fields = [
            *task_fields(record, language),
            *((say("now"), present_words(name, language)) for name in hit.present),
        ]
    elif isinstance(record, Target):
        fields = [(say("figure"), f"{figure_words(record)}  {span_words(record.start, record.end)}".strip())]
    also = ", ".join(plain(card.number or Path(card.source).name) for card in hit.also)
    copies = [(say("also_in"), also)] if also else []
    return [*fields, (say("in"), _title(hit)), *copies, (say("why"), _why(hit))]


def _title(hit: Hit) -> str:
    card = hit.document
    return f"{plain(card.title)}{mark(card.language)}" if card.title else plain(Path(card.source).name)


def _score_fields(hit: Hit) -> list[tuple[str, str]]:
    """The score and its parts, the greatest first, by the names of the figures that were weighed."""
    parts = sorted(((part, name) for name, part in hit.why.parts.items() if abs(part) >= LEAST_PART), reverse=True)
    made = "  ".join(f"{say(f'part_{name}')} {_signed(part)}" for part, name in parts)
    return [(say("score"), number_words(hit.score, spoken(), places=3)), *([(say("made_of"), made)] if made else [])]


def _signed(part: float) -> str:
    return f"{'+' if part > 0 else '-'}{number_words(abs(part), spoken(), places=2)}"


def _why(hit: Hit) -> str:
    likeness = hit.why.meaning
    meaning = f"{say('meaning')} ({number_words(likeness, spoken(), places=2)})" if likeness is not None else ""
    return "; ".join(part for part in (_matched(hit.why.words), _translated(hit), meaning) if part)


def _translated(hit: Hit) -> str:
    """What stands for words of an English query: "seminars → hội thảo"."""
    pairs = ", ".join(f"{plain(asked)} → {given}" for asked, given in hit.why.translated)
    return f"{say('translated')}: {pairs}" if pairs else ""


def _matched(words: Sequence[str]) -> str:
    """The longest stretches that matched, none within another."""
    kept: list[str] = []
    for word in sorted(map(plain, words), key=len, reverse=True):
        if not any(f" {word} " in f" {longer} " for longer in kept):
            kept.append(word)
    more = ", …" if len(kept) > MOST_WORDS else ""
    return f"{say('matched')}: {', '.join(kept[:MOST_WORDS])}{more}" if kept else ""
