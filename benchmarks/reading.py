"""How well files of every format are read: `python -m benchmarks.reading --help`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks import reading_files, reading_formats, reading_legacy, reading_speed
from benchmarks.results import shared_folder, write_section


def main() -> int:
    """Print each part's tables and write them to `RESULTS.md`."""
    args = _arguments()
    busy = (
        f" Other work on the machine before the run: {os.getloadavg()[0]:.1f} processes." if os.name == "posix" else ""
    )
    for part in args.part or PARTS:
        print(f"== {part}")
        title, body = PARTS[part](args)
        print(body)
        if not args.no_save:
            command = f"`python -m benchmarks.reading --part {part}`"
            write_section(f"reading-{part}", title, f"{command}.{busy}\n\n{body}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--part", action="append", choices=list(PARTS), help="only this part; may be given again")
    parser.add_argument("--files", type=Path, default=shared_folder("files"), help="folder of real files")
    parser.add_argument("--gold", type=Path, default=shared_folder("gold"), help="folder with source/ and records/")
    parser.add_argument("--format", action="append", choices=list(reading_formats.WRITERS), help="only this format")
    parser.add_argument("--document", default="", metavar="NAME", help="only texts and files with this in their name")
    parser.add_argument("--errors", metavar="FORMAT", help="list the fields of a format that differ")
    parser.add_argument("--field", default="", metavar="FIELD", help="of these, only such as tasks.lead")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the files that were made in this folder")
    parser.add_argument("--no-save", action="store_true", help="leave RESULTS.md as it is")
    args = parser.parse_args()
    args.no_save = args.no_save or bool(args.format or args.document or args.errors)
    if not (args.gold / "records").is_dir():
        parser.error(f"{args.gold} has no records/: name a gold set with --gold DIR")
    return args


def formats(args: argparse.Namespace) -> tuple[str, str]:
    """Title and body of the part on documents made in every format."""
    chosen = args.format or ([args.errors] if args.errors else list(reading_formats.WRITERS))
    with tempfile.TemporaryDirectory() as made:
        folder = args.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        found = reading_formats.measure_formats(args.gold, folder, formats=chosen, document=args.document)
    if args.errors:
        reading_formats.print_errors(found[args.errors], args.field)
    return "Reading: one document in every format", reading_formats.formats_body(found)


def files(args: argparse.Namespace) -> tuple[str, str]:
    """Title and body of the part on a folder of real files."""
    found = []
    for file in reading_files.read_folder(args.files, only=args.document):
        print(f"  {file.name}: {file.seconds:.2f} s {file.reason}")
        found.append(file)
    return "Reading: real files", reading_files.files_body(found)


def legacy(args: argparse.Namespace) -> tuple[str, str]:
    """Title and body of the part on encodings of before Unicode."""
    found = reading_legacy.measure_legacy(args.gold, only=args.document)
    return "Reading: encodings of before Unicode", reading_legacy.legacy_body(found)


def speed(args: argparse.Namespace) -> tuple[str, str]:
    """Title and body of the part on speed."""
    with tempfile.TemporaryDirectory() as folder:
        return "Reading: speed", reading_speed.measure_speed(args.files, args.gold, Path(folder))


def memory(args: argparse.Namespace) -> tuple[str, str]:
    """Title and body of the part on memory."""
    with tempfile.TemporaryDirectory() as folder:
        return "Reading: memory", reading_speed.measure_memory(args.gold, Path(folder))


PARTS = {"files": files, "formats": formats, "legacy": legacy, "speed": speed, "memory": memory}

if __name__ == "__main__":
    sys.exit(main())
