"""Whether a document as a whole implements a decision: its title says so, or its opening, or what it is for."""

import re
from functools import cache
from itertools import pairwise

from vnpolicy.corpus import read_table
from vnpolicy.index.citations.citing import Link
from vnpolicy.index.citations.resolution import Known
from vnpolicy.index.coverage.wordings import wordings
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import find_numbers, fold_name, number_key

_SAME_NAME = 0.75  # share of the words, and of the neighbours, of a decision's name or subject in the title of a plan
_LEAST_PAIRS = 2  # neighbours that a name or a subject must have: "giáo dục" alone tells nothing
_OWN_SUBJECT = 1 / 3  # share of the words of a plan's subject that are those of the decision's
_CENTRAL, _LOCAL = 5, 6  # ranks of bodies that `issuer_ranks.tsv` does not list
_BEFORE = 200  # characters before a citation in which its clause begins


def is_above(plan: Known, decision: Known) -> bool:
    """Whether the issuer of a document ranks above that of a decision: it can cite it, never implement it."""
    return _rank(plan) < _rank(decision)


def _rank(known: Known) -> int:
    return _ranks().get(fold_name(known.issuer or ""), _LOCAL if known.province else _CENTRAL)


@cache
def _ranks() -> dict[str, int]:
    return {fold_name(row["issuer"]): int(row["rank"]) for row in read_table("issuer_ranks")}


def is_titled(plan: Known, decision: Known) -> bool:
    """Whether a title names the decision: by its number, by "Đề án 06", or by the subject of its title."""
    title = plan.title or ""
    if any(number_key(number) == decision.number_key for number in find_numbers(title)):
        return True
    figure = decision.number_key.partition("-")[0]
    if figure and re.search(rf"{wordings('instrument')}(?: so)? 0*{figure}\b(?! \d)", fold_name(title)):
        return True
    issuer = fold_name(plan.issuer or "").split()
    own = [word for word in subject(title) if word not in issuer]
    return _has(name(title), name(decision.title or "")) or _is_about(own, subject(decision.title or ""))


def name(title: str) -> list[str]:
    """Words of a title without "phê duyệt", places and years: chiến lược phát triển gia đình."""
    return [word for word in re.sub(wordings("title"), " ", fold_name(title)).split() if word.isalpha()]


def subject(title: str) -> list[str]:
    """Words of a title that name its matter alone: gia đình."""
    return re.sub(wordings("naming"), " ", " ".join(name(title))).split()


def _has(given: list[str], wanted: list[str]) -> bool:
    """Whether a title has nearly all words of a name, and nearly all its neighbours."""
    pairs = set(pairwise(wanted))
    if len(pairs) < _LEAST_PAIRS:
        return False
    words = len(set(wanted) & set(given)) / len(set(wanted))
    return min(words, len(pairs & set(pairwise(given))) / len(pairs)) >= _SAME_NAME


def _is_about(given: list[str], wanted: list[str]) -> bool:
    """Whether the subject of a plan is that of a decision, and not much else: "Kế hoạch chuyển đổi số năm 2023"."""
    return _has(given, wanted) and len(set(wanted) & set(given)) / len(set(given)) >= _OWN_SUBJECT


def says_so(store: Store, link: Link) -> bool:
    """Whether a citation stands where a document tells what it is for: its bases, its opening, its first article.

    "Thực hiện Quyết định số ...", "Điều 1. Ban hành Kế hoạch thực hiện Quyết định số ...", "I. MỤC ĐÍCH".
    """
    if link.relation != "implements" or _is_hedged(store, link):
        return False
    sql = "SELECT start, quote FROM entries WHERE document = ? AND kind = 'heading' AND start <= ? ORDER BY start"
    above = store.connection.execute(sql, (link.document, link.span.start)).fetchall()
    if link.basis or not above:
        return True
    start, heading = above[-1]
    if re.search(wordings("purpose"), fold_name(heading)):
        return True
    return len(above) == 1 and "\n" not in _text(store, link.document, start, link.span.start).strip()


def _is_hedged(store: Store, link: Link) -> bool:
    """Whether it only adds to the work: "Góp phần thực hiện Chiến lược ..."."""
    before = _text(store, link.document, max(0, link.span.start - _BEFORE), link.span.start)
    return bool(re.search(wordings("hedge"), fold_name(re.split(r"[;\n]|\.\s", before)[-1])))


def _text(store: Store, document: int, start: int, stop: int) -> str:
    sql = "SELECT substr(text, ?, ?) FROM documents WHERE id = ?"
    return str(store.connection.execute(sql, (start + 1, stop - start, document)).fetchone()[0])
