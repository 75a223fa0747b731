"""A matrix as one HTML page that needs nothing else: issuers side by side, boxes that hide states."""

from collections.abc import Iterator
from html import escape

from vnpolicy.cli.crossref.words import (
    asked_words,
    column_words,
    count_states,
    deltas_words,
    document_words,
    passing_words,
    place_words,
    quote_words,
    silent_words,
)
from vnpolicy.cli.language import say
from vnpolicy.index.coverage import Asked, Cell, Column, Matrix
from vnpolicy.index.coverage.comparing import STATES

STYLE = """
:root { color-scheme: light dark; --line: #8884; --page: #fff; --covered: #1e8449; --partly: #9a6700; --weaker: #c0392b;
 --later: #8e44ad; --unsure: #117a8b; --not_found: #777; --not_asked: #777; }
@media (prefers-color-scheme: dark) { :root { --page: #1c1c1c; --covered: #58d68d; --partly: #e0b040; --weaker: #ff7b6b;
 --later: #c39bd3; --unsure: #5dc1d4; --not_found: #999; --not_asked: #999; } }
body { font: 15px/1.4 system-ui, sans-serif; margin: 1rem; background: var(--page); }
h1 { font-size: 1.2rem; }
.frame { overflow: auto; max-height: 92vh; border: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; }
th, td { border: 0 solid var(--line); border-width: 0 1px 1px 0; padding: .45rem; }
th, td { text-align: left; vertical-align: top; }
td { min-width: 14rem; max-width: 22rem; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--page); }
th:first-child { position: sticky; left: 0; z-index: 1; background: var(--page); min-width: 13rem; max-width: 20rem;
 font-weight: 400; }
thead th:first-child { z-index: 3; }
b { display: block; } small { opacity: .75; } q { quotes: none; } ul { margin: .2rem 0; padding-left: 1.1rem; }
label { margin-right: 1rem; white-space: nowrap; }
@media (max-width: 45rem) { th:first-child { position: static; } }
"""


def matrix_page(matrix: Matrix) -> str:
    """The page in the language spoken."""
    title = f"{say('coverage')}: {matrix.decision.number or matrix.decision.title or ''}"
    parts = [
        f'<!doctype html>\n<html lang="{say("language_code")}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>\n<style>{STYLE}{_colours()}</style>\n</head>\n<body>",
        f"<h1>{escape(say('coverage'))}</h1>\n<p>{escape(document_words(matrix.decision))}</p>",
        *(f"<p><small>{escape(words)}</small></p>" for words in _notes(matrix)),
        *(_table(matrix) if matrix.columns else [f"<p>{escape(say('no_matrix'))}</p>"]),
        "</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _notes(matrix: Matrix) -> Iterator[str]:
    """Documents that the table leaves out, and what a dash means."""
    yield from filter(None, (silent_words(matrix), passing_words(matrix)))
    if any(cell.state == "not_asked" for row in matrix.cells for cell in row):
        yield say("of_others")


def _colours() -> str:
    """Colours of the states, and rules by which a box that is not ticked empties its cells; they need no script."""
    colours = "".join(f".{state} b {{ color: var(--{state}); }}\n" for state in STATES)
    return colours + "".join(
        f"body:has(#{state}:not(:checked)) td.{state} > * {{ display: none; }}\n" for state in STATES
    )


def _table(matrix: Matrix) -> Iterator[str]:
    for state in STATES:
        count = sum(count_states(matrix, place)[state] for place in range(len(matrix.columns)))
        words = escape(f"{say(state)} ({count})")
        yield f'<label class="{state}"><input type="checkbox" id="{state}" checked> {words}</label>'
    yield f'<div class="frame"><table>\n<thead><tr><th>{escape(say("asked_for"))}</th>'
    yield from (_head(matrix, place, column) for place, column in enumerate(matrix.columns))
    yield "</tr></thead>\n<tbody>"
    yield from (_row(*row) for row in zip(matrix.rows, matrix.cells, strict=True))
    yield "</tbody>\n</table></div>"


def _head(matrix: Matrix, place: int, column: Column) -> str:
    counts = count_states(matrix, place)
    told = ", ".join(f"{say(state)} {counts[state]}" for state in STATES if counts[state])
    plans = "; ".join(escape(known.number or known.title or "") for known in column.documents)
    return f"<th>{escape(column_words(column))}<br><small>{plans}<br>{escape(told)}</small></th>"


def _row(asked: Asked, cells: tuple[Cell, ...]) -> str:
    quote = f'<q lang="{asked.document.language}">{escape(quote_words(asked.entry, asked.document))}</q>'
    page = place_words(asked.entry, asked.document)
    about = escape(" · ".join(part for part in (asked_words(asked), page) if part))
    head = f"<b>{escape(say(asked.entry.kind))} {asked.number}</b>{quote}<br><small>{about}</small>"
    return f"<tr><th>{head}</th>{''.join(_cell(cell, asked) for cell in cells)}</tr>"


def _cell(cell: Cell, asked: Asked) -> str:
    if cell.entry is None or cell.document is None:
        return f'<td class="{cell.state}"><b>{escape(say(cell.state))}</b></td>'
    items = "".join(f"<li>{escape(words)}</li>" for words in deltas_words(cell, asked))
    quote = f'<q lang="{cell.document.language}">{escape(quote_words(cell.entry, cell.document))}</q>'
    also = "".join(f"<br><small>{escape(say('also'))}: {escape(entry.quote)}</small>" for entry in cell.also)
    return (
        f'<td class="{cell.state}"><b>{escape(say(cell.state))}</b>{f"<ul>{items}</ul>" if items else ""}'
        f"<span>{quote} <small>{escape(place_words(cell.entry, cell.document))}</small>{also}</span></td>"
    )
