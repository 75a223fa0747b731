"""A comparison as plain dicts: counts, then every target and task with its state, its changes, and both records."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from vnpolicy.cli.english_json import card_in_english, record_in_english
from vnpolicy.index.comparison.comparison import STATES, Comparison, Pair
from vnpolicy.index.comparison.fields import is_strict
from vnpolicy.index.comparison.words import changed_words
from vnpolicy.nlp.plan import Plan, Target
from vnpolicy.nlp.record_json import plan_json, record_json

# Under which names of a record's JSON a field stands.
VALUES: Mapping[str, tuple[str, ...]] = {
    "deadline": ("start", "end", "period"),
    "value": ("value", "value_max", "comparator"),
    "wording": ("quote",),
}


def comparison_json(comparison: Comparison, asked: Collection[str] = ()) -> dict[str, Any]:
    """The whole comparison; of the records only those of the states that were asked for."""
    return {
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "two_languages": comparison.languages,
        "counts": {name: count_states(pairs) for name, pairs in _kinds(comparison).items()},
        **{
            name: [_pair(comparison, pair) for pair in pairs if not asked or pair.state in asked]
            for name, pairs in _kinds(comparison).items()
        },
    }


def count_states(pairs: Collection[Pair]) -> dict[str, int]:
    """How many records are the same, changed, added and dropped."""
    counts = Counter(pair.state for pair in pairs)
    return {state: counts[state] for state in STATES}


def _kinds(comparison: Comparison) -> dict[str, tuple[Pair, ...]]:
    return {"targets": comparison.of_kind("target"), "tasks": comparison.of_kind("task")}


def _document(plan: Plan) -> dict[str, Any]:
    card = card_in_english(plan_json(plan)["document"])
    return {name: value for name, value in card.items() if name not in ("recipients", "review")}


def _pair(comparison: Comparison, pair: Pair) -> dict[str, Any]:
    sides = ((pair.old, comparison.old), (pair.new, comparison.new))
    old, new = (record_in_english(record_json(record), plan.language) if record else None for record, plan in sides)
    return {
        "state": pair.state,
        "changes": [_change(pair, change.field, old or {}, new or {}, change.renamed) for change in pair.changes],
        "moved": pair.moved,
        "likelihood": round(pair.chance, 3),
        "within": list(pair.within.span) if pair.within else None,
        "old": old,
        "new": new,
    }


def _change(pair: Pair, field: str, old: Mapping[str, Any], new: Mapping[str, Any], renamed: bool) -> dict[str, Any]:  # noqa: FBT001
    names = VALUES.get(field, (field,))
    values = {
        side: record[names[0]] if len(names) == 1 else {name: record[name] for name in names if name in record}
        for side, record in (("old", old), ("new", new))
    }
    told: dict[str, Any] = {"field": field, **values}
    if field in ("lead", "coordinating"):
        told["renamed"] = renamed
    if field == "value" and isinstance(pair.old, Target) and isinstance(pair.new, Target):
        told["old"]["strict"], told["new"]["strict"] = is_strict(pair.old), is_strict(pair.new)
    if field == "wording" and pair.old and pair.new:
        told["words"] = [[list(gone), list(come)] for gone, come in changed_words(pair.old.quote, pair.new.quote)]
    return told
