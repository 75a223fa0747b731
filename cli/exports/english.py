"""Names of agencies and of types of documents in English, beside those that the document has."""

from functools import lru_cache

from vnpolicy.cli.exports.words import Words
from vnpolicy.corpus import read_table
from vnpolicy.nlp.plan import Role, Task


def role_lines(task: Task, role: Role, words: Words, between: str = "\n") -> str:
    """Agencies of a role, one a line, as `agency_label` writes them."""
    return between.join(agency_label(agency.written, agency.name, words) for agency in task.agencies(role))


def agency_label(written: str, name: str, words: Words) -> str:
    """As printed; in English "Department of Health (Sở Y tế)", and as printed where no English name is known."""
    if words["language_code"] != "en":
        return written
    english = _english(name)
    return f"{english} ({written})" if english and english.casefold() != written.casefold() else written


def type_label(doc_type: str | None, words: Words) -> str | None:
    """A type of document: "Kế hoạch", in English "Plan"."""
    if doc_type is None or words["language_code"] != "en":
        return doc_type
    return next((row["written"] for row in read_table("document_types") if _is_english(row, doc_type)), doc_type)


def _is_english(row: dict[str, str], name: str) -> bool:
    return row["language"] == "en" and row["name"] == name


@lru_cache(maxsize=10_000)
def _english(name: str) -> str | None:
    from vnpolicy.index.agency_names import known_office

    found = known_office(name)
    return found.english.replace("’", "'") if found else None
