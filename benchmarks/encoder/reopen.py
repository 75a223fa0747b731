"""The encoder that ships as a Sentence Transformers model in float32 again, to train it further.

    python -m benchmarks.encoder.reopen -o student
    python -m benchmarks.encoder.reopen -o student --phrases phrases.txt

Weights are those of 8 bits times their scales: what `export` rounded away stays lost, and is learned again soon. Each
phrase of a file that `phrases` wrote becomes a piece, with the mean of the embeddings of its pieces to start from.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from benchmarks.encoder.folder import SHIPPED, WEIGHTS
from benchmarks.encoder.graph import Floats
from benchmarks.encoder.shape import save_model
from benchmarks.encoder.tokenizer import Piece, add_phrases, build_tokenizer, read_pieces

EMBEDDINGS = "embeddings"
QKV = ("query", "key", "value")
DENSE = ("attention.output.dense", "intermediate.dense", "output.dense")


def read_weights(path: Path, layers: int) -> dict[str, Floats]:
    """Tensors by their names in Hugging Face's BERT, as `graph.build_graph` took them."""
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(path).graph.initializer}
    places = stored["positions"].astype(np.float32)
    tensors = {
        f"{EMBEDDINGS}.word_embeddings.weight": stored["words"] * stored["words.scales"],
        f"{EMBEDDINGS}.position_embeddings.weight": places,
        # The one type that there is was added to the positions.
        f"{EMBEDDINGS}.token_type_embeddings.weight": np.zeros((2, places.shape[1]), dtype=np.float32),
    }
    for number in range(layers):
        tensors |= _layer(stored, f"encoder.layer.{number}")
    kept = {name: tensor for name, tensor in stored.items() if name.endswith(("LayerNorm.weight", "LayerNorm.bias"))}
    return {name: np.array(tensor, dtype=np.float32) for name, tensor in {**tensors, **kept}.items()}


def _layer(stored: Mapping[str, Floats], name: str) -> Iterator[tuple[str, Floats]]:
    joined = (stored[f"{name}.qkv"] * stored[f"{name}.qkv.scale"]).T
    for part, weights, bias in zip(QKV, np.split(joined, 3), np.split(stored[f"{name}.qkv.bias"], 3), strict=True):
        yield f"{name}.attention.self.{part}.weight", weights
        yield f"{name}.attention.self.{part}.bias", bias
    for part in (f"{name}.{dense}" for dense in DENSE):
        whole = stored[part] * stored[f"{part}.scale"]
        calm = stored.get(f"{part}.calm")
        yield f"{part}.weight", (whole if calm is None else whole * calm[:, None]).T
        yield f"{part}.bias", stored[f"{part}.bias"]


def embedded(words: Floats, pieces: Sequence[Piece], phrases: Sequence[str]) -> Floats:
    """The embeddings of pieces, and behind them the mean of those of each phrase."""
    read = build_tokenizer(pieces).encode_batch(list(phrases), add_special_tokens=False)
    return np.concatenate([words, [words[phrase.ids].mean(axis=0) for phrase in read]]) if phrases else words


def reopen(source: Path, target: Path, phrases: Sequence[str] = ()) -> None:
    """Write the model whose 8-bit weights are in `source`, with phrases as pieces."""
    sizes = json.loads((source / "config.json").read_text("utf-8"))
    pieces = read_pieces(source / "tokenizer.json")
    tensors = read_weights(source / WEIGHTS, sizes["num_hidden_layers"])
    words = f"{EMBEDDINGS}.word_embeddings.weight"
    tensors[words] = embedded(tensors[words], pieces, phrases).astype(np.float32)
    sizes["vocab_size"] = len(pieces) + len(phrases)
    save_model(tensors, sizes, add_phrases(pieces, phrases), target)


def main() -> None:
    """Read and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="?", default=SHIPPED, metavar="FOLDER", help="(corpus/encoder)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--phrases", type=Path, metavar="FILE", help="as written by `phrases`")
    options = parser.parse_args()
    phrases = options.phrases.read_text("utf-8").splitlines() if options.phrases else ()
    reopen(options.source, options.output, phrases)
    print(options.output)


if __name__ == "__main__":
    main()
