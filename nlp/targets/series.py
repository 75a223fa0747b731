"""Names of targets that a sentence takes over in order: "đến năm 2030 đạt 100% và 90% các chỉ tiêu tương ứng"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnpolicy.nlp.plan import Target

# takes "đến năm 2030, đạt 100% và 90% các chỉ tiêu tương ứng" with the "; " before it
_RESPECTIVELY = re.compile(
    r";\s[^;\n]*?\d\s?%[^;\n]{0,40}?(?:chỉ tiêu|tỷ lệ|tỉ lệ|mục tiêu) tương ứng(?!\w)", re.IGNORECASE
)


def named_in_order(text: str, targets: Sequence[Target]) -> list[Target]:
    """The targets; a series that counts "the respective targets" has the names of the part before it, one by one.

    Where the two are not equally many, whose figure is whose is not known: the names stay.
    """
    out = list(targets)
    for found in _RESPECTIVELY.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        before = [target for target in targets if line <= target.span.start < found.start()]
        places = [place for place, target in enumerate(out) if found.start() < target.span.start < found.end()]
        if len(before) == len(places):
            for place, named in zip(places, before, strict=True):
                out[place] = replace(out[place], indicator=named.indicator)
    return out
