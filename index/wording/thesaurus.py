"""What everyday words stand for in the language of documents: "chích ngừa", "jab" for "tiêm chủng".

The table is long and a query asks for few of its wordings: keys are taken from it as they stand, the rest when asked.
"""

from collections.abc import Sequence
from functools import cache

from vnpolicy.corpus import read_lines
from vnpolicy.index.wording.words import fold, spelled

Phrase = tuple[str, ...]
LONGEST = 7  # syllables of an everyday wording, "tự trả tiền thuốc từ túi mình"
LEAST = 2  # syllables of a wording: one alone has too many meanings
START = 3  # letters by which English wordings are told apart before they are read


@cache
def _everyday(plain: bool) -> dict[str, list[str]]:  # noqa: FBT001 - a key
    """Official wordings, still in one line, by everyday ones; `plain` without diacritics."""
    found: dict[str, list[str]] = {}
    for line in read_lines("thesaurus")[1:]:
        official, everyday, _ = line.split("\t", 2)
        for wording in (fold(everyday) if plain else everyday).split("|"):
            found.setdefault(wording, []).append(official)
    return found


def official_forms(parts: Sequence[str], *, plain: bool) -> set[Phrase]:
    """Official wordings, as folded syllables, of the everyday ones among the syllables of a query.

    The longest from left to right; `plain` for a query without diacritics. "Ủy ban" stands for nothing in "ủy ban nhân
    dân": that is the official wording itself.
    """
    known, found, at = _everyday(plain), set[Phrase](), 0
    whole = f" {' '.join(map(fold, parts))} "
    while at < len(parts):
        sizes = range(min(LONGEST, len(parts) - at), LEAST - 1, -1)
        size = next((size for size in sizes if " ".join(parts[at : at + size]) in known), 1)
        for official in known.get(" ".join(parts[at : at + size]), ()) if size >= LEAST else ():
            forms = _forms(fold(official))
            found.update(form for form in forms if len(form) >= LEAST and f" {' '.join(form)} " not in whole)
        at += size
    return found


def english_wordings(start: str) -> list[tuple[str, list[Phrase]]]:
    """English wordings, official or everyday, that begin so, with the syllables of what documents write for each."""
    return [(wording, _forms(official)) for wording, official in _english().get(start, ())]


@cache
def _english() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in read_lines("thesaurus")[1:]:
        official, _, *english = line.split("\t")
        for wording in "|".join(english).split("|"):
            found.setdefault(wording[:START], []).append((wording, official))
    return found


def _forms(official: str) -> list[Phrase]:
    return [tuple(spelled(form)) for form in official.split("|")]
