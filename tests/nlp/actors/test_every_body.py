"""Every body of the agency table before every verb of work."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from vnpolicy.corpus import read_table
from vnpolicy.nlp.actors.actors import find_actor

# posts and offices whose name goes on with what they do: "Trưởng ban quản lý", "Văn phòng kiểm soát"
_OPEN = frozenset(("Văn phòng", "Chánh Văn phòng", "Văn phòng Tổng cục", "Trưởng ban"))
_POST = re.compile(r"(?:Bộ|Thứ|Cục|Vụ|Thủ|Tổng cục) trưởng$")
_PASSED_ON = frozenset(("giao", "đề nghị", "yêu cầu", "phân công", "lãnh đạo"))  # the work is of those named next
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳýỷỹ]", re.IGNORECASE)

BODIES = [
    row["name"]
    for row in read_table("agencies")
    if _VIETNAMESE.search(row["name"]) and row["name"] not in _OPEN and not _POST.search(row["name"])
]
VERBS = [
    row["word"]
    for row in read_table("assignment_verbs")
    if row["kind"] in ("verb", "ambiguous") and row["language"] == "vi" and row["word"] not in _PASSED_ON
]


@settings(deadline=None)  # the first example reads the tables
@given(st.sampled_from(BODIES), st.sampled_from(VERBS))
def test_a_known_body_ends_before_any_verb(body, verb):
    clause = f"{body} {verb} các đơn vị trên địa bàn, báo cáo kết quả trước ngày 15/12/2026."
    actor = find_actor(clause)
    assert actor is not None
    assert clause[: actor.verb] == f"{body} "
