"""Words as Tesseract read them, made right where only one reading makes sense: lost marks, split words, digits."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from vnpolicy.corpus import read_table
from vnpolicy.ingest.letters.syllables import is_spelled
from vnpolicy.ingest.scan.engine import Seen

MARKS = dict.fromkeys((0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323))
CORE = re.compile(r"^([^\w]*)([^\W\d_]+)([^\w]*)$")  # "(cụ", "thê:"
UNSURE = 85  # confidence below which two neighbours may both be changed
DATE_WORD = re.compile(r"(?:ngày|tháng|năm)$", re.IGNORECASE)
WHOLE_WORDS = {"ở", "ý"}  # of one letter
NUMBER = re.compile(r"(?:\d{1,2}|\d{4})$")
TWICE = re.compile(r"-\s?-(?=\w)")  # "33/CT- -TTg"


class Parts(NamedTuple):
    """A word between its signs: `("(", "cụ", ",")`; `core` is empty where it is no plain word."""

    before: str
    core: str
    after: str


def correct(words: Sequence[Seen]) -> list[Seen]:
    """Words in reading order, corrected; fewer where one had been split."""
    letters = _translation("letter")
    plain = [word._replace(text=word.text.translate(letters)) for word in words]
    whole = _with_marks(list(_without_fragments(plain)))
    return list(_with_numbers(_in_one_case(_with_marks(whole))))


@cache
def confusions(where: str) -> dict[str, str]:
    """What is meant by what is wrongly read: a letter anywhere, a digit of a date, a marker, the ending of a symbol."""
    return {row["read"]: row["meant"] for row in read_table("ocr_symbols") if row["where"] == where}


@cache
def _translation(where: str) -> dict[int, str]:
    return {ord(read): meant for read, meant in confusions(where).items()}


@cache
def _pairs() -> dict[str, dict[str, tuple[str, str]]]:
    """By the letters of two neighbouring syllables without marks: the two as they are written."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for row in read_table("ocr_pairs"):
        seconds = found.setdefault(bare(row["first"]), {})
        seconds.update((bare(second), (row["first"], second)) for second in row["only"].split())
    return found


@cache
def _others() -> dict[str, frozenset[str]]:
    """By a syllable: those that follow it, though the same letters are also marked otherwise ("gia đình")."""
    return {row["first"]: frozenset(row["also"].split()) for row in read_table("ocr_pairs")}


@cache
def bare(word: str) -> str:
    """A word in small letters without its marks: "Đổi" gives "doi"."""
    return unicodedata.normalize("NFD", word.lower().replace("đ", "d")).translate(MARKS)


def _parts(word: Seen) -> Parts:
    match = CORE.match(word.text)
    return Parts(*match.groups()) if match else Parts("", "", "")


def usual(first: str, second: str) -> tuple[str, str] | None:
    """Two neighbouring syllables as texts write them, `None` where these letters have no one writing."""
    return _pairs().get(bare(first), {}).get(bare(second))


def _with_marks(words: list[Seen]) -> list[Seen]:
    """Words with the marks that their neighbours call for: "thành phó" is "thành phố"."""
    parts = [_parts(word) for word in words]
    votes: list[dict[str, int]] = [{} for _ in words]
    for index, (one, other) in enumerate(pairwise(parts)):
        if one.core and other.core and not one.after + other.before:
            _vote(votes[index : index + 2], one.core, other.core)
    return [_voted(word, part, vote) for word, part, vote in zip(words, parts, votes, strict=True)]


def _vote(votes: Sequence[dict[str, int]], one: str, other: str) -> None:
    """What a pair says of its two words; one that has a word right speaks for the other with full weight."""
    read = (one.lower(), other.lower())
    pair = read if read[1] in _others().get(read[0], ()) else usual(*read)
    if pair is None:
        return
    weight = 2 if read[0] == pair[0] or read[1] == pair[1] else 1
    for vote, meant in zip(votes, pair, strict=True):
        vote[meant] = vote.get(meant, 0) + weight


