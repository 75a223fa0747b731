"""What LibreOffice makes of office files."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 600


def convert(program: str, files: Sequence[Path], ending: str, folder: Path) -> None:
    """Write each file into `folder` in another format ("pdf"); raises CalledProcessError where the program fails."""
    with tempfile.TemporaryDirectory(prefix="vnpolicy-office-", ignore_cleanup_errors=True) as room:
        profile = f"-env:UserInstallation={Path(room).as_uri()}"
        command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
        subprocess.run([*command, *map(str, files)], capture_output=True, timeout=SECONDS, check=True)
