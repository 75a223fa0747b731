"""Fonts of a Rich Text file: the name of each and the code page that its bytes are in."""

import codecs
from dataclasses import dataclass, field

from vnpolicy.ingest.letters.legacy import encoding_of_font

# character sets as the RTF specification 1.9.1 numbers them; 163 is Vietnamese, 2 a font of signs
CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
SIGNS = 2


@dataclass(slots=True)
class Font:
    """A font of the font table; its number of the character set where it gives one."""

    name: str = ""
    charset: int | None = None


@dataclass(slots=True)
class Fonts:
    """The font table in the making, and the code page of fonts without a character set of their own."""

    page: str = "cp1252"
    by_number: dict[int, Font] = field(default_factory=dict)

    def set_page(self, number: int) -> None:
        r"""Take the code page of the file (`\ansicpg1258`); one that is not known changes nothing."""
        try:
            self.page = codecs.lookup(f"cp{number}").name
        except LookupError:
            return

    def name_of(self, number: int) -> str:
        """Name of a font, "" where the table lacks it."""
        return self.by_number[number].name if number in self.by_number else ""

    def decode(self, letters: str, number: int) -> str:
        """Characters of bytes (one a letter) in a font; those of a font from before Unicode stay as they are."""
        font = self.by_number.get(number, Font())
        if letters.isascii() and font.charset != SIGNS:
            return letters
        if encoding_of_font(font.name):
            return letters
        if font.charset == SIGNS:
            return "".join(chr(0xF000 + ord(letter)) if letter > " " else letter for letter in letters)
        page = CHARSETS.get(font.charset, self.page) if font.charset is not None else self.page
        return letters.encode("latin-1").decode(page, "replace")
