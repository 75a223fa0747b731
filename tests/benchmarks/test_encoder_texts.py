"""What the encoder learns from: passages, batches, and the questions written for it."""

import random

import pytest

from benchmarks.encoder.batches import KINDS, make_batches
from benchmarks.encoder.texts import QUESTIONS, Matcher, Passage, find_passages, hidden_documents
from benchmarks.results import shared_folder

LAW = "\n".join(
    (
        "Điều 1. Phạm vi điều chỉnh",
        "Quy định về thu gom rác thải. " * 30,
        "Điều 2. Hiệu lực thi hành",
        "Nghị định này có hiệu lực từ ngày ký ban hành đến hết năm.",
    )
)


def test_a_passage_keeps_the_heading_of_its_article_and_ends_with_it() -> None:
    passages = find_passages("a", LAW)
    assert [passage.heading for passage in passages] == ["Điều 1. Phạm vi điều chỉnh", "Điều 2. Hiệu lực thi hành"]
    assert passages[1].whole.startswith("Điều 2. Hiệu lực thi hành Nghị định này")


def test_a_long_article_gives_several_passages() -> None:
    lines = "\n".join(f"{number}. " + "Trách nhiệm của đơn vị trong việc này. " * 5 for number in range(9))
    passages = find_passages("a", f"Điều 7. Trách nhiệm\n{lines}")
    assert len(passages) > 1
    assert {passage.heading for passage in passages} == {"Điều 7. Trách nhiệm"}


def test_the_passage_that_shares_rare_words_comes_first() -> None:
    filler = [Passage("b", "", f"điều khoản chung số {number} về tổ chức thực hiện") for number in range(200)]
    right = Passage("a", "", "bảo hiểm nông nghiệp cho cây lúa")
    matcher = Matcher([*filler, right])
    assert matcher.alike({"bảo", "hiểm", "cây", "lúa"}, random.Random(1))[0] == len(filler)  # noqa: S311


def test_batches_are_of_one_kind_and_ask_in_both_languages() -> None:
    record = {"query": "ai quản lý rác thải", "positive": "Sở quản lý rác", "negative": None, "english": "who"}
    batches = make_batches({"record": [record]}, random.Random(3))  # noqa: S311
    queries = {query for _, batch in zip(range(80), batches, strict=False) for query in batch.queries}
    assert queries == {"who", "ai quản lý rác thải", "ai quan ly rac thai"}


def test_the_shares_of_the_kinds_make_a_whole() -> None:
    assert sum(share for share, _, _ in KINDS.values()) == pytest.approx(1)


def test_no_question_for_training_asks_about_a_document_that_a_measure_asks_about() -> None:
    if not shared_folder("retrieval").is_dir():
        pytest.skip("needs the evaluation material: retrieval/ and gold/ of VNPOLICY_SHARED")
    rows = [line.split("\t") for line in QUESTIONS.read_text("utf-8").splitlines()[2:]]
    assert all(len(row) == 4 and all(row) for row in rows)
    assert not {row[0] for row in rows} & hidden_documents()
