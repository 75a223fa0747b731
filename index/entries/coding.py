"""Records as JSON and text as SQLite takes it: a lone surrogate is no Unicode text and becomes U+FFFD."""

import re
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")
# Takes the half of a broken pair that a damaged file leaves behind.
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENCODER = msgspec.json.Encoder()


def storable(text: str) -> str:
    """The text with every lone surrogate as U+FFFD: same length, so offsets stay true."""
    return _SURROGATE.sub("\ufffd", text)


def stored_name(source: str) -> str:
    """A path as text; a file name that is no UTF-8 is told apart from every other by its escapes."""
    return source.encode("utf-8", "backslashreplace").decode("utf-8")


def encode(record: object) -> bytes:
    """JSON of a record or of a list of them."""
    try:
        return _ENCODER.encode(record)
    except UnicodeEncodeError:
        return _ENCODER.encode(_cleaned(record))


def decode(data: bytes, of: type[T]) -> T:
    """The record again, of the type `of`."""
    return msgspec.json.decode(data, type=of)


def _cleaned(value: object) -> object:
    """The same value of lists, dicts and text that can be stored."""
    if isinstance(value, str):
        return storable(value)
    if is_dataclass(value):
        return {item.name: _cleaned(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in cast("list[Any]", value)]
    return value
