"""Candidates as rows of figures, which a ranking weighs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vnpolicy.index.lexical.facts import KINDS, Facts, Holds, unpack
from vnpolicy.index.query.asking import Asked
from vnpolicy.index.search.candidates import Candidates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float64]

ENTRY = ("words", "words_of_best", "first", "cosine", "cosine_of_best", "context")
# "Đơn vị nào chủ trì", "by when", "bao nhiêu": a record that holds what is asked for. A quantity may stand in a task.
ASKED: Mapping[str, tuple[Asked, Holds]] = {
    "asked_lead": ("agency", Holds.LEAD),
    "asked_due": ("time", Holds.DUE),
    "asked_target": ("quantity", Holds.TARGET),
    "asked_figure": ("quantity", Holds.FIGURE),
}
DOCUMENT = (
    *("doc_words", "doc_words_2", "doc_words_3", "doc_cosine", "doc_cosine_2"),
    *("hits", "hit_share", "passages", "title", "title_of_best"),
    *("year", "law", "decree", "circular", "amending", "place"),
)
FEATURES = (*ENTRY, *ASKED, *DOCUMENT, "association")
ALONE = 0.1  # what the second best cosine is below the best, where there is no second
_YEAR = 2015  # about the middle of what libraries hold; 0 for a document without a date


def make_features(candidates: Candidates) -> "tuple[list[int], Rows]":
    """Ids and figures, shape (candidates, `FEATURES`), in the order of the candidates; none is read closely yet."""
    import numpy as np

    ids = list(candidates.documents)
    facts = unpack(np.array([candidates.facts[i] for i in ids], dtype=np.int64))
    entries = _entry_rows(candidates, ids, facts)
    numbers = np.array([candidates.documents[i] for i in ids], dtype=np.int64)
    documents, firsts, inverse, counts = np.unique(numbers, return_index=True, return_inverse=True, return_counts=True)
    words, cosines = (_best(entries[:, ENTRY.index(name)], inverse, counts) for name in ("words", "cosine"))
    cosines = np.where(counts[:, None] > 1, cosines[:, :2], cosines[:, :1] - [0.0, ALONE])
    of_documents = Facts(*(column[firsts] for column in facts))
    rows = np.hstack([words, cosines, _document_rows(candidates, documents, of_documents, counts)])
    return ids, np.hstack([entries, rows[inverse], np.zeros((len(ids), 1))])


def _best(figures: "Rows", inverse: "NDArray[np.intp]", counts: "NDArray[np.intp]") -> "Rows":
    """The three greatest figures of each document, shape (documents, 3); 0 where it has fewer."""
    import numpy as np

    order = np.lexsort((-figures, inverse))
    place = np.arange(len(figures)) - np.repeat(np.cumsum(counts) - counts, counts)
    found = np.zeros((len(counts), 3))
    first = place < found.shape[1]
    found[inverse[order][first], place[first]] = figures[order][first]
    return found


def _known(figures: Mapping[int, float], ids: list[int]) -> "Rows":
    """Figures of some entries; one that is not known is not above the least that is."""
    import numpy as np

    least = min(figures.values(), default=0.0)
    return np.array([figures.get(i, least) for i in ids])


def _entry_rows(candidates: Candidates, ids: list[int], facts: Facts) -> "Rows":
    """Figures of the entries by themselves."""
    import numpy as np

    words = np.array([candidates.words.get(i, 0.0) for i in ids])
    cosines, contexts = (_known(figures, ids) for figures in (candidates.cosines, candidates.contexts))
    first = 1 / (1 + np.argsort(np.argsort(-words, kind="stable")))
    columns = (
        words / candidates.most,
        words / (words.max(initial=0.0) or 1.0),
        first * (words > 0),
        cosines,
        cosines - cosines.max(initial=-1.0),
        contexts,
    )
    asked = [(facts.holds & flag > 0) * (asks in candidates.asked) for asks, flag in ASKED.values()]
    return np.stack([*columns, *asked], axis=1)


def _document_rows(
    candidates: Candidates, documents: "NDArray[np.int64]", facts: Facts, hits: "NDArray[np.intp]"
) -> "Rows":
    """Figures of the documents by themselves; `hits` are their candidates."""
    import numpy as np

    ids = documents.tolist()
    titles = np.array([candidates.titles.get(document, 0.0) for document in ids])
    columns = (
        np.log(hits),
        hits / np.maximum(hits, facts.passages),
        np.log(facts.passages),
        titles / candidates.most,
        titles / (max(candidates.titles.values(), default=0.0) or 1.0),
        np.where(facts.years > 0, (facts.years - _YEAR) / 10, 0.0),
        *(facts.kinds == KINDS.index(kind) for kind in ("law", "decree", "circular")),
        facts.amending,
        np.array([document in candidates.placed for document in ids]),
    )
    return np.stack(columns, axis=1).astype(np.float64)
