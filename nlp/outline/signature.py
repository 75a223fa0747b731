"""The foot of a document: who signs, in which post, and to whom it goes."""

import re
from dataclasses import dataclass
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.letters import LOWER, UPPER, without_marks


@dataclass(frozen=True, slots=True)
class Signature:
    """Name and post of the person who signs."""

    signer: str
    title: str


# "Nơi nhận:", "Recipients:"
RECIPIENTS = re.compile(r"N\s?ơi\s+(?:nhận|gửi)|NƠI\s+NHẬN|(?<!\w)Recipients?\s*:|RECIPIENTS?|(?<!\w)To\s*:\s*\n")
# What no name begins with; inside one these are names: "Nguyễn Danh Huy", "Trần Văn Tài"
_NOT_A_NAME = (
    r"(?!(?:Chương|Phụ|Điều|Nơi|Biểu|Danh|Kèm|Phần|Mục|File|Tài|Kế|Đề|Quy|Ban|Appendix|Annex|Article|Chapter)\b"
    r"|Mẫu\s+(?:số|[Bb]iểu|\d))"
)
_NAME_WORD = rf"[{UPPER}][{LOWER}]*(?![{UPPER}])"
_RANK = (
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá)|(?:GS|PGS|TS|ThS|BS|KS|LS)\.?(?:\s*[.,]?\s*(?:TS|BS|TSKH)\.?)*"
    r"|Ông|Bà|General|(?:(?:Assoc\.?|Associate|Asst\.?|Assistant)\s+)?Prof(?:\.|essor)?(?:,?\s+Dr\.?)?"
    r"|M[rs]s?\.?|(?:Major|Lieutenant)\s+General|Colonel|Dr\.?|Eng\.)"
)
# "(Đã ký)", "(signed and sealed)", "[Signed]"
_REMARK = (
    r"(?:[(\[]?(?:Đã\s+ký|đã\s+ký|[Ss]igned|SIGNED|[Ss]ignature)(?:\s+(?:và|and)\s+(?:đóng\s+dấu|seal(?:ed)?))?"
    r"[)\]]?[\s:.]*)?"
)
# "Nguyễn Thị Bích Ngọc", "Thượng tướng Lê Quý Vương", "H'Yim Kđoh"
_NAME = (
    rf"{_REMARK}(?:{_RANK}\s+)?"
    rf"(?P<name>{_NOT_A_NAME}{_NAME_WORD}(?:\s+|['’-]){_NAME_WORD}(?:[ '’-]+{_NAME_WORD}){{0,4}})"
)


@cache
def _families() -> frozenset[str]:
    written = [row["written"].lower() for row in read_table("family_names")]
    return frozenset([*written, *map(without_marks, written)])


def _posts() -> str:
    return alternatives(row["written"] for row in read_table("signature_posts"))


@cache
def _signed() -> re.Pattern[str]:
    """Post and further words in capitals, then a name: "KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn Sinh"."""
    # To its end: a run of capitals is read once, a table in capitals must not be tried in every way
    word = rf"[\W\d_]*+(?:[{UPPER}][{UPPER}0-9]++(?![{LOWER}])|[{UPPER}](?=[./]|\s[{UPPER}]{{2}}))"
    more = rf"(?:{word}){{0,25}}(?!{word})"
    after = (
        rf"(?=\s*(?:\n|$|[-_*|\[(./]|[{UPPER}]{{2}}|Nơi|FILE|Phụ|Recip|(?:Thứ|Phó|Chủ|Bộ|Ủy|Giám)\s+[{LOWER}]"
        r"|,\s*(?:M\.?D|Ph\.?D|MSc|MPH|MBA)\b))"
    )
    # "- Lưu: VT, KT.", then "TM. ỦY BAN NHÂN DÂN": the sign of a department is no post
    return re.compile(rf"(?<!\w)(?<!, )(?P<title>(?:{_posts()})(?!\w){more})[\W_]*+{_NAME}{after}")


@cache
def _signed_in_capitals() -> re.Pattern[str]:
    """A name in capitals on a line of its own under the post, which in English may be in small letters."""
    name = rf"{_REMARK}(?P<name>[{UPPER}]{{2,}}(?:[ ]+[{UPPER}]+){{1,4}})"
    english = alternatives(row["written"].title() for row in read_table("signature_posts") if row["language"] == "en")
    post = rf"(?<!\w)(?:{_posts()})|(?<=\n)(?:{english})"
    return re.compile(rf"(?P<title>(?:{post})(?!\w)[^\n]{{0,80}})\n+{name}[ ]*(?=\n|$)")


