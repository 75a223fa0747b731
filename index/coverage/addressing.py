"""Whether a decision asks a record of the issuer of a column: by name, or with all bodies of its kind."""

import re
from dataclasses import dataclass
from functools import cache

from vnpolicy.index.agencies.names import Body, known_office, provinces
from vnpolicy.index.agencies.provinces import province_key
from vnpolicy.index.citations.identity import issuer_province, issuer_words
from vnpolicy.index.coverage.columns import Column
from vnpolicy.index.coverage.counterparts import CENTRAL_KINDS, NAMING, Keys, lead_keys, lead_standing
from vnpolicy.index.coverage.figures import own_levels
from vnpolicy.index.coverage.wordings import wordings
from vnpolicy.nlp.plan import Target, Task

# Committees and councils of the provinces
_LOCAL_KEYS = frozenset(("uy-ban-nhan-dan", "hoi-dong-nhan-dan", "uy-ban-nhan-dan-tinh", "hoi-dong-nhan-dan-tinh"))
_GOVERNMENT = "chinh-phu"
_OF_MINISTRIES = frozenset(("cap bo", "cap trung uong", "central level", "ministerial level"))


def asks(target: Target, column: Column) -> bool:
    """A target is everyone's; a figure of one level of government is asked of bodies of that level alone."""
    named = own_levels(target)
    return not named or bool(named - _OF_MINISTRIES if column.local else named & _OF_MINISTRIES)


@dataclass(frozen=True, slots=True)
class Addressees:
    """The leads of a task: keys and words of their names, provinces that they name, and whether all are asked."""

    keys: Keys
    names: frozenset[frozenset[str]]
    provinces: frozenset[str]
    local: bool
    central: bool

    @classmethod
    def of(cls, task: Task) -> "Addressees":
        """Read from the names of the leads: "UBND các tỉnh" are all provinces, "các bộ, ngành" all ministries."""
        names = [agency.name for agency in task.agencies("lead")]
        named = _province_keys() & set(map(issuer_province, names))
        local = not named and any(re.search(wordings("local", folded=False), name.lower()) for name in names)
        central = any(re.search(wordings("central", folded=False), name.lower()) for name in names)
        return cls(lead_keys(task), frozenset(map(issuer_words, names)), named, local, central)

    def take_in(self, column: Column) -> bool:
        """Whether the issuer of a column is one of them."""
        office = known_office(column.name)
        body = office.body if office else None
        if issuer_words(column.name) in self.names:
            return True
        if column.local:
            return (self.local or column.province in self.provinces) and (body is None or body.key in _LOCAL_KEYS)
        return body is not None and (self._named(body, column) or (self.central and _is_ministry(body)))

    def _named(self, body: Body, column: Column) -> bool:
        """Whether a central body, or one whose work it has taken over, leads the task."""
        asked = self.keys - (NAMING - {body.key})  # what those ask of whomever they name is asked of no one yet
        return lead_standing(asked, frozenset((body.key,)), column.documents[-1].issued) in ("same", "counterpart")


@cache
def _province_keys() -> frozenset[str]:
    return frozenset(province_key(province.name) for province in provinces().values())


def _is_ministry(body: Body) -> bool:
    return body.kind in CENTRAL_KINDS and body.key != _GOVERNMENT
