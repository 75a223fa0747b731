"""The corpus of legal texts that several benchmarks read: a line of JSON a document, packed by xz."""

import itertools
import lzma
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import shared_folder


def corpus_file() -> Path:
    """Where the corpus lies among the evaluation material."""
    return shared_folder("corpus", "legal-corpus.jsonl.xz")


def corpus_lines(path: Path, every: int = 1) -> Iterator[str]:
    """Each line of the corpus, or every k-th."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from itertools.islice(file, 0, None, every)
