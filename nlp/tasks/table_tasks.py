"""Tasks in the rows of task tables: who does what by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.actors.governing_periods import heading_period, title_year
from vnpolicy.nlp.agencies.abbreviations import find_abbreviations
from vnpolicy.nlp.agencies.agencies import leading_agencies
from vnpolicy.nlp.periods.periods import find_periods, looks_like_period, most_telling, understand_period, with_year
from vnpolicy.nlp.plan import Assignment, Header, Period, Recurrence, Review, Task
from vnpolicy.nlp.tables.cell_types import agency_score
from vnpolicy.nlp.tables.model import TableCell, TableRow, TaskTable
from vnpolicy.nlp.tables.tables import find_task_tables
from vnpolicy.nlp.tasks.cell_bodies import CellBodies

# "1. Xây dựng ...", "- Rà soát ..."
_LEADING_SIGN = re.compile(r"\s*(?:[-–+•●*]\s*|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ]\)\s*)?")
_TITLE_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-D]|\d{1,2})[.)/-]\s*")  # "II. Giai đoạn đến năm 2030"
_TRAILING = re.compile(r"[\s.;:,…]*$")  # "... liên ngành;", "... như sau:"
# "Phối hợp với Bộ X kết nối ...", "Chủ trì, phối hợp với ..."
_WITH = re.compile(
    r"(?:chủ trì,\s*)?phối hợp (?:chặt chẽ )?(?:với|cùng)\s+|(?:coordinate|cooperate|collaborate) with\s+",
    re.IGNORECASE,
)


def find_table_tasks(
    document: Document, tables: Sequence[TaskTable] | None = None, header: Header | None = None
) -> tuple[list[Task], list[Review]]:
    """Tasks of the table rows for which anybody is responsible, and the rows that a person should check."""
    tables = find_task_tables(document) if tables is None else tables
    if not tables:
        return [], []
    reader = _RowReader(document, header or Header())
    tasks: list[Task] = []
    reviews: list[Review] = []
    for table in tables:
        for row in table.rows:
            task = reader.read(table, row)
            if task is not None:
                tasks.append(task)
                doubt = row.doubt or reader.doubt(table, row)
                reviews += [Review(doubt, row.span)] if doubt else []
    return tasks, reviews


class _RowReader:
    """Reads rows of one document's tables."""

    def __init__(self, document: Document, header: Header) -> None:
        self.document, self.header = document, header
        self.text = document.text
        self.abbreviations = find_abbreviations(document.text)
        self.bodies = CellBodies(document.text, self.abbreviations)

    def read(self, table: TaskTable, row: TableRow) -> Task | None:
        """The task of a row, `None` where nobody is named or no work is."""
        work = _whole_work(table, row) or table.cell(row, "description")
        if work is None:
            return None
        assignments = tuple(self._assignments(table, row))
        span = self._trim(work)
        if (
            span.end <= span.start
            or _BLANK.search(self.text, span.start, span.end)
            or not any(one.role == "lead" for one in assignments)
        ):
            return None
        assignments += tuple(self._partners(span, assignments))
        return Task(
            quote=self.text[span.start : span.end],
            span=span,
            assignments=assignments,
            page=self.document.page_of(span.start),
            period=self._due(self._period(table, row, span), row),
            funding=self._words(table.cells(row, "funding")),
            output=self._words(table.cells(row, "output")),
            origin="table",
        )

    def doubt(self, table: TaskTable, row: TableRow) -> str | None:
        """Why a person should look at the row: what stands in the column of bodies is hardly one."""
        lead = table.cell(row, "lead") or table.cell(row, "agency")
        if lead is not None and agency_score(self.text[lead.start : lead.end]) < 0.3:
            return "the cell for responsible bodies holds no known body"
        return None

    def _trim(self, span: Span) -> Span:
        text = self.text[span.start : span.end]
        sign = _LEADING_SIGN.match(text)
        end = _TRAILING.search(text)
        start = span.start + (sign.end() if sign else 0)
        return Span(start, max(start, span.start + (end.start() if end else len(text))))

    def _words(self, spans: Sequence[Span]) -> str | None:
        parts = [self.text[s.start : s.end].strip().lstrip("-–+• ").strip() for s in spans]
        return "; ".join(part for part in parts if part.strip("-–.… ")) or None

    def _assignments(self, table: TaskTable, row: TableRow) -> Iterator[Assignment]:
        leads = [*table.cells(row, "lead"), *table.cells(row, "both")] or [*table.cells(row, "agency")]
        for span in leads:
            yield from self.bodies.read(span, "lead")
        for span in table.cells(row, "coordinating"):
            yield from self.bodies.read(span, "coordinating")

    def _partners(self, work: Span, known: Sequence[Assignment]) -> Iterator[Assignment]:
        """Bodies with which the work itself is to be done: "Phối hợp với Bộ X kết nối ..."."""
        text = self.text[work.start : work.end]
        opening = _WITH.match(text)
        if opening is None:
            return
        names = {one.agency.written.casefold() for one in known}
        start = work.start + opening.end()
        found, _ = leading_agencies(text[opening.end() :], offset=start, abbreviations=self.abbreviations)
        for agency in found:
            # "Phối hợp với gia đình, địa phương": no body that could be named
            if agency.written.casefold() not in names and not agency.written.islower():
                yield Assignment("coordinating", agency)

    def _due(self, period: Period | None, row: TableRow) -> Period | None:
        """`period`, with the day by which a title above the row has all below it done, where the row tells none."""
        if period is not None and (period.start or period.end):
            return period
        for span in reversed(row.groups):
            title = _DUE.search(self.text, span.start, span.end)
            due = understand_period(title[0].lower(), offset=title.start()) if title else None
            if period is not None and due is None:  # "Thường xuyên" below "Giai đoạn 2026 - 2030"
                due = self._titled(span)
            if due is not None and due.end:
                return replace(due, recurrence=period.recurrence if period else None)
        return period

    def _period(self, table: TaskTable, row: TableRow, work: Span) -> Period | None:
        begins = [one for span in table.cells(row, "start") if (one := self._beginning(span))]
        spans = [span for role in ("start", "period", "end") for span in table.cells(row, role)]
        rest = [span for span in spans if span not in table.cells(row, "start")]
        found = [*begins, *(one for span in rest if (one := self._understand_cell(span)))]
        marked = None if found or not table.placed else self._marked(table, row)
        if marked is not None:
            return self._dated(marked, table, row)
        if not found:
            told = self._without_cell(table, row, work, told=spans)
            return told and self._dated(told, table, row)
        start = next((one.start for one in found if one.start), None)
        end = next((one.end for one in reversed(found) if one.end), None)
        recurrence = next((one.recurrence for one in found if one.recurrence), None)
        told = self._dated(replace(found[0], start=start, end=end, recurrence=recurrence), table, row)
        return replace(told, recurrence=recurrence or self._rhythm(work))

    def _rhythm(self, work: Span) -> Recurrence | None:
        """The recurrence that the work tells where a column tells when.

        "giám sát thường xuyên" in the work tells how, unless the work begins so; "hằng năm" tells when.
        """
        if self.text.startswith("Thường xuyên", work.start):
            return "ongoing"
        own = self._understand(work) if _RHYTHM.search(self.text, work.start, work.end) else None
        return own.recurrence if own and own.recurrence != "ongoing" else None

    def _marked(self, table: TaskTable, row: TableRow) -> Period | None:
        """The time whose columns are ticked, "x" below "Tháng 5" and "Tháng 6", or that is written across them."""
        cells = [cell for cell in row.cells if table.columns[cell.column].role == "slot"]
        ticked = [cell for cell in cells if _TICK.fullmatch(self.text[slice(*cell.span)].strip())]
        if not ticked:
            return next((one for cell in cells if (one := self._written_across(table, cell))), None)
        first, last = (table.columns[cell.column].name for cell in (ticked[0], ticked[-1]))
        begun, ended = understand_period(first), understand_period(last)
        if begun is None or ended is None or first == last:
            return ended and replace(ended, written=last, span=ticked[-1].span)
        return replace(ended, written=f"{first} - {last}", start=_start_of(begun), span=ticked[-1].span)

    def _written_across(self, table: TaskTable, cell: TableCell) -> Period | None:
        """The time that stands in words where ticks are: "Thường xuyên", "Trước 15/8" below "Quý III/2026"."""
        text = self.text[slice(*cell.span)]
        if not _WORD.search(text) or looks_like_period(text) < 0.6:
            return None
        period = understand_period(text, offset=cell.span.start)
        year = _SLOT_YEAR.search(table.columns[cell.column].name)
        return with_year(period, year[0]) if period and year else period

    def _without_cell(self, table: TaskTable, row: TableRow, work: Span, *, told: Sequence[Span]) -> Period | None:
        """The time of a row whose cells tell none: of the work itself, its product, or the title set above for it.

        "Theo kế hoạch của Bộ" in the column of times (`told`) is the time as written, and leaves nothing but a
        recurrence to the work, "Hàng ngày" not even that.
        """
        own = self._understand(work)
        if told:
            daily = any(_DAILY.match(self.text, *span) for span in told)
            said = next((span for span in told if _WORD.search(self.text, *span)), None)
            recurrence = own.recurrence if own and not daily else None
            if said is not None:
                return Period(self.text[said.start : said.end], recurrence=recurrence, span=said)
            return replace(own, start=None, end=None) if own and recurrence else None
        products = (self._understand(span) for span in table.cells(row, "output") if _LIMITED.search(self.text, *span))
        titles = (self._titled(span) for span in reversed(row.groups))
        return most_telling([own, *products, *titles])

    def _titled(self, span: Span) -> Period | None:
        """The time that the title of a group of rows is: "II. Giai đoạn 2026 - 2030"."""
        number = _TITLE_NUMBER.match(self.text[span.start : span.end])
        start = span.start + (number.end() if number else 0)
        return heading_period(self.text[start : span.end], offset=start)

    def _understand(self, span: Span) -> Period | None:
        return understand_period(self.text[span.start : span.end], offset=span.start)

    def _understand_cell(self, span: Span) -> Period | None:
        """The time in a cell that is there for it: where no word makes it a deadline, the last one named.

        "Quý II/2022: Báo cáo Thủ tướng Chính phủ phương án ...", "Trình Chính phủ vào kỳ họp thường kỳ tháng 11/2022"
        """
        text = self.text[span.start : span.end]
        if _SHORT_MONTH.search(text):
            period = understand_period(_SHORT_MONTH.sub("tháng ", text))
            return period and replace(period, written=text, span=span)
        period = understand_period(text, offset=span.start)
        if period is not None or _CITES.search(text):
            return period
        return next(iter(find_periods(text, offset=span.start)), None)

    def _beginning(self, span: Span) -> Period | None:
        """The time in a cell that says when the work begins: "Quý I" does in January."""
        told = self._understand_cell(span)
        return told and replace(told, start=_start_of(told), end=told.end if told.start else None)

    def _year_above(self, row: TableRow) -> str | None:
        """The year that a title above the row has all below it done in: "II. NĂM 2026"."""
        titles = (_TITLE_NUMBER.sub("", self.text[slice(*span)].strip()) for span in reversed(row.groups))
        return next((year[1] for title in titles if (year := _YEAR_TITLE.match(title))), None)

    def _dated(self, period: Period, table: TaskTable, row: TableRow) -> Period:
        """A month or day without a year is one of the year that the plan is for: "Tháng 5" -> 2022-05."""
        if period.recurrence or not any(one and one.startswith("--") for one in (period.start, period.end)):
            return period
        above = self._year_above(row) or _school_year(period, self.text, table.span.start, self.header)
        year = above or _planned_year(self.text, table.span.start, self.header)
        return with_year(period, year) if year else period


