"""Styles of a Word document: which paragraphs are headings or carry a list, and how runs look."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from vnpolicy.ingest.word.docx_numbering import ListPlace, W, list_place, value

HEADING_NAMES = ("heading ", "title", "subtitle")
CONTENTS_NAMES = ("toc ", "table of figures", "contents ")
DEEPEST = 20  # styles that a style may be based on, one after another


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say; `None` where they say nothing."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, other: "Look") -> "Look":
        """The look that takes from another what this one leaves open."""
        return Look(
            other.font if self.font is None else self.font,
            other.capitals if self.capitals is None else self.capitals,
            other.hidden if self.hidden is None else self.hidden,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of itself, and the style it is based on."""

    name: str
    parent: str
    outlined: bool
    place: ListPlace | None
    look: Look


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their identifiers, that of paragraphs without one, and the look without any."""

    by_id: dict[str, Style]
    ordinary: str = ""
    bare: Look = PLAIN
    looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph has a heading style or an outline level."""
        properties = paragraph.find(W + "pPr")
        if properties is not None and _has_level(properties):
            return True
        return any(s.outlined or s.name.lower().startswith(HEADING_NAMES) for s in self._chain(style_of(properties)))

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is a line of a table of contents."""
        chain = self._chain(style_of(paragraph.find(W + "pPr")))
        return next((style.name.lower().startswith(CONTENTS_NAMES) for style in chain), False)

    def list_of(self, paragraph: etree._Element) -> ListPlace:
        """The list and level of a paragraph, its own or its style's; an empty list name where it is in none."""
        properties = paragraph.find(W + "pPr")
        own = list_place(properties) if properties is not None else None
        if own is not None and own.number:
            return own
        for style in self._chain(style_of(properties)):
            if style.place is not None and style.place.number:
                return ListPlace(style.place.number, own.level if own is not None else style.place.level)
        return ListPlace("", 0)

    def look_of(self, run: etree._Element, paragraph_style: str) -> Look:
        """How a run looks: by its own properties, its style, its paragraph's style, the document."""
        properties = run.find(W + "rPr")
        if properties is None:
            return self._styled("", paragraph_style)
        named = properties.find(W + "rStyle")
        return read_look(properties).over(self._styled(value(named) if named is not None else "", paragraph_style))

    def _styled(self, run_style: str, paragraph_style: str) -> Look:
        key = (run_style, paragraph_style)
        if key not in self.looks:
            look = PLAIN
            for style in (*self._chain(run_style), *self._chain(paragraph_style or self.ordinary)):
                look = look.over(style.look)
            self.looks[key] = look.over(self.bare)
        return self.looks[key]

    def _chain(self, name: str) -> Iterator[Style]:
        for _ in range(DEEPEST):
            style = self.by_id.get(name)
            if style is None:
                return
            yield style
            name = style.parent


def read_styles(root: etree._Element) -> Styles:
    """Styles of `word/styles.xml`."""
    styles = list(root.iter(W + "style"))
    ordinary = (s.get(W + "styleId", "") for s in styles if s.get(W + "type") == "paragraph" and s.get(W + "default"))
    bare = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    by_id = {style.get(W + "styleId", ""): _style(style) for style in styles}
    return Styles(by_id, next(ordinary, ""), PLAIN if bare is None else read_look(bare))


def style_of(properties: etree._Element | None) -> str:
    """Identifier of the style that paragraph properties name."""
    found = properties.find(W + "pStyle") if properties is not None else None
    return value(found) if found is not None else ""


def read_look(properties: etree._Element) -> Look:
    """What run properties say of the font, capitals and hiding."""
    fonts = properties.find(W + "rFonts")
    font = None if fonts is None else fonts.get(W + "hAnsi") or fonts.get(W + "ascii")
    return Look(font, switch(properties, "caps"), switch(properties, "vanish"))


def switch(properties: etree._Element, name: str) -> bool | None:
    """Whether a switch such as `w:titlePg` is set, `None` where properties say nothing of it."""
    found = properties.find(W + name)
    return None if found is None else value(found) not in {"0", "false", "none", "off"}


def _style(style: etree._Element) -> Style:
    name, parent = style.find(W + "name"), style.find(W + "basedOn")
    properties, look = style.find(W + "pPr"), style.find(W + "rPr")
    return Style(
        value(name) if name is not None else "",
        value(parent) if parent is not None else "",
        properties is not None and _has_level(properties),
        list_place(properties) if properties is not None else None,
        PLAIN if look is None else read_look(look),
    )


def _has_level(properties: etree._Element) -> bool:
    level = properties.find(W + "outlineLvl")
    return level is not None and value(level) in set("012345678")
