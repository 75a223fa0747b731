"""The pipeline as a whole: the spaCy side, and what holds for the records of any text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.results import shared_folder
from vnpolicy.ingest import read, read_bytes
from vnpolicy.ingest.document import Page, Span
from vnpolicy.ingest.errors import PolicyError
from vnpolicy.nlp import extract
from vnpolicy.nlp.pipeline import build_pipeline, read_with_pipeline

PLAN = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG NAI

Số: 77/KH-UBND

Đồng Nai, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Phát triển chợ xanh trên địa bàn tỉnh

Căn cứ Quyết định số 15/QĐ-TTg ngày 10 tháng 01 năm 2024 của Thủ tướng Chính phủ về chợ xanh;

I. MỤC TIÊU

- Đến năm 2026, 60% chợ hạng 1 đạt tiêu chí chợ xanh.

II. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương chủ trì, phối hợp với Sở Y tế hướng dẫn tiêu chí chợ xanh, hoàn thành trước ngày 30/6/2024.

2. Sở Tài chính:

- Bố trí kinh phí thực hiện Kế hoạch trong dự toán hằng năm.
"""
LETTER = """BỘ CÔNG THƯƠNG

Số: 45/BCT-TTTN

Hà Nội, ngày 12 tháng 01 năm 2024

Kính gửi: Các Sở Công Thương

Căn cứ Nghị định số 96/2022/NĐ-CP ngày 29 tháng 11 năm 2022 của Chính phủ;

Bộ Công Thương giao Cục Thương mại rà soát các chợ.

Nơi nhận:
"""
GOLD = shared_folder("gold")
PIECES = [
    "1. ",
    "- ",
    "a) ",
    "Sở Y tế",
    "chủ trì, ",
    "phối hợp với ",
    "trước ngày 01/12 hàng năm",
    "70%",
    "\n",
    "\n\n",
    "; ",
    " |\n",
    "STT",
    "Thời gian",
    "Căn cứ Luật Đầu tư năm 2020;",
    "Điều 5. ",
    "Số: 3/KH-UBND",
    "ỦY BAN",
    "(",
    "\t",
    "quý II/2022",
]


def plan_of(text):
    document = read_bytes(text.encode(), "plan.txt")
    return document, extract(document)


def test_a_plan_gives_its_header_basis_target_and_tasks():
    _, plan = plan_of(PLAN)
    assert (plan.header.doc_number, plan.header.issued, plan.header.place) == ("77/KH-UBND", "2024-03-05", "Đồng Nai")
    assert [basis.doc_number for basis in plan.bases] == ["15/QĐ-TTg"]
    assert [(target.value, target.unit, target.end) for target in plan.targets] == [(60, "%", "2026")]
    leads = [[agency.written for agency in task.agencies("lead")] for task in plan.tasks]
    assert leads == [["Sở Công Thương"], ["Sở Tài chính"]]
    assert plan.tasks[0].period.end == "2024-06-30"


def test_components_leave_their_spans_on_the_doc():
    document, plan = plan_of(PLAN)
    doc = read_with_pipeline(document)
    assert doc.text == document.text
    assert len(doc.spans["tasks"]) == len(plan.tasks)
    assert len(doc.spans["targets"]) == len(plan.targets)


def test_a_citation_has_the_page_on_which_it_stands():
    document = read_bytes(PLAN.encode(), "plan.txt")
    pages = (Page(1, Span(0, 60), 595, 842), Page(2, Span(60, len(document.text)), 595, 842))
    assert [citation.page for citation in extract(replace(document, pages=pages)).citations] == [2]


def test_a_pipeline_is_built_once():
    assert build_pipeline("vi") is build_pipeline("vi")
    assert build_pipeline("vi").lang == "vi"
    assert build_pipeline("en").lang == "en"


def test_combining_marks_give_the_same_records():
    import unicodedata

    _, composed = plan_of(PLAN)
    _, decomposed = plan_of(unicodedata.normalize("NFD", PLAN))
    assert (composed.header, composed.tasks, composed.targets) == (
        decomposed.header,
        decomposed.tasks,
        decomposed.targets,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), min_size=1, max_size=40).map("".join))
def test_every_quote_stands_at_its_span(text):
    try:
        document, plan = plan_of(text + " x")
    except (ValueError, PolicyError):  # a lone surrogate cannot be encoded; what looks like binary data is refused
        return
    for record in (*plan.bases, *plan.targets, *plan.tasks, *plan.citations):
        assert record.quote == document.text[slice(*record.span)]


@pytest.mark.skipif(not GOLD.is_dir(), reason=f"{GOLD} is not there: set VNPOLICY_SHARED")
def test_every_quote_of_real_documents_stands_at_its_span():
    for path in sorted((GOLD / "source").glob("*.txt"))[::4]:
        document = read(path)
        plan = extract(document)
        for record in (*plan.bases, *plan.targets, *plan.tasks, *plan.citations):
            assert record.quote == document.text[slice(*record.span)]


def test_a_letter_goes_on_after_its_bases():
    (task,) = extract(read_bytes(LETTER.encode(), "letter.txt")).tasks
    assert [agency.written for agency in task.agencies("lead")] == ["Cục Thương mại"]


def test_bases_with_dashes_are_no_tasks_of_the_issuer_above_them():
    (basis,) = [line for line in PLAN.splitlines() if line.startswith("Căn cứ")]
    bases = "- Căn cứ Luật Công đoàn ngày 20 tháng 6 năm 2012;\n\n- Theo đề nghị của Ban Tài chính Tổng Liên đoàn,"
    text = PLAN.replace(basis, f"ĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN\n\n{bases}")
    records = [[task.quote for task in extract(read_bytes(one.encode(), "plan.txt")).tasks] for one in (text, PLAN)]
    assert records[0] == records[1]
