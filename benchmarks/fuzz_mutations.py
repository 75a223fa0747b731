"""Ways to damage a file: bytes, numbers, parts of an archive, elements of a page, lines of a text."""

import contextlib
import copy
import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence

from lxml import etree

from vnpolicy.ingest.archive import BROKEN

Mutation = Callable[[bytes, random.Random], bytes]

NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
TAG = re.compile(rb"<(/?)([A-Za-z][\w:]*)[^<>]{0,400}>")
ATTRIBUTE = re.compile(rb'\b([\w:]{1,60})="([^"<>]*)"')
LARGEST = 1_000_000  # bytes of a damaged file
NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"9" * 20, b"1e308", b"NaN", b"0.0000001")
VALUES = (b"", b"-1", b"9" * 9, b"\xc4\x90", b"x" * 5000, b"../../a", b"http://example.invalid/a", b"&a;", b"\x00")
ENTITY = b"""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]>"""
ODD = ("\u0301", "\u202e", "\ufeff", "\ufffd", "\x00", "\x0c", "|", "\t", "<", "**", "# ")
LONG = ("a" * 3000, "A. " * 500, "| " * 500, "9" * 5000)


def mutate(data: bytes, kinds: Sequence[Mutation], dice: random.Random) -> bytes:
    """The file after one to four mutations."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        data = dice.choice(kinds)(data, dice)[:LARGEST]
    return data


def flip(data: bytes, dice: random.Random) -> bytes:
    """Bytes changed in up to 32 places."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 32) if data else 0):
        changed[dice.randrange(len(changed))] = dice.choice((0, 0xFF, 0x7F, 0x80, dice.randrange(256)))
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    """The end or the beginning lost."""
    at = dice.randrange(len(data) + 1)
    return data[:at] if dice.random() < 0.8 else data[at:]


def drop(data: bytes, dice: random.Random) -> bytes:
    """A block lost."""
    start, end = _block(data, dice)
    return data[:start] + data[end:]


