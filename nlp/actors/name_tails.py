"""What stands behind the name of a body or post and is none of it: a part in a committee, what a Party body leads."""

import re

# takes "Đảng ủy Sở Y tế" before "lãnh đạo rà soát", "lãnh đạo các phòng lập sổ"; leaves "Cấp ủy, tập thể lãnh đạo"
_OF_PARTY = re.compile(
    r"(?:các\s+)?(?:đảng (?:ủy|uỷ|bộ)|chi (?:ủy|uỷ|bộ)|(?:cấp|tỉnh|thành) (?:ủy|uỷ)|ban thường vụ)\b"
    r"(?:[^();]*?[^();,])??"
    r"(?<! và)(?<! thể)(?<! chí)(?<!cán bộ)(?<! ban)(?<! -)(?=\s+lãnh đạo(?:$|\s+(?:các|(?-i:[A-ZĐ]))))",
    re.IGNORECASE,
)
_PART = (
    r"\s(?:(?:Phó )?Trưởng [Bb]an|Tổ trưởng|Tổ phó|Thành viên|Ủy viên|Uỷ viên|Thư ký)(?: [Tt]hường trực)?"
    r"(?:,\s+Thư ký)?(?=\s*(?:[,;]|$))"
)
_HAS_PART = re.compile(rf"\s[-–]{_PART}")  # takes " - Trưởng ban" behind "Chủ tịch UBND xã"
_PERSON_HAS_PART = re.compile(rf"(?:,|\s[-–]){_PART}")  # takes ", Ủy viên Thường trực" behind "Ông A, Vụ trưởng Vụ B"


def blank_tails(phrase: str, start: int, *, person: bool) -> str:
    """`phrase` with blanks for what is no name behind those from `start`; after a `person` all posts are of one."""
    leading = _OF_PARTY.match(phrase, start)
    names = leading[0] if leading else phrase[start:]
    part = _PERSON_HAS_PART if person else _HAS_PART
    return phrase[:start] + part.sub(lambda found: " " * len(found[0]), names)
