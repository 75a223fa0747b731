"""The scorer of the accuracy benchmark."""

import importlib.util
import json

import pytest

from benchmarks.results import shared_folder

GOLD = shared_folder("gold")


def make_task(quote, lead, end=None, **more):
    return {"quote": quote, "span": [0, len(quote)], "lead": [lead], "coordinating": [], "end": end, **more}


def make_records(*tasks, **header):
    return {"document": header, "legal_bases": [], "targets": [], "tasks": list(tasks)}


def score(gold, predicted):
    from benchmarks.scoring import Score, score_document

    result = Score()
    score_document(gold, predicted, result)
    return result


def test_the_same_records_score_one():
    records = make_records(make_task("Xây dựng cơ sở dữ liệu chất thải", "Sở Công Thương", "2026"), title="Kế hoạch")
    tallies = score(records, records).tallies
    assert {name: tally.f1 for name, tally in tallies.items()} == dict.fromkeys(tallies, 1.0)


@pytest.mark.parametrize(
    ("field", "found", "f1"),
    [
        pytest.param("tasks", make_task("Tổ chức hội nghị tổng kết năm", "Sở Công Thương"), 0.0, id="another work"),
        pytest.param("tasks.lead", make_task("Xây dựng cơ sở dữ liệu", "Sở Tài chính"), 0.0, id="another lead"),
        pytest.param("tasks.lead", make_task("Xây dựng cơ sở dữ liệu", "UBND tỉnh"), 1.0, id="an abbreviation"),
        pytest.param("tasks.end", make_task("Xây dựng cơ sở dữ liệu", "UBND tỉnh", "2027"), 0.0, id="another year"),
    ],
)
def test_a_field_counts_only_when_it_is_right(field, found, f1):
    gold = make_records(make_task("Xây dựng cơ sở dữ liệu", "Ủy ban nhân dân tỉnh", "2026"))
    assert score(gold, make_records(found)).tallies[field].f1 == f1


def test_figures_of_one_row_are_paired_by_their_values():
    row = "Số xã có chợ, 3 năm 2027, 5 năm 2030"
    figures = [{"quote": row, "value": value, "end": end} for value, end in ((3, "2027"), (5, "2030"))]
    gold = {**make_records(), "targets": figures}
    tallies = score(gold, {**gold, "targets": figures[::-1]}).tallies
    assert (tallies["targets.value"].f1, tallies["targets.end"].f1) == (1.0, 1.0)


def test_a_wrong_task_is_marked_when_a_review_span_touches_it():
    gold = make_records(make_task("Xây dựng cơ sở dữ liệu", "Sở Công Thương"))
    found = make_records(make_task("Xây dựng cơ sở dữ liệu", "Sở Tài chính"), review=[{"span": [5, 8]}])
    assert [task["reviewed"] for task in score(gold, found).wrong] == [True]


@pytest.mark.skipif(not (GOLD / "score_gold.py").exists(), reason=f"{GOLD} is not there: set VNPOLICY_SHARED")
def test_scores_agree_with_the_scorer_of_the_gold_set(tmp_path):
    from benchmarks.scoring import Score, score_document

    spec = importlib.util.spec_from_file_location("score_gold", GOLD / "score_gold.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    mine = Score()
    for path in sorted((GOLD / "records").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = {
            **gold,
            "tasks": [{**task, "span": [0, 1]} for task in gold["tasks"][1:]],
            "targets": gold["targets"][:-1],
        }
        for task in found["tasks"][::3]:
            task["lead"], task["end"] = ["Sở Tư pháp"], "2031"
        (tmp_path / path.name).write_text(json.dumps(found), encoding="utf-8")
        score_document(gold, found, mine)
    theirs = module.score(GOLD, tmp_path, None)
    # that scorer pairs figures of one quote in the order in which they stand, so that a missing one shifts the others
    ours = {name: tally for name, tally in mine.tallies.items() if not name.startswith("targets.")}
    assert ours
    assert all((t.tp, t.fp, t.fn) == (theirs[n].tp, theirs[n].fp, theirs[n].fn) for n, t in ours.items())
    assert all(mine.tallies[f"targets.{name}"].f1 == 1 for name in ("value", "end"))
