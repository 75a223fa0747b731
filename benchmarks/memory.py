"""The most memory that this process held, which `ru_maxrss` does not tell of one that another has started."""

import re
import resource
import sys
from pathlib import Path


def peak_memory() -> int:
    """Bytes that this process held at most since its program began.

    `ru_maxrss` of a fresh process may be that of the one that started it: pytest may hold a gigabyte itself.
    """
    status = Path("/proc/self/status")
    peak = re.search(r"VmHWM:\s*(\d+)", status.read_text(encoding="ascii")) if status.exists() else None
    if peak:
        return int(peak[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
