"""`policy agency`: what a person and a program are told."""

import csv
import io
import json

import pytest

LONG_AN = """\
Sở Tài nguyên và Môi trường tỉnh Long An
english Department of Natural Resources and Environment of Long An Province
key     so-tai-nguyen-va-moi-truong
short   Sở TNMT, Sở TN&MT, Sở TN-MT, Sở TN và MT, STNMT, STN&MT

on 2026-01-01
Sở Nông nghiệp và Môi trường tỉnh Tây Ninh
english    Department of Agriculture and Environment of Tay Ninh Province
2025-03-01 Sở Tài nguyên và Môi trường tỉnh Long An was merged into the new Sở Nông nghiệp và Môi
           trường tỉnh Long An (Nghị định 45/2025/NĐ-CP)
2025-07-01 Sở Nông nghiệp và Môi trường tỉnh Long An became part of Sở Nông nghiệp và Môi trường
           tỉnh Tây Ninh (Nghị quyết 202/2025/QH15)

before
until 2003-04-02 Sở Khoa học, Công nghệ và Môi trường tỉnh Long An, only bảo vệ môi trường
                 (environmental protection)
until 2003-04-02 Sở Địa chính tỉnh Long An
"""
TRANSPORT = """\
Bộ Giao thông vận tải
english Ministry of Transport (Thông tư 03/2009/TT-BNG)
key     bo-giao-thong-van-tai
short   BGTVT, Bộ GTVT

on 2026-01-01 one of  the work decides; give it with --function
  1 Bộ Xây dựng
    english    Ministry of Construction
    for        giao thông vận tải (transport)
    2025-03-01 Bộ Giao thông vận tải became part of Bộ Xây dựng (Nghị quyết 176/2025/QH15)
  2 Bộ Công an
    english    Ministry of Public Security
    for        sát hạch, cấp giấy phép lái xe (driving tests and licences); bảo đảm an ninh hàng
               không (aviation security)
    2025-03-01 Bộ Giao thông vận tải passed this work to Bộ Công an (Nghị định 02/2025/NĐ-CP)
"""
AGRICULTURE = """\
Bộ Nông nghiệp và Môi trường
english Ministry of Agriculture and Environment
key     bo-nong-nghiep-va-moi-truong
short   Bộ NN&MT, Bộ NNMT

on 2019-12-31 not yet there; its work was with
until 2025-03-01 Bộ Tài nguyên và Môi trường
until 2025-03-01 Bộ Nông nghiệp và Phát triển nông thôn
until 2025-03-01 Bộ Lao động - Thương binh và Xã hội, only giảm nghèo (poverty reduction)
"""
DISTRICT = """\
Hội Nông dân huyện Bến Lức
english Viet Nam Farmers' Union of Ben Luc District
key     hoi-nong-dan-viet-nam
short   Hội ND

ended on 2025-07-01; who has its work is not known
2025-07-01 Hội Nông dân huyện Bến Lức ended (Nghị quyết 203/2025/QH15)
"""


PLAN_OF_2022 = """\
ỦY BAN NHÂN DÂN
TỈNH NINH BÌNH

Số: 12/KH-UBND

Ninh Bình, ngày 10 tháng 3 năm 2022

KẾ HOẠCH
Thu gom chất thải nhựa năm 2022

II. NHIỆM VỤ
1. Sở Tài nguyên và Môi trường hướng dẫn phân loại chất thải nhựa tại nguồn.
2. Sở Y tế kiểm tra việc thu gom chất thải y tế.
"""


