"""What an engineer would take instead: bm25s and SQLite FTS5 over the same passages, one hit a document."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from benchmarks.retrieval_library import name_of
from benchmarks.retrieval_measures import Names
from vnpolicy.index import Library
from vnpolicy.index.storage.reading import read_document_entries
from vnpolicy.index.wording.words import syllables

System = Callable[[str], Sequence[Names]]
DEPTH = 100  # passages among which documents are looked for


def passages_of(library: Library) -> Iterator[tuple[str, str]]:
    """Document and text of every passage, the document's title before each."""
    for card in library.documents():
        for entry in read_document_entries(library.store, card.id):
            if entry.kind == "passage":
                yield name_of(card.source), f"{card.title or ''}\n{entry.quote}"


def make_bm25s(library: Library) -> System:
    """bm25s (Lucene's BM25, k1 1.5, b 0.75) on lower-case syllables."""
    import bm25s

    names, numbers, tokens = [], {}, []
    for name, text in passages_of(library):
        names.append(name)
        tokens.append([numbers.setdefault(part, len(numbers)) for part in syllables(text)])
    index = bm25s.BM25()
    index.index(bm25s.tokenization.Tokenized(ids=tokens, vocab=numbers), show_progress=False)

    def search(query: str) -> list[Names]:
        asked = [[numbers[part] for part in dict.fromkeys(syllables(query)) if part in numbers]]
        if not asked[0]:
            return []
        wanted = bm25s.tokenization.Tokenized(ids=asked, vocab=numbers)
        places, _ = index.retrieve(wanted, k=min(DEPTH, len(names)), show_progress=False)
        return [(names[place],) for place in places[0]]

    return search


def make_fts5(library: Library) -> System:
    """SQLite FTS5 (`unicode61`, diacritics kept), any syllable of the query, ranked by its bm25()."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE passages USING fts5(name UNINDEXED, text, tokenize = 'unicode61 remove_diacritics 0')"
    )
    connection.executemany("INSERT INTO passages VALUES (?, ?)", passages_of(library))

    def search(query: str) -> list[Names]:
        parts = " OR ".join(f'"{part}"' for part in dict.fromkeys(syllables(query)))
        sql = "SELECT name FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"
        return [(row[0],) for row in connection.execute(sql, (parts, DEPTH))]

    return search
