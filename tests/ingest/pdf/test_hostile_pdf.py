import time
import zlib

import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.pdf import recognise, swelling

CATALOG, FONT = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LINE, LETTER = b"0 0 m 9 9 l S\n", b"BT /F1 9 Tf 9 9 Td (Official Gazette) Tj ET\n"


def pdf(content, *, box=b"0 0 600 800", times=1):
    """A PDF of one page, its content packed as often as said."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % box
    filters = b"/Filter[%b]" % (b"/FlateDecode " * times)
    stream = b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), filters, content)
    parts = (CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, FONT)
    objects = b"".join(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(parts, 1))
    return b"%PDF-1.4\n" + objects + b"trailer<</Size 6/Root 1 0 R>>"


def test_a_sound_page_is_read():
    assert read_bytes(pdf(LETTER), "a.pdf").text == "Official Gazette"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_page_that_swells_is_refused_before_it_costs_memory(times):
    start = time.process_time()
    with pytest.raises(UnreadableDocument, match="suspicious size"):
        read_bytes(pdf(LINE * (swelling.PAGE_BYTES // len(LINE) + 10_000), times=times), "a.pdf")
    assert time.process_time() - start < 5


def test_a_page_of_very_many_lines_costs_no_time():
    data = pdf(LINE * 300_000)
    start = time.process_time()
    with pytest.raises(UnreadableDocument):
        read_bytes(data, "a.pdf", ocr="never")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("box", [b"0 0 2147483647 1", b"0 0 0.001 5000", b"1 2147483647 0.001 4294967296"])
def test_a_page_without_the_shape_of_one_is_not_rendered(monkeypatch, box):
    monkeypatch.setattr(recognise, "resample", lambda *_: pytest.fail("it was rendered"))
    with pytest.raises(UnreadableDocument):
        read_bytes(pdf(LINE * 300, box=box), "a.pdf")
