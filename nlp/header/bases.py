"""The legal bases of a document: what it cites before its first article or section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.citations.citations import as_citation, find_heads
from vnpolicy.nlp.citations.heads import NUMBER, Head
from vnpolicy.nlp.header.header import is_article, opening
from vnpolicy.nlp.header.issuing_bodies import body_words
from vnpolicy.nlp.letters import LOWER, UPPER
from vnpolicy.nlp.periods.dates import find_date
from vnpolicy.nlp.plan import Citation


@dataclass(frozen=True, slots=True)
class _Basis:
    head: Head
    end: int


def find_bases(document: Document) -> list[Citation]:
    """Documents on which this one rests, in the order of the text; spans are offsets into `document.text`.

    A proposal ("Theo đề nghị của ... tại Tờ trình số ...") is no legal basis, nor is a document that stands inside the
    title of another, nor the same document a second time.
    """
    area = opening(document)
    printed = document.text[area.start : area.end]
    text = _SOFT_BREAK.sub(" ", printed)
    bases = _first_mentions(_referred(text, _read(text, all_stated=True)) if is_article(document) else _read(text))
    pages = [document.page_of(area.start + basis.head.span.start) for basis in bases]
    return [
        as_citation(printed, basis.head, basis.end, area.start, page) for basis, page in zip(bases, pages, strict=True)
    ]


# takes "Căn cứ Luật Tổ chức Chính phủ ...;", "- Căn cứ Điều lệ Đảng;", "Pursuant to the Law on ...;"
_BASIS_LINE = re.compile(
    r"^(?:[-–+•*]\s*)?"
    r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Pursuant|In pursuance|On the basis|At the request)[^\n]*[;,]$",
    re.MULTILINE,
)


_ADDRESSED = re.compile(r"Kính\s+gửi")

# takes "Ủy ban nhân dân Thành phố yêu cầu Sở Y tế, các quận tập trung thực hiện những nội dung sau:" before item 1
_REQUEST = re.compile(r"^[^\n]*\b(?:yêu cầu|chỉ thị|giao)\s(?:[^\n:]|:(?!\s*$))*:\s*\Z", re.MULTILINE)


def end_of_bases(document: Document) -> int:
    """Where the opening ends that states the legal bases line by line; 0 for a letter or an article without any.

    A letter goes on after its last basis: "Căn cứ ...;", then "Sở Y tế đề nghị các bệnh viện ..."; a directive may
    end its opening with the request that governs the items below.
    """
    area = opening(document)
    lines = list(_BASIS_LINE.finditer(document.text, area.start, area.end))
    if not lines:
        return 0
    if _ADDRESSED.search(document.text, 0, area.end):
        return lines[-1].end()
    request = _REQUEST.search(document.text, lines[-1].end(), area.end)
    return request.start() if request else area.end


_LEAD_WORDS = (
    "Căn|Thực hiện|Theo|Xét|Triển khai|Trên cơ sở|Để|Nhằm|Tiếp tục|Pursuant|In pursuance|On the basis|Based|At the"
    "|Considering|Having|Implementing|In implementation|In accordance|According|Following|Under|Upon"
)
# A line that breaks off inside a clause: "... quy định chức năng,\nnhiệm vụ, quyền hạn ..."
_SOFT_BREAK = re.compile(rf"(?<=[{LOWER},\d/-])\n(?!\s*(?:(?:{_LEAD_WORDS})\b|[-+•]|[{UPPER}]{{2}}\S* [{UPPER}]{{2}}))")


def _first_mentions(bases: Iterator[_Basis]) -> list[_Basis]:
    seen: dict[tuple[str | None, ...], _Basis] = {}
    for basis in bases:
        head = basis.head
        # "126/2020/NĐ-CP" is one document however its date is written; "01/NQ-CP" is another every year
        dated = head.issued if not head.doc_number or "/20" not in head.doc_number else None
        key = (head.doc_number or head.title or head.issuer, dated)
        again = head.issued is None and any(head.doc_number == number for number, *_ in seen if number)
        if not again:
            seen.setdefault(key, basis)
    return list(seen.values())


def _read(text: str, *, all_stated: bool = False) -> Iterator[_Basis]:
    """Top-level citations of an opening with the end of each one's title; only the stated ones, or all."""
    current: _Basis | None = None
    heads = find_heads(text, running=False)
    stated = False
    answered = {
        head.doc_number for head in heads if _ANSWERED.search(text, max(0, head.span.start - 60), head.span.start)
    }
    for position, head in enumerate(heads):
        if head.doc_number and head.doc_number in answered:
            continue
        if current and _nested(text, current, head):
            continue
        following = heads[position + 1 :]
        stated = _stated(text, head, current, stated=stated)
        current = _Basis(head, _title_end(text, head, following))
        if stated or all_stated:
            yield _anaphoric(text, current)


