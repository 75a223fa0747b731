"""In which words people ask for texts of which words: the sparse side of meaning, beside the vectors.

A translation model from texts to questions (Berger and Lafferty 1999): each word of a query is weighed by how much
oftener it is asked where a text has such and such syllables and words. "chích ngừa" is asked of "tiêm chủng", "ai" of
"chủ trì". `python -m benchmarks.train_associations` learns it for queries of either language.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Literal

from vnpolicy.index.query.query import Query
from vnpolicy.index.search.meaning import with_marks
from vnpolicy.index.wording.segmentation import find_words
from vnpolicy.index.wording.syllable_hashes import HashTable, hash_numbers, hash_syllables
from vnpolicy.index.wording.translation import english_stems, english_words, stem, translations
from vnpolicy.index.wording.words import other_spelling, spelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

AskedIn = Literal["vi", "en"]
STEPS = 8  # of a lift's logarithm to base 2 that the file tells apart between one and two
SURE = 300.0  # lift from which on a word of a text is told as the translation of one of a query
MOST_TOLD = 4  # of these
STEEPNESS = 5.0  # of the share of a text that is asked for in a word: what the first syllables count beside the rest


@dataclass(frozen=True)
class Units:
    """Syllables and pairs of them that make up a word ("tiêm_chủng"), by their numbers; 0 is any other syllable."""

    names: Sequence[str]
    syllables: HashTable
    pairs: HashTable  # by the numbers of both syllables

    @classmethod
    def named(cls, names: Sequence[str]) -> "Units":
        """Units of some names; of a pair both syllables must be named too."""
        import numpy as np

        numbers = {name: at for at, name in enumerate(names, 1)}
        parts = {number: name.split("_") for name, number in numbers.items() if "_" in name}
        codes = [numbers[a] * (len(names) + 1) + numbers[b] for a, b in parts.values()]
        pairs = HashTable.of(hash_numbers(np.array(codes, np.int64)), np.array(list(parts), np.int64))
        return cls(names, _table_of({name: at for name, at in numbers.items() if "_" not in name}), pairs)

    def of(self, texts: Sequence[str]) -> "tuple[Numbers, Numbers]":
        """Place of the text, and number, of each different unit of each text; texts in order."""
        import numpy as np

        size = len(self.names) + 1
        places, _, hashes = _syllables_of(texts)
        single = self.syllables.find(hashes)
        double = np.flatnonzero((single[:-1] * single[1:] > 0) & (places[:-1] == places[1:]))
        numbers = self.pairs.find(hash_numbers(single[double] * size + single[double + 1]))
        bits = size.bit_length()
        mask = (1 << bits) - 1
        every = np.sort((np.append(places, places[double]) << bits) + np.append(single, numbers))
        different = every[(np.diff(every, prepend=-1) > 0) & (every & mask > 0)]
        return different >> bits, different & mask


def _table_of(syllables: Mapping[str, int]) -> HashTable:
    """Numbers of syllables by the hashes of their two spellings."""
    import numpy as np

    forms = {**syllables, **{other_spelling(name): number for name, number in syllables.items()}}
    places, sizes, hashes = _syllables_of(list(forms))
    whole = np.array(list(map(len, forms)), np.int64)[places] == sizes  # "&" parts what is one syllable elsewhere
    return HashTable.of(hashes[whole], np.array(list(forms.values()), np.int64)[places[whole]])


def _syllables_of(texts: Sequence[str]) -> "tuple[Numbers, Numbers, Hashes]":
    """Of each syllable of texts the place of its text, its length, and its hash."""
    import numpy as np

    begins, sizes, hashes = hash_syllables("\n".join(texts))
    ends = np.cumsum([len(text) + 1 for text in texts])
    counts = np.diff(np.searchsorted(begins, ends), prepend=0)
    return np.repeat(np.arange(len(texts)), counts), sizes, hashes


@dataclass(frozen=True)
class Associations:
    """How much oftener each word is asked where a text has a unit; pairs that tell little are left out."""

    units: Units
    words: Mapping[str, int]
    starts: "Numbers"  # where the units of each word begin in the next two; one more than there are words
    linked: "Numbers"
    lifts: "Floats"

    def scores(self, words: Sequence[str], texts: Sequence[str]) -> "Floats":
        """How well each text fits what is asked: the logarithm of its lift, summed over the different words."""
        import numpy as np

        places, units = self.units.of(texts)
        _, lifts = self._lifts_of(words, units)
        sizes = np.bincount(places, minlength=len(texts))
        held = np.flatnonzero(sizes)
        found = np.zeros(len(texts), np.float32)
        if len(held):
            sums = np.add.reduceat(lifts, (np.cumsum(sizes) - sizes)[held], axis=1)
            found[held] = np.log1p(STEEPNESS * sums / sizes[held]).sum(axis=0)
        return found

    def strongest(self, words: Sequence[str], texts: Sequence[str], least: float) -> list[dict[str, tuple[str, float]]]:
        """For each text, by word the unit that it asks for most, with its lift of at least `least`."""
        import numpy as np

        places, units = self.units.of(texts)
        found: list[dict[str, tuple[str, float]]] = [{} for _ in texts]
        for word, lifts in zip(*self._lifts_of(words, units), strict=True):
            asked = np.flatnonzero(lifts >= least)
            for at in asked[np.argsort(lifts[asked], kind="stable")].tolist():  # the last one is the strongest
                found[places[at]][word] = self.units.names[units[at] - 1], float(lifts[at])
        return found

    def _lifts_of(self, words: Sequence[str], units: "Numbers") -> "tuple[list[str], Floats]":
        """The different words that are known, and the lift of each, in rows, of some units: 0 where not linked."""
        import numpy as np

        known = [word for word in dict.fromkeys(words) if word in self.words]
        every = np.zeros((len(known), len(self.units.names) + 1), np.float32)
        for row, word in zip(every, known, strict=True):
            own = slice(*self.starts[self.words[word] :][:2])
            row[self.linked[own]] = self.lifts[own]
        return known, every.take(units, axis=1)

    def write(self, stream: IO[bytes]) -> None:
        """The file that `read` reads."""
        import numpy as np

        names = ("\n".join(names).encode() for names in (self.words, self.units.names))
        words, units = (np.frombuffer(text, np.uint8) for text in names)
        steps = np.clip(np.rint(np.log2(self.lifts) * STEPS), 0, 255).astype(np.uint8)
        starts, linked = self.starts.astype(np.uint32), self.linked.astype(np.uint16)
        np.savez(stream, words=words, units=units, starts=starts, linked=linked, steps=steps)

    @classmethod
    def read(cls, stream: IO[bytes]) -> "Associations":
        """What `write` has written."""
        import numpy as np

        with np.load(stream) as stored:
            words, units = (stored[name].tobytes().decode().split("\n") for name in ("words", "units"))
            lifts = np.exp2(np.arange(256) / STEPS, dtype=np.float32)[stored["steps"]]
            numbers = {word: at for at, word in enumerate(words)}
            return cls(Units.named(units), numbers, stored["starts"].astype(np.int64), stored["linked"], lifts)


@cache
def read_associations(language: AskedIn) -> Associations:
    """The project's own, for queries in a language."""
    with (files("vnpolicy.corpus") / "associations" / f"{language}.npz").open("rb") as stream:
        return Associations.read(stream)


