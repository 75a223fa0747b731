"""English names in the JSON of records, beside what the document has; nothing is put in place of anything.

`doc_type_en`, `issuer_en`, `lead_en` and `coordinating_en` (a name for each, null where there is none), `english` and
`english_act` of agencies, and `lang`, the language of what is quoted.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from vnpolicy.cli.language import names_in_english
from vnpolicy.index.english.names import english_act, english_agency, english_type

ROLES = ("lead", "coordinating")
COLUMNS = ("lang", "doc_type_en", "issuer_en", "lead_en", "coordinating_en")  # of a flat row


def plan_in_english(records: dict[str, Any]) -> dict[str, Any]:
    """The JSON of one document; as it is unless English was asked for."""
    if not names_in_english():
        return records
    card = records["document"]
    lists = {
        name: [record_in_english(one, card["language"]) for one in some]
        for name, some in records.items()
        if name != "document"
    }
    return {"document": card_in_english(card), **lists}


def record_in_english(record: dict[str, Any], language: str) -> dict[str, Any]:
    """One record of a document in this language; as it is unless English was asked for."""
    if not names_in_english():
        return record
    told = {**card_in_english(record), "lang": language}
    if "agencies" in record:
        told["agencies"] = [_agency(agency) for agency in record["agencies"]]
        for role in ROLES:
            names = [english_agency(agency["name"]) for agency in record["agencies"] if agency["role"] == role]
            told[f"{role}_en"] = names
    return told


def card_in_english(card: dict[str, Any]) -> dict[str, Any]:
    """What tells a document, with its type and issuer in English; as it is unless English was asked for."""
    if not names_in_english():
        return card
    told = dict(card)
    if "doc_type" in card:
        told["doc_type_en"] = card["doc_type"] and english_type(card["doc_type"])
    if "issuer" in card:
        told["issuer_en"] = card["issuer"] and english_agency(card["issuer"])
    return told


def columns_in_english(columns: Sequence[str]) -> tuple[str, ...]:
    """Columns of flat rows, with those of English names where English was asked for."""
    return (*columns, *COLUMNS) if names_in_english() else tuple(columns)


def row_in_english(record: Mapping[str, Any]) -> dict[str, Any]:
    """The English values of a record's JSON as plain values: names joined by "; ", those without one left out."""
    values = {name: record.get(name) for name in COLUMNS if name in record}
    return {
        name: "; ".join(filter(None, value)) if isinstance(value, list) else value for name, value in values.items()
    }


def _agency(agency: dict[str, Any]) -> dict[str, Any]:
    return {**agency, "english": english_agency(agency["name"]), "english_act": english_act(agency["name"])}