# Between two citations: a new clause or line begins
_BREAK = re.compile(rf";|\n|(?<!\bTP)\.(?=\s+[{UPPER}])|:\s")
# ", Nghị định số", " và Luật", "; "
_JOINT = re.compile(r"\s*(?:[,;]|và|and|cùng|&|\s|các|the|số|-|(?:điểm|khoản|Điều|Mục|Article|Clause)\s+\w{1,3}\b)*\s*")
# "sửa đổi, bổ sung một số điều của Nghị định A, Nghị định B": the list belongs to the title
_LISTING = re.compile(r"sửa đổi|bổ sung|bãi bỏ|thay thế|thi hành|quy định chi tiết|hướng dẫn|amend|repeal|guid|detail")


def _nested(text: str, current: _Basis, head: Head) -> bool:
    """Whether `head` stands inside the title of `current`."""
    if head.span.start < current.head.span.end:
        return True
    gap = text[current.head.span.end : head.span.start]
    opinion = current.head.closed and _OPINION.search(gap)
    if opinion or _BREAK.search(gap) or head.span.start >= current.end:
        return False
    if _JOINT.fullmatch(gap):
        return not current.head.closed
    # "... về A, Nghị định số 2 về B" is two; "... thực hiện Nghị định số 1 và Nghị định số 2" is one
    joined = _ARTICLE_OF.sub("", gap).rstrip().endswith((",", " và", " and", " and the")) and head.closed
    detailing = not _above(head, current.head) and _DETAILING.search(gap) and not _AMENDING.search(gap)
    if joined and (detailing or _ARTICLE_OF.search(gap)):
        return False
    return not joined or bool(_LISTING.search(gap) or NUMBER.search(gap))


# "... và ý kiến của Bộ Ngoại giao (công văn số 5078/BNG-TCQT), Bộ Nông nghiệp ... (công văn số 707/BNN-HTQT)"
_OPINION = re.compile(r"(?:ý kiến của[^;:()]{3,90}|^\s*\)[,;]?\s(?:và\s)?[^;:()]{3,90})\($")
# ", Điều 37 Nghị định số 45/2010/NĐ-CP": an article of its own begins another document
_ARTICLE_OF = re.compile(r"(?:(?:điểm|khoản|Điều|Mục|Article|Clause)\s+\w{1,3}\s+)+$")


# "Nghị định 1 quy định chi tiết Luật A và Nghị định 2 ...": a decree gives the details of a law, not of its like
_RANKS = {"Nghị định": 1, "Quyết định": 2, "Thông tư": 2, "Thông tư liên tịch": 2}
_DETAILING = re.compile(
    r"(?:quy định chi tiết|hướng dẫn|thi hành|detailing|guiding|providing)\b.*\b(?:Luật|Bộ luật|Pháp lệnh|Law|Code)\b",
    re.DOTALL,
)
_AMENDING = re.compile(r"sửa đổi|bãi bỏ|thay thế|amend|repeal|replac")


def _above(one: Head, other: Head) -> bool:
    """Whether `one` may be a document of which `other` gives the details; so too where it is not complete."""
    ranks = _RANKS.get(one.doc_type or "", 0), _RANKS.get(other.doc_type or "", 0)
    return ranks[0] < ranks[1] or 0 in ranks or not (one.doc_number and one.issued)


