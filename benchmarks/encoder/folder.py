"""The folder that ships: a Sentence Transformers model whose weights are an ONNX file."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "corpus" / "encoder"
WEIGHTS = Path("onnx", "model.onnx")  # what Sentence Transformers looks for when no file is named
QUERIES = Path("onnx", "queries.onnx")  # the network that queries have of their own
WORDS = Path("onnx", "words.bin")  # the word embeddings of both
DIGEST = "digest.txt"
MODULES = ("Transformer", "Pooling", "Normalize")


def write_settings(folder: Path, config: Mapping[str, Any], longest: int) -> None:
    """Write what Sentence Transformers and the tokenizer have to know."""
    places = ["", "1_Pooling", "2_Normalize"]
    modules = [
        {"idx": number, "name": str(number), "path": place, "type": f"sentence_transformers.models.{kind}"}
        for number, (place, kind) in enumerate(zip(places, MODULES, strict=True))
    ]
    frame = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>"}
    files: dict[str, object] = {
        "modules.json": modules,
        "config.json": {**config, "max_position_embeddings": longest},
        "sentence_bert_config.json": {"max_seq_length": longest, "do_lower_case": False},
        "config_sentence_transformers.json": {"prompts": {}, "similarity_fn_name": "cosine"},
        "1_Pooling/config.json": {"word_embedding_dimension": config["hidden_size"], "pooling_mode_mean_tokens": True},
        "tokenizer_config.json": {
            **frame,
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "model_max_length": longest,
            "tokenizer_class": "PreTrainedTokenizerFast",
            "clean_up_tokenization_spaces": False,
        },
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def digest_of(folder: Path) -> str:
    """What tells the vectors of texts from others; kept in a file, since weights and tokenizer are read for it.

    Queries may be understood better without a library being encoded anew.
    """
    whole = hashlib.sha256()
    for path in (folder / WEIGHTS, folder / WORDS, folder / "tokenizer.json"):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
