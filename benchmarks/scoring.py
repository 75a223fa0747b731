"""Precision, recall and F1 of extracted records against records read by hand, per field.

A predicted record is paired with a gold record when their quotes share enough words (multiset F1 >= 0.6), each once,
the best pairs first; of like quotes, tasks of the same lead and targets of the same value and end. Fields are scored on
top of that as (pair, field, value): a wrong value is a false positive and a false negative, a missing one a false
negative, one that should be null a false positive.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

MATCH = 0.6
TITLE_MATCH = 0.9  # a title is right when nearly all of its words are
WHOLE = "tasks (what, who and when all right)"
FIELDS: dict[str, tuple[str, ...]] = {
    "legal_bases": ("doc_type", "doc_number", "issued"),
    "targets": ("value", "value_max", "unit", "direction", "comparator", "start", "end"),
    "tasks": ("start", "end", "recurrence"),
}
FOLDED = {"doc_type", "doc_number", "unit"}  # compared in lower case, abbreviations expanded
NUMERIC = {"value", "value_max"}
# The two spellings of one name count as equal: "UBND tỉnh" and "Ủy ban nhân dân tỉnh".
SPELLINGS = [
    (re.compile(rf"\b{short}"), full)
    for short, full in (
        (r"ubnd\b", "ủy ban nhân dân"),
        (r"hđnd\b", "hội đồng nhân dân"),
        (r"tp\b\.?", "thành phố"),
        (r"bql\b", "ban quản lý"),
        (r"kcn\b", "khu công nghiệp"),
        (r"tw\b", "trung ương"),
        (r"ubmttq\b", "ủy ban mặt trận tổ quốc"),
        (r"ttg\b", "thủ tướng"),
        (r"uỷ\b", "ủy"),
        (r"hoà\b", "hòa"),
        (r"xoá\b", "xóa"),
        (r"hoá\b", "hóa"),
        (r"thuỷ\b", "thủy"),
    )
]

Record = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of true positives, false positives and false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, gold: object, predicted: object) -> None:
        """Count one value; `None` is the absence of one."""
        if gold is not None and gold == predicted:
            self.tp += 1
        else:
            self.fp += predicted is not None
            self.fn += gold is not None

    def add_sets(self, gold: frozenset[str], predicted: frozenset[str]) -> None:
        """Count the members of two sets."""
        self.tp += len(gold & predicted)
        self.fp += len(predicted - gold)
        self.fn += len(gold - predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 1.0 where there was nothing to find and nothing found."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else 1.0


@dataclass(slots=True)
class Miss:
    """One difference: the kind or field it belongs to, and both sides."""

    field: str
    gold: str
    predicted: str


@dataclass(slots=True)
class Score:
    """Tallies by field, the misses, and the predicted records that are wrong (for the measure of review marks)."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)
    right: list[Record] = field(default_factory=list)
    wrong: list[Record] = field(default_factory=list)


def words(text: object) -> list[str]:
    """Words of `text` in lower case."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", str(text)).lower())


def plain(value: object) -> str:
    """A value as compared: lower case, abbreviations expanded, punctuation and white space folded."""
    text = unicodedata.normalize("NFC", str(value)).lower()
    for short, full in SPELLINGS:
        text = short.sub(full, text)
    return " ".join(re.findall(r"[\w%/.\-]+", text.replace("&", " và "))).strip(" .-")


def overlap(a: list[str], b: list[str]) -> float:
    """Multiset F1 of two lists of words."""
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b)) if a and b else 0.0


def names(value: list[str] | None) -> frozenset[str]:
    """Agencies as compared: a set of folded names."""
    return frozenset(plain(name) for name in value or [])


def pair_records(gold: list[Record], predicted: list[Record]) -> list[tuple[int, int]]:
    """Pairs of indexes (gold, predicted) that speak of the same thing, best first."""
    left = [words(record["quote"]) for record in gold]
    right = [words(record.get("quote") or "") for record in predicted]
    scored = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if (share := overlap(a, b)) >= MATCH:
                alike = 0.01 * _count_alike(gold[i], predicted[j])
                scored.append((share + alike, -abs(i / len(left) - j / len(right)), i, j))
    return list(_greedy(sorted(scored, reverse=True)))


def _count_alike(gold: Record, predicted: Record) -> int:
    """How many fields are equal that tell records of one quote apart: figures of one row of a table have one quote."""
    if "value" in gold:
        return sum(gold[name] == predicted.get(name) for name in ("value", "end"))
    return names(gold.get("lead")) == names(predicted.get("lead"))


def _greedy(scored: list[tuple[float, float, int, int]]) -> Iterator[tuple[int, int]]:
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    for _, _, i, j in scored:
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            yield i, j


def score_document(gold: Record, predicted: Record, score: Score) -> None:
    """Add one document's records to `score`."""
    _score_header(gold["document"], predicted.get("document") or {}, score)
    _mark_reviewed(predicted)
    for kind in FIELDS:
        _score_kind(kind, gold[kind], predicted.get(kind) or [], score)


