"""Reading: a file or its bytes become one `Document`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnpolicy.ingest.reading import read, read_bytes

__all__ = ["read", "read_bytes"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the protocol has it
    """What reads is loaded when it is asked for: a search takes only `Span` from here, and starts without archives."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from vnpolicy.ingest import reading

    return getattr(reading, name)
