"""Lines of an iCalendar file: text escaped, long lines folded. Source: RFC 5545, sections 3.1 and 3.3.11.

Written here and not by a library of objects: a calendar of 20,000 deadlines takes one second so, and twelve with it.
"""

from collections.abc import Iterable
from datetime import date

LONGEST = 74  # bytes of a line; the standard allows 75
_CONTINUES = 0b10  # the first two bits of a byte within a letter of UTF-8
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def component(name: str, lines: Iterable[str]) -> list[str]:
    """The lines of a component between its first and its last one."""
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def text_line(name: str, value: str) -> str:
    """A property of a text."""
    return f"{name}:{value.translate(_ESCAPED)}"


def date_line(name: str, day: date) -> str:
    """A property of a day."""
    return f"{name};VALUE=DATE:{basic_date(day)}"


def basic_date(day: date) -> str:
    """A day as the standard writes it: "20261231"."""
    return day.isoformat().replace("-", "")


def folded(lines: Iterable[str]) -> bytes:
    """The file that the lines make, each folded and ended as the standard has it."""
    return b"".join(_fold(line) + b"\r\n" for line in lines)


def _fold(line: str) -> bytes:
    r"""The line with a break wherever it grows too long: never within a letter, nor within an escape such as `\,`."""
    data, at, parts = line.encode(), 0, list[bytes]()
    while len(data) - at > LONGEST:
        end = at + LONGEST
        while data[end] >> 6 == _CONTINUES:
            end -= 1
        end -= data[end - 1 : end] == b"\\"
        parts.append(data[at:end])
        at = end
    return b"\r\n ".join((*parts, data[at:]))
