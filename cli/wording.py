"""Values of records in words for a person: periods, figures, agencies."""

from vnpolicy.cli.exports.words import date_words, number_words
from vnpolicy.cli.language import agency_said, mark, names_in_english, say, spoken
from vnpolicy.index.days import days_of_every_year
from vnpolicy.index.entries.hits import PresentName
from vnpolicy.ingest.document import Language
from vnpolicy.nlp.plan import LAST, Agency, Period, Target, Task

SIGNS = {"increase": "↑", "decrease": "↓", "reach": "→", "maintain": "="}
BOUNDS = {"eq": "", "min": "≥ ", "max": "≤ ", "range": ""}


def plain(text: str) -> str:
    """The text on one line without control characters: a document must not steer the terminal it is shown on."""
    line = " ".join(text.split())
    return line if line.isprintable() else plain("".join(c if c.isprintable() else " " for c in line))


def shortened(text: str, most: int) -> str:
    """The text, cut behind a word and marked with " …" where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"


def due_words(period: Period | None) -> str:
    """When: "every year by 06-15, 12-15", "2025 - 2028", "by 2026-06"; empty where nothing is said."""
    if period is None:
        return ""
    dates = dates_words(period)
    often = say(period.recurrence) if period.recurrence else ""
    return f"{often} {dates}".strip() or plain(period.written)


def dates_words(period: Period) -> str:
    """The dates of a period without its rhythm: "by 06-15, 12-15", "2025 - 2028"; empty where none is known."""
    return _days_words(period) or span_words(period.start, period.end)


def _days_words(period: Period) -> str:
    """The days of every year where the text names several; a Period keeps one of them."""
    days = days_of_every_year(period)
    if len(days) < 2 or any(day == LAST for _, day in days):
        return ""
    said = ", ".join(date_words(f"--{month:02}-{day:02}", spoken()) for month, day in days)
    return f"{say('by')} {said}"


def span_words(start: str | None, end: str | None) -> str:
    """Two ISO dates in words: "2025 - 2028", "from 2025", "by 2026-06", in Vietnamese "đến 06/2026"."""
    begin, stop = (date_words(date, spoken()) for date in (start, end))
    if begin and stop:
        return f"{begin} - {stop}" if begin != stop else stop
    return f"{say('by')} {stop}" if stop else f"{say('from')} {begin}" if begin else ""


def agency_words(agencies: tuple[Agency, ...], language: str | None = None) -> str:
    """Names as printed in a document of this language (`None`: not known), or in English, joined by "; "."""
    return "; ".join(plain(agency_said(agency.written, agency.name, language=language)) for agency in agencies)


def figure_words(target: Target) -> str:
    """A target's figure with its direction: "↓ 5 - 8 %", "→ ≥ 65 %"."""
    return f"{SIGNS[target.direction]} {amount_words(target)}"


def amount_words(target: Target) -> str:
    """A target's figure: "5 - 8 %", "≥ 65 %"."""
    figure = number_words(target.value, spoken())
    if target.value_max is not None:
        figure += f" - {number_words(target.value_max, spoken())}"
    return f"{BOUNDS[target.comparator]}{figure} {plain(target.unit or '')}".strip()


def task_fields(task: Task, language: str) -> list[tuple[str, str]]:
    """What is known of a task beside its quote, as (label, words); nothing for what is not stated.

    `language` is that of the document.
    """
    fields = [
        ("lead", agency_words(task.agencies("lead"), language)),
        ("coordinating", agency_words(task.agencies("coordinating"), language)),
        ("due", due_words(task.period)),
        *((name, f"{plain(text)}{mark(language)}") for name, text in _as_quoted(task) if text),
    ]
    return [(say(name), words) for name, words in fields if words]


def _as_quoted(task: Task) -> tuple[tuple[str, str | None], ...]:
    return ("output", task.output), ("funding", task.funding)


def present_words(name: PresentName, language: str) -> str:
    """Today's name and the one as written: "Sở Tài chính (for Sở KH&ĐT)", several where it is unclear."""
    today = "; ".join(name.english if language == "en" or names_in_english() else name.names)
    said = today if name.certain else f"{say('one_of')} {today}"
    return f"{said} ({say('for')} {plain(name.written)})"


def counted(number: int, one: str, many: str | None = None, *, language: Language = "en") -> str:
    """`1 task`, `1,452 tasks`; with Vietnamese words, which are given in both places, `1.452 nhiệm vụ`."""
    return f"{number_words(number, language)} {one if number == 1 else many or one + 's'}"


def counted_said(number: int, thing: str) -> str:
    """A count in the language spoken; a thing such as "task" has the wordings "task_one" and "task_many"."""
    return counted(number, say(f"{thing}_one"), say(f"{thing}_many"), language=spoken())


def page_words(page: int | None) -> str:
    """`p. 3`, or nothing where the format has no pages."""
    return f"{say('page')} {page}" if page else ""
