"""Numbers as they are written: digits with the signs of thousands and decimals, and words behind a bound."""

import re
from collections.abc import Iterator
from functools import cache

from vnpolicy.nlp.alternatives import alternatives

_DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


DIGITS_AHEAD = re.compile(_DIGITS)
# a run of digits: cheap to find; whether a number begins here is seen by the sign before it
_RUN = re.compile(r"\d[\d.,]*")


@cache
def _worded() -> re.Pattern[str]:
    # "tối thiểu một sáng kiến": a number in words counts only behind a bound
    words = alternatives(_WORDS, blank=" ", any_case=True)
    return re.compile(rf"(?:(?<=ít nhất )|(?<=tối thiểu )|(?<=at least )){words}(?!\w)", re.IGNORECASE)


def find_numbers(text: str) -> Iterator[re.Match[str]]:
    """Where numbers begin: a run of digits that does not continue a word, a date or a document's number."""
    for match in _RUN.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if text.startswith("G", match.end()):  # networks: "kết nối số (4G, 5G)"
            continue
        glued = before.islower() and text[match.end() : match.end() + 1] == "%"  # "phấn đấu100% thanh niên"
        glued = glued or text[max(0, match.start() - 2) : match.start()] in ("%-", "%–")  # "28%-30%-42%"
        signed = match.start() == 1 and before in "-–+"  # a bullet without a space: "-100% cán bộ"
        if glued or signed or not (before.isalnum() or before in _CONTINUES):
            number = DIGITS_AHEAD.match(text, match.start())
            if number:
                yield number
    if "ít nhất " in text or "tối thiểu " in text or "t least " in text:
        yield from _worded().finditer(text)


_CONTINUES = frozenset("_.,/-–")


def number_of(written: str, *, percent: bool) -> float:
    """The number: "1.500" is 1500, "15,8%" is 15.8, "hai" is 2; three digits behind a sign are thousands, but of a %.

    Of two different signs the last is the decimal one: "1.234,567" is 1234.567.
    """
    if not written[0].isdigit():
        return float(_WORDS[written.lower()])
    signs = [sign for sign in written if sign in ".,"]
    if not signs:
        return float(written)
    last = written.rsplit(signs[-1], 1)
    decimals = signs[0] != signs[-1]
    if len(signs) == 1:
        decimals = len(last[1]) != 3 or percent or written.startswith("0")
    if not decimals:
        return float(re.sub(r"[.,]", "", written))
    return float(re.sub(r"[.,]", "", last[0]) + "." + last[1])
