import os
import time
import zipfile

import docx
import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.kinds import OLE, foreign_office
from vnpolicy.ingest.word import converter

needs_office = pytest.mark.skipif(converter.find_converter() is None, reason="LibreOffice is not installed")
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Sở Y tế chủ trì.</text:p></office:text></office:body></office:document>"""


def program(tmp_path, script):
    path = tmp_path / "soffice"
    path.write_text("#!/bin/sh\n" + script)
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        pytest.param(FLAT.encode(), ".fodt", id="OpenDocument in one XML file"),
        pytest.param(b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt", id="odt"),
        pytest.param(OLE + "MatOST".encode("utf-16-le"), ".wps", id="Works"),
        pytest.param(b"\xffWPC" + bytes(20), ".wpd", id="WordPerfect"),
        pytest.param(b"\xdb\xa5-\x00" + bytes(20), ".doc", id="Word 2"),
        pytest.param(b"<?xml version='1.0'?><w:wordDocument xmlns:w='x'/>", ".xml", id="Word 2003 XML"),
    ],
)
def test_format_that_only_a_converter_reads_is_told_by_its_bytes(monkeypatch, data, ending):
    assert foreign_office(data)[1] == ending
    monkeypatch.setattr(converter, "PROGRAMS", ())
    with pytest.raises(UnreadableDocument, match="not installed; install LibreOffice"):
        read_bytes(data, "a.doc")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_opendocument_text_is_told_by_its_type_wherever_that_stands(monkeypatch, tmp_path, method):
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("content.xml", "<a/>")
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    monkeypatch.setattr(converter, "PROGRAMS", ())
    with pytest.raises(UnreadableDocument, match="this OpenDocument text is read through LibreOffice"):
        read_bytes(path.read_bytes(), "a.odt")


def test_word_document_in_a_zip_is_no_foreign_format(tmp_path):
    docx.Document().save(tmp_path / "a.docx")
    assert foreign_office((tmp_path / "a.docx").read_bytes()) is None


@needs_office
def test_opendocument_is_read_through_the_converter():
    document = read_bytes(FLAT.encode(), "a.odt")
    assert document.text == "Sở Y tế chủ trì."


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the converter is a shell script")
def test_limit_of_time_is_that_of_each_conversion(monkeypatch, tmp_path):
    telling = program(tmp_path, "mkdir out && ulimit -t > out/a.docx")
    with monkeypatch.context() as short:
        short.setattr(converter, "SECONDS", 7)
        assert converter.convert(telling, b"x", "a.odt", ".odt") == b"7\n"
    assert converter.convert(telling, b"x", "a.odt", ".odt") == b"%d\n" % converter.SECONDS


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the converter is a shell script")
def test_converter_that_hangs_is_killed_with_its_children(monkeypatch, tmp_path):
    monkeypatch.setattr(converter, "SECONDS", 1)
    begun, late = time.monotonic(), tmp_path / "late"
    hanging = program(tmp_path, f"(sleep 2; touch {late}) & sleep 60")
    with pytest.raises(UnreadableDocument, match="more than 1 seconds"):
        converter.convert(hanging, b"x", "a.odt", ".odt")
    assert time.monotonic() - begun < 10
    time.sleep(max(0, 2.5 - (time.monotonic() - begun)))
    assert not late.exists()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the converter is a shell script")
def test_converter_that_makes_nothing_gives_one_clear_reason(tmp_path):
    with pytest.raises(UnreadableDocument, match="damaged"):
        converter.convert(program(tmp_path, "exit 1"), b"x", "a.odt", ".odt")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the converter is a shell script")
def test_converter_sees_a_private_home_and_none_of_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET", "1")
    seen = tmp_path / "seen"
    with pytest.raises(UnreadableDocument):
        converter.convert(program(tmp_path, f"env > {seen}"), b"x", "a.odt", ".odt")
    lines = dict(line.split("=", 1) for line in seen.read_text().splitlines())
    assert "SECRET" not in lines
    assert lines["HOME"] == lines["TMPDIR"] != os.environ["HOME"]
    assert not os.path.exists(lines["HOME"])  # noqa: PTH110 - gone with all that was written


def test_profile_forbids_macros(tmp_path):
    converter._write_profile(tmp_path)  # noqa: SLF001
    written = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true</value>' in written


def test_zip_of_opendocument_sheets_is_not_given_to_the_converter(tmp_path):
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert foreign_office(path.read_bytes()) is None
