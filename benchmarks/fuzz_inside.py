"""Damage inside of a file that keeps its shell sound: objects of a PDF, streams of an office file from before .docx."""

import base64
import contextlib
import random
import re
import struct
import zlib
from typing import Any

from benchmarks.fuzz_mutations import BYTES, LARGEST, WRITTEN, Mutation, mutate

OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"(.*?)stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
FILTER = re.compile(rb"/Filter\s*(?:\[[^\]]*\]|/\w+)")
FILTER_NAME = re.compile(rb"/\w+Decode")
LENGTH = re.compile(rb"/Length\s+\d+(?:\s+0\s+R)?")
ROOT = re.compile(rb"/Root\s+\d+\s+0\s+R")
LINKED = re.compile(rb"\b(\d+) 0 R\b")  # one object named in another
UNPACKED = 2_000_000  # bytes of a stream: what swells more is left as it is
WORD_STREAMS = frozenset(("WordDocument", "0Table", "1Table", "Data"))
WORDS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
OPERATORS = (b" q" * 300, b" BT" * 50, b" Q" * 300, b" 1e9 0 0 1e9 0 0 cm", b" 0 Tz", b" -1 Tr", b" W n", b" /X0 Do")


def change_objects(data: bytes, dice: random.Random) -> bytes:
    """A PDF with an object changed, its streams unpacked before and packed after; places of all objects right."""
    objects = {int(number): body for number, body in OBJECT.findall(data)}
    root = ROOT.search(data)
    if not objects or root is None:
        return data
    number = dice.choice(sorted(objects))
    action = dice.choice(("stream", "stream", "stream", "words", "link", "drop", "copy"))
    if action == "drop":
        del objects[number]
    elif action == "copy":
        objects[number] = objects[dice.choice(sorted(objects))]
    elif action == "link":
        others = sorted(objects)
        objects[number] = LINKED.sub(lambda _: b"%d 0 R" % dice.choice(others), objects[number])
    else:
        objects[number] = _change_object(objects[number], dice, stream=action == "stream")
    return _as_pdf(objects, root.group())


def _change_object(body: bytes, dice: random.Random, *, stream: bool) -> bytes:
    parts = STREAM.match(body)
    if parts is None:
        return mutate(body, WRITTEN, dice)
    words, content = parts.groups()
    if not stream:
        words = mutate(words, WRITTEN, dice)
    else:
        plain = _unpacked(content, FILTER.search(words))
        if plain is not None:
            words = FILTER.sub(b"/Filter /FlateDecode", words)
        changed = mutate(content if plain is None else plain, (*WRITTEN, write_operator), dice)
        content = changed if plain is None else zlib.compress(changed, 1)
    return LENGTH.sub(b"/Length %d" % len(content), words) + b"stream\n" + content + b"\nendstream\n"


def write_operator(data: bytes, dice: random.Random) -> bytes:
    """Operators of a page put between the others."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(OPERATORS) * dice.choice((1, 20)) + b"\n" + data[at:]


def _unpacked(content: bytes, filters: re.Match[bytes] | None) -> bytes | None:
    """What a stream holds, `None` where its filters are not those of text and fonts."""
    for name in FILTER_NAME.findall(filters.group()) if filters else ():
        try:
            if name == b"/ASCII85Decode":
                content = base64.a85decode(content.strip().removesuffix(b"~>"))
            elif name == b"/FlateDecode":
                content = zlib.decompressobj().decompress(content, UNPACKED)
            else:
                return None
        except (ValueError, zlib.error):
            return None
    return content


def _as_pdf(objects: dict[int, bytes], root: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start, size = len(out), max(objects, default=0) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        out += b"%010d %05d %c \n" % ((places[number], 0, b"n") if number in places else (0, 65535, b"f"))
    return bytes(out + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start))


def change_streams(data: bytes, dice: random.Random) -> bytes:
    """A Word 97 file with one stream changed - its text and head, or its tables - and put together again."""
    from doc2docx.cfb import CompoundFile
    from doc2docx.cfb.writer import write_compound_storage

    with contextlib.suppress(Exception):  # one that was damaged before stays as it is
        file = CompoundFile(data)
        root, *entries = file.entries
        streams = [(entry.path, entry, _content(file, entry.path)) for entry in entries]
        named = [at for at, (path, *_) in enumerate(streams) if path in WORD_STREAMS]
        at = dice.choice(named or range(len(streams)))
        path, entry, content = streams[at]
        streams[at] = path, entry, _change_stream(content or b"", dice)
        data = write_compound_storage(root, tuple(streams))
    return data


def _content(file: Any, path: str) -> bytes | None:  # noqa: ANN401 - the reader of these files has no types here
    from doc2docx.errors import Doc2DocxError

    try:
        return bytes(file.open_stream(path))
    except Doc2DocxError:  # a folder
        return None


def _change_stream(content: bytes, dice: random.Random) -> bytes:
    return mutate(content, (set_words, set_words, set_words, *BYTES), dice)[:LARGEST]


def set_words(data: bytes, dice: random.Random) -> bytes:
    """Numbers of two or four bytes replaced by extreme ones or by others of the file, half of them near its head."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 2, 8, 30)) if len(data) > 8 else 0):
        at = dice.randrange(min(len(data), dice.choice((1500, len(data)))) - 4) & ~1
        form = dice.choice(("<H", "<I"))
        value = dice.choice((*WORDS, struct.unpack_from("<I", data, dice.randrange(len(data) - 4))[0]))
        struct.pack_into(form, changed, at, value & (0xFFFF if form == "<H" else 0xFFFFFFFF))
    return bytes(changed)


INSIDE_PDF: tuple[Mutation, ...] = (*WRITTEN, *[change_objects] * 30)
INSIDE_OLE: tuple[Mutation, ...] = (*BYTES, *[change_streams] * 15)
