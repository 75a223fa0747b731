"""Which lines of a hard-wrapped text belong to one paragraph."""

import re

# a line that starts something: "- Như Điều 3;", "+ 70%", "a) Rà soát", "1. Mục tiêu", "II. NỘI DUNG", "Điều 2.", "Article 1."
STARTER = re.compile(
    r"(?:[-–—+*•●○▪■◦►➢✓]\s*\S|\(?\d{1,3}(?:\.\d{1,3})*[.)/]\s|\(?[a-zđ]{1,2}\)|[IVXL]{1,6}\s?[.)/-]\s|[A-ZĐ][.)]\s"
    r"|(?:Điều|Chương|Mục|Phần|Article|Chapter|Section|Part)\s+(?:\d{1,3}|[IVXL]+)\s?[.:]"
    r"|Số\s?:|No\.?\s?:|V/v|Kính gửi|Nơi nhận|Căn cứ|Độc lập\s?[-–]|(?:KT|TM|TL|TUQ|Q)\.|PHÓ )"
)
RULE = re.compile(r"[-_=*.–—\s]{3,}$")  # "-------"
SENTENCE_END = re.compile(r"[.;:!?…]['\"”)\]]*$|\./\.$")  # "... như sau:"


def continues(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line` (both stripped, neighbours, not empty)."""
    if RULE.match(line) or RULE.match(following) or STARTER.match(following):
        return False
    if following[0].islower():
        return True
    if line.isupper() and not following.isupper():
        return False
    if SENTENCE_END.search(line):
        return len(line) + 1 + len(following.split(" ", 1)[0]) > width
    return True


def wrap_width(lines: list[str]) -> int:
    """Column at which the lines are wrapped, in characters; 0 where each paragraph is one line."""
    lengths = sorted(len(line) for line in lines if line)
    if not lengths or lengths[-1 - len(lengths) // 50] > 100:
        return 0
    return lengths[-1 - len(lengths) // 20]
