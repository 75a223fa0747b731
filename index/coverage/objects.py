"""Objects that a record names by a number or a name: criteria, projects, acts, levels of government."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from vnpolicy.index.citations.identity import number_year
from vnpolicy.index.coverage.wordings import wordings
from vnpolicy.index.wording.words import find_numbers, fold_name, number_key

Objects = Mapping[str, frozenset[str]]
# Takes "tiêu chí số 17 và 18", "Nội dung thành phần số 08"; refuses "dự án 4,5 tỷ", "tiêu chí 80%".
_FIGURES = r"(?: thành phần)?(?: số)? (\d{1,2}(?:(?:, | và |, số | và số )\d{1,2})*)(?![\d%]|[.,/]\d| %)"
# "Luật Viễn thông (sửa đổi)", "Luật Tổ chức Tòa án nhân dân": the first words tell one law from another
_LAW = re.compile(r"\b(?:Luật|Bộ luật|Pháp lệnh) ([A-ZĐÀ-Ỹ]\w*(?: (?!sửa|và|của|năm|số)\w+){0,3})")
# The record is about an act that is to be made: "Xây dựng Nghị định ...", "- Luật Kinh doanh bất động sản (sửa đổi)",
# "Quy hoạch vùng Đồng bằng sông Hồng"; refuses "Luật sư bào chữa", "Quy hoạch, bố trí đất"
_MADE = re.compile(
    r"\W*(?P<verb>(?:(?i:xây dựng|soạn thảo|ban hành|trình|sửa đổi|bổ sung|lập)\b,? ?(?:và )?)*)(?i:dự án |dự thảo )?"
    r"(?:(?P<law>(?i:bộ luật|luật|pháp lệnh) (?=[A-ZĐÀ-Ỹ]|sửa đổi))|(?P<decree>(?i:nghị định)\b)"
    r"|(?P<plan>(?i:quy hoạch) )(?P<name>[^,;.:()]+)(?:[.;)(]|, tầm nhìn|$))"
)
# "phê duyệt Quy hoạch hạ tầng thông tin": with a capital within the text it is a name
_PLAN = re.compile(r"(?<=\w )Quy hoạch (?P<name>[^,;.:()]+)")
_BEGINNING = 8  # words of the name of a plan that tell it from others
# "100% đường huyện | được bảo trì hàng năm": whose share it is, beside what is said of it
_SUBJECT = re.compile(
    r"(?:(?:tỷ lệ|tỉ lệ|tổng số|số lượng|số|các)\s)*(?P<subject>[^;.]{2,90}?)\s(?P<said>(?:được|bị|đạt|có)\s\w+\s\w+)",
    re.IGNORECASE,
)
_ALONE = "law alone"  # kind of object: the name of a law that is all a record says


@lru_cache(maxsize=50_000)
def find_objects(text: str) -> Objects:
    """Numbers or names by the kind of object: "tiêu chí số 5" gives {"tieu chi": {"5 "}}, of an act by its type."""
    found: dict[str, set[str]] = {}
    made = _MADE.match(text)
    told = (*_numbered(text), *_acts(text), *_laws(text), *_plans(text, made), *(_made(made) if made else ()))
    for kind, name in told:
        found.setdefault(kind, set()).add(f"{name.strip()} ")
    return {kind: frozenset(names) for kind, names in found.items()}


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(f"({wordings('object', folded=False)}){_FIGURES}", text, re.IGNORECASE):
        yield from ((fold_name(found[1]), str(int(figure))) for figure in re.findall(r"\d+", found[2]))


def _acts(text: str) -> Iterator[tuple[str, str]]:
    for key in map(number_key, find_numbers(text)):
        figure, *rest = key.split("-")
        yield "-".join(part for part in rest if part != number_year(key)), f"{figure} {number_year(key) or ''}"


def _laws(text: str) -> Iterator[tuple[str, str]]:
    return (("luat", fold_name(found[1])) for found in _LAW.finditer(text))


def _plans(text: str, made: re.Match[str] | None) -> Iterator[tuple[str, str]]:
    """The words of the names of plans ("quy hoạch"), of which two plans share none; `made` is the act to be made."""
    for found in (*([made] if made and made["plan"] else ()), *_PLAN.finditer(text)):
        name = re.sub(rf"{wordings('title')}|\d", " ", fold_name(found["name"]))
        yield from (("quy hoach", word) for word in name.split()[:_BEGINNING])


def _made(made: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The type of the act that a record is to make, and of a law alone its name."""
    yield "made", fold_name("luật" if made["law"] else made["decree"] or made["plan"].strip())
    law = _LAW.match(made.string, made.start("law")) if made["law"] and not made["verb"] else None
    if law:
        yield _ALONE, fold_name(law[1])


def subject_of(indicator: str) -> tuple[str, str] | None:
    """What is said of a share, "được bảo trì hàng", and of what, "đường huyện"; `None` where it is not told so."""
    found = _SUBJECT.match(indicator)
    return (fold_name(found["said"]), found["subject"]) if found else None


def is_law_alone(objects: Objects) -> bool:
    """Whether a record is nothing but the name of a law: what does not name it is no answer."""
    return _ALONE in objects


def are_others(one: Objects, other: Objects) -> bool:
    """Whether two records name objects of one kind and share none of them; what is written shorter may be the same."""
    if is_law_alone(one) and not _share(one[_ALONE], other.get("luat", frozenset())):
        return True
    return any(kind in other and not _share(names, other[kind]) for kind, names in one.items())


def _share(one: Iterable[str], other: frozenset[str]) -> bool:
    return any(name.startswith(given) or given.startswith(name) for name in one for given in other)


@lru_cache(maxsize=50_000)
def levels(text: str) -> tuple[str, ...]:
    """Levels of government that a text names, folded, in its order: ("cap tinh", "cap xa")."""
    return tuple(map(fold_name, re.findall(wordings("level", folded=False), text.lower())))
