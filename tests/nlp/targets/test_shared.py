"""Figures that share a verb, a name or a list: one quote for all of them, and one direction."""

import pytest

from tests.nlp.targets.test_targets import targets


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        pytest.param("I. MỤC TIÊU", "Giảm hao hụt của chè xuống dưới 5%, đối với cá nuôi xuống dưới 10%", id="a verb"),
        pytest.param(
            "I. OBJECTIVES", "To reduce loss of rice to under 6%, of tea to 9% and of fish to 12%", id="an English verb"
        ),
        pytest.param("I. MỤC TIÊU", "Doanh thu xổ số đạt 900 tỷ đồng, tăng 7%", id="a level and its growth"),
    ],
)
def test_figures_that_need_the_words_before_are_quoted_with_them(heading, line):
    found = targets(heading, f"- {line}.")
    assert len(found) > 1
    assert {t.quote for t in found} == {line}


def test_short_parts_of_a_whole_share_a_quote():
    said = [
        (t.value, t.quote)
        for t in targets("I. MỤC TIÊU", "- Tỷ lệ lò điện đạt 40% (trong đó gạch đạt 35%, ngói đạt 60%).")
    ]
    parts = "trong đó gạch đạt 35%, ngói đạt 60%"
    assert said == [(40, "Tỷ lệ lò điện đạt 40%"), (35, parts), (60, parts)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Giảm số vụ cháy 10%, diện tích cháy 15%.", ["decrease", "decrease"], id="a bare name"),
        pytest.param(
            "Giảm số vụ cháy 10%, tỷ lệ hộ có bể nước đạt 15%.", ["decrease", "reach"], id="a verb of its own"
        ),
        pytest.param("Có thêm 9 chợ.", ["increase"], id="so many more"),
        pytest.param(
            "Duy trì mực nước của các hồ thủy điện ở miền núi đến hết tháng 6 đạt tối thiểu 50% dung tích.",
            ["maintain"],
            id="held from far",
        ),
    ],
)
def test_the_verb_of_a_clause_gives_its_figures_their_direction(line, expected):
    assert [t.direction for t in targets("I. MỤC TIÊU", f"- {line}")] == expected


def test_a_quote_leaves_out_whom_the_work_is_first_for():
    line = "Đào tạo nghề cho 90 lao động, trong đó ưu tiên lao động nghèo."
    assert [t.quote for t in targets("II. NHIỆM VỤ", f"- {line}")] == ["Đào tạo nghề cho 90 lao động"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Kết nạp 90 hội viên nông dân trở lên.", [(90, "hội viên nông dân", "min")], id="behind the noun"),
        pytest.param(
            "Tất cả các tiêu chí đạt từ 50% số điểm tối đa trở lên.", [(50, "%", "min")], id="of the highest marks"
        ),
    ],
)
def test_a_bound_behind_the_noun_bounds_the_figure(line, expected):
    assert [(t.value, t.unit, t.comparator) for t in targets("I. MỤC TIÊU", f"- {line}")] == expected


def test_the_years_of_a_standard_of_poverty_date_nothing():
    line = "- Tỷ lệ hộ nghèo (chuẩn nghèo giai đoạn 2027 - 2031) giảm 0,4%."
    assert [(t.start, t.end) for t in targets("I. MỤC TIÊU NĂM 2028", line)] == [(None, "2028")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Fit hearing aids for 90 children.", [90], id="for whom"),
        pytest.param("Complete soil surveys in 31 remaining communes.", [31], id="where work is finished"),
        pytest.param("Restore at least 900 ha of mangroves along the coast.", [900], id="a least area"),
        pytest.param("Inform hamlets when the water level exceeds 2%.", [], id="when something holds"),
        pytest.param("Build 3 km of dykes and 2 sluices.", [3, 2], id="two measures"),
    ],
)
def test_english_work_counts(line, expected):
    assert [t.value for t in targets("II. TASKS", f"- {line}")] == expected


def test_an_english_sentence_is_cut_where_a_subject_of_its_own_begins():
    line = (
        "By 2028 the Project covers 20 communes, at least 400 schools provide warm meals, and the rate of use is 95%."
    )
    assert [t.quote for t in targets("I. OBJECTIVES", f"- {line}")] == [
        "By 2028 the Project covers 20 communes",
        "at least 400 schools provide warm meals",
        "the rate of use is 95%",
    ]
