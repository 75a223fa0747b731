"""The wordings of `english_phrases.tsv`, of which English names are made."""

from functools import cache

from vnpolicy.corpus import read_table

# Posts at a ministry, of whose English name theirs is made: "Minister of Health"
MINISTERS = {"bộ trưởng": "Minister", "thứ trưởng": "Deputy Minister"}


@cache
def wordings(kind: str) -> dict[str, str]:
    """English by Vietnamese wording of one kind, the longest first: it says most; of two alike the one without `|`."""
    rows = [(row["vietnamese"], row["english"]) for row in read_table("english_phrases") if row["kind"] == kind]
    return dict(sorted(rows, key=lambda row: (-len(row[0].replace("|", "")), row[0].count("|"))))
