import pytest

from vnpolicy.ingest.scan.engine import Seen
from vnpolicy.ingest.scan.fusions import parted, without_fusions
from vnpolicy.ingest.scan.second_look import surer_lines


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("UBNDTỈNHPHÚTHỌ", "UBND TỈNH PHÚ THỌ", id="an abbreviation and a name"),
        pytest.param("KẾHOẠCH", "KẾ HOẠCH", id="two syllables"),
        pytest.param("ủybannhândân", "ủy ban nhân dân", id="small letters"),
        pytest.param("nghiêng", "", id="one long syllable"),
        pytest.param("Nguyễn", "", id="a name"),
        pytest.param("Committee", "", id="English"),
        pytest.param("HĐQTTCTY", "", id="letters that make no syllable"),
    ],
)
def test_fused_word_is_parted_into_syllables(word, parts):
    assert " ".join(parted(word)) == parts


def test_parts_share_the_place_and_the_signs_of_the_word():
    word = Seen("(KẾHOẠCH)", 0, 10, 90, 30, 50.0, 0, (1, 1, 1))
    first, second = without_fusions([word])
    assert (first.text, second.text) == ("(KẾ", "HOẠCH)")
    assert (first.left, first.right, second.left, second.right) == (0, 30, 30, 90)


def line(text, *, top=10, picture=0):
    """Words of a line, each "word/confidence"."""
    found = []
    for number, word in enumerate(text.split()):
        letters, _, sure = word.rpartition("=")
        found.append(Seen(letters, 50 * number, top, 50 * number + 45, top + 20, float(sure), picture, (1, 1, top)))
    return found


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        pytest.param("TỈNH=50 PHU=60", "TỈNH=95 PHÚ=95", "TỈNH PHÚ", id="the second is surer"),
        pytest.param("TỈNH=95 PHÚ=95", "TỈNH=96 PHU=96", "TỈNH PHÚ", id="hardly surer"),
        pytest.param(
            "ngày=96 ,{6=90 tháng=97 12=96 năm=97 2011=95",
            "ngày=86 16=73 tháng=97 12=91 năm=97 2011=88",
            "ngày 16 tháng 12 năm 2011",
            id="a whole date",
        ),
        pytest.param("Số:=90 275=31 /STTTT-CNTT=86", "Số:=97 J72/STTTT-CNTT=90", "Số: 275 /STTTT-CNTT", id="a number"),
        pytest.param("ngày=80 1=50 tháng=90", "Kính=99", "ngày 1 tháng", id="another line"),
    ],
)
def test_better_reading_of_a_line_is_kept(first, second, chosen):
    assert " ".join(word.text for word in surer_lines(line(first), line(second, picture=2))) == chosen
