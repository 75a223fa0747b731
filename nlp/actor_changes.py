"""Where a paragraph goes over to another actor: which clauses may name one, and which names are none."""

import re
from collections.abc import Sequence

from vnpolicy.nlp.actors import Actor, find_actor
from vnpolicy.nlp.clauses import first_clause
from vnpolicy.nlp.enforcement import formula_kind
from vnpolicy.nlp.normative import is_private
from vnpolicy.nlp.plan import Agency
from vnpolicy.nlp.work import work_begins

# takes "Bên cạnh đó, " before "các cơ quan chức năng cần ...", "Đối với thuốc, vật tư, khám bệnh, chữa bệnh: " before
# "Bộ Y tế báo cáo", "Về Luật Cảnh vệ: Sau khi Chính phủ cho ý kiến, " before "Bộ Công an tiếp thu"
_BESIDES = re.compile(
    r"(?:Bên cạnh đó|Đồng thời|Ngoài ra), "
    r"|(?:Đối với|Về|Riêng) (?:(?!giao |chủ trì|phối hợp|gồm)[^.;:]){3,300}: (?:Sau khi [^,.;:]{3,80}, )?"
)
# a name in small letters is one only behind a short topic: "Đối với nợ khó thu: bộ phận quản lý nợ lập hồ sơ"
_PLAIN_TOPIC = re.compile(r"Đối với [^.;:,]{3,90}: ")


def takes_over(clause: str, actor: Actor, offset: int) -> bool:
    """Whether an actor behind a circumstance works in place of the heading's: not "phối hợp với Sở X, Sở Y lập ..."."""
    first = actor.agencies[0].written
    besides = _BESIDES.match(clause)
    if besides is not None and besides.end() == actor.span.start - offset:
        return first[0].isupper() or first.startswith("các ") or _PLAIN_TOPIC.match(clause) is not None
    named = first[0].isupper()  # "theo quy định của bộ, ngành thực hiện ..." names nobody new
    return named and not work_begins(clause, actor.span.start - offset)


def ends_list(clause: str) -> bool:
    """Whether bodies after a semicolon only end a list: "thẩm định dự toán của Sở A; Sở B, trình Ủy ban ..."."""
    actor = find_actor(clause)
    return actor is not None and not actor.addressed and clause[: actor.verb].rstrip().endswith(",")


def opens(text: str, start: int) -> bool:
    """Whether a clause may name a new actor: after a semicolon only with a capital or "các" ("; xã" goes on).

    Whoever only consents asks others in earnest: "Chính phủ cơ bản thống nhất Báo cáo ...; yêu cầu các bộ ...".
    """
    if start == 0 or text[start].isupper() or text.startswith(("các ", "giao "), start):
        return True
    return text.startswith(("yêu cầu ", "đề nghị "), start) and formula_kind(first_clause(text)) == "consent"


# takes "Hội đồng", "Đoàn kiểm tra", "Ủy ban nhân dân tỉnh", "Sở Y tế": what they ask of others is their own duty
_ASKING = re.compile(
    r"(?:Hội đồng|Ban |Đoàn |Tổ |Trưởng |Phó |Chủ tịch |Ủy ban |UBND |Sở |Giám đốc |Kiểm toán|Thanh tra|Thành viên"
    r"|Ủy viên)"
)


def may_ask(clause: str, lead: Sequence[Agency]) -> bool:
    """Whether a request below a heading is work of its body: "Hội đồng có quyền:", "Yêu cầu chủ đầu tư cung cấp ...".

    The Government that asks a ministry by its name, in capitals, hands over work.
    """
    if not clause.startswith(("Yêu cầu ", "Phân công nhiệm vụ cho ")):
        return False
    return not clause[8:9].isupper() or all(_ASKING.match(agency.written) for agency in lead)


# "các tổ chức, cá nhân", "cán bộ, công chức": whoever will, no body
_ANYBODY = re.compile(r"(?:các |mọi |những )?(?:tổ chức, (?:doanh nghiệp|cá nhân)|cá nhân|cán bộ|người)", re.IGNORECASE)
_ENCOURAGED = re.compile(r"Khuyến khích\s+")  # "Khuyến khích các doanh nghiệp đóng góp ..."


def read_encouraged(clause: str, offset: int) -> Actor | None:
    """The bodies that a clause of its own encourages to work."""
    found = _ENCOURAGED.match(clause)
    if found is None or _ANYBODY.match(clause, found.end()):
        return None
    return find_actor(clause[found.end() :], offset=offset + found.end())


def same(one: Sequence[Agency], other: Sequence[Agency]) -> bool:
    """Whether two lists name the same bodies, letter case aside; one may be short for the body before it.

    "Cục Thuế các địa phương thực hiện ... Sau đó, Cục Thuế báo cáo ..." has one actor.
    """
    names, others = ([agency.written.casefold() for agency in bodies] for bodies in (one, other))
    short = len(names) == len(others) == 1 and others[0].startswith(f"{names[0]} các ")
    return names == others or short


def are_private(agencies: Sequence[Agency]) -> bool:
    """Whether none of the names is of a body."""
    return all(is_private(agency.written) for agency in agencies)
