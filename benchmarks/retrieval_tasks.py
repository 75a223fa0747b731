"""Questions about single tasks and targets, and whether a hit is the record that answers."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.labels import plain
from benchmarks.retrieval_library import name_of
from benchmarks.retrieval_sets import Question, QuestionSet, read_rows
from vnpolicy.index.entries.hits import Hit

LETTER = re.compile(r"[^\W_]")
RECORDS = ("task", "target")
SHARE = 0.5  # of the shorter of answer and record, that has to be common to both


def task_texts(gold: Path) -> Iterator[tuple[str, str]]:
    """Stems and texts of the documents."""
    for path in sorted((gold / "source").iterdir()):
        yield path.stem, path.read_text(encoding="utf-8", errors="surrogateescape")


def read_tasks(path: Path) -> list[QuestionSet]:
    """The sets by language, and those of the questions that avoid their record's words."""
    rows = read_rows(path)
    return [
        QuestionSet(f"tasks {language}{', other words' if avoids else ''}", "tasks", _questions(rows, language, avoids))
        for language in ("vi", "en")
        for avoids in (False, True)
    ]


def _questions(rows: list[dict[str, str]], language: str, avoids: bool) -> tuple[Question, ...]:  # noqa: FBT001
    kept = (row for row in rows if not avoids or row["avoids"] == "yes")
    return tuple(Question(row["id"], row[language], frozenset(_places(row))) for row in kept)


def _places(row: dict[str, str]) -> Iterator[str]:
    """Each place with its document: `STEM:6510-6660`."""
    for place in re.split(r"[;,]\s*", row["answers"]):
        yield place if ":" in place else f"{row['document']}:{place}"


class TaskNames:
    """Names of hits: the places of the answers that they are."""

    def __init__(self, gold: Path, sets: list[QuestionSet]) -> None:
        self._folder = gold / "source"
        self._places: dict[str, list[str]] = {}
        for place in {place for asked in sets for question in asked.questions for place in question.answers}:
            self._places.setdefault(place.partition(":")[0], []).append(place)
        self._letters = cache(self._read_letters)
        self.places = cache(self._find_places)  # the same records come back for many questions

    def __call__(self, hit: Hit) -> tuple[str, ...]:
        """The hit's own name and the places that it answers; nothing for what is no record."""
        if hit.kind not in RECORDS:
            return ()
        return (str(hit.id), *self.places(name_of(hit.document.source), hit.quote))

    def _find_places(self, stem: str, quote: str) -> tuple[str, ...]:
        """The places of answers in a document at which a record stands."""
        return tuple(place for place in self._places.get(stem, ()) if self._same(stem, place, quote))

    def _read_letters(self, stem: str) -> tuple[list[int], str]:
        """Where the letters and digits of a document stand in its plain text, and those themselves."""
        path = self._folder / f"{stem}.txt"
        text = plain(path.read_text(encoding="utf-8", errors="surrogateescape"))
        return [found.start() for found in LETTER.finditer(text)], "".join(LETTER.findall(text))

    def _same(self, stem: str, place: str, quote: str) -> bool:
        """Whether a record stands in the place, or covers it: blanks, marks and cell borders aside."""
        offsets, letters = self._letters(stem)
        start, end = (bisect_left(offsets, int(part)) for part in place.partition(":")[2].split("-"))
        wanted = "".join(LETTER.findall(plain(quote)))
        found = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", letters)] if wanted else []
        least = SHARE * min(len(wanted), end - start)
        return any(min(at + len(wanted), end) - max(at, start) >= least for at in found)
