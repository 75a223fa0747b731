import json

import jsonschema
import pytest

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Citation, Header, Period, Plan, Review, Target, Task
from vnpolicy.nlp.record_json import SCHEMA, json_schema, plan_json, record_json

LEAD = Assignment("lead", Agency("Sở Công Thương", "Sở Công Thương", "so-cong-thuong", Span(0, 14)))
WITH = Assignment("coordinating", Agency("UBND các xã", "Ủy ban nhân dân các xã"))
TASK = Task(
    quote="Tổ chức hội chợ hàng thân thiện môi trường",
    span=Span(20, 62),
    assignments=(LEAD, WITH),
    page=2,
    period=Period("trước ngày 01/12 hằng năm", end="--12-01", recurrence="annual"),
    output="Báo cáo",
    origin="table",
)
TARGET = Target("Giảm (5-8)% mức tiêu hao", Span(70, 94), 5.0, value_max=8.0, unit="%", comparator="range", end="2030")
BASIS = Citation("Luật Bảo vệ môi trường", Span(100, 122), doc_type="Luật", issued="2020-11-17")
PLAN = Plan(
    source="a.txt",
    digest="sha256:00",
    language="vi",
    header=Header(doc_type="Kế hoạch", doc_number="202/KH-UBND", recipients=("Như trên",)),
    bases=(BASIS,),
    targets=(TARGET,),
    tasks=(TASK,),
    review=(Review("two dates", Span(1, 2)), Review("no signer")),
)


def test_the_schema_that_is_kept_is_the_one_the_types_give():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize(
    "plan", [pytest.param(PLAN, id="every field"), pytest.param(Plan("", "", "en", Header()), id="nothing found")]
)
def test_the_json_meets_its_schema_and_survives_a_round_trip(plan):
    records = plan_json(plan)
    jsonschema.validate(records, json_schema())
    assert json.loads(json.dumps(records, ensure_ascii=False)) == records


def test_a_task_names_its_agencies_as_printed_and_in_full():
    task = plan_json(PLAN)["tasks"][0]
    assert (task["lead"], task["coordinating"]) == (["Sở Công Thương"], ["UBND các xã"])
    assert (task["end"], task["recurrence"], task["origin"], task["page"]) == ("--12-01", "annual", "table", 2)
    assert task["agencies"][1] == {
        "written": "UBND các xã",
        "name": "Ủy ban nhân dân các xã",
        "key": None,
        "role": "coordinating",
        "span": None,
    }


def test_whole_figures_have_no_decimals():
    target = plan_json(PLAN)["targets"][0]
    assert json.dumps([target["value"], target["value_max"]]) == "[5, 8]"


def test_a_file_name_that_is_no_text_still_gives_json():
    json.dumps(plan_json(Plan("\udcff.txt", "", "vi", Header())), ensure_ascii=False).encode()


@pytest.mark.parametrize(("record", "name"), [(TASK, "tasks"), (TARGET, "targets"), (BASIS, "legal_bases")])
def test_one_record_looks_as_in_its_document(record, name):
    assert record_json(record) == plan_json(PLAN)[name][0]
