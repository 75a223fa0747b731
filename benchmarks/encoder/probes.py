"""Texts to try an encoder on: the records of the sample documents, Vietnamese and English."""

from benchmarks.encoder.folder import ROOT
from vnpolicy.ingest import read
from vnpolicy.nlp import extract

SHORTEST, LONGEST = 40, 330  # characters of most records


def sample_records() -> list[str]:
    """Quotes of the tasks, targets and legal bases of the bundled samples, each once, of a usual length."""
    texts: dict[str, None] = {}
    for path in sorted((ROOT / "corpus" / "samples").iterdir()):
        plan = extract(read(path))
        texts.update(dict.fromkeys(record.quote for record in (*plan.tasks, *plan.targets, *plan.bases)))
    return [text for text in texts if SHORTEST <= len(text) <= LONGEST]
