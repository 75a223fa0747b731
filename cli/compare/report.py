"""A comparison as a readable list: what changed with both values, what was added, what was dropped."""

from collections.abc import Collection, Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vnpolicy.cli.compare.json import count_states
from vnpolicy.cli.compare.words import (
    SIGNS,
    Piece,
    Places,
    beside,
    change_words,
    document_words,
    doubt_words,
    inline,
    is_rewritten,
)
from vnpolicy.cli.language import mark, say
from vnpolicy.cli.report import DOUBT, FAINT, QUOTE, labelled
from vnpolicy.index.comparison.comparison import Comparison, Kind, Pair

COLOURS = {"same": "dim", "changed": "yellow", "added": "green", "dropped": "red"}
LOOKS = {"both": "", "old": "red strike", "new": "green underline"}
# Around words of one side where there is no colour, as `git diff --word-diff` has them.
BRACKETS = {"both": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
MOST = 600  # characters of a stretch that is shown whole
HEADS: dict[Kind, str] = {"target": "targets", "task": "tasks"}


def print_comparison(console: Console, comparison: Comparison, asked: Collection[str] = ()) -> None:
    """Print both documents, then targets and tasks; unless asked for, not those that are the same."""
    sides = ((say("before"), comparison.old), (say("after"), comparison.new))
    console.print(labelled([(label, document_words(plan)) for label, plan in sides]))
    if comparison.languages:
        console.print(Text(say("two_languages"), FAINT))
    if not comparison.pairs:
        console.print(Text(say("no_records"), FAINT))
    elif not comparison.in_common:
        console.print(Text(say("nothing_in_common"), DOUBT))
    writer = _Writer(comparison, coloured=console.color_system is not None)
    shown = asked or {"changed", "added", "dropped"}
    for kind, head in HEADS.items():
        pairs = comparison.of_kind(kind)
        if pairs:
            _print_kind(console, head, pairs, [writer.entry(pair) for pair in pairs if pair.state in shown])


def _print_kind(console: Console, head: str, pairs: Sequence[Pair], entries: Iterable[RenderableType]) -> None:
    counts = "  ".join(f"{count} {say(state)}" for state, count in count_states(pairs).items() if count)
    console.print()
    console.print(Text.assemble((say(head), "bold yellow"), (f"  {counts}", FAINT)))
    for entry in entries:
        console.print(entry)


class _Writer:
    """Entries of one comparison."""

    def __init__(self, comparison: Comparison, *, coloured: bool) -> None:
        self._comparison, self._coloured = comparison, coloured
        self._places = Places(comparison)

    def entry(self, pair: Pair) -> RenderableType:
        """A pair: its sign, its quote, where it stands, and each field that changed."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(style=COLOURS[pair.state], no_wrap=True, min_width=3, justify="right")
        grid.add_column(overflow="fold")
        fields = [
            (say(change.field), change_words(pair, change)) for change in pair.changes if change.field != "wording"
        ]
        parts: list[RenderableType] = [*self._quotes(pair)]
        if fields:
            parts.append(labelled(fields))
        notes = doubt_words(pair), self._places.within(pair)
        parts += [Text(note, DOUBT) for note in notes if note]
        grid.add_row(SIGNS[pair.state], Group(*parts))
        return grid

    def _quotes(self, pair: Pair) -> list[Text]:
        """The quote with the changed words in it; both quotes where they have little in common."""
        two = pair.old and pair.new and pair.changes and (self._comparison.languages or is_rewritten(pair))
        sides = beside(pair) if two else (inline(pair),)
        plans = (self._comparison.old, self._comparison.new) if two or pair.new is None else (self._comparison.new,)
        texts = [self._marked(pieces, plan.language) for pieces, plan in zip(sides, plans, strict=False)]
        texts[-1].append(f"  {self._places.words(pair)}", FAINT)
        return texts

    def _marked(self, pieces: Sequence[Piece], language: str) -> Text:
        text = Text("", QUOTE)
        for piece in pieces:
            before, after = ("", "") if self._coloured else BRACKETS[piece.side]
            words = "".join(c if c.isprintable() else " " for c in _cut(piece.text))
            text.append(f"{before}{words}{after}" if words else "", LOOKS[piece.side])
        return text.append(mark(language), FAINT)


def _cut(text: str) -> str:
    """The text without its middle where it is long: its ends are what the changes around it need."""
    return f"{text[: MOST // 2]} … {text[-MOST // 2 :]}" if len(text) > MOST else text