@cache
def _signed_across() -> re.Pattern[str]:
    """Two columns read across: the name closes the line of a recipient, below the line that the post closes."""
    line = r"[^\n]{0,120}"
    return re.compile(
        rf"(?P<title>(?:{_posts()})(?!\w)[^\n]{{0,60}})\n(?:{line}\n){{0,8}}?{line}?[\t;.)][ \t]*{_NAME}[ ]*(?=\n|$)"
    )


def read_signature(text: str) -> Signature | None:
    """The first signature by the list of recipients, or anywhere: the parent's stands before its annexes'."""
    for match in RECIPIENTS.finditer(text):
        after, before = (match.end(), match.end() + 3500), (max(0, match.start() - 500), match.start())
        found = (
            _first(text, after, _signed())
            or _first(text, before, _signed())
            or _first(text, after, _signed_across())
            or _first(text, after, _signed_in_capitals())
        )
        if found:
            return found
    return _first(text, (0, len(text)), _signed()) or _first(text, (len(text) - 800, len(text)), _signed_in_capitals())


def opens_with_post(line: str) -> bool:
    """Whether a line begins with a post as signatures print it: "THỨ TRƯỞNG BỘ KẾ HOẠCH VÀ ĐẦU TƯ"."""
    return _post().match(line) is not None


def is_post(line: str) -> bool:
    """Whether a line is a post and no more: "KT. BỘ TRƯỞNG", "THỦ TƯỚNG", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"."""
    return _posts_alone().fullmatch(line) is not None


@cache
def _posts_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{_post().pattern}[\s.:]*+)+")


@cache
def _post() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:KT|TM|TL|TUQ|Q)\s?\.\s?)?(?:{_posts()})(?!\w)")


def _first(text: str, within: tuple[int, int], pattern: re.Pattern[str]) -> Signature | None:
    for match in pattern.finditer(text, max(within[0], 0), min(within[1], len(text))):
        name = " ".join(word.title() if word.isupper() else word for word in match["name"].split())
        if is_person(name):
            return Signature(name, _DEGREE.sub("", " ".join(match["title"].split())).strip(" ,;:-/"))
    return None


# "GIÁM ĐỐC BSCKII", "HIỆU TRƯỞNG PGS.TS.": the degree before the name
_DEGREE = re.compile(r"(?:[\s.]+(?:GS|PGS|TS|THS|BS|BSCK\s?I{1,2}|KS|LS))+\W*$")


_NO_NAME = re.compile(r"^(?:Căn|Điều|Nơi|Bộ|Kính|Phụ|Ban|Danh|Ủy|Xét|Theo)\b|\b(?:Bộ|Sở|Nhận|Đính|Hội|Kèm)\b")


def is_person(name: str) -> bool:
    """Whether words are a person's name and no more: "Nguyễn Thị Bích Ngọc"."""
    words = name.split()
    # "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH": a second post stands where a name in capitals may stand
    if name.upper() in {row["written"] for row in read_table("signature_posts")}:
        return False
    return 2 <= len(words) <= 6 and _family(words[0]) in _families() and not _NO_NAME.search(name)


def _family(word: str) -> str:
    """The family name at the head of a name as its table writes it: of "H’Yim" it is "h'"."""
    family, mark, _ = word.lower().replace("’", "'").partition("'")
    return family + mark


_ITEM = re.compile(r"\s*[-–+•]\s*(.+?)\s*[;.]?\s*$")
# nothing but marks up to the colon or the end of the line: refuses "Nơi nhận hồ sơ: Bộ phận Một cửa"
_LABEL_END = re.compile(r"(?<=[:\n])|[^\w\n:]*_*[^\w\n:]*(?:[:\n]|$)")
_LIST_END = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.|FOR THE|P\.P|ON BEHALF")


def read_recipients(text: str) -> tuple[str, ...]:
    """Items of the first list "Nơi nhận", without dash and closing mark."""
    labels = (found.end() for found in RECIPIENTS.finditer(text) if _LABEL_END.match(text, found.end()))
    start = next(labels, len(text))
    items: list[str] = []
    for line in text[start : start + 3000].splitlines():
        item = _ITEM.match(line)
        # "- Công đoàn ngành TW," and below it "Công đoàn TCty trực thuộc TLĐ;"
        ends = not line.strip() or item or _LIST_END.match(line) or opens_with_post(line)
        if items and items[-1].endswith(",") and not ends:
            items[-1] += f" {line.strip().rstrip(' ;.')}"
        elif item:
            items.append(item[1].split("\t")[0].rstrip(" ;."))
        elif (items and line.strip() and not line[:1].islower()) or _LIST_END.match(line):
            break
    return tuple(items)
