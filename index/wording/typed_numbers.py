"""Document numbers as a person types them: whole, cut short, between blanks, behind the name of their type."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vnpolicy.corpus import read_table
from vnpolicy.index.wording.words import LONGEST_NUMBER, NUMBER, SYLLABLE, fold, number_key
from vnpolicy.nlp.alternatives import alternatives

# All of these read folded text. A date takes "03/6/2020", "1-7-2023", and behind a word of time "tháng 6/2020"; it
# refuses "15/2020", "từ 15/2020/NĐ-CP" and "thông tư 07/2023", where "tư" is no "từ".
_MONTH = r"(?:0?[1-9]|1[0-2])"
_OF_TIME = r"(?:thang|ngay|quy|truoc|sau|den|(?<!thong )tu|by|due|before|after|since|until|from|to|month)"
_DATE = re.compile(
    rf"(?<![\w/.-])\d{{1,2}}([/.-]){_MONTH}\1\d{{4}}(?![\w/])|(?<!\w){_OF_TIME}\s+{_MONTH}[/-]\d{{4}}(?![\w/-])"
)
# Takes "889/qd-ttg", "889 / qd-ttg", "15/2020"; its parts mean nothing by themselves: "3108/qd" is not what was typed.
_JOINED = re.compile(r"(?<![\w/-])\d+[^\W\d_]?(?:(?:\s?/\s?|-)[^\W_]+(?:&[^\W_]+)*)+")
_YEAR = re.compile(r"(?:19|20)\d\d")


class TypedNumber(NamedTuple):
    """A number as typed ("3108/QĐ-TTg"), and its key."""

    written: str
    key: str


def number_candidates(text: str) -> tuple[str, ...]:
    """Keys that may be document numbers, longest first; only an index knows which of them are.

    Runs that begin with a number and go on with a letter or a year: "889 qđ ttg", "41/2019/QĐ-UBND". Also what the name
    of a type makes of a number: "15-2020-nd" of "nghị định số 15 năm 2020".
    """
    folded = _without_dates(fold(text))
    keys = [*_of_types(folded), *_of_runs(folded)]
    return tuple(sorted(dict.fromkeys(keys), key=lambda key: -key.count("-")))


def whole_numbers(text: str) -> list[TypedNumber]:
    """Numbers that were typed as documents have them, with their symbol: none of "nghị định 15/2020"."""
    written = dict.fromkeys(found[0] for found in NUMBER.finditer(text))
    numbers = (TypedNumber(number, number_key(number)) for number in written)
    return [number for number in numbers if any(map(_known_symbols().fullmatch, number.key.split("-")[1:]))]


def bare_number(text: str) -> str:
    """The number without the name of its type: "749/QĐ-TTg" of "Quyết định số 749/QĐ-TTg"."""
    named = _type_before().match(fold(text))
    return text[named.end() :] if named else text


def _without_dates(folded: str) -> str:
    """The text with blanks for dates: "6/2020" within one is no number."""
    return _DATE.sub(lambda found: " " * len(found[0]), folded)


def _of_runs(folded: str) -> Iterator[str]:
    parts = list(SYLLABLE.finditer(folded))
    joined = [found.span() for found in _JOINED.finditer(folded)]
    for size in range(LONGEST_NUMBER, 1, -1):
        for at in range(len(parts) - size + 1):
            run = parts[at : at + size]
            start, end = run[0].start(), run[-1].end()
            # "889 qd" may be any two words; "889/QD" is meant as a number.
            written = size > 2 or "/" in folded[run[0].end() : run[1].start()]
            cut = any(first < start < last or (start == first and end < last) for first, last in joined)
            if written and not cut and run[0].group()[0].isdigit() and _goes_on(run[1].group()):
                yield number_key(folded[start:end])


def _goes_on(part: str) -> bool:
    return part[0].isalpha() or bool(_YEAR.fullmatch(part))


def _of_types(folded: str) -> Iterator[str]:
    for found in _typed().finditer(folded):
        number = f"{found['number']}/{found['year']}" if found["year"] else found["number"]
        if found["year"] or found["said"]:  # "quyết định 3 người" names no number
            yield number_key(f"{number}/{_symbols()[' '.join(found['type'].split())]}")


@cache
def _symbols() -> dict[str, str]:
    """The symbol of each type that numbers carry, by its folded names and by itself."""
    rows = [row for row in read_table("document_types") if row["written"]]
    own = {row["name"]: row["symbol"] for row in reversed(rows) if row["symbol"]}
    named = {fold(row["written"]): own[row["name"]] for row in rows if row["name"] in own}
    return named | {fold(symbol): symbol for symbol in own.values() if len(symbol) > 1}


@cache
def _known_symbols() -> re.Pattern[str]:
    """Takes the symbols of types and those of the National Assembly, "qh13"; refuses "10g/l"."""
    return re.compile(
        rf"{alternatives(fold(symbol) for symbol in _symbols().values() if len(symbol) > 1)}|(?:ubtv)?qh\d+"
    )


@cache
def _type_before() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives(sorted(_symbols()))}\s+)?(?:so|no\.?|number)?\s*:?\s*(?=\d)")


@cache
def _typed() -> re.Pattern[str]:
    """Takes "nghị định số 15 năm 2020", "nđ 15/2020", "decree no. 15/2020"; refuses what goes on as "15/2020/NĐ-CP"."""
    names = alternatives(sorted(_symbols()), blank=r"\s+")
    said = r"(?:(?P<said>so|no\.?|number)\s*:?\s*)?"
    return re.compile(
        rf"(?<!\w)(?P<type>{names})\s+{said}(?P<number>\d{{1,5}})(?:(?:\s?/\s?|\s+nam\s+)(?P<year>(?:19|20)\d\d))?(?!\s?/|[\w-])"
    )
