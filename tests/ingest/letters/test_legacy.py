import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.corpus import read_table
from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.letters.legacy import ENCODINGS, encoding_of_font, find_encoding, to_unicode
from vnpolicy.ingest.letters.restore import restore
from vnpolicy.ingest.letters.syllables import is_syllable

PLAN = """ỦY BAN NHÂN DÂN TỈNH LONG KHÊ
KẾ HOẠCH
Bảo vệ nguồn nước giai đoạn 2025 - 2030
Căn cứ Luật Tài nguyên nước ngày 27 tháng 11 năm 2023;
Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính rà soát quỹ đất, hoàn thành trước ngày 30/6/2026.
Số: 12/KH-UBND
Công an tỉnh xử lý hành vi xả thải, đẩy mạnh tuyên truyền; Ủy ban nhân dân các xã ký cam kết, kể cả ở vùng ngập lụt.
"""
TCVN3 = "QuyÕt ®Þnh cña ñy ban nh©n d©n tØnh vÒ viÖc b¶o vÖ m«i tr­êng"
VNI = "Quyeát ñònh cuûa uûy ban nhaân daân tænh veà vieäc baûo veä moâi tröôøng"
UNICODE = "Quyết định của ủy ban nhân dân tỉnh về việc bảo vệ môi trường"


def surface(text, encoding):
    """The text as it shows when its bytes in a legacy encoding are taken for Latin-1."""
    letters = {row["letter"]: row[encoding].split()[0] for row in read_table("legacy_letters") if row[encoding]}
    if encoding == "tcvn3":  # no marked capitals: a font draws them
        letters = {letter.upper(): code for letter, code in letters.items()} | letters
    return "".join(bytes.fromhex(letters[c]).decode("latin-1") if c in letters else c for c in text)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_in_a_legacy_encoding_comes_back_whole(encoding):
    assert find_encoding(surface(PLAN, encoding)) == encoding
    assert to_unicode(surface(PLAN, encoding)).lower() == PLAN.lower()


@pytest.mark.parametrize("encoding", ["vni", "viscii", "vps"])
def test_capitals_come_back_where_the_encoding_has_them(encoding):
    assert to_unicode(surface(PLAN, encoding)) == PLAN


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_file_in_a_legacy_encoding_is_read_and_remarked_on(encoding):
    document = read_bytes(surface(PLAN, encoding).encode("latin-1"), "x")
    assert document.text.lower() == read_bytes(PLAN.encode(), "x").text.lower()
    assert [note.reason for note in document.notes][-1].startswith("read as ")


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        pytest.param(TCVN3, ".VnTime", UNICODE, id="TCVN3"),
        pytest.param(VNI, "VNI-Times", UNICODE, id="VNI"),
        pytest.param("héi", "ABCDEF+.VnTime", "hội", id="font cut down for a PDF"),
        pytest.param("Ñ", "VNI-Times", "Đ", id="one letter of a run"),
        pytest.param("céng hßa", ".VnTimeH", "CỘNG HÒA", id="font that draws capitals"),
        pytest.param("ubnd", ".VnArialH", "UBND", id="plain letters in a font that draws capitals"),
        pytest.param("\uf0a7é", ".VnTime", "Độ", id="bytes in the private area of a symbol font"),
        pytest.param("AÙ Aù", "VNI-Times", "Á Á", id="capital with a small mark"),
        pytest.param("Quyết định", ".VnTime", "Quyết định", id="Unicode in a font that says otherwise"),
        pytest.param("các nhà", "Times New Roman", "các nhà", id="Unicode font"),
        pytest.param("café", None, "café", id="one foreign word"),
        pytest.param("5 µm, © 2024 ®", None, "5 µm, © 2024 ®", id="signs that TCVN3 has letters for"),
        pytest.param("El Niño; São Paulo; façade; Zürich; año; coût", None, None, id="other languages"),
        pytest.param(
            "QuyÕt ®Þnh sè 12/Q§-UBND\nBé C«ng Th­¬ng",
            None,
            "Quyết định số 12/QĐ-UBND\nBộ Công Thương",
            id="a line that does not tell",
        ),
        pytest.param("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", id="capitals"),
    ],
)
def test_text_is_made_unicode_only_where_it_is_not(text, font, expected):
    assert to_unicode(text, font) == (text if expected is None else expected)


