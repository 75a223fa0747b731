"""Days of an ISO date of any precision: `2022`, `2022-06` and `2022-06-15` each have a first and a last."""

import calendar
import re

# Takes "2022", "2022-06", "2022-06-15"; refuses "--12-01" (a day of every year) and "06/2022".
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def first_day(date: str | None) -> str | None:
    """First day: "2022-06" gives "2022-06-01"; `None` where it is no date."""
    found = _DATE.fullmatch(date or "")
    if not found:
        return None
    year, month, day = found.groups()
    return f"{year}-{month or '01'}-{day or '01'}"


def last_day(date: str | None) -> str | None:
    """Last day: "2024-02" gives "2024-02-29"; `None` where it is no date."""
    found = _DATE.fullmatch(date or "")
    if not found or found[1] == "0000":
        return None
    year, month, day = found.groups()
    month = month or "12"
    return f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]}"
