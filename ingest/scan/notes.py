"""What a person should know of a recognised document: pages left out, and words that were hard to read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Note, Span

if TYPE_CHECKING:
    from vnpolicy.ingest.scan.engine import Seen
    from vnpolicy.ingest.scan.reading import Reading

DOUBTFUL = 60  # confidence of a word, of 100
POOR = 75  # confidence of a page
HARD_TO_READ = "hard to read in the scan"


def find_notes(readings: Sequence["Reading"], text: str) -> Iterator[Note]:
    """Notes on how a document's pages were recognised; words that were hard to read with their place in the text."""
    read = [reading.number for reading in readings if reading.page]
    if read:
        yield Note(f"{page_list(read)} recognised from pictures by OCR; compare the records with the document")
    for reading in readings:
        if reading.page is None:
            yield Note(f"page {reading.number} was left out: OCR failed ({reading.failure})")
    poor = [r.number for r in readings if r.page and r.page.words and r.page.confidence < POOR]
    if poor:
        yield Note(f"{page_list(poor)} could hardly be read")
    yield from (Note(HARD_TO_READ, span) for span in _doubtful(readings, text))


def page_list(numbers: Iterable[int]) -> str:
    """`page 3`, `pages 1-4, 7`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
    return f"page{'s' if len(runs) > 1 or runs[0][0] != runs[0][1] else ''} {words}"


def _doubtful(readings: Sequence["Reading"], text: str) -> Iterator[Span]:
    """Places of doubtful words, found by the words around them."""
    for reading in readings:
        words = reading.page.words if reading.page else ()
        for index, word in enumerate(words):
            if word.confidence < DOUBTFUL:
                yield from _place(words, index, text)


def _place(words: Sequence["Seen"], index: int, text: str) -> Iterator[Span]:
    before = f"{words[index - 1].text} " if index else ""
    after = f" {words[index + 1].text}" if index + 1 < len(words) else ""
    for left, right in ((before, after), (before, ""), ("", after), ("", "")):
        wanted = left + words[index].text + right
        at = text.find(wanted)
        if at >= 0 and text.find(wanted, at + 1) < 0:
            start = at + len(left)
            yield Span(start, start + len(words[index].text))
            return
