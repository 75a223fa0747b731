"""Words of a kind from a table, as a pattern."""

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives


def words_of(table: str, *kinds: str, any_case: bool = True) -> str:
    """A pattern of the words of these kinds, the longest first, with tone marks of inner syllables in both places."""
    words = {row["word"] for row in read_table(table) if row["kind"] in kinds}
    old = {word[0] + word[1:].replace("ủy", "uỷ").replace("hóa", "hoá") for word in words}
    return alternatives(words | old, any_case=any_case)
