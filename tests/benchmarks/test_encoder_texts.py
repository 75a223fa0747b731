"""What the encoder learns from: passages, batches, and the questions written for it."""

import random

import pytest

from benchmarks.encoder.batches import KINDS, make_batches
from benchmarks.encoder.everyday import STRETCH, spoken_pairs, synonym_pairs
from benchmarks.encoder.pairs import Pair
from benchmarks.encoder.texts import QUESTIONS, Matcher, Passage, find_passages, hidden_documents
from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import read_rows

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
    record = Pair("record", "ai quản lý rác thải", "Sở quản lý rác", english="who")
    batches = make_batches({"record": [record]}, random.Random(3))  # noqa: S311
    queries = {query for _, batch in zip(range(80), batches, strict=False) for query in batch.queries}
    assert queries == {"who", "ai quản lý rác thải", "ai quan ly rac thai"}


def test_neighbours_make_batches_of_their_own() -> None:
    class Alike:
        def draw(self, size: int, _chance: random.Random) -> list[Pair]:
            return [Pair("record", f"q{number}", f"a{number}") for number in range(size)]

    batches = make_batches({"record": [Pair("record", "ai", "Sở")]}, random.Random(3), Alike())  # type: ignore[arg-type]  # noqa: S311
    sizes = {batch.kind: len(batch.queries) for _, batch in zip(range(40), batches, strict=False)}
    assert sizes == {"record": 1, "alike": KINDS["alike"][1]}


def test_the_shares_of_the_kinds_make_a_whole() -> None:
    assert sum(share for share, _, _ in KINDS.values()) == pytest.approx(1)


@pytest.mark.parametrize("name", ["training", "everyday", "law"])
def test_no_question_for_training_asks_about_a_document_that_a_measure_asks_about(name: str) -> None:
    if not shared_folder("retrieval").is_dir():
        pytest.skip("needs the evaluation material: retrieval/ and gold/ of VNPOLICY_SHARED")
    rows = read_rows(QUESTIONS / f"{name}.tsv")
    assert rows
    assert not {row["document"] for row in rows} & hidden_documents()


def test_everyday_wordings_are_paired_with_official_ones() -> None:
    pairs = {(pair.query, pair.positive) for pair in synonym_pairs(random.Random(4))}  # noqa: S311
    assert any((("chích ngừa", official) in pairs) for official in ("tiêm chủng", "tiêm vắc xin", "tiêm phòng"))


def test_a_record_is_said_in_everyday_words() -> None:
    record = "Sở Y tế tổ chức tiêm chủng cho trẻ em."
    pairs = list(spoken_pairs([record, "Không có gì."], random.Random(4)))  # noqa: S311
    assert {pair.positive for pair in pairs} == {record}
    assert all("tiêm chủng" not in pair.query for pair in pairs)


def test_a_stretch_of_a_long_record_is_said() -> None:
    record = "Tiêm chủng cho trẻ em. " + "Việc này kéo dài thêm một thời gian nữa. " * 9 + "Tiêm chủng xong."
    pairs = [pair for seed in range(20) for pair in spoken_pairs([record], random.Random(seed))]  # noqa: S311
    assert pairs
    assert max(len(pair.query.split()) for pair in pairs) <= STRETCH[1]
    assert not [pair for pair in pairs if pair.query in record]
