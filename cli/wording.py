"""Values of records in words for a person: periods, figures, agencies."""

from vnpolicy.index.hits import PresentName
from vnpolicy.nlp.plan import Agency, Period, Target, Task

SIGNS = {"increase": "↑", "decrease": "↓", "reach": "→", "maintain": "="}
BOUNDS = {"eq": "", "min": "≥ ", "max": "≤ ", "range": ""}
RECURRENCES = {
    "annual": "every year",
    "semiannual": "every six months",
    "quarterly": "every quarter",
    "monthly": "every month",
    "ongoing": "ongoing",
}


def plain(text: str) -> str:
    """The text on one line without control characters: a document must not steer the terminal it is shown on."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def due_words(period: Period | None) -> str:
    """When: "every year by 12-01", "2025 - 2028", "by 2026-06"; empty where nothing is said."""
    if period is None:
        return ""
    dates = span_words(period.start, period.end)
    often = RECURRENCES.get(period.recurrence or "", "")
    return f"{often} {dates}".strip() or plain(period.written)


def span_words(start: str | None, end: str | None) -> str:
    """Two ISO dates in words: "2025 - 2028", "from 2025", "by 2026-06"."""
    begin, stop = ((date or "").removeprefix("--") for date in (start, end))
    if begin and stop:
        return f"{begin} - {stop}" if begin != stop else stop
    return f"by {stop}" if stop else f"from {begin}" if begin else ""


def agency_words(agencies: tuple[Agency, ...]) -> str:
    """Names as printed, joined by "; "."""
    return "; ".join(plain(agency.written) for agency in agencies)


def figure_words(target: Target) -> str:
    """A target's figure: "↓ 5 - 8 %", "→ ≥ 65 %"."""
    figure = f"{target.value:,.10g}"
    if target.value_max is not None:
        figure += f" - {target.value_max:,.10g}"
    return f"{SIGNS[target.direction]} {BOUNDS[target.comparator]}{figure} {plain(target.unit or '')}".strip()


def task_fields(task: Task) -> list[tuple[str, str]]:
    """What is known of a task beside its quote, as (label, words); nothing for what is not stated."""
    fields = [
        ("lead", agency_words(task.agencies("lead"))),
        ("with", agency_words(task.agencies("coordinating"))),
        ("due", due_words(task.period)),
        ("output", plain(task.output or "")),
        ("funding", plain(task.funding or "")),
    ]
    return [(label, words) for label, words in fields if words]


def present_words(name: PresentName, language: str) -> str:
    """Today's name and the one as written: "Sở Tài chính (for Sở KH&ĐT)", several where it is unclear."""
    today = "; ".join(name.english if language == "en" else name.names)
    return f"{today if name.certain else f'one of {today}'} (for {plain(name.written)})"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 task`, `1,452 tasks`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def page_words(page: int | None) -> str:
    """`p. 3`, or nothing where the format has no pages."""
    return f"p. {page}" if page else ""
