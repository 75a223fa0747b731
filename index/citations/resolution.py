"""Which document a mention means: one of the library, one that is not in it, or one of several."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from vnpolicy.index.citations.identity import (
    LAWS,
    alike,
    always_dated,
    is_national,
    issuer_province,
    issuer_words,
    kind_of_series,
    name_key,
    number_year,
    same_level,
    same_number,
    same_series,
    years_passed,
)
from vnpolicy.index.storage.sql_values import placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name

State = Literal["found", "stub", "ambiguous"]


class Known(NamedTuple):
    """A document of the library as it is told from others."""

    id: int
    number_key: str
    name_key: str
    doc_type: str | None
    number: str | None
    issuer: str | None
    province: str
    issued: str | None
    title: str | None
    language: str

    @property
    def year(self) -> str | None:
        """The year of the number, else of the date."""
        return number_year(self.number_key) or (self.issued[:4] if self.issued else None)


class Cited(NamedTuple):
    """What a mention says of the document that it names."""

    number_key: str
    name_key: str
    issued: str | None
    issuer: str | None
    title: str | None
    doc_type: str | None = None


class Citing(NamedTuple):
    """Of the document that cites: its province, its day and its issuer decide what a mention leaves open."""

    province: str = ""
    issued: str | None = None
    issuer: str | None = None
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Resolved:
    """`found` has one document, `ambiguous` several or one that is not certain, `stub` none."""

    state: State
    documents: tuple[Known, ...] = ()
    reason: str | None = None


STUB = Resolved("stub")
_COLUMNS = "id, number_key, doc_type, number, issuer, province_key, issued, title, language"
_SAME_TITLE = 0.6  # share of words from which on two titles are those of one document
_SAME_ISSUER = 0.5
_TRUST = 2  # documents that must cite a law of a year for it to count as one that exists,
_SHARE = 0.1  # and their share of all that cite a law of the name: the others are slips, or mean one that amends it
_PASSED = "the law's name is given without its year; {years}"


@dataclass
class Resolver:
    """Resolves mentions against a library's documents. What it reads it keeps: make a new one after a change."""

    store: Store
    _by_first: dict[str, list[Known]] = field(default_factory=dict)
    _once: dict[str, Resolved | None] = field(default_factory=dict)
    _by_id: dict[int, Known] = field(default_factory=dict)
    _laws: dict[str, list[Known]] | None = None
    _years: dict[str, set[str]] = field(default_factory=dict)
    _seen: dict[tuple[Cited, Citing], Resolved] = field(default_factory=dict)

    def resolve(self, cited: Cited, citing: Citing) -> Resolved:
        """The document, or the reason why it is not certain."""
        if number_year(cited.number_key) and is_national(cited.number_key):
            sure = self._only(cited.number_key)
            if sure is not None and _agrees(cited, sure.documents[0]):
                return sure
            citing = Citing(language=citing.language)  # the number alone decides
        known = (cited, citing)
        if known not in self._seen:
            self._seen[known] = self._resolve(cited, citing)
        return self._seen[known]

    def _only(self, number_key: str) -> Resolved | None:
        """The document of a number that names issuer and year, where the library has it once."""
        if number_key not in self._once:
            same = [known for known in self.numbered(number_key) if known.number_key == number_key]
            self._once[number_key] = Resolved("found", tuple(same)) if len(same) == 1 else None
        return self._once[number_key]

    def _resolve(self, cited: Cited, citing: Citing) -> Resolved:
        if cited.number_key:
            return self._numbered(cited, citing)
        return self._named(cited, citing) if cited.name_key else STUB

    def known(self, document: int) -> Known:
        """A document by its id."""
        if document not in self._by_id:
            sql = f"SELECT {_COLUMNS} FROM documents WHERE id = ?"  # noqa: S608
            self._by_id[document] = _known(self.store.connection.execute(sql, (document,)).fetchone())
        return self._by_id[document]

    def numbered(self, number_key: str) -> list[Known]:
        """Documents whose number begins with the same figure."""
        first = number_key.split("-", 1)[0]
        if first not in self._by_first:
            sql = f"SELECT {_COLUMNS} FROM documents WHERE number_key >= ? AND number_key < ?"  # noqa: S608
            rows = self.store.connection.execute(sql, (f"{first}-", f"{first}."))
            self._by_first[first] = [_known(row) for row in rows]
        return self._by_first[first]

    def _numbered(self, cited: Cited, citing: Citing) -> Resolved:
        near = self.numbered(cited.number_key)
        found = _agreeing(cited, citing, [k for k in near if k.number_key == cited.number_key])
        if not found:
            found = _agreeing(cited, citing, [k for k in near if _respelled(cited, k)])
        return _decide(cited, citing, found)

    def laws(self, key: str) -> list[Known]:
        """Laws of a name."""
        if self._laws is None:
            sql = f"SELECT {_COLUMNS} FROM documents WHERE doc_type_key IN ({placeholders([*LAWS])})"  # noqa: S608
            self._laws = {}
            for known in map(_known, self.store.connection.execute(sql, tuple(LAWS))):
                self._laws.setdefault(known.name_key, []).append(known)
        return self._laws.get(key, [])

    def _named(self, cited: Cited, citing: Citing) -> Resolved:
        laws = self.laws(cited.name_key)
        if not laws:
            return STUB
        if cited.issued:
            same = [law for law in laws if law.year == cited.issued[:4]]
            return _one_of(same) if same else STUB
        return self._undated(laws, cited.name_key, citing)

    def _undated(self, laws: Sequence[Known], key: str, citing: Citing) -> Resolved:
        """A law without its year: the last one of the name before the document that cites it."""
        years = self._known_years(key) | {law.year for law in laws if law.year}
        day = citing.issued
        past = sorted(year for year in years if day is None or year <= day[:4])
        if not past:
            return STUB
        fresh = day is not None and int(day[:4]) - int(past[-1]) <= 1
        if len(past) > 1 and (day is None or fresh):
            return Resolved("ambiguous", tuple(laws), _PASSED.format(years=", ".join(past)))
        last = [law for law in laws if law.year == past[-1]]
        if last or key in years_passed():
            return _one_of(last) if last else STUB
        held = tuple(law for law in laws if law.year in past)
        return Resolved("ambiguous", held, _PASSED.format(years=", ".join(past))) if held else STUB

    def _known_years(self, key: str) -> set[str] | frozenset[str]:
        """Years in which laws of a name were passed, else those of which the library's documents cite one."""
        if key in years_passed():
            return years_passed()[key]
        if key not in self._years:
            sql = "SELECT DISTINCT issued, document FROM mentions WHERE name_key = ? AND issued IS NOT NULL"
            places = {(issued[:4], document) for issued, document in self.store.connection.execute(sql, (key,))}
            counts = Counter(year for year, _ in places)
            least = max(_TRUST, _SHARE * counts.total())
            self._years[key] = {year for year, count in counts.items() if count >= least}
        return self._years[key]


