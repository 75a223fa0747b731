"""Clauses of a paragraph: where a sentence or a semicolon ends one piece of work and may begin another."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.brackets import read_brackets
from vnpolicy.nlp.actors.charges import read_charge_clause
from vnpolicy.nlp.actors.english import duty_of
from vnpolicy.nlp.actors.present_tense import infinitive
from vnpolicy.nlp.actors.verbs import find_verb
from vnpolicy.nlp.actors.work import opens_with_work, says_work
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.periods.periods import understand_period

# a dash parts nothing but a work and who does it: "Rà soát thủ tục - Sở Nội vụ chủ trì"
_STOP = re.compile(rf"[.;]\s+|\s[-–]\s(?=[{UPPER}])")
# takes the end of "TP", "P", "ThS": a point after these ends no sentence
_SHORT = re.compile(r"(?:\bT[Pp]|\bP|ThS|\bTS|\bNo)$")
_DIGIT = re.compile(r"\d")
_SEMICOLON = re.compile(r";\s+(?=[a-zđ])")
# "Chủ trì, phối hợp Ban cán sự đảng; Mặt trận Tổ quốc tổ chức ...": the list of partners goes on
_TOGETHER = re.compile(r"^xx (?:[Cc]hủ trì)?(?:,| và)?\s*[Pp]hối hợp\s*(?:với\s+)?")


def read_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Sentences and semicolon clauses of a paragraph, as offsets into it; a clause without a verb goes on."""
    start = 0
    for found in _STOP.finditer(text):
        if not _ends_clause(text, found.start(), found.end()):
            continue
        if _is_unfinished(text, start, found) and not _goes_over(text, start, found):
            continue
        yield start, found.start() + 1
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _is_unfinished(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a clause may go on behind a stop: behind a semicolon one that tells nobody's work, behind a dash any."""
    if stop[0][0] != ";":
        return stop[0][0] != "."
    clause = _TOGETHER.sub("xx ", "xx " + text[start : stop.start()])
    told = find_verb(clause, 0) is not None or duty_of(text[: stop.start()], start) is not None
    return not told or _only_addresses(clause)


APART = re.compile(rf"riêng (?=[{UPPER}])")  # "...; riêng UBND các xã biên giới: A, B bố trí xe"


def _goes_over(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether another is to act behind a semicolon or dash, so that the verb with a capital at a clause's head counts.

    So in "Kiểm tra hóa đơn (Sở Y tế thực hiện); rà soát giá (Sở Tài chính)", and before "riêng UBND xã ... bố trí xe".
    So in "Assign the wards to dig wells; the Seed Board shall test seeds", "Rà soát thủ tục; Sở Nội vụ chủ trì".
    """
    clause = text[start : stop.start()]
    if opens_with_work(clause) and read_charge_clause(text[stop.end() :]) is not None:
        return True
    if clause.endswith(")") and _SEMICOLON.match(text, stop.start()):
        return opens_with_work(clause) and read_brackets(clause, 0) is not None
    if APART.match(text, stop.end()) is not None:
        return opens_with_work(clause)
    return infinitive(clause) is not None and duty_of(text, stop.end()) is not None


# takes "Bộ Y tế đề nghị " before "Đồng chí Bí thư Tỉnh ủy, Thành ủy", whom others follow behind a semicolon
_ASKS = re.compile(r"\s(?:đề nghị|yêu cầu)\s(?!.*\s(?:đề nghị|yêu cầu)\s)")


def _only_addresses(clause: str) -> bool:
    """Whether a clause ends in the names of those of whom something is asked."""
    asks = _ASKS.search(clause)
    rest = clause[asks.end() :] if asks else ""
    return starts_with_body(rest) and find_verb(rest, 0) is None


@lru_cache(maxsize=2048)  # asked for its formula, for what it allows and for what follows it
def first_clause(text: str) -> str:
    """What stands up to the end of the first clause; all of a text that has none."""
    return text[: next((end for _, end in read_clauses(text)), len(text))]


def _ends_clause(text: str, at: int, after: int) -> bool:
    """Whether the stop at `at` ends a clause: after a word, a quotation or bracket, or a number before a word."""
    before = text[at - 1 : at]
    if before.isdigit():
        return text[after : after + 1].isalpha()
    return before in ("”", '"', ")") or (before.isalpha() and _SHORT.search(text, max(at - 4, 0), at) is None)


def split_by_deadline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A part again cut at a semicolon where both sides have their own, different day: two works of one actor.

    A year is none beside a day of it: "Rà soát hộ nghèo năm 2026; trình kết quả trước ngày 31/12/2026" is one work.
    What only names what is made goes on: "... trình Luật trong tháng 3; các nghị định, hoàn thành trong tháng 5".
    """
    begin, dated = start, None
    if text.count(";", start, end) == 0 or _DIGIT.search(text, start, end) is None:
        yield start, end
        return
    for found in _SEMICOLON.finditer(text, start, end):
        if not (_DIGIT.search(text, begin, found.start()) and _DIGIT.search(text, found.end(), end)):
            continue
        if not says_work(text[found.end() : end]):
            continue
        left = understand_period(text[begin : found.start()])
        right = understand_period(text[found.end() : end])
        if left and right and left.end and right.end and right.end not in (left.end, dated):
            if left.end == right.end[:4]:
                continue
            yield begin, found.start()
            begin, dated = found.end(), right.end
    yield begin, end
