"""The grammar of English names: a post and its body, several of a body, a body in a place, a head noun and its field.

The words are rows of `english_phrases.tsv`; bodies with a name of their own come from the tables of agencies.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from vnpolicy.index.agencies.names import find_body, known_office
from vnpolicy.index.english.fields import english_field, without_country
from vnpolicy.index.english.places import (
    at_levels,
    joined,
    level_adjective,
    places_in_english,
    split_levels,
    split_place,
    split_places,
    split_province,
)
from vnpolicy.index.english.plurals import pluralised
from vnpolicy.index.wording.english_wordings import MINISTERS, wordings
from vnpolicy.index.wording.words import spell

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r", (?:và )?| và | hoặc |; ")
_SEVERAL = re.compile(r"^(?:tất cả )?(?:các|những) ", re.IGNORECASE)
# Takes the comma before the body that a unit is of: "Vụ Pháp chế | , | Bộ Y tế".
_OF_A_BODY = re.compile(r", (?=(?:bộ|tổng cục|sở|ủy ban nhân dân|văn phòng chính phủ) )", re.IGNORECASE)
# Takes what only one body of the country is called: of it there are not several.
_ONLY_ONE = re.compile(r"\b(?:Viet ?[Nn]am|National|Supreme|State|Government|Central|Prime)\b")
_WHOLE_COUNTRY = re.compile(r"^(?:The )?Viet ?[Nn]am (?=\w)")
_OF_LEVEL = ("Provincial", "Municipal", "District", "Commun", "Ward")  # of which there are several

Kind = Literal["body", "noun", "post"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """English words for a name: of one `body`, of what bodies of a kind are called (`noun`), of a `post`.

    `many` says that several are meant: "relevant agencies".
    """

    words: str
    kind: Kind = "body"
    many: bool = False


# Rows that are a whole wording, by their kind.
_WHOLE = {
    "body": Phrase(""),
    "noun": Phrase("", "noun"),
    "nouns": Phrase("", "noun", many=True),
    "title": Phrase("", "post"),
}


@lru_cache(maxsize=50_000)
def english_phrase(name: str) -> Phrase | None:
    """The English of a Vietnamese name, by the first rule that reads the whole of it; `None` where none does."""
    return next((phrase for rule in _RULES if (phrase := rule(name.strip(" ,;.")))), None)


def plain(name: str) -> str:
    """Small letters, tones where the tables have them; as long as the name."""
    return _WORD.sub(lambda found: spell(found[0]), name.lower())


def with_article(phrase: Phrase) -> str:
    """Such as "the Department of Health"; "relevant agencies" and "Da Nang City" stay as they are."""
    words = phrase.words
    if phrase.many and phrase.kind != "body":
        return words
    if words.startswith(("The ", "the ")):
        return f"the {words[4:]}"
    head = re.split(r" (?:of|for|in|on|,) |, ", words)[0].rpartition(" ")[2]
    return words if phrase.kind == "body" and head in wordings("name") else f"the {words}"


def uncapitalised(words: str) -> str:
    """With a small first letter: "director of the fund"; not before another capital, "PPP units"."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _whole(name: str) -> Phrase | None:
    """A wording that the table has."""
    words = plain(name)
    found = next((kind for kind in _WHOLE if words in wordings(kind)), None)
    return replace(_WHOLE[found], words=wordings(found)[words]) if found else _bare().get(words)


def _own_name(name: str) -> Phrase | None:
    """A body by its own name: "Văn phòng Chính phủ" is not the office of a government."""
    body = find_body(name)
    return Phrase(body.english, "post" if body.kind == "post" else "body") if body else None


def _post(name: str) -> Phrase | None:
    """A post and its body: "Giám đốc Sở Y tế"; "Trưởng đoàn | thanh tra" is the head of a "đoàn thanh tra"."""
    return _before_body(name, "post") or _minister(name)


def _part(name: str) -> Phrase | None:
    """A part of a body: "Thường trực Tỉnh ủy", "Văn phòng Bộ Tài chính"."""
    return _before_body(name, "part")


