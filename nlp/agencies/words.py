"""Words of agency names as tokens, and the phrases that `corpus/` knows, found by their longest match."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from vnpolicy.corpus import read_table

# An abbreviation stays one token: takes "TN&MT", "LĐ-TB&XH", "NG&CBQLGD", "TPHCM", "Ủy", ";"; a line break is a token.
# So does the one word with a slash in names of bodies: "Cục Phòng, chống HIV/AIDS", but not "Sở GDĐT/LĐTBXH".
_TOKEN = re.compile(
    r"HIV/AIDS\b|[A-ZĐƯ]\w*(?:[-&][A-ZĐƯ]+\w*)*&[A-ZĐƯ]+\w*|[A-ZĐƯ]{2,}-[A-ZĐƯ]{2,}\b|\w+(?:['’]s?\b)?|\n|[^\w\s]"
)
# The old place of the tone mark: takes "uỷ", "hoà", "khoẻ", refuses "quỷ".
_OLD_TONE = re.compile(r"o[àáảãạèéẻẽẹ]$|(?<!q)u[ỳýỷỹỵ]$")
_NEW_TONE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_DASHES = frozenset("-–—")


class Token(NamedTuple):
    """One word or mark: as printed, folded for comparison, and its offsets in the text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()


class Match(NamedTuple):
    """A phrase found: its value and the index after its last token."""

    value: str
    end: int


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The word in lower case, tone marks in their new places, `Ð` (eth) read as `Đ`: "Uỷ" -> "ủy"."""
    low = word.lower().replace("ð", "đ").replace("'", "’")
    return _OLD_TONE.sub(lambda match: _NEW_TONE[match[0]], low)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Words and marks of `text[start:end]`, offsets into `text`."""
    matches = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(match[0], fold(match[0]), match.start(), match.end()) for match in matches]


@dataclass(slots=True)
class Node:
    """A step of the phrase tree."""

    steps: dict[str, "Node"] = field(default_factory=dict)
    value: str | None = None


@dataclass(slots=True)
class Phrases:
    """Known phrases with their values; hyphens never count ("Kế hoạch - Tài chính" is "Kế hoạch Tài chính")."""

    root: Node = field(default_factory=Node)

    @property
    def first(self) -> Mapping[str, Node]:
        """The folded words with which a phrase begins: a cheap test before `longest`."""
        return self.root.steps

    def may_begin(self, text: str, start: int) -> bool:
        """Whether the word at `start` begins a phrase: tells most texts apart without taking them to tokens."""
        word = _TOKEN.match(text, start)
        return word is not None and fold(word[0]) in self.root.steps

    def add(self, phrase: str, value: str) -> None:
        """Know `phrase`; a phrase that is known already keeps its value."""
        node = self.root
        for token in tokenize(phrase):
            if token.low not in _DASHES:
                node = node.steps.setdefault(token.low, Node())
        node.value = node.value or value

    def longest(self, tokens: Sequence[Token], start: int, prefix: Sequence[Token] = ()) -> Match | None:
        """The longest phrase that begins at `start`, `prefix` thought before it."""
        node: Node | None = self.root
        for token in prefix:
            node = node.steps.get(token.low) if node else None
        if node is self.root:  # most words begin no phrase: say so at once
            node = node.steps.get(tokens[start].low) if start < len(tokens) else None
            start += 1
        best, count = None, len(tokens)
        while node is not None:
            if node.value is not None and (start == 0 or tokens[start - 1].low not in _DASHES):
                best = Match(node.value, start)
            if start >= count or not node.steps:
                break
            low = tokens[start].low
            node = node if low in _DASHES else node.steps.get(low)
            start += 1
        return best


@cache
def known_names() -> Phrases:
    """Names, spellings and abbreviations of `agencies.tsv`, Vietnamese and English; the value is the key."""
    phrases = Phrases()
    for column in ("name", "abbreviations", "spellings", "english"):
        for row in read_table("agencies"):
            for spelling in filter(None, row[column].split("|")):
                phrases.add(spelling, row["key"])
    for row in read_table("agencies"):
        for name in (*_shortened(row["name"]), *_as_translated(row["english"])):
            phrases.add(name, row["key"])
    return phrases


@cache
def english_names() -> Phrases:
    """English names of `agencies.tsv`; the value is the key."""
    phrases = Phrases()
    for row in read_table("agencies"):
        for name in filter(None, (row["english"], *_as_translated(row["english"]))):
            phrases.add(name, row["key"])
    return phrases


def _as_translated(english: str) -> Iterable[str]:
    """The English name in American letters, with a dash for a comma, and of the same offices in several places.

    "Department of Labor - Invalids and Social Affairs", "Departments of Culture, Sports and Tourism", "Viet Nam Post".
    """
    names = {english, english.replace("Labour", "Labor").replace("Defence", "Defense")}
    names |= {name.replace("Vietnam", "Viet Nam") for name in names}
    names |= {name.replace(",", "") for name in names}  # dashes never count
    yield from names - {english}
    if english.startswith("Department of"):
        yield from (name.replace("Department", "Departments", 1) for name in names)


def _shortened(name: str) -> Iterable[str]:
    """The name with some of its words abbreviated: "Cục Nhà giáo và Cán bộ quản lý GD", "Vụ KHCN và MT"."""
    low = name.lower()
    shorts = [row for row in read_table("abbreviations") if row["meaning"].lower() in low]
    for row in shorts:
        short = low.replace(row["meaning"].lower(), row["abbreviation"])
        yield short
        yield from (short.replace(other["meaning"].lower(), other["abbreviation"]) for other in shorts)


@cache
def words(language: str, *kinds: str) -> Phrases:
    """The words of `agency_words.tsv` of these kinds; the value is the kind."""
    phrases = Phrases()
    for row in read_table("agency_words"):
        if row["language"] == language and row["kind"] in kinds:
            phrases.add(row["word"], row["kind"])
    return phrases


@cache
def place_names() -> Phrases:
    """Provinces before and after 1 July 2025; the value is "tỉnh" or "thành phố"."""
    phrases = Phrases()
    for row in read_table("provinces"):
        for spelling in filter(None, [row["name"], *row["spellings"].split("|")]):
            phrases.add(spelling, row["type"])
    return phrases


def printed(text: str, tokens: Iterable[Token]) -> str:
    """What stands in `text` from the first token to the last, white space folded."""
    span = list(tokens)
    return " ".join(text[span[0].start : span[-1].end].split()) if span else ""
