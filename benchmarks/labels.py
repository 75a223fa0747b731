"""Our own labels of corpus documents, written in the form of a gold set: `python -m benchmarks.labels --to DIR`.

`--add DIR` takes in what was labelled in that form: `source/ID.txt` and `records/ID.json`, ID that of the corpus.

The labels lie in `benchmarks/labels/` as places in the text, without the text: a line of JSON a document, its parts
`[start, end]` in the text after Unicode NFC with every run of white space as one blank. `tuned.jsonl` was looked at
while the rules were written, `unseen.jsonl` never was. Score them with `python -m benchmarks.accuracy --gold DIR`.
"""

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import corpus_file, corpus_lines

FOLDER = Path(__file__).with_name("labels")
PRINTED = frozenset(
    ("quote", "title", "issuer", "place", "signer", "doc_number", "unit", "funding", "output", "lead", "coordinating")
)
Label = dict[str, Any]


def plain(text: str) -> str:
    """Text as the places count it: Unicode NFC, one blank for each run of white space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def digest(text: str) -> str:
    """What tells the text that was labelled from another version of it."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:16]


def pack(label: Label, text: str) -> Label:
    """The records of a document with each printed part as its place; a name that is not printed so stays a name."""
    whole = plain(text)

    def place(value: str) -> list[int] | str:
        at = whole.find(plain(value))
        return [at, at + len(plain(value))] if at >= 0 and value else value

    return {key: _changed(part, place) for key, part in label.items()}


def unpack(label: Label, text: str) -> Label:
    """The records of a document with the text in its places, as `pack` took it out."""
    whole = plain(text)

    def read(value: list[int] | str) -> str:
        return value if isinstance(value, str) else whole[value[0] : value[1]]

    return {key: _changed(part, read) for key, part in label.items()}


def _changed(part: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, list):
        return [_changed(item, change) for item in part]
    return {name: _field(name, value, change) for name, value in part.items()}


def _field(name: str, value: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - JSON
    if name not in PRINTED or value is None:
        return value
    return [change(item) for item in value] if name in ("lead", "coordinating") else change(value)


def read_labels(name: str) -> dict[str, Label]:
    """Labels by the document's id in the corpus: `tuned` or `unseen`."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {label["id"]: label for label in map(json.loads, lines)}


def texts_of(corpus: Path, ids: set[str]) -> Iterator[tuple[str, str]]:
    """Ids and texts of the documents that are asked for; reading the whole corpus takes about half a minute."""
    if not ids:
        return
    if not corpus.is_file():
        raise SystemExit(f"the labels need the texts they label: there is no {corpus}")
    for document in map(json.loads, corpus_lines(corpus)):
        if str(document["id"]) in ids:
            yield str(document["id"]), document["text"]


def write_gold(labels: dict[str, Label], corpus: Path, folder: Path) -> int:
    """Number of documents written to `source/` and `records/` of a folder; a text that has changed is left out."""
    for part in ("source", "records"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in texts_of(corpus, set(labels)):
        label = labels[name]
        if digest(text) != label["digest"]:
            print(f"{name}: not the text that was labelled", file=sys.stderr)
            continue
        records = unpack({key: label[key] for key in ("document", "legal_bases", "targets", "tasks")}, text)
        (folder / "source" / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "records" / f"{name}.json").write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
        written += 1
    return written


def add_gold(labels: Mapping[str, Label], folder: Path) -> dict[str, Label]:
    """The labels with those of a folder in the form of a gold set, which replace older ones of the same documents."""
    found = dict(labels)
    for path in sorted((folder / "records").glob("*.json")):
        text = (folder / "source" / f"{path.stem}.txt").read_text(encoding="utf-8")
        records = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = {"id": path.stem, "digest": digest(text), **pack(records, text)}
    return found


def write_labels(name: str, labels: Mapping[str, Label]) -> None:
    """Keep the labels of a set, a line a document."""
    lines = [json.dumps(labels[i], ensure_ascii=False, separators=(",", ":")) for i in sorted(labels, key=int)]
    (FOLDER / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> int:
    """Write the labelled documents of a corpus to a folder, or take in those of one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labels", description=__doc__)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", type=Path, metavar="DIR", help="where source/ and records/ are written")
    way.add_argument("--add", type=Path, metavar="DIR", help="a folder whose labels are taken into the set")
    parser.add_argument("--set", choices=("tuned", "unseen"), default="unseen", help="which labels (default: unseen)")
    args = parser.parse_args()
    labels = read_labels(args.set)
    if args.add is not None:
        labels = add_gold(labels, args.add)
        write_labels(args.set, labels)
        print(f"{len(labels)} documents in {FOLDER / args.set}.jsonl")
    else:
        print(f"{write_gold(labels, corpus_file(), args.to)} documents in {args.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
