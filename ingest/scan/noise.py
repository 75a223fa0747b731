"""What Tesseract makes of signatures, seals and dirt: words that are none."""

import re
from collections.abc import Sequence

from vnpolicy.ingest.letters.syllables import is_syllable
from vnpolicy.ingest.scan.engine import Seen, lines_of
from vnpolicy.ingest.scan.spelling import confusions

NO_WORD = 40  # confidence below which only a syllable or a number is taken for one
NO_SIGN = 90  # likewise for signs alone
LONE = 93  # confidence of a single sign that is a line
NO_LINE = 35  # mean confidence of a line that is a signature
LETTERS = re.compile(r"[^\W\d_]+")
PLAIN = re.compile(r"[\d.,:;/()%-]+$|[-–+*•]$|[IVXLlO]{1,5}[.,)]?$|\w[.)]$")  # "15/9,", "-", "II" for 11, "a."
ODD = re.compile(r"[^\w\s.,;:()/&“”\"'–-]|_")
STROKES = re.compile(r"[/\\]+$")  # the edge of the sheet
NAME = re.compile(r"[^\W\d_a-zà-ỹ]{2,}|[^\W\d_]{3,}")  # "/UBND-", "PCT"
SIGNS = re.compile(r"\W+$|_+$")  # "„", "|", "__"


def without_noise(words: Sequence[Seen]) -> list[Seen]:
    """Words in their order without those that are scribble: "s+==:»CHỦ", "Íx(tứ/", "„"."""
    return [word for line in lines_of(words) if _is_print(line) for word in line if not _is_scribble(word)]


def _is_print(line: Sequence[Seen]) -> bool:
    if len(line) == 1 and len(line[0].text) == 1 and line[0].confidence < LONE:
        return False
    if not any(sign.isalnum() for word in line for sign in word.text):
        return False
    letters = sum(len(word.text) for word in line)
    return sum(word.confidence * len(word.text) for word in line) >= NO_LINE * letters


def _is_scribble(word: Seen) -> bool:
    if word.text not in confusions("marker") and SIGNS.match(word.text) and not PLAIN.match(word.text):
        return word.confidence < NO_SIGN or word.text.strip("_|") == ""
    if STROKES.match(word.text):
        return word.confidence < NO_SIGN
    if word.text in confusions("marker") or word.confidence >= NO_WORD or PLAIN.match(word.text):
        return False
    found = LETTERS.findall(word.text)
    known = bool(found) and all(len(part) > 1 and is_syllable(part) for part in found)
    return bool(ODD.search(word.text)) or not (known or NAME.search(word.text))
