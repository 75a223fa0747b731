"""The code of other commits, importable beside the present one."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("corpus", "ingest", "nlp")


@contextmanager
def code_at(revision: str, *, own: Sequence[str] = ()) -> Iterator[Path]:
    """An import path with `vnpolicy` of another commit; the files `own` (patterns) are those of the present one."""
    with tempfile.TemporaryDirectory() as folder:
        tree, link = Path(folder) / "tree", Path(folder) / "path" / "vnpolicy"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--detach", str(tree), revision], check=True, capture_output=True)
        try:
            link.mkdir(parents=True)
            for room in ROOMS:
                (link / room).symlink_to(tree / room)
            for path in (path for pattern in own for path in ROOT.glob(pattern)):
                (tree / path.relative_to(ROOT)).write_bytes(path.read_bytes())
            yield link.parent
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True, capture_output=True)
