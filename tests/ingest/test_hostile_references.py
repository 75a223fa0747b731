"""Files that point elsewhere: nothing outside of the file is opened, on this machine or on the network."""

import contextlib
import io
import socket
import zipfile

import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:document>"
OUTSIDE = "bí mật"


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a reader asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(OUTSIDE, encoding="utf-8")
    return path.as_uri()


def word_file(document=BODY, **parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            archive.writestr({"rels": "word/_rels/document.xml.rels", "settings": "word/settings.xml"}[name], text)
    return buffer.getvalue()


def relations(kind, target):
    tag = f'<Relationship Id="rId1" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{tag}</Relationships>'


def included(target):
    """A part of a page or a document that asks for another file by XInclude."""
    return f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{target}" parse="text"/>'


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda url: word_file(rels=relations("attachedTemplate", url)), id="template of a Word file"),
        pytest.param(lambda url: word_file(rels=relations("image", url)), id="linked picture"),
        pytest.param(lambda url: word_file(rels=relations("aFChunk", url)), id="linked text"),
        pytest.param(
            lambda url: word_file(BODY.replace("</w:body>", included(url) + "</w:body>")), id="XInclude in Word"
        ),
        pytest.param(
            lambda url: f'<html><link rel=stylesheet href="{url}"><p>Kế hoạch<img src="{url}">'.encode(), id="page"
        ),
        pytest.param(
            lambda url: f'<html><iframe src="{url}"></iframe><object data="{url}"></object><p>Kế hoạch'.encode(),
            id="frames",
        ),
        pytest.param(lambda url: f"<html><body>{included(url)}<p>Kế hoạch</p>".encode(), id="XInclude in a page"),
        pytest.param(
            lambda url: f'<html><base href="{url}"><meta http-equiv=refresh content="0;url={url}"><p>Kế hoạch'.encode(),
            id="refresh",
        ),
        pytest.param(lambda url: f"# Kế hoạch\n# A\n![x]({url})\n[y]({url})".encode(), id="Markdown"),
        pytest.param(
            lambda url: (
                rb"{\rtf1{\field{\*\fldinst INCLUDETEXT " + url.encode() + rb"}{\fldrslt }}K\u7871? ho\u7841?ch}"
            ),
            id="RTF field",
        ),
    ],
)
@pytest.mark.parametrize("network", [True, False], ids=["network", "file"])
def test_references_are_never_followed(make, network, secret):
    text = read_bytes(make("http://example.invalid/a" if network else secret), "x").text
    assert "Kế hoạch" in text
    assert OUTSIDE not in text


DECLARED = '<!DOCTYPE a [<!ENTITY e SYSTEM "{url}">]>'
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(DECLARED, id="external entity"),
        pytest.param('<!DOCTYPE a SYSTEM "{url}">', id="external definition"),
        pytest.param(LAUGHS, id="entities that swell"),
    ],
)
@pytest.mark.parametrize("part", ["document", "settings", "page"])
def test_entities_bring_nothing_in(head, part, secret):
    head = head.replace("{url}", secret)
    marked = head + BODY.replace("hoạch", "hoạch &e;&a9;")
    page = f"{head}<html><body><p>Kế hoạch &e;&a9;</p></body></html>".encode()
    files = {"document": word_file(marked), "settings": word_file(settings=marked), "page": page}
    try:
        text = read_bytes(files[part], "x").text
    except UnreadableDocument:
        return
    assert OUTSIDE not in text
    assert len(text) < 1000


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param('<p style="display:none">{}</p>', id="not displayed"),
        pytest.param('<div style="visibility: hidden">{}</div>', id="not visible"),
        pytest.param("<p hidden>{}</p>", id="hidden"),
        pytest.param('<span aria-hidden="true">{}</span>', id="hidden from readers"),
        pytest.param("<!-- {} -->", id="comment"),
        pytest.param("<template>{}</template>", id="template"),
        pytest.param('<textarea>{}</textarea><input value="{}">', id="form"),
    ],
)
def test_what_a_page_does_not_show_is_not_read(hidden):
    page = f"<html><body><p>Kế hoạch</p>{hidden.format(OUTSIDE, OUTSIDE)}</body></html>"
    assert read_bytes(page.encode(), "x").text == "Kế hoạch"


def test_what_a_word_file_hides_is_not_read():
    run = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{OUTSIDE}</w:t></w:r>"
    assert read_bytes(word_file(BODY.replace("</w:p>", run + "</w:p>")), "x").text == "Kế hoạch"


@pytest.mark.parametrize("depth", [300, 20_000])
def test_tables_in_tables_end_in_a_document_or_a_clear_error(depth):
    opened, closed = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
    pages = [
        word_file(BODY.replace("<w:p>", opened + "<w:p>").replace("</w:p>", "</w:p>" + closed)),
        f"<html>{'<table><tr><td>' * depth}Kế hoạch</html>".encode(),
        b"{\\rtf1 " + b"{" * depth + b"Ke hoach" + b"}" * depth + b"}",
    ]
    for data in pages:
        with contextlib.suppress(UnreadableDocument):
            assert read_bytes(data, "x").text


@pytest.mark.parametrize("size", [(100, 1), (1, 5000), (1, 1), (40, 3)])
def test_a_picture_of_odd_sides_is_not_enlarged_without_bound(size):
    image = pytest.importorskip("PIL.Image")
    from vnpolicy.ingest.scan.picture import MOST_ENLARGED, resample

    made, dpi = resample(image.new("L", size), min(size) / 8.27)
    assert made.width * made.height <= 1.1 * MOST_ENLARGED
    assert dpi >= 1


@pytest.mark.parametrize("size", [(100, 1), (5000, 30), (10, 10)])
def test_a_picture_in_no_shape_of_a_page_is_refused(size):
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.new("L", size, 255).save(out, "PNG")
    with pytest.raises(UnreadableDocument, match=r"shape of a page|Tesseract"):
        read_bytes(out.getvalue(), "x")
