"""Text of before Unicode: TCVN3 (ABC), VNI, VISCII and VPS, found by font name or by the text itself, made Unicode."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Literal

from vnpolicy.corpus import read_table
from vnpolicy.ingest.letters.syllables import is_syllable

LegacyEncoding = Literal["tcvn3", "vni", "viscii", "vps"]
Verdict = LegacyEncoding | Literal["unicode"]
Surface = Literal["latin-1", "cp1252"]
UNICODE: Literal["unicode"] = "unicode"
ENCODINGS: tuple[LegacyEncoding, ...] = ("tcvn3", "vni", "viscii", "vps")

# Latin-1 cannot write these: a line with one of them is Unicode already, whatever its font is called.
UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
# What no Unicode text holds often: a sign or control character in a word ("QuyÕt ®Þnh" of TCVN3), letters of VNI
# that Vietnamese lacks ("ñònh", "vieäc").
SIGN = re.compile(
    "[A-Za-z][\x80-\xbf]|[\x80-\xbf][a-z]|[\xc4-\xc6\xcb\xcf\xd1\xd6\xd8\xdb\xdc\xdf\xe4-\xe6\xeb\xef\xf1\xf6\xf8\xfb\xfc]"
)
WORD = re.compile(
    "[A-Za-z\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\xbf\xc0-\u02ff\u0370-\u2122\uf000-\uf0ff]+"
)  # "Quèc", "gi¶i"
MARKED = re.compile("[\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\uffff]")  # VISCII and VPS use control characters too
CONTROL = re.compile("[\x80-\x9f]")
PRIVATE = {0xF000 + byte: byte for byte in range(0x20, 0x100)}  # a symbol font puts its bytes there
ENOUGH = 3  # different words that must become syllables before an encoding is believed without a font's name
CAPITAL_WORD = "(?:[A-ZĐĂÂÊÔƠƯ]|[\xe0-\u024f\u1ea0-\u1ef9])+"
CAPITALS = re.compile(rf"\b{CAPITAL_WORD}(?: {CAPITAL_WORD})*\b")  # "ủY BAN NHÂN DÂN", "UBND Hà" of "UBND Hà Nội"
SECTION = 10  # a second encoding is a section of the text, not a line here and there: a tenth of the words of the first
SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")  # "ABCDEF+.VnTime"


def to_unicode(text: str, font: str | None = None) -> str:
    """The text in Unicode NFC where it is written in a legacy encoding, else the very same text.

    `font` is the name of the font that a run is set in; without one the text itself has to tell. Text that is
    Unicode already, or of another language, is never touched.
    """
    named = encoding_of_font(font) if font else None
    if named:
        return _with_font(text, named, font or "")
    votes = _count_votes(text)
    return _convert_lines(text.split("\n"), votes, _surface_of(text)) if votes else text


def find_encoding(text: str, fonts: Iterable[str] = ()) -> LegacyEncoding | None:
    """The legacy encoding of most of a text, by the names of its fonts or else by its words; `None` for Unicode."""
    named = [encoding for encoding in map(encoding_of_font, fonts) if encoding]
    votes = Counter(named) if named and not UNICODE_ONLY.search(text) else _count_votes(text)
    return votes.most_common(1)[0][0] if votes else None


@cache
def encoding_of_font(font: str) -> LegacyEncoding | None:
    """The encoding that a font was made for: ".VnTime" TCVN3, "VNI-Times" VNI."""
    name = SUBSET_TAG.sub("", font).strip(" '\"").lower()
    rows = read_table("legacy_fonts")
    return next((_named(row["encoding"]) for row in rows if name.startswith(row["prefix"])), None)


def _named(name: str) -> LegacyEncoding:
    return next(encoding for encoding in ENCODINGS if encoding == name)


def _draws_capitals(font: str) -> bool:
    """Whether a font draws small letters as capitals: ".VnTimeH", ".VnArialH"."""
    return encoding_of_font(font) == "tcvn3" and font.rstrip(" '\"").endswith("H")


def _with_font(text: str, encoding: LegacyEncoding, font: str) -> str:
    if UNICODE_ONLY.search(text):
        return text
    converted = convert(text, encoding)
    return converted.upper() if _draws_capitals(font) else converted


def convert(text: str, encoding: LegacyEncoding, surface: Surface = "latin-1") -> str:
    """The text read in one encoding, in NFC; what the encoding does not know stays."""
    converted = unicodedata.normalize("NFC", _converter(encoding, surface)(text.translate(PRIVATE)))
    return _raise_capitals(converted) if encoding == "tcvn3" else converted


def _convert_lines(lines: list[str], votes: Counter[LegacyEncoding], surface: Surface) -> str:
    """Lines in Unicode, each from the encoding that suits it; a line that does not tell goes with its neighbour."""
    ranked = [encoding for encoding, _ in votes.most_common()]
    verdicts = [_judge(line, ranked, surface) for line in lines]
    carried = next((verdict for verdict in verdicts if verdict), UNICODE)
    for at, verdict in enumerate(verdicts):
        carried = verdict or carried
        if carried != UNICODE and MARKED.search(lines[at]):
            lines[at] = convert(lines[at], carried, surface)
    return "\n".join(lines)


def _judge(line: str, encodings: Sequence[LegacyEncoding], surface: Surface) -> Verdict | None:
    """What a line is written in, `None` where it does not tell: most of its words must be syllables."""
    if UNICODE_ONLY.search(line):
        return UNICODE
    words = _marked_words(line)
    sound = {encoding: sum(is_syllable(convert(word, encoding, surface)) for word in words) for encoding in encodings}
    best = max(encodings, key=sound.__getitem__)
    before = sum(map(is_syllable, words))
    return None if sound[best] == before else best if sound[best] > before else UNICODE


def _marked_words(line: str) -> list[str]:
    return [word for word in WORD.findall(line) if len(word) > 1 and MARKED.search(word)]


def _count_votes(text: str) -> Counter[LegacyEncoding]:
    """Encodings that make syllables of words that are none, each with the number of such words."""
    votes: dict[LegacyEncoding, set[str]] = {}
    if not SIGN.search(text):
        return Counter()
    surface = _surface_of(text)
    for line in text.split("\n"):
        if SIGN.search(line) and not UNICODE_ONLY.search(line):
            encoding, gained = _vote(_marked_words(line), surface)
            votes.setdefault(encoding, set()).update(gained)
    enough = max([ENOUGH, *(len(words) // SECTION for words in votes.values())])
    return Counter({encoding: len(words) for encoding, words in votes.items() if len(words) >= enough})


def _vote(words: Sequence[str], surface: Surface) -> tuple[LegacyEncoding, set[str]]:
    """The encoding that makes most words of a line syllables, and those that were none before."""
    sound = {encoding: {w for w in words if is_syllable(convert(w, encoding, surface))} for encoding in ENCODINGS}
    before = {word for word in words if is_syllable(word)}
    best = max(ENCODINGS, key=lambda encoding: len(sound[encoding] - before))
    gained = sound[best] - before
    believed = len(gained) > len(before) and 2 * len(sound[best]) > len(set(words))
    return best, gained if believed else set()


def _surface_of(text: str) -> Surface:
    """How the bytes 80 to 9F of a text came to be characters: as control characters, or as those of windows-1252."""
    return "latin-1" if CONTROL.search(text) else "cp1252"


def _raise_capitals(text: str) -> str:
    """Words whose plain letters are all capitals, raised whole: TCVN3 writes "QuèC HéI" for "QUỐC HỘI"."""
    return CAPITALS.sub(_raise, text)


def _raise(match: re.Match[str]) -> str:
    words = match.group().split(" ")
    if not any(map(_has_capitals, words)):
        return match.group()
    followed = match.string[match.end() : match.end() + 2].strip(" ").isalpha()
    last = words.pop() if followed and not _has_capitals(words[-1]) else None
    return " ".join([*(word.upper() for word in words), *([] if last is None else [last])])


def _has_capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


@cache
def _converter(encoding: LegacyEncoding, surface: Surface) -> Callable[[str], str]:
    letters = {form: row["letter"] for row in read_table("legacy_letters") for form in _forms(row[encoding], surface)}
    if encoding != "vni":
        table = str.maketrans(letters)
        return lambda text: text.translate(table)
    # the mark after a letter may be small after a capital: "AÙ" and "Aù" are both "Á"
    letters |= {form[0] + form[1].lower(): letter for form, letter in letters.items() if form[1:] and form[0].isupper()}
    pattern = re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))))  # "aø", "ôï", "ñ"
    return lambda text: pattern.sub(lambda match: letters[match.group()], text)


def _forms(written: str, surface: Surface) -> Iterable[str]:
    """Characters that the bytes of a letter are seen as."""
    for code in written.split():
        data = bytes.fromhex(code)
        plain = data.decode("latin-1")
        yield plain if surface == "latin-1" else data.decode("cp1252", "ignore") or plain
