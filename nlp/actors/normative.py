"""Documents that lay down rules (laws, decrees, circulars): there only duties are tasks, not conditions or rights."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from vnpolicy.nlp.outline.outline import Outline
from vnpolicy.nlp.plan import Agency

_MANY_ARTICLES = 24  # a decision that approves a plan has 3 to 6 articles, the rules of a committee up to 20
# takes "Trách nhiệm của Bộ Y tế", "Nhiệm vụ, quyền hạn ...", "Tổ chức thực hiện", "Responsibilities of ..."
_DUTIES = re.compile(
    r"(?<!chịu )trách nhiệm|nhiệm vụ|tổ chức thực hiện|phân công|điều khoản thi hành"
    r"|responsibilit|implementation|\bduties",
    re.IGNORECASE,
)
# takes "Bộ Y tế có trách nhiệm ...", "Sở X chủ trì, phối hợp với ...", "báo cáo ... trước ngày 31 tháng 12"
_DUTY = re.compile(
    r"(?:có|chịu) trách nhiệm|chủ trì|có nhiệm vụ|phối hợp với|trước ngày|(?:hằng|hàng) năm|định kỳ"
    r"|shall (?:assume|preside|take charge|coordinate|be responsible)",
    re.IGNORECASE,
)
# those whose conduct is ruled: "Người hành nghề dược", "Tổ chức, cá nhân", "Cơ sở bán lẻ thuốc", "Ferry enterprises"
_RULED = re.compile(
    r"(?:các |mỗi |những )?"
    r"(?:người(?! đứng đầu)|cá nhân|tổ chức, cá nhân|tổ chức và cá nhân|cơ sở|hộ|chủ (?!tịch)|nhà "
    r"|doanh nghiệp|thí sinh)"
    r"|organizations(?:,| and) individuals|individuals|(?:[\w-]+ )?(?:enterprises|establishments|investors|businesses"
    r"|operators|producers|importers|manufacturers|distributors|suppliers|contractors|employers|providers)",
    re.IGNORECASE,
)
# persons who are no body: "hộ nghèo", "Người bệnh", "các chủ phương tiện", "Cán bộ, đảng viên", "Individuals";
# leaves "Chủ rừng là tổ chức"
_PRIVATE = re.compile(
    r"(?:tất cả )?(?:các |mỗi |những )?"
    r"(?:hộ\b|người(?! đứng đầu| phát ngôn| đại diện)|cá nhân|thí sinh|(?:cán bộ, )?đảng viên|cán bộ, công chức"
    r"|chủ (?:hộ|xe|phương tiện|rừng(?! là tổ chức)))"
    r"|(?:all |each )?(?:individuals|citizens|persons|households|patients|passengers|applicants)\b",
    re.IGNORECASE,
)


def is_private(name: str) -> bool:
    """Whether a name is of private persons, whose duties are no tasks."""
    return _PRIVATE.match(name) is not None


def is_normative(outline: Outline) -> bool:
    """Whether a document is made of so many articles that it lays down rules."""
    return sum(item.kind == "article" for item in outline.items) >= _MANY_ARTICLES


def names_duties(heading: str) -> bool:
    """Whether the heading of an article announces duties ("Trách nhiệm của ...")."""
    return _DUTIES.search(heading) is not None


def assigns_at(text: str, outline: Outline, at: int) -> bool:
    """Whether a sentence in the English present tense assigns at `at`: an item of a list, or below "Implementation"."""
    index = bisect_right(outline.items, at, key=lambda item: item.span.start) - 1
    above = (outline.items[one].body for one in outline.ancestors(index))
    return outline.items[index].kind != "plain" or any(names_duties(text[slice(*heading)]) for heading in above)


def is_duty(text: str, lead: Sequence[Agency], *, announced: bool) -> bool:
    """Whether a sentence gives a body a duty: its article announces duties, or it speaks of one itself."""
    return (announced or _DUTY.search(text) is not None) and not any(_RULED.match(agency.written) for agency in lead)