def _whole_work(table: TaskTable, row: TableRow) -> Span | None:
    """The work of a row; where two columns side by side tell it, both: "Luật Đất đai | Quy định rõ trách nhiệm ..."."""
    found = [cell for cell in row.cells if table.columns[cell.column].role == "work"]
    if not found:
        return None
    first, *rest = found
    beside = rest and rest[0].column == first.column + 1 and not (first.carried or rest[0].carried)
    return Span(first.span.start, rest[0].span.end) if beside and rest[0].span.end > first.span.end else first.span


def _start_of(period: Period) -> str | None:
    """When a period begins that is named by its end: of "Quý I/2026" it is January."""
    begun = None if period.start else understand_period(f"từ {period.written}")
    return period.start or (begun and begun.start) or period.end


# "Theo tiến độ tại Quyết định 1652/QĐ-TCT ngày 23/11/2021": the date of a document is no deadline
_CITES = re.compile(r"\d+/[\w/-]+ ngày|of document|No\. ?\d")
_WORD = re.compile(r"[^\W\d_]{2}")  # "-" and "x" say no time
_LIMITED = re.compile(r"\b(?:trước|chậm nhất|muộn nhất|before|by)\s[^;.]{0,12}\d", re.IGNORECASE)  # "(trước 30/8)"
_DAILY = re.compile(r"(?:hàng|hằng) (?:ngày|tuần)", re.IGNORECASE)
# takes the end of "III. QUẢN LÝ ĐỘI TÀU, HOÀN THÀNH TRƯỚC NGÀY 31/3/2023"
_DUE = re.compile(r"hoàn thành\s[^:;.]{0,40}\d[^:;.\n]{0,20}$", re.IGNORECASE)
_BLANK = re.compile(
    r"\.{6,}|…{2,}|_{5,}|\((?:ký|Ký), "
)  # a form to fill in: "Nội dung: .........", "(Ký, ghi rõ họ tên)"
_SHORT_MONTH = re.compile(r"(?<!\w)T\.?\s?(?=(?:0?[1-9]|1[0-2])(?![\w.]))")  # "T10/2026", "T3, T6"
_SLOT_YEAR = re.compile(r"20\d\d")
# takes "NĂM 2026", "Nhiệm vụ triển khai trong năm 2026", refuses "Đến năm 2030", "Thi hành Luật Căn cước năm 2023"
_YEAR_TITLE = re.compile(
    r"(?:(?:các )?(?:nhiệm vụ|công việc|hoạt động|thực hiện|triển khai|hoàn thành|kế hoạch)"
    r"(?:(?!luật|(?:đến|từ|trước|sau) năm)[^.;:]){0,40}\s)?(?:trong )?năm (20\d\d)\W*$",
    re.IGNORECASE,
)
_TICK = re.compile(r"[xX×√✓✔●•*+]")  # the column's head tells the time
# a word of those that name a rhythm: "hằng năm", "định kỳ 06 tháng", "02 lần/năm", "every six months"
_RHYTHM = re.compile(r"hằng|hàng|định kỳ|lần|mỗi|tháng|quý|annual|year|month|quarter|period", re.IGNORECASE)
# "KẾ HOẠCH KIỂM TRA NĂM 2023", "Hà Nội, ngày 25 tháng 02 năm 2022", "ngày 26/01/2022"
# and refuses "41/2019/QĐ-UBND"
_YEAR = re.compile(r"(?:năm|year|in)\s+(20\d\d)\b|\b\d{1,2}/(20\d\d)\b(?!/)|\b[A-Z][a-z]+,? (20\d\d)\b", re.IGNORECASE)

