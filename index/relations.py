"""How a document stands to each one that it cites, told by the words around the citation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Citation

Relation = Literal["based_on", "implements", "amends", "supplements", "replaces", "repeals", "attached_to", "refers_to"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
VIETNAMESE: dict[Relation, str] = {
    "based_on": "căn cứ",
    "implements": "thực hiện",
    "amends": "sửa đổi",
    "supplements": "bổ sung",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "attached_to": "ban hành kèm theo",
    "refers_to": "dẫn chiếu",
}
CHANGING = frozenset(("amends", "supplements", "replaces", "repeals"))


@dataclass(frozen=True, slots=True)
class Statement:
    """That `actor` stands in `relation` to `cited`, both places in a list of citations.

    Without `actor` it is the document itself that acts. `part` is true where only articles of the cited one are meant.
    """

    cited: int
    relation: Relation
    actor: int | None = None
    part: bool = False


@cache
def _words(place: str) -> tuple[re.Pattern[str], dict[str, Relation]]:
    """Pattern of the wordings of a place, and the relation of each."""
    rows = [row for row in read_table("relation_words") if row["place"] == place]
    written = sorted((row["written"] for row in rows), key=len, reverse=True)
    pattern = "|".join(re.escape(words).replace(r"\ ", r"\s+").replace(",", ",?") for words in written)
    meanings = {_plain(row["written"]): row["relation"] for row in rows}
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), meanings  # type: ignore[return-value]


def _plain(words: str) -> str:
    return " ".join(words.lower().replace(",", " ").split())


def find_statements(text: str, citations: Sequence[Citation], bases: frozenset[Span]) -> list[Statement]:
    """One statement a citation by the document itself, and those that cited documents make on each other."""
    found: list[Statement] = []
    context = _Context(text, citations, bases)
    for place in range(len(citations)):
        found += context.read(place)
    return found


# A clause ends: "; ", a new line, ". "
_BREAK = re.compile(r"[;\n]|(?<!TP)\.\s")
# Between two citations of a list: ", ", " và ", " và khoản 2 Điều 5 "
_JOINT = re.compile(
    r"[\s,;&]*(?:(?:và|and|hoặc|cùng|các|the|số|điểm|khoản|điều|mục|chương|phụ lục|article|clause|\w{1,4}[.)]|[-+\d]+)"
    r"[\s,;&]*)*",
    re.IGNORECASE,
)
# Of the cited document only a part: "khoản 2 Điều 5 Nghị định", "một số điều của", "Phụ lục I"
_PART = re.compile(
    r"\b(?:điều|khoản|điểm|chương|mục|phụ lục|mẫu|các quy định|article|clause|point|annex)\b", re.IGNORECASE
)
# "Thông tư này", "Nghị định này", "this Circular": the document speaks of itself
_SELF = re.compile(r"\bnày\b|\bthis\b|\bhereby\b", re.IGNORECASE)
# What may stand before an act of the document itself: "Điều 1. ", "a) ", "Về việc ", "Quyết định "
_OPENING = re.compile(
    r"(?:[\s\W\d_]|\b(?:điều|article|mục|khoản|chương|[a-zđ]|[ivx]+|về việc|về|việc|on|quyết định|ban hành|và"
    r"|the|công bố|của|thành|cụm từ|nội dung|như sau|các)\b)*",
    re.IGNORECASE,
)
_FIRST_ARTICLE = re.compile(r"\n\s*Điều\s+1\b|\n\s*Article\s+1\b|\nQUYẾT ĐỊNH")
_TITLE_BEFORE = 90  # characters of a title before the words that say what it does
_BEGINS = 40  # characters of a line in which "(Ban hành kèm theo" begins


class _Context:
    """The text with its citations, read in order; what was said of one goes on through the list it opens."""

    def __init__(self, text: str, citations: Sequence[Citation], bases: frozenset[Span]) -> None:
        self.text, self.citations, self.bases = text, citations, bases
        self.last: dict[int, Statement] = {}
        self.passive: dict[int, Statement] = {}
        first = _FIRST_ARTICLE.search(text)
        self.body = first.start() if first else 0

    def read(self, place: int) -> list[Statement]:
        """Statements on the citation at `place`."""
        citation = self.citations[place]
        start = citation.span.start
        line = self.text.rfind("\n", 0, start) + 1
        previous = place - 1 if place and self.citations[place - 1].span.end > line else None
        gap_start = _head_end(self.citations[previous]) if previous is not None else line
        gap = self.text[max(gap_start, start - 400) : start]
        passive = self._passive(place, previous, gap)
        own = Statement(place, "refers_to") if passive else self._active(place, previous, gap, line)
        own = self._expired(own, citation)
        self.last[place] = own
        return [own, *passive]

    def _passive(self, place: int, previous: int | None, gap: str) -> list[Statement]:
        """What follows "được sửa đổi, bổ sung bởi" acts on what stands before it."""
        if previous is None:
            return []
        pattern, meanings = _words("passive")
        found = pattern.search(gap)
        if found and not _BREAK.search(gap, 0, found.start()):
            said = Statement(previous, meanings[_plain(found[0])], place)
        elif previous in self.passive and _JOINT.fullmatch(gap):
            said = Statement(self.passive[previous].cited, self.passive[previous].relation, place)
        else:
            return []
        self.passive[place] = said
        return [said]

    def _active(self, place: int, previous: int | None, gap: str, line: int) -> Statement:
        if previous is not None and previous in self.last and _JOINT.fullmatch(gap):
            before = self.last[previous]
            return Statement(place, before.relation, before.actor, before.part or bool(_PART.search(gap)))
        pieces = _BREAK.split(gap)
        clause, cut = pieces[-1], len(pieces) > 1
        word = self._nearest(clause)
        basis = self.citations[place].span in self.bases
        # "Thông tư số 103/2021/TT-BTC hướng dẫn ... (sau đây gọi tắt là Thông tư số 103)"
        if word is None or "gọi" in clause[word[2] :]:
            inherited = self._listed(place, line)
            return Statement(place, inherited or ("based_on" if basis else "refers_to"))
        relation, at, end = word
        if relation == "attached_to":
            return Statement(place, self._attached(clause, at, line, place))
        actor = previous if previous is not None and not cut and not _SELF.search(clause, 0, at) else None
        if actor is not None and relation in CHANGING | {"implements"}:
            return self._nested(place, actor, relation, clause[:at], part=bool(_PART.search(clause, end)))
        if basis and relation not in ("implements", "based_on"):
            return Statement(place, "based_on")
        if relation in CHANGING and not self._acts(clause, at):
            relation = "refers_to"
        if relation == "based_on" and not basis and not self._opening(clause, at, line):
            relation = "refers_to"
        return Statement(place, relation, part=relation in CHANGING and bool(_PART.search(clause, end)))

    def _acts(self, clause: str, at: int) -> bool:
        """Whether the document itself does what the words say, not someone who is told to prepare it."""
        if _hedged(clause[:at]):
            return False
        return bool(_SELF.search(clause, 0, at) or _OPENING.fullmatch(clause, 0, at))

    def _opening(self, clause: str, at: int, line: int) -> bool:
        """Whether the words begin a line before the first article: a basis, though the opening was not understood."""
        return line < self.body and _OPENING.fullmatch(clause, 0, at) is not None

    def _nested(self, place: int, actor: int, relation: Relation, before: str, *, part: bool) -> Statement:
        """Within the title of another: that one acts, unless the words go on with what this document does."""
        said = self.last.get(actor)
        if said and said.relation in CHANGING and before.rstrip().endswith((",", " và", " and")):
            return Statement(place, relation, said.actor, part)
        if relation in CHANGING and (len(before) > _TITLE_BEFORE or _hedged(before)):
            return Statement(place, "refers_to")
        return Statement(place, relation, actor, part)

    def _nearest(self, clause: str) -> tuple[Relation, int, int] | None:
        """The last wording of a clause; "ban hành kèm theo" gives way to what is done with what was issued."""
        pattern, meanings = _words("before")
        found = [(meanings[_plain(m[0])], m.start(), m.end()) for m in pattern.finditer(clause)]
        if len(found) > 1 and found[-1][0] == "attached_to":
            found = [word for word in found if word[0] != "attached_to"] or found
        return found[-1] if found else None

    def _attached(self, clause: str, at: int, line: int, place: int) -> Relation:
        """The document is attached only where its head says so in brackets: "(Ban hành kèm theo Quyết định số ...)"."""
        before = clause[:at].strip()
        near = self.citations[place].span.start - line < _BEGINS + len(clause) - at
        return "attached_to" if before in ("", "(", "-", "[") and near else "refers_to"

    def _listed(self, place: int, line: int) -> Relation | None:
        """What the line above a list says of its items: "Bãi bỏ các văn bản sau đây:"."""
        start = self.citations[place].span.start
        if not _OPENING.fullmatch(self.text, line, start):
            return None
        head = self._head_of_list(line)
        found = list(_words("before")[0].finditer(head)) + list(_words("after")[0].finditer(head))
        relations = {_words("before")[1].get(_plain(m[0])) or _words("after")[1].get(_plain(m[0])) for m in found}
        return next((name for name in ("repeals", "replaces") if name in relations), None)

    def _head_of_list(self, line: int) -> str:
        """The nearest line above that ends in a colon, past lines that are items themselves."""
        end = line - 1
        for _ in range(40):
            if end <= 0:
                return ""
            start = self.text.rfind("\n", 0, end) + 1
            above = self.text[start:end].rstrip()
            if above.endswith(":"):
                return above[-250:]
            if not above.endswith((";", ",", "và")):
                return ""
            end = start - 1
        return ""

    def _expired(self, said: Statement, citation: Citation) -> Statement:
        """Words after the citation: "... hết hiệu lực kể từ ngày Thông tư này có hiệu lực"."""
        if said.actor is not None or said.relation in ("repeals", "replaces"):
            return said
        end = citation.span.end
        stop = _BREAK.search(self.text, end, end + 500)
        rest = self.text[end : stop.start() if stop else end + 500]
        pattern, meanings = _words("after")
        found = pattern.search(rest)
        if found is None or not _SELF.search(rest, found.end()) or _SELF.search(rest, 0, found.start()):
            return said
        line = self.text.rfind("\n", 0, citation.span.start) + 1
        before = self.text[max(line, citation.span.start - 60) : citation.span.start]
        if re.search(r"\bkhi\s*$|tại\s*$|theo\s*$", before):
            return said
        return Statement(said.cited, meanings[_plain(found[0])], None, bool(_PART.search(_BREAK.split(before)[-1])))


def _hedged(words: str) -> bool:
    """Whether a change is only prepared: "nghiên cứu sửa đổi", "đề nghị bãi bỏ"."""
    return _words("hedge")[0].search(words) is not None


def _head_end(citation: Citation) -> int:
    """Where the number, date and issuer end and the title begins, which may hold the words that are looked for."""
    title = citation.title
    if not title or citation.quote.startswith(title[:20]) or len(title) >= len(citation.quote):
        return citation.span.end
    return citation.span.end - len(title) - 1
