"""Encoders by name, and one of Sentence Transformers as a person would have it in a folder."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from vnpolicy.index.encoding.bilingual import BilingualEncoder
from vnpolicy.index.encoding.encoder import SentenceTransformersEncoder, find_encoder
from vnpolicy.index.errors import EncoderMissing
from vnpolicy.index.search.reranking import CrossEncoderReranker

WORDS = ["nhãn", "sinh", "thái", "chất", "thải", "query", "passage", ":", "sở", "y", "tế"]
PROMPTS = {"query": "query : ", "passage": "passage : "}


def test_the_default_encoder_needs_no_download():
    assert isinstance(find_encoder(), BilingualEncoder)
    assert isinstance(find_encoder("vnpolicy"), BilingualEncoder)


def test_another_name_needs_the_extra(monkeypatch):
    monkeypatch.setattr("vnpolicy.index.encoding.encoder.find_spec", lambda _: None)
    with pytest.raises(EncoderMissing, match="sentence-transformers"):
        find_encoder("BAAI/bge-m3")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A BERT of two layers with random weights, its word pieces and its prompts, saved as a model's folder."""
    pytest.importorskip("sentence_transformers", reason="needs the extra `models`")
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    place = tmp_path_factory.mktemp("model")
    (place / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), encoding="utf-8"
    )
    torch.manual_seed(0)
    size = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(vocab_size=len(WORDS) + 5, max_position_embeddings=64, **size)).save_pretrained(place / "bert")
    tokenizer = BertTokenizerFast(str(place / "vocab.txt"), strip_accents=False, model_max_length=64)
    tokenizer.save_pretrained(place / "bert")
    layers = Transformer(str(place / "bert"))
    model = SentenceTransformer(modules=[layers, Pooling(32)], prompts=PROMPTS, device="cpu")
    model.save(str(place / "whole"))
    return place / "whole"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # those of torch and transformers are theirs
def test_a_sentence_transformers_model_is_an_encoder(folder):
    encoder = find_encoder(str(folder))
    assert isinstance(encoder, SentenceTransformersEncoder)
    passages = encoder.encode_passages(["nhãn sinh thái", "chất thải y tế \0", "\ud800"])
    queries = encoder.encode_queries(["nhãn sinh thái"])
    assert (passages.dtype, passages.shape, encoder.dimensions) == (np.float32, (3, 32), 32)
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert not np.allclose(passages[0], queries[0], atol=1e-3), "each side has its prompt"
    np.testing.assert_allclose(queries, encoder.encode_queries(["nhãn sinh thái", "sở"])[:1], atol=1e-5)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_digest_tells_two_models_of_one_name_apart(folder, tmp_path):
    first = find_encoder(str(folder)).digest
    assert find_encoder(str(folder)).digest == first
    import torch
    from safetensors.torch import load_file, save_file

    other = shutil.copytree(folder, tmp_path / "whole")
    weights = {name: value + 0.1 * torch.randn_like(value) for name, value in load_file(_weights(other)).items()}
    save_file(weights, _weights(other), metadata={"format": "pt"})
    assert find_encoder(str(other)).digest != first


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_folder_that_is_no_model_is_reported(tmp_path):
    pytest.importorskip("sentence_transformers", reason="needs the extra `models`")
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(EncoderMissing, match="no such model"):
        _ = find_encoder(str(tmp_path)).dimensions


def _weights(folder: Path) -> str:
    return str(next(folder.rglob("model.safetensors")))


@pytest.mark.parametrize("make", [SentenceTransformersEncoder, CrossEncoderReranker])
def test_a_model_that_nobody_has_is_told_before_anything_is_loaded(make, monkeypatch):
    # Its hub's library alone comes with the default install too, by way of `tokenizers`.
    pytest.importorskip("sentence_transformers", reason="the extra `models`")
    hub = pytest.importorskip("huggingface_hub")

    def unreachable(*_, **__):
        raise OSError("no connection")

    monkeypatch.setattr(hub.HfApi, "model_info", unreachable)
    with pytest.raises(EncoderMissing, match="no such model on this machine"):
        _ = getattr(make("nobody/has-it"), "dimensions", None)
