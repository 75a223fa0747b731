"""Candidates as rows of figures, which a ranking weighs."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from vnpolicy.index.asking import Asked
from vnpolicy.index.candidates import Candidates
from vnpolicy.index.facts import Holds

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
    entries = _entry_rows(candidates, ids)
    numbers = np.array([candidates.documents[i] for i in ids], dtype=np.int64)
    documents, inverse, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    words, cosines = (_best(entries[:, ENTRY.index(name)], inverse, counts) for name in ("words", "cosine"))
    cosines = np.where(counts[:, None] > 1, cosines[:, :2], cosines[:, :1] - [0.0, ALONE])
    title = max(candidates.titles.values(), default=0.0) or 1.0
    facts = [_of_document(candidates, d, n, title) for d, n in zip(documents.tolist(), counts.tolist(), strict=True)]
    rows = np.hstack([words, cosines, np.log(counts)[:, None], np.array(facts)])
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


def _entry_rows(candidates: Candidates, ids: list[int]) -> "Rows":
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
    holds = np.array([candidates.holds[i] for i in ids], dtype=np.int64)
    asked = [(holds & flag > 0) * (asks in candidates.asked) for asks, flag in ASKED.values()]
    return np.stack([*columns, *asked], axis=1)


def _of_document(candidates: Candidates, document: int, hits: int, best_title: float) -> list[float]:
    facts, title = candidates.facts[document], candidates.titles.get(document, 0.0)
    return [
        hits / max(hits, facts.passages),
        math.log(facts.passages),
        title / candidates.most,
        title / best_title,
        (facts.year - _YEAR) / 10 if facts.year else 0.0,
        *(float(facts.normative == kind) for kind in ("law", "decree", "circular")),
        float(facts.amending),
        float(document in candidates.placed),
    ]
