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
        pytest.param("(Ministry of Health to take charge; Seed Department to collaborate)", id="who collaborates"),
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


GUIDES = "The Ministry of Health guides farmers."


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        pytest.param(["1. Seeds", f"- {GUIDES}"], True, id="an item of a list"),
        pytest.param(["IV. IMPLEMENTATION", GUIDES], True, id="below the implementation"),
        pytest.param(["Seeds are scarce in the province.", GUIDES], False, id="a paragraph among others"),
        pytest.param(["I. CURRENT SITUATION", f"1. {GUIDES}"], False, id="how things stand"),
        pytest.param(["Article 2. Interpretation of terms", f"1. {GUIDES}"], False, id="terms"),
    ],
)
def test_the_present_tense_assigns_in_lists_and_below_the_implementation(paragraphs, told):
    assert found(*paragraphs) == ([(GUIDES, ["Ministry of Health"])] if told else [])


def test_an_infinitive_in_a_title_announces():
    assert found("Hue: Seed Board to open shops.") == []
    assert found("1. Seed Board to open shops.") == [("Seed Board to open shops.", ["Seed Board"])]


def test_an_apostrophe_as_printed_is_english():
    text = "People’s Committees of communes guide farmers."
    assert found("1. Seeds", f"- {text}") == [(text, ["People’s Committees of communes"])]


def test_a_request_before_the_closing_paragraph_is_work():
    request = "Request the Seed Council and youth associations to test seeds."
    closing = "In the course of implementation, if any problem arises, units shall report."
    assert found(f"7. {request}", closing) == [(request, ["Seed Council", "youth associations"])]


def test_who_only_cooperates_has_no_task():
    text = "The Ministry of Health leads the work; the Seed Council cooperates in the implementation."
    (task,) = tasks_of(f"1. {text}")
    assert (task.quote, written(task, "lead"), written(task, "coordinating")) == (
        text,
        ["Ministry of Health"],
        ["Seed Council"],
    )


def test_a_clause_in_the_present_tense_ends_at_its_semicolon():
    assert found("1. Heads of stations check towers; directors of companies provide carts.") == [
        ("Heads of stations check towers; directors of companies provide carts.", ["Heads of stations"])
    ]
    assert found("1. Heads of stations check towers; Directors of companies provide carts.") == [
        ("Heads of stations check towers;", ["Heads of stations"]),
        ("Directors of companies provide carts.", ["Directors of companies"]),
    ]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        pytest.param(
            "1. The Seed Board is to test seeds; wards and communes shall report losses.",
            [["Seed Board"], ["wards and communes"]],
            id="a duty",
        ),
        pytest.param(
            "1. In particular: the Seed Board to test all seeds; the Seed Office to store them.",
            [["Seed Board"], ["Seed Office"]],
            id="infinitives",
        ),
        pytest.param(
            "1. The Seed Board shall test seeds; and direct wards to report losses.",
            [["Seed Board"]],
            id="its own work",
        ),
    ],
)
def test_another_actor_in_small_letters_behind_a_semicolon(text, leads):
    assert [written(task, "lead") for task in tasks_of(text)] == leads


def test_a_letter_asks_those_who_do_what_its_sections_list():
    assert found(
        "The Seed Office would like to request the People's Committees of wards to implement the following contents:",
        "I. FOR WARDS",
        "1. Dry all seeds.",
        "2. The Seed Board shall test them.",
        "II. POINTS TO NOTE",
        "The figures in this letter will be updated.",
    ) == [
        ("Dry all seeds.", ["People's Committees of wards"]),
        ("The Seed Board shall test them.", ["Seed Board"]),
    ]


def test_an_abbreviation_among_headings_of_bodies_names_one():
    headings = ["1. The Seed Board", "- Test all seeds.", "2. NSTC", "- Store all seeds.", "3. The Seed Office"]
    assert [lead for _, lead in found("IV. IMPLEMENTATION", *headings)] == [["Seed Board"], ["NSTC"]]
    others = ["1. Seeds", "- The Seed Board shall test seeds.", "2. GIS", "- Maps are drawn."]
    assert [lead for _, lead in found("IV. CONTENTS", *others)] == [["Seed Board"]]


def test_counted_components_stand_beside_each_other():
    assert found(
        "I. COMPONENTS",
        "Component 1. Rules",
        "1. Draft rules on seeds",
        "Lead agency: Seed Board",
        "Component 2. Tests",
        "1. Test all seeds",
        "Lead agency: Seed Office",
    ) == [("Draft rules on seeds", ["Seed Board"]), ("Test all seeds", ["Seed Office"])]


def test_to_whom_a_telegram_is_sent_has_no_task():
    assert (
        found(
            "THE PRIME MINISTER sends this telegram to:",
            "- Ministers of: Health, Seeds, Young Plants and Forests, Waters and Lakes;",
        )
        == []
    )


