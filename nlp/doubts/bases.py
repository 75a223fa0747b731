"""Doubts about legal bases: a number and a date that cannot both be right."""

import re
from collections.abc import Iterable

from vnpolicy.nlp.plan import Citation, Review

OTHER_YEAR = "the year in its number is not that of its date"
_YEAR = re.compile(r"[/-]((?:19|20)\d\d)/")  # takes "101/2017/NĐ-CP", refuses "19-2018" of a number without a symbol


def basis_doubts(bases: Iterable[Citation]) -> list[Review]:
    """Marks for review: an act bears the year in which it was signed, "101/2017/NĐ-CP" none of 05/3/2010."""
    return [Review(OTHER_YEAR, basis.span) for basis in bases if _is_of_another_year(basis)]


def _is_of_another_year(basis: Citation) -> bool:
    year = _YEAR.search(basis.doc_number or "")
    return bool(year and basis.issued and year[1] != basis.issued[:4])
