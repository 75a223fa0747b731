"""Words as the index sees them: lower-case syllables, their twins without diacritics, and document numbers."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

# "SX&TDBV" stays one word; "889/QĐ-TTg" gives three.
SYLLABLE = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
# Takes "889/QĐ-TTg", "41/2019/QĐ-UBND", "12-CT/TU"; refuses "30/6" and "2021-2025".
NUMBER = re.compile(
    r"(?<![\w/])\d{1,5}[^\W\d_]?(?:/\d{4})?[/-][^\W\d_][^\W_]{0,9}(?:[-/&][^\W\d_][^\W_]{0,14}){0,6}(?:/\d{4})?"
)
_MARKS = re.compile(r"[\W_]+")
LONGEST_NUMBER = 8  # parts, as in "01/2020/TTLT-BTNMT-BTC-BNV-NHNN"


def _folding() -> dict[int, str | None]:
    """Every accented Latin letter and its plain twin; combining marks vanish; `Ð` (U+00D0) counts as `Đ`."""
    table: dict[int, str | None] = {ord("đ"): "d", ord("ð"): "d", ord("Đ"): "D", ord("Ð"): "D"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain.isascii():
            table.setdefault(code, plain)
    return table | dict.fromkeys(range(0x300, 0x370))


FOLDING = _folding()


def fold(text: str) -> str:
    """The text in lower case without diacritics: "Nhãn sinh thái" gives "nhan sinh thai"; NFC keeps its length."""
    return text.translate(FOLDING).lower()


@lru_cache(maxsize=20_000)
def fold_syllable(part: str) -> str:
    """`fold`, remembered: the language has some ten thousand syllables."""
    return fold(part)


def folded_letters(text: str) -> str:
    """Its letters and figures, folded, without marks and spaces: "Nhãn sinh-thái 2" gives "nhansinhthai2"."""
    return "".join(map(_letters, text.split()))


@lru_cache(maxsize=50_000)
def _letters(word: str) -> str:
    """Those of a word, remembered: the quotes of a whole library have some forty thousand words."""
    return _MARKS.sub("", fold(word))


def fold_name(text: str) -> str:
    """A name as one run of folded syllables, for comparing: "Sở TN&MT " gives "so tn&mt"."""
    return " ".join(SYLLABLE.findall(fold(text)))


def normalise(text: str) -> str:
    """NFC, with `Ð`/`ð` (Icelandic) set right to `Đ`/`đ`."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")


def syllables(text: str) -> list[str]:
    """Syllables in lower case, in order: "Sở Công Thương" gives ["sở", "công", "thương"]."""
    return SYLLABLE.findall(text.lower())


# Takes "hoà", "thuý", "uỷ", "khoẻ", where the older spelling has the tone on the last vowel; refuses "quý".
_LATE_TONE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$")
_EARLY_TONE = dict(
    pair.split(">")
    for pair in "oà>òa oá>óa oả>ỏa oã>õa oạ>ọa oè>òe oé>óe oẻ>ỏe oẽ>õe oẹ>ọe uỳ>ùy uý>úy uỷ>ủy uỹ>ũy uỵ>ụy".split()  # noqa: SIM905 - sixteen pairs on one line
)
_LATE_TONES = {early: late for late, early in _EARLY_TONE.items()}


@lru_cache(maxsize=20_000)
def spell(part: str) -> str:
    """A syllable with its tone where the other spelling has it: "hoà" gives "hòa", "uỷ" gives "ủy"."""
    return _LATE_TONE.sub(lambda found: _EARLY_TONE[found[1]], part)


def other_spelling(part: str) -> str:
    """A syllable with its tone where `spell` does not leave it: "hòa" gives "hoà"; the same where there is no such."""
    other = part[:-2] + _LATE_TONES.get(part[-2:], part[-2:])
    return other if other == part or spell(other) == part else part


def spelled(text: str) -> list[str]:
    """Syllables in lower case, in one spelling: "Uỷ ban" gives ["ủy", "ban"]."""
    return [spell(part) for part in syllables(text)]


def pairs(parts: Sequence[str]) -> list[str]:
    """Neighbours as one term each: ["sở", "công", "thương"] gives ["sở_công", "công_thương"]."""
    return [f"{one}_{other}" for one, other in pairwise(parts)]


@lru_cache(maxsize=20_000)  # a search compares the numbers of fifty documents, and the next one many of these again
def number_key(number: str) -> str:
    """One key for all spellings of a number: "889/QĐ-TTg", "889/QD-TTg" and "889 qđ ttg" give "889-qd-ttg"."""
    parts = re.findall(r"[^\W_]+", fold(number))
    return "-".join([_without_zeros(parts[0]), *parts[1:]]) if parts else ""


def number_keys(number: str) -> list[str]:
    """Keys by which a number is found: the whole, its beginnings of two parts and more, and without its year."""
    parts = number_key(number).split("-")
    shorter = [parts[:1] + parts[2:]] if len(parts) > 2 and re.fullmatch(r"(19|20)\d\d", parts[1]) else []
    keys = ["-".join(whole[:count]) for whole in (parts, *shorter) for count in range(2, len(whole) + 1)]
    return list(dict.fromkeys(keys))


def find_numbers(text: str) -> list[str]:
    """Document numbers in running text, as written."""
    return NUMBER.findall(text) if "/" in text or "-" in text else []


def _without_zeros(part: str) -> str:
    return part.lstrip("0") or part
