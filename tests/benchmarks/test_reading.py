"""The reading benchmark: what it prints, how it compares, what it encodes."""

import io
from dataclasses import replace

import pytest

from vnpolicy.ingest import read_bytes

TEXT = """ỦY BAN NHÂN DÂN
TỈNH SÔNG BIỂN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/KH-UBND
Sông Biển, ngày 05 tháng 3 năm 2024

KẾ HOẠCH

TRỒNG CÂY CHẮN SÓNG GIAI ĐOẠN 2024-2026

Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;

Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nhiệm vụ sau:

STT

Nhiệm vụ

Cơ quan chủ trì

Cơ quan phối hợp

Thời gian hoàn thành

{rows}

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Thị Mẫu
"""
WORKS = ("Ươm cây giống", "Khảo sát bãi bồi", "Tập huấn kỹ thuật", "Trồng mới rừng ngập mặn", "Chăm sóc rừng đã trồng")


def make_text(rows=10):
    bodies = ("Sở Nông nghiệp và Môi trường", "Sở Tài chính", "Sở Khoa học và Công nghệ")
    cells = [
        (
            str(i + 1),
            f"{WORKS[i % 5]} đợt {i + 1}",
            bodies[i % 3],
            "Ủy ban nhân dân các xã ven biển",
            f"Quý {i % 4 + 1}/2025",
        )
        for i in range(rows)
    ]
    return TEXT.format(rows="\n\n".join(cell for row in cells for cell in row))


def make_document(rows=10):
    return read_bytes(make_text(rows).encode(), "a.txt")


def make_paper(rows=10):
    from benchmarks.reading_source import make_paper

    return make_paper(make_document(rows), "a")


def records(data):
    import msgspec

    from vnpolicy.nlp import extract
    from vnpolicy.nlp.record_json import plan_json

    return msgspec.to_builtins(plan_json(extract(read_bytes(data, "a"))))


def need_font():
    from benchmarks.reading_pdf import font_files

    pytest.importorskip("reportlab")
    try:
        font_files()
    except LookupError as error:
        pytest.skip(str(error))


def test_a_paper_has_its_letterhead_in_two_columns_and_its_table_in_one_piece():
    paper = make_paper()
    assert paper.left == ("ỦY BAN NHÂN DÂN TỈNH SÔNG BIỂN", "", "Số: 12/KH-UBND")
    assert paper.right[-1] == "Sông Biển, ngày 05 tháng 3 năm 2024"
    tables = [piece for piece in paper.pieces if piece.kind == "table"]
    assert [len(table.rows) for table in tables] == [11]
    assert tables[0].rows[1][0] == "1"
    assert next(p for p in paper.pieces if p.kind == "foot").rows[1] == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Mẫu")


def test_a_text_with_too_few_rows_does_not_serve():
    from benchmarks.reading_source import NotTold

    with pytest.raises(NotTold, match="10 rows"):
        make_paper(rows=4)


@pytest.mark.parametrize("format_name", ["docx", "html", "ruled", "unruled"])
def test_a_printed_paper_gives_the_records_of_its_text(format_name):
    from benchmarks.reading_compare import compare
    from benchmarks.reading_formats import WRITERS

    need_font()
    printed = WRITERS[format_name][1](make_paper())
    comparison = compare(records(make_text().encode()), records(printed))
    assert comparison.fields >= 50
    assert comparison.share <= 0.02, comparison.differences


def test_a_row_that_does_not_fit_breaks_over_two_pages_under_the_header():
    need_font()
    pypdfium2 = pytest.importorskip("pypdfium2")
    from benchmarks.reading_pdf import as_pdf
    from benchmarks.sample_source import Piece

    long = "Một câu dài về việc trồng cây chắn sóng. " * 70
    table = Piece("table", rows=(("STT", "Nhiệm vụ"), ("1", long), ("2", long)))
    pages = pypdfium2.PdfDocument(as_pdf(replace(make_paper(), pieces=(table,)), ruled=True))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert len(texts) == 2
    assert all("Nhiệm vụ" in text for text in texts)
    assert sum(text.count("chắn sóng") for text in texts) == 140


def test_a_scan_is_pages_of_pictures_with_a_red_seal():
    need_font()
    pypdfium2 = pytest.importorskip("pypdfium2")
    from benchmarks.reading_scan import as_scan

    pages = pypdfium2.PdfDocument(io.BytesIO(as_scan(make_paper())))
    assert all(page.get_textpage().count_chars() == 0 for page in pages)
    colours = [c for page in pages for _, c in page.render(scale=0.5).to_pil().getcolors(1_000_000)]
    assert any(red > 150 and green < 120 and blue < 120 for red, green, blue in colours)


def make_side(**task):
    task = {"quote": "Trồng mới rừng ngập mặn ven biển", "lead": ["Sở Tài chính"], "end": "2025-06", **task}
    return {
        "document": {"title": "Kế hoạch"},
        "legal_bases": [],
        "targets": [],
        "tasks": [task] if task["quote"] else [],
    }


@pytest.mark.parametrize(
    ("found", "fields", "different"),
    [
        pytest.param(make_side(), 4, [], id="the same"),
        pytest.param(make_side(lead=["Sở Y tế"]), 4, ["tasks.lead"], id="another lead"),
        pytest.param(make_side(coordinating=["Sở Y tế"]), 5, ["tasks.coordinating"], id="one too many"),
        pytest.param(make_side(quote=""), 4, ["tasks.quote", "tasks.lead", "tasks.end"], id="a record missing"),
        pytest.param(
            make_side(quote="Việc khác hẳn"), 7, ["tasks.quote", "tasks.lead", "tasks.end"] * 2, id="missing and extra"
        ),
    ],
)
def test_a_difference_counts_once_a_field(found, fields, different):
    from benchmarks.reading_compare import compare

    comparison = compare(make_side(), found)
    assert comparison.fields == fields
    assert [difference.name for difference in comparison.differences] == different


@pytest.mark.parametrize(
    ("text", "tcvn3", "vni"),
    [
        pytest.param("Quyết định", "QuyÕt ®Þnh", "Quyeát ñònh", id="hats and tones"),
        pytest.param("ỦY BAN", "ñY BAN", "UÛY BAN", id="TCVN3 has no toned capitals"),
        pytest.param("đường phố Ước", "®­êng phè ¦íc", "ñöôøng phoá Öôùc", id="horns"),
        pytest.param("2024/KH", "2024/KH", "2024/KH", id="nothing to encode"),
    ],
)
def test_legacy_encodings(text, tcvn3, vni):
    from benchmarks.reading_legacy import to_tcvn3, to_vni

    assert (to_tcvn3(text), to_vni(text)) == (tcvn3, vni)


@pytest.mark.parametrize(
    ("found", "right", "cased"),
    [
        pytest.param("Quyết định này", 4, 4, id="all"),
        pytest.param("quyết Định này", 4, 3, id="another case"),
        pytest.param("Quyết dinh này", 2, 2, id="lost marks"),
        pytest.param("Quyết này", 2, 2, id="a lost word"),
    ],
)
def test_marks_that_came_back_are_counted(found, right, cased):
    from benchmarks.reading_legacy import compare_marks

    marks = compare_marks("Quyết định này", found)
    assert (marks.letters, marks.right, marks.cased) == (4, right, cased)