def _known(row: tuple[int, str, str | None, str | None, str | None, str, str | None, str | None, str]) -> Known:
    number, key, doc_type, written, issuer, province, issued, title, language = row
    return Known(number, key, name_key(doc_type, title), doc_type, written, issuer, province, issued, title, language)


def _agrees(cited: Cited, known: Known) -> bool:
    """Whether the day, as far as it is told, and the type are those of the only document of a number."""
    return cited.issued in (None, known.issued, known.year) and same_series(cited.doc_type, known.doc_type)


def _agreeing(cited: Cited, citing: Citing, found: Sequence[Known]) -> list[Known]:
    """Those that neither type, year, province nor issuer speak against."""
    found = [k for k in found if same_series(cited.doc_type, k.doc_type)]
    year = number_year(cited.number_key) or (cited.issued or "")[:4]
    found = [k for k in found if not year or not k.year or k.year == year]
    day = citing.issued
    found = [k for k in found if year or not day or not k.issued or k.issued <= day]
    return [k for k in found if _issuer_fits(cited, citing, k)]


def _respelled(cited: Cited, known: Known) -> bool:
    """Whether the number is another spelling of the document's; without its year the day or the title must agree."""
    likeness = same_number(cited.number_key, known.number_key)
    if likeness != "year left out":
        return likeness is not None
    year = number_year(cited.number_key) or (cited.issued or "")[:4]
    if always_dated(known.number_key) and year and known.year == year:
        return True
    return _same_day(cited, known) or _same_title(cited, known)


