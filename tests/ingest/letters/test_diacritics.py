import unicodedata

import pytest

from vnpolicy.ingest import read_bytes

TEXT = """Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành triển khai thực hiện kế hoạch giảm rác thải nhựa.
Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính bố trí kinh phí, báo cáo trước ngày 15 tháng 12.
Công an tỉnh kiểm tra, xử lý các hành vi vi phạm; định kỳ hằng quý gửi kết quả về Ủy ban nhân dân tỉnh.
"""
ENGLISH = (
    "The Department of Finance shall take the lead in, and cooperate with other agencies on, the review of fees.\n"
)


def bare(text):
    apart = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def reasons(text):
    return [note.reason for note in read_bytes(text.encode(), "x").notes]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(bare(TEXT), "the text has lost its Vietnamese marks", id="no mark at all"),
        pytest.param(TEXT + bare(TEXT), "% of the text has lost its Vietnamese marks", id="half without marks"),
        pytest.param(TEXT.encode("ascii", "replace").decode(), "letters are lost", id="question marks in words"),
        pytest.param(
            TEXT.encode("ascii", "replace").decode().replace("?", "\ufffd"), "letters are lost", id="replaced"
        ),
        pytest.param(
            TEXT.translate({0x1EA3: "ß", 0xE1: "ø", 0x1EBF: "õ", 0xEA: "ę", 0xE0: "å", 0x1ED1: "ř", 0x1EC7: "ë"}),
            "no Vietnamese syllables",
            id="wrong letters",
        ),
    ],
)
def test_damaged_marks_are_noted(text, reason):
    assert any(reason in note for note in reasons(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT, id="sound Vietnamese"),
        pytest.param(ENGLISH * 5, id="English"),
        pytest.param(TEXT + "UBND, HDND, QH; www.vinhlong.gov.vn?id=3", id="short forms and an address"),
        pytest.param("1 2 3\n4 5 6\n" * 50, id="numbers"),
        pytest.param("Ke hoach", id="too short to tell"),
    ],
)
def test_sound_text_is_not(text):
    assert reasons(text) == []