def printed(policy, *arguments):
    done = policy("agency", *arguments, "--format", "table")
    assert done.exit_code == 0, done.output
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def told(policy, *arguments):
    done = policy("agency", *arguments)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "golden"),
    [
        pytest.param(["Sở TNMT", "--province", "Long An", "--on", "2026-01-01"], LONG_AN, id="chain to one heir"),
        pytest.param(["Bộ GTVT", "--on", "2026-01-01"], TRANSPORT, id="one of"),
        pytest.param(["Bộ NN&MT", "--on", "2019"], AGRICULTURE, id="before its beginning"),
        pytest.param(["Hội Nông dân huyện Bến Lức", "--on", "2026"], DISTRICT, id="ended without a known heir"),
    ],
)
def test_the_report(policy, arguments, golden, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert printed(policy, *arguments) == golden


def test_the_json_of_a_chain(policy):
    answer = told(policy, "Sở TNMT", "--province", "Long An", "--on", "2026-01-01")
    (now,) = answer["now"]
    assert (answer["certain"], answer["changed"], answer["there"]) == (True, True, True)
    assert (now["name"], now["key"]) == ("Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", "so-nong-nghiep-va-moi-truong")
    assert [(step["date"], step["change"], step["act"]) for step in now["steps"]] == [
        ("2025-03-01", "founded", "Nghị định 45/2025/NĐ-CP"),
        ("2025-07-01", "joined", "Nghị quyết 202/2025/QH15"),
    ]


def test_the_json_of_one_of_names_the_deciding_work(policy):
    answer = told(policy, "Bộ LĐTBXH", "--json")
    assert not answer["certain"]
    assert [now["work"][0]["english"] for now in answer["now"]][1] == "vocational education"


def test_the_work_given_decides(policy):
    answer = told(policy, "Bộ LĐTBXH", "--function", "cai nghiện ma túy")
    assert [now["name"] for now in answer["now"]] == ["Bộ Công an"]


def test_the_official_english_name_has_its_act(policy):
    asked = told(policy, "Bộ LĐTBXH")["asked"]
    assert asked["english"] == "Ministry of Labour, War Invalids and Social Affairs"
    assert asked["english_act"] == "Thông tư 03/2009/TT-BNG"
    assert told(policy, "Bộ NN&MT")["asked"]["english_act"] is None


def test_former_names_are_told(policy):
    former = {one["name"] for one in told(policy, "Bộ Nông nghiệp và Môi trường")["former"]}
    assert {"Bộ Tài nguyên và Môi trường", "Bộ Thủy sản"} <= former


def test_an_act_that_is_not_known_is_marked(policy):
    (now,) = told(policy, "Bộ Thương mại")["now"]
    assert [(step["act"], step["unchecked"]) for step in now["steps"]] == [(None, "act")]
    assert "act not known" in printed(policy, "Bộ Thương mại")


def test_a_district_ended_in_july_2025(policy):
    text = printed(policy, "huyện Bến Lức", "--province", "Long An")
    assert "2025-07-01" in text
    assert "was abolished; tasks passed to Ủy ban nhân dân cấp xã" in " ".join(text.split())
    assert "--function" not in text


def test_a_condition_is_told_in_the_language_asked_for(policy):
    assert "what the communes took over" in printed(policy, "huyện Bến Lức")
    spoken = printed(policy, "huyện Bến Lức", "--lang", "vi")
    assert "việc cấp xã đảm nhận" in spoken
    assert "took over" not in spoken


def test_what_ended_without_an_heir_is_nobody_now(policy):
    answer = told(policy, "Hội Nông dân huyện Bến Lức", "--on", "2026")
    assert (answer["now"], answer["changed"]) == ([], True)
    assert [(step["date"], step["act"]) for step in answer["ended"][0]["steps"]] == [
        ("2025-07-01", "Nghị quyết 203/2025/QH15")
    ]
    (row,) = csv.DictReader(io.StringIO(policy("agency", "TAND cấp cao", "--format", "csv").stdout))
    assert (row["now"], row["key"], row["since"]) == ("", "", "2025-07-01")


def test_the_same_is_said_only_of_what_was_checked(policy):
    assert "on 2026-12-31 the same" in printed(policy, "Bộ Y tế", "--on", "2026")
    assert "no change known up to 2026-12-31" in printed(policy, "Quỹ Bảo vệ môi trường", "--on", "2026")
    assert (told(policy, "Bộ Y tế")["checked"], told(policy, "Quỹ Bảo vệ môi trường")["checked"]) == (True, False)


def test_work_that_all_heirs_have_is_no_hint(policy):
    assert "--function" not in printed(policy, "Phòng LĐ-TB&XH huyện Bến Lức", "--province", "Long An")


def test_a_name_means_the_body_that_had_it_on_the_day(policy):
    assert told(policy, "Bộ Nội vụ", "--on", "1995")["now"][0]["name"] == "Bộ Nội vụ (đến năm 1998)"
    assert told(policy, "Bộ Nội vụ", "--since", "1995")["now"][0]["name"] == "Bộ Công an"
    assert told(policy, "Cục Thuế", "--since", "2020")["now"][0]["name"] == "Thuế tỉnh"
    assert told(policy, "Chi cục Thuế khu vực", "--since", "2020")["now"][0]["name"] == "Thuế cơ sở"
    assert told(policy, "Chi cục Thuế khu vực", "--since", "2025-05")["now"][0]["name"] == "Thuế tỉnh"
    then = told(policy, "Bộ Nội vụ", "--on", "2000")["then"]
    assert [one["name"] for one in then if not one["work"]] == ["Ban Tổ chức - Cán bộ Chính phủ"]
    assert told(policy, "Bộ Nội vụ")["now"][0]["name"] == "Bộ Nội vụ"


def test_a_post_is_told_by_its_body_and_kept_in_front(policy):
    answer = told(policy, "Giám đốc Sở TNMT", "--province", "Long An")
    assert (answer["post"], answer["asked"]["name"]) == (
        "Giám đốc",
        "Giám đốc Sở Tài nguyên và Môi trường tỉnh Long An",
    )
    assert [(now["name"], now["key"]) for now in answer["now"]] == [
        ("Giám đốc Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", "so-nong-nghiep-va-moi-truong")
    ]
    assert answer["now"][0]["english"].startswith("Director of the Department of Agriculture and Environment")
    assert told(policy, "Sở TNMT")["post"] is None


def test_csv_has_a_row_for_each_heir(policy):
    done = policy("agency", "Bộ GTVT", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["now"] for row in rows] == ["Bộ Xây dựng", "Bộ Công an"]


def test_a_file_is_written(policy, tmp_path):
    file = tmp_path / "answer.json"
    assert policy("agency", "Long An", "-o", file).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["now"][0]["name"] == "tỉnh Tây Ninh"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["Bộ Thuỷ sảng"], 1, "nearest: Bộ Thủy sản", id="misspelt"),
        pytest.param(
            ["Sở Y tế", "--province", "Lonh An"], 1, "no province 'Lonh An' is known; nearest: Long An", id="p"
        ),
        pytest.param(["zzzz"], 1, "no agency 'zzzz' is known; give the full name", id="nothing near"),
        pytest.param(
            ["Sở Y tế", "--province", "zzzz"], 1, "no province 'zzzz' is known; give the name of", id="nowhere"
        ),
        pytest.param(["Bộ Y tế", "--on", "31/13/2025"], 2, "--on '31/13/2025' is not a date", id="wrong day"),
        pytest.param(["Bộ Y tế", "--since", "x"], 2, "--since 'x' is not a date", id="wrong day of writing"),
    ],
)
def test_bad_input_is_told_in_one_line(policy, arguments, code, message):
    done = policy("agency", *arguments)
    assert done.exit_code == code
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_nothing_is_coloured_in_a_pipe(policy):
    assert "\x1b" not in printed(policy, "Bộ GTVT")


