"""A trained encoder as the folder that ships: weights of 8 bits in ONNX, and what Sentence Transformers reads.

    python -m benchmarks.encoder.export student
    python -m benchmarks.encoder.export student -o elsewhere --longest 256
    python -m benchmarks.encoder.export asking --queries     # beside the network for texts, of whose words it is

The student is a folder of Sentence Transformers or of Hugging Face with a BERT. Prints the size of the weights and how
close their vectors are to those of the student: on the records of the sample documents, also the reach of the inputs
of each dense layer is measured, by which its channels are balanced before they are cut to 8 bits.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import ModelProto
from onnx.external_data_helper import set_external_data

from benchmarks.encoder.folder import DIGEST, QUERIES, SHIPPED, WEIGHTS, WORDS, digest_of, write_settings
from benchmarks.encoder.graph import WORDS as WORDS_TENSOR
from benchmarks.encoder.graph import Floats, build_graph
from benchmarks.encoder.probes import sample_records
from benchmarks.encoder.tokenizer import build_tokenizer, read_pieces
from vnpolicy.index.encoding.bilingual import BilingualEncoder

LONGEST = 128  # tokens of a text, about 450 characters; the start can take 512
LARGEST = 45_000_000  # bytes that the weights may have in the package
KEPT = ("architectures", "hidden_act", "hidden_size", "intermediate_size", "layer_norm_eps", "model_type",
        "num_attention_heads", "num_hidden_layers", "pad_token_id", "type_vocab_size", "vocab_size")  # fmt: skip


class Student:
    """The trained network in float32: its tensors, and vectors of texts, one text at a time."""

    def __init__(self, folder: Path, longest: int) -> None:
        import torch
        from transformers import BertModel

        self.torch, self.longest = torch, longest
        self.network = BertModel.from_pretrained(folder, add_pooling_layer=False, dtype=torch.float32).eval()
        self.pieces = read_pieces(folder / "tokenizer.json")
        self.tokenizer = build_tokenizer(self.pieces, longest)

    def tensors(self) -> dict[str, Floats]:
        """Its weights by name; of places no more than texts have."""
        tensors = {name: tensor.numpy() for name, tensor in self.network.state_dict().items()}
        places = "embeddings.position_embeddings.weight"
        return {**tensors, places: tensors[places][: self.longest]}

    def config(self) -> dict[str, Any]:
        """Its sizes, as Hugging Face names them."""
        return {name: value for name, value in self.network.config.to_dict().items() if name in KEPT}

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Mean over the tokens, of length 1. Shape: (texts, dimensions)."""
        rows = []
        with self.torch.no_grad():
            for encoding in self.tokenizer.encode_batch(list(texts)):
                hidden = self.network(input_ids=self.torch.tensor([encoding.ids])).last_hidden_state[0]
                rows.append(hidden.mean(0).numpy())
        found = np.array(rows, dtype=np.float32)
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    def peaks(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Largest input of each channel of the dense layers between attentions."""
        found: dict[str, Floats] = {}

        def watch(name: str) -> Any:  # noqa: ANN401 - a hook of torch
            def note(_: object, inputs: Any) -> None:  # noqa: ANN401
                peaks = inputs[0].abs().amax((0, 1)).numpy()
                found[name] = np.maximum(found.get(name, 0), peaks)

            return note

        names = ("intermediate.dense", "output.dense")
        parts = [(name, part) for name, part in self.network.named_modules() if name.endswith(names)]
        hooks = [part.register_forward_pre_hook(watch(name)) for name, part in parts if "attention" not in name]
        self.vectors(texts)
        for hook in hooks:
            hook.remove()
        return found


def export(source: Path, target: Path, longest: int, texts: Sequence[str]) -> Student:
    """Write the folder, with all but the model card and the licence."""
    student = Student(source, longest)
    config = student.config()
    write_settings(target, config, longest)
    (target / WEIGHTS).parent.mkdir(exist_ok=True)
    graph = build_graph(student.tensors(), config, student.peaks(texts))
    words = take_words(graph)
    if (target / QUERIES).is_file() and not words.startswith((target / WORDS).read_bytes()):
        (target / QUERIES).unlink()  # it had other words
    (target / WORDS).write_bytes(words)
    (target / WEIGHTS).write_bytes(graph.SerializeToString())
    rounded = [(piece, round(score, 3)) for piece, score in student.pieces]  # half a megabyte less
    (target / "tokenizer.json").write_text(build_tokenizer(rounded).to_str(), "utf-8")
    (target / DIGEST).write_text(f"{digest_of(target)}\n", "utf-8")
    return student


def export_queries(source: Path, target: Path, texts: Sequence[str]) -> Student:
    """Write the network for queries into the folder of that for texts; `ValueError` where their words differ.

    Texts may have phrases as pieces behind the words.
    """
    student = Student(source, json.loads((target / "config.json").read_text("utf-8"))["max_position_embeddings"])
    graph = build_graph(student.tensors(), student.config(), student.peaks(texts))
    if not (target / WORDS).read_bytes().startswith(take_words(graph)):
        raise ValueError(f"{source}: its word embeddings are not those of {target}")
    (target / QUERIES).write_bytes(graph.SerializeToString())
    return student


def take_words(graph: ModelProto) -> bytes:
    """The word embeddings, taken out of a graph, which is to find them in `WORDS` beside it."""
    (words,) = (tensor for tensor in graph.graph.initializer if tensor.name == WORDS_TENSOR)
    data: bytes = words.raw_data
    set_external_data(words, WORDS.name)
    words.ClearField("raw_data")
    return data


def main() -> None:
    """Export and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("student", type=Path, metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED, metavar="FOLDER", help="(corpus/encoder)")
    parser.add_argument("--longest", type=int, default=LONGEST, help="tokens after which a text is cut (128)")
    parser.add_argument("--queries", action="store_true", help="the network for queries, beside that for texts")
    options = parser.parse_args()
    texts = sample_records()
    encoder = BilingualEncoder(options.output)
    if options.queries:
        student, encode = export_queries(options.student, options.output, texts[::2]), encoder.encode_queries
    else:
        student, encode = export(options.student, options.output, options.longest, texts[::2]), encoder.encode_passages
    size = sum(path.stat().st_size for path in (options.output / WEIGHTS.parent).iterdir())
    cosines = (student.vectors(texts[1::2]) * encode(texts[1::2])).sum(axis=1)
    print(f"{options.output / WEIGHTS.parent}: {size / 1e6:.1f} MB")
    print(f"cosine to float32, {len(cosines)} texts: mean {cosines.mean():.5f}, least {cosines.min():.5f}")
    if size > LARGEST:
        raise SystemExit(f"the weights are to be at most {LARGEST / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
