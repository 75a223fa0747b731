"""Reasons to check a record, in Vietnamese."""

import pytest

from vnpolicy.cli.checks import reason_in
from vnpolicy.corpus import read_table


def test_every_reason_that_a_sign_may_have_is_there_in_vietnamese():
    known = {row["reason"] for row in read_table("review_words")}
    assert {row["reason"] for row in read_table("doubt_reasons")} <= known


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param("the issuer itself leads", "chính cơ quan ban hành chủ trì", id="one"),
        pytest.param(
            "the row was repaired; the time is doubtful", "dòng đã được ghép lại; thời gian chưa chắc chắn", id="two"
        ),
        pytest.param("read as TCVN3", "read as TCVN3", id="a reader's note stays as it is"),
    ],
)
def test_a_reason_in_vietnamese(reason, told):
    assert reason_in(reason, "vi") == told
    assert reason_in(reason, "en") == reason
