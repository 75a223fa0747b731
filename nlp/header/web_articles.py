"""A web article about a plan: it has no masthead, only a headline and the time it went online."""

import re

from vnpolicy.nlp.periods.dates import DATE, find_date

_WEEKDAY = r"(?:Thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|Chủ\s+nhật|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
# "03:45 01/03/2023", "THỨ BẢY, 17/07/2021 20:55:00 | HỘI NHẬP", "20/11/2024", "Ngày đăng: 20/11/2024"
_DATELINE = re.compile(
    rf"\s*(?:{_WEEKDAY}\s*,?\s*)?(?:(?:Ngày\s+đăng|Cập\s+nhật|Đăng\s+lúc|Posted(?:\s+on)?|Updated)\s*:?\s*)?(?:\d{{1,2}}:\d\d(?::\d\d)?\s*[-,|]?\s*)?"
    rf"(?:{DATE.pattern})(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_REACH = 3000


def read_web_article(text: str) -> tuple[str | None, str | None]:
    """Headline and day of a web article: the day stands on a short line of its own, the headline above it."""
    lines = [line.strip() for line in text[:_REACH].splitlines() if line.strip()]
    for position, line in enumerate(lines):
        match = _DATELINE.match(line)
        if match and len(match["rest"]) < 50 and "@" not in line:
            date = find_date(line)
            headline = _headline(lines[:position]) or _headline(lines[position + 1 : position + 2])
            return headline, date.iso if date else None
    return (_headline(lines[:1]), None)


def _headline(lines: list[str]) -> str | None:
    """The nearest line above that has the words of a headline."""
    words = (line for line in reversed(lines) if len(line.split()) >= 4 and len(line) < 400 and "@" not in line)
    return next(words, None)
