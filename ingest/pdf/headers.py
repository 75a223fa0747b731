"""Names of columns: which cells of a first row show that aligned columns are a table."""

import re
from functools import cache

from vnpolicy.corpus import read_table

BRACKETED = re.compile(r"\([^()]*\)?")  # "Thời gian (Quý)"
ORDER = frozenset({"number", "order"})
LONGEST = 70  # characters of a column name


@cache
def _whole() -> dict[str, str]:
    """Every name of a column that is known, with its role."""
    indicators = {row["label"]: row["role"] for row in read_table("indicator_headers")}
    return indicators | {row["wording"]: row["role"] for row in read_table("table_headers") if row["place"] != "inside"}


@cache
def _starts() -> frozenset[str]:
    return frozenset(row["wording"] for row in read_table("table_headers") if row["place"] == "start")


def fold(label: str) -> str:
    """A column name as compared: lower case, one space, without brackets and final punctuation."""
    return " ".join(BRACKETED.sub(" ", label.replace("Ð", "Đ")).casefold().split()).strip(" .,;:*-–")


def is_column_name(label: str) -> bool:
    """Whether a text names a column: "Cơ quan chủ trì", "Thời gian hoàn thành", "STT"."""
    folded = fold(label)
    if not 0 < len(folded) < LONGEST:
        return False
    words = folded.split()
    return folded in _whole() or any(" ".join(words[:count]) in _starts() for count in range(1, len(words)))


def is_order_name(label: str) -> bool:
    """Whether a text names the column of numbers: "STT", "No."."""
    return _whole().get(fold(label)) in ORDER
