"""Small files that another process reads whole, the old one or the new one."""

from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write beside the old file, then put it in its place."""
    draft = file.with_name(f"{file.name}.new")
    draft.write_bytes(data)
    draft.replace(file)
