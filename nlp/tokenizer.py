"""Tokens as Vietnamese is written: syllables, numbers and single marks; English gives the same shapes."""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

# "Số: 15/QĐ-BNV" -> Số : 15 / QĐ - BNV
_TOKEN = re.compile(r"\w+|[^\w\s]")


class SyllableTokenizer:
    """Callable that makes a spaCy `Doc` of a text; white space between tokens is one space token or a flag."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Doc whose `text` is `text` again, to the letter."""
        words: list[str] = []
        spaces: list[bool] = []
        end = 0
        for match in _TOKEN.finditer(text):
            _close_gap(text[end : match.start()], words, spaces)
            words.append(match.group())
            spaces.append(False)
            end = match.end()
        _close_gap(text[end:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "SyllableTokenizer":
        """The tokenizer itself: it has no state."""
        return self


def _close_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Keep the white space before a token: one space as a flag on the token before, anything else as a token."""
    if gap.startswith(" ") and words and not words[-1].isspace():
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)
