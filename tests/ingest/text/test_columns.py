import pytest

from vnpolicy.ingest import read_bytes


def parts(text):
    """Blocks of a text: the cells of a table in rows, any other block as it is."""
    document = read_bytes(text.encode(), "mẫu.txt")
    written = document.text
    return [
        [[written[cell.span.start : cell.span.end] for cell in row] for row in block.rows]
        or written[block.span.start : block.span.end]
        for block in document.blocks
    ]


HEAD = ["TT", "Nội dung", "Chủ trì", "Thời gian"]
FIRST = ["1", "Rà soát hồ sơ", "Sở Y tế", "Quý I"]
SECOND = ["2", "Báo cáo", "Sở Nội vụ", "Quý II"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "TT\tNội dung\tChủ trì\tThời gian\n1\tRà soát hồ sơ\tSở Y tế\tQuý I\n2\tBáo cáo\tSở Nội vụ\tQuý II\nHết.",
            [[HEAD, FIRST, SECOND], "Hết."],
            id="tabs",
        ),
        pytest.param(
            "TT | Nội dung | Chủ trì | Thời gian\n1 | Rà soát hồ sơ | Sở Y tế |\n2 | Báo cáo | Sở Nội vụ | Quý II",
            [[HEAD, ["1", "Rà soát hồ sơ", "Sở Y tế", ""], SECOND]],
            id="bars",
        ),
        pytest.param(
            "| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Rà soát hồ sơ |  | Quý I |",
            [[HEAD, ["1", "Rà soát hồ sơ", "", "Quý I"]]],
            id="bars around, an empty cell",
        ),
        pytest.param(
            "TT\tNội dung\tChủ trì\tThời gian\n1\tRà soát\nhồ sơ\tSở Y tế;\n- Sở Tài chính\tQuý I\n"
            "2\tBáo cáo\tSở Nội vụ",
            [[HEAD, ["1", "Rà soát\nhồ sơ", "Sở Y tế;\n- Sở Tài chính", "Quý I"], ["2", "Báo cáo", "Sở Nội vụ"]]],
            id="cells of several lines, the last one lost",
        ),
        pytest.param(
            "TT\tNội dung\tChủ trì\tThời gian\n\nA. Cấp tỉnh\n1\tRà soát hồ sơ\tSở Y tế\tQuý I",
            [[HEAD, ["A. Cấp tỉnh"], FIRST]],
            id="title of a group, a blank line",
        ),
        pytest.param(
            "TT\tNội dung\tChủ trì\tThời gian\n1\tRà soát hồ sơ\tSở Y tế\tQuý I\n\t\t\tCHỦ TỊCH\n\n\t\t\tTrần Văn A",
            [[HEAD, FIRST], "CHỦ TỊCH", "Trần Văn A"],
            id="signature set to the right below",
        ),
        pytest.param(
            "TT\tNội dung\tChủ trì\tThời gian\n1\tRà soát hồ sơ\tSở Y tế\tQuý I\n"
            "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Lưu: VT.\tCHỦ TỊCH",
            [[HEAD, FIRST], [["Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]]],
            id="foot below",
        ),
        pytest.param(
            "UBND TỈNH A          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\t\tĐộc lập - Tự do - Hạnh phúc\n\n"
            "               KẾ HOẠCH\n               Phòng bệnh năm 2025",
            [
                [["UBND TỈNH A\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]],
                "KẾ HOẠCH",
                "Phòng bệnh năm 2025",
            ],
            id="head",
        ),
        pytest.param(
            "1.\tSở Y tế rà soát hồ sơ.\n2.\tSở Nội vụ báo cáo.",
            ["1. Sở Y tế rà soát hồ sơ.", "2. Sở Nội vụ báo cáo."],
            id="numbers before a tab",
        ),
        pytest.param(
            "Sở Y tế\trà soát\thồ sơ.\nSở Nội vụ báo cáo.",
            ["Sở Y tế rà soát hồ sơ.", "Sở Nội vụ báo cáo."],
            id="stray tabs",
        ),
        pytest.param(
            "Kết quả |Z| > 2 | cần\nxem xét |Z| > 3 | lại.",
            ["Kết quả |Z| > 2 | cần xem xét |Z| > 3 | lại."],
            id="stray bars",
        ),
    ],
)  # fmt: skip
def test_what_stands_side_by_side_is_a_table(text, expected):
    assert parts(text) == expected
