"""`vectors.faiss`: the vector index, made from the vectors in the store and thrown away at will."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from vnpolicy.index.encoding.embedding import embedded_texts
from vnpolicy.index.encoding.encoder import Encoder
from vnpolicy.index.encoding.threads import let_threads_sleep
from vnpolicy.index.errors import EncoderMismatch
from vnpolicy.index.storage.reading import read_entries
from vnpolicy.index.storage.sql_values import in_batches, placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.storage.vector_bytes import pack_vectors, unpack_vectors
from vnpolicy.index.storage.whole_files import write_whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

let_threads_sleep()  # before faiss, which the functions below import

FILE = "vectors.faiss"
MANIFEST = "vectors.json"
FORM = 3  # of the index; another form is rebuilt
# More are fetched than asked for and compared again by their stored vectors, so all cosines are exact. Up to here every
# vector is compared, in one byte a dimension (in 16 bits twice the room and time), and of the 100 nearest by stored
# vectors none was missing. Above, a query looks into `PROBES` of 4 sqrt(n) lists of vectors of one bit a dimension
# (RaBitQ; Gao and Long 2024), a third of what half a byte takes. Of 165,134 vectors these give 0.993 of the ten nearest
# and are looked through in 0.7 ms, all of them in 2.5 to 8, as fast as memory is read.
FLAT_LIMIT = 50_000
REACH = 6.0  # standard deviations of a vector's numbers that one byte holds; larger ones are cut
BATCH = 256  # texts encoded in one transaction: an interrupted run loses no more than these, half a second's work
PROBES = 192  # of 1,788 lists and more; of 2,763, over 478,869 vectors of a corpus, they give 0.990 of the ten nearest
GROWN = 0.125  # vectors for each square of the number of lists (1/16 when made), from which on lists are made anew
SPARE, LEAST = 4, 400  # times as many as asked for, and no fewer, are fetched from lists to be compared again
SPARE_FLAT, LEAST_FLAT = 1.5, 50  # times as many, and so many more at least, where every vector is compared


@dataclass(frozen=True, slots=True)
class VectorManifest:
    """From what the vector index was made."""

    generation: int
    encoder: str
    count: int
    size: int = 0
    form: int = 0


def encode_pending(store: Store, encoder: Encoder, document: int | None = None) -> Iterator[tuple[int, int]]:
    """Encode the entries that are to have a vector and have none; gives (done, of all) before and after each batch."""
    check_encoder(store, encoder)
    pending = pending_entries(store, document)
    yield 0, len(pending)
    for at in range(0, len(pending), BATCH):
        entries = read_entries(store, pending[at : at + BATCH])
        vectors = encoder.encode_passages(embedded_texts(store, entries.values()))
        add_vectors(store, encoder, list(entries), vectors)
        yield min(at + BATCH, len(pending)), len(pending)


def pending_entries(store: Store, document: int | None = None) -> list[int]:
    """Ids of the entries that are to have a vector and have none."""
    sql = "SELECT id FROM entries WHERE embedded AND id NOT IN (SELECT entry FROM vectors)"
    if document is not None:
        sql += f" AND document = {document}"
    return [row[0] for row in store.connection.execute(f"{sql} ORDER BY id")]


def check_encoder(store: Store, encoder: Encoder) -> None:
    """`EncoderMismatch` unless the library's vectors, if any, are of this encoder."""
    if is_other(store, encoder):
        stored = f"{store.state('encoder_name')} {store.state('encoder_digest')}"
        raise EncoderMismatch(stored, f"{encoder.name} {encoder.digest}")


def is_other(store: Store, encoder: Encoder) -> bool:
    """Whether the library has vectors, and those of another encoder or of other weights of its name."""
    stored = store.state("encoder_name"), store.state("encoder_digest")
    return stored[0] is not None and stored != (encoder.name, encoder.digest)


def drop_vectors(store: Store) -> None:
    """Forget all vectors and their encoder, so that another can make them anew."""
    with store.change():
        store.connection.execute("DELETE FROM vectors")
        store.connection.execute("DELETE FROM state WHERE name LIKE 'encoder_%'")


def add_vectors(store: Store, encoder: Encoder, ids: Sequence[int], vectors: "NDArray[np.float32]") -> None:
    """Store the vectors of some entries. Shape: (ids, dimensions)."""
    with store.change():
        if store.state("encoder_name") is None:
            store.set_state("encoder_name", encoder.name)
            store.set_state("encoder_digest", encoder.digest)
            store.set_state("encoder_dimensions", str(vectors.shape[1]))
        rows = zip(ids, pack_vectors(vectors), strict=True)
        # An entry may have gone while it was encoded.
        sql = "INSERT OR REPLACE INTO vectors SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM entries WHERE id = ?1)"
        store.connection.executemany(sql, rows)