@pytest.fixture(scope="module")
def old_plan(policy, tmp_path_factory):
    """A library of a plan written before its department was merged into another, without vectors."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "plan.txt").write_text(PLAN_OF_2022, encoding="utf-8")
    done = policy("ingest", folder / "plan.txt", "-l", folder / "library", "--embed", "none", "--workers", "1")
    assert done.exit_code == 0, done.output
    return folder / "library"


def test_search_takes_the_predecessors_and_shows_both_names(policy, old_plan):
    question = ["search", "chất thải", "-l", old_plan, "--mode", "keyword", "--kind", "task"]
    now = "Sở Nông nghiệp và Môi trường"
    (hit,) = json.loads(policy(*question, "--agency", now, "-f", "json").stdout)
    assert hit["record"]["lead"] == ["Sở Tài nguyên và Môi trường"]
    assert [(name["written"], name["names"]) for name in hit["present"]] == [("Sở Tài nguyên và Môi trường", [now])]
    shown = policy(*question, "--agency", now, "-f", "table").stdout
    assert f"{now} (for Sở Tài nguyên và Môi trường)" in " ".join(shown.split())


def test_search_as_written_takes_no_predecessors_and_shows_no_other_name(policy, old_plan):
    question = ["search", "chất thải", "-l", old_plan, "--mode", "keyword", "--kind", "task", "--as-written"]
    assert json.loads(policy(*question, "--agency", "Sở Nông nghiệp và Môi trường", "-f", "json").stdout) == []
    (hit,) = json.loads(policy(*question, "--agency", "Sở Tài nguyên và Môi trường", "-f", "json").stdout)
    assert hit["present"] == []


def test_a_day_as_written_in_viet_nam_is_the_same_day(policy):
    assert told(policy, "Long An", "--on", "01/07/2025") == told(policy, "Long An", "--on", "2025-07-01")


@pytest.mark.parametrize("day", ["2026-02-31", "31/02/2026"])
def test_a_day_that_its_month_lacks_is_refused(policy, day):
    done = policy("agency", "Long An", "--on", day)
    assert done.exit_code == 2
    assert f"--on '{day}' is not a date" in done.stderr


def test_a_post_has_a_present_name_with_its_body(policy, tmp_path):
    text = PLAN_OF_2022.replace("1. Sở Tài", "1. Giám đốc Sở Tài")
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    done = policy("ingest", tmp_path / "plan.txt", "-l", tmp_path / "library", "--embed", "none", "--workers", "1")
    assert done.exit_code == 0, done.output
    asked = [
        "search",
        "chất thải nhựa",
        "-l",
        tmp_path / "library",
        "--mode",
        "keyword",
        "--kind",
        "task",
        "-f",
        "json",
    ]
    (hit,) = json.loads(policy(*asked).stdout)[:1]
    assert [name["names"] for name in hit["present"]] == [["Giám đốc Sở Nông nghiệp và Môi trường"]]
