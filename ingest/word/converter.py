"""Office files that nothing else reads, through LibreOffice where it is installed: OpenDocument, Word 6 and 95, Works.

The converter is another program on a hostile file: it gets a private folder with its own profile, limits of time and
memory, no macros and no network, and is killed with all its children.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from vnpolicy.ingest.archive import damaged
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import UnreadableDocument

SECONDS = 120
MEMORY_KILOBYTES = 4_000_000  # of addresses; a conversion touches less than a tenth of it
FILE_BLOCKS = 1_000_000  # of 512 bytes, the largest file that it may write
PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
ADVICE = "install LibreOffice (apt install libreoffice-writer), or save the file as .docx in a word processor"
# the shell sets the limits and becomes the program; a system that lacks one of them goes without it
LIMITED = 'ulimit -t {0}; ulimit -v {1}; ulimit -f {2}; exec "$@"'
NO_NETWORK = ("unshare", "--user", "--map-root-user", "--net")
SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # linked pictures and sections are never fetched
)
ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)


def find_converter() -> str | None:
    """Path of LibreOffice's program, `None` where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def read_converted(data: bytes, source: str, *, what: str, ending: str) -> Document:
    """Document of an office file by way of .docx; `what` names the format, `ending` (".odt") tells the program of it.

    Raises UnreadableDocument where LibreOffice is not installed, or makes nothing of the file in time.
    """
    from vnpolicy.ingest.word.docx import read_docx

    program = find_converter()
    if program is None:
        raise UnreadableDocument(source, f"{what} is read through LibreOffice, which is not installed", ADVICE)
    return read_docx(convert(program, data, source, ending), source, original=data)


def convert(program: str, data: bytes, source: str, ending: str) -> bytes:
    """The bytes of the .docx file that LibreOffice makes of an office file."""
    with tempfile.TemporaryDirectory(prefix="vnpolicy-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / f"a{ending}").write_bytes(data)
        _write_profile(folder)
        _run([*_fences(), program, *_arguments(folder, ending)], folder, source)
        made = folder / "out" / "a.docx"
        if not made.is_file():
            raise damaged(source)
        return made.read_bytes()


def _write_profile(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(ITEM.format(*setting) for setting in SETTINGS)
    (user / "registrymodifications.xcu").write_text(PROFILE.format(items), encoding="utf-8")


def _arguments(folder: Path, ending: str) -> list[str]:
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"))
    return [*quiet, profile, *into, str(folder / f"a{ending}")]


def _fences() -> tuple[str, ...]:
    """The words before the program that limit it: none on a system without a shell."""
    shell = shutil.which("sh")
    if shell is None:
        return ()
    limits = (shell, "-c", LIMITED.format(SECONDS, MEMORY_KILOBYTES, FILE_BLOCKS), "limited")
    return (*limits, *NO_NETWORK) if _can_unshare() else limits


@cache
def _can_unshare() -> bool:
    """Whether this system lets a program be started without a network; tried once."""
    if shutil.which(NO_NETWORK[0]) is None:
        return False
    return subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False, timeout=10).returncode == 0  # noqa: S603


def _run(command: list[str], folder: Path, source: str) -> None:
    """Run the program to its end or to the limit of time, and end every process that it started."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment = kept | {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the arguments are ours
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(source, f"its conversion took more than {SECONDS} seconds", ADVICE) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
