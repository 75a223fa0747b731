"""What stands behind the name of a body or post and is none of it: a part in a committee, the verb of a Party body."""

import re

# takes "Đảng ủy UBND tỉnh" before "lãnh đạo", a verb of Party bodies alone: "các Sở, lãnh đạo đơn vị" names two
PARTY = re.compile(
    r"(?:^|[\s,])(?:(?:đảng|tỉnh|thành|huyện|xã|phường|cấp|đặc khu) [uủ][yỷ]|(?:đảng|chi) bộ|ban thường vụ|đảng đoàn"
    r"|ban cán sự|ban chấp hành)(?![^,;]*,)(?!.*\s(?:và|các|cán bộ|tập thể|hoặc|của|đồng chí)\s$)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?<=\s)lãnh đạo\s*$")  # ends the heading "Đảng ủy Sở Y tế lãnh đạo:"
_PART = (
    r"\s(?:(?:Phó )?Trưởng [Bb]an|Tổ trưởng|Tổ phó|Thành viên|Ủy viên|Uỷ viên|Thư ký)(?: [Tt]hường trực)?"
    r"(?:,\s+Thư ký)?(?=\s*(?:[,;]|$))"
)
_HAS_PART = re.compile(rf"\s[-–]{_PART}")  # takes " - Trưởng ban" behind "Chủ tịch UBND xã"
_PERSON_HAS_PART = re.compile(rf"(?:,|\s[-–]){_PART}")  # takes ", Ủy viên Thường trực" behind "Ông A, Vụ trưởng Vụ B"


def blank_tails(phrase: str, start: int, *, person: bool) -> str:
    """`phrase` with blanks for what is no name behind those from `start`; after a `person` all posts are of one."""
    part = _PERSON_HAS_PART if person else _HAS_PART
    leads = _LEADS.search(phrase)
    if leads and PARTY.search(phrase, start, leads.start()):
        phrase = phrase[: leads.start()]
    return phrase[:start] + part.sub(lambda found: " " * len(found[0]), phrase[start:])