# takes "KẾ HOẠCH NĂM HỌC 2025 - 2026"
_SCHOOL_YEAR = re.compile(r"năm học\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_SCHOOL_STARTS = "--08"  # the month in which schools begin to plan for the new year
_NEAR = 200  # characters above a table in which its title stands


def _school_year(period: Period, text: str, before: int, header: Header) -> str | None:
    """The year in which a period of a school year begins: in "năm học 2025 - 2026" May is of 2026."""
    titles = (text[max(0, before - _NEAR) : before], header.title or "")
    found = next((years[-1] for title in titles if (years := _SCHOOL_YEAR.findall(title))), None)
    begun = period.start if (period.start or "").startswith("--") else period.end
    if found is None or (header.issued or found[0] + "-07") < found[0] + "-07":
        return None  # in May 2025 a school enrols for "năm học 2025 - 2026" in June 2025
    return str(found[(begun or "") < _SCHOOL_STARTS])


def _planned_year(text: str, before: int, header: Header) -> str | None:
    """The year of the plan: the one named last in the title lines above a table, or first in the document.

    "NHIỆM VỤ NĂM 2025 (Kèm theo Kế hoạch ... ngày 28/12/2024)" is of the title's year; what is planned in 2024 is not
    of the year in "THI HÀNH LUẬT CĂN CƯỚC NĂM 2023", nor of that in "Căn cứ Nghị quyết ... ngày 22/12/2022".
    """
    issued = (header.issued or "")[:4]
    title = text[max(0, before - 500) : before]
    named = _years(title) or _years(text[:4000])[:1]
    years = [year for year in named if year >= issued][-1:]
    titled = (title_year(title), title_year(header.title or ""))
    return max(filter(None, [issued, *years, *titled]), default=None)


def _years(text: str) -> list[str]:
    return [next(year for year in found.groups() if year) for found in _YEAR.finditer(text)]
