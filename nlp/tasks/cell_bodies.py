"""Bodies in the cells of task tables, each with its role: labels, marks behind names, bullets."""

import re
from collections.abc import Iterator

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.agencies.agencies import Abbreviations, moved, split_agencies
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.periods.periods import looks_like_period
from vnpolicy.nlp.plan import Agency, Assignment, Role

# "Chủ trì: Sở A; Phối hợp: Sở B" in one cell, "Bộ A chủ trì, phối hợp với Bộ B"
_ROLE_LABEL = re.compile(
    r"\s+(?:chủ trì[,;]? )?(?P<joint>phối hợp) (?:với|cùng|(?=các\s))\s?|"
    r"(?:^|(?<=[\n;.,(-]))\s*[-+*]?\s*(?:(?:các|cơ quan|đơn vị|bộ phận)[ /]*)*"
    r"(?:(?P<lead>chủ trì|thực hiện|đầu mối|lead|presiding)"
    r"|(?P<coordinating>phối hợp|tham gia|coordinating|cooperating|collaborating))"
    r"(?: agency| agencies| unit| units)?(?: thực hiện)?\s*:",
    re.IGNORECASE,
)
# takes "Sở Y tế (chủ trì), Công an tỉnh (phối hợp)", "Sở Y tế chủ trì; Sở Nội vụ phối hợp", refuses "đơn vị chủ trì"
_ROLE_MARK = re.compile(
    r"(?:\s*\((?:là )?(?:(?:cơ quan|đơn vị) )?"
    r"(?:(?P<lead>chủ trì|đầu mối|chịu trách nhiệm chính|chính)|phối hợp|tham gia|hỗ trợ)(?: thực hiện)?\)"
    r"|(?<!đơn vị)(?<!cơ quan)(?<!giao)(?<!phận)\s(?:(?P<leads>chủ trì)|(?:cùng )?phối hợp)(?: thực hiện)?)"
    r"(?=\s*(?:[,;.\n]|và\s|$))",
    re.IGNORECASE,
)
# "UBND" / "các tỉnh, thành phố", "Ban Chỉ đạo" / "(Văn phòng Thường trực)": one name over two lines
_RUN_ON = re.compile(r"\n(?=[a-zà-ỹđ(])")
_ITEM = re.compile(r"(?:^|\n)\s*(?:[-–+•●*]|[a-zđ]\)|\d{1,2}[.)])\s+")  # "- Sở Y tế", "a) Công an tỉnh"
# "Vụ Pháp chế chủ trì tổng hợp": what a named body leads is no part of its name; "đơn vị chủ trì soạn thảo" is
_LEADS = re.compile(
    rf"((?<![^\s])[{UPPER}]\S*(?:\s[^\s;,]+){{0,3}})(?<!đơn vị)(?<!cơ quan)(?<!giao)(?<!phận) chủ trì [^\n;]*"
)
_DIGIT = re.compile(r"\d")


class CellBodies:
    """Reads the bodies in cells of one document's tables."""

    def __init__(self, text: str, abbreviations: Abbreviations) -> None:
        self.text = text
        self.abbreviations = abbreviations
        self._known: dict[str, list[Agency]] = {}  # by the text of a cell, with places in it

    def read(self, span: Span, role: Role) -> Iterator[Assignment]:
        """The bodies in the cell at `span`; `role` is that of its column, for those of whom the cell says nothing."""
        text = self.text[span.start : span.end]
        at, current = 0, role
        for label in _ROLE_LABEL.finditer(text):
            yield from self._read_marked(Span(span.start + at, span.start + label.start()), current)
            current = "lead" if label["lead"] else "coordinating"
            at = label.end()
        yield from self._read_marked(Span(span.start + at, span.end), current)

    def _read_marked(self, span: Span, role: Role) -> Iterator[Assignment]:
        """Bodies with the roles that stand behind them: whoever follows one that leads only helps."""
        at, current = span.start, role
        for mark in _ROLE_MARK.finditer(self.text, span.start, span.end):
            found = self._split(Span(at, mark.start()))
            leads = bool(mark["lead"] or mark["leads"])
            yield from (Assignment("lead" if leads else current, agency) for agency in found[:-1])
            yield from (Assignment("lead" if leads else "coordinating", agency) for agency in found[-1:])
            at, current = mark.end(), "coordinating" if leads else current
        yield from (Assignment(current, agency) for agency in self._split(Span(at, span.end)))

    def _split(self, span: Span) -> list[Agency]:
        text = self.text[span.start : span.end]
        agencies = self._known.get(text)
        if agencies is None:
            agencies = self._known[text] = self._read_list(text)
        return [moved(agency, span.start) for agency in agencies]

    def _read_list(self, text: str) -> list[Agency]:
        text = _ITEM.sub(lambda item: (";" if item.start() else "").ljust(len(item[0])), text)
        text = _RUN_ON.sub(" ", text)
        text = _LEADS.sub(lambda part: part[1].ljust(len(part[0])), text)
        if not text.strip(" -–.…/") or (_DIGIT.search(text) and looks_like_period(text) > 0.8):
            return []
        return split_agencies(text, abbreviations=self.abbreviations)
