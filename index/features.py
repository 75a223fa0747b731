"""Candidates as rows of figures, which a ranking weighs."""

import math
from typing import TYPE_CHECKING

from vnpolicy.index.candidates import Candidates, DocumentFacts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float64]

ENTRY = ("words", "words_of_best", "syllables", "syllables_of_best", "first", "cosine", "cosine_of_best")
DOCUMENT = (
    *("doc_words", "doc_words_2", "doc_words_3", "doc_syllables", "doc_syllables_2"),
    *("doc_cosine", "doc_cosine_2", "hits", "hit_share", "passages"),
    *("title", "title_pairs", "title_of_best", "year", "law", "decree", "circular", "amending"),
)
FEATURES = (*ENTRY, *DOCUMENT)
_YEAR = 2015  # about the middle of what libraries hold; 0 for a document without a date


def make_features(candidates: Candidates) -> "tuple[list[int], Rows]":
    """Ids and figures, shape (candidates, `FEATURES`), in the order of the candidates."""
    import numpy as np

    ids = list(candidates.documents)
    entries = _entry_rows(candidates, ids)
    numbers = np.array([candidates.documents[i] for i in ids], dtype=np.int64)
    documents, inverse = np.unique(numbers, return_inverse=True)
    titles = max(candidates.title_pairs.values(), default=0.0) or 1.0
    rows = np.zeros((len(documents), len(DOCUMENT)))
    for place, document in enumerate(documents.tolist()):
        own = entries[inverse == place]
        rows[place, :8] = _of_entries(own)
        rows[place, 8:] = _of_document(candidates, document, len(own), titles)
    return ids, np.hstack([entries, rows[inverse]])


def _entry_rows(candidates: Candidates, ids: list[int]) -> "Rows":
    """Figures of the entries by themselves."""
    import numpy as np

    words = np.array([candidates.words.get(i, 0.0) for i in ids])
    syllables = np.array([candidates.syllables.get(i, 0.0) for i in ids])
    floor = min(candidates.cosines.values(), default=0.0)
    cosines = np.array([candidates.cosines.get(i, floor) for i in ids])
    first = 1 / (1 + np.argsort(np.argsort(-words, kind="stable")))
    columns = (
        words / candidates.most,
        words / (words.max(initial=0.0) or 1.0),
        syllables / candidates.most_syllables,
        syllables / (syllables.max(initial=0.0) or 1.0),
        first * (words > 0),
        cosines,
        cosines - cosines.max(initial=floor),
    )
    return np.stack(columns, axis=1)


def _of_entries(own: "Rows") -> list[float]:
    """The best of a document's entries, and how many there are."""
    import numpy as np

    words, syllables, cosines = (np.sort(own[:, ENTRY.index(name)])[::-1] for name in ("words", "syllables", "cosine"))
    second = cosines[1] if len(own) > 1 else cosines[0] - 0.1
    return [*_padded(words, 3), *_padded(syllables, 2), float(cosines[0]), float(second), math.log(len(own))]


def _of_document(candidates: Candidates, document: int, hits: int, titles: float) -> list[float]:
    facts = candidates.facts.get(document, DocumentFacts(1, None, "", amending=False))
    pairs = candidates.title_pairs.get(document, 0.0)
    return [
        hits / max(hits, facts.passages),
        math.log(facts.passages),
        candidates.titles.get(document, 0.0) / candidates.most_syllables,
        pairs / candidates.most,
        pairs / titles,
        (facts.year - _YEAR) / 10 if facts.year else 0.0,
        *(float(facts.normative == kind) for kind in ("law", "decree", "circular")),
        float(facts.amending),
    ]


def _padded(best: "Rows", count: int) -> list[float]:
    return [float(best[place]) if place < len(best) else 0.0 for place in range(count)]
