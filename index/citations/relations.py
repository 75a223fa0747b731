"""How a document stands to each one that it cites, told by the words around the citation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vnpolicy.index.citations.identity import name_key
from vnpolicy.index.citations.listed_acts import Lists
from vnpolicy.index.citations.relation_words import CHANGING, OPENING, Relation, names_part, plain_words, relation_words
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.citations.document_types import type_pattern
from vnpolicy.nlp.plan import Citation


@dataclass(frozen=True, slots=True)
class Statement:
    """That `actor` stands in `relation` to `cited`, both places in a list of citations.

    Without `actor` it is the document itself that acts. `part` is true where only articles of the cited one are meant.
    """

    cited: int
    relation: Relation
    actor: int | None = None
    part: bool = False


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
# What changes is the phrase: "thay thế cụm từ “Thông tư số 02/2012/TT-BCA” bằng ..."
_PHRASE = re.compile(r"\btừ(?: ngữ)?:?\s*[“\"'‘][^”\"'’]*$", re.IGNORECASE)
# Named beside its article: "khoản 2 Điều 10 | Nghị định số ... đã được bãi bỏ bởi"
_ARTICLES = re.compile(
    r"\b(?:điều|khoản|điểm|chương|mục|phụ lục|mẫu|article|clause|point|annex)(?: số)? [\w.]{1,6}"
    r"(?:(?:,| và|;) [\w.]{1,6})*(?:,? (?:của|tại|of|ban hành kèm theo|ban hành theo))?(?: the)?\s*$",
    re.IGNORECASE,
)
# "Thông tư này", "Nghị định này", "this Circular": the document speaks of itself
_SELF = re.compile(r"\bnày\b|\bthis\b|\bhereby\b", re.IGNORECASE)
# "Luật Đất đai (sửa đổi)" is a name, no act; so is "(sau đây viết tắt là Thông tư số 103)"
_BRACKETED = re.compile(r"\([^()]*\)")
_SHORT_NAME = re.compile(r"gọi|viết tắt")
# Between "thực hiện" and what is carried out: "có hiệu quả một số điều của"; not "kiểm định nêu tại"
_ELSEWHERE = re.compile(
    r"\b(?:tại|theo|trong|nêu|ban hành|phù hợp|liên quan|kể từ|từ ngày|đến khi|in|under|at)\b", re.IGNORECASE
)
# "Nghị định quy định chi tiết ...": a document without number acts, unless it is this one, or is being issued
_UNNAMED = re.compile(
    rf"\b(?-i:(?=[A-ZĐ]))(?:{type_pattern()})(?: của [^,;]{{3,40}})?"
    r"(?:\s+(?:quy định|chi tiết|hướng dẫn|và|một số điều|biện pháp|tổ chức))*\s*$",
    re.IGNORECASE,
)
_ISSUES = re.compile(r"\b(?:ban hành|hereby|issues?|promulgates?)\b", re.IGNORECASE)
# "Nghị định A hết hiệu lực, Nghị định B": the first one does nothing to the second
_INTRANSITIVE = re.compile(r"(?<!công bố )hết hiệu lực", re.IGNORECASE)
# "Nghị quyết A và các văn bản sửa đổi, thay thế Thông tư B": documents without number act
_OTHERS = re.compile(r"\bvăn bản\b", re.IGNORECASE)
# "hết hiệu lực | khi Luật Đất đai được sửa đổi": the law is when, not what
_EVENT = re.compile(r"\s*(?:thi hành\s+)?(?:khi|kể từ|từ ngày|cho đến|đến khi)\b", re.IGNORECASE)
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
        self.lists = Lists(text, self.body)
        self.row: int | None = None  # the act of the last row of an annex

    def read(self, place: int) -> list[Statement]:
        """Statements on the citation at `place`."""
        citation = self.citations[place]
        start = citation.span.start
        line = self.text.rfind("\n", 0, start) + 1
        previous = place - 1 if place and self.citations[place - 1].span.end > line else None
        gap_start = _head_end(self.citations[previous]) if previous is not None else line
        gap = self.text[max(gap_start, start - 400) : start]
        passive = self._passive(place, previous, gap)
        in_annex = self._in_annex(place, line) if previous is None else None
        own = in_annex or (Statement(place, "refers_to") if passive else self._active(place, previous, gap, line))
        own = self._expired(own, citation)
        self.last[place] = own
        return [own, *passive]

    def _passive(self, place: int, previous: int | None, gap: str) -> list[Statement]:
        """What follows "được sửa đổi, bổ sung bởi" acts on what stands before it."""
        if previous is None:
            return []
        pattern, meanings = relation_words("passive")
        found = pattern.search(gap)
        if _PHRASE.search(gap):
            return []
        if found and not _BREAK.search(gap, 0, found.start()) and not _SELF.search(gap, 0, found.start()):
            said = Statement(previous, meanings[plain_words(found[0])], place, self._article_of(previous))
        elif previous in self.passive and _JOINT.fullmatch(gap) and not self._own_name(place):
            said = replace(self.passive[previous], actor=place)
        else:
            return []
        self.passive[place] = said
        return [said]

    def _article_of(self, place: int) -> bool:
        """Whether an article of the citation stands before it: "khoản 2 Điều 10 | Nghị định số ..."."""
        start = self.citations[place].span.start
        return _ARTICLES.search(self.text, max(0, start - 80), start) is not None

    def _own_name(self, place: int) -> bool:
        """Whether a law has a name of its own, "Luật Quảng cáo số 16/2012/QH13": it ends a list of laws that amend."""
        citation = self.citations[place]
        name = name_key(citation.doc_type, citation.title)
        return bool(name) and "sua doi" not in name

    def _active(self, place: int, previous: int | None, gap: str, line: int) -> Statement:
        if previous is not None and previous in self.last and _JOINT.fullmatch(gap):
            before = self.last[previous]
            if before.actor is not None and self.citations[place].span in self.bases:
                # "Nghị định A quy định chi tiết Luật B | và Nghị định C", each of the decrees a basis
                return Statement(place, "based_on")
            return Statement(place, before.relation, before.actor, before.part or names_part(gap))
        pieces = _BREAK.split(gap)
        clause = pieces[-1]
        word = self._nearest(clause)
        if word is None or _SHORT_NAME.search(clause, word[2]):
            basis = self.citations[place].span in self.bases
            return self._listed(place, line) or Statement(place, "based_on" if basis else "refers_to")
        if word[0] == "attached_to":
            return Statement(place, self._attached(clause, word[1], line, place))
        aside = len(pieces) > 1 or _SELF.search(clause, 0, word[1])
        if previous is not None and not aside and word[0] in CHANGING | {"implements"}:
            return self._nested(place, previous, word, clause)
        return self._own(place, word, clause, line)

    def _in_annex(self, place: int, line: int) -> Statement | None:
        """Within an annex of acts that end: the act of a row, or what that one does to another, named in its title."""
        start = self.citations[place].span.start
        annex = self.lists.annex_at(start)
        if annex is None:
            return None
        last = self.citations[self.row].span if self.row is not None else Span(0, 0)
        row = self.lists.row(line, start, last.end)
        if row is not None:
            self.row = place
            return Statement(place, row.relation, part=row.part)
        word = self._nearest(self.text[line:start]) if last.start > annex else None
        if word is None or word[0] not in CHANGING | {"implements"} or self.lists.row_begins(last.end, line):
            return None
        return Statement(place, word[0], self.row, names_part(self.text[line + word[2] : start]))

    def _listed(self, place: int, line: int) -> Statement | None:
        listed = self.lists.item(line, self.citations[place].span.start)
        return Statement(place, listed.relation, part=listed.part) if listed else None

    def _own(self, place: int, word: tuple[Relation, int, int], clause: str, line: int) -> Statement:
        """What the document itself does to the citation."""
        relation, at, end = word
        basis = self.citations[place].span in self.bases
        if basis and relation not in ("implements", "based_on"):
            return Statement(place, "based_on")
        if relation in CHANGING:
            sure = self._changes(clause, at, end, line)
        elif relation == "implements":
            sure = self._carries_out(clause, at, end, line)
        else:
            sure = relation != "based_on" or basis or self._opening(clause, at, line)
        if not sure:
            return Statement(place, "refers_to")
        return Statement(place, relation, part=relation in CHANGING and names_part(clause[end:]))

    def _changes(self, clause: str, at: int, end: int, line: int) -> bool:
        """Whether a change is the document's own, of the citation itself, and not one that is only proposed."""
        if _PHRASE.search(clause, end) or _EVENT.match(clause, end) or self.lists.proposed(line):
            return False
        return self._acts(clause, at)

    def _acts(self, clause: str, at: int) -> bool:
        """Whether the document itself does what the words say, not someone who is told to prepare it."""
        if _hedged(clause[:at]):
            return False
        return bool(_SELF.search(clause, 0, at) or OPENING.fullmatch(clause, 0, at))

    def _carries_out(self, clause: str, at: int, end: int, line: int) -> bool:
        """Whether the words are of this document, and what is carried out is the citation, nothing that it only holds.

        In the title, and before the first article, "thực hiện nhiệm vụ nêu tại Quyết định ..." carries it out.
        """
        before = clause[:at].rpartition(",")[2]
        if relation_words("report")[0].search(before):
            return False
        if _UNNAMED.search(before) and not _ISSUES.search(before):
            return line < self.body
        return line < self.body or not _ELSEWHERE.search(clause, end)

    def _opening(self, clause: str, at: int, line: int) -> bool:
        """Whether the words begin a line before the first article: a basis, though the opening was not understood."""
        return line < self.body and OPENING.fullmatch(clause, 0, at) is not None

    def _nested(self, place: int, actor: int, word: tuple[Relation, int, int], clause: str) -> Statement:
        """Within the title of another: that one acts, unless the words go on with what this document does."""
        relation, at, end = word
        before, part = clause[:at], names_part(clause[end:])
        said = self.last.get(actor)
        joined = (",", " và", " and")
        if said and said.relation in CHANGING and before.rstrip().endswith(joined):
            # "thay thế Quyết định A ban hành mẫu sổ và hướng dẫn ghi sổ | và Quyết định B": the list goes on
            listed = relation == "implements" and clause[end:].rstrip().endswith(joined)
            return Statement(place, said.relation if listed else relation, said.actor, part)
        aside = len(before) > _TITLE_BEFORE or _hedged(before) or _OTHERS.search(before)
        if relation in CHANGING and (aside or _INTRANSITIVE.match(clause, at)):
            return Statement(place, "refers_to")
        return Statement(place, relation, actor, part)

    def _nearest(self, clause: str) -> tuple[Relation, int, int] | None:
        """The last wording of a clause; "ban hành kèm theo" gives way to what is done with what was issued."""
        pattern, meanings = relation_words("before")
        bare = _BRACKETED.sub(lambda aside: " " * len(aside[0]), clause)
        found = [(meanings[plain_words(m[0])], m.start(), m.end()) for m in pattern.finditer(bare)]
        if len(found) > 1 and found[-1][0] == "attached_to":
            found = [word for word in found if word[0] != "attached_to"] or found
        return found[-1] if found else None

    def _attached(self, clause: str, at: int, line: int, place: int) -> Relation:
        """The document is attached only where its head says so in brackets: "(Ban hành kèm theo Quyết định số ...)"."""
        before = clause[:at].strip()
        near = self.citations[place].span.start - line < _BEGINS + len(clause) - at
        return "attached_to" if before in ("", "(", "-", "[") and near else "refers_to"

    def _expired(self, said: Statement, citation: Citation) -> Statement:
        """Words after the citation: "... hết hiệu lực kể từ ngày Thông tư này có hiệu lực"."""
        if said.actor is not None or said.relation in ("repeals", "replaces"):
            return said
        end = citation.span.end
        stop = _BREAK.search(self.text, end, end + 500)
        rest = self.text[end : stop.start() if stop else end + 500]
        pattern, meanings = relation_words("after")
        found = pattern.search(rest)
        if found is None or not _SELF.search(rest, found.end()) or _SELF.search(rest, 0, found.start()):
            return said
        line = self.text.rfind("\n", 0, citation.span.start) + 1
        before = self.text[max(line, citation.span.start - 60) : citation.span.start]
        if re.search(r"\bkhi\s*$|tại\s*$|theo\s*$", before):
            return said
        return Statement(said.cited, meanings[plain_words(found[0])], None, names_part(_BREAK.split(before)[-1]))


def _hedged(words: str) -> bool:
    """Whether a change is only prepared: "nghiên cứu sửa đổi", "đề nghị bãi bỏ"."""
    return relation_words("hedge")[0].search(words) is not None


def _head_end(citation: Citation) -> int:
    """Where the number, date and issuer end and the title begins, which may hold the words that are looked for."""
    title = citation.title
    if not title or citation.quote.startswith(title[:20]) or len(title) >= len(citation.quote):
        return citation.span.end
    return citation.span.end - len(title) - 1
