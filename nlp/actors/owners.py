"""Whose duties stand below a heading that only says that they are duties: "Điều 2. Nhiệm vụ và quyền hạn"."""

import re

from vnpolicy.nlp.actors.bodies import read_bodies, starts_with_body
from vnpolicy.nlp.outline.outline import Outline
from vnpolicy.nlp.plan import Agency

# takes "Nhiệm vụ và quyền hạn", "Chức năng, nhiệm vụ", "Trách nhiệm:", which do not say whose
_BARE_DUTIES = re.compile(
    r"(?:(?:chức năng|nhiệm vụ|trách nhiệm|quyền hạn)(?:,\s+|\s+và\s+)?){1,3}(?<!chức năng)\W*", re.IGNORECASE
)
# takes "Tổ chức và hoạt động của" before "Hội đồng tư vấn"
_ACTIVITY = re.compile(r"(?:tổ chức|hoạt động|cơ cấu|chế độ làm việc)[^.;:]{0,60}\scủa\s", re.IGNORECASE)
# takes "Vị trí và chức năng", "Chức năng"
_STANDING = re.compile(r"(?:vị trí(?:,? pháp lý)?|chức năng)(?:,\s|\svà\s|$)", re.IGNORECASE)
# takes "Vụ Quản lý quy hoạch" before "là đơn vị thuộc Bộ", "thuộc Bộ Kế hoạch và Đầu tư; giúp Bộ trưởng"
_DEFINED = re.compile(r"([^.;:,]{3,120}?)(?:\s\([^)]{2,80}\))?\s(?:là|thuộc|trực thuộc|có chức năng|giúp)\s")


def find_owner(text: str, outline: Outline, index: int) -> tuple[Agency, ...]:
    """The body whose duties item `index` announces without naming it; empty where its title says more.

    It is the body whose part of the document the item stands in, or the one that the article before defines.
    """
    title = outline.items[index].body
    if _BARE_DUTIES.fullmatch(text, title.start, title.end) is None:
        return ()
    for above in outline.ancestors(index):
        found = _owner(text, outline, above)
        if found:
            return found
    before = [other for other in outline.children(outline.items[index].parent) if other < index]
    return _defined(text, outline, before[-1]) if before else ()


def _owner(text: str, outline: Outline, index: int) -> tuple[Agency, ...]:
    """The body that a title is about ("Tổ chức và hoạt động của Hội đồng tư vấn")."""
    body = outline.items[index].body
    found = _ACTIVITY.match(text, body.start, body.end)
    if found is None or not starts_with_body(text[found.end() : body.end]):
        return ()
    return read_bodies(text[found.end() : body.end].rstrip(" .:;"), offset=found.end())


def _defined(text: str, outline: Outline, index: int) -> tuple[Agency, ...]:
    """The body of which an article says where it stands: "Vị trí và chức năng", "Vụ Pháp chế là tổ chức ..."."""
    title, below = outline.items[index].body, outline.children(index)
    if not below or _STANDING.match(text, title.start, title.end) is None:
        return ()
    first = outline.items[below[0]].body
    found = _DEFINED.match(text, first.start, first.end)
    return read_bodies(found[1], offset=first.start) if found and starts_with_body(found[1]) else ()


# takes "Cục Kinh tế hợp tác" before "là cơ quan thường trực tham mưu cho Bộ"
_OFFICE = re.compile(r"[^.;,]{3,160}?(?=\slà (?:cơ quan|đơn vị|bộ phận)\s)")


def read_office(text: str, offset: int) -> tuple[Agency, ...]:
    """The body of which a paragraph says what office it holds: what stands below are its duties."""
    found = _OFFICE.match(text)
    return read_bodies(found[0], offset=offset) if found and starts_with_body(found[0]) else ()