_CLAUSE_START = re.compile(rf"[;\n]|(?<!\bTP)\.\s+(?=[{UPPER}])|,\s+(?=(?:[Xx]ét|[Tt]heo)\s)")
# "Theo đề nghị của", "Xét Tờ trình", "At the proposal of", "nhận được công văn số", "Trả lời công văn"
_PROPOSAL = re.compile(
    r"đề nghị|đề xuất|\bxét\b|thẩm định|theo báo cáo|proposal|request|considering|trả lời|phúc đáp|nhận được",
    re.IGNORECASE,
)
# "Trả lời công văn số 15/HHCPCC-CV": the letter that is answered stays a request where it is named again
_ANSWERED = re.compile(r"(?:trả lời|phúc đáp|nhận được)(?:\s+(?:các|nội dung|tại|đề nghị tại))*\s*$", re.IGNORECASE)
# "..., Quốc hội ban hành Luật Viên chức": the document itself
_ENACTS = re.compile(r"(?<!đã )ban hành\s+$")
_GROUNDS = (
    r"căn cứ|thực hiện|theo|triển khai|trên cơ sở|chấp hành|thi hành|quán triệt|tiếp tục|cụ thể hóa|thừa"
    r"|pursuant|in pursuance|on the basis|based on|according to|in accordance"
    r"|implement|reali[sz]|in (?:implementation|execution) of|executing|on the grounds of|in furtherance|under"
    r"|in conformity"
)
_GROUND = re.compile(rf"\b(?:{_GROUNDS})", re.IGNORECASE)
# "Nhằm khắc phục ..., Thủ tướng Chính phủ yêu cầu các Bộ trưởng nghiêm túc quán triệt ...": no ground but an order
_ORDERS = re.compile(r"\byêu cầu\s+(?=các|Bộ|Ủy|UBND|Chủ|Thủ|Giám|đồng chí|[A-ZĐ])")
# "chỉ đạo công tác thanh tra theo đúng quy định của Luật Thanh tra": what others must observe
_AS_RULED = re.compile(r"theo (?:đúng )?(?:các )?quy định (?:của|tại)", re.IGNORECASE)
# "Căn cứ", "- Thực hiện", "Để triển khai", "Nhằm cụ thể hóa", "Pursuant to"
_LEAD = re.compile(rf"[\s\W\d]*(?:(?:để|nhằm|và|in order to|to)\s+)?(?:{_GROUNDS})", re.IGNORECASE)


# Words that only legal bases have, wherever the clause begins: "BỘ TRƯỞNG BỘ NỘI VỤ Căn cứ Luật ..."
_FORMAL = re.compile(rf"Căn\s+cứ(?=[\s{UPPER}])|Pursuant\s+to|On\s+the\s+basis\s+of|In\s+pursuance\s+of")


def _stated(text: str, head: Head, current: _Basis | None, *, stated: bool) -> bool:
    """Whether the document says that it rests on `head`: by the words before, or as one of a list."""
    start = head.span.start
    clause = _clause_before(text, start)
    if _PROPOSAL.search(clause) or _ENACTS.search(clause):
        return False
    if not re.sub(r"[\W\d]|\bvà\b|\band\b|các|the", "", clause[max(0, (current.end if current else 0) - start) :]):
        # "Directive No. 25/2007/CT-TTg ..." on a line of its own between two bases
        return stated
    paragraph = text.rfind("\n", 0, start) + 1
    if _LEAD.match(text, paragraph) or _LEAD.match(clause) or _FORMAL.search(clause):
        return True
    # "... ban hành Chỉ thị thực hiện giãn cách xã hội theo nguyên tắc Chỉ thị số 16/CT-TTg ... như sau:"
    ground = _GROUND.search(_AS_RULED.sub("", clause))
    if ground is None or _ORDERS.search(clause, 0, ground.start() + 1):
        return False
    return _introduces(text, start)


def _clause_before(text: str, end: int) -> str:
    starts = [match.end() for match in _CLAUSE_START.finditer(text, max(0, end - 700), end)]
    return text[starts[-1] if starts else max(0, end - 700) : end]


_SENTENCE_END = re.compile(rf"\n|(?<!\bTP)\.\s+(?=[{UPPER}])")


def _introduces(text: str, start: int) -> bool:
    """Whether the sentence ends by introducing the body."""
    end = _SENTENCE_END.search(text, start)
    return text[start : end.start() if end else len(text)].rstrip().endswith((":", "như sau", "sau đây"))


def _referred(text: str, bases: Iterator[_Basis]) -> Iterator[_Basis]:
    """In a web article: what a paragraph after it says is the basis, "Căn cứ nội dung theo Kế hoạch, ...".

    So is what the document that the article reports is to implement, named in the same sentence.
    """
    reported = -1
    for basis in bases:
        end = text.find("\n", basis.end)
        below = text[end : text.find("\n", end + 1)] if end >= 0 else ""
        if _is_reported(text, basis) or (_LEAD.match(below) and not find_heads(below, running=True)):
            reported = basis.end
            yield basis
        elif reported >= 0 and _TO_IMPLEMENT.fullmatch(text, reported, basis.head.span.start):
            yield basis


_IN_ORDER_TO = "(?:in order to|so as to|with a view to|to)"
_TO_IMPLEMENT = re.compile(rf",\s{_IN_ORDER_TO} \w+(?: out)?(?: the)?\s")
_TYPE_WORD = re.compile("[A-Z][a-z]+")  # "Plan" of "Plan No. 12/KH-UBND"


