"""The bodies with which a work is to be done: "phối hợp với Sở Y tế, các đơn vị liên quan"."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.english import TOGETHER_WITH, duty_of, end_of_list, opens_list
from vnpolicy.nlp.actors.verbs import LONGEST, find_verb
from vnpolicy.nlp.agencies.agencies import split_agencies
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.plan import Agency

# takes "phối hợp chặt chẽ với Sở X", "phối hợp, trao đổi thông tin với Bộ X", "phối hợp cùng", "phối hợp các Sở: ...",
# "với sự phối hợp của", "Cùng với Sở X theo dõi", "Bộ Y tế chủ trì, cùng Bộ Y ...", "...; cùng các bộ giải quyết"
_WITH = re.compile(
    r"(?=[CcLlPpsTt])(?:"  # where none of these stands, the engine need not try each way
    r"(?<!không )\b[Pp]hối (?:hợp|kết hợp)(?:\s+(?:chặt chẽ|đồng bộ|thường xuyên|tốt|hiệu quả|trực tiếp))*"
    r"(?:(?:,|\s(?=trao đổi|chia sẻ|liên hệ))\s*(?:\w+\s+){1,4}?(?=với\s))?"
    r"\s*,?\s*(?:(?:với|cùng với|cùng|và(?:\s+(?:đề xuất|đề nghị)(?=\s+(?:Bộ|Sở|các|Ủy|UBND)))?"
    r"|(?:hỗ trợ|huy động)(?:\s+với)?)\s+)?"
    r"|(?:^|(?<=[,;.] )|(?<=và ))(?:[Ll]àm việc với\s+(?![Đđ]oàn\s)|Cùng (?:với )?)|\bsự phối hợp của\s+"
    r"|(?:(?<=[;,] )|(?<=[Cc]hủ trì )|(?<=có trách nhiệm )|(?<=Có trách nhiệm ))cùng (?:với )?"
    r"|(?<![Tt]rao đổi )(?<![Tt]rao đổi, )(?<!cơ sở )\b[Tt]hống nhất với\s+)"
)
# takes "closely cooperate with", "coordinate, at an early stage, with", "in conjunction with", "jointly with",
# "together with", "work with", "liaise with", "with the support of"
_WITH_IN_ENGLISH = re.compile(
    r"\b[Ii]n (?:close )?(?:co-?ordination|collaboration|co-?operation|conjunction|consultation|partnership) with,?\s+"
    r"|\b(?:[Cc]o-?ordinat|[Cc]ollaborat|[Cc]o-?operat|[Ll]iais)(?:es?|ing)(?: \w+ly)?(?:,[^,;.:]{3,40},)? with,?\s+"
    r"|\b[Jj]ointly with\s+|(?<=, )together with\s+|\b[Ww]ork(?:s|ing)?(?: \w+ly)?(?: together)? with\s+"
    r"|\bwith the (?:support|participation|coordination|cooperation|assistance) of\s+"
)
# leaves "Ban Chỉ đạo quốc gia | về ...", "cơ quan quản lý nhà nước | về lao động", "Cục Giám định nhà nước | về ...",
# "các tỉnh vùng Đồng | bằng sông Cửu Long"
_ENDS = re.compile(
    r",?\s+(?:trong(?! (?:và ngoài|Bộ|ngành|tỉnh|Thành phố|Ban|Hội đồng)\b)|để|nhằm|khi"
    r"|(?<!ốc gia )(?<!hỉ đạo )(?<!(?:lý|nh) nhà nước )về|theo|từ|đối với|(?<!ồng )bằng|thông qua|trước|căn cứ"
    r")\s|(?<!\bP)[;.]\s|[;.]$|(?P<done>,?\s+xong)\s|\s\(?nếu có|:\s+(?=\(?\d|[-–+])|,?\s+(?:và|đồng thời)\s+(?=[a-zđ])"
)


# takes "chỉ đạo các cơ sở giáo dục" before "phối hợp với các cơ sở y tế": those work together, not who directs them
_OTHERS_WORK = re.compile(
    r"(?:chỉ đạo|yêu cầu) (?:các |Ủy ban |UBND |Sở )(?:(?!chủ trì|tăng cường|chủ động)[^,;.:()])*\s$"
)


def find_partners(text: str, *, offset: int = 0) -> list[Agency]:
    """The bodies with which the work of `text` is to be done ("phối hợp với ..."), in order, each once."""
    partners: dict[str, Agency] = {}
    for start, phrase in sorted({**_bodies_beside(text), **_bodies_with(text), **_english_bodies(text)}.items()):
        for agency in split_agencies(phrase, offset=offset + start):
            partners.setdefault(agency.written.casefold(), agency)
    return list(partners.values())


# takes "chủ trì, " before "Sở Y tế và Công an tỉnh phối hợp thực hiện"
_BESIDE = re.compile(rf"chủ trì(?:,|;|,? và)\s+(?=[{UPPER}]|các )")
_TOGETHER = re.compile(r"(?:cùng )?phối hợp\b")


def _bodies_beside(text: str) -> dict[int, str]:
    """Lists of bodies, by their offsets, that work together with who leads: "Sở X chủ trì, Sở Y phối hợp"."""
    found: dict[int, str] = {}
    for lead in _BESIDE.finditer(text):
        verb = find_verb(text, lead.end()) if starts_with_body(text, lead.end()) else None
        if verb is not None and _TOGETHER.match(text, verb):
            found[lead.end()] = text[lead.end() : verb].rstrip(" ,")
    return found


def _bodies_with(text: str) -> dict[int, str]:
    """Lists of bodies, by their offsets, with which the work is done: "phối hợp với Sở Y"."""
    phrases: dict[int, str] = {}
    for found in _WITH.finditer(text):
        if _OTHERS_WORK.search(text, max(0, found.start() - 120), found.start()):
            continue
        if found[0][0] == "p" and text.startswith("việc ", found.start() - 5) and not found[0].endswith("với "):
            continue  # "trong việc phối hợp doanh nghiệp tổ chức bữa ăn" tells what others do
        if phrase := _partner_phrase(text, found.end()):
            phrases[found.end()] = phrase
    return phrases


# leaves "the Program", "Decision No. 5", with which no one works
_CAPITAL = re.compile(r"(?:the )?(?!(?:Plan|Program|Programme|Project|Scheme|Strategy|Law|Decree|Decision)\b)[A-Z]")
# takes "the Corporations (Red River Corporation, North Corporation)", of which each is one
_EACH_IN_BRACKETS = re.compile(r"(?:the )?[A-Z][a-z]+s \(([A-Z][^()]*, [^()]*)\)\W*")


def _english_bodies(text: str) -> dict[int, str]:
    """Lists of bodies, by their offsets, behind an English "with", or that only help who leads."""
    behind = _WITH_IN_ENGLISH.finditer(text) if "with" in text else ()
    found = [(with_.end(), _english_phrase(text, with_.end())) for with_ in behind]
    first = TOGETHER_WITH.match(text)
    found += [(first.start("bodies"), first["bodies"])] if first else []
    for clause in _CLAUSE.finditer(text):
        verb = helping_verb(text, clause.end())
        found += [(clause.end(), text[clause.end() : verb].rstrip(" ,"))] if verb is not None else []
    return {start: phrase for start, phrase in found if phrase}


_CLAUSE = re.compile(r";\s+")
_HELPS = re.compile(r"(?:(?:shall|will|must) )?(?:[a-z]+ly )?(?:cooperat|co-operat|coordinat|collaborat)es?\b(?! with)")


def helping_verb(text: str, start: int) -> int | None:
    """Where the verb of an English clause stands that only tells who helps: "the Department of Health | cooperates"."""
    verb = duty_of(text, start) if text[start : start + 1].isascii() else None
    return verb if verb is not None and _HELPS.match(text, verb) else None


def _english_phrase(text: str, start: int) -> str:
    """The list of bodies behind an English "with"; empty where no body stands there."""
    named = _CAPITAL.match(text, start) is not None or opens_list(text, start)
    phrase = text[start : end_of_list(text, start, min(len(text), start + LONGEST))] if named else ""
    several = _EACH_IN_BRACKETS.fullmatch(phrase)
    return several[1] if several else phrase.strip(" ,;:.")


# takes "các Sở: Tài chính, Y tế"; any other colon ends the list: "với Bộ Y tế: Rà soát ...", "các bộ, ngành: Theo dõi"
_NAMED_BELOW = re.compile(
    rf"\b[Cc]ác\s[\w ,]{{2,40}}: (?=[{UPPER}][^,.;]{{1,40}}(?:, [{UPPER}]| và [{UPPER}]|[.;]|$)|\()"
)


def _partner_phrase(text: str, start: int) -> str:
    if not starts_with_body(text, start):
        return ""
    verb = find_verb(text, start)
    stop = verb if verb is not None else min(len(text), start + LONGEST)
    colon = text.find(": ", start, stop)
    if colon >= 0 and not any(found.end() == colon + 2 for found in _NAMED_BELOW.finditer(text, start)):
        stop = colon
    for end in _ENDS.finditer(text, start, stop):
        if end[0][0] == ";" and text[end.end() : end.end() + 1].isupper() and starts_with_body(text, end.end()):
            continue  # "Công an tỉnh; Sở Y tế; Tỉnh đoàn | xây dựng ...": no verb stands before the semicolon
        # "các Sở và các đơn vị" goes on; "Bộ X và đề xuất" has ended at its verb
        if end["done"] or not end[0].strip().startswith((",", "và", "đồng thời")):
            stop = end.start()
            break
    phrase = text[start : _before_work(text, start, stop, direct=verb == stop)].strip(" ,;:.")
    return phrase.rstrip(")") if phrase.count("(") < phrase.count(")") else phrase  # "... (phối hợp với Sở Y tế)"


@cache
def _work() -> re.Pattern[str]:
    """A word that may tell of a body or be a verb, with its object, behind a noun for several bodies."""
    words = alternatives(row["word"] for row in read_table("assignment_verbs") if row["kind"] == "ambiguous")
    return re.compile(
        r"\b(?:(?P<complete>chức năng|liên quan|[Tt]rung ương|trực thuộc|báo chí)"
        r"|ngành|cơ quan|đơn vị|địa phương|tỉnh|thành phố|tổ chức|doanh nghiệp|[Bb]ộ|[Ss]ở|[Hh]ội)\s+"
        rf"(?P<verb>{words}) (?:việc|công tác|các|những|một số|nội dung|nhiệm vụ|hoạt động) "
    )


def _before_work(text: str, start: int, stop: int, *, direct: bool) -> int:
    """Where a list of bodies ends in which a doubtful verb has an object: "các bộ, ngành | thực hiện các nhiệm vụ ...".

    A plain verb right behind (`direct`) leaves it to the bodies: "các đơn vị quản lý các dự án | rà soát ...".
    """
    found = _work().search(text, start, stop)
    told = direct and not text[start:stop].rstrip().endswith((",", " và"))
    return found.start("verb") if found and (found["complete"] or not told) else stop