def test_each_line_of_a_mixed_text_is_read_in_its_own_encoding():
    assert to_unicode(f"{UNICODE}\n{TCVN3}\n{UNICODE}\n{VNI}\n{UNICODE}") == "\n".join([UNICODE] * 5)


def test_fonts_tell_before_the_words_do():
    assert find_encoding("b¸o", [".VnTime", "Arial"]) == "tcvn3"
    assert find_encoding(UNICODE, [".VnTime"]) is None
    assert [encoding_of_font(name) for name in ("VNI-Helve", "VPS Times", "Times New Roman", "'.VnArial'")] == [
        "vni",
        "vps",
        None,
        "tcvn3",
    ]


LETTERS = sorted(
    {c for row in read_table("legacy_letters") for c in row["letter"]} | set("abcdeghiklmnopqrstuvxy ,.\n")
)
SYLLABLES = sorted({word for word in PLAN.split() if is_syllable(word)})


@given(st.lists(st.sampled_from(SYLLABLES)).map(" ".join) | st.text(LETTERS))
def test_unicode_text_is_never_touched(text):
    assert to_unicode(text) == text
    assert restore(text) == (text, "")


@given(st.text())
def test_any_text_gives_a_text(text):
    assert isinstance(to_unicode(text), str)
    assert isinstance(to_unicode(text, ".VnTime"), str)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("quyết", True),
        ("giữa", True),
        ("NGHIÊNG", True),
        ("quyêt", False),
        ("các", True),
        ("cac", False),
        ("x" * 50, False),
    ],
)
def test_spelling_tells_syllables(word, expected):
    assert is_syllable(word) is expected
    assert is_syllable(unicodedata.normalize("NFD", word)) is expected


def seen_as_cp1252(text):
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "mangle",
    [
        pytest.param(seen_as_cp1252, id="UTF-8 read as windows-1252"),
        pytest.param(lambda text: text.encode().decode("latin-1"), id="UTF-8 read as Latin-1"),
        pytest.param(lambda text: seen_as_cp1252(text).replace("\xa0", " "), id="no-break spaces made plain"),
        pytest.param(
            lambda text: seen_as_cp1252(text).replace("\x90", "?"), id="the byte of Đ that has no sign is lost"
        ),
    ],
)
def test_utf8_that_was_read_wrongly_is_put_right(mangle):
    text = "Quyết định số 12/QĐ-UBND của Ủy ban nhân dân, “việc làm” và các nhiệm vụ – đến năm 2030"
    document = read_bytes(mangle(text).encode(), "x")
    assert document.text == text
    assert "put right" in document.notes[0].reason


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAN.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(PLAN.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(PLAN.encode("utf-16-be"), id="big-endian UTF-16 without a mark"),
        pytest.param(PLAN.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(unicodedata.normalize("NFD", PLAN).encode(), id="marks apart from their letters"),
    ],
)
def test_every_form_of_unicode_gives_the_same_text(data):
    assert read_bytes(data, "x").text == read_bytes(PLAN.encode(), "x").text


def test_windows_1258_is_told_from_the_legacy_encodings():
    marks = "\u0300\u0301\u0303\u0309\u0323"
    letters = [unicodedata.normalize("NFD", letter) for letter in PLAN]
    apart = [
        unicodedata.normalize("NFC", "".join(c for c in letter if c not in marks))
        + "".join(c for c in letter if c in marks)
        for letter in letters
    ]
    document = read_bytes("".join(apart).encode("cp1258"), "x")
    assert document.text == read_bytes(PLAN.encode(), "x").text
    assert document.notes[0].reason == "read as windows-1258"
