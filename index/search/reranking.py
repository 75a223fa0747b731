"""Reranking by a cross-encoder, which reads query and hit together: slow, optional, chosen by name."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import Any, Protocol

from vnpolicy.index.encoding.model_files import on_this_machine
from vnpolicy.index.entries.hits import Hit
from vnpolicy.index.errors import EncoderMissing

READ = 40  # hits that are read again; a small cross-encoder takes a second for them on two cores
ROOM = 1200  # characters of a hit, about what such models take


class Reranker(Protocol):
    """What gives a text a score for a query; more is better."""

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """One score a text."""


class CrossEncoderReranker:
    """A cross-encoder of Sentence Transformers by name or folder; needs the extra `models`."""

    def __init__(self, name: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise EncoderMissing(
                name, "it needs sentence-transformers", "install it: pip install sentence-transformers"
            )
        local = on_this_machine(name, "a cross-encoder")
        from sentence_transformers import CrossEncoder

        try:
            self._model: Any = CrossEncoder(name, local_files_only=local)
        except (OSError, ValueError) as error:
            advice = "give the name of a cross-encoder that can be downloaded, or the folder of one"
            raise EncoderMissing(name, f"no such model ({str(error).splitlines()[0]})", advice) from error

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """One score a text."""
        scores = self._model.predict([(query, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in scores]


def rerank(hits: Sequence[Hit], query: str, reranker: Reranker, limit: int) -> list[Hit]:
    """The first hits in the order of the reranker; its scores take the place of theirs."""
    head = list(hits[: max(READ, limit)])
    texts = [f"{hit.quote[:ROOM]}\n{hit.document.title or ''}" for hit in head]
    scored = [replace(hit, score=score) for hit, score in zip(head, reranker.score(query, texts), strict=True)]
    return sorted(scored, key=lambda hit: -hit.score)[:limit]
