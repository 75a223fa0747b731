"""Pages printed in fonts from before Unicode (TCVN3, VNI ...): their words made Unicode, each in its place."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vnpolicy.ingest.letters.legacy import find_encoding, to_unicode
from vnpolicy.ingest.letters.syllables import is_syllable
from vnpolicy.ingest.pdf.lines import Word

# "®-îc" for "®\xadîc" ("được"): in TCVN3 the soft hyphen is the letter "ư", and PDFium prints it as a hyphen
HYPHEN = re.compile("[-\x02\ufffe]")
AROUND = re.compile("[.,;:()/]+")


def restore_words(rows: list[list[Word]]) -> tuple[list[list[Word]], str]:
    """Rows of words in Unicode, and the encoding that they were in ("" where they are the very same)."""
    text = "\n".join(" ".join(word.text for word in row) for row in rows)
    encoding = find_encoding(text)
    if encoding is None:
        return rows, ""
    if encoding == "tcvn3":
        text = "\n".join(" ".join(map(_with_soft_hyphens, line.split(" "))) for line in text.split("\n"))
    lines = [line.split(" ") for line in to_unicode(text).split("\n")]
    if [len(line) for line in lines] != [len(row) for row in rows]:
        return rows, ""
    return list(_renamed(rows, lines)), encoding


def _renamed(rows: list[list[Word]], lines: list[list[str]]) -> Iterator[list[Word]]:
    for row, line in zip(rows, lines, strict=True):
        yield [replace(word, text=text) for word, text in zip(row, line, strict=True)]


def _with_soft_hyphens(word: str) -> str:
    """A word with a letter in the place of its hyphen where that makes it a syllable."""
    if not HYPHEN.search(word):
        return word
    changed = HYPHEN.sub("\xad", word)
    return changed if is_syllable(AROUND.sub("", to_unicode(changed, ".VnTime"))) else word
