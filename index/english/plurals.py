"""Plurals of English names: "Departments of Finance", "agencies"."""

import re

# The head noun ends before the first of these words: "Department | of Finance", "unit | under the Ministry".
_HEAD = re.compile(r"^(?:the )?(.*?)(?= (?:of|for|in|on|at|to|under|without|with|subject)\b|,|$)")
_SAME = frozenset({"staff", "police", "personnel", "security"})
_BEHIND = frozenset({"general", "concerned"})  # "Directors | General", "agencies | concerned"
_HISSING = ("s", "x", "ch", "sh")


def pluralised(words: str) -> str:
    """Several of what the words name, told by the head noun; staff and what is plural stays."""
    found = _HEAD.match(words)
    head = found[1] if found else words
    before, _, noun = head.rpartition(" ")
    several = f"{pluralised(before)} {noun}" if noun.lower() in _BEHIND and before else f"{before} {_plural(noun)}"
    return words.replace(head, several.strip(), 1)


def _plural(noun: str) -> str:
    if noun.lower() in _SAME or (noun.endswith("s") and not noun.endswith("ss")):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"
