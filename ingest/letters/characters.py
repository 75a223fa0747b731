"""Bytes to characters, and characters to the ones that a text is made of."""

import codecs
import re
import unicodedata

from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.letters.legacy import find_encoding

# control characters, soft hyphen, zero-width and direction marks, byte-order mark, sign of an object, lone surrogates,
# non-characters
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)
BREAKS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")  # every way to end a line
BLANKS = re.compile("[^\\S\n ][^\\S\n]*| [^\\S\n]+")  # a run of blanks, or a single one that is no plain space
BYTE_ORDER_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
NOISE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")


def clean(text: str) -> str:
    """Text in NFC, without invisible characters, each run of blanks one space, lines ended by a line feed."""
    return single_blanks(end_lines(text))


def single_blanks(text: str) -> str:
    """Text in NFC, each run of blanks one space; for text whose lines are ended already."""
    return unicodedata.normalize("NFC", BLANKS.sub(" ", text))


def end_lines(text: str) -> str:
    """Text without invisible characters whose lines end in a line feed; tabs and runs of blanks stay."""
    return BREAKS.sub("\n", INVISIBLE.sub("", text).replace("\x0c", "\n"))


def tidy(text: str) -> str:
    """Clean text of one paragraph: one line, nothing around it."""
    return " ".join(clean(text).split())


def decode(data: bytes, source: str) -> tuple[str, str]:
    """Characters of a text file and a remark on the reading ("" where nothing was amiss).

    A text in a legacy encoding comes out byte by byte, for `restore` to put right. Raises UnreadableDocument where the
    bytes are no text in UTF-8, UTF-16, windows-1258 or a legacy encoding.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), source), ""
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), f"read as {wide.upper()} without a byte-order mark"
    return _decode_bytes(data.removeprefix(codecs.BOM_UTF8), source)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 by its zero bytes: Latin letters have one in each pair."""
    head = data[:4000]
    pairs = len(head) // 2 or 1
    odd, even = head[1::2].count(0) / pairs, head[::2].count(0) / pairs
    if len(data) % 2 or max(odd, even) < 0.3 or min(odd, even) > 0.1:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_bytes(data: bytes, source: str) -> tuple[str, str]:
    try:
        return _checked(data.decode("utf-8"), source, CONTROL), ""
    except UnicodeDecodeError:
        loose = data.decode("utf-8", "replace")
    if loose.count("\ufffd") <= 3 + len(loose) // 200:
        loose = data.decode("utf-8", "surrogatepass") if _only_surrogates(data) else loose
        return _checked(loose, source), "some bytes are no UTF-8 and were dropped or replaced"
    letters = data.decode("latin-1")
    if find_encoding(letters):
        return letters, ""
    return _checked(data.decode("cp1258", "replace"), source), "read as windows-1258"


def _only_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _checked(text: str, source: str, noise: re.Pattern[str] = NOISE) -> str:
    sample = text[:200_000]
    if len(noise.findall(sample)) > 0.05 * len(sample) + 8:
        raise UnreadableDocument(
            source, "the file holds no text that can be read (binary data)", "save it as .docx, PDF or plain text"
        )
    return text
