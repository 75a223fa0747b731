"""How the threads of native libraries behave."""

import os


def let_threads_sleep() -> None:
    """Have idle OpenMP threads sleep instead of spin; counts for libraries that are not loaded yet.

    On a machine with other work, spinning threads made one query take 1.6 s, sleeping ones 0.02 s.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
