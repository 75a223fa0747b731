import io
import stat
import struct
import zipfile

import pytest

from vnpolicy.ingest import limits, read, read_bytes
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.sources import find_documents, read_source, source_exists

PLAN = "KẾ HOẠCH\nSở Y tế chủ trì.".encode()


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture
def put(tmp_path):
    def put_archive(parts):
        path = tmp_path / "plans.zip"
        path.write_bytes(parts if isinstance(parts, bytes) else zipped(parts))
        return str(path)

    return put_archive


def inside(path):
    return [name.removeprefix(path).lstrip("/") for name in find_documents(path)]


def refusal(path, kind=UnreadableDocument):
    with pytest.raises(kind) as refused:
        read(path)
    assert "\n" not in str(refused.value)
    assert refused.value.advice
    return refused.value.reason


def test_an_archive_is_a_folder_of_documents(put):
    path = put({"2025/kế hoạch.txt": PLAN, "a.md": b"# A\n# B", "tool.exe": b"MZ"})
    assert inside(path) == ["2025/kế hoạch.txt", "a.md"]
    document = read(f"{path}/2025/kế hoạch.txt")
    assert document.text.startswith("KẾ HOẠCH")
    assert document.source == f"{path}/2025/kế hoạch.txt"
    assert document.digest == read_bytes(PLAN, "x").digest
    assert source_exists(f"{path}/a.md")
    assert not source_exists(f"{path}/b.md")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("./plans.zip", id="dot before"),
        pytest.param("2025//plans.zip", id="two strokes"),
        pytest.param("2025/./plans.zip", id="dot within"),
        pytest.param("2025/../plans.zip", id="folder left again"),
    ],
)
def test_the_path_of_an_archive_may_be_written_in_any_way(tmp_path, monkeypatch, written):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2025").mkdir()
    (tmp_path / written).write_bytes(zipped({"b/a.txt": PLAN, "c.zip": zipped({"d.txt": PLAN})}))
    found = find_documents(written)
    assert found == [f"{written}/b/a.txt", f"{written}/c.zip/d.txt"]
    assert [read(name).source for name in found] == found
    assert all(map(source_exists, [*found, f"{written}//b/./a.txt"]))
    assert not source_exists(f"{written}/b")


def test_archives_in_an_archive_are_opened(put):
    path = put({"a.txt": PLAN, "b.zip": zipped({"c.txt": PLAN, "d.zip": zipped({"e.txt": PLAN})})})
    assert inside(path) == ["a.txt", "b.zip/c.txt", "b.zip/d.zip/e.txt"]
    assert all(read_source(name) == PLAN for name in find_documents(path))


def test_archives_too_deep_in_each_other_are_refused(put):
    data = PLAN
    for name in ("a.txt", "b.zip", "c.zip", "d.zip", "e.zip"):
        data = zipped({name: data})
    path = put(data)
    assert inside(path) == ["e.zip/d.zip/c.zip"]
    assert "zip archive" in refusal(find_documents(path)[0])
    assert "deep" in refusal(f"{path}/e.zip/d.zip/c.zip/b.zip/a.txt")


@pytest.mark.parametrize(
    "name", ["__MACOSX/._a.txt", ".DS_Store", "x/.hidden.txt", "~$a.docx", "Thumbs.db", "folder.txt/"]
)
def test_what_systems_leave_behind_is_no_document(put, name):
    assert inside(put({"a.txt": PLAN, name: b""})) == ["a.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt"])
def test_names_that_lead_out_of_the_archive_are_refused(put, name):
    path = put({name: PLAN, "b.txt": PLAN})
    outside, sound = find_documents(path)
    assert "leads out" in refusal(outside)
    assert read(sound).text


def test_a_link_is_refused(put):
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "link" in refusal(find_documents(put({link: b"/etc/hostname"}))[0])


def test_an_encrypted_member_asks_for_its_password(put):
    data = bytearray(zipped({"a.txt": PLAN}))
    data[6] |= 1  # the flag in the entry, and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(find_documents(put(bytes(data)))[0], PasswordNeeded)


