"""A comparison as one HTML page that needs nothing else: wordings side by side, boxes that hide what is the same."""

from collections.abc import Collection, Iterator, Sequence
from html import escape

from vnpolicy.cli.compare.json import count_states
from vnpolicy.cli.compare.words import Piece, Places, beside, change_words, document_words, doubt_words
from vnpolicy.cli.language import mark, say
from vnpolicy.cli.wording import plain
from vnpolicy.index.comparison.comparison import STATES, Comparison, Kind, Pair
from vnpolicy.nlp.plan import Plan

HEADS: dict[Kind, str] = {"target": "targets", "task": "tasks"}
TAGS = {"old": "del", "new": "ins"}
STYLE = """
:root { color-scheme: light dark; --line: #8884; --gone: #c0392b; --come: #1e8449; --change: #b9770e; }
body { font: 16px/1.45 system-ui, sans-serif; max-width: 80rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.25rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: .5rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
th.state, td.state { width: 7rem; } thead th { background: #8882; position: sticky; top: 0; }
td.state { font-weight: 600; } small { opacity: .75; } ul { margin: .5rem 0 0; padding-left: 1.2rem; }
tr.changed td.state { color: var(--change); } tr.added td.state, ins { color: var(--come); }
tr.dropped td.state, del { color: var(--gone); } tr.same { opacity: .75; }
ins { text-decoration: underline; } del { text-decoration: line-through; }
label { margin-right: 1rem; white-space: nowrap; }
@media (max-width: 45rem) { table, tbody, tr, td { display: block; width: auto; } thead { display: none; }
 td.state { width: auto; } td { border-width: 0 0 1px; } td:empty { display: none; } }
"""


def comparison_page(comparison: Comparison, asked: Collection[str] = ()) -> str:
    """The page; of the records only those of the states that were asked for."""
    title = f"{_name(comparison.old)} → {_name(comparison.new)}"
    parts = [
        f'<!doctype html>\n<html lang="{say("language_code")}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>\n<style>{STYLE}{_hiding()}</style>\n</head>\n<body>",
        f"<h1>{escape(say('comparison'))}</h1>\n<dl>",
        *(f"<dt>{escape(say(key))}</dt><dd>{escape(document_words(plan))}</dd>" for key, plan in _sides(comparison)),
        "</dl>",
        f"<p><small>{escape(say('two_languages'))}</small></p>" if comparison.languages else "",
        f"<p>{escape(say('no_records'))}</p>" if not comparison.pairs else "",
        f"<p>{escape(say('nothing_in_common'))}</p>" if comparison.pairs and not comparison.in_common else "",
        *_boxes(comparison, asked),
        *_tables(comparison, asked),
        "</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _sides(comparison: Comparison) -> tuple[tuple[str, Plan], tuple[str, Plan]]:
    return ("before", comparison.old), ("after", comparison.new)


def _name(plan: Plan) -> str:
    return plain(plan.header.doc_number or plan.source)


def _hiding() -> str:
    """Rules by which a box that is not ticked hides the rows of its state; they need no script."""
    return "".join(f"body:has(#{state}:not(:checked)) tr.{state} {{ display: none; }}\n" for state in STATES)


def _boxes(comparison: Comparison, asked: Collection[str]) -> Iterator[str]:
    counts = count_states(comparison.pairs)
    for state in STATES:
        if counts[state] and (not asked or state in asked):
            ticked = " checked" if state != "same" or state in asked else ""
            words = escape(f"{say(state)} ({counts[state]})")
            yield f'<label><input type="checkbox" id="{state}"{ticked}> {words}</label>'


def _tables(comparison: Comparison, asked: Collection[str]) -> Iterator[str]:
    places = Places(comparison)
    for kind, head in HEADS.items():
        pairs = [pair for pair in comparison.of_kind(kind) if not asked or pair.state in asked]
        if pairs:
            yield f"<h2>{escape(say(head).capitalize())}</h2>\n<table>\n<thead><tr>"
            yield f'<th class="state"></th><th>{escape(say("before"))}</th><th>{escape(say("after"))}</th>'
            yield "</tr></thead>\n<tbody>"
            yield from (_row(comparison, pair, places) for pair in pairs)
            yield "</tbody>\n</table>"


def _row(comparison: Comparison, pair: Pair, places: Places) -> str:
    """A record: its state, what changed, and both wordings with their places."""
    changes = "".join(
        f"<li>{escape(say(change.field))}: {escape(change_words(pair, change))}</li>"
        for change in pair.changes
        if change.field != "wording"
    )
    notes = (escape(note) for note in (doubt_words(pair), places.within(pair)) if note)
    told = (f"<ul>{changes}</ul>" if changes else "") + "".join(f"<p><small>{note}</small></p>" for note in notes)
    cells = [
        _cell(pieces, plan, places.side(side, record)) if record else ""
        for side, (pieces, record, plan) in enumerate(
            zip(beside(pair), (pair.old, pair.new), (comparison.old, comparison.new), strict=True)
        )
    ]
    state = f'<td class="state">{escape(say(pair.state))}</td>'
    return f'<tr class="{pair.state}">{state}<td>{cells[0]}</td><td>{cells[1]}{told}</td></tr>'


def _cell(pieces: Sequence[Piece], plan: Plan, place: str) -> str:
    text = "".join(_piece(piece) for piece in pieces)
    return f'<span lang="{plan.language}">{text}</span> <small>{escape(mark(plan.language) + " " + place)}</small>'


def _piece(piece: Piece) -> str:
    text = escape("".join(c if c.isprintable() else " " for c in piece.text))
    tag = TAGS.get(piece.side)
    return f"<{tag}>{text}</{tag}>" if tag and text else text
