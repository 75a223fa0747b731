"""Days that come again every year, and the days between which they do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vnpolicy.index.days import day_of
from vnpolicy.nlp.plan import LAST, MonthDay

YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class Series:
    """Days of every year, as month and day in their order; the day `LAST` is the last of any month.

    Between `first` and `until` where those are known; `until` is a day of the series even where it is off its pattern:
    "every quarter, until 15 November 2026" ends on 15 November. `stated` tells that the text names the days: "every
    year" alone falls due on 31 December, but nobody misses a day then.
    """

    days: tuple[MonthDay, ...]
    first: date | None = None
    until: date | None = None
    stated: bool = False

    def next_date(self, today: date) -> date | None:
        """The first day of the series that is not before `today`; `None` where the series has ended."""
        found = self.next_regular(max(today, self.first) if self.first else today)
        if self.until is None or found <= self.until:
            return found
        return self.until if today <= self.until else None

    def last_date(self, today: date) -> date | None:
        """The last day of the series before `today`; `None` where it has not begun."""
        if self.until is not None and self.until < today:
            return self.until
        found = max(day for day in self._around(today) if day < today)
        return None if self.first and found < self.first else found

    def next_regular(self, day: date) -> date:
        """The first day of the pattern, without bounds, that is not before a day."""
        return min((found for found in self._around(day) if found >= day), default=date.max)

    def _around(self, day: date) -> Iterator[date]:
        """The days of the pattern in the year of a day, and in the years beside it."""
        return (day_of(year, *at) for year in range(day.year - 1, day.year + 2) for at in self.days)


Schedule = date | Series


def days_apart(step: int, month: int = YEAR, day: int = LAST) -> tuple[MonthDay, ...]:
    """Days of the year `step` months apart, one of them in `month`."""
    return tuple((at, day) for at in range(1, YEAR + 1) if (at - month) % step == 0)


def months_apart(days: tuple[MonthDay, ...]) -> int | None:
    """How many months lie between days of the year, `None` where they lie unevenly or are no one day of the month."""
    step = YEAR // len(days)
    return step if days == days_apart(step, *days[-1]) else None
