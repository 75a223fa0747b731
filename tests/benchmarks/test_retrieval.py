"""The measures of search, and the split that keeps them honest."""

import json
import math

import pytest

from benchmarks.retrieval_measures import mean_quality, measure_one, once_each
from benchmarks.retrieval_sets import LARGEST, read_articles, read_legal, split_by_document
from benchmarks.retrieval_tasks import TaskNames, read_tasks
from benchmarks.train_translations import choose, count_phrases
from benchmarks.word_alignment import join, phrases
from vnpolicy.index.entries.hits import Card, Hit, Why
from vnpolicy.ingest.document import Span


@pytest.mark.parametrize(
    ("ranking", "answers", "expected"),
    [
        pytest.param("abc", "a", (1, 1, 1, 1.0, 1.0), id="first"),
        pytest.param("abc", "c", (0, 1, 1, 0.5, 1 / 3), id="third"),
        pytest.param("abc", "x", (0, 0, 0, 0.0, 0.0), id="missing"),
        pytest.param("abcdef", "f", (0, 0, 1, 1 / math.log2(7), 1 / 6), id="sixth"),
        pytest.param("abcdefghijk", "k", (0, 0, 0, 0.0, 1 / 11), id="behind the tenth"),
        pytest.param("ab", "ab", (1, 1, 1, 1.0, 1.0), id="both"),
        pytest.param("", "a", (0, 0, 0, 0.0, 0.0), id="nothing found"),
    ],
)
def test_the_measures(ranking, answers, expected):
    quality = measure_one([(name,) for name in ranking], set(answers))
    found = (quality.hit1, quality.hit5, quality.hit10, quality.ndcg, quality.mrr)
    assert found == pytest.approx(expected)


def test_two_records_of_one_place_are_one_answer():
    assert measure_one([("5", "p"), ("6", "p")], {"p"}).ndcg == 1.0


def test_the_mean_and_what_counts_once():
    right, wrong = (measure_one([(name,)], {"a"}) for name in "ab")
    assert mean_quality([right, wrong]).hit1 == 0.5
    assert mean_quality([]).mrr == 0.0
    assert once_each([("a",), ("b",), ("a",)]) == [("a",), ("b",)]


def test_questions_that_share_a_document_stay_together():
    answers = {f"q{n}": [f"d{n % 700}", *([f"d{n % 700 + 1}"] if n % 7 == 0 else [])] for n in range(3000)}
    answers["none"] = []
    split = split_by_document(answers)
    sides = [
        {d for q, found in answers.items() if found and split.get(q, "train") == side for d in found}
        for side in ("train", "weights", "dev")
    ]
    assert all(sides)
    assert sum(map(len, sides)) == len(set.union(*sides))
    assert split == split_by_document(answers)
    assert "none" not in split


def test_a_large_group_is_learned_from():
    answers = {f"q{n}": ["d"] for n in range(LARGEST + 1)} | {"other": ["e"]}
    assert set(split_by_document(answers)) == {"other"}


def test_files_of_the_same_form_are_read(tmp_path):
    questions = {"1": {"question": "Ai?", "answer": [7]}, "2": {"question": "Gì?", "answer": []}}
    (tmp_path / "q.json").write_text(json.dumps(questions), encoding="utf-8")
    (tmp_path / "q.tsv").write_text("1\tWho?\n2\tWhat?\n", encoding="utf-8")
    sets = read_legal(tmp_path / "q.json", tmp_path / "q.tsv", "all")
    assert [(s.name, [(q.id, q.text, q.answers) for q in s.questions]) for s in sets] == [
        ("legal vi", [("1", "Ai?", {"7"})]),
        ("legal en", [("1", "Who?", {"7"})]),
    ]
    articles = {"articles": {"a@1": "x"}, "questions": [{"id": "1", "vi": "Ai?", "relevant": ["a@1"]}]}
    (tmp_path / "a.json").write_text(json.dumps(articles), encoding="utf-8")
    texts, (vietnamese,) = read_articles(tmp_path / "a.json")
    assert texts == {"a@1": "x"}
    assert vietnamese.plain().questions[0].text == "ai?"


TEXT = "Điều 1.\nSở Y tế chủ trì   giảm chất thải |\nrắn trong năm 2023.\nCông an kiểm tra."


@pytest.mark.parametrize(
    ("kind", "quote", "right"),
    [
        pytest.param("task", "Sở Y tế chủ trì giảm chất thải rắn trong năm 2023.", True, id="the record"),
        pytest.param("task", "giảm chất thải rắn", True, id="inside it"),
        pytest.param("task", "Công an kiểm tra.", False, id="another record"),
        pytest.param("passage", "Sở Y tế chủ trì giảm chất thải rắn trong năm 2023.", None, id="no record"),
    ],
)
def test_a_hit_is_known_by_its_place(tmp_path, kind, quote, right):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "plan.txt").write_text(TEXT, encoding="utf-8")
    rows = "# of\nid\tvi\ten\tavoids\tdocument\tanswers\n1\tAi?\tWho?\tyes\tplan\t8-61\n"
    (tmp_path / "tasks.tsv").write_text(rows, encoding="utf-8")
    sets = read_tasks(tmp_path / "tasks.tsv")
    card = Card(1, "library/plan.txt", "", None, None, None, None, None, None, "vi", 1)
    names = TaskNames(tmp_path, sets)(Hit(5, kind, quote, Span(0, 1), None, card, 1.0, Why()))
    assert [s.name for s in sets] == ["tasks vi", "tasks vi, other words", "tasks en", "tasks en, other words"]
    assert (("plan:8-61" in names) if names else None) == right


def test_translations_are_learned_from_sentences_alone():
    sides = [
        (["plastic", "bag"], ["túi", "nhựa"]),
        (["plastic", "waste"], ["nhựa", "thải"]),
        (["rice", "bag"], ["túi", "gạo"]),
        (["rice"], ["gạo"]),
        (["waste"], ["thải"]),
        (["plastic"], ["nhựa"]),
    ] * 5
    best = {word: other for word, other, _ in reversed(list(choose(count_phrases(sides, [1] * len(sides)))))}
    assert (best["plastic"], best["rice"], best["waste"]) == ("nhựa", "gạo", "thải")
    assert best["plastic bag"] == "túi_nhựa"


def test_links_grow_only_beside_what_both_directions_find():
    assert join({(0, 0), (1, 1), (5, 9)}, {(0, 0)}) == {(0, 0), (1, 1)}


def test_no_phrase_leaves_out_what_a_word_of_it_is_linked_to():
    assert set(phrases((2, 2), {(0, 1), (1, 1)}, 3)) == {((0, 2), (1, 2))}
