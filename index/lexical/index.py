"""`lexical/`: the keyword index (tantivy), made from the store and thrown away at will."""

import shutil
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from vnpolicy.index.lexical.facts import facts_of, holds_of, pack
from vnpolicy.index.query.spellings import add_spellings
from vnpolicy.index.storage.contexts import find_contexts
from vnpolicy.index.storage.reading import read_agencies, read_cards, read_document_entries, read_embedded
from vnpolicy.index.storage.store import Store
from vnpolicy.index.storage.whole_files import write_whole
from vnpolicy.index.wording.words import find_numbers, fold_syllable, number_keys, pairs, spelled

if TYPE_CHECKING:
    import tantivy

FOLDER = "lexical"
FORM = 6  # of the fields below; another form is rebuilt
MANIFEST = "vnpolicy.json"
# `text` is what an entry says, with a task's agencies: its syllables, and its pairs of neighbours without diacritics (a
# pair is hardly ever that of other words, and a third of the index is saved). Of the title, which stands in the title's
# entry only, the pairs are enough. What is typed without diacritics is looked up in all its spellings.
TEXTS = ("text", "text_pairs", "title_pairs")
_HEAP = 60_000_000  # bytes that tantivy may fill before it writes a segment
Fingerprint = tuple[int, int]
NOTHING: Mapping[str, Fingerprint] = {}


@dataclass(frozen=True, slots=True)
class Manifest:
    """From what the index was made, and the sizes and checksums of its files."""

    generation: int
    form: int = FORM
    files: dict[str, Fingerprint] = field(default_factory=dict)


def make_schema() -> "tantivy.Schema":
    """Fields: numbers as keys, texts as syllables or pairs between spaces."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("document", indexed=True, fast=True)
    for name in ("facts", "context"):
        builder.add_unsigned_field(name, fast=True)
    for name in ("number", "cites"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def read_manifest(folder: Path) -> Manifest | None:
    """What the index says of itself; `None` where it is missing, damaged or of another form."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
        sizes = {name: (folder / name).stat().st_size for name in manifest.files}
    except (OSError, msgspec.DecodeError):
        return None
    whole = all(sizes[name] == size for name, (size, _) in manifest.files.items())
    return manifest if whole and manifest.form == FORM else None


def checksums_hold(folder: Path) -> bool:
    """Whether every file still has the bytes that were written (reads them all)."""
    manifest = read_manifest(folder)
    return manifest is not None and _fingerprints(folder) == manifest.files


def update_lexical(store: Store) -> None:
    """Bring the index to the store's generation: by the changes since, or anew where it is missing or damaged."""
    folder = store.folder / FOLDER
    with store.snapshot() as generation:
        manifest = read_manifest(folder)
        if manifest is None or manifest.generation > generation:
            _rebuild(store, folder, generation)
        elif manifest.generation < generation:
            _catch_up(store, folder, manifest, generation)


def rebuild_lexical(store: Store) -> None:
    """Make the index anew from the store."""
    with store.snapshot() as generation:
        _rebuild(store, store.folder / FOLDER, generation)


def _rebuild(store: Store, folder: Path, generation: int) -> None:
    """Build beside the old index, then swap: a reader meets one or the other."""
    import tantivy

    fresh = Path(tempfile.mkdtemp(prefix=f"{FOLDER}-", dir=store.folder))
    try:
        index = tantivy.Index(make_schema(), path=str(fresh))
        _write(index, fresh, store, removed=(), added=_ids(store, "SELECT id FROM documents ORDER BY id"))
        _write_manifest(fresh, generation)
        if folder.exists():
            folder.rename(fresh.with_name(f"{fresh.name}-old"))
        fresh.rename(folder)
    finally:
        for leftover in store.folder.glob(f"{FOLDER}-*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _catch_up(store: Store, folder: Path, manifest: Manifest, generation: int) -> None:
    """Take in the changes since a manifest was written; doing it twice gives the same index."""
    import tantivy

    since, known = manifest.generation, manifest.files
    removed = _ids(store, "SELECT document FROM removed WHERE generation > ?", since)
    added = _ids(store, "SELECT id FROM documents WHERE generation > ? ORDER BY id", since)
    if removed or added:
        _write(tantivy.Index.open(str(folder)), folder, store, removed=[*removed, *added], added=added)
    _write_manifest(folder, generation, known)


def _write(index: "tantivy.Index", folder: Path, store: Store, *, removed: Iterable[int], added: Iterable[int]) -> None:
    import tantivy

    syllables: set[str] = set()
    writer = index.writer(_HEAP, 1)
    for document in removed:
        writer.delete_documents_by_term("document", document)
    for document in added:
        for fields in _entry_fields(store, document):
            writer.add_document(tantivy.Document.from_dict(fields, index.schema))
            syllables.update(fields["text"].split())
    writer.commit()
    writer.wait_merging_threads()
    add_spellings(folder, syllables)


def _entry_fields(store: Store, document: int) -> Iterator[dict[str, Any]]:
    """Fields of every entry of a document; its number stands in all of them."""
    card = read_cards(store, "id = ?", (document,), counts=False)[0]
    agencies = read_agencies(store, document)
    entries = list(read_document_entries(store, document))
    of_document = facts_of(card, sum(entry.kind == "passage" for entry in entries))
    contexts = find_contexts(entries, read_embedded(store, document))
    shared = {"document": document, "number": " ".join(number_keys(card.number or ""))}
    for entry in entries:
        cited = dict.fromkeys(key for number in find_numbers(entry.quote) for key in number_keys(number))
        title = {"title_pairs": text_fields([card.title or ""])["text_pairs"]} if entry.kind == "title" else {}
        texts = [entry.quote, *agencies.get(entry.id, ())]
        known = {"facts": pack(of_document, holds_of(entry.decoded())), "context": contexts.get(entry.id, 0)}
        yield {**shared, "id": entry.id, **known, "cites": " ".join(cited), **text_fields(texts), **title}


def text_fields(texts: Iterable[str]) -> dict[str, str]:
    """The two fields of some texts; the last syllable of one and the first of the next are no pair."""
    runs = [spelled(text) for text in texts]
    folded = [[fold_syllable(part) for part in run] for run in runs]
    return {
        "text": " ".join(part for run in runs for part in run),
        "text_pairs": " ".join(pair for run in folded for pair in pairs(run)),
    }


def _ids(store: Store, sql: str, *values: int) -> list[int]:
    return [row[0] for row in store.connection.execute(sql, values)]


def _write_manifest(folder: Path, generation: int, known: Mapping[str, Fingerprint] = NOTHING) -> None:
    manifest = Manifest(generation, files=_fingerprints(folder, known))
    write_whole(folder / MANIFEST, msgspec.json.encode(asdict(manifest)))


def _fingerprints(folder: Path, known: Mapping[str, Fingerprint] = NOTHING) -> dict[str, Fingerprint]:
    """Size and CRC-32 of every file that tantivy wrote; its lock files come and go.

    What is `known` of a segment's file stays true: tantivy writes each once, under a new name.
    """
    names = sorted(path for path in folder.iterdir() if path.suffix != ".lock" and not path.name.startswith(MANIFEST))
    fresh = {path.name: path for path in names if path.suffix == ".json" or path.name not in known}
    return {path.name: _fingerprint(path) if path.name in fresh else known[path.name] for path in names}


def _fingerprint(path: Path) -> Fingerprint:
    return path.stat().st_size, zlib.crc32(path.read_bytes())
