"""Words of exports in Vietnamese and English, and dates as either language writes them."""

import locale
import os
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import cast

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Language

Words = Mapping[str, str]


@cache
def read_words(language: Language) -> Words:
    """Words of `export_words.tsv` by key."""
    return {row["key"]: row[language] for row in read_table("export_words")}


def choose_language(asked: str | None, documents: Collection[str] = ()) -> Language:
    """The language asked for, else that of the documents where all have one, else that of this system."""
    if asked:
        return cast("Language", asked)
    spoken = set(documents)
    if len(spoken) == 1:
        return "en" if spoken == {"en"} else "vi"
    return "vi" if spoken else system_language()


def system_language() -> Language:
    """Vietnamese where the locale of this system is, else English."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    return "vi" if (named or locale.getlocale()[0] or "").lower().startswith("vi") else "en"


def day_words(day: date | None, language: Language) -> str:
    """A day: "31/12/2025" in Vietnamese, "2025-12-31" in English."""
    if day is None:
        return ""
    return f"{day:%d/%m/}{day.year:04}" if language == "vi" else day.isoformat()


def number_words(value: float, language: Language, *, places: int | None = None) -> str:
    """A figure: "1.000,5" in Vietnamese, "1,000.5" in English; with `places` so many behind the comma."""
    written = f"{value:,.10g}" if places is None else f"{value:,.{places}f}"
    return written.translate(str.maketrans(",.", ".,")) if language == "vi" else written


def date_words(written: str | None, language: Language) -> str:
    """An ISO date of any precision: "2025-06" is "06/2025" in Vietnamese, "--12-01" is "01/12"."""
    bare = (written or "").removeprefix("--")
    return "/".join(reversed(bare.split("-"))) if language == "vi" else bare


_ROMAN = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def roman(number: int) -> str:
    """A number in Roman numerals: "XIV"."""
    said = ""
    for worth, sign in _ROMAN.items():
        times, number = divmod(number, worth)
        said += sign * times
    return said
