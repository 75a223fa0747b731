import contextlib
import signal
import subprocess
import sys
import threading
import time

import pytest

from vnpolicy.ingest import time_limit as module
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.time_limit import time_limit

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers for a process")


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.2)


def compute(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        sum(range(1000))


def test_computing_without_end_is_given_up_with_a_reason():
    with pytest.raises(UnreadableDocument, match=r"a.doc: .* seconds of computing; split it"), time_limit(10, "a.doc"):
        compute(10)


def test_code_that_takes_every_error_for_its_own_does_not_go_on():
    def swallow():
        while True:
            with contextlib.suppress(Exception):
                compute(1)

    with pytest.raises(UnreadableDocument, match="seconds of computing"), time_limit(10, "a.doc"):
        swallow()


def test_waiting_does_not_count():
    with time_limit(10, "a.pdf"):
        time.sleep(0.4)


def test_a_large_file_may_take_longer():
    with time_limit(20_000_000, "a.pdf"):
        compute(0.4)


def test_nothing_is_left_behind():
    before = signal.getsignal(signal.SIGPROF)
    with time_limit(10, "a.txt"):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) is before


def test_another_thread_goes_without():
    done = []

    def work():
        with time_limit(10, "a.txt"):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


STUCK = """
from collections import deque
from itertools import repeat
from vnpolicy.ingest import time_limit
time_limit.SECONDS = 0.2
with time_limit.time_limit(0, "a.pdf", hard=True):
    deque(repeat(0), maxlen=0)
"""


def test_a_process_stuck_in_foreign_code_is_ended():
    ended = subprocess.run([sys.executable, "-c", STUCK], check=False, timeout=60)  # noqa: S603
    assert ended.returncode == -signal.SIGVTALRM
