"""The project's own encoder, Vietnamese and English: a small BERT of 8-bit weights, run by ONNX Runtime."""

import json
import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnpolicy.index.errors import EncoderMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

NAME = "vnpolicy"
_PHRASE = re.compile(r',\["▁[^"▁]+▁')  # takes the beginning of ',["▁nhân▁dân",-9.3]'


class BilingualEncoder:
    """The encoder in `corpus/encoder`, or in another folder of that form.

    Queries have a network of their own, trained against the vectors that the other gives texts, and it reads word by
    word; that for texts, which are many and long, reads usual phrases as one piece. A folder without a network for
    queries reads both alike.

    Each text is run by itself, without padding. Numbers are cut to 8 bits by the largest of all that are run together,
    so in a batch a text's vector would depend on its neighbours (cosine 0.997); and batches are only a tenth faster.
    """

    name = NAME

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        self.folder = folder or Path(str(files("vnpolicy.corpus") / "encoder"))
        self._threads = threads or _cores()

    @cached_property
    def digest(self) -> str:
        """What tells these weights from others, as noted when they were made."""
        if not self._weights.is_file():
            raise EncoderMissing(NAME, f"{self._weights} is not there", "install vnpolicy again")
        return (self.folder / "digest.txt").read_text("utf-8").strip()

    @property
    def _weights(self) -> Path:
        return self.folder / "onnx" / "model.onnx"

    @cached_property
    def dimensions(self) -> int:
        """Length of a vector's row."""
        return int(self._setting("config.json", "hidden_size"))

    def encode_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of questions and searches, near those of what answers them. Shape: (texts, dimensions)."""
        return self._encode(texts, *self._asking)

    def encode_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of texts, each independent of the others. Shape: (texts, dimensions)."""
        return self._encode(texts, *self._reading)

    def _encode(self, texts: Sequence[str], tokenizer: Any, session: Any) -> "Vectors":  # noqa: ANN401 - imported late
        import numpy as np

        ids = [encoding.ids for encoding in tokenizer.encode_batch_fast([clean(text) for text in texts])]
        run = partial(_vector, session)
        rows = list(self._pool.map(run, ids) if len(ids) > 1 else map(run, ids))
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.dimensions)

    @cached_property
    def _reading(self) -> tuple[Any, Any]:
        """Tokenizer and network for texts."""
        return self._tokenizer(self._pieces), _open(self._weights)

    @cached_property
    def _asking(self) -> tuple[Any, Any]:
        """Tokenizer and network for queries; the tokenizer cuts at spaces before it looks for pieces."""
        own = self._weights.with_name("queries.onnx")
        if not own.is_file():
            return self._reading
        from tokenizers.pre_tokenizers import Metaspace

        tokenizer = self._tokenizer(_without_phrases(self._pieces))
        tokenizer.pre_tokenizer = Metaspace()
        return tokenizer, _open(own)

    @property
    def _pieces(self) -> str:
        return (self.folder / "tokenizer.json").read_text("utf-8")

    def _tokenizer(self, pieces: str) -> Any:  # noqa: ANN401 - imported late
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(pieces)
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._setting("sentence_bert_config.json", "max_seq_length"))
        return tokenizer

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="encoder")

    def _setting(self, file: str, name: str) -> Any:  # noqa: ANN401 - as JSON has it
        return json.loads((self.folder / file).read_text("utf-8"))[name]


def _without_phrases(pieces: str) -> str:
    """A tokenizer's JSON without the phrases, which stand last: a search would wait 0.1 s for them."""
    first = _PHRASE.search(pieces)
    return pieces if first is None else pieces[: first.start()] + pieces[pieces.rindex("]]") + 1 :]


def _open(weights: Path) -> Any:  # noqa: ANN401 - imported late
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Threads work on texts of their own: two threads on one text are slower than one.
    options.intra_op_num_threads = 1
    # The file has the fused nodes already; to look for more takes as long as to load it.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])


def _vector(session: Any, ids: list[int]) -> "NDArray[np.float32]":  # noqa: ANN401
    import numpy as np

    tokens = np.array([ids], dtype=np.int64)
    (hidden,) = session.run(None, {"input_ids": tokens, "attention_mask": np.ones_like(tokens)})
    vector: NDArray[np.float32] = hidden[0].mean(axis=0)
    return vector / np.linalg.norm(vector)


def clean(text: str) -> str:
    """Text that a tokenizer outside Python takes: no NUL and no lone surrogate."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
