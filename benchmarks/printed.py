"""Accuracy on Word files that a word processor has printed to PDF: `python -m benchmarks.printed`.

The Word files of `benchmarks/written` are read as they are, and again as the PDF files that LibreOffice makes of them.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.accuracy import ORDER, WRITTEN, predict, score_all
from benchmarks.office import convert
from benchmarks.results import table, write_section
from benchmarks.scoring import Score
from vnpolicy.ingest.word.converter import find_converter

SETS = ("tuned", "unseen")


def word_files() -> list[Path]:
    """The Word files of the documents written for the project."""
    return sorted(path for name in SETS for path in (WRITTEN / name / "source").glob("*.docx"))


def lay_out(room: Path, program: str) -> tuple[Path, Path]:
    """Two folders with the same records: one with the Word files, one with what was printed of them."""
    word, printed = room / "word", room / "printed"
    for folder in (word, printed):
        (folder / "source").mkdir(parents=True)
        (folder / "records").mkdir()
    for path in word_files():
        shutil.copy(path, word / "source")
        for folder in (word, printed):
            shutil.copy(path.parents[1] / "records" / f"{path.stem}.json", folder / "records")
    convert(program, word_files(), "pdf", printed / "source")
    return word, printed


def rows_of(word: Score, printed: Score) -> list[list[str]]:
    """Table rows: field, F1 of the Word files, F1 of the printed ones."""
    return [[name, *(f"{score.tallies[name].f1:.3f}" for score in (word, printed))] for name in ORDER]


def main() -> int:
    """Print the table and write it to `RESULTS.md`."""
    argparse.ArgumentParser(prog="python -m benchmarks.printed", description=__doc__).parse_args()
    program = find_converter()
    if program is None:
        sys.exit("LibreOffice is not installed (apt install libreoffice-writer-nogui)")
    with tempfile.TemporaryDirectory(prefix="vnpolicy-printed-") as room:
        folders = lay_out(Path(room), program)
        scores = [score_all(folder, predict(folder)) for folder in folders]
    body = table(["field", "Word", "printed to PDF"], rows_of(*scores))
    print(body)
    count = f"{len(word_files())} Word files of `benchmarks/written/`"
    write_section("printed", "Accuracy on printed files", f"`python -m benchmarks.printed`, {count}.\n\n{body}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
