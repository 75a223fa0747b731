"""Make the sample documents and their goldens from the marked sources: `python -m benchmarks.make_samples [--check]`.

The sources in `tests/samples/source` are the truth: each says what the document prints and, beside it, what a reader
should find there. No extractor has a part in it. `--check` writes nothing and fails when a golden or a plain-text
sample is not what its source says (Word and PDF bytes depend on the versions of the packages that write them).
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.sample_formats import render
from benchmarks.sample_source import Sample, read_sample

ROOT = Path(__file__).resolve().parents[1]
SOURCES, GOLDENS = ROOT / "tests/samples/source", ROOT / "tests/samples/goldens"
SAMPLES = ROOT / "corpus/samples"


def main(arguments: list[str]) -> int:
    """Write, or with `--check` compare; the exit status is 1 where a file differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make_samples", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, tell which files differ")
    check = parser.parse_args(arguments).check
    samples = [read_sample(path) for path in sorted(SOURCES.glob("*.txt"))]
    wrong = [path for sample in samples for path in _settle(sample, check=check)]
    for path in wrong:
        print(f"{path.relative_to(ROOT)} is not what its source says; run python -m benchmarks.make_samples")
    return min(len(wrong), 1)


def _settle(sample: Sample, *, check: bool) -> list[Path]:
    golden = (json.dumps(sample.golden(), ensure_ascii=False, indent=1) + "\n").encode()
    files = {GOLDENS / f"{sample.stem}.json": golden}
    suffix = sample.keys["format"]
    if not check or suffix in ("txt", "html"):
        files[SAMPLES / f"{sample.stem}.{suffix}"] = render(sample)
    if check:
        return [path for path, data in files.items() if not path.exists() or path.read_bytes() != data]
    for path, data in files.items():
        path.write_bytes(data)
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
