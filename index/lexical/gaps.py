"""What of a query a library has not: document numbers, or any of its words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from vnpolicy.index.query.query import Query
from vnpolicy.index.wording.typed_numbers import whole_numbers

if TYPE_CHECKING:
    from vnpolicy.index.lexical.search import LexicalIndex


class MissingNumber(NamedTuple):
    """A number as typed that no document has; `cited` where one names it, else the `nearest` that there are."""

    written: str
    cited: bool
    nearest: Sequence[str]


class Gaps(NamedTuple):
    """The numbers that no document has, and whether the library has any word of the query."""

    numbers: list[MissingNumber]
    any_word: bool


def find_gaps(lexical: "LexicalIndex", query: Query, nearest: Callable[[str], Sequence[str]]) -> Gaps:
    """The gaps of a query; `nearest` gives the library's numbers that look like one."""
    asked = lexical.prepare(query)
    missing = [number for number in whole_numbers(query.text) if not lexical.frequency("number", number.key)]
    cited = [bool(lexical.frequency("cites", number.key)) for number in missing]
    numbers = [
        MissingNumber(number.written, known, () if known else nearest(number.written))
        for number, known in zip(missing, cited, strict=True)
    ]
    return Gaps(numbers, bool(asked.syllables or asked.concepts or asked.others))
