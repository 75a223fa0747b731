"""Rich Text Format cut into its tokens: groups, control words, bytes of a code page, plain text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# "\\par", "\\u7896 ", "\\'d2", "\\~", "{", "plain text"
TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|.", re.DOTALL
)
SYMBOLS = {"\n": "par", "\r": "par", "~": "nbsp", "_": "nbhyphen", "-": "softhyphen", "*": "*"}


class Token(NamedTuple):
    """One token: a control `word` with its number, a "{" or "}", or else the bytes of `text`, one a character."""

    word: str = ""
    number: int | None = None
    text: str = ""
    code: bool = False


def read_tokens(data: bytes) -> Iterator[Token]:
    r"""Tokens of a file; binary data (`\bin`) is passed over."""
    letters, at = data.decode("latin-1"), 0
    while match := TOKEN.match(letters, at):
        at = match.end()
        word, number, code, sign, brace, text = match.groups()
        if word == "bin":
            at += max(int(number or 0), 0)
        elif word:
            yield Token(word, int(number) if number else None)
        elif code:
            yield Token(text=chr(int(code, 16)), code=True)
        elif brace:
            yield Token(brace)
        elif text:
            yield Token(text=text)
        elif sign:
            yield Token(SYMBOLS[sign]) if sign in SYMBOLS else Token(text=sign if sign in "\\{}" else "")
