"""Names of targets that a series takes over: in order, as "100% và 90% các chỉ tiêu tương ứng", or from its label."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnpolicy.nlp.plan import Target
from vnpolicy.nlp.targets.clauses import Clause
from vnpolicy.nlp.targets.quantities import AGES, Quantity, without_bound
from vnpolicy.nlp.targets.sections import in_objectives

# takes "đến năm 2030, đạt 100% và 90% các chỉ tiêu tương ứng" with the "; " before it
_RESPECTIVELY = re.compile(
    r";\s[^;\n]*?\d\s?%[^;\n]{0,40}?(?:chỉ tiêu|tỷ lệ|tỉ lệ|mục tiêu) tương ứng(?!\w)", re.IGNORECASE
)


def named_in_order(text: str, targets: Sequence[Target]) -> list[Target]:
    """The targets; a series that counts "the respective targets" has the names of the part before it, one by one.

    Where the two are not equally many, whose figure is whose is not known: the names stay.
    """
    out = list(targets)
    for found in _RESPECTIVELY.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        before = [target for target in targets if line <= target.span.start < found.start()]
        places = [place for place, target in enumerate(out) if found.start() < target.span.start < found.end()]
        if len(before) == len(places):
            for place, named in zip(places, before, strict=True):
                out[place] = replace(out[place], indicator=named.indicator)
    return out


def label_of(clause: Clause, figure: Quantity) -> str:
    """The label whose list of shares goes on with `figure`; empty where there is none.

    "Tỷ lệ trường đạt chuẩn" for the 71% of "Tỷ lệ trường đạt chuẩn: mầm non 62%, tiểu học 71%", not for its 62%.
    """
    if figure.kind != "percent":
        return ""
    place = clause.at + figure.figure - clause.span.start
    found = _SHARES.search(clause.paragraph[max(0, place - _LONGEST) : place])
    return found["label"] if found else ""


def is_beside(clause: Clause, figure: Quantity, text: str, joined: int) -> bool:
    """Whether a figure of objectives with a name of few words stands beside the one that ends at `joined`.

    "ngoại trú ≥ 90%" behind "Tỷ lệ người bệnh nội trú hài lòng ≥ 92%", "CPI khoảng 4%" behind "GDP tăng 9%", "trong đó
    xuất khẩu lao động 800 người" behind "Tạo việc làm cho 3.000 lao động", "trong đó cấp tỉnh 20 tỷ đồng".
    """
    if figure.kind in ("time", "none") or figure.unit in AGES or not in_objectives(clause):
        return False
    name, behind = (_SHORT_NAME, _BEHIND_SHARE) if figure.kind == "percent" else (_PART_NAME, _BEHIND_COUNT)
    named = name.fullmatch(without_bound(clause.up_to(figure)))
    return bool(named and behind.fullmatch(text, max(0, joined - 1), clause.span.start))


_SHORT_NAME = re.compile(r"(?:(?:trong đó|riêng),?\s)?(?!đến |năm )[^\W\d]+(?:\s[^\W\d]+){0,3}\s", re.IGNORECASE)
_PART_NAME = re.compile(r"trong đó,?\s[^\W\d]+(?:\s[^\W\d]+){1,5}\s", re.IGNORECASE)
_BEHIND_COUNT = re.compile(r"\w[,;]?\s\(?")
_BEHIND_SHARE = re.compile(r"%[,;]?\s(?:và\s)?")
_LONGEST = 500  # characters of a label and its list
_MEASURES = r"(?:tỷ|tỉ) (?:lệ|trọng|suất)|cơ cấu|tốc độ|rate|share|proportion|structure"
_NAME = rf"(?!(?:{_MEASURES}|tăng|giảm|nâng|phấn đấu)(?!\w))[^%;:.()\d\n]{{2,60}}?"
# takes "Cơ cấu lao động: nông, lâm nghiệp 30%; công nghiệp 35%; dịch vụ "
_SHARES = re.compile(
    rf"(?P<label>(?<!\w)(?:{_MEASURES})(?!\w)[^%;:.\n]{{2,100}}):\s"
    rf"(?:{_NAME}\s\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?%(?:\s?[,;]\s(?:và\s)?|\svà\s))+{_NAME}\s$",
    re.IGNORECASE,
)
