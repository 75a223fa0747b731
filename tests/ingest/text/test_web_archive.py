import base64
import quopri
import time

import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument

PAGE = """<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"></head><body>
<p>KẾ HOẠCH</p><table border=1><tr><td>Sở Y tế</td><td>chủ trì</td></tr></table></body></html>"""
HEAD = b"""From: "Saved by a browser"
MIME-Version: 1.0
Content-Type: multipart/related;
\tboundary="----=_Next"

This is a web page in one file.

"""


def part(kind, data, coding):
    packed = quopri.encodestring(data) if coding == b"quoted-printable" else base64.encodebytes(data)
    return b"------=_Next\nContent-Type: %b\nContent-Transfer-Encoding: %b\n\n%b\n" % (kind, coding, packed)


def saved(page, coding=b"quoted-printable", head=HEAD):
    picture = part(b"image/png", bytes(300), b"base64")
    return head + picture + part(b'text/html; charset="utf-8"', page, coding) + b"------=_Next--\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(PAGE.encode()), id="as Word writes it"),
        pytest.param(saved(PAGE.encode(), b"base64"), id="as base64"),
        pytest.param(saved(PAGE.encode()).replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(b"\xef\xbb\xbf" + saved(PAGE.encode()), id="byte-order mark"),
        pytest.param(saved(PAGE.encode("utf-16")), id="UTF-16 inside"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + PAGE.encode(), id="the page alone"),
    ],
)
def test_page_saved_whole_is_read(data):
    document = read_bytes(data, "a.doc")
    assert document.text == "KẾ HOẠCH\nSở Y tế\tchủ trì"
    assert document.digest == read_bytes(data, "b.mht").digest != read_bytes(PAGE.encode(), "c").digest


MAIL = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\nDear all,"
NESTED = b"".join(b"--b%d\nContent-Type: multipart/related; boundary=b%d\n\n" % (n, n + 1) for n in range(3000))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(MAIL, "e-mail", id="e-mail"),
        pytest.param(saved(b"").partition(b"text/html")[0], "e-mail", id="no page in it"),
        pytest.param(
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n" + NESTED, "damaged", id="deep"
        ),
        pytest.param(HEAD + b"------=_Next\n\nx\n" * 300_000, "more than a page", id="very many parts"),
        pytest.param(saved(b"<html></html>"), "no text", id="empty page"),
    ],
)
def test_what_is_no_page_is_refused_soon(data, reason):
    start = time.process_time()
    with pytest.raises(UnreadableDocument, match=reason) as refused:
        read_bytes(data, "a.mht")
    assert refused.value.advice
    assert time.process_time() - start < 5


def test_text_about_mail_is_text():
    text = "Kế hoạch: chuyển đổi số\nMIME-Version: 1.0 là tiêu chuẩn."
    assert read_bytes(("Mục 1\n" + text).encode(), "a.txt").text.startswith("Mục 1")
