"""The memory that a process tells is its own."""

import subprocess
import sys

from benchmarks.memory import peak_memory

TOLD = "from benchmarks.memory import peak_memory; print(peak_memory())"


def test_a_process_does_not_tell_the_memory_of_the_one_that_started_it():
    held = b"x" * 400_000_000
    own, done = peak_memory(), subprocess.run([sys.executable, "-c", TOLD], capture_output=True, check=True)
    assert own > len(held) > 4 * int(done.stdout)
