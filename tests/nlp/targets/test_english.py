"""Targets in English: figures side by side in a sentence, articles of newspapers, forecasts, results in cells."""

import pytest

from tests.nlp.targets.test_targets import targets
from tests.nlp.targets.test_task_cells import targets as targets_of_table


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "By 2030, all gardens (100 percent) will have drains, tea will be 12 to 15 percent of sales, and losses"
            " after harvest will be cut by at least 10 percent.",
            [
                ("By 2030, all gardens (100 percent) will have drains", 100, "2030"),
                ("tea will be 12 to 15 percent of sales", 12, "2030"),
                ("losses after harvest will be cut by at least 10 percent", 10, "2030"),
            ],
            id="full clauses",
        ),
        pytest.param(
            "Under the plan, by 2028 the city strives to have 120 tea houses and at least 40 workshops.",
            [
                ("Under the plan, by 2028 the city strives to have 120 tea houses", 120, "2028"),
                ("at least 40 workshops", 40, "2028"),
            ],
            id="counts of two things",
        ),
        pytest.param(
            "A third of the boats (33 percent) are expected to be electric by the end of 2030.",
            [("A third of the boats (33 percent) are expected to be electric by the end of 2030", 33, "2030")],
            id="the end of a year",
        ),
        pytest.param(
            "• Equip 90 percent of trail heads with signs. In charge: communes. Time: by 2029.",
            [("Equip 90 percent of trail heads with signs", 90, "2029")],
            id="the time stands behind the work",
        ),
        pytest.param("Tea sales grew at 16 percent a year in 2026-2028.", [], id="what was"),
    ],
)
def test_an_article_is_cut_into_clauses_and_dated_by_what_leads_to_them(line, expected):
    assert [(t.quote, t.value, t.end) for t in targets("Tea city turns green", line)] == expected


@pytest.mark.parametrize(
    "said",
    [
        "By 2030, the share of green tea rises to between 5% and 8% of sales",
        "By 2030, 30% of tea villages and 30% of tea islands escape from hunger",
    ],
)
def test_figures_that_say_nothing_alone_stay_in_one_clause(said):
    assert {t.quote for t in targets("II. OBJECTIVES", f"- {said}.")} == {said}


@pytest.mark.parametrize("above", ["Related news", "Tin liên quan:"])
def test_headlines_of_other_articles_set_no_target(above):
    assert targets("Tea city turns green", above, "- Over 70 percent of tea boats to be electric by 2028") == []


@pytest.mark.parametrize(
    "line",
    [
        "- Watch the market; tea boats could take 27 percent of it by 2030.",
        "- Watch the tide; in 2030 the salt of at least 4‰ may go far inland.",
        "- Save water; rainfall is 20 - 40% lower than the average of many years.",
    ],
)
def test_a_forecast_sets_no_target(line):
    assert targets("1. The Department of Tea shall:", line) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [("- To replace no fewer than 120 old dryers.", 120), ("- Dredge 45 km of canals by 2029.", 45)],
)
def test_works_are_counted(line, value):
    assert [t.value for t in targets("II. SPECIFIC OBJECTIVES", line)] == [value]


def test_a_result_in_the_cell_of_expected_results_is_a_target_of_the_time_of_its_row():
    header = ("No.", "Task", "Lead agency", "Time", "Expected results")
    row = ("1", "Dredge the canals of the tea fields", "Department of Tea", "2027", "At least 85 km of canals dredged")
    assert [(t.quote, t.value, t.comparator, t.end) for t in targets_of_table(*header, *row)] == [
        ("At least 85 km of canals dredged", 85, "min", "2027")
    ]