def test_a_member_of_an_unknown_compression_is_not_taken_for_a_protected_one(put):
    data = bytearray(zipped({"a.txt": PLAN, "b.txt": PLAN}))
    data[8] = 9  # Deflate64 in the entry, and in the directory
    data[data.index(b"PK\x01\x02") + 10] = 9
    odd, sound = find_documents(put(bytes(data)))
    assert "method that cannot be unpacked here (number 9)" in refusal(odd)
    assert read(sound).text


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(zipfile.ZIP_DEFLATED, id="Deflate"),
        pytest.param(zipfile.ZIP_BZIP2, id="BZIP2"),
        pytest.param(zipfile.ZIP_LZMA, id="LZMA"),
    ],
)
def test_a_damaged_member_is_refused_whatever_packed_it(put, method):
    data = bytearray(zipped({"a.txt": PLAN * 100}, method))
    data[44:70] = b"\xff" * 26
    assert "damaged" in refusal(find_documents(put(bytes(data)))[0])


def test_a_member_that_swells_is_refused_and_the_others_are_read(put):
    path = put({"a.txt": bytes(30_000_000), "b.txt": PLAN})
    swollen, sound = find_documents(path)
    assert "bomb" in refusal(swollen)
    assert read(sound).text


def test_a_member_too_large_is_refused(put, monkeypatch):
    monkeypatch.setattr("vnpolicy.ingest.bundle.FILE_BYTES", 5)
    assert "more than 5" in refusal(find_documents(put({"a.txt": PLAN}))[0])


@pytest.mark.parametrize("limit", ["entries", "size"])
def test_an_archive_of_too_much_is_refused_whole(put, monkeypatch, limit):
    monkeypatch.setattr("vnpolicy.ingest.bundle.Allowance.__init__.__defaults__", (5, 200))
    inner = zipped({f"{number}.txt": PLAN if limit == "size" else b"x" for number in range(5)})
    path = put({"a.zip": inner, "b.zip": inner})
    assert find_documents(path) == [path]
    assert "holds more than" in refusal(path)


def test_a_size_that_lies_gives_an_error(put):
    data = bytearray(zipped({"a.txt": PLAN * 1000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert "damaged" in refusal(find_documents(put(bytes(data)))[0])


@pytest.mark.parametrize(
    ("cut", "reason"),
    [pytest.param(slice(-30), "damaged", id="end is lost"), pytest.param(slice(50, None), "binary|damaged", id="head")],
)
def test_a_damaged_archive_is_refused(put, cut, reason):
    path = put(zipped({"a.txt": PLAN})[cut])
    assert find_documents(path) == [path]
    assert any(word in refusal(path) for word in reason.split("|"))


def test_an_archive_is_not_one_document(put):
    assert "not one document" in refusal(put({"a.txt": PLAN}))
    assert "holds no document" in refusal(put({"a.exe": b"MZ"}))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("kế hoạch.txt".encode(), "kế hoạch.txt", id="UTF-8 that is not marked"),
        pytest.param(b"k\xea\xec hoa\xf2ch.txt", "kế hoạch.txt", id="windows-1258"),
        pytest.param("kế hoạch".encode() + b"\xff.txt", None, id="nothing that is known"),
    ],
)
def test_names_of_old_archives_are_read(put, data, name):
    plain = b"x" * len(data)
    path = put(zipped({plain.decode(): PLAN}).replace(plain, data))
    found = inside(path)
    assert len(found) == (1 if data.endswith(b".txt") else 0)
    assert name is None or found == [name]
    assert read_source(find_documents(path)[0]) == PLAN


def test_a_word_document_named_zip_is_one_document(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"[Content_Types].xml": "x", "word/document.xml": "<a/>"}))
    assert find_documents(str(path)) == [str(path)]


def test_limits_of_archives_are_stated():
    assert limits.BUNDLE_DEPTH < 5
