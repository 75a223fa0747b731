"""Sections side by side that tell what is to be done and who does it: "a) Nhiệm vụ", "b) Phân công thực hiện"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vnpolicy.nlp.actors.bodies import read_bodies, starts_with_body
from vnpolicy.nlp.actors.clause_subjects import find_subject
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.agencies.agencies import split_agencies
from vnpolicy.nlp.outline.outline import Item, Outline
from vnpolicy.nlp.plan import Agency
from vnpolicy.nlp.tasks.labels import read_labels

# takes "Nội dung", "Nhiệm vụ:", "Nội dung thực hiện", "Các hoạt động chủ yếu"; leaves "Nội dung hỗ trợ"
_CONTENTS = re.compile(
    r"(?:các\s+)?(?:nội dung|nhiệm vụ|hoạt động|công việc|giải pháp)(?:,?\s+(?:và\s+)?(?:nội dung|nhiệm vụ|hoạt động"
    r"|công việc|giải pháp|thực hiện|triển khai|cụ thể|chính|chủ yếu))*\s*[:.]?\s*"
    r"|(?:main |specific )?(?:contents?|tasks?|activities|works?)(?: (?:and|of) (?:contents?|tasks?|activities"
    r"|solutions|implementation))*\s*[:.]?\s*",
    re.IGNORECASE,
)
# takes "Phân công", "Phân công thực hiện:", "Phân công trách nhiệm", "Trách nhiệm thực hiện"
_ASSIGNMENT = re.compile(
    r"(?:phân công(?:\s+(?:thực hiện|nhiệm vụ|trách nhiệm|tổ chức thực hiện))*|trách nhiệm (?:tổ chức )?thực hiện"
    r"|assignment(?: of (?:tasks|responsibilit(?:y|ies)|implementation))?|(?:responsible|implementing) (?:agency"
    r"|agencies|unit|units)|responsibility)"
    r"\s*[:.]?\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(r"chủ trì|đầu mối|(?:is the )?lead|presid|tak(?:es?|ing) (?:charge|the lead)")
# takes what tells the part of a body and no work: "... là cơ quan phối hợp", "... là đơn vị đầu mối"
_PART = re.compile(r"\slà (?:các )?(?:cơ quan|đơn vị) (chủ trì|đầu mối|phối hợp)\b")
# takes the end of "Bộ Y tế chủ trì, phối hợp với Bộ Công an tổ chức thực hiện.", which only says who
_ONLY_WHO = re.compile(
    r"(?:tổ chức|triển khai|thực hiện|tổ chức thực hiện|triển khai thực hiện)"
    r"(?:\s(?:các )?(?:nội dung|nhiệm vụ|hoạt động))?(?:\s(?:này|trên|nêu trên))?\W*$"
)
_OTHER = re.compile(
    r"(?:mục tiêu|mục đích|yêu cầu|đối tượng|phạm vi|địa bàn|quy mô|vốn|nguồn|kinh phí)\b", re.IGNORECASE
)
# sections of a whole plan: "III. PHÂN CÔNG THỰC HIỆN" tells many bodies their own works
WIDE = frozenset({"part", "chapter", "section", "article", "upper", "roman", "title"})


@dataclass(frozen=True, slots=True)
class Shares:
    """Who does the contents of the sections at `places`, as the section at `by` tells."""

    by: int
    places: frozenset[int]
    lead: tuple[Agency, ...]
    coordinating: tuple[Agency, ...]


def find_contents(text: str, outline: Outline, index: int) -> int | None:
    """The item that only announces what is to be done, with the works below it: this one, or a part of it.

    "a) Nội dung:" beside "b) Cơ quan chủ trì: Bộ Công an".
    """
    if _is_contents(text, outline.items[index]):
        return index
    told = (part for part in outline.children(index) if _is_contents(text, outline.items[part]))
    return next((part for part in told if outline.children(part)), None)


def _is_contents(text: str, item: Item) -> bool:
    return _CONTENTS.fullmatch(_body(text, item)) is not None


def only_says_who(statement: str) -> bool:
    """Whether a sentence of an assignment has no work of its own ("... là cơ quan phối hợp")."""
    part = _PART.search(statement)
    helps = part is not None and part[1] == "phối hợp"
    return helps or (_LEADS.search(statement) is not None and _ONLY_WHO.search(statement) is not None)


def find_shares(text: str, outline: Outline, items: Sequence[int]) -> Shares | None:
    """The shares among sibling items, where one assigns to one body what those before it tell."""
    titles = [_body(text, outline.items[index]) for index in items]
    by = next((place for place, title in enumerate(titles) if place and _ASSIGNMENT.fullmatch(title)), None)
    if by is None or outline.items[items[by]].kind in WIDE:
        return None
    lines = [outline.items[child] for child in outline.children(items[by])]
    places = [place for place in range(by) if _CONTENTS.fullmatch(titles[place])]
    if not places:  # works without a heading of their own: only a label tells of all of them
        places = [place for place in range(by) if not _OTHER.match(titles[place])]
        lines = [line for line in lines if read_labels(_body(text, line))]
    lead, partners = _bodies(text, lines)
    return Shares(by, frozenset(places), lead, partners) if lead and places else None


def _bodies(text: str, lines: Sequence[Item]) -> tuple[tuple[Agency, ...], tuple[Agency, ...]]:
    """The one that leads and those that help, as labels or sentences tell; nobody where several lead."""
    leads: list[tuple[Agency, ...]] = []
    partners: list[Agency] = []
    for place, line in enumerate(lines):
        said, at = _body(text, line), line.body.start
        labels = read_labels(said)
        for label in labels:
            named = split_agencies(label.value(said), offset=at + label.start)
            if label.role == "lead":
                leads.append(tuple(named))
            elif label.role == "coordinating":
                partners += named
        if not labels:
            lead, others = _said(said, at)
            if lead and place:
                return (), ()  # a list of works, each with its body
            leads += [lead] if lead else []
            partners += others
    return (leads[0], tuple(partners)) if len(leads) == 1 else ((), ())


def _said(statement: str, offset: int) -> tuple[tuple[Agency, ...], Sequence[Agency]]:
    """Who leads and who helps as a sentence tells."""
    part = _PART.search(statement)
    if part is not None and starts_with_body(statement):
        bodies = read_bodies(statement[: part.start()], offset=offset)
        return ((), bodies) if part[1] == "phối hợp" else (bodies, ())
    actor = find_subject(statement, offset=offset)
    if actor is None or not _LEADS.match(statement, actor.verb - offset):
        return (), ()
    return actor.agencies, find_partners(statement[actor.verb - offset :], offset=actor.verb)


def _body(text: str, item: Item) -> str:
    return text[item.body.start : item.body.end]