def _is_reported(text: str, basis: _Basis) -> bool:
    """Whether a paragraph below refers to a document by its type: "According to the plan, ..."."""
    kind = _TYPE_WORD.match(text, basis.head.span.start)
    leads = [f"\n{word} the {kind[0].lower()}," for word in ("According to", "Under", "Pursuant to")] if kind else []
    return any(text.find(lead, basis.end) >= 0 for lead in leads)


# The sentence goes on with the body that acts: ", Bộ GDĐT ban hành Kế hoạch", ", UBND Thành phố xây dựng"
_ACTOR_BEFORE = (
    r",\s+(?=(?:BODIES|[Tt]he\s+(?:(?:municipal|provincial|district|city|local)\s+)?[A-Z])[^;]{0,160}?\s(?:ACTS)s?\b)"
)
_ACTS = (
    "ban hành|xây dựng|đề nghị|yêu cầu|thông báo|hướng dẫn|triển khai|báo cáo|tổ chức|đã|nay|quyết định"
    r"|có ý kiến|trả lời|phát động|chỉ thị(?=\s*:|\s+(?:các|như sau|Thủ trưởng|Giám đốc|Chủ tịch)\b)"
    "|issue|promulgate|hereby|draw|request"
)


@cache
def _actor() -> re.Pattern[str]:
    return re.compile(_ACTOR_BEFORE.replace("BODIES", body_words(capitals=False, language="vi")).replace("ACTS", _ACTS))


# A title goes on in small letters, in the line of a basis: "thủ tục hải quan; kiểm tra, giám sát hải quan;", "chỉ đạo,
# thực hiện phòng, chống tai nạn"; not "; căn cứ vào tình hình", "; qua theo dõi, ... yêu cầu:", ", thực hiện ý kiến của
# Thủ tướng Chính phủ"
_NO_TITLE = (
    r"căn cứ|thực hiện|theo|trên cơ sở|xét|để|nhằm|nay|đồng thời|sau khi|được|đã|và|các|luật|bộ luật|nghị|quyết định"
    r"|thông tư|chỉ thị|kế hoạch|công văn|văn bản|ý kiến|đề nghị|kết quả|biên bản|báo cáo"
)
_HARD_END = re.compile(
    rf"\n|;(?!\s+(?!(?:{_NO_TITLE})(?!\w))[{LOWER}][^\n:]*[;,][ ]*(?:\n|$))|(?<!\bTP)\.(?=\s+[{UPPER}-]|\s*$)"
    r"|,\s+(?=(?:xét|theo đề nghị|căn cứ|đến nay|hiện nay|thời gian qua)\s)"
    rf"|,\s+(?={_IN_ORDER_TO} (?:reali[sz]|implement|execut|carry))"
    rf"|,\s+(?=thực hiện\s[^,;\n]{{0,40}}?[{UPPER}])|,\s*$|:\s"
)


def _title_end(text: str, head: Head, following: list[Head]) -> int:
    """Where the title that follows `head` ends: the clause, the next citation of the list, or the body that acts."""
    start = head.span.end
    if head.named:
        return start
    ends = [match.start() for pattern in (_HARD_END, _actor()) if (match := pattern.search(text, start))]
    ends = [_past_quotation(text, start, end) for end in ends]
    limit = min(ends, default=len(text))
    for other in following:
        if other.span.start >= limit:
            break
        if not _nested(text, _Basis(head, limit), other):
            limit = other.span.start
            break
    return start + len(re.sub(r"[\s,;]*(?:\s(?:và|and|các))?[\s,;]*$", "", text[start:limit]))


def _past_quotation(text: str, start: int, end: int) -> int:
    """A clause does not end inside quotation marks: Phong trào thi đua “Đẩy mạnh ...; thực hành tiết kiệm”."""
    opened = text.rfind("“", start, end)
    closed = text.find("”", max(opened, start), end + 200) if opened >= 0 else -1
    if closed < end or "\n" in text[end:closed]:
        return end
    after = _HARD_END.search(text, closed)
    return after.start() if after else len(text)


# "Ngày 30 tháng 12 năm 2022, Ủy ban ... đã ban hành Quyết định số": date and issuer stand before
_ISSUED_BEFORE = re.compile(
    r"(?:Ngày|On)\s+([^;.\n]{6,30}?\d{4}),\s+(?:the\s+)?([^,;\n]{3,90}?)\s+(?:đã\s+)?(?:ban hành|issued)\s+$"
)


def _anaphoric(text: str, basis: _Basis) -> _Basis:
    before = _ISSUED_BEFORE.search(text[max(0, basis.head.span.start - 170) : basis.head.span.start])
    if not before or basis.head.issued:
        return basis
    date = find_date(before[1])
    return replace(basis, head=replace(basis.head, issued=date.iso if date else None, issuer=before[2]))
