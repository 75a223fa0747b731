"""The header record of a document, and where its opening stands."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.citations.document_types import type_named
from vnpolicy.nlp.citations.heads import plain_number
from vnpolicy.nlp.header.card import read_card
from vnpolicy.nlp.header.issuer import issuer_of_card, read_issuer
from vnpolicy.nlp.header.masthead import Masthead, read_masthead
from vnpolicy.nlp.header.subject import read_authority, read_subject, tidy
from vnpolicy.nlp.header.web_articles import read_web_article
from vnpolicy.nlp.outline.signature import read_recipients, read_signature
from vnpolicy.nlp.periods.dates import find_date
from vnpolicy.nlp.plan import Header

_OPENING = 9000


def find_header(document: Document) -> Header:
    """What a document says of itself: each field `None` where the text does not state it.

    Printed lines come first, the metadata card of a legal database fills what they lack. A text without a national
    title and without a number is a web article: it has a headline and a day, nothing else.
    """
    card, start = read_card(document.text)
    text = document.text[start:]
    masthead = read_masthead(text)
    if not masthead.found and not card:
        title, day = read_web_article(text)
        return Header(title=title, issued=day)
    return _from_card(_printed(text, masthead), card)


def _printed(text: str, masthead: Masthead) -> Header:
    doc_type, title, _ = read_subject(text, masthead)
    signature = read_signature(text)
    return Header(
        doc_type=doc_type,
        doc_number=masthead.number,
        issuer=_issuer(text, masthead),
        place=masthead.place,
        issued=masthead.issued or _passed(text),
        title=title,
        signer=signature.signer if signature else None,
        signer_title=signature.title if signature else None,
        effective=_effective(text, masthead.issued),
        recipients=read_recipients(text),
    )


def _issuer(text: str, masthead: Masthead) -> str | None:
    """The body of the letterhead; below that of an executive committee its organ that acts ("CỦA BAN BÍ THƯ")."""
    issuer = read_issuer(masthead.issuer, text, masthead.place)
    authority = read_authority(text, masthead) if issuer and issuer.startswith("Ban Chấp hành") else None
    return read_issuer(authority, text, masthead.place) if authority else issuer


def _from_card(header: Header, card: Mapping[str, str]) -> Header:
    """The header with its gaps filled from the metadata card."""
    if not card:
        return header
    number = header.doc_number or (plain_number(card["doc_number"]) if card.get("doc_number") else None)
    doc_type = header.doc_type or type_named(card.get("doc_type", ""))
    issuer = card.get("issuer")
    return replace(
        header,
        doc_number=number,
        doc_type=doc_type,
        issuer=_fuller(header.issuer, issuer_of_card(issuer, number) if issuer else None),
        issued=header.issued or _day(card.get("issued")),
        title=header.title or _card_title(card.get("title", ""), number),
        signer=header.signer or card.get("signer") or None,
        effective=_day(card.get("effective")) or header.effective,
    )


def _fuller(printed: str | None, told: str | None) -> str | None:
    """The printed issuer, unless the card's name is the same with its place."""
    if printed and told and told.lower().startswith(printed.lower()):
        return told
    return printed or told


def _day(value: str | None) -> str | None:
    date = find_date(value) if value else None
    return date.iso if date else None


def _card_title(line: str, number: str | None) -> str | None:
    """The card's headline without type, number and year: "Kế hoạch 202/KH-UBND năm 2022 hành động về ..."."""
    if not number or number not in line:
        return tidy(line) or None
    rest = line[line.index(number) + len(number) :]
    return tidy(re.sub(r"^\s*(?:(?:năm|of)\s+\d{4}|ngày\s+[\d/]+)?\s*", "", rest)) or None


# "được Quốc hội ... thông qua ngày 14 tháng 11 năm 2022": laws bear no date line
_PASSED = re.compile(r"thông\s+qua\s+(?:vào\s+)?(?=ngày)", re.IGNORECASE)


def _passed(text: str) -> str | None:
    """The day on which an assembly passed the document."""
    match = _PASSED.search(text, max(0, len(text) - 6000)) or _PASSED.search(text)
    date = find_date(text, match.end(), match.end() + 40) if match else None
    return date.iso if date else None


# "có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2023", "takes effect from the date of signing"
_EFFECT = re.compile(
    r"(?:có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+(?P<vi>ngày\s+(?:ký|\d[^;.\n]{5,30}))"
    r"|(?:takes?|comes?)\s+(?:effect|into\s+(?:force|effect))\s+(?:as\s+)?(?:from|on|of)\s+(?P<en>[^;.\n]{5,40}))"
)


def _effective(text: str, issued: str | None) -> str | None:
    match = _EFFECT.search(text)
    if not match:
        return None
    written = match["vi"] or match["en"]
    date = find_date(written)
    return date.iso if date else issued if re.search(r"ngày\s+ký|sign", written) else None


# The body begins: "QUYẾT ĐỊNH:", "Điều 1.", "Chương I", "I. MỤC ĐÍCH", "1. ", "Article 1"; "A- HỆ THỐNG", as the Party
# prints it
_BODY = re.compile(
    r"(?P<formula>(?:QUYẾT\s+ĐỊNH|QUYẾT\s+NGHỊ|CHỈ\s+THỊ|NGHỊ\s+QUYẾT|THÔNG\s+TƯ|LỆNH|DECIDES?|RESOLVES?)\s*:"
    r"|HEREBY\s+DECIDES?)"
    r"|(?:^|\n|[.:;,]\s)\s*(?:Điều\s+1\s*[.:\n]|Điều\s+thứ\s+1|(?:Chương|CHƯƠNG)\s+(?:I|1)\b|(?:Article|Chapter|Part|Mục)\s+(?:I|1)\b"
    r"|(?:Phần|PHẦN)\s+(?:I|1|thứ\s+nhất|THỨ\s+NHẤT)\b|(?:I|A|1)\s*[./]\s)|\n\s*(?:I|A|1)-\s+[A-ZÀ-Ỹ]|Nơi\s+nhận|\n\s*QUYẾT\s+ĐỊNH\s*\n"
)


def is_article(document: Document) -> bool:
    """Whether the text is a web article: without masthead and without a metadata card."""
    return not read_card(document.text)[0] and not read_masthead(document.text).found


def opening(document: Document) -> Span:
    """Where the legal bases stand: from the end of the title to the first article, section or numbered point."""
    return _opening(document.text)


@lru_cache(maxsize=1)  # bases and tasks ask for it
def _opening(whole: str) -> Span:
    _, skipped = read_card(whole)
    text = whole[skipped:]
    masthead = read_masthead(text)
    start = read_subject(text, masthead)[2] if masthead.found else 0
    bodies = _BODY.finditer(text, start, start + _OPENING)
    end = next((found for found in bodies if found["formula"] or not _is_quoted(text, start, found.start())), None)
    # the colon of "... yêu cầu:" belongs to the opening
    stop = end.start() + (end[0][0] in ".:;,") if end else min(len(text), start + _OPENING // 2)
    return Span(skipped + start, skipped + max(start, stop))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation is open: a letter quotes the articles on which it rests, “Điều 8. ... 1. Đối với ...”.

    A straight mark closes one too: "danh hiệu “Công dân Thủ đô ưu tú".
    """
    return text.count("“", start, end) > text.count("”", start, end) + text.count('"', start, end)
