"""`RESULTS.md`: one section a benchmark, each replaced whole by the run that measures it."""

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = "# Measured results\n\nEach section is written by the command it names; run the command to get your own.\n"


def shared_folder(*parts: str) -> Path:
    """A folder of the evaluation material: below `VNPOLICY_SHARED`, default `../shared` beside the project."""
    beside = Path(__file__).parents[1] / ".." / "shared"
    return Path(os.environ.get("VNPOLICY_SHARED") or beside).joinpath(*parts)


def write_section(name: str, title: str, body: str, *, path: Path = RESULTS) -> None:
    """Replace (or add) the section between the marks `<!-- NAME -->` and `<!-- /NAME -->`."""
    section = f"<!-- {name} -->\n## {title}\n\n{_machine()}\n\n{body.strip()}\n<!-- /{name} -->\n"
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD
    pattern = re.compile(rf"<!-- {re.escape(name)} -->.*?<!-- /{re.escape(name)} -->\n", re.DOTALL)
    text = pattern.sub(lambda _: section, text) if pattern.search(text) else f"{text.rstrip()}\n\n{section}"
    path.write_text(text, encoding="utf-8")


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _machine() -> str:
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, Python {platform.python_version()}, {os.cpu_count()} cores ({platform.machine()})."
