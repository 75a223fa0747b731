"""Automatic numbers of Word lists: they stand in no paragraph's text, only in the list's definition."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from vnpolicy.ingest.numerals import letter, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACEHOLDER = re.compile(r"%(\d)")  # "%1.%2."
LEVELS = 9  # of a list
PRINTED_BULLETS = {"+": "+", "*": "*", "o": "+"}  # "o" is the hollow bullet of a second level


class ListPlace(NamedTuple):
    """The list (`w:numId`) and level (from 0) of a paragraph; no number means no list."""

    number: str
    level: int


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    legal: bool = False
    restart: int = LEVELS  # how many of the levels before it start it anew: 0 for "Điều 3" to follow in "Chương II"


@dataclass(frozen=True, slots=True)
class WordList:
    """A list: its shared definition (the counters belong to it), its levels, and where it starts anew."""

    definition: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, WordList]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def marker(self, number: str, level: int) -> str:
        """The number or bullet of the next paragraph in a list, with a space after it; "" where none is printed."""
        found = self.lists.get(number)
        if found is None or level not in found.levels:
            return ""
        shape = found.levels[level]
        count = self._count(number, found, level)
        if shape.form == "none":
            return ""
        if shape.form == "bullet":
            return PRINTED_BULLETS.get(shape.text.strip(), "-") + " "
        return (
            PLACEHOLDER.sub(lambda m: _print(found, count, int(m[1]) - 1, legal=shape.legal), shape.text).strip() + " "
        )

    def _count(self, number: str, found: WordList, level: int) -> dict[int, int]:
        counts = self.counters.setdefault(found.definition, {})
        if number not in self.begun:
            self.begun.add(number)
            for restarted, start in found.restarts.items():
                counts[restarted] = start - 1
        start = found.levels[level].start
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if level < min(other, _shape(found, other).restart)]:
            del counts[deeper]
        return counts


def _shape(found: WordList, level: int) -> Level:
    return found.levels.get(level, Level())


def _print(found: WordList, counts: dict[int, int], level: int, *, legal: bool) -> str:
    shape = _shape(found, level)
    count = counts.get(level, shape.start)
    form = "decimal" if legal else shape.form
    if form in {"lowerLetter", "upperLetter"}:
        return letter(count) if form == "lowerLetter" else letter(count).upper()
    if form in {"lowerRoman", "upperRoman"}:
        return roman(count).lower() if form == "lowerRoman" else roman(count)
    return f"{count:02d}" if form == "decimalZero" else str(count)


def value(element: etree._Element) -> str:
    """The `w:val` of an element, "" where it has none."""
    return str(element.get(W + "val", ""))


def list_place(properties: etree._Element) -> ListPlace | None:
    """The list that paragraph properties name; the number "0" takes a paragraph out of its style's list."""
    place = properties.find(W + "numPr")
    if place is None:
        return None
    number, level = place.find(W + "numId"), place.find(W + "ilvl")
    return ListPlace(value(number) if number is not None else "", whole(level, 0))


def whole(element: etree._Element | None, otherwise: int) -> int:
    """The `w:val` of an element as a number, another where there is none."""
    written = value(element) if element is not None else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else otherwise


def _level(element: etree._Element) -> int:
    written = str(element.get(W + "ilvl", "0"))
    return int(written) if written in set("012345678") else 0


def read_numbering(root: etree._Element) -> Numbering:
    """Lists of `word/numbering.xml`."""
    definitions = _definitions(root)
    lists = {}
    for number in root.iter(W + "num"):
        name = number.find(W + "abstractNumId")
        definition = value(name) if name is not None else ""
        levels, restarts = dict(definitions.get(definition, {})), {}
        for override in number.iter(W + "lvlOverride"):
            level = _level(override)
            levels.update(_levels(override))
            start = override.find(W + "startOverride")
            if start is not None:
                restarts[level] = whole(start, 1)
        lists[number.get(W + "numId", "")] = WordList(definition, levels, restarts)
    return Numbering(lists)


def _definitions(root: etree._Element) -> dict[str, dict[int, Level]]:
    """Levels by the number of a definition; one that only names a style of lists has those of the style."""
    found = list(root.iter(W + "abstractNum"))
    styles = {value(style): _levels(d) for d in found for style in d.iterchildren(W + "styleLink")}
    definitions = {}
    for definition in found:
        link = definition.find(W + "numStyleLink")
        levels = _levels(definition)
        definitions[definition.get(W + "abstractNumId", "")] = (
            styles.get(value(link), levels) if link is not None and not levels else levels
        )
    return definitions


def _levels(definition: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in definition.iter(W + "lvl"):
        form, text = level.find(W + "numFmt"), level.find(W + "lvlText")
        levels[_level(level)] = Level(
            start=whole(level.find(W + "start"), 0 if form is None else 1),
            form=value(form) if form is not None else "decimal",
            text=value(text) if text is not None else "",
            legal=level.find(W + "isLgl") is not None,
            restart=whole(level.find(W + "lvlRestart"), LEVELS),
        )
    return levels
