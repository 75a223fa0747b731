import contextlib
import io
import re
import time
import zipfile
from unittest.mock import patch

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.ingest import limits, read, read_bytes
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.word import converter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_file():
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def packed(data, method):
    """The archive with another method of compression written into each entry and into its directory."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        for found in re.finditer(re.escape(mark), data):
            changed[found.start() + at] = method
    return bytes(changed)


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODD = f'<w:numbering {NAMESPACE}><w:abstractNum><w:lvl w:ilvl="x"/></w:abstractNum></w:numbering>'
EXTERNAL = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty file"),
        pytest.param(b" \n\t\n", "no text", id="only blanks"),
        pytest.param(bytes(range(256)) * 40, "no text that can be read", id="binary noise"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "picture", id="picture"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(50), "picture", id="photograph"),
        pytest.param(b"{\\rtf1 }", "no text", id="empty RTF"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "damaged", id="old Word file cut short"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "Excel", id="old Excel file"),
        pytest.param(OLE, "old format", id="unknown office file"),
        pytest.param(zipped({"a.txt": "x"}), "without a Word document", id="a zip that is no docx"),
        pytest.param(zipped({"xl/workbook.xml": "x"}), "Excel", id="workbook"),
        pytest.param(
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
            "OpenDocument file that does not say it is a text",
            id="OpenDocument sheets",
        ),
        pytest.param(zipped({"word/a.txt": "x"}), "without a Word document", id="a folder called word"),
        pytest.param(packed(word_file(), 9), "cannot be unpacked here", id="docx of Deflate64"),
        pytest.param(packed(word_file(), 14), "damaged", id="docx whose LZMA is none"),
        pytest.param(b"PK\x03\x04" + bytes(30), "damaged", id="broken zip"),
        pytest.param(zipped({"word/document.xml": "<a"}), "damaged", id="broken XML"),
        pytest.param(zipped({"word/document.xml": "<a/>"}), "damaged", id="XML without a body"),
        pytest.param(zipped({"word/document.xml": EXTERNAL}), "damaged", id="external entity"),
        pytest.param(zipped({"word/document.xml": bytes(30_000_000)}), "bomb", id="zip bomb"),
        pytest.param(
            zipped({"word/document.xml": f"<w:document {NAMESPACE}><w:body/></w:document>", "word/numbering.xml": ODD}),
            "no text",
            id="odd list levels",
        ),
        pytest.param(word_file()[:3000], "damaged", id="truncated docx"),
        pytest.param(word_file(), "no text", id="empty Word document"),
        pytest.param(b"%PDF-1.4\n1 0 obj", "damaged", id="truncated PDF"),
        pytest.param(b"<html><body></body></html>", "no text", id="empty page"),
        pytest.param(b"\x1f\x8b\x08" + bytes(20), "archive", id="gzip"),
    ],
)
def test_file_that_gives_no_text_is_refused_in_one_sentence(data, reason):
    with pytest.raises(UnreadableDocument, match=reason) as refusal:
        read_bytes(data, "thư mục/a.docx")
    assert refusal.value.source == "thư mục/a.docx"
    assert refusal.value.advice
    assert "\n" not in str(refusal.value)


def test_protected_word_document_asks_for_its_password():
    with pytest.raises(PasswordNeeded, match="password"):
        read_bytes(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx")


@pytest.mark.parametrize("name", ["missing.txt", "", "a\x00b"])
def test_path_that_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(UnreadableDocument):
        read(f"{tmp_path}/{name}")


def test_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(UnreadableDocument, match="bytes"):
        read(path)


def test_text_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 10)
    with pytest.raises(UnreadableDocument, match="characters"):
        read_bytes(b"A plan with many words.", "a.txt")


def test_ending_does_not_decide(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_text("KẾ HOẠCH\n\nSở Y tế chủ trì.", encoding="utf-8")
    assert read(path).text == "KẾ HOẠCH\nSở Y tế chủ trì."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<!-- a -->" * 3000, id="comments without a page"),
        pytest.param("|" * 60_000, id="pipes in one line"),
        pytest.param("# a\n# b\n" + "[*a " * 20_000, id="marks that never close"),
        pytest.param("\n" * 200_000 + "a", id="blank lines"),
        pytest.param("- " * 50_000, id="one line of bullets"),
        pytest.param("A. " * 50_000, id="one line of letters"),
        pytest.param("<p>" + "<b>" * 200 + "a", id="tags that never close"),
        pytest.param("Quyáº¿t Ä‘á»‹nh cá»§a\n" + "a" * 200_000, id="a long word in a text that is mended"),
    ],
)
def test_text_made_to_cost_time_does_not(text):
    start = time.process_time()
    with contextlib.suppress(UnreadableDocument):
        read_bytes(text.encode(), "x")
    assert time.process_time() - start < 3


HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"{\\rtf1\\trowd\\cellx9 a\\cell\\row\\u7896?\\'d2",
        b"PK\x03\x04",
        b"<html><p>",
        b"# a\n# b\n|a|\n|--|\n",
        OLE[:8],
        b"\xff\xfe",
    ]
)


@given(HEADS, st.binary(max_size=300))
def test_any_bytes_give_a_document_or_one_kind_of_error(head, rest):
    try:
        with patch.object(converter, "find_converter", return_value=None):  # it takes seconds where it is installed
            document = read_bytes(head + rest, "x")
    except UnreadableDocument:
        return
    assert document.text.strip()
    assert all(0 <= b.span.start <= b.span.end <= len(document.text) for b in document.blocks)
