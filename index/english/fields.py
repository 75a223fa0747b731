"""Fields of work in English: "kế hoạch - tài chính", "quản lý tài nguyên nước"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vnpolicy.index.wording.english_wordings import wordings

_MARKS = re.compile(r",? và |, | ?[-–] ")  # between two fields
_COUNTRY = {"việt nam": "Viet Nam", "quốc gia": "National"}


def without_country(field: str) -> tuple[str, str]:
    """A field without "Việt Nam" or "quốc gia" at its end, and the English for what was there."""
    country = next((word for word in _COUNTRY if field.endswith(f" {word}")), "")
    return (field.removesuffix(f" {country}"), f"{_COUNTRY[country]} ") if country else (field, "")


@lru_cache(maxsize=20_000)
def english_field(words: str) -> str | None:
    """A field of work, in small letters: "kế hoạch - tài chính" is "Planning and Finance"."""
    if words in wordings("field"):
        return wordings("field")[words]
    for doing, form in wordings("doing").items():
        if words.startswith(f"{doing} ") and (field := english_field(words[len(doing) + 1 :])):
            return form.replace("{}", field)
    return next(_field_lists(words), None)


def _field_lists(words: str) -> Iterator[str]:
    """The field cut in two at each mark and "và": a part may hold one itself ("phòng, chống thiên tai")."""
    for cut in _MARKS.finditer(words):
        one, other = english_field(words[: cut.start()]), english_field(words[cut.end() :])
        if one and other:
            yield f"{one}, {other}" if " and " in other and ", " not in one else f"{one} and {other}"
