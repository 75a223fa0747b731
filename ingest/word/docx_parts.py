"""Parts of a Word file: the one with the body, notes, and a header that holds the head of the document."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from vnpolicy.ingest.archive import Archive, damaged
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.word.docx_numbering import W
from vnpolicy.ingest.word.docx_styles import switch

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/KH-UBND": a header that says so is no running header
MOTTO = re.compile(r"C[ỘộÔô]NG H(?:ÒA|OÀ|òa|oà) XÃ HỘI|SOCIALIST REPUBLIC OF", re.IGNORECASE)
NUMBER = re.compile(r"\bSố\s*:?\s*\d*\s*/|\bNo\.?\s*:?\s*\d*\s*/", re.IGNORECASE)
NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
# Namespaces of "Strict Open XML", and those of an ordinary file, which is otherwise written alike
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


class Related(NamedTuple):
    """A part that another names: by which name, as what ("styles", "header"), and where it lies in the archive."""

    name: str
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A Word file: its archive, the path of the part with the body, and the parts that this one names."""

    archive: Archive
    body: str
    related: tuple[Related, ...]

    def root(self, kind: str) -> etree._Element:
        """Root of the styles, the numbering or the notes; an empty element where the file has none."""
        paths = [other.path for other in self.related if other.kind == kind and self.archive.has(other.path)]
        return parse(self.archive, next(iter(paths), f"word/{kind}.xml"))


def find_parts(archive: Archive) -> Parts:
    """The parts of a Word file. Raises UnreadableDocument where an archive holds no Word document."""
    # SharePoint writes the body into "word/document2.xml"
    named = [part.path for part in _related(archive, "") if part.kind == "officeDocument"]
    body = next(filter(archive.has, (*named, "word/document.xml")), None)
    if body is None:
        raise UnreadableDocument(
            archive.source, "this is a zip archive without a Word document in it", "unpack it and name the files inside"
        )
    return Parts(archive, body, tuple(_related(archive, body)))


def _related(archive: Archive, part: str) -> Iterator[Related]:
    """What a part names, the whole archive where that is ""."""
    folder, name = posixpath.split(part)
    for relation in parse(archive, posixpath.join(folder, "_rels", f"{name}.rels")).iter(RELATION):
        if relation.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            yield Related(relation.get("Id", ""), posixpath.basename(relation.get("Type", "")), path)


def parse(archive: Archive, name: str) -> etree._Element:
    """Root of an XML part, read without entities, network and huge trees; an empty element where the part lacks."""
    data = archive.part(name)
    if not data:
        return etree.Element("none")
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(archive.source) from error


def letterhead(parts: Parts, body: etree._Element) -> etree._Element | None:
    """The first page's header where it and not the body holds the national motto or the number; else `None`."""
    header = _first_header(parts, body)
    if header is None or MOTTO.search(_plain(body)[:3000]):
        return None
    text = _plain(header)
    return header if MOTTO.search(text) or NUMBER.search(text) else None


def _first_header(parts: Parts, body: etree._Element) -> etree._Element | None:
    section = next(body.iter(W + "sectPr"), None)
    if section is None:
        return None
    wanted = ("first", "default") if switch(section, "titlePg") else ("default",)
    named = {part.get(W + "type"): part.get(RELATION_ID, "") for part in section.findall(W + "headerReference")}
    targets = {part.name: part.path for part in parts.related}
    for kind in wanted:
        if named.get(kind) in targets:
            return parse(parts.archive, targets[named[kind]])
    return None


def _plain(element: etree._Element) -> str:
    return "".join(
        (part.text or "") if part.tag == W + "t" else " " for part in element.iter(W + "t", W + "p", W + "tab")
    )


def notes_of(parts: Parts, body: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Footnotes and then endnotes in the order in which the body refers to them, each with its number."""
    for part, kind in NOTES:
        notes = {note.get(W + "id"): note for note in parts.root(part).iter(W + kind)}
        referred = [mark.get(W + "id") for mark in body.iter(W + kind + "Reference")] if notes else []
        for number, name in enumerate(dict.fromkeys(referred), 1):
            if name in notes:
                yield str(number), notes[name]
