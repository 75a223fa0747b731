"""The head and the foot of a letter set in two columns by tabs or blanks: as a table of two cells, not line by line."""

import re
from dataclasses import dataclass, field

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.letters.characters import tidy
from vnpolicy.ingest.line_words import any_of
from vnpolicy.ingest.wraps import PER_PROXY, POST, is_upper

GAP = re.compile(r"[ \xa0]*\t[ \xa0\t]*|[ \xa0]{6,}")  # "TỈNH A\tĐộc lập - Tự do - Hạnh phúc"
# what stands on the right of the first line of a head: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = re.compile(r"C[ộỘ]NG H(?:ÒA|OÀ|òa|oà) X[ãÃ]|ĐẢNG CỘNG SẢN|SOCIALIST REPUBLIC")
RECIPIENTS = re.compile(r"(?:Nơi nh[ậâ]n|NƠI NHẬN|Recipients?)\b")  # on the left of the first line of a foot
RULE = re.compile(r"[-_=*–—. ]*")  # "-------"
NUMBER = re.compile(r"(?:Số|SỐ|No\.?)\s*:?\s*\d*\s*/")  # "Số: 12/KH-UBND", which may stand alone in a head
BULLET = re.compile(r"[-–+•*]")  # "- Lưu: VT."
TITLE = re.compile(rf"{any_of('type')}(?!\w)|Kính gửi")
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
        left, _, right = _parts(lines[0]) if lines else ("", "", "")
        if self.right or RULE.fullmatch(left) or not right:
            return False
        self.foot = bool(RECIPIENTS.match(left))
        return self.foot or bool(MOTTO.match(right))

    def _goes_on(self, lines: list[str]) -> bool:
        """Whether lines stand side by side too, or are a rule or a recipient in one column."""
        return all(self._fits(line.strip(), *_parts(line)) for line in lines)

    def _fits(self, line: str, left: str, gap: str, right: str) -> bool:
        if RULE.fullmatch(line) or (BULLET if self.foot else NUMBER).match(line):
            return True
        if left or not right:
            return bool(gap)
        # "                KẾ HOẠCH", "                DANH MỤC DỰ ÁN": in the middle, below head or foot
        annex = self.foot and is_upper(right) and not POST.match(right) and not PER_PROXY.match(right)
        return not annex and not TITLE.match(right)

    def close(self) -> list[RawCell]:
        """The two cells of what was open, nothing where nothing was; a new head or foot may begin."""
        cells = [RawCell("\n".join(self.left), 0), RawCell("\n".join(self.right), 1)] if self.right else []
        self.left, self.right = [], []
        return cells


def _parts(line: str) -> tuple[str, str, str]:
    """What stands left of the gap of a line, the gap, and what stands right of it."""
    bare = line.strip()
    gap = GAP.search(line, line.find(bare), len(line.rstrip())) or GAP.match(line)  # or nothing stands on the left
    if gap is None:
        return tidy(line), "", ""
    return tidy(line[: gap.start()]), gap.group(), tidy(line[gap.end() :])
