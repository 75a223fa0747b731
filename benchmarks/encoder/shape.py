"""The start with fewer pieces and layers, as a Sentence Transformers model to train.

    python -m benchmarks.encoder.shape --pieces pieces.txt -o student
    python -m benchmarks.encoder.shape --pieces pieces.txt -o teacher --layers 0 1 2 3 4 5 6 7 8 9 10 11 --exact

A student has six layers and the approximated activation, which the faster node of the runtime computes.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.encoder.start import Floats, Start, read_start, weights_file
from benchmarks.encoder.tokenizer import BEGIN, END, PAD, UNKNOWN, build_tokenizer

# Of the choices of six that were tried, the one whose vectors are most like those of all twelve, before any training.
LAYERS = (0, 1, 4, 9, 10, 11)
# Names in the start's file -> names of Hugging Face.
DENSE = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def shape_tensors(start: Start, pieces: Sequence[int], layers: Sequence[int]) -> dict[str, Floats]:
    """Tensors of the smaller network, by their names in Hugging Face's BERT."""
    given = start.tensors
    tensors = {
        "embeddings.word_embeddings.weight": given["emb.word"][list(pieces)],
        "embeddings.position_embeddings.weight": given["emb.pos"],
        "embeddings.token_type_embeddings.weight": given["emb.type"].reshape(-1, start.hidden),
        "embeddings.LayerNorm.weight": given["emb.ln.w"],
        "embeddings.LayerNorm.bias": given["emb.ln.b"],
    }
    for number, layer in enumerate(layers):
        for short, name in DENSE.items():
            tensors[f"encoder.layer.{number}.{name}.weight"] = given[f"l{layer}.{short}.w"]
            tensors[f"encoder.layer.{number}.{name}.bias"] = given[f"l{layer}.{short}.b"]
    return {name: np.array(tensor) for name, tensor in tensors.items()}


def network_sizes(start: Start, pieces: int, layers: int, activation: str) -> dict[str, Any]:
    """What `BertConfig` takes."""
    return {
        "vocab_size": pieces,
        "hidden_size": start.hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": start.heads,
        "intermediate_size": start.inner,
        "max_position_embeddings": start.positions,
        "type_vocab_size": 2,
        "layer_norm_eps": start.epsilon,
        "hidden_act": activation,
        "pad_token_id": 1,
        "bos_token_id": 0,
        "eos_token_id": 2,
    }


def save_model(tensors: Mapping[str, Floats], sizes: Mapping[str, Any], pieces: Any, folder: Path) -> None:  # noqa: ANN401
    """Write a Sentence Transformers model: BERT, mean of the tokens, length 1."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    longest = sizes["max_position_embeddings"]
    model = BertModel(BertConfig(**sizes), add_pooling_layer=False)
    model.load_state_dict({name: torch.from_numpy(tensor) for name, tensor in tensors.items()}, strict=False)
    frame = {"bos_token": BEGIN, "cls_token": BEGIN, "eos_token": END, "sep_token": END, "pad_token": PAD}
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=build_tokenizer(pieces), unk_token=UNKNOWN, model_max_length=longest, **frame
    )
    inside = folder / "bert"
    model.save_pretrained(inside)
    tokenizer.save_pretrained(inside)
    bert = Transformer(str(inside), max_seq_length=longest, model_kwargs={"add_pooling_layer": False})
    parts = [bert, Pooling(sizes["hidden_size"], "mean"), Normalize()]
    SentenceTransformer(modules=parts, device="cpu").save(str(folder))
    for file in inside.iterdir():
        file.unlink()
    inside.rmdir()


def main() -> None:
    """Shape and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=Path, required=True, metavar="FILE", help="as written by `vocabulary`")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument(
        "--layers", type=int, nargs="+", default=LAYERS, help="layers of the start that stay (0 1 4 9 10 11)"
    )
    parser.add_argument("--exact", action="store_true", help="the activation of the start")
    options = parser.parse_args()
    start = read_start(weights_file())
    chosen = [int(line) for line in options.pieces.read_text("utf-8").split()]
    activation = "gelu" if options.exact else "gelu_pytorch_tanh"
    sizes = network_sizes(start, len(chosen), len(options.layers), activation)
    tensors = shape_tensors(start, chosen, options.layers)
    save_model(tensors, sizes, [start.pieces[number] for number in chosen], options.output)
    print(f"{options.output}: {sum(tensor.size for tensor in tensors.values()) / 1e6:.1f} million weights")


if __name__ == "__main__":
    main()