def test_duties_of_an_addressed_group():
    heading = "Article 8. Responsibilities of waste collectors"
    assert found(heading, "1. Mark the carts.", "2. Collectors may refuse wet waste.") == [
        ("Mark the carts.", ["waste collectors"])
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ["1. Draft a rule on seeds. Lead: Seed Department; coordinating: Health Department; time: 2026."],
            ("Draft a rule on seeds.", "Seed Department", "Health Department", "2026"),
            id="behind a full stop",
        ),
        pytest.param(
            ["1. Draft rules on seeds (In charge: Seed Board; in coordination with: Health Department; due: 2026)."],
            ("Draft rules on seeds", "Seed Board", "Health Department", "2026"),
            id="in brackets",
        ),
        pytest.param(
            ['1. Organize the "Green Week". In charge: Seed Department; partners: Health Department; time: 2026.'],
            ('Organize the "Green Week".', "Seed Department", "Health Department", "2026"),
            id="a work that is a name",
        ),
        pytest.param(
            ["1. Map all seeds now. In charge: Seed Department; supporting: Health Department; to be held in 2026."],
            ("Map all seeds now.", "Seed Department", "Health Department", "2026"),
            id="when it is to be held",
        ),
        pytest.param(
            ["1. Map all seeds now (Seed Department chairs; Health Department assists; Quarter 1/2026)."],
            (
                "Map all seeds now (Seed Department chairs; Health Department assists; Quarter 1/2026).",
                *("Seed Department", "Health Department", "2026-03"),
            ),
            id="who chairs",
        ),
        pytest.param(
            [
                "1. Map all seeds now.",
                "Unit in charge: Seed Department",
                "Partner: Health Department",
                "To be completed in: May 2026",
            ],
            ("Map all seeds now.", "Seed Department", "Health Department", "2026-05"),
            id="completed in",
        ),
        pytest.param(
            ["1. Map all seeds now.", "Led by: Seed Department", "Supported by: Health Department", "Timing: 2026"],
            ("Map all seeds now.", "Seed Department", "Health Department", "2026"),
            id="by whom it is led",
        ),
        pytest.param(
            ["1. Map the seeds (Seed Department to lead; Health Department to collaborate; by June 30, 2026)."],
            (
                "Map the seeds (Seed Department to lead; Health Department to collaborate; by June 30, 2026).",
                *("Seed Department", "Health Department", "2026-06-30"),
            ),
            id="who collaborates",
        ),
        pytest.param(
            [
                "1. Green seeds",
                "Content: Map all the seeds.",
                "Assignment: The Seed Department is the lead agency; the Health Department coordinates.",
                "Time: Quarter II/2026.",
            ],
            ("Map all the seeds", "Seed Department", "Health Department", "2026-06"),
            id="content, assignment, time",
        ),
        pytest.param(
            [
                "1. Green seeds",
                "Task: Map all the seeds",
                "Responsible agency: Seed Department",
                "Partners: Health Department",
                "Timeline:",
                "By May 2026.",
            ],
            ("Map all the seeds", "Seed Department", "Health Department", "2026-05"),
            id="a value below its label",
        ),
    ],
)
def test_labels_in_all_their_places(paragraphs, expected):
    (task,) = tasks_of("I. TASKS", *paragraphs)
    lead, partner = written(task, "lead"), written(task, "coordinating")
    assert (task.quote, *lead, *partner, task.period and task.period.end) == expected


def test_an_assignment_beside_the_contents_is_of_all_their_works():
    tasks = tasks_of(
        "3. Waste",
        "Contents:",
        "- Sort the waste at hotels;",
        "- Build two stations.",
        "Assignment:",
        "Lead: Seed Department; coordination: Health Department.",
        "Time:",
        "From 2026 to 2028.",
    )
    assert [task.quote for task in tasks] == ["Sort the waste at hotels;", "Build two stations."]
    assert [(written(task, "lead"), written(task, "coordinating")) for task in tasks] == [
        (["Seed Department"], ["Health Department"])
    ] * 2
    assert [task.period and (task.period.start, task.period.end) for task in tasks] == [("2026", "2028")] * 2


def test_a_time_behind_several_names_in_brackets():
    names = ["Department of Science and Technology", "Department of Culture, Sports and Tourism"]
    (task,) = tasks_of("I. TASKS", f"1. Map all the trails ({', '.join(names)}; Q4/2026).")
    assert written(task, "lead") == names
    assert task.period is not None
    assert task.period.end == "2026-12"


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


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        pytest.param("1. For seed exporters:", ["seed exporters"], id="for"),
        pytest.param("1. As for seed exporters:", ["seed exporters"], id="as for"),
        pytest.param("1. To seed exporters:", ["seed exporters"], id="to"),
        pytest.param("1. Requirements for seed exporters:", ["seed exporters"], id="requirements"),
        pytest.param("1. It is requested that seed exporters:", ["seed exporters"], id="a request"),
        pytest.param("1. Request seed exporters to:", ["seed exporters"], id="an infinitive"),
        pytest.param(
            "1. Seed exporters, seed training centres:", ["Seed exporters", "seed training centres"], id="two"
        ),
        pytest.param("1. Seed exporters", ["Seed exporters"], id="without a colon"),
        pytest.param("1. Support seed exporters:", ["units"], id="what is to be done for them"),
        pytest.param("1. Quality of seeds:", ["units"], id="a topic"),
    ],
)
def test_a_heading_names_who_is_of_a_trade(heading, lead):
    tasks = tasks_of(
        "The Seed Office requests units to implement the following contents:", heading, "a) Dry all seeds."
    )
    assert [written(task, "lead") for task in tasks] == [lead]


def test_who_is_directed_in_a_heading_does_what_stands_below():
    (task,) = tasks_of("The Seed Office hereby directs seed exporters:", "- Dry all seeds.")
    assert written(task, "lead") == ["seed exporters"]
