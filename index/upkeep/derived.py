"""The derived indexes, opened fresh: stale, missing and damaged ones are made anew from the store first."""

from typing import TYPE_CHECKING

from vnpolicy.index.errors import LibraryBusy
from vnpolicy.index.lexical.index import FOLDER, read_manifest, rebuild_lexical, update_lexical
from vnpolicy.index.storage.locking import unavailable, update_lock
from vnpolicy.index.storage.store import Store

if TYPE_CHECKING:
    from vnpolicy.index.lexical.search import LexicalIndex

WAIT = 60.0  # seconds to wait for a process that makes an index this one cannot do without


class DerivedIndexes:
    """Both indexes of a library, each opened when first asked for and again after a change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lexical: tuple[int, LexicalIndex] | None = None
        self._vectors: tuple[int, object | None] | None = None

    def lexical(self, *, anew: bool = False) -> "LexicalIndex":
        """The keyword index. While another process brings it up to date, it is used as it is.

        `anew` makes it again from the store: some damage shows only in the middle of a search.
        """
        generation = self._store.generation
        if anew:
            self._lexical = None
            self._rebuild_lexical()
        if self._lexical is None or self._lexical[0] != generation:
            self._lexical = (generation, self._open_lexical(generation))
        return self._lexical[1]

    def update_lexical(self, *, patience: float) -> None:
        """Bring the keyword index to the store's generation; nothing where another process holds the lock so long."""
        with update_lock(self._store.folder, patience=patience) as held:
            if not held and patience:
                raise unavailable(self._store.folder)
            if not held:
                return
            try:
                update_lexical(self._store)
            except ValueError:  # what tantivy raises for a segment that it cannot read
                rebuild_lexical(self._store)

    def vectors(self) -> object | None:
        """The vector index, `None` where the library has no vectors."""
        generation = self._store.generation
        if self._vectors is None or self._vectors[0] != generation:
            self._vectors = (generation, self._open_vectors(generation))
        return self._vectors[1]

    def _open_lexical(self, generation: int) -> "LexicalIndex":
        manifest = read_manifest(self._store.folder / FOLDER)
        if manifest is None or manifest.generation != generation:
            self.update_lexical(patience=0.0 if manifest else WAIT)
        index = self._try_lexical()
        if index is None:
            self._rebuild_lexical()
            index = self._try_lexical()
        if index is None:
            raise LibraryBusy(self._store.folder)
        return index

    def _rebuild_lexical(self) -> None:
        with update_lock(self._store.folder, patience=WAIT) as held:
            if not held:
                raise unavailable(self._store.folder)
            rebuild_lexical(self._store)

    def _try_lexical(self) -> "LexicalIndex | None":
        from vnpolicy.index.lexical.search import LexicalIndex

        try:
            return LexicalIndex(self._store)
        except ValueError:
            return None

    def _open_vectors(self, generation: int) -> object | None:
        from vnpolicy.index.encoding.vectors import load_index, read_vector_manifest, update_vectors

        if not self._store.has_vectors:
            return None
        manifest = read_vector_manifest(self._store.folder)
        if manifest is None or manifest.generation != generation:
            self._update_vectors(patience=0.0 if manifest else WAIT)
        index: object | None = load_index(self._store.folder, mapped=True)
        if index is None:
            with update_lock(self._store.folder, patience=WAIT) as held:
                if not held:
                    raise unavailable(self._store.folder)
                update_vectors(self._store, anew=True)
            index = load_index(self._store.folder, mapped=True)
        return index

    def _update_vectors(self, *, patience: float) -> None:
        from vnpolicy.index.encoding.vectors import update_vectors

        with update_lock(self._store.folder, patience=patience) as held:
            if held:
                update_vectors(self._store)
