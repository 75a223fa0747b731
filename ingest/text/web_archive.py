"""Pages saved whole in one file (.mht, often named .doc): the page itself, without its pictures. RFC 2557."""

import re
from email import message_from_bytes
from email.message import Message

from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.limits import SAVED_PAGE_BYTES, SAVED_PAGE_PARTS

# "MIME-Version: 1.0" among the first lines, each of which is "Name: value" or goes on with a blank
HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:[A-Za-z][A-Za-z-]{1,60}:[^\n]{0,2000}\n|[ \t]+[^\n]{0,2000}\n){0,60}")
VERSION = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
AGAIN = "save the page again as HTML"
PAGES = ("text/html", "application/xhtml+xml")


def is_message(data: bytes) -> bool:
    """Whether the bytes are a page saved whole, or an e-mail, which begins the same way."""
    head = HEAD.match(data[:20_000])
    return head is not None and VERSION.search(head.group()) is not None


def page_of(data: bytes, source: str) -> bytes:
    """Bytes of the page in a file that `is_message`. Raises UnreadableDocument where it holds none, as an e-mail."""
    if len(data) > SAVED_PAGE_BYTES or data.count(b"\n--") > SAVED_PAGE_PARTS:
        raise UnreadableDocument(source, "the saved page holds more than a page does", AGAIN)
    try:
        message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        page = _page(message) if message.get_content_type() in {"multipart/related", *PAGES} else None
        content = page.get_payload(decode=True) if page is not None else None
    except (RecursionError, LookupError, ValueError) as error:
        raise UnreadableDocument(source, "the saved page is damaged", AGAIN) from error
    if not isinstance(content, bytes):
        raise UnreadableDocument(source, "this is an e-mail, not a document", "save what it holds as files")
    return content


def _page(message: Message) -> Message | None:
    return next((part for part in message.walk() if part.get_content_type() in PAGES), None)
