"""First words of bodies that issue documents: "Ủy ban", "Tổng cục", "The Ministry"."""

from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives


@cache
def body_words(*, capitals: bool, language: str | None = None, authority: bool = False) -> str:
    """Alternation of the first words, longest first, as running text writes them or in `capitals`.

    With `authority` only those that open the line of the authority under a title.
    """
    rows = [row for row in read_table("issuing_bodies") if language in (None, row["language"])]
    rows = [row for row in rows if row["authority"] == "yes" or not authority]
    written = {row["written"].upper() if capitals else row["written"] for row in rows}
    return alternatives(written)
