"""Signs of symbol fonts, which office files write as codes of the font: as the characters that a reader sees."""

import re
from functools import cache

from vnpolicy.corpus import read_table

SIGN = re.compile("[\uf000-\uf0ff]")  # office files add F000 to the code of a sign


def is_symbol_font(font: str) -> bool:
    """Whether the letters of a font are signs: "Symbol", "Wingdings 2"."""
    return font.lower().startswith(("symbol", "wingdings"))


def symbol(code: str, font: str) -> str:
    """The character that a sign of a font looks like; "" where it is not known. `code` is hexadecimal ("F0B7")."""
    try:
        return _table(font.lower()).get(int(code, 16) & 0xFF, "")
    except ValueError:
        return ""


def symbols_to_text(text: str, font: str) -> str:
    """Text of a symbol font in characters that look alike; signs that are not known are left out."""
    return SIGN.sub(lambda sign: _table(font.lower()).get(ord(sign.group()) & 0xFF, ""), text)


def signs_to_text(text: str) -> str:
    """Signs of whatever symbol font as characters; one that is not known stays. No code is a sign in two fonts here."""
    return SIGN.sub(lambda sign: _table().get(ord(sign.group()) & 0xFF, sign.group()), text)


@cache
def _table(font: str | None = None) -> dict[int, str]:
    """The characters of a font's codes; of every font's where none is given."""
    rows = read_table("symbol_fonts")
    return {int(row["code"], 16): row["text"] for row in rows if font in (None, row["font"])}