def associations_of(query: Query) -> Associations:
    """Those of the query's language."""
    return read_associations("en" if query.kind == "en" else "vi")


def associate(query: Query, texts: Sequence[str]) -> "Floats":
    """How well each text fits a query's words."""
    return associations_of(query).scores(query_words(query), texts)


def translated_words(query: Query, texts: Sequence[str]) -> list[tuple[tuple[str, str], ...]]:
    """By text, words of an English query with those of the Vietnamese text that they ask for, the surest first.

    (("seminars", "hội thảo"), ("share", "chia sẻ")). Of Vietnamese words the links are too loose to be told: "bịch",
    a bag, is asked of "phân hủy", to decompose.
    """
    if query.kind != "en" or not texts:
        return [()] * len(texts)
    strongest = associations_of(query).strongest(query_words(query), texts, SURE)
    meant = {name: {"_".join(one.parts) for one in translations(stem(name))} for name in english_words(query.text)}
    return [_told(meant, units, text) for units, text in zip(strongest, texts, strict=True)]


def _told(
    meant: Mapping[str, Collection[str]], units: Mapping[str, tuple[str, float]], text: str
) -> tuple[tuple[str, str], ...]:
    """The words with what they ask for, as whole words of the text: "du" alone is none, the text has "du lịch".

    Only what is `meant` by them too: "pollution" is asked of "không khí", air, and means "ô nhiễm".
    """
    asked = {name: units.get(stem(name), ("", 0.0)) for name in meant}
    likely = {
        name: (unit, lift)
        for name, (unit, lift) in asked.items()
        if unit not in ("", name) and any(_has(word, unit) for word in meant[name])
    }
    wholes = vietnamese_words(text) if likely else []
    found: dict[tuple[str, str], float] = {}
    for name, (unit, lift) in likely.items():
        whole = next((word for word in wholes if _has(word, unit)), unit)
        if whole in meant[name]:
            found[name, whole.replace("_", " ")] = lift
    return tuple(sorted(found, key=lambda pair: -found[pair])[:MOST_TOLD])


def _has(word: str, unit: str) -> bool:
    """Whether the unit is all or some syllables of a word."""
    return f"_{unit}_" in f"_{word}_"


def query_words(query: Query) -> list[str]:
    """The words of a query as the associations know them: "tiêm_chủng", or without their endings in English."""
    if query.kind == "en":
        return english_stems(query.text)
    return vietnamese_words(with_marks(query))


def vietnamese_words(text: str) -> list[str]:
    """Words of a Vietnamese text, syllables joined: ["chích", "ngừa", "trẻ_em"]."""
    parts = spelled(text)
    return ["_".join(parts[at] for at in places) for places in find_words(parts)]
