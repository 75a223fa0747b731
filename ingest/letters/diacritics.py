"""Vietnamese that lost its marks or had them damaged: found, so that no nonsense is taken for a reading."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.letters.syllables import is_spelled, is_syllable

SAMPLE = 200_000  # characters: what is wrong with a text is wrong from its beginning
WORD = re.compile(r"[^\W\d_]+")
MARKED = re.compile("[^\x00-\x7f]")
HOLE = re.compile("\ufffd|[^\\W\\d_]\\?[^\\W\\d_]|[^\\W\\d_]\\? [a-zà-ỹ]")  # "Quy?t đ\ufffdnh", "v? việc"
FEWEST_WORDS = 30
LEAST_SHARE = {
    "bare": 0.3,  # words in lines without marks, of all words
    "spelled": 0.7,  # of the words of such a line, spelled as syllables; English has a quarter
    "holes": 0.01,
    "impossible": 0.3,  # of the marked words, spelled as no syllable
}


def find_damage(document: Document) -> list[Note]:
    """Notes on marks that are missing or damaged, none for a sound text; English texts lack them rightly."""
    text = document.text[:SAMPLE]
    words = Counter(WORD.findall(text))
    if words.total() < FEWEST_WORDS:
        return []
    english = document.language == "en"
    return [Note(reason) for reason in (_holes(text, words), *(() if english else _letters(text, words))) if reason]


def _letters(text: str, words: Counter[str]) -> Iterator[str]:
    yield _bare(text, words)
    yield _impossible(words)


def _bare(text: str, words: Counter[str]) -> str:
    """Lines of Vietnamese words none of which has a mark: "Ke hoach trien khai chuong trinh"."""
    bare = sum(len(found) for line in text.split("\n") if line.isascii() and _is_bare(found := WORD.findall(line)))
    share = bare / words.total()
    if share < LEAST_SHARE["bare"]:
        return ""
    marked = sum(count for word, count in words.items() if MARKED.search(word))
    part = "the text has" if marked < 0.05 * words.total() else f"{share:.0%} of the text has"
    return f"{part} lost its Vietnamese marks (ă, ế, ộ); records may be missing: look for a copy with them"


def _is_bare(words: list[str]) -> bool:
    return len(words) > 3 and sum(map(_is_plain, words)) >= LEAST_SHARE["spelled"] * len(words)


@lru_cache(maxsize=50_000)
def _is_plain(word: str) -> bool:
    return is_spelled(word.lower())


def _holes(text: str, words: Counter[str]) -> str:
    """Question marks and replacement characters where letters stood: "Quy?t d?nh"."""
    holes = len(HOLE.findall(text)) if "?" in text or "\ufffd" in text else 0
    if holes < max(5, LEAST_SHARE["holes"] * words.total()):
        return ""
    return f"letters are lost in about {holes:,} places ('?' or '\ufffd' in words): look for a sound copy"


def _impossible(words: Counter[str]) -> str:
    marked = Counter({word: count for word, count in words.items() if MARKED.search(word) and len(word) > 1})
    wrong = sum(count for word, count in marked.items() if not is_syllable(unicodedata.normalize("NFC", word)))
    if marked.total() < FEWEST_WORDS or wrong < LEAST_SHARE["impossible"] * marked.total():
        return ""
    return f"{wrong / marked.total():.0%} of the marked words are no Vietnamese syllables: the letters may be damaged"