def _before_body(name: str, kind: str) -> Phrase | None:
    words = plain(name)
    for wording, form in wordings(kind).items():
        post, _, unit = wording.partition("|")
        whole = post + unit
        if not words.startswith(f"{whole} "):
            continue
        rest = re.sub("^của ", "", name[len(whole) + 1 :], flags=re.IGNORECASE)
        if plain(rest) == "thường trực" and kind == "post":
            return Phrase(f"Standing {form.removesuffix(' of {}')}", "post")
        if unit and not plain(rest).startswith(f"{unit.strip()} "):
            rest = name[len(post) :].strip()
        body = _of_this(rest)
        if body and body.kind != "post":
            several = pluralised(form) if body.many else form
            return Phrase(several.replace("{}", with_article(body)), "post" if kind == "post" else "body", body.many)
    return None


def _of_this(name: str) -> Phrase | None:
    """The body of a post; a noun with a capital is the one of this document: "the Ministry" of "Lãnh đạo Bộ"."""
    body = english_phrase(name)
    alone = body is not None and body.kind == "noun" and not body.many and " " not in body.words
    return replace(body, words=body.words.capitalize()) if body and alone and name[0].isupper() else body


@cache
def _bare() -> dict[str, Phrase]:
    """Posts and parts without their body: "Director" of "Director of {}"."""
    kinds: tuple[tuple[str, Kind], ...] = (("part", "body"), ("post", "post"))
    return {
        wording.replace("|", ""): Phrase(form.removesuffix(" of {}"), kind)
        for rows, kind in kinds
        for wording, form in wordings(rows).items()
    }


def _minister(name: str) -> Phrase | None:
    for wording, post in MINISTERS.items():
        if plain(name).startswith(f"{wording} bộ "):
            body = english_phrase(name[len(wording) + 1 :])
            if body and body.words.startswith("Ministry "):
                return Phrase(body.words.replace("Ministry", post, 1), "post")
    return None


def _several(name: str) -> Phrase | None:
    """Several of a kind: "các Sở Tài chính"."""
    found = _SEVERAL.match(name)
    one = english_phrase(name[found.end() :]) if found else None
    return _many(one) if one and (one.many or one.kind != "body" or not _ONLY_ONE.search(one.words)) else None


def _many(phrase: Phrase) -> Phrase:
    return phrase if phrase.many else replace(phrase, words=pluralised(phrase.words), many=True)


def _known(name: str) -> Phrase | None:
    """A body of the tables in its place: "UBND huyện Bến Lức, tỉnh Long An"."""
    found = known_office(name)
    if found is None:
        return None
    words = found.english
    return Phrase(_local(words, name) if found.province or found.district else words)


def _local(words: str, name: str) -> str:
    """Without the country, of a body in a place whose name has it not: "Hội Nông dân tỉnh Long An"."""
    return words if "việt nam" in plain(name) else _WHOLE_COUNTRY.sub("", words)


def _placed(name: str) -> Phrase | None:
    """A body in a commune, district or province: "Công an xã Tân Lập, huyện Bến Lức"."""
    body, place = split_place(name)
    if not place:
        return None
    if not body:
        return Phrase(place)
    phrase = english_phrase(body)
    return replace(phrase, words=f"{_local(phrase.words, body)} of {place}") if phrase else None


def _of_province(name: str) -> Phrase | None:
    """A body that has the name of its province: "Trường Đại học Cần Thơ" is Can Tho University."""
    body, province = split_province(name)
    phrase = english_phrase(body) if province else None
    if province is None or phrase is None or phrase.kind == "post" or phrase.many:
        return None
    if phrase.kind == "noun":
        return Phrase(f"{province.english} {_titled(phrase.words)}")
    return Phrase(f"{_local(phrase.words, body)} of {province.written_english}")


def _of_places(name: str) -> Phrase | None:
    """A body of several levels or places: "UBND các quận, huyện, thành phố Thủ Đức"."""
    body, places = split_places(name)
    if not places:
        return None
    words = places_in_english(places)
    if not body or words is None:
        return Phrase(words, "noun", many=True) if words else None
    phrase = english_phrase(body)
    if phrase is None or phrase.kind == "post" or _names_two(body):
        return None
    return replace(_many(phrase), words=f"{pluralised(_local(phrase.words, body))} of {words}")


