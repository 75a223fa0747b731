"""Several works in one row, told apart by the same signs in the work and in the column of bodies."""

import pytest

from tests.nlp.tables.test_tables import read, ruled
from vnpolicy.nlp.tables.tables import find_task_tables

HEADER = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
SEVERAL = "a) Xây dựng thế trận quân sự\nb) Phòng, chống ma túy tại cơ sở"


@pytest.mark.parametrize(
    ("work", "bodies", "expected"),
    [
        pytest.param(
            SEVERAL,
            "a) Bộ CHQS tỉnh\nb) Công an tỉnh",
            [("Xây dựng thế trận quân sự", "Bộ CHQS tỉnh"), ("Phòng, chống ma túy tại cơ sở", "Công an tỉnh")],
            id="each has its body",
        ),
        pytest.param(SEVERAL, "Bộ CHQS tỉnh", [(SEVERAL, "Bộ CHQS tỉnh")], id="one body for all"),
        pytest.param(
            "- Lập hồ sơ\n- Lấy ý kiến",
            "- Sở Y tế\n- Sở Nội vụ",
            [("- Lập hồ sơ\n- Lấy ý kiến", "- Sở Y tế\n- Sở Nội vụ")],
            id="dashes tell no line from another",
        ),
        pytest.param(
            "Xây dựng đề án",
            "1. Sở Y tế\n2. Sở Nội vụ",
            [("Xây dựng đề án", "1. Sở Y tế\n2. Sở Nội vụ")],
            id="only the bodies are numbered",
        ),
    ],
)
def test_works_side_by_side_with_their_bodies(work, bodies, expected):
    other = ("2", "Tổ chức hội nghị tổng kết", "Sở Nội vụ", "Năm 2027")
    document = ruled(HEADER, ("1", work, bodies, "Năm 2026"), other)
    (table,) = find_task_tables(document)
    *rows, _ = read(document, table)
    assert [(row["work"], row["lead"]) for row in rows] == expected
    assert {row["period"] for row in rows} == {"Năm 2026"}