def _voted(word: Seen, part: Parts, votes: dict[str, int]) -> Seen:
    meant = max(votes, key=lambda form: votes[form], default=part.core.lower())
    if part.core.lower() in votes or len(votes) != 1:
        return word
    if votes[meant] == 1 and word.confidence >= UNSURE:
        return word
    return word._replace(text=part.before + _cased(meant, part.core) + part.after)


def _cased(word: str, like: str) -> str:
    """A word in the capitals of another."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _without_fragments(words: Sequence[Seen]) -> Iterator[Seen]:
    """Words without the bits that Tesseract splits off: "g giảm", "ô ồn", "tr iển"."""
    kept: Seen | None = None
    for word in words:
        if kept is not None and kept.line == word.line and kept.picture == word.picture:
            joined = _whole(kept.text, word.text)
            if joined:
                kept = kept._replace(text=joined, right=word.right, confidence=min(kept.confidence, word.confidence))
                continue
        if kept is not None:
            yield kept
        kept = word
    if kept is not None:
        yield kept


def _whole(one: str, other: str) -> str:
    """The one word of which two were made, "" where there are two."""
    if TWICE.search(f"{one} {other}"):
        return TWICE.sub("-", f"{one} {other}")
    part = CORE.match(other)
    if not part or not one.isalpha() or not one.islower() or part[1]:
        return ""
    short, long = bare(one), bare(part[2])
    bit = one not in WHOLE_WORDS and (len(short) == 1 or not is_spelled(short))
    if bit and len(short) <= 2 and len(long) > len(short) and long.startswith(short):
        return other  # "g giảm"
    begins = short in {"tr", "th", "ch", "kh", "ph", "ng", "nh"}
    return one + other if begins and long[0] in "aeiouy" else ""


def _in_one_case(words: Sequence[Seen]) -> Iterator[Seen]:
    """Words in small letters amid small letters: "thông SUỐT, phục" is "thông suốt, phục"."""
    for index, word in enumerate(words):
        part = _parts(word)
        beside = [_parts(words[at]).core for at in (index - 1, index + 1) if 0 <= at < len(words)]
        lone = (
            part.core.isupper()
            and len(part.core) > 1
            and is_spelled(bare(part.core))
            and all(core.islower() for core in beside if core)
        )
        known = any(usual(one, other) == (one.lower(), other.lower()) for one, other in _around(beside, part.core))
        if lone and known and len(beside) == 2:
            yield word._replace(text=word.text.lower())
        else:
            yield word


def _around(beside: Sequence[str], core: str) -> Iterator[tuple[str, str]]:
    if len(beside) == 2:
        yield beside[0], core
        yield core, beside[1]


def _with_numbers(words: Iterable[Seen]) -> Iterator[Seen]:
    """Words with digits where a date or an outline has them: "ngày ]0 tháng II" is "ngày 10 tháng 11"."""
    before = Seen("", 0, 0, 0, 0, 0.0, -1, (0, 0, 0))
    for word in words:
        begins = (before.picture, before.line) != (word.picture, word.line)
        text = confusions("marker").get(word.text, word.text) if begins else _as_number(before.text, word.text)
        before = word
        yield word._replace(text=_with_ending(text))


def _as_number(before: str, text: str) -> str:
    """A word after "ngày", "tháng" or "năm" in digits, where all its signs may be digits."""
    core = text.rstrip(".,;:)")
    number = core.translate(_translation("digit"))
    return number + text[len(core) :] if DATE_WORD.search(before) and NUMBER.match(number) else text


def _with_ending(text: str) -> str:
    core = text.rstrip(".,;:)")
    found = next((read for read in confusions("ending") if core.endswith(read)), "") if "/" in core else ""
    return core.removesuffix(found) + confusions("ending")[found] + text[len(core) :] if found else text
