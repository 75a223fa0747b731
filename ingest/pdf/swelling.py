"""Streams of a PDF that unpack to more than a page is made of: told before PDFium makes objects of them."""

import zlib
from collections.abc import Iterator

from vnpolicy.ingest.errors import UnreadableDocument

PAGE_BYTES = 20_000_000  # of one stream unpacked, pictures aside; PDFium takes twenty times of it for its objects
MOST_SWOLLEN = 1_030  # times that the method can shrink anything
BEGIN, END = b"stream", b"endstream"
WORDS = 500  # bytes before a stream in which its dictionary stands


def check_streams(data: bytes, source: str) -> None:
    """Raise UnreadableDocument for a PDF with a stream of text or drawing that swells beyond the bound."""
    for start, end in _streams(data):
        words = data[max(0, start - WORDS) : start].rpartition(b" obj")[2]
        times = words.count(b"/FlateDecode") + words.count(b"/Fl ")
        if b"/Image" not in words and times and (end - start) * MOST_SWOLLEN**times > PAGE_BYTES:
            _check(data[start:end], times, source)


def _streams(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each stream begins and ends."""
    start = data.find(BEGIN)
    while start >= 0:
        end = data.find(END, start)
        end = len(data) if end < 0 else end
        yield start + len(BEGIN), end
        start = data.find(BEGIN, end + len(END))


def _check(packed: bytes, times: int, source: str) -> None:
    """Unpack a stream as often as it was packed."""
    for _ in range(times):
        unpacking = zlib.decompressobj()
        try:
            packed = unpacking.decompress(packed.lstrip(b"\r\n"), PAGE_BYTES)
        except zlib.error:
            return  # another method, or damage, or a password
        if unpacking.unconsumed_tail:
            raise UnreadableDocument(source, "a page unpacks to a suspicious size (a PDF bomb)", "do not open it")
