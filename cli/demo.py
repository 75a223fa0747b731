"""`policy demo`: the main job on the bundled sample documents."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vnpolicy.cli.formats import make_console

if TYPE_CHECKING:
    from rich.console import Console

    from vnpolicy.nlp.plan import Plan

SHOWN = "ke-hoach-98-kh-ubnd-2025-hai-phong-giam-nhua.pdf"
QUESTION = "Cơ quan nào xây dựng chính sách hỗ trợ doanh nghiệp đầu tư công nghệ tái chế?"
IN_ENGLISH = "Which agency develops the policy that helps enterprises invest in recycling technology?"
FIRST = 2  # records of each kind that are shown, so that the answer below is still in view
READABLE = {".txt", ".html", ".docx", ".pdf"}


def demo() -> None:
    """Try it on sample documents.

    Reads one of them, puts all into a temporary library, and answers a question from it.

    The samples were written for this project; nothing of yours is read or changed.
    """
    import sys
    from tempfile import TemporaryDirectory

    console = make_console(sys.stdout)
    with sample_folder() as folder, TemporaryDirectory() as library:
        plan = _extract_one(console, folder / SHOWN)
        count = _fill(console, folder, Path(library) / "library")
        _answer(console, Path(library) / "library")
    console.print("\nNow with your own documents:", style="bold")
    for line in ("policy extract FILE", "policy ingest FOLDER", 'policy search "nhãn sinh thái"'):
        console.print(f"  {line}")
    if not (plan.tasks and count):
        raise typer.Exit(1)


@contextmanager
def sample_folder() -> Iterator[Path]:
    """The folder of the sample documents, also where the package is a zip."""
    from importlib.resources import as_file, files

    with as_file(files("vnpolicy.corpus.samples")) as folder:
        yield folder


def samples(folder: Path) -> list[Path]:
    """The sample documents, in the order of their names."""
    return sorted(path for path in folder.iterdir() if path.suffix in READABLE)


def _extract_one(console: "Console", path: Path) -> "Plan":
    from dataclasses import replace

    from vnpolicy.cli.report import print_plan
    from vnpolicy.ingest import read
    from vnpolicy.nlp import extract

    console.print(f"$ policy extract {path.name}\n", style="bold green")
    plan = replace(extract(read(path)), source=path.name)
    print_plan(console, plan, most=FIRST)
    return plan


def _fill(console: "Console", folder: Path, library: Path) -> int:
    """Number of documents added; without vectors, which take longer than a demonstration should."""
    from vnpolicy.cli.wording import counted
    from vnpolicy.index import Library
    from vnpolicy.ingest import read
    from vnpolicy.nlp import extract

    console.print("$ policy ingest samples --embed none", style="bold green")
    tasks = 0
    with Library(library) as opened:
        for path in samples(folder):
            document = read(path)
            plan = extract(document)
            opened.add(document, plan, embed="none")
            tasks += len(plan.tasks)
        count = len(opened.documents())
    console.print(f"{counted(count, 'document')}, {counted(tasks, 'task')}\n")
    return count


def _answer(console: "Console", library: Path) -> None:
    from vnpolicy.cli.search.report import print_hits
    from vnpolicy.index import Filters, Library

    console.print(f'$ policy search "{QUESTION}" --kind task --limit 1', style="bold green", soft_wrap=True)
    console.print(f"({IN_ENGLISH})\n", style="dim")
    with Library(library, create=False) as opened:
        print_hits(console, opened.search(QUESTION, mode="keyword", filters=Filters(kind="task"), limit=1))
