"""What is typed without diacritics is looked up in the spellings that the index has."""

import pytest

from vnpolicy.index import Library
from vnpolicy.index.lexical.index import FOLDER
from vnpolicy.index.lexical.query import PLAIN
from vnpolicy.index.query.concepts import Term, inverse_frequency
from vnpolicy.index.query.spellings import FILE, add_spellings, read_spellings
from vnpolicy.index.wording.words import fold_syllable


def spellings_of(library):
    library.search("nhãn", mode="keyword")
    return read_spellings((library.folder / FOLDER / FILE).read_bytes())


def test_spellings_by_what_is_left_without_diacritics(tmp_path):
    add_spellings(tmp_path, ["xử", "lý", "rac", "xứ"])
    add_spellings(tmp_path, ["xử", "rác"])
    assert read_spellings((tmp_path / FILE).read_bytes()) == {"ly": ["lý"], "rac": ["rác"], "xu": ["xứ", "xử"]}
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_damaged_file_is_said_to_be_so():
    with pytest.raises(ValueError, match="Expecting"):
        read_spellings(b'{"ly":')


def test_every_syllable_of_a_library_can_be_typed_plainly(library):
    lexical, spelled = library.derived.lexical(), {text for texts in spellings_of(library).values() for text in texts}
    assert {"tuyên", "truyền", "nhãn", "sinh", "thái"} - spelled == {"sinh"}
    for text in spelled:
        assert lexical.frequency(PLAIN, fold_syllable(text)) >= lexical.frequency("text", text) > 0


def test_all_spellings_of_a_syllable_weigh_alike(library):
    lexical = library.derived.lexical()
    plain, spelled = next((plain, texts) for plain, texts in spellings_of(library).items() if len(texts) > 1)
    counts = [count for text in (plain, *spelled) if (count := lexical.frequency("text", text))]
    shares = [share for _, share in lexical.clauses(Term(PLAIN, plain, 2.0, 0.5))]
    weights = [share * inverse_frequency(lexical.size, count) for share, count in zip(shares, counts, strict=True)]
    assert weights == pytest.approx([1.0] * len(counts))


def test_spellings_follow_what_comes(library, make_ecolabel):
    assert "nhẵn" not in spellings_of(library)["nhan"]
    library.add(*make_ecolabel("later.txt", make_ecolabel()[0].text.replace("bền vững", "nhẵn nhụi")))
    assert library.search("nhan nhui", mode="keyword")
    assert "nhẵn" in spellings_of(library)["nhan"]
    with Library(library.folder) as again:
        assert again.search('"nhui"', mode="keyword")
