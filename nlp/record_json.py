"""The JSON of one document: the records of a Plan under the names that other programs read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from vnpolicy.ingest.document import Language, Span
from vnpolicy.nlp.plan import Citation, Comparator, Direction, Origin, Plan, Recurrence, Review, Role, Target, Task

SCHEMA = Path(__file__).with_name("record_schema.json")


@dataclass(frozen=True, slots=True)
class ReviewJson:
    """A reading that a person should check."""

    reason: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class DocumentJson:
    """The card of a document: its header, where it came from, and what to check."""

    doc_type: str | None
    doc_number: str | None
    issuer: str | None
    place: str | None
    issued: str | None
    title: str | None
    signer: str | None
    signer_title: str | None
    effective: str | None
    language: Language
    source: str
    digest: str
    recipients: tuple[str, ...]
    review: tuple[ReviewJson, ...]


@dataclass(frozen=True, slots=True)
class BasisJson:
    """A legal basis: a document cited in the opening."""

    quote: str
    span: Span
    page: int | None
    doc_type: str | None
    doc_number: str | None
    issuer: str | None
    issued: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class TargetJson:
    """A quantified result to reach; `value_max` is the upper bound of a range."""

    quote: str
    span: Span
    page: int | None
    indicator: str | None
    value: float
    value_max: float | None
    unit: str | None
    direction: Direction
    comparator: Comparator
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class AgencyJson:
    """An agency in its role: as printed, expanded, and its key where it is known."""

    written: str
    name: str
    key: str | None
    role: Role
    span: Span | None


@dataclass(frozen=True, slots=True)
class TaskJson:
    """A piece of work: `lead` and `coordinating` are the agencies as printed, `agencies` all that is known of them."""

    quote: str
    span: Span
    page: int | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    period: str | None
    start: str | None
    end: str | None
    recurrence: Recurrence | None
    funding: str | None
    output: str | None
    origin: Origin
    agencies: tuple[AgencyJson, ...]


@dataclass(frozen=True, slots=True)
class PlanJson:
    """All records of one document."""

    document: DocumentJson
    legal_bases: tuple[BasisJson, ...]
    targets: tuple[TargetJson, ...]
    tasks: tuple[TaskJson, ...]


def plan_json(plan: Plan) -> dict[str, Any]:
    """The records of a plan as plain dicts and lists, in the form of `record_schema.json`."""
    records = PlanJson(
        document=_document(plan),
        legal_bases=tuple(map(_basis, plan.bases)),
        targets=tuple(map(_target, plan.targets)),
        tasks=tuple(map(_task, plan.tasks)),
    )
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(records))
    return built


def record_json(record: Task | Target | Citation) -> dict[str, Any]:
    """One record as a plain dict, as it stands in the JSON of its document."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(_shaped(record)))
    return built


def _shaped(record: Task | Target | Citation) -> TaskJson | TargetJson | BasisJson:
    if isinstance(record, Task):
        return _task(record)
    return _target(record) if isinstance(record, Target) else _basis(record)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the JSON of one document, made from the types."""
    schema = msgspec.json.schema(PlanJson)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Records of one document", **schema}


def _document(plan: Plan) -> DocumentJson:
    head = plan.header
    return DocumentJson(
        doc_type=head.doc_type,
        doc_number=head.doc_number,
        issuer=head.issuer,
        place=head.place,
        issued=head.issued,
        title=head.title,
        signer=head.signer,
        signer_title=head.signer_title,
        effective=head.effective,
        language=plan.language,
        source=_valid(plan.source),
        digest=plan.digest,
        recipients=head.recipients,
        review=tuple(map(_review, plan.review)),
    )


def _valid(source: str) -> str:
    """A file name that is no valid UTF-8 comes with lone surrogates, which JSON cannot hold."""
    return source.encode("utf-8", "replace").decode()


def _review(review: Review) -> ReviewJson:
    return ReviewJson(review.reason, review.span)


def _basis(basis: Citation) -> BasisJson:
    return BasisJson(
        quote=basis.quote,
        span=basis.span,
        page=basis.page,
        doc_type=basis.doc_type,
        doc_number=basis.doc_number,
        issuer=basis.issuer,
        issued=basis.issued,
        title=basis.title,
    )


def _target(target: Target) -> TargetJson:
    return TargetJson(
        quote=target.quote,
        span=target.span,
        page=target.page,
        indicator=target.indicator,
        value=_whole(target.value),
        value_max=None if target.value_max is None else _whole(target.value_max),
        unit=target.unit,
        direction=target.direction,
        comparator=target.comparator,
        start=target.start,
        end=target.end,
    )


def _whole(value: float) -> float:
    """70, not 70.0, for a figure without decimals."""
    return int(value) if value == int(value) else value


def _task(task: Task) -> TaskJson:
    period = task.period
    return TaskJson(
        quote=task.quote,
        span=task.span,
        page=task.page,
        lead=tuple(agency.written for agency in task.agencies("lead")),
        coordinating=tuple(agency.written for agency in task.agencies("coordinating")),
        period=period.written if period else None,
        start=period.start if period else None,
        end=period.end if period else None,
        recurrence=period.recurrence if period else None,
        funding=task.funding,
        output=task.output,
        origin=task.origin,
        agencies=_agencies(task),
    )


def _agencies(task: Task) -> tuple[AgencyJson, ...]:
    return tuple(
        AgencyJson(a.agency.written, a.agency.name, a.agency.key, a.role, a.agency.span) for a in task.assignments
    )
