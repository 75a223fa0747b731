"""Verbs that stand inside the name of a body: "Ủy ban Quốc gia ứng phó sự cố, thiên tai và tìm kiếm cứu nạn"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from vnpolicy.corpus import read_table
from vnpolicy.nlp.agencies.words import fold, known_names, tokenize

_SHORTEST = 3  # words of a name that holds a verb: "Sở xây dựng kế hoạch" names none
_BEFORE, _AFTER = 120, 90  # characters of the longest names before and after a verb
_MARKS = " ,-–—"
# nouns that begin as a verb: "Sàn giao dịch", "khởi nghiệp đổi mới sáng tạo", "Chính phủ và yêu cầu thực tiễn";
# and what points back: "các tỉnh nêu trên"
NOUNS = (
    r"giao (?:dịch|thông|lưu|tiếp|diện|hữu)|làm việc tại|tạo hình|đổi mới sáng tạo|mở (?:cửa|rộng đường)"
    r"|lập pháp|nêu trên|thăm dò chức năng"
    r"|yêu cầu (?:thực tiễn|thực tế|nhiệm vụ|công tác|công việc|quản lý|phát triển|đặt ra)"
)
# ends of names: "Hàng không", "Công đoàn cấp trên trực tiếp cơ sở", "Vụ Thi đua khen thưởng", "Ban Thư ký",
# "các tỉnh nằm trong phạm vi đề án", "Giáo dục và đào tạo", "cơ cấu tổ chức", "cấp trên cơ sở",
# "Trung tâm Dịch vụ tổng hợp", "Khoa Ngoại tổng hợp", "Phòng Văn thư, lưu trữ", "Trưởng ban điều hành khu phố",
# "các ban xây dựng Đảng", "chủ rừng là tổ chức", "Các đơn vị tham mưu thuộc Bộ", "Hội đồng Tự đánh giá", "Ban tự quản",
# "trật tự", "Phòng Quản lý đào tạo", "Hội đồng Khoa học và đào tạo", "Hội đồng Thuốc và điều trị", "Khoa Hồi sức tích
# cực", "Tổ Kiểm tra, giám sát", "Tổ tiếp nhận và trả kết quả", "cá nhân được cấp tài khoản"
NAME_ENDS = (
    r"(?<=dục và )|(?<=cơ cấu )|(?<=cấp )trên cơ sở"
    r"|(?<=[Hh]àng )không|(?<=cấp trên )trực tiếp(?! phải)|(?<=cấp trên trực )tiếp|(?:(?<=đua )|(?<=đua, ))khen thưởng"
    r"|(?<=đoàn kết )xây dựng(?= đời sống)|(?<=\b[Bb]an )xây dựng(?= [Đđ]ảng)"
    r"|(?<=chủ rừng là )tổ chức|tham mưu(?= thuộc )"
    r"|(?<=\b[Tt]ự )(?:đánh giá|quản lý)|(?<=[Tt]rật )tự"
    r"|(?:(?<=\bTổ )|(?<=\bBan )|(?<=\bNhóm )|(?<=ội đồng ))tự (?:đánh giá|quản)|(?:(?<=\btổ )|(?<=\bban ))tự quản"
    r"|(?:(?<=[Qq]uản lý )|(?<=[Kk]hoa học và ))đào tạo|(?<=Thuốc và )điều trị|(?<=[Hh]ồi sức )tích cực"
    r"|(?:(?<=\w Kiểm tra, )|(?<=\w Thanh tra, )|(?<=\w Thanh tra và ))(?:kiểm tra|giám sát)"
    r"|(?<=được )cấp (?:tài|kinh)|(?<=\b[Tt]ổ )tiếp nhận(?= và trả)"
    r"|(?<=đạo )chuyển đổi số|(?<=[Vv]ật liệu )xây dựng|(?<=Kinh tế )xây dựng(?=,|;|$)|(?<=thẩm định )quy hoạch"
    r"|(?<=đối tượng )(?:kiểm tra|thanh tra|quản lý|giám sát)"
    r"|(?:(?<=ổ chức )|(?<=ơ quan ))tham mưu(?=,? giúp)|(?<=ham mưu )giúp việc|(?<=ham mưu, )giúp việc"
    r"|(?<=[Tt]hư )(?<!Bí thư )ký|(?<=[Đđ]ăng )ký|(?<=đối tác )phát triển|(?<=quyền )sử dụng"
    r"|(?<=cơ quan )tiến hành (?:tố tụng|thanh tra|kiểm tra)|(?<=[Cc]ơ quan )điều tra(?! (?:việc|các|những))"
    r"|(?<=[Đđ]iểm )tiếp nhận(?= hồ sơ)|(?<=giáo dục )thường xuyên(?= (?:có|chủ|xây|tổ|phối|thực)|,|$)"
    r"|(?<=[Cc]ảnh sát )điều tra|(?<=\b[Bb]an )chấp hành|(?:(?<=[Tt]ổ )|(?<=uan )|(?<=hận ))giúp việc"
    r"|(?<=[Tt]hư ký )điều hành|(?<=quan tiến hành )(?:thanh|kiểm) tra|(?<=ơ quan )chi trả|(?<=dịch vụ )chi trả"
    r"|(?<=gian )thanh toán|(?<=ác )cấp(?= phát huy)|(?<=cuộc )họp|(?<=[Nn]hà )cung cấp|(?<=[Bb]an )giúp việc"
    r"|(?<=\b[Bb]áo )viết|(?<= dân )(?<![Nn]hân dân )(?<!quốc dân )cử(?! (?:cán|người|đại))|(?<=Việc )làm"
    r"|(?:(?<=[Cc]ơ quan )|(?<=[Qq]uản lý ))thi hành(?= án)|(?<=\btạm )giữ|(?<=xuất nhập )cảnh báo"
    r"|(?<=[Tt]rung tâm [Dd]ịch vụ )tổng hợp|(?:(?<=[Kk]hoa Nội )|(?<=[Kk]hoa Ngoại ))tổng hợp|(?<=[Vv]ăn thư, )lưu trữ"
    r"|(?<=[Tt]rưởng ban )điều hành(?= (?:các |\d+ )?(?:khu phố|ấp|thôn|tổ dân phố))"
    r"|(?<=\b[Hh]ạt )quản lý|(?<=ở đào tạo, )bồi dưỡng|(?<=nằm )trong phạm vi"
    r"|(?:(?<=\bHậu )|(?<=\bhậu ))cần|(?<=thuộc quyền )quản lý|(?<=[Tt]ổng )biên tập|(?<=[Đđ]ào )tạo lập"
)


def end_of_name_around(text: str, start: int, verb: tuple[int, int]) -> int | None:
    """Offset after the known name that begins at or after `start` and holds the `verb` (its offsets), else `None`."""
    begin, end = verb
    before = text[max(start, begin - 16) : begin].rstrip(_MARKS).rpartition(" ")[2]
    if (fold(before), text[begin:end].split(maxsplit=1)[0]) not in _inner_pairs():  # most verbs: say so at once
        return None
    tokens = tokenize(text, max(start, begin - _BEFORE), end + _AFTER)
    names = known_names()
    for index, token in enumerate(tokens):
        if token.start >= begin:
            return None
        found = names.longest(tokens, index) if token.low in names.first else None
        last = tokens[found.end - 1].end if found else -1
        # a short name only where the verb lies across its end: "Ban Dân vận | chuyển hồ sơ", "Sở xây dựng kế hoạch"
        if found and last > begin and found.end - index >= _SHORTEST + (last >= end):
            return last
    return None


def closes_name(before: str) -> bool:
    """Whether a text ends with a whole known name, so that a verb is none of its words: "Cục An toàn thông tin"."""
    if fold(before.rstrip(_MARKS).rpartition(" ")[2]) not in _last_words():  # most texts: say so at once
        return False
    tokens = tokenize(before, max(0, len(before) - _BEFORE))
    names = known_names()
    found = ((names.longest(tokens, at), at) for at, token in enumerate(tokens) if token.low in names.first)
    return any(name and name.end == len(tokens) and name.end - at >= _SHORTEST for name, at in found)


IN_SHORT = r"\((?:sau đây |dưới đây )?(?:gọi|viết) (?:chung|tắt|là)[^()]*\)"  # "(sau đây gọi chung là tỉnh)"
# takes "Ban Chỉ đạo triển khai cam kết COP26 (gọi tắt là Ban Chỉ đạo)" before "có trách nhiệm"
_CALLED = re.compile(rf"[^.;:()]*{IN_SHORT}(?= (?:có|chịu) trách nhiệm| có nhiệm vụ)")
_ACTS = re.compile(r"chủ trì|phối hợp|đề nghị|yêu cầu|\bgiao\b")


def end_of_called(text: str, start: int) -> int:
    """Offset after the name at `start` that a short name in brackets and a duty follow, else -1."""
    found = _CALLED.match(text, start) if "gọi " in text or "viết tắt" in text else None
    return found.end() if found and not _ACTS.search(text, start, found.end()) else -1


# nouns that name nobody alone, and what an office is there for: "Cơ quan đăng ký kinh doanh xử lý hồ sơ"
_BARE = re.compile(r"(?:[Cc]ơ quan|[Bb]ộ phận|[Hh]ội đồng|[Đđ]ơn vị|Tổ)\s+")
_ORGANISER = re.compile(r"[Cc]ơ quan\s+")  # "Cơ quan tổ chức thẩm định gửi dự thảo"
_SERVICES = frozenset(
    (
        *("đăng ký", "tiếp nhận", "giám định", "tuyển dụng", "thẩm tra", "kiểm định"),
        *("cấp", "cấp phép", "cấp giấy", "cấp Giấy", "giải quyết", "trưng cầu", "nghiệm thu", "kiểm kê"),
    )
)


# takes "Phó Hạt trưởng phụ trách" before "tuyên truyền chỉ đạo việc này": the field of a post
_POST_FOR = re.compile(r"(?:[Pp]hó\s|[Tt]rưởng\b|Giám đốc|Chủ tịch|Ủy viên|[Ll]ãnh đạo\s)[^,.;:]{0,40}\sphụ trách\s+$")


def names_an_office(before: str, verb: str) -> bool:
    """Whether a bare noun, or a post in charge, and the verb after it may be one name: by its service, or its field."""
    noun = _ORGANISER if verb == "tổ chức" else _BARE if verb in _SERVICES else None
    return (noun is not None and noun.fullmatch(before) is not None) or _POST_FOR.search(before) is not None


# takes "Phòng Kế hoạch" before "tổng hợp lập báo cáo"
_GENERAL = re.compile(r"\b[Pp]hòng (?:Kế hoạch|Hành chính|Nghiệp vụ|Chuyên môn|Hành chính -)\s+$")


def is_general_office(before: str, verb: str) -> bool:
    """Whether "tổng hợp" may be the last word of the name before it: "Phòng Hành chính | tổng hợp"."""
    return verb == "tổng hợp" and _GENERAL.search(before) is not None


@cache
def _last_words() -> frozenset[str]:
    """Last words of the names of `agencies.tsv`."""
    return frozenset(fold(name.split()[-1]) for name in _names())


@cache
def _inner_pairs() -> frozenset[tuple[str, str]]:
    """Words of the names of `agencies.tsv` that follow each other, marks between them aside."""
    words = ([fold(word.strip(_MARKS)) for word in name.split() if word.strip(_MARKS)] for name in _names())
    return frozenset(pair for name in words if len(name) > _SHORTEST for pair in pairwise(name))


def _names() -> Iterator[str]:
    """Vietnamese names of `agencies.tsv` and their spellings."""
    for row in read_table("agencies"):
        yield row["name"]
        yield from filter(None, row["spellings"].split("|"))
