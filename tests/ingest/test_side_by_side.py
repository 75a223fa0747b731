import pytest

from vnpolicy.ingest.side_by_side import SideBySide

HEAD = ["ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH A\tĐộc lập - Tự do - Hạnh phúc"]
RIGHT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nA, ngày 1 tháng 2 năm 2024"
FOOT = ["Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Như trên;\tCHỦ TỊCH", "- Lưu: VT."]


@pytest.mark.parametrize(
    ("paragraphs", "taken", "cells"),
    [
        pytest.param(
            [*HEAD, "", "Số: 9/KH-UBND\tA, ngày 1 tháng 2 năm 2024", " ", "KẾ HOẠCH"],
            5,
            ["ỦY BAN NHÂN DÂN\nTỈNH A\nSố: 9/KH-UBND", RIGHT],
            id="head, up to its title",
        ),
        pytest.param(
            [*HEAD, "-----", "Số: 9/KH-UBND", "\t\tA, ngày 1 tháng 2 năm 2024"],
            5,
            ["ỦY BAN NHÂN DÂN\nTỈNH A\n-----\nSố: 9/KH-UBND", RIGHT],
            id="number and date on lines of their own",
        ),
        pytest.param(
            [*FOOT, "", "          Nguyễn Văn A", "PHỤ LỤC"],
            5,
            ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A"],
            id="foot with recipients beside the signature",
        ),
        pytest.param(
            [f"      {HEAD[0]}", HEAD[1], "                  KẾ HOẠCH"],
            2,
            ["ỦY BAN NHÂN DÂN\nTỈNH A", RIGHT.rsplit("\n", 1)[0]],
            id="indented head, the type in the middle below",
        ),
        pytest.param(
            [*FOOT, "                  DANH MỤC DỰ ÁN"],
            3,
            ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"],
            id="foot, the title of an annex in the middle below",
        ),
        pytest.param(["-----\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], 0, [], id="rule alone on the left"),
        pytest.param(["Thành phần:\tLãnh đạo sở."], 0, [], id="label before a tab"),
        pytest.param(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], 0, [], id="motto alone"),
        pytest.param(["Nơi nhận:", "- Như trên."], 0, [], id="recipients alone"),
    ],
)  # fmt: skip
def test_head_and_foot_become_two_cells(paragraphs, taken, cells):
    columns = SideBySide()
    assert [columns.take(text) for text in paragraphs] == [place < taken for place in range(len(paragraphs))]
    assert [cell.text for cell in columns.close()] == cells
    assert columns.close() == []


def test_column_does_not_swallow_a_document_of_bullets():
    columns = SideBySide()
    assert columns.take(FOOT[0])
    assert sum(columns.take("- một") for _ in range(1000)) < 100
