"""Parts of a Word file beside the body: notes, and a header that holds the head of the document."""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from vnpolicy.ingest.archive import Archive, damaged
from vnpolicy.ingest.word.docx_numbering import W
from vnpolicy.ingest.word.docx_runs import is_on

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/KH-UBND": a header that says so is no running header
MOTTO = re.compile(r"C[ỘộÔô]NG H(?:ÒA|OÀ|òa|oà) XÃ HỘI|SOCIALIST REPUBLIC OF", re.IGNORECASE)
NUMBER = re.compile(r"\bSố\s*:?\s*\d*\s*/|\bNo\.?\s*:?\s*\d*\s*/", re.IGNORECASE)
NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))


def parse(archive: Archive, name: str) -> etree._Element:
    """Root of an XML part, read without entities, network and huge trees; an empty element where the part lacks."""
    data = archive.part(name)
    if not data:
        return etree.Element("none")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(archive.source) from error


def letterhead(archive: Archive, body: etree._Element) -> etree._Element | None:
    """The first page's header where it and not the body holds the national motto or the number; else `None`."""
    header = _first_header(archive, body)
    if header is None or MOTTO.search(_plain(body)[:3000]):
        return None
    text = _plain(header)
    return header if MOTTO.search(text) or NUMBER.search(text) else None


def _first_header(archive: Archive, body: etree._Element) -> etree._Element | None:
    section = next(body.iter(W + "sectPr"), None)
    if section is None:
        return None
    wanted = ("first", "default") if is_on(section, "titlePg") else ("default",)
    named = {part.get(W + "type"): part.get(RELATION_ID, "") for part in section.findall(W + "headerReference")}
    targets = _targets(archive)
    for kind in wanted:
        if named.get(kind) in targets:
            return parse(archive, targets[named[kind]])
    return None


def _targets(archive: Archive) -> dict[str, str]:
    relations = parse(archive, "word/_rels/document.xml.rels")
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("word", relation.get("Target", "")))
        for relation in relations.iter(RELATION)
        if relation.get("TargetMode") != "External"
    }


def _plain(element: etree._Element) -> str:
    return "".join(
        (part.text or "") if part.tag == W + "t" else " " for part in element.iter(W + "t", W + "p", W + "tab")
    )


def notes_of(archive: Archive, body: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Footnotes and then endnotes in the order in which the body refers to them, each with its number."""
    for part, kind in NOTES:
        notes = {note.get(W + "id"): note for note in parse(archive, part).iter(W + kind)}
        referred = [mark.get(W + "id") for mark in body.iter(W + kind + "Reference")] if notes else []
        for number, name in enumerate(dict.fromkeys(referred), 1):
            if name in notes:
                yield str(number), notes[name]
