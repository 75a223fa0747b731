"""Which province a document comes from: read from its issuer, or from its place when the issuer is local."""

import re

from vnpolicy.index.agencies.names import province_names
from vnpolicy.index.wording.words import fold_name
from vnpolicy.nlp.plan import Header

# Takes "Ủy ban nhân dân tỉnh Đồng Nai", "UBND thành phố Biên Hòa, tỉnh Đồng Nai"; the name runs to the end or a mark.
_PROVINCE = re.compile(r"\btỉnh\s+([^,;()\n]+)", re.IGNORECASE)
# Takes "Ủy ban nhân dân thành phố Hà Nội", "UBND TP. Huế".
_CITY = re.compile(r"\b(?:thành phố|TP\.?)\s+([^,;()\n]+)", re.IGNORECASE)
# Takes "People's Committee of Dong Nai Province".
_ENGLISH = re.compile(r"\b(?:of|the)\s+([^,;()\n]+?)\s+(?:province|city)\b", re.IGNORECASE)
_LOCAL = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so|ban quan ly|people s committee|department)\b")
_LEVEL = re.compile(r"(?:tinh|thanh pho|tp|province of|city of)\s+|\s+(?:province|city)$")


def find_province(header: Header) -> str | None:
    """Name without its level ("Đồng Nai"); `None` for a central body."""
    issuer = header.issuer or ""
    named = _PROVINCE.search(issuer) or _CITY.search(issuer) or _ENGLISH.search(issuer)
    if named:
        return named[1].strip()
    if issuer:
        return header.place if _LOCAL.match(fold_name(issuer)) else None
    # Without an issuer a plan from Hà Nội may be the city's or the government's.
    return None if fold_name(header.place or "") == "ha noi" else header.place


def province_key(name: str | None) -> str:
    """Folded name without its level: "Tỉnh Đồng Nai", "dong nai" and "Dong Nai Province" give "dong nai".

    One for all names of a province: "HCM" and "Sài Gòn" give "ho chi minh".
    """
    bare = _LEVEL.sub("", fold_name(name or "")).strip()
    known = province_names().get(bare)
    return fold_name(known.name) if known else bare
