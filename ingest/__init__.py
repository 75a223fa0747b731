"""Reading: a file or its bytes become one `Document`."""

from vnpolicy.ingest.read import read, read_bytes

__all__ = ["read", "read_bytes"]
