"""What the comparison is measured on: edits are known, and labels that are left out stay consistent."""

import json

import numpy as np
import pytest

from benchmarks.comparison import score_judged
from benchmarks.comparison_edits import edit, edited_fields
from benchmarks.comparison_pairs import LABELS, SIDES, Judged, place_of, plan_files, side_of
from benchmarks.comparison_single_edits import single_edits
from benchmarks.train_comparison import learn, thinned
from vnpolicy.index.comparison.matching import FEATURES
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Header, Plan, Task


def task(number):
    quote = f"Sở Y tế tổ chức kiểm tra việc thứ {number} tại các huyện và báo cáo kết quả"
    return Task(quote, Span(number, number + 9), (Assignment("lead", Agency("Sở Y tế", "Sở Y tế")),))


PLAN = Plan("a.txt", "1", "vi", Header(), tasks=tuple(map(task, range(30))))
STRANGERS = [task(number) for number in range(100, 120)]


def test_an_edited_version_tells_which_records_are_one():
    made = edit(PLAN, STRANGERS, 7)
    pairs = made.same["task"]
    assert 0 < len(pairs) < len(PLAN.tasks)
    assert len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)
    placed = {new for _, new in pairs}
    assert all(made.new.tasks[new] in STRANGERS for new in range(len(made.new.tasks)) if new not in placed)


def test_the_same_seed_makes_the_same_version():
    assert edit(PLAN, STRANGERS, 7) == edit(PLAN, STRANGERS, 7)


def test_edits_of_all_kinds_come_up():
    made = edit(PLAN, STRANGERS, 7)
    fields = {name for old, new in made.same["task"] for name in edited_fields(PLAN.tasks[old], made.new.tasks[new])}
    assert fields == {"wording", "lead", "deadline"}


def test_a_single_edit_leaves_all_other_records_as_they_are():
    versions = list(single_edits(PLAN, STRANGERS, 7))
    assert versions
    for made in versions:
        before, after = made.old.tasks, made.new.tasks
        (place,) = [at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
        others = [(at, at) for at in range(len(PLAN.tasks)) if at != place]
        assert made.same["task"] in (others, sorted([*others, (place, place)]))


def test_labels_keep_their_records_where_others_are_left_out():
    same = frozenset((place, place) for place in range(30))
    one = Judged("", "tuned", languages=True, old=PLAN.tasks, new=PLAN.tasks, same=same, maybe=frozenset())
    part = thinned(one, 1)
    assert 0 < len(part.same) < 30
    assert all(part.old[old] == part.new[new] for old, new in part.same)


def test_weights_are_learned_and_none_counts_the_wrong_way_round():
    chance = np.random.default_rng(1)
    rows = chance.random((400, len(FEATURES)))
    rows[:, 0] = 1.0
    right = (rows[:, FEATURES.index("inside")] - rows[:, FEATURES.index("numbers")] > 0.2).astype(float)
    found = dict(zip(FEATURES, learn(rows, right, ("above",)), strict=True))
    assert found["inside"] > 0
    assert found["numbers"] == found["above"] == 0


@pytest.mark.parametrize(
    ("start", "place"),
    [
        pytest.param(100, 0, id="as labelled"),
        pytest.param(95, 0, id="begins a little later now"),
        pytest.param(110, 0, id="begins earlier now"),
        pytest.param(138, 1, id="nearer to the next than to the beginning of the one that it is in"),
        pytest.param(170, -171, id="behind all"),
        pytest.param(60, -61, id="far before all"),
    ],
)
def test_a_label_finds_its_record_where_the_reading_has_moved(start, place):
    records = [Task("x", Span(begin, end), ()) for begin, end in ((100, 140), (140, 160))]
    assert place_of(records, start) == place


def test_a_label_whose_record_is_no_longer_read_is_missed():
    tasks = PLAN.tasks[:4]
    same = frozenset({(0, 0), (1, 1), (2, 2), (-500, 3)})
    one = Judged("", "unseen", languages=False, old=tasks[:3], new=tasks, same=same, maybe=frozenset())
    scores = score_judged([one], None).of  # equal words need no encoder
    assert (scores["paired"].asked, scores["paired"].said, scores["paired"].right) == (4, 3, 3)
    assert (scores["added"].asked, scores["added"].said, scores["added"].right) == (0, 1, 0)


def test_no_plan_that_judges_is_learned_from():
    lines = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert {side_of(line[place]) for line in lines if line["set"] == "unseen" for place in ("old", "new")} == {"unseen"}


def test_the_side_of_a_plan_is_its_own_whatever_other_files_there_are(monkeypatch, tmp_path):
    monkeypatch.setenv("VNPOLICY_SHARED", str(tmp_path))
    few = {side: {name for name, _ in plan_files() if side_of(name) == side} for side in SIDES}
    assert few["tuned"]
    assert few["unseen"]
    (tmp_path / "gold" / "source").mkdir(parents=True)
    (tmp_path / "gold" / "source" / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    more = {side: {name for name, _ in plan_files() if side_of(name) == side} for side in SIDES}
    assert all(few[side] <= more[side] for side in SIDES)
    assert set().union(*more.values()) - set().union(*few.values()) == {"gold:a"}