def double(data: bytes, dice: random.Random) -> bytes:
    """A block repeated, at most to 200,000 bytes more."""
    start, end = _block(data, dice)
    times = min(dice.choice((1, 1, 2, 20, 200)), 200_000 // max(end - start, 1))
    at = dice.choice((end, dice.randrange(len(data) + 1)))
    return data[:at] + data[start:end] * times + data[at:]


def wipe(data: bytes, dice: random.Random) -> bytes:
    """A block overwritten with one byte."""
    start, end = _block(data, dice)
    return data[:start] + dice.choice((b"\0", b"\xff", b" ", b"<")) * (end - start) + data[end:]


def renumber(data: bytes, dice: random.Random) -> bytes:
    """A written number replaced by an extreme one."""
    return _replace(NUMBER, data, dice, lambda _: dice.choice(NUMBERS))


def revalue(data: bytes, dice: random.Random) -> bytes:
    """An attribute of an element replaced by an odd one."""
    return _replace(ATTRIBUTE, data, dice, lambda match: match.group(1) + b'="' + dice.choice(VALUES) + b'"')


def retag(data: bytes, dice: random.Random) -> bytes:
    """A tag dropped, renamed, repeated, or nested deep."""
    nested = dice.choice((10, 300, 3000))

    def change(match: re.Match[bytes]) -> bytes:
        name = match.group(2)
        renamed = match.group().replace(name, dice.choice((b"w:tbl", b"w:p", b"table", b"td", b"x")), 1)
        return dice.choice((b"", renamed, match.group() * 2, (b"<" + name + b">") * nested))

    return _replace(TAG, data, dice, change)


def declare(data: bytes, dice: random.Random) -> bytes:
    """Entities declared before the first tag, and used in the text."""
    at = data.find(b"<", dice.choice((0, 1, 2)))
    place = dice.randrange(len(data) + 1)
    return data[: max(at, 0)] + ENTITY + data[max(at, 0) : place] + dice.choice((b"&b;", b"&c;")) + data[place:]


def write_odd(data: bytes, dice: random.Random) -> bytes:
    """Odd characters put between the others."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice((*ODD, *LONG)).encode() * dice.choice((1, 5, 50)) + data[at:]


def repeat_line(data: bytes, dice: random.Random) -> bytes:
    """A line repeated up to a thousand times."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at:at] = [lines[at][:2000]] * dice.choice((1, 10, 1000))
    return b"\n".join(lines)


BYTES: tuple[Mutation, ...] = (flip, cut, drop, double, wipe)
WRITTEN: tuple[Mutation, ...] = (*BYTES, renumber, write_odd, repeat_line)
MARKED: tuple[Mutation, ...] = (*BYTES, renumber, revalue, revalue, retag, retag, declare, write_odd)


def change_parts(data: bytes, dice: random.Random) -> bytes:
    """A zip archive with one part mutated, dropped, renamed or doubled; another thing unchanged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (*BROKEN, RuntimeError):
        return data
    if parts:
        texts = [at for at, (name, _) in enumerate(parts) if "document" in name]
        at = dice.choice(texts) if texts and dice.random() < 0.5 else dice.randrange(len(parts))
        parts = _change_part(parts, at, dice)
    return _zipped(parts)


def move_elements(data: bytes, dice: random.Random) -> bytes:
    """XML that stays well-formed, elements dropped, doubled, moved, nested or given odd attributes."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return data
    elements = [element for element in root.iter(etree.Element) if element.getparent() is not None]
    for element in dice.sample(elements, min(len(elements), dice.choice((1, 3, 10)))):
        _move(element, dice.choice(elements), dice)
    return etree.tostring(root)


def _move(element: etree._Element, other: etree._Element, dice: random.Random) -> None:
    parent = element.getparent()
    action = dice.choice(("drop", "double", "into", "nest", "attribute", "attribute", "name"))
    if action == "attribute" and element.attrib:
        element.set(dice.choice(list(element.attrib)), dice.choice((*NUMBERS, b"", b"x" * 300)).decode())
    elif action == "name":
        element.tag = other.tag
    elif action == "double":
        element.extend([copy.deepcopy(child) for child in other[:20]])
    elif action == "nest":
        for _ in range(dice.choice((5, 100, 250))):
            element.append(etree.Element(other.tag))
            element = element[-1]
    elif parent is not None and action == "drop":
        parent.remove(element)
    elif action == "into" and element not in (other, *other.iterancestors()):
        other.append(element)


def change_chunks(data: bytes, dice: random.Random) -> bytes:
    """A PNG whose check sums are right, mostly its pixels changed, else its sizes; another thing unchanged."""
    chunks, at = [], 8
    while data.startswith(b"\x89PNG") and at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    if not chunks:
        return data
    pixels = [at for at, (kind, _) in enumerate(chunks) if kind == b"IDAT"]
    chosen = dice.choice(pixels) if pixels and dice.random() < 0.8 else dice.randrange(len(chunks))
    kind, body = chunks[chosen]
    chunks[chosen] = kind, _change_chunk(kind, body, dice)
    return data[:8] + b"".join(_chunk(kind, body) for kind, body in chunks)


def _change_chunk(kind: bytes, body: bytes, dice: random.Random) -> bytes:
    if kind == b"IHDR" and dice.random() < 0.5:
        width, height = (dice.choice((0, 1, 100, 5_000, 60_000, 2**31 - 1)).to_bytes(4, "big") for _ in range(2))
        return width + height + body[8:]
    if kind == b"IDAT" and dice.random() < 0.9:
        with contextlib.suppress(zlib.error):
            return zlib.compress(dice.choice((flip, wipe, wipe, drop))(zlib.decompress(body), dice))
    return flip(body, dice)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _change_part(parts: list[tuple[str, bytes]], at: int, dice: random.Random) -> list[tuple[str, bytes]]:
    name, data = parts[at]
    before, after = parts[:at], parts[at + 1 :]
    if dice.random() < 0.8:
        return [*before, (name, mutate(data, (*MARKED, *[move_elements] * 30), dice)), *after]
    names = ("../" + name, "/" + name, name.upper(), "word/document.xml", name + "/x", "x.zip")
    return dice.choice(([*before, *after], [*parts, parts[at]], [*before, (dice.choice(names), data), *after]))


def _zipped(parts: Sequence[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


PICTURE: tuple[Mutation, ...] = (*BYTES, *[change_chunks] * 15)
PACKED: tuple[Mutation, ...] = (*BYTES, *[change_parts] * 15)


def _block(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 4, 16, 256, 4096, 65536)))


def _replace(
    pattern: re.Pattern[bytes], data: bytes, dice: random.Random, change: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """The bytes with one to eight of the places that a pattern takes changed."""
    found = list(pattern.finditer(data))
    chosen = sorted(dice.sample(found, min(len(found), dice.choice((1, 2, 8)))), key=lambda match: match.start())
    parts, at = [], 0
    for match in chosen:
        parts += [data[at : match.start()], change(match)]
        at = match.end()
    return b"".join([*parts, data[at:]])