def read_vectors(store: Store, ids: Sequence[int] | None = None) -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
    """Ids, shape (n,), and vectors, shape (n, dimensions), as stored; rows in the order of the ids."""
    import numpy as np

    dimensions = int(store.state("encoder_dimensions") or 0)
    rows = store.connection.execute("SELECT entry, vector FROM vectors ORDER BY entry")
    wanted = None if ids is None else set(ids)
    kept = [(number, data) for number, data in rows if wanted is None or number in wanted]
    numbers = np.array([number for number, _ in kept], dtype=np.int64)
    return numbers, unpack_vectors([data for _, data in kept], dimensions)


def cosines_of(store: Store, ids: Sequence[int], query: "Callable[[], NDArray[np.float32]]") -> dict[int, float]:
    """Cosines of those entries that have a vector; the query's, shape (dimensions,), is asked once they are read."""
    found: dict[int, float] = {}
    for numbers, vectors in stored_vectors(store, ids):
        found.update(zip(numbers, (vectors @ query()).tolist(), strict=True))
    return found


def stored_vectors(store: Store, ids: Sequence[int]) -> "Iterator[tuple[list[int], NDArray[np.float32]]]":
    """Those of the entries that have a vector, in batches: ids and vectors. Shape: (ids, dimensions)."""
    for batch in in_batches(ids):
        sql = f"SELECT entry, vector FROM vectors WHERE entry IN ({placeholders(batch)})"  # noqa: S608
        rows = store.connection.execute(sql, batch).fetchall()
        if rows:
            yield [number for number, _ in rows], unpack_vectors([data for _, data in rows], len(rows[0][1]))


def update_vectors(store: Store, *, anew: bool = False) -> None:
    """Bring the index to the store's generation: by what came and went, or anew where it is missing or damaged."""
    with store.snapshot() as generation:
        manifest = None if anew else read_vector_manifest(store.folder)
        if manifest is not None and manifest.generation == generation:
            return
        encoder = store.state("encoder_digest") or ""
        ids = [row[0] for row in store.connection.execute("SELECT entry FROM vectors ORDER BY entry")]
        index = load_index(store.folder) if manifest is not None and manifest.encoder == encoder else None
        if ids and (index is None or not _catch_up(store, index, ids)):
            index = build_index(*read_vectors(store))
        _write_index(store.folder, index if ids else None, VectorManifest(generation, encoder, len(ids), form=FORM))


