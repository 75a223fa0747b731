import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.text.markdown import plain_text

TEXT = """# Kế hoạch **hành động**

| STT | Nội dung | Cơ quan |
|-----|:--------:|---------|
| 1 | Rà soát<br>văn bản | Sở Y tế |
| 2 |  | Sở \\| Ban |

## II. Nhiệm vụ
* Giao [Sở Y tế](https://example.org/a) chủ trì.
- Báo cáo trước ngày 01/12.

---
1\\. Kết thúc.
"""


def test_headings_tables_and_lists():
    document = read_bytes(TEXT.encode(), "a.txt")
    assert [block.kind for block in document.blocks] == [
        "heading",
        "table",
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    assert document.text.split("\n")[-4:] == [
        "II. Nhiệm vụ",
        "- Giao Sở Y tế chủ trì.",
        "- Báo cáo trước ngày 01/12.",
        "1. Kết thúc.",
    ]


def test_cells_of_a_pipe_table():
    document = read_bytes(TEXT.encode(), "a.txt")
    rows = document.blocks[1].rows
    cells = [[document.text[c.span.start : c.span.end] for c in row] for row in rows]
    assert cells == [["STT", "Nội dung", "Cơ quan"], ["1", "Rà soát\nvăn bản", "Sở Y tế"], ["2", "", "Sở | Ban"]]
    assert [c.column for c in rows[1]] == [0, 1, 2]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        pytest.param("***đậm nghiêng***", "đậm nghiêng", id="both marks"),
        pytest.param("a_b_c", "a_b_c", id="underscores in a name"),
        pytest.param("2 * 3 * 4", "2 * 3 * 4", id="signs of multiplication"),
        pytest.param("![](a.png)Hình", "Hình", id="picture"),
        pytest.param("*Nguồn*: `mã`", "Nguồn: mã", id="slanted and code"),
    ],
)
def test_marks_are_left_out(marked, plain):
    assert plain_text(marked) == plain
