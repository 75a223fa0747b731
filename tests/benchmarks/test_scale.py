"""What the names of a corpus' texts and its known citations are read as."""

import json
import lzma

import pytest

NAMES = [
    pytest.param("Quyet-dinh-687-QD-TTg-2022-kinh-te-tuan-hoan-1", ("quyet dinh", "687QDTTG", "2022"), id="a decision"),
    pytest.param("Thong-tu-02-2019-TT-BQP-do-luong-1", ("thong tu", "22019TTBQP", "2019"), id="the year in the number"),
    pytest.param(
        "Thong-tu-85-2016-TTLT-BQP-BYT-1", ("thong tu lien tich", "852016TTLTBQPBYT", "2016"), id="the symbol"
    ),
    pytest.param("Quyet-dinh-28-QD-BNV-nam-2014-1", ("quyet dinh", "28QDBNV", "2014"), id="the year in words"),
    pytest.param("Cong-van-1392-BGDDT-GDTrH-2017-1", ("cong van", "1392BGDDTGDTRH", "2017"), id="small letters inside"),
    pytest.param("Quyet-dinh-28-QD-BNV-den-2030-1", None, id="a year of the title"),
    pytest.param("TCVN-1870-2007-mut-cam-quyt-1", None, id="a standard"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_name_tells_type_number_and_year(name, expected):
    from benchmarks.scale_agreement import read_name

    read = read_name(name)
    assert (read and (read.doc_type, read.number, read.year)) == expected


def test_numbers_are_compared_without_marks_and_leading_zeros():
    from benchmarks.scale_agreement import number_key

    assert number_key("02/2013/QĐ-UBND") == number_key("2/2013/QÐ - UBND") == "22013QDUBND"


def test_the_opening_ends_before_the_first_article():
    from benchmarks.scale_agreement import opening_numbers

    text = "SỬA THÔNG TƯ SỐ 1/2020/TT-X\nCăn cứ Nghị định số\n2/2021/NĐ-CP;\nĐiều 1. Sửa Thông tư số 3/2022/TT-X"
    assert opening_numbers(text) == {"22021NDCP"}


def test_only_citations_of_the_opening_are_asked_for_found_or_not():
    from benchmarks.scale import Reading, Tally

    cited = frozenset({"12020NDCP", "22020NDCP", "32020NDCP"})
    opening = frozenset({"12020NDCP", "22020NDCP"})
    reading = Reading("1", "x", 9, bases=frozenset({"12020NDCP", "32020NDCP"}), citations=cited, opening=opening)
    tally = Tally()
    tally.add(reading, ["1/2020/NĐ-CP", "2/2020/NĐ-CP", "3/2020/NĐ-CP"])
    assert (tally.edges, tally.found, tally.cited) == (3, 2, 3)
    assert (tally.opening, tally.opening_found, len(tally.missed)) == (2, 1, 1)


def test_a_corpus_is_measured_line_by_line(tmp_path):
    from benchmarks.scale import Tally, corpus_lines, read_chunk

    head = "BỘ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5/QĐ-BYT\n"
    text = f"{head}Hà Nội, ngày 2 tháng 3 năm 2024\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ\nCăn cứ Nghị định số 9/2023/NĐ-CP;\n"
    texts = [("1", "Quyet-dinh-5-QD-BYT-2024-mau", text), ("2", "Quyet-dinh-6-QD-BYT-2024-mau", text), ("3", "x", " ")]
    lines = [json.dumps({"id": key, "name": name, "text": body}) for key, name, body in texts]
    corpus = tmp_path / "corpus.jsonl.xz"
    corpus.write_bytes(lzma.compress("\n".join(lines).encode()))
    tally = Tally()
    for reading in read_chunk(list(corpus_lines(corpus, 1)))[2]:
        tally.add(reading, ["9/2023/NĐ-CP"])
    assert (tally.documents, tally.named, tally.agreed, tally.refused) == (3, 2, 1, 1)
    assert (tally.opening, tally.opening_found, tally.crashes) == (2, 2, [])