def build_index(ids: "NDArray[np.int64]", vectors: "NDArray[np.float32]") -> Any:  # noqa: ANN401 - faiss has no types
    """Index by inner product: of every vector up to `FLAT_LIMIT`, of inverted lists above."""
    import faiss

    count, dimensions = vectors.shape
    if count <= FLAT_LIMIT:
        whole = faiss.ScalarQuantizer.QT_8bit_direct_signed
        index: Any = faiss.IndexIDMap2(faiss.IndexScalarQuantizer(dimensions, whole, faiss.METRIC_INNER_PRODUCT))
    else:
        lists = max(1, min(int(4 * count**0.5), count // 10))
        index = faiss.index_factory(dimensions, f"IVF{lists},RaBitQ", faiss.METRIC_INNER_PRODUCT)
        index.train(vectors[:: max(1, count // 200_000)])
    _add(index, ids, vectors)
    return index


def _add(index: Any, ids: "NDArray[np.int64]", vectors: "NDArray[np.float32]") -> None:  # noqa: ANN401
    import faiss

    kept = vectors if isinstance(index, faiss.IndexIVF) else _stepped(vectors, REACH / vectors.shape[1] ** 0.5)
    index.add_with_ids(kept, ids)


def _stepped(vectors: "NDArray[np.float32]", reach: float) -> "NDArray[np.float32]":
    """Vectors in whole steps of one byte, 127 on each side, the last of which is at `reach`."""
    import numpy as np

    return np.asarray(np.clip(np.rint(vectors * (127 / reach)), -127, 127), dtype=np.float32)


def load_index(folder: Path, *, mapped: bool = False) -> Any | None:  # noqa: ANN401
    """The index as written; `None` where it is missing or cannot be read.

    `mapped` leaves it in its file, to be searched and not changed: ready in 4 ms where 190 MB take 200 to be read.
    """
    import faiss

    # Windows lets no file be replaced that a program has mapped.
    flags = faiss.IO_FLAG_MMAP_IFC if mapped and os.name == "posix" else 0
    try:
        return faiss.read_index(str(folder / FILE), flags)
    except RuntimeError:
        return None


def read_vector_manifest(folder: Path) -> VectorManifest | None:
    """What the vector index says of itself; `None` where it is missing or its file is not what was written."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=VectorManifest)
        size = (folder / FILE).stat().st_size if manifest.count else 0
    except (OSError, msgspec.DecodeError):
        return None
    return manifest if (size, FORM) == (manifest.size, manifest.form) else None


def find_nearest(
    store: Store,
    index: Any,  # noqa: ANN401
    query: "NDArray[np.float32]",
    limit: int,
    allowed: Sequence[int] | None = None,
) -> list[tuple[int, float]]:
    """Ids and exact cosines of the nearest entries, whatever the index holds of their vectors."""
    cosines = cosines_of(store, look_up(index, query, limit, allowed), lambda: query)
    return sorted(cosines.items(), key=lambda pair: -pair[1])[:limit]


def look_up(
    index: Any,  # noqa: ANN401
    query: "NDArray[np.float32]",
    limit: int,
    allowed: Sequence[int] | None = None,
) -> list[int]:
    """Ids of the nearest entries by what the index has of their vectors: more than asked for, nearest first.

    Only those in `allowed`, when given. Shape of `query`: (dimensions,).
    """
    import faiss
    import numpy as np

    if isinstance(index, faiss.IndexIVF):
        parameters: Any = faiss.SearchParametersIVF()
        parameters.nprobe = PROBES
        asked, count = query, max(SPARE * limit, LEAST)
    else:
        parameters = faiss.SearchParameters()
        asked, count = _stepped(query, float(np.abs(query).max())), max(int(SPARE_FLAT * limit), limit + LEAST_FLAT)
    # Both held by names until the search is done: faiss keeps bare pointers to them.
    passing = None if allowed is None else _bits(allowed)
    selector = None if passing is None else faiss.IDSelectorBitmap(passing)  # type: ignore[call-arg, arg-type]
    if selector is not None:
        parameters.sel = selector
    _, ids = index.search(asked.reshape(1, -1), min(count, index.ntotal), params=parameters)
    return [number for number in ids[0].tolist() if number >= 0]


def _bits(ids: Sequence[int]) -> "NDArray[np.uint8]":
    """A bit for each id up to the greatest: made in a tenth of the time that a set of 100,000 ids takes."""
    import numpy as np

    among = np.zeros(max(ids, default=0) + 1, dtype=np.bool_)
    among[np.array(ids, dtype=np.int64)] = True
    return np.packbits(among, bitorder="little")


def _catch_up(store: Store, index: Any, ids: Sequence[int]) -> bool:  # noqa: ANN401
    """Take in what came and went; `False` where building anew is better."""
    import faiss
    import numpy as np

    inverted = isinstance(index, faiss.IndexIVF)
    if inverted != (len(ids) > FLAT_LIMIT) or (inverted and len(ids) > GROWN * index.nlist**2):
        return False
    held = _held(index)
    gone, come = held.difference(ids), set(ids) - held
    if gone:
        index.remove_ids(np.array(sorted(gone), dtype=np.int64))
    if come:
        numbers, vectors = read_vectors(store, sorted(come))
        _add(index, numbers, vectors)
    return True


def _held(index: Any) -> set[int]:  # noqa: ANN401
    """Ids of the vectors in an index."""
    import faiss

    if not isinstance(index, faiss.IndexIVF):
        return set(faiss.vector_to_array(index.id_map).tolist())
    lists: Any = index.invlists
    parts = (faiss.rev_swig_ptr(lists.get_ids(at), lists.list_size(at)).tolist() for at in range(index.nlist))
    return {number for part in parts for number in part}


def _write_index(folder: Path, index: Any | None, manifest: VectorManifest) -> None:  # noqa: ANN401
    """Write beside the old file, then put in its place."""
    import faiss

    draft = folder / f"{FILE}.new"
    if index is not None:
        faiss.write_index(index, str(draft))
        manifest = replace(manifest, size=draft.stat().st_size)
        (folder / MANIFEST).unlink(missing_ok=True)
        draft.replace(folder / FILE)
    write_whole(folder / MANIFEST, msgspec.json.encode(manifest))
