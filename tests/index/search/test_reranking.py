"""A real cross-encoder, of random weights."""

import pytest

from vnpolicy.index.errors import EncoderMissing
from vnpolicy.index.search.reranking import CrossEncoderReranker

pytestmark = [
    pytest.mark.slow,  # importing torch
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def model(tmp_path):
    """The folder of a cross-encoder with one small layer."""
    pytest.importorskip("sentence_transformers", reason="the extra `models`")
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    syllables = "nhãn sinh thái chất thải y tế sở công thương"
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *syllables.split()]
    (tmp_path / "vocab.txt").write_text("\n".join(dict.fromkeys(words)), encoding="utf-8")
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = BertConfig(vocab_size=len(set(words)), num_labels=1, max_position_embeddings=512, **sizes)
    BertForSequenceClassification(config).save_pretrained(tmp_path / "model")
    BertTokenizerFast(str(tmp_path / "vocab.txt"), strip_accents=False).save_pretrained(tmp_path / "model")
    return tmp_path / "model"


def test_hits_stand_in_the_order_of_the_cross_encoder(library, model):
    reranker = CrossEncoderReranker(str(model))
    hits = library.search("nhãn sinh thái", limit=4, reranker=reranker)
    texts = [f"{hit.quote}\n{hit.document.title}" for hit in hits]
    assert [hit.score for hit in hits] == pytest.approx(reranker.score("nhãn sinh thái", texts), abs=1e-4)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_folder_without_a_model_is_said_to_be_one(tmp_path):
    pytest.importorskip("sentence_transformers", reason="the extra `models`")
    with pytest.raises(EncoderMissing, match="no such model"):
        CrossEncoderReranker(str(tmp_path))
