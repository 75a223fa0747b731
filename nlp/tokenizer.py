"""Tokens as Vietnamese is written: syllables, numbers and single marks; English gives the same shapes."""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

# "Số: 15/QĐ-BNV" -> Số : 15 / QĐ - BNV, each with the one space after it; other white space is a token
_TOKEN = re.compile(r"(\w+|[^\w\s]|\s+)( ?)")


class SyllableTokenizer:
    """Callable that makes a spaCy `Doc` of a text; white space between tokens is one space token or a flag."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Doc whose `text` is `text` again, to the letter."""
        parts = _TOKEN.findall(text)
        words = [word for word, _ in parts]
        spaces = [space == " " for _, space in parts]
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "SyllableTokenizer":
        """The tokenizer itself: it has no state."""
        return self
