"""Sentences and headings that open with a circumstance, a formula or a request before they name who is to work."""

import pytest

from tests.nlp.test_prose_sections import tasks, when, who

Found = list[tuple[list[str], str]]


def found(*paragraphs: str) -> Found:
    """Leads and quote of each task."""
    return [(who(task)[0], task.quote) for task in tasks(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trong quá trình thực hiện nhiệm vụ, các đơn vị thuộc Bộ Y tế có trách nhiệm cung cấp thông tin.",
            ["các đơn vị thuộc Bộ Y tế"],
            id="while it works",
        ),
        pytest.param("Trong quá trình thực hiện, nếu có vướng mắc, Sở Y tế báo cáo về Bộ Y tế.", [], id="if it cannot"),
        pytest.param(
            "Trong quá trình thực hiện, các đơn vị gửi khó khăn, vướng mắc về Bộ Y tế.", [], id="what is difficult"
        ),
    ],
)
def test_while_a_plan_is_carried_out(text: str, expected: list[str]) -> None:
    assert [name for names, _ in found(text) for name in names] == expected


def test_work_behind_an_enforcement_clause_is_of_those_whom_it_names() -> None:
    text = (
        "Giám đốc các sở chịu trách nhiệm thực hiện Kế hoạch này; xây dựng kế hoạch của đơn vị; hàng năm, trước ngày "
        "15/12 báo cáo kết quả về Bộ Y tế."
    )
    (task,) = tasks(text)
    assert (who(task)[0], task.quote[:8], when(task)) == (["Giám đốc các sở"], "xây dựng", ("--12-15", "annual"))


@pytest.mark.parametrize(
    ("paragraphs", "lead", "rhythm"),
    [
        pytest.param(
            ("1. Hàng năm, căn cứ kế hoạch, Vụ Tổ chức cán bộ:", "- Xây dựng kế hoạch đào tạo."),
            ["Vụ Tổ chức cán bộ"],
            (None, "annual"),
            id="a time and a ground",
        ),
        pytest.param(
            ("Trước ngày 15/12/2026, Sở Y tế: Tổng hợp kết quả tiêm chủng.",),
            ["Sở Y tế"],
            ("2026-12-15", None),
            id="a day, and work on the same line",
        ),
    ],
)
def test_a_heading_may_open_with_a_circumstance(
    paragraphs: tuple[str, ...], lead: list[str], rhythm: tuple[str | None, str | None]
) -> None:
    (task,) = tasks(*paragraphs)
    assert (who(task)[0], when(task)) == (lead, rhythm)
