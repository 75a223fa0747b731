"""The tokenizer of the start with the pieces that stay: a unigram model, as XLM-RoBERTa has it."""

from collections.abc import Sequence

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

BEGIN, PAD, END, UNKNOWN = "<s>", "<pad>", "</s>", "<unk>"  # the first four pieces, in this order


def build_tokenizer(pieces: Sequence[tuple[str, float]], longest: int | None = None) -> Tokenizer:
    """A tokenizer of (piece, log probability); texts are cut after `longest` tokens, the two of the frame included."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=3))
    spaces = normalizers.Replace(Regex(r"\s+"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces, normalizers.Strip()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{BEGIN} $A {END}", pair=f"{BEGIN} $A {END} {END} $B {END}", special_tokens=[(BEGIN, 0), (END, 2)]
    )
    tokenizer.add_special_tokens([BEGIN, PAD, END, UNKNOWN])
    if longest is not None:
        tokenizer.enable_truncation(longest)
    return tokenizer
