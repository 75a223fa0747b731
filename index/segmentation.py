"""Words of several syllables: found by underthesea when a document is added, by lookup when one is searched for."""

from collections.abc import Callable, Sequence

from vnpolicy.index.threads import let_threads_sleep
from vnpolicy.index.words import LONGEST_WORD, syllables
from vnpolicy.ingest.document import Language

SAMPLE = 2400  # characters of a document that are segmented
BEGINNING = 120  # characters of a record: enough to name the work


def segment(text: str, language: Language) -> str:
    """Vietnamese words of two syllables and more, "nhãn_sinh_thái sản_phẩm"; nothing for English.

    Imports underthesea (a second or more).
    """
    if language != "vi" or not text:
        return ""
    let_threads_sleep()
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
    return [" ".join(match_words(syllables(text), known.__contains__)) if known else "" for text in texts]


def match_words(parts: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """Longest words that are `known`, from left to right: a query's segmentation without a segmenter."""
    words, at = [], 0
    while at < len(parts):
        sizes = range(min(LONGEST_WORD, len(parts) - at), 1, -1)
        word = next((w for n in sizes if known(w := "_".join(parts[at : at + n]))), None)
        if word:
            words.append(word)
        at += word.count("_") + 1 if word else 1
    return words
