"""Whether the body that leads in a province, or in a ministry, answers to the one that leads in the country."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.names import Office, bodies
from vnpolicy.index.agencies.succession import END, successors
from vnpolicy.index.citations.identity import issuer_words
from vnpolicy.index.days import last_day
from vnpolicy.nlp.plan import Task

# The same body; the local one of its field; another one; not known.
Standing = Literal["same", "counterpart", "other", "unknown"]
Keys = frozenset[str]
NO_LEAD: Keys = frozenset()
CENTRAL_KINDS = frozenset(("ministry", "ministerial", "government"))  # ministries, and what "các bộ, ngành" takes in
# What these are asked to do is done by whomever they name.
NAMING = frozenset(("uy-ban-nhan-dan", "chu-tich-uy-ban-nhan-dan", "chinh-phu", "thu-tuong-chinh-phu"))


def lead_keys(task: Task) -> Keys:
    """Keys of the bodies that lead a task; where a post leads, "Bộ trưởng Bộ Y tế", also that of its body."""
    leads = task.agencies("lead")
    named = (_by_words().get(issuer_words(agency.name)) for agency in leads)
    return frozenset(filter(None, (*(agency.key for agency in leads), *named)))


def leads_ministry(task: Task) -> bool:
    """Whether a ministry or another body under the government leads a task, not a unit of one."""
    found = (bodies().get(key) for key in lead_keys(task))
    return any(body is not None and body.kind in CENTRAL_KINDS for body in found)


@cache
def _by_words() -> dict[frozenset[str], str]:
    return {issuer_words(body.name): body.key for body in reversed(bodies().values())}


@lru_cache(maxsize=50_000)
def lead_standing(wanted: Keys, given: Keys, on: str | None = None) -> Standing:
    """How the leads of a plan's task, a plan of the day `on`, stand to those that a decision names."""
    if not wanted or not given:
        return "unknown"
    if wanted & given:
        return "same"
    if NAMING & wanted:
        return "counterpart"
    day = last_day(on) or END
    return "counterpart" if any(given & counterparts(key, day) for key in wanted) else "other"


@cache
def counterparts(key: str, on: str) -> frozenset[str]:
    """Keys of the local bodies with the work of a central one, on a day: of both, by the names before and after."""
    central = {key, *_heirs(key, on)}
    local = {other for body in central for other in _local(body)}
    return frozenset(local | {heir for body in local for heir in _heirs(body, on)} | (central - {key}))


@cache
def _heirs(key: str, on: str) -> frozenset[str]:
    body = bodies().get(key)
    if body is None:
        return frozenset()
    return frozenset(outcome.office.key for outcome in successors(Office(body), on=on).outcomes)


def _local(key: str) -> Iterable[str]:
    listed = _listed().get(key)
    if listed:
        return listed
    department = key.replace("bo-", "so-", 1)
    return (department,) if key.startswith("bo-") and department in bodies() else ()


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    return {row["key"]: tuple(row["local"].split("|")) for row in read_table("local_counterparts")}
