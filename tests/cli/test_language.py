"""`--lang`: the same commands in Vietnamese and in English."""

import json

import pytest

from vnpolicy.cli.language import agency_said, mark, mark_of, say, speaking
from vnpolicy.cli.wording import counted
from vnpolicy.corpus import read_table


def test_every_word_is_there_in_both_languages():
    rows = read_table("report_words")
    assert len({row["key"] for row in rows}) == len(rows)
    assert all(row["vi"] and row["en"] for row in rows)


def test_without_a_choice_labels_are_english_and_nothing_is_marked():
    assert say("lead") == "lead"
    assert mark("vi") == ""


def test_a_choice_holds_within_and_ends_after():
    with speaking("vi"):
        assert say("lead") == "chủ trì"
    with speaking("en"):
        assert mark("vi") == mark_of("Luật Bảo vệ môi trường") == " [vi]"
        assert mark("en") == mark_of("Law on Environmental Protection") == ""
    assert say("lead") == "lead"


@pytest.mark.parametrize(
    ("number", "words", "language", "said"),
    [
        pytest.param(1, ("legal basis", "legal bases"), "en", "1 legal basis", id="one"),
        pytest.param(1452, ("task",), "en", "1,452 tasks", id="English"),
        pytest.param(1452, ("nhiệm vụ", "nhiệm vụ"), "vi", "1.452 nhiệm vụ", id="a comma would be that of a fraction"),
    ],
)
def test_counts_are_written_as_the_language_writes_them(number, words, language, said):
    assert counted(number, *words, language=language) == said


def test_english_names_stand_before_the_printed_ones_and_quotes_are_marked(policy, sample):
    told = policy("extract", sample("ke-hoach-215"), "--format", "table", "--lang", "en").stdout
    assert "Plan 215/KH-UBND" in told
    assert "Department of Industry and Trade (Sở Công Thương)" in told
    assert "quý III/2026. [vi]" in told


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        pytest.param("KBNN", "vi", "State Treasury (KBNN)", id="no letter tells that it is Vietnamese"),
        pytest.param("Thanh tra Bộ", "vi", "Ministry Inspectorate (Thanh tra Bộ)", id="one letter in three"),
        pytest.param("PX-06", "vi", "PX-06 [vi]", id="no English name"),
        pytest.param("KBNN", "en", "KBNN", id="of an English document"),
        pytest.param("Sở Y tế", None, "Department of Health (Sở Y tế)", id="the language is not known"),
    ],
)
def test_the_language_of_the_document_decides_what_is_named_in_english(written, language, said):
    with speaking("en"):
        assert agency_said(written, language=language) == said
    assert agency_said(written, language=language) == written


def test_the_post_of_a_signer_is_told_in_english(policy, sample):
    card = policy("extract", sample("ke-hoach-215"), "--format", "table", "--lang", "en").stdout.partition("LEGAL")[0]
    assert "Vice Chairperson, for the Chairperson" in card


def test_an_english_document_is_not_marked(policy, sample):
    assert "[vi]" not in policy("extract", sample("en-plan-98"), "--format", "table", "--lang", "en").stdout


def test_json_gets_english_names_beside_what_it_has(policy, sample):
    plain, named = (
        json.loads(policy("extract", sample("ke-hoach-215"), "--format", "json", *lang).stdout)
        for lang in ((), ("--lang", "en"))
    )
    assert named["document"]["issuer_en"] == "People's Committee of Dong Nai Province"
    assert named["document"]["doc_type_en"] == "Plan"
    for one, other in zip(plain["tasks"], named["tasks"], strict=True):
        assert other["lang"] == "vi"
        assert len(other["lead_en"]) == len(one["lead"])
        assert {name: other[name] for name in one if name != "agencies"} == {
            name: value for name, value in one.items() if name != "agencies"
        }


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("search", "nhựa", "-m", "keyword"), id="search"),
        pytest.param(("cites", "215/KH-UBND"), id="cites"),
        pytest.param(("show", "215/KH-UBND"), id="show"),
        pytest.param(("due",), id="due"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_commands_take_the_language_in_every_form(policy, filled, command, form):
    done = policy(*command, "-l", filled, "--lang", "en", "--format", form)
    assert done.exit_code == 0, done.output
    if form != "table":
        assert "_en" in done.stdout or command[0] in ("due", "cites")


@pytest.mark.parametrize("form", ["table", "ics"])
@pytest.mark.parametrize(("language", "marked"), [("en", True), ("vi", False)])
def test_tasks_that_are_due_stay_in_vietnamese_and_are_marked(policy, filled, form, language, marked):
    done = policy("due", "--recurring", "-l", filled, "--lang", language, "--format", form)
    assert ("[vi]" in done.stdout) == marked


def test_an_agency_is_told_in_vietnamese(policy):
    done = policy("agency", "Sở TNMT", "--province", "Long An", "--on", "2026-01-01", "--lang", "vi", "-f", "table")
    assert "01/07/2025" in done.stdout
    assert "được nhập vào" in done.stdout
