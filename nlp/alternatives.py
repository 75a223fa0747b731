"""One pattern for many phrases, which reads the letters that they share only once."""

import re
from collections.abc import Iterable


def alternatives(phrases: Iterable[str], *, blank: str = r"\s+", any_case: bool = False) -> str:
    """A pattern (in brackets) that takes any of `phrases`, the longest where several stand: it grows as a tree.

    A blank of a phrase is `blank` in the text. `any_case` is for a pattern with `re.IGNORECASE`: there the engine tries
    every phrase at every place, unless the first letter is said in both its forms.
    """
    unique = dict.fromkeys(phrases)
    if not any_case:
        return f"(?:{_tree(list(unique), blank)})"
    firsts: dict[str, dict[str, None]] = {}
    for phrase in unique:
        firsts.setdefault(phrase[0].lower(), {})[phrase[1:].lower()] = None
    return f"(?:{'|'.join(_both(first) + _tree(list(rests), blank) for first, rests in firsts.items())})"


def _both(letter: str) -> str:
    """Both cases of a letter, so said that the engine need not fold: "(?-i:[đĐ])"."""
    return f"(?-i:[{letter}{letter.upper()}])" if letter.isalpha() else re.escape(letter)


def _tree(endings: list[str], blank: str) -> str:
    """What may follow: the endings by their first letters; no more is taken only where nothing longer is there."""
    branches: dict[str, list[str]] = {}
    for ending in filter(None, endings):
        branches.setdefault(ending[0], []).append(ending[1:])
    parts = [(blank if first == " " else re.escape(first)) + _tree(rests, blank) for first, rests in branches.items()]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 and "" not in endings else f"(?:{'|'.join(parts)})"
    return whole + ("?" if "" in endings else "")
