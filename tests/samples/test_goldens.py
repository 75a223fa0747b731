"""What the extractor reads in the samples is what their author wrote there."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEMS = sorted(path.stem for path in (ROOT / "tests/samples/goldens").glob("*.json"))
ALIKE = 0.8  # share of words from which on two quotes are of the same record
FIELDS = {
    "legal_bases": ("doc_type", "doc_number", "issued", "issuer", "title"),
    "targets": ("value", "value_max", "unit", "direction", "comparator", "start", "end"),
    "tasks": ("lead", "coordinating", "start", "end", "recurrence", "origin"),
}
TABLE_FIELDS = ("funding", "output")


def folded(value):
    """Values as compared: white space and the case of the first letter are the page's, not the record's."""
    if isinstance(value, list):
        return sorted(map(folded, value))
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split()).strip(" ;,.").casefold()
    return value


def likeness(one, other):
    a, b = (Counter(re.findall(r"\w+", quote.casefold())) for quote in (one, other))
    return 2 * (a & b).total() / max((a.total() + b.total()), 1)


def paired(wanted, found):
    """Records of the same quote side by side, best pairs first, with None where one has no partner."""
    scores = [
        (likeness(w["quote"], f["quote"]), -abs(i - j), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)
    ]
    pairs = {}
    for score, _, i, j in sorted(scores, reverse=True):
        if score >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    yield from ((wanted[i], found[j]) for i, j in sorted(pairs.items()))
    yield from ((record, None) for i, record in enumerate(wanted) if i not in pairs)
    yield from ((None, record) for j, record in enumerate(found) if j not in pairs.values())


def differences(kind, wanted, found):
    for want, have in paired(wanted, found):
        if want is None or have is None:
            yield f"{kind} {'extra' if want is None else 'missed'}: {(want or have)['quote'][:90]}"
            continue
        fields = FIELDS[kind] + (TABLE_FIELDS if want.get("origin") == "table" else ())
        for field in fields:
            if folded(want[field]) != folded(have[field]):
                yield f"{kind}.{field}: wanted {want[field]!r}, found {have[field]!r}: {want['quote'][:70]}"


def read_records(stem):
    from vnpolicy.ingest import read
    from vnpolicy.nlp import extract
    from vnpolicy.nlp.record_json import plan_json

    path = next(path for path in (ROOT / "corpus/samples").glob(f"{stem}.*"))
    document = read(path)
    return document, plan_json(extract(document))


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_gives_the_records_that_its_author_wrote(stem):
    golden = json.loads((ROOT / f"tests/samples/goldens/{stem}.json").read_text(encoding="utf-8"))
    document, found = read_records(stem)
    wrong = [
        f"document.{field}: wanted {value!r}, found {found['document'][field]!r}"
        for field, value in golden["document"].items()
        if folded(value) != folded(found["document"][field])
    ]
    for kind in FIELDS:
        wrong += differences(kind, golden[kind], found[kind])
        assert all(record["quote"] == document.text[slice(*record["span"])] for record in found[kind])
    assert not wrong, "\n".join(wrong)
