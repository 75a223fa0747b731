"""Text that was decoded wrongly or written before Unicode, put right, with a remark on what was done."""

import re

from vnpolicy.ingest.letters.legacy import UNICODE_ONLY, find_encoding, to_unicode
from vnpolicy.ingest.letters.syllables import is_syllable

NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS"}
# UTF-8 that was read byte by byte: "Quyáº¿t Ä‘á»‹nh" for "Quyết định". The bytes 80 to 9F show as control characters
# or as those of windows-1252; windows-1258 shows the byte C3 as "Ă".
BYTES = {chr(byte): byte for byte in range(0x80, 0x100)}
BYTES |= {
    data.decode("cp1252"): data[0] for data in map(bytes, zip(range(0x80, 0xA0))) if data.decode("cp1252", "ignore")
}
BYTES["Ă"] = 0xC3
REST = "[" + "".join(re.escape(sign) for sign, byte in BYTES.items() if 0x80 <= byte < 0xC0) + "]"
SEQUENCE = re.compile(f"[ÂÃĂÄÅÆ]{REST}|[áâ]{REST}{{2}}")  # "Ä‘", "áº¿", "â€œ"
NO_BREAK = re.compile(
    "([A-Za-z]{0,8})Ã ([a-z]*)"
)  # "vÃ " for "và", "lÃ m" for "làm": the no-break space became a plain one
LOST_D = re.compile("Ä[\ufffd?]")  # "QÄ?-UBND": of the letters that begin with this byte only Đ has a lost one after it
ENOUGH = 3  # broken letters before a text is believed to be broken


def restore(text: str) -> tuple[str, str]:
    """The text with wrongly decoded and legacy letters put right, and a remark ("" where nothing was amiss)."""
    mended = mend(text)
    if mended is not text:
        return mended, "letters that were read in a wrong encoding were put right"
    encoding = find_encoding(text)
    return (to_unicode(text), f"read as {NAMES[encoding]}") if encoding else (text, "")


def mend(text: str) -> str:
    """The text with UTF-8 that was read as Latin-1, windows-1252 or windows-1258 decoded again; else the very same."""
    found = SEQUENCE.findall(text) if "Ã" in text or "á" in text or "Ä" in text else []
    if sum(1 for letters in found if UNICODE_ONLY.match(_decode(letters))) < ENOUGH:
        return text
    return "\n".join(map(_mend_line, text.split("\n")))


def _mend_line(line: str) -> str:
    if UNICODE_ONLY.search(line.replace("Ă", "")):
        return line
    line = LOST_D.sub("Đ", NO_BREAK.sub(_put_a, line))
    return SEQUENCE.sub(lambda match: _decode(match.group()), line)


def _put_a(match: re.Match[str]) -> str:
    before, after = match.groups()
    return f"{before}à{after}" if is_syllable(f"{before}à{after}") else f"{before}à {after}"


def _decode(letters: str) -> str:
    try:
        return bytes(BYTES[letter] for letter in letters).decode("utf-8")
    except UnicodeDecodeError:
        return letters