def _mark_reviewed(predicted: Record) -> None:
    """Set `reviewed` on each task that a span of the review list touches."""
    marks = [mark["span"] for mark in (predicted.get("document") or {}).get("review", []) if mark.get("span")]
    for task in predicted.get("tasks") or []:
        start, end = task["span"]
        task["reviewed"] = any(left < end and start < right for left, right in marks)


def _score_header(gold: Record, predicted: Record, score: Score) -> None:
    for name, value in gold.items():
        a, b = ((v and plain(v)) or None for v in (value, predicted.get(name)))
        if name == "title" and a and b and overlap(words(a), words(b)) >= TITLE_MATCH:
            b = a
        if a != b:
            score.misses.append(Miss(f"document.{name}", str(value), str(predicted.get(name))))
        for key in ("document", f"document.{name}"):
            score.tallies[key].add(a, b)


def _score_kind(kind: str, gold: list[Record], predicted: list[Record], score: Score) -> None:
    pairs = pair_records(gold, predicted)
    found, hits = {i for i, _ in pairs}, {j for _, j in pairs}
    tally = score.tallies[kind]
    tally.tp += len(pairs)
    tally.fn += len(gold) - len(pairs)
    tally.fp += len(predicted) - len(pairs)
    score.misses += [Miss(kind, record["quote"], "-") for i, record in enumerate(gold) if i not in found]
    score.misses += [Miss(kind, "-", str(record.get("quote"))) for j, record in enumerate(predicted) if j not in hits]
    for i, j in pairs:
        for name in FIELDS[kind]:
            _score_value(f"{kind}.{name}", name, (gold[i], predicted[j]), score)
    if kind == "tasks":
        _score_tasks([(gold[i], predicted[j]) for i, j in pairs], len(gold), len(predicted), score)
        score.wrong += [record for j, record in enumerate(predicted) if j not in hits]


def _score_value(key: str, name: str, pair: tuple[Record, Record], score: Score) -> None:
    fold: Callable[[Any], object] = plain if name in FOLDED else (_number if name in NUMERIC else str)
    a, b = (None if (value := record.get(name)) in (None, "") else fold(value) for record in pair)
    score.tallies[key].add(a, b)
    if a != b:
        score.misses.append(Miss(key, f"{a} | {pair[0]['quote']}", str(b)))


def _number(value: float) -> float:
    return round(float(value), 6)


def _score_tasks(pairs: list[tuple[Record, Record]], gold: int, predicted: int, score: Score) -> None:
    whole = 0
    for a, b in pairs:
        for role in ("lead", "coordinating"):
            left, right = names(a.get(role)), names(b.get(role))
            score.tallies[f"tasks.{role}"].add_sets(left, right)
            if left != right:
                score.misses.append(Miss(f"tasks.{role}", f"{sorted(left)} | {a['quote']}", str(sorted(right))))
        right_all = names(a["lead"]) == names(b.get("lead")) and (a["end"] or None) == (b.get("end") or None)
        whole += right_all
        (score.right if right_all else score.wrong).append(b)
    tally = score.tallies[WHOLE]
    tally.tp += whole
    tally.fn += gold - whole
    tally.fp += predicted - whole
