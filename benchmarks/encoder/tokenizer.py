"""The tokenizer of the start with the pieces that stay: a unigram model, as XLM-RoBERTa has it."""

import json
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

BEGIN, PAD, END, UNKNOWN = "<s>", "<pad>", "</s>", "<unk>"  # the first four pieces, in this order
SPACE = "▁"  # what stands for one in a piece
SAVED = 0.1  # what a phrase is likelier than its pieces, for each that it saves: it is read wherever they would be
Piece = tuple[str, float]


def build_tokenizer(pieces: Sequence[Piece], longest: int | None = None) -> Tokenizer:
    """A tokenizer of (piece, log probability); texts are cut after `longest` tokens, the two of the frame included."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=3))
    spaces = normalizers.Replace(Regex(r"\s+"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces, normalizers.Strip()])
    phrases = any(SPACE in piece[1:] for piece, _ in pieces)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(split=not phrases)
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{BEGIN} $A {END}", pair=f"{BEGIN} $A {END} {END} $B {END}", special_tokens=[(BEGIN, 0), (END, 2)]
    )
    tokenizer.add_special_tokens([BEGIN, PAD, END, UNKNOWN])
    if longest is not None:
        tokenizer.enable_truncation(longest)
    return tokenizer


def read_pieces(path: Path) -> list[Piece]:
    """The pieces of a tokenizer's file with their log probabilities, in the order of their numbers."""
    return [(piece, score) for piece, score in json.loads(path.read_text("utf-8"))["model"]["vocab"]]


def add_phrases(pieces: Sequence[Piece], phrases: Sequence[str]) -> list[Piece]:
    """The pieces, and behind them one for each phrase.

    Likelier by little: "trong giang" is not to be read as "trong gia" and "ng".
    """
    scores, tokenizer = dict(pieces), build_tokenizer(pieces)
    read = [tokenizer.encode(phrase, add_special_tokens=False).tokens for phrase in phrases]
    likely = [sum(scores[piece] for piece in parts) + SAVED * (len(parts) - 1) for parts in read]
    return [*pieces, *zip(map("".join, read), likely, strict=True)]
