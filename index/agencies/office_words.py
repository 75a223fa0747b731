"""What an office is called with its place, in Vietnamese and in English."""

import re
from typing import TYPE_CHECKING

from vnpolicy.index.agencies.named_places import ANY_DISTRICT, find_district

if TYPE_CHECKING:
    from vnpolicy.index.agencies.names import Body, Office

# Takes "Tỉnh ủy", "Ban Thường vụ Huyện ủy", "Thành đoàn", behind which a place has no level: "Tỉnh ủy Long An".
_HOLDS_LEVEL = re.compile(r"(?:tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)$", re.IGNORECASE)


def office_name(office: "Office") -> str:
    """As one says it: "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", "huyện Bến Lức, tỉnh Long An"."""
    body, province = office.body, office.province
    place = ", ".join(part for part in (_told(office), province and province.written) if part)
    if body is None:
        return place
    if not place or (province and province.name in body.name):
        return f"{body.name} {office.district or ''}".strip()
    if _HOLDS_LEVEL.search(body.name):
        return _party_name(office, body)
    name = _local_name(body)
    if _any_district(office):
        return f"{name} cấp huyện, {place}"
    return f"{name}, {place}" if name.endswith("khu vực") else f"{name} {place}"


def office_english(office: "Office") -> str:
    """Its English name; the place goes last: "Department of Health of Long An Province"."""
    body, province, district = office.body, office.province, find_district(office.district or "")
    places = (district and district.english, province and province.written_english)
    place = ", ".join(part for part in places if part)
    if body is None:
        return place
    if not place or (province and province.name in body.name):
        return f"District {body.english}" if office.district else body.english
    name = re.sub("^(?:Provincial|Municipal|(?:Urban )?District|Town) ", "", body.english)
    return f"District {name}, {place}" if _any_district(office) else f"{name} of {place}"


def _party_name(office: "Office", body: "Body") -> str:
    """A committee of the Party, or the Youth Union, whose name has the level: "Huyện ủy Bến Lức, tỉnh Long An"."""
    province, district = office.province, find_district(_told(office) or "")
    if district:  # "Quận ủy Quận 1"
        called = f"{district.level.capitalize()} {district.called}" if district.called.isdigit() else district.called
        return ", ".join([f"{body.name} {called}", *([province.written] if province else [])])
    if province is None:
        return body.name
    return f"{body.name}, {province.written}" if _any_district(office) else f"{body.name} {province.name}"


def _local_name(body: "Body") -> str:
    """What a body is called before its place: "Công an" for "Công an tỉnh", "Hội Nông dân" without "Việt Nam"."""
    name = re.sub(r" (?:cấp )?(?:tỉnh|huyện)$", "", body.name)
    short = name.removesuffix(" Việt Nam")
    return short if short in body.spellings and not short.endswith("Tổ quốc") else name


def _told(office: "Office") -> str | None:
    """The district that is told by its name."""
    return None if office.district == ANY_DISTRICT else office.district


def _any_district(office: "Office") -> bool:
    """Whether it is of a district that is not told: "Ủy ban nhân dân cấp huyện, tỉnh Long An" is no province's."""
    of_district = office.body is not None and office.body.of_district and not office.district
    return office.district == ANY_DISTRICT or of_district