def _levelled(name: str) -> Phrase | None:
    """A body of a level, or of several: "Hội Nông dân tỉnh", "Tòa án nhân dân cấp tỉnh, cấp huyện"."""
    body, levels = split_levels(name)
    phrase = english_phrase(body) if body and levels else None
    if phrase is None or phrase.kind == "post" or _names_two(body):
        return None
    words = _local(phrase.words, body)
    level = level_adjective(levels, noun=phrase.kind == "noun")
    if words.startswith(_OF_LEVEL):
        return phrase if words.startswith(level) else None
    told = replace(phrase, words=f"{level} {words}")
    if _WHOLE_COUNTRY.match(words):
        told = replace(phrase, words=f"{words} {at_levels(levels)}")
    return _many(told) if len(levels) > 1 else told


def _listed(name: str) -> Phrase | None:
    """Kinds of bodies, or posts, one behind the other: "các bộ, cơ quan trung ương, địa phương"."""
    parts = _JOINED.split(name)
    if len(parts) < 2:
        return None
    phrases = [phrase for part in parts if (phrase := english_phrase(part))]
    kinds = {phrase.kind for phrase in phrases}
    if len(phrases) < len(parts) or len(kinds) > 1 or "body" in kinds:
        return None
    kind = phrases[0].kind
    words = [_many(phrase).words if kind == "noun" else phrase.words for phrase in phrases]
    words = [words[0], *(uncapitalised(word) if kind == "post" else word for word in words[1:])]
    return Phrase(joined([*dict.fromkeys(words)]), kind, many=True)


def _names_two(name: str) -> bool:
    """Whether a name has two bodies, the level behind it that of the second: "cơ quan thuộc UBND | tỉnh"."""
    return any(f" {link} " in plain(name) for link in wordings("link"))


def _described(name: str) -> Phrase | None:
    """What is said of bodies of a kind: "cơ quan | liên quan"; "Cục Công nghiệp | địa phương" is another body."""
    words = plain(name)
    for tail, form in wordings("tail").items():
        if words.endswith(f" {tail}"):
            phrase = english_phrase(name[: -len(tail) - 1])
            if phrase and (tail == "các cấp" or _is_of_several(phrase)) and name[-len(tail) - 2] != ",":
                told = _many(phrase) if tail.startswith("các ") else phrase
                words = uncapitalised(told.words) if told.kind == "post" else told.words
                return replace(told, words=form.replace("{}", words))
    return None


def _is_of_several(phrase: Phrase) -> bool:
    """Whether there are more of what is named: agencies, a District People's Committee; not the State Treasury."""
    return phrase.kind == "noun" or phrase.many or phrase.words.startswith(_OF_LEVEL)


def _related(name: str) -> Phrase | None:
    """A body and the one that it is of: "đơn vị thuộc Bộ Y tế", "Vụ Pháp chế, Bộ Y tế"."""
    words = plain(name)
    for link, form in wordings("link").items():
        place = words.find(f" {link} ")
        if place > 0:
            whose = name[place + len(link) + 2 :]
            one, other = english_phrase(name[:place]), english_phrase(whose)
            if one and one.kind != "post" and other and not (other.many and "," in whose and not _SEVERAL.match(whose)):
                return replace(one, words=f"{one.words} {form} {with_article(other)}")
    found = _OF_A_BODY.search(name)
    one, other = (english_phrase(name[: found.start()]), english_phrase(name[found.end() :])) if found else (None, None)
    if one and other and other.kind == "body" and not words.startswith(("bộ ", "sở ", "ủy ban ")):
        return replace(one, words=f"{one.words} of {with_article(other)}")
    return None


def _headed(name: str) -> Phrase | None:
    """A head noun and the field of work behind it: "Cục Quản lý tài nguyên nước"."""
    words = plain(name)
    for head, form in wordings("head").items():
        if words.startswith(f"{head} "):
            rest, whole = without_country(words[len(head) + 1 :])
            of_kind = form.islower()  # "{} enterprise" is what many are called
            field = english_field(rest) if not of_kind or "," not in rest else None
            if field:
                told = whole + form.replace("{}", field.lower() if of_kind else field)
                return Phrase(told, "noun" if of_kind else "body")
    return None


def _titled(words: str) -> str:
    """With capitals, as in the name of one: "People's Credit Fund"."""
    return re.sub(r"(?<!\S)(?!(?:of|the|a|and|in|to|for|at)\b)\w", lambda found: found[0].upper(), words)


_RULES = (
    _whole,
    _of_places,
    _post,
    _own_name,
    _part,
    _several,
    _described,
    _levelled,
    _listed,
    _related,
    _known,
    _placed,
    _of_province,
    _headed,
)
