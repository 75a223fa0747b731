"""What the comparison is measured on: edits are known, and labels that are left out stay consistent."""

import numpy as np

from benchmarks.comparison_edits import edit, edited_fields
from benchmarks.comparison_pairs import Judged
from benchmarks.train_comparison import learn, thinned
from vnpolicy.index.comparison_matching import FEATURES
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
