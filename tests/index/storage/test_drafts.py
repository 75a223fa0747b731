"""Which texts say that they are drafts."""

import pytest

from vnpolicy.index import Library
from vnpolicy.index.storage.drafts import is_draft
from vnpolicy.index.storage.reading import read_drafts
from vnpolicy.index.upkeep.rows import prepare
from vnpolicy.ingest.document import Document
from vnpolicy.nlp.plan import Header, Plan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("CHÍNH PHỦ\nDỰ THẢO 2\nNGHỊ ĐỊNH", True, id="numbered"),
        pytest.param("CHÍNH PHỦ\n(Dự thảo)\nNGHỊ ĐỊNH", False, id="a remark"),
        pytest.param("Dự thảo\nQUYẾT ĐỊNH", True, id="a line of its own"),
        pytest.param("DỰ THẢO (23.02.2023)\nLUẬT", True, id="of a day"),
        pytest.param("CÔNG VĂN\nDự thảo Luật Đất đai", False, id="about a draft"),
        pytest.param("LUẬT\n" + "Điều 1. Chung.\n" * 50 + "DỰ THẢO\n", False, id="an annex"),
    ],
)
def test_drafts(text, expected):
    assert is_draft(text) is expected


def test_a_draft_with_the_number_of_another_document_is_one(tmp_path):
    with Library(tmp_path / "library") as library:
        document = Document("a.txt", "sha256:1", "DỰ THẢO 1\nsửa đổi Nghị định số 3/2018/NĐ-CP", ())
        plan = Plan("a.txt", "sha256:1", "vi", Header("Nghị định", "3/2018/NĐ-CP"))
        number = library.add_prepared(prepare(document, plan), embed="none")
        assert read_drafts(library.store, [number]) == {number}
