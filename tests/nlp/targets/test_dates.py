"""When figures are due in paragraphs of many figures, and how soon such a paragraph is read."""

import time

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.plan import Target
from vnpolicy.nlp.targets.targets import find_targets

YEARS = "".join(f"đến năm {2027 + i % 5} xã {i} có {i % 100}% hộ đọc sách, " for i in range(400))


def targets(line: str) -> list[Target]:
    made = Document("test.txt", "sha256:0", line, (Block("paragraph", Span(0, len(line))),))
    return find_targets(made, None, ())


def test_each_of_many_figures_keeps_its_own_year():
    found = targets(f"Phấn đấu {YEARS}")
    assert [(target.value, target.end) for target in found[:6]] == [
        (0, "2027"), (1, "2028"), (2, "2029"), (3, "2030"), (4, "2031"), (5, "2027"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"Phấn đấu đến hết năm 2030, {YEARS}", id="years between commas"),
        pytest.param("".join(f"giảm {i} trạm " for i in range(500)), id="figures without a comma"),
    ],
)
def test_a_paragraph_of_hundreds_of_figures_is_read_soon(line):
    start = time.process_time()
    assert len(targets(line)) > 300
    assert time.process_time() - start < 6
