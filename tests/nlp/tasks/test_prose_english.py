"""Tasks in English text: below a request, a heading, a lead-in."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.plan import Task
from vnpolicy.nlp.tasks.prose import find_prose_tasks


def tasks_of(*paragraphs: str) -> list[Task]:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    source = Document("x", "sha256:0", "\n".join(paragraphs), tuple(blocks), language="en")
    return find_prose_tasks(source, build_outline(source))[0]


def written(task: Task, role: str) -> list[str]:
    return [agency.written for agency in task.agencies(role)]


def found(*paragraphs: str) -> list[tuple[str, list[str]]]:
    """Quotes with their leads."""
    return [(task.quote, written(task, "lead")) for task in tasks_of(*paragraphs)]


def test_whom_a_request_names_leads_the_items_below_it():
    assert found(
        "To promote this work, the Prime Minister requests Ministers and heads of agencies to:",
        "1. Draft plans for seeds.",
    ) == [("Draft plans for seeds.", ["Ministers", "heads of agencies"])]
    assert found("1. Assign the Seed Department:", "a) To test seeds;") == [("To test seeds;", ["Seed Department"])]


@pytest.mark.parametrize(
    ("lead_in", "lead"),
    [
        pytest.param("b) To direct commune-level People's Committees:", "commune-level People's Committees", id="to"),
        pytest.param("b) Instructing and urging hospitals to:", "hospitals", id="what they are to do follows"),
        pytest.param("b) To direct affiliated units to:", "Seed Council", id="any unit"),
    ],
)
def test_who_is_directed_leads_the_items_below(lead_in, lead):
    item = "- Test seeds before sowing."
    assert found("1. The Seed Council:", "a) Draft a plan.", lead_in, item)[-1] == (item[2:], [lead])


def test_a_heading_may_tell_who_helps():
    (task,) = tasks_of("1. The State Bank, in collaboration with the Seed Council: direct banks to defer debts.")
    assert (written(task, "lead"), written(task, "coordinating")) == (["State Bank"], ["Seed Council"])


def test_what_a_body_asks_below_its_heading_is_its_own_work():
    item = "- Request the Prime Minister to approve the plan."
    assert found("1. The Ministry of Finance shall:", item) == [(item[2:], ["Ministry of Finance"])]


def test_a_body_in_small_letters_behind_a_time_takes_over():
    item = "a) Annually, provincial-level agencies shall report on seeds."
    assert found("1. The Ministry of Finance shall:", item) == [(item[3:], ["provincial-level agencies"])]


def test_a_line_that_goes_beyond_bodies_is_work():
    line = "- Committees of villages, of carrying out the seed plan."
    assert found("1. The Ministry of Finance shall:", line) == [(line[2:], ["Ministry of Finance"])]


def test_what_is_to_be_clarified_is_no_work():
    tasks = found(
        "1. The Ministry of Finance shall:",
        "a) Draft the study on seeds, focusing on clarifying:",
        "- Targets of the program;",
        "- Sources of funds.",
    )
    assert [lead for _, lead in tasks] == [["Ministry of Finance"]]


@pytest.mark.parametrize(
    "brackets",
    [
        pytest.param("(the Ministry of Health to preside; the Seed Department to coordinate)", id="infinitives"),
        pytest.param("(Ministry of Health to take charge, and Seed Department to cooperate)", id="a comma"),
    ],
)
def test_brackets_behind_a_work_tell_who_only_helps(brackets):
    (task,) = tasks_of("I. TASKS", f"1. Draft plans for seeds {brackets}.")
    assert (written(task, "lead"), written(task, "coordinating")) == (["Ministry of Health"], ["Seed Department"])


@pytest.mark.parametrize(
    ("labels", "partners", "end"),
    [
        pytest.param(["Time limit: before June 30, 2026."], [], "2026-06-30", id="time limit"),
        pytest.param(
            ["Cooperating agency: Seed Department", "Time: Q2/2026"], ["Seed Department"], "2026-06", id="one"
        ),
        pytest.param(["Expected output: Report", "Completion deadline: May 2026"], [], "2026-05", id="output"),
    ],
)
def test_labels_below_a_work(labels, partners, end):
    (task,) = tasks_of("1. Tasks", "a) Draft plans for seeds.", "Focal agency: Ministry of Health", *labels)
    assert written(task, "lead") == ["Ministry of Health"]
    assert (written(task, "coordinating"), task.period and task.period.end) == (partners, end)


def test_each_sentence_of_an_article_tells_a_work():
    sentences = [
        "The Department of Health will take the lead.",
        "Together with the Seed Board, it is to test seeds.",
        "Every year the department will hold a fair.",
        "It costs 5 billion dong.",
        "The department is also responsible for a list of seeds.",
    ]
    works = [(one, ["Department of Health"]) for one in sentences if "costs" not in one]
    assert found("A plan on seeds", " ".join(sentences)) == works
