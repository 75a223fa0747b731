"""Paragraph styles of a Word document: which are headings, which carry a list."""

from dataclasses import dataclass

from lxml import etree

from vnpolicy.ingest.docx_numbering import ListPlace, W, list_place, value

HEADING_NAMES = ("heading ", "title", "subtitle")
DEEPEST = 20  # styles that a style may be based on, one after another


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of itself, and the style it is based on."""

    name: str
    parent: str
    outlined: bool
    place: ListPlace | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a document by their identifiers."""

    by_id: dict[str, Style]

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph has a heading style or an outline level."""
        properties = paragraph.find(W + "pPr")
        if properties is not None and _has_level(properties):
            return True
        return any(s.outlined or s.name.lower().startswith(HEADING_NAMES) for s in self._chain(properties))

    def list_of(self, paragraph: etree._Element) -> ListPlace:
        """The list and level of a paragraph, its own or its style's; an empty list name where it is in none."""
        properties = paragraph.find(W + "pPr")
        own = list_place(properties) if properties is not None else None
        if own is not None and own.number:
            return own
        for style in self._chain(properties):
            if style.place is not None and style.place.number:
                return ListPlace(style.place.number, own.level if own is not None else style.place.level)
        return ListPlace("", 0)

    def _chain(self, properties: etree._Element | None) -> list[Style]:
        found = properties.find(W + "pStyle") if properties is not None else None
        chain: list[Style] = []
        name = value(found) if found is not None else ""
        while name in self.by_id and len(chain) < DEEPEST:
            chain.append(self.by_id[name])
            name = chain[-1].parent
        return chain


def read_styles(root: etree._Element) -> Styles:
    """Styles of `word/styles.xml`."""
    return Styles({style.get(W + "styleId", ""): _style(style) for style in root.iter(W + "style")})


def _style(style: etree._Element) -> Style:
    name, parent, properties = style.find(W + "name"), style.find(W + "basedOn"), style.find(W + "pPr")
    outlined = properties is not None and _has_level(properties)
    place = list_place(properties) if properties is not None else None
    return Style(value(name) if name is not None else "", value(parent) if parent is not None else "", outlined, place)


def _has_level(properties: etree._Element) -> bool:
    level = properties.find(W + "outlineLvl")
    return level is not None and value(level) in set("012345678")
