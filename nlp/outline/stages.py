"""Stages: short lines that date what stands below them, "+ Giai đoạn đến năm 2025", wherever the list below is set."""

import re
from collections.abc import Sequence

from vnpolicy.nlp.outline.markers import ItemKind
from vnpolicy.nlp.outline.outline import Item

# "Giai đoạn đến năm 2025", "Mục tiêu đến năm 2030:", "Cụ thể đến năm 2025:", "Thời kỳ 2026 - 2030", "By 2030:"
_STAGE = re.compile(
    r"(?:(?:các|những|một số|cụ thể,?|về)\s+)?(?:mục tiêu|chỉ tiêu|giai đoạn|thời kỳ|đến|phấn đấu|tầm nhìn|định hướng"
    r"|hướng tới|kế hoạch|trong|năm|vào|từ|nhóm chỉ tiêu"
    r"|by|up to|in|for the|period|phase|stage|targets?|objectives?|goals?|vision)\b[^%;]{0,90}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST = 60
_BROAD: frozenset[ItemKind] = frozenset(
    ("end", "part", "chapter", "section", "subsection", "article", "upper", "roman", "title", "number", "letter")
)


def find_stages(text: str, items: Sequence[Item]) -> list[int | None]:
    """For each item the last stage line before it, or `None`; a heading as broad as the stage ends it."""
    out: list[int | None] = []
    stage: int | None = None
    for number, item in enumerate(items):
        governed = item.parent is not None or item.marker  # the lines of the document's title are not
        if governed and item.body.end - item.body.start <= 2 * _LONGEST and _is_stage(text[slice(*item.body)]):
            stage = number
        elif stage is not None and item.kind in _BROAD and item.level <= items[stage].level:
            stage = None
        out.append(stage)
    return out


def _is_stage(line: str) -> bool:
    line = line.strip()
    if not line[:1].isupper() or not _YEAR.search(line) or not _STAGE.fullmatch(line):
        return False
    return line.endswith(":") or (len(line) <= _LONGEST and line[-1] not in ".;,")
