"""Texts to try an encoder on: records of the sample documents, and of the gold set where it is."""

import json

from benchmarks.encoder.folder import ROOT
from benchmarks.results import shared_folder
from vnpolicy.ingest import read
from vnpolicy.nlp import extract

SHORTEST, LONGEST = 40, 330  # characters of most records
RECORDS = ("tasks", "targets", "legal_bases")


def sample_records() -> list[str]:
    """Quotes of the tasks, targets and legal bases of the bundled samples, each once, of a usual length."""
    texts: dict[str, None] = {}
    for path in sorted((ROOT / "corpus" / "samples").iterdir()):
        plan = extract(read(path))
        texts.update(dict.fromkeys(record.quote for record in (*plan.tasks, *plan.targets, *plan.bases)))
    return _usual(texts)


def real_records() -> list[str]:
    """The same of the documents of the gold set; none where that is not there."""
    texts: dict[str, None] = {}
    for path in sorted(shared_folder("gold", "records").glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        texts.update(dict.fromkeys(record["quote"] for kind in RECORDS for record in document.get(kind, ())))
    return _usual(texts)


def _usual(texts: dict[str, None]) -> list[str]:
    return [text for text in texts if SHORTEST <= len(text) <= LONGEST]
