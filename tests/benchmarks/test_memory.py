"""The memory that a process tells is its own."""

import subprocess
import sys
from pathlib import Path

from benchmarks.memory import peak_memory

TOLD = "from benchmarks.memory import peak_memory; print(peak_memory())"


def test_a_process_does_not_tell_the_memory_of_the_one_that_started_it():
    held = b"x" * 400_000_000
    command, project = [sys.executable, "-c", TOLD], Path(__file__).parents[2]
    done = subprocess.run(command, cwd=project, capture_output=True, check=True)  # noqa: S603 - our own words
    assert peak_memory() > len(held) > 4 * int(done.stdout)
