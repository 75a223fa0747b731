"""Gold texts in the encodings of before Unicode, and how many of their diacritics come back."""

import difflib
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import table
from vnpolicy.ingest import read, read_bytes
from vnpolicy.ingest.document import Document

# TCVN 5712:1993, third set: it has no capitals with tone marks, the fonts named ...H draw small letters as capitals.
TCVN3_PLAIN = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF), strict=True))
TCVN3_TONED = {
    **dict(zip("àảãáạ", (0xB5, 0xB6, 0xB7, 0xB8, 0xB9), strict=True)),
    **dict(zip("ằẳẵắặ", (0xBB, 0xBC, 0xBD, 0xBE, 0xC6), strict=True)),
    **dict(zip("ầẩẫấậ", range(0xC7, 0xCC), strict=True)),
    **dict(zip("èẻẽéẹ", (0xCC, 0xCE, 0xCF, 0xD0, 0xD1), strict=True)),
    **dict(zip("ềểễếệ", range(0xD2, 0xD7), strict=True)),
    **dict(zip("ìỉĩíị", (0xD7, 0xD8, 0xDC, 0xDD, 0xDE), strict=True)),
    **dict(zip("òỏõóọ", (0xDF, 0xE1, 0xE2, 0xE3, 0xE4), strict=True)),
    **dict(zip("ồổỗốộ", range(0xE5, 0xEA), strict=True)),
    **dict(zip("ờởỡớợ", range(0xEA, 0xEF), strict=True)),
    **dict(zip("ùủũúụ", (0xEF, 0xF1, 0xF2, 0xF3, 0xF4), strict=True)),
    **dict(zip("ừửữứự", range(0xF5, 0xFA), strict=True)),
    **dict(zip("ỳỷỹýỵ", range(0xFA, 0xFF), strict=True)),
}
# VNI for Windows: a letter, and behind it one sign for its hat or breve and its tone together.
VNI_TONES = dict(zip("\u0300\u0301\u0303\u0309\u0323", "øùõûï", strict=True))
VNI_HATTED = dict(zip(("", *VNI_TONES), "âàáãåä", strict=True))
VNI_BREVED = dict(zip(("", *VNI_TONES), "êèéüúë", strict=True))
VNI_WHOLE = dict(zip("ơưđìíĩỉịỵ", "ôöñìíóæòî", strict=True))
WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Marks:
    """Letters with diacritics in the original, those that came back, and those that came back in their case."""

    letters: int = 0
    right: int = 0
    cased: int = 0

    @property
    def share(self) -> float:
        """Share of the diacritics that came back."""
        return self.right / max(1, self.letters)


def to_tcvn3(text: str) -> str:
    """The text as a program that takes it for Western shows it: "Quyết định" is "QuyÕt ®Þnh"."""
    codes = {letter: chr(code) for letter, code in (TCVN3_PLAIN | TCVN3_TONED).items()}
    return "".join(codes.get(sign) or codes.get(sign.lower(), sign) for sign in unicodedata.normalize("NFC", text))


def to_vni(text: str) -> str:
    """The text as a program that takes it for Western shows it: "Quyết định" is "Quyeát ñònh"."""
    return "".join(map(_vni, unicodedata.normalize("NFC", text)))


def _vni(letter: str) -> str:
    small = letter.lower()
    written = VNI_WHOLE.get(small) or _vni_parts(small)
    return written.upper() if letter != small else written


def _vni_parts(letter: str) -> str:
    first, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in VNI_TONES), "")
    if "\u031b" in marks:  # the horn of ơ and ư
        return VNI_WHOLE[unicodedata.normalize("NFC", first + "\u031b")] + VNI_TONES[tone]
    if "\u0302" in marks:
        return first + VNI_HATTED[tone]
    if "\u0306" in marks:
        return first + VNI_BREVED[tone]
    return first + VNI_TONES[tone] if tone else letter


def as_txt(document: Document, encode: Callable[[str], str]) -> bytes:
    """The paragraphs as bytes of a Western code page."""
    return encode(document.text.replace("Ð", "Đ")).encode("cp1252", errors="replace")


def as_docx(document: Document, encode: Callable[[str], str], *, fonts: tuple[str, str], mixed: bool) -> bytes:
    """A Word file in legacy fonts, that of small letters and that of capitals; `mixed`: each third line is Unicode."""
    import docx

    made = docx.Document()
    for number, line in enumerate(document.text.replace("Ð", "Đ").split("\n")):
        plain = mixed and number % 3 == 2
        run = made.add_paragraph().add_run(line if plain else encode(line))
        run.font.name = "Times New Roman" if plain else fonts[line.isupper()]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


WAYS: dict[str, Callable[[Document], bytes]] = {
    "TCVN3, .txt": lambda document: as_txt(document, to_tcvn3),
    "VNI, .txt": lambda document: as_txt(document, to_vni),
    "TCVN3, .docx in .VnTime": lambda d: as_docx(d, to_tcvn3, fonts=(".VnTime", ".VnTimeH"), mixed=False),
    "VNI, .docx in VNI-Times": lambda d: as_docx(d, to_vni, fonts=("VNI-Times", "VNI-Times"), mixed=False),
    "TCVN3 and Unicode, .docx": lambda d: as_docx(d, to_tcvn3, fonts=(".VnTime", ".VnTimeH"), mixed=True),
    "VNI and Unicode, .docx": lambda d: as_docx(d, to_vni, fonts=("VNI-Times", "VNI-Times"), mixed=True),
}


def measure_legacy(gold: Path, *, only: str = "") -> dict[str, Marks]:
    """Marks by way of writing, over all Vietnamese texts; texts that lose some are named."""
    found = {way: Marks() for way in WAYS}
    for path in sorted(p for p in (gold / "source").glob("*.txt") if only in p.stem):
        document = read(path)
        if document.language != "vi":
            continue
        for way, write in WAYS.items():
            marks = compare_marks(document.text, read_bytes(write(document), path.name).text)
            if marks.share < 0.995:
                print(f"  {path.stem[:50]} {way}: {marks.share:.4f}")
            total = found[way]
            total.letters, total.right = total.letters + marks.letters, total.right + marks.right
            total.cased += marks.cased
    return found


def compare_marks(original: str, found: str) -> Marks:
    """Letters with diacritics of `original` that stand at the same place of `found`, words aligned without them."""
    marks = Marks()
    left, right = _words(original), _words(found)
    marks.letters = sum(_count(word) for word in left)
    for a, b in _aligned(left, right):
        for one, other in zip(a, b, strict=True):
            if not one.isascii():
                marks.right += one.lower() == other.lower()
                marks.cased += one == other
    return marks


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text).replace("Ð", "Đ"))


def _count(word: str) -> int:
    return sum(not letter.isascii() for letter in word)


def _aligned(left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    bare_left, bare_right = [bare(word) for word in left], [bare(word) for word in right]
    if bare_left == bare_right:
        yield from zip(left, right, strict=True)
        return
    for i, j, size in difflib.SequenceMatcher(None, bare_left, bare_right, autojunk=False).get_matching_blocks():
        yield from zip(left[i : i + size], right[j : j + size], strict=True)


def bare(word: str) -> str:
    """A word in small letters without diacritics."""
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def legacy_body(found: dict[str, Marks]) -> str:
    """The table."""
    rows = [[way, f"{m.letters:,}", f"{m.share:.4f}", f"{m.cased / max(1, m.letters):.4f}"] for way, m in found.items()]
    header = ["written as", "letters with diacritics", "right (asked >= 0.995)", "in their case too"]
    return table(header, rows)