def _issuer_fits(cited: Cited, citing: Citing, known: Known) -> bool:
    if is_national(known.number_key):
        return True
    if cited.issuer and known.issuer and not same_level(cited.issuer, known.issuer):
        return False
    said = issuer_province(cited.issuer)
    if said and known.province:
        return said == known.province
    if cited.issuer and known.issuer and len(issuer_words(cited.issuer)) > _BARE:
        return alike(issuer_words(cited.issuer), issuer_words(known.issuer)) > _SAME_ISSUER or _same_day(cited, known)
    if citing.province and known.province and not _same_day(cited, known):
        return citing.province == known.province
    return True


_BARE = 5  # words of "Ủy ban nhân dân tỉnh", which names no province


def _same_day(cited: Cited, known: Known) -> bool:
    return bool(cited.issued) and len(cited.issued or "") > len("2020") and cited.issued == known.issued


def _other_day(cited: str | None, known: str | None) -> bool:
    """Whether two whole dates differ in more than one part: "2016-09-01" is no slip of the pen for "2016-05-14"."""
    parts, others = (cited or "").split("-"), (known or "").split("-")
    return len(parts) == len(others) == len("ymd") and sum(a != b for a, b in zip(parts, others, strict=True)) > 1


def _decide(cited: Cited, citing: Citing, found: Sequence[Known]) -> Resolved:
    if not found:
        return STUB
    exact = [k for k in found if _same_day(cited, k)]
    if len({_identity(k) for k in exact}) == 1:
        return _one_of(exact, citing.language)
    if len({_identity(k) for k in found}) > 1:
        titled = [k for k in found if _same_title(cited, k)]
        if len({_identity(k) for k in titled}) == 1:
            return _one_of(titled, citing.language)
        return Resolved("ambiguous", tuple(found), "several documents of the library have this number")
    doubt = _doubt(cited, citing, found[0])
    return Resolved("ambiguous", tuple(found), doubt) if doubt else _one_of(found, citing.language)


def _doubt(cited: Cited, citing: Citing, known: Known) -> str | None:
    """What keeps the only document of a number from being certain."""
    if _same_title(cited, known):
        return None
    if _other_day(cited.issued, known.issued):
        return "the number is that of a document of another day"
    if not (number_year(cited.number_key) or cited.issued):
        return "the number is given without its year"
    if is_national(known.number_key) or _same_day(cited, known):
        return None
    return None if _issuer_told(cited, citing, known) else "the number is given without its issuer"


def _issuer_told(cited: Cited, citing: Citing, known: Known) -> bool:
    """Whether the citation, or else the document that cites, names the province or the issuer."""
    told = issuer_province(cited.issuer) or citing.province
    issuer = cited.issuer or citing.issuer
    if known.province and told == known.province:
        return not issuer or not known.issuer or same_level(issuer, known.issuer)
    return bool(known.issuer) and alike(issuer_words(issuer), issuer_words(known.issuer)) > _SAME_ISSUER


def _identity(known: Known) -> tuple[str | None, str, str]:
    issuer = kind_of_series(known.doc_type) if is_national(known.number_key) else fold_name(known.issuer or "")
    return known.year, known.province, issuer


@lru_cache(maxsize=20_000)
def _title_words(title: str) -> frozenset[str]:
    return frozenset(fold_name(title).split())


_LEAST_WORDS = 4  # of a title that tells a document from others


def _same_title(cited: Cited, known: Known) -> bool:
    one, other = _title_words(cited.title or ""), _title_words(known.title or "")
    return min(len(one), len(other)) >= _LEAST_WORDS and alike(one, other) > _SAME_TITLE


def _one_of(found: Sequence[Known], language: str = "vi") -> Resolved:
    """The best of several copies: in the language of the document that cites it, whole, that is with its date."""
    return Resolved("found", (min(found, key=lambda known: (known.language != language, not known.issued, known.id)),))
