"""Words of several syllables: found by underthesea when a document is added, by lookup when one is searched for."""

from collections.abc import Callable, Collection, Sequence

from vnpolicy.index.threads import let_threads_sleep
from vnpolicy.index.words import LONGEST_WORD, syllables
from vnpolicy.ingest.document import Language
from vnpolicy.nlp.imports import MODELS, without

SAMPLE = 1800  # characters of a document that are segmented: more would cost a tenth of all ingest
BEGINNING = 120  # characters of a record: enough to name the work


def segment(text: str, language: Language) -> str:
    """Vietnamese words of two syllables and more, "nhãn_sinh_thái sản_phẩm"; nothing for English.

    Imports underthesea (half a second), without the translator and parser that it offers where torch is installed.
    """
    if language != "vi" or not text:
        return ""
    let_threads_sleep()
    with without(*MODELS):
        from underthesea import word_tokenize

    words = ("_".join(syllables(word)) for word in word_tokenize(text))
    return " ".join(word for word in words if "_" in word)


def segment_all(texts: Sequence[str], language: Language) -> list[str]:
    """Words of several syllables in each text of one document.

    The segmenter (170,000 characters/s) would take longer than all extraction. So it reads the beginnings, up to
    `SAMPLE` characters; the words that it finds there are then looked up in the whole.
    """
    sample, room = [], SAMPLE
    for text in texts:
        beginning = text[: min(BEGINNING, room)]
        sample.append(beginning)
        room -= len(beginning)
    known = set(segment("\n".join(filter(None, sample)), language).split())
    firsts = {word.partition("_")[0] for word in known}
    return [" ".join(match_words(syllables(text), known.__contains__, firsts)) if known else "" for text in texts]


def match_words(parts: Sequence[str], known: Callable[[str], bool], firsts: Collection[str] | None = None) -> list[str]:
    """Longest words that are `known`, from left to right: a query's segmentation without a segmenter.

    `firsts` are the syllables with which known words begin, where all of them are at hand.
    """
    words, at = [], 0
    while at < len(parts):
        word = _longest(parts[at : at + LONGEST_WORD], known) if firsts is None or parts[at] in firsts else None
        if word:
            words.append(word)
        at += word.count("_") + 1 if word else 1
    return words


def _longest(parts: Sequence[str], known: Callable[[str], bool]) -> str | None:
    """The longest known word at the beginning."""
    for size in range(len(parts), 1, -1):
        if known(word := "_".join(parts[:size])):
            return word
    return None
