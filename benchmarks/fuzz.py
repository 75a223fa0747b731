"""Damaged files of every format: `python -m benchmarks.fuzz [--count N] [--pictures N] [--format NAME ...] [--seed S]`.

Each file is a sound one with bytes, numbers, tags or parts changed. It is read in a process of its own kind, within
30 seconds and 1 GB, the programs that it starts included. A document or an `UnreadableDocument` is right; any other
exception, a crash, a hang or more memory is a finding: it is printed, and its file kept in `--keep DIR`. The same seed
gives the same files.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fuzz_child import SOUND, Child, Verdict
from benchmarks.fuzz_mutations import mutate
from benchmarks.fuzz_seeds import FORMATS, Format, formats
from benchmarks.results import table, write_section

COUNTED = ("read", "refused", "fault", "crash", "hang", "memory")
HEADER = ["format", *COUNTED, "slowest (s)", "most MB", "files/s"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One damaged file and what became of it."""

    name: str
    data: bytes
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Score:
    """What became of all files of a format."""

    format: str
    trials: tuple[Trial, ...]
    seconds: float

    @property
    def findings(self) -> list[Trial]:
        """Trials that ended otherwise than in a document or a clear error."""
        return [trial for trial in self.trials if trial.verdict.state not in SOUND]

    def row(self) -> list[str]:
        """The row of the table of results."""
        states = Counter(trial.verdict.state for trial in self.trials)
        slowest = max((trial.verdict.seconds for trial in self.trials), default=0.0)
        memory = max((trial.verdict.memory for trial in self.trials), default=0)
        rate = len(self.trials) / self.seconds if self.seconds else 0.0
        counts = [str(states[state]) for state in COUNTED]
        return [self.format, *counts, f"{slowest:.1f}", f"{memory / 1e6:.0f}", f"{rate:.1f}"]


def main(arguments: list[str]) -> int:
    """Fuzz the formats asked for; the exit status is 1 where anything was found."""
    asked = _parse(arguments)
    scores = []
    for kind in formats(tuple(asked.format or FORMATS)):
        if not kind.seeds:
            print(f"{kind.name}: skipped, no sound file to begin from (LibreOffice makes one)")
            continue
        count = asked.count if kind.name != "png" or asked.pictures is None else asked.pictures
        score = run(kind, count, seed=asked.seed, workers=asked.workers)
        scores.append(score)
        print("  ".join(score.row()), flush=True)
        _report(score, asked.keep)
    rows = table(HEADER, [score.row() for score in scores])
    if asked.write:
        pictures = "" if asked.pictures is None else f" --pictures {asked.pictures}"
        command = f"`python -m benchmarks.fuzz --count {asked.count}{pictures} --seed {asked.seed}`"
        write_section("fuzz", "Damaged files", f"{command}: files of each format, damaged at random.\n\n{rows}")
    return int(any(score.findings for score in scores))


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="files of each format")
    parser.add_argument("--pictures", type=int, help="files of pictures, where OCR takes a second each (--count)")
    parser.add_argument("--format", nargs="+", choices=sorted(FORMATS), help="only these")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--keep", type=Path, default=None, help="folder for the files that something was found with")
    parser.add_argument("--write", action="store_true", help="write the section of RESULTS.md")
    return parser.parse_args(arguments)


def run(kind: Format, count: int, *, seed: int, workers: int) -> Score:
    """Read `count` damaged files of a format, shared out to the workers."""
    start = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:
        shares = pool.map(lambda share: list(_share(kind, range(share, count, workers), seed)), range(workers))
        trials = tuple(trial for share in shares for trial in share)
    return Score(kind.name, trials, time.monotonic() - start)


def _share(kind: Format, numbers: range, seed: int) -> Iterator[Trial]:
    with Child() as child:
        for number in numbers:
            name = f"{kind.name}-{seed}-{number}.{kind.name}"
            data = damaged(kind, number, seed=seed)
            verdict = child.read(data, name)
            yield Trial(name, b"" if verdict.state in SOUND else data, verdict)


def damaged(kind: Format, number: int, *, seed: int) -> bytes:
    """The file of this number: the same for the same seed and the same sound files."""
    dice = random.Random(f"{seed}:{kind.name}:{number}")  # noqa: S311 - it has to be repeatable
    return mutate(dice.choice(kind.seeds), kind.mutations, dice)


def _report(score: Score, keep: Path | None) -> None:
    for trial in score.findings:
        print(f"{trial.name}: {trial.verdict.state} after {trial.verdict.seconds:.1f} s\n{trial.verdict.detail}")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / trial.name).write_bytes(trial.data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
