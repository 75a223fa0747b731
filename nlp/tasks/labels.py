"""Labels after a piece of work: "Cơ quan chủ trì: ...", "Thời gian thực hiện: ...", "(Sở Y tế chủ trì)"."""

import re
from dataclasses import dataclass
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.agencies.agencies import looks_like_agency
from vnpolicy.nlp.alternatives import alternatives


@dataclass(frozen=True, slots=True)
class Label:
    """A label's role ("lead", "coordinating", "period", "output", "funding", "work", "other") and its value's place.

    `at` is where the label itself begins.
    """

    role: str
    at: int
    start: int
    end: int

    def value(self, line: str) -> str:
        """What stands behind it in its line, without the marks that close it."""
        return line[self.start : self.end].strip(" ;.,")


@cache
def _roles() -> dict[str, str]:
    return {row["label"]: row["role"] for row in read_table("task_labels")}


_ALL_ABOVE = r"\s+(?:các\s+|những\s+|toàn bộ\s+)?(?:nội dung|nhiệm vụ|công việc|hoạt động|việc)(?:\s+nêu)?\s+trên"
# "Đơn vị chủ trì và làm đầu mối trình:", "Đơn vị chịu trách nhiệm soạn thảo nội dung:", "Phụ trách các nội dung trên:"
_MORE = (
    r"(?:(?:\s+và|\s+trong|\s+để|,)\s[^:.;\n]{1,40}|\s+(?:trình|soạn thảo|tham mưu|xây dựng)(?:\s[^:.;,\n]{1,30})?"
    rf"|{_ALL_ABOVE})?"
)


@cache
def _pattern() -> re.Pattern[str]:
    words = alternatives(_roles(), blank=" ", any_case=True)
    # "(Cơ quan chủ trì: Sở Y tế)", "- Thời gian thực hiện: Năm 2023."
    return re.compile(
        rf"(?:^|(?<=[.;,(]\s)|(?<=[.;(])|(?<=\s[-–+*]\s))[-–+*(]?\s*({words}){_MORE}\s*:\s*", re.IGNORECASE
    )


# takes "- Thực hiện: Cục Phát triển đô thị", not "- Thực hiện: rà soát ..."
_VERBS = frozenset({"thực hiện", "phụ trách", "chịu trách nhiệm", "chịu trách nhiệm thực hiện", "theo dõi, đôn đốc"})
# "Chủ trì, phối hợp (với) các Bộ: Tài chính, Công an tổ chức ...": the colon stands inside a list of partners
_PARTNERS = re.compile(r"[^:]{0,30}phối hợp (?:chặt chẽ )?(?:(?:với|cùng)\s+\w|các\s)[^:]{0,40}:", re.IGNORECASE)


def _is_label(found: re.Match[str], text: str) -> bool:
    """Whether the words are a label here: a verb is one only before a body."""
    if _PARTNERS.match(text, found.start(1)):
        return False
    return found[1].lower() not in _VERBS or starts_with_body(text, found.end())


def read_labels(text: str) -> list[Label]:
    """Labels in a paragraph, in order, each with the place of its value."""
    if ":" not in text:
        return []
    found = [one for one in _pattern().finditer(text) if _is_label(one, text)]
    ends = [*(one.start() for one in found[1:]), len(text)][: len(found)]
    return [
        Label(_roles()[" ".join(one[1].lower().split())], one.start(), one.end(), _end_of_value(text, one.end(), end))
        for one, end in zip(found, ends, strict=True)
    ]


def _end_of_value(text: str, start: int, end: int) -> int:
    """Where a value ends: at the bracket that was open before it ("(Chủ trì: Sở Y tế)"), not at one of its own."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


_CHARGES_ALL = re.compile(rf"[^:]{{4,40}}{_ALL_ABOVE}\s*:")


def charges_all_above(text: str) -> bool:
    """Whether a label is of all works of the list above it: "Phụ trách các nội dung trên: ..."."""
    return _CHARGES_ALL.match(text) is not None


_LONGEST = 120  # characters of a label
_BEFORE_LABELS = tuple(".;(-–+*)")


def before_labels(text: str) -> int | None:
    """Where a work ends behind which labels stand in its own paragraph, `None` where none of them tells who leads.

    "Đào tạo cán bộ cấp xã. Đơn vị thực hiện: Sở Nội vụ", "Xây dựng phần mềm (chủ trì: Sở Y tế; phối hợp: ...)"
    """
    labels = [label for label in read_labels(text) if label.role not in ("work", "other")]
    leads = [label for label in labels if label.role == "lead"]
    if len(leads) != 1 or not _names_body(text[leads[0].start : leads[0].end]):
        return None
    before = text[: labels[0].at].rstrip()
    # "Để làm rõ, cơ quan chủ trì soạn thảo cần: ..." goes on behind its comma
    return len(before.rstrip(" (-–+*;")) if before.endswith(_BEFORE_LABELS) else None


def work_beside(text: str) -> tuple[int, int]:
    """Where the work stands in a paragraph: behind "Task: ", and before the labels behind it."""
    first = next(iter(read_labels(text)), None)
    end = before_labels(text)
    return first.start if first and first.role == "work" and not first.at else 0, len(text) if end is None else end


def _names_body(value: str) -> bool:
    """Whether a value names a body: no work, and no dots of a form to fill in."""
    return starts_with_body(value) or (".." not in value and looks_like_agency(value) > 0.9)


def _label_at_head(text: str) -> re.Match[str] | None:
    return _pattern().match(text[:_LONGEST]) if ":" in text else None  # most paragraphs have no colon


def is_label_line(text: str) -> bool:
    """Whether a whole paragraph is a label with its value."""
    found = _label_at_head(text)
    return found is not None and found.end() < len(text) and _is_label(found, text)


def is_bare_label(text: str) -> bool:
    """Whether a whole paragraph is a label without a value ("Phân công thực hiện:")."""
    found = _label_at_head(text)
    return found is not None and found.end() >= len(text) and found[1].lower() not in _VERBS


# takes "Sở Y tế" before ", phối hợp với Sở Tài chính"; leaves "các đơn vị được giao chủ trì"
_PART = re.compile(
    r",?\s+(?<!giao )(?<!phân công )(?:chủ trì|phối hợp|làm đầu mối|tham mưu|có trách nhiệm|chủ động"
    r"|(?:thực hiện )?theo (?:chức năng|quy định)|shall|(?:is|are) the (?:lead|presiding)|takes?|presides?"
    r"|leads?|in (?:collaboration|coordination|cooperation) with)\b"
)
_NEXT = re.compile(r"[,;]\s+|\svà\s")
_FEWEST = 3  # words of what somebody does: "báo cáo kết quả", not "xây dựng" of "Viện Kinh tế xây dựng"


def who(value: str) -> str:
    """The bodies of a label's value, without the part that they have ("Sở Y tế chủ trì, phối hợp với Sở X").

    A verb within the list is of a name: "Cục Kinh tế xây dựng, Viện Kinh tế xây dựng và các Cục".
    """
    bodies = _PART.split(value, maxsplit=1)[0]
    actor = find_actor(bodies)
    work = bodies[actor.verb :] if actor else ""
    goes_on = any(starts_with_body(work, found.end()) for found in _NEXT.finditer(work))
    return bodies if goes_on or len(work.split()) < _FEWEST else bodies.removesuffix(work)
