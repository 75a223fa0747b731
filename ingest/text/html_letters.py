"""Letters of a page that were written before Unicode or decoded wrongly, put right by font name or by the words."""

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from vnpolicy.ingest.letters.legacy import encoding_of_font, find_encoding, to_unicode
from vnpolicy.ingest.letters.restore import mend

NAMED = re.compile(r"""(?:face|font-family|font)\s*[=:][^>;}]{0,80}(?:\.vn|vni-|vps|abc)""", re.IGNORECASE)  # ".VnTime"
WRITTEN_OUT = re.compile(r"&(?:micro|reg|Otilde|Ouml|ntilde|oslash|ucirc|iuml|#(?:1[6-9]\d|2[0-5]\d));")  # "&Otilde;"
FAMILY = re.compile(r"font-family\s*:\s*([^;}]{1,80})", re.IGNORECASE)
RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")  # "p.MsoNormal {font-family:".VnTime"}"
CLASS = re.compile(r"\.([\w-]+)")
# Control characters and the soft hyphen are letters here ("ư" is the soft hyphen in TCVN3): they are kept from being
# dropped by standing in the private area, from where they are read.
KEPT = {code: 0xF000 + code for code in (*range(0x80, 0xA0), 0xAD)}
DROPPED = dict.fromkeys(range(0xF080, 0xF0A0)) | {0xF0AD: None}


def keep_letters(page: str) -> tuple[str, bool]:
    """The page, and whether its letters have to be put right once it is parsed."""
    page = mend(page)
    if NAMED.search(page) or find_encoding(html.unescape(page) if WRITTEN_OUT.search(page) else page):
        return page.translate(KEPT), True
    return page, False


def restore_letters(root: etree._Element) -> None:
    """Put the letters of a parsed page right, in place: by their font, the others by all of their words together."""
    classes = dict(_class_fonts(root))
    fonts: dict[etree._Element, str] = {}
    open_nodes: list[tuple[etree._Element, str]] = []
    for element in root.iter(etree.Element):
        parent = element.getparent()
        above = "" if parent is None else fonts[parent]
        fonts[element] = _font_of(element, classes) or above
        for place, font in (("text", fonts[element]), ("tail", above)):
            if getattr(element, place) and not _set_by_font(element, place, font):
                open_nodes.append((element, place))
    _set_by_words(open_nodes)


def _class_fonts(root: etree._Element) -> Iterator[tuple[str, str]]:
    for style in root.iter("style"):
        for names, rules in RULE.findall(style.text or ""):
            family = FAMILY.search(rules)
            if family:
                yield from ((name, _first(family.group(1))) for name in CLASS.findall(names))


def _font_of(element: etree._Element, classes: Mapping[str, str]) -> str:
    """Name of the font that an element sets, "" where it sets none."""
    family = FAMILY.search(element.get("style") or "")
    if family:
        return _first(family.group(1))
    by_class = next((classes[name] for name in (element.get("class") or "").split() if name in classes), "")
    return _first(element.get("face") or "") or by_class


def _first(family: str) -> str:
    return family.split(",", maxsplit=1)[0].strip(" '\"\n\r\t")


def _set_by_font(element: etree._Element, place: str, font: str) -> bool:
    if not (font and encoding_of_font(font)):
        return False
    _set(element, place, to_unicode(getattr(element, place), font))
    return True


def _set_by_words(nodes: list[tuple[etree._Element, str]]) -> None:
    lines = [getattr(element, place).replace("\n", " ") for element, place in nodes]
    restored = to_unicode("\n".join(line.translate({code: code - 0xF000 for code in DROPPED}) for line in lines))
    for (element, place), line in zip(nodes, restored.split("\n"), strict=bool(nodes)):
        _set(element, place, line)


def _set(element: etree._Element, place: str, text: str) -> None:
    setattr(element, place, "".join(c for c in text.translate(DROPPED) if c.isprintable() or c.isspace()))
