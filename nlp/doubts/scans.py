"""Words that were hard to read in a scan, turned into reviews of the records that rest on them."""

from collections.abc import Iterable, Iterator, Sequence

from vnpolicy.ingest.document import Document, Note, Span
from vnpolicy.ingest.scan.notes import HARD_TO_READ
from vnpolicy.nlp.plan import Header, Review


def review_notes(document: Document, header: Header, records: Iterable[Span]) -> tuple[Review, ...]:
    """The document's notes as reviews: those on single words only where a record or a fact of the header has them."""
    words = [note.span for note in document.notes if note.span and note.reason == HARD_TO_READ]
    others = [note for note in document.notes if note.span is None or note.reason != HARD_TO_READ]
    return (*map(_review, others), *_doubted(words, sorted(set(records))), *_doubted_facts(document, header, words))


def _review(note: Note) -> Review:
    return Review(note.reason, note.span)


def _doubted(words: Sequence[Span], records: Sequence[Span]) -> Iterator[Review]:
    for record in records:
        if any(record.start <= word.start and word.end <= record.end for word in words):
            yield Review("words of it were hard to read in the scan", record)


def _doubted_facts(document: Document, header: Header, words: Sequence[Span]) -> Iterator[Review]:
    """Each fact of the header that holds a doubtful word, with the word's place."""
    facts = {"number": header.doc_number, "issuer": header.issuer, "title": header.title, "signer": header.signer}
    for word in words:
        text = document.text[slice(*word)].strip(".,;:()").lower()
        for name, fact in facts.items():
            if len(text) > 1 and fact and text in fact.lower().replace("/", " ").split():
                yield Review(f"the {name} was hard to read in the scan", word)
