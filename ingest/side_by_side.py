"""The head and the foot of a letter set in two columns by tabs or blanks: as a table of two cells, not line by line."""

import re
from dataclasses import dataclass, field

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.letters.characters import tidy

GAP = re.compile(r"[ \xa0]*\t[ \xa0\t]*|[ \xa0]{6,}")  # "TỈNH A\tĐộc lập - Tự do - Hạnh phúc"
# what stands on the right of the first line of a head: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = re.compile(r"C[ộỘ]NG H(?:ÒA|OÀ|òa|oà) X[ãÃ]|ĐẢNG CỘNG SẢN|SOCIALIST REPUBLIC")
RECIPIENTS = re.compile(r"(?:Nơi nh[ậâ]n|NƠI NHẬN|Recipients?)\b")  # on the left of the first line of a foot
RULE = re.compile(r"[-_=*–—. ]*")  # "-------"
NUMBER = re.compile(r"(?:Số|SỐ|No\.?)\s*:?\s*\d*\s*/")  # "Số: 12/KH-UBND", which may stand alone in a head
BULLET = re.compile(r"[-–+•*]")  # "- Lưu: VT."
LONGEST = 30  # lines of a head or a foot


@dataclass(slots=True)
class SideBySide:
    """Lines of a head or a foot that is open: those on the left and those on the right."""

    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    foot: bool = False

    def take(self, text: str) -> bool:
        """Take a paragraph with its tabs, where it begins a head or a foot or goes on in the open one."""
        lines = [line for line in text.split("\n") if line.strip()]
        if not (self._begins(lines) or (self.right and len(self.left) < LONGEST and self._goes_on(lines))):
            return False
        for line in lines:
            left, _, right = _parts(line)
            self.left += [left] * bool(left)
            self.right += [right] * bool(right)
        return True

    def _begins(self, lines: list[str]) -> bool:
        left, gap, right = _parts(lines[0]) if lines else ("", "", "")
        if self.right or not (left and gap and right):
            return False
        self.foot = bool(RECIPIENTS.match(left))
        return self.foot or bool(MOTTO.match(right))

    def _goes_on(self, lines: list[str]) -> bool:
        """Whether lines stand side by side too, or are a rule or a recipient in one column."""
        alone = BULLET if self.foot else NUMBER
        return all(_parts(line)[1] or RULE.fullmatch(line.strip()) or alone.match(line.strip()) for line in lines)

    def close(self) -> list[RawCell]:
        """The two cells of what was open, nothing where nothing was; a new head or foot may begin."""
        cells = [RawCell("\n".join(self.left), 0), RawCell("\n".join(self.right), 1)] if self.right else []
        self.left, self.right = [], []
        return cells


def _parts(line: str) -> tuple[str, str, str]:
    """What stands left of the gap of a line, the gap, and what stands right of it."""
    gap = GAP.search(line.rstrip())
    if gap is None:
        return tidy(line), "", ""
    return tidy(line[: gap.start()]), gap.group(), tidy(line[gap.end() :])
