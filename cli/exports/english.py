"""Names of agencies and of types of documents in English, beside those that the document has."""

from vnpolicy.cli.exports.words import Words
from vnpolicy.index.english_names import english_agency, english_type, is_vietnamese
from vnpolicy.nlp.plan import Role, Task

MARK = "[vi]"  # behind what has no English name


def role_lines(task: Task, role: Role, words: Words, between: str = "\n") -> str:
    """Agencies of a role, one a line, as `agency_label` writes them."""
    return between.join(agency_label(agency.written, agency.name, words) for agency in task.agencies(role))


def agency_label(written: str, name: str, words: Words) -> str:
    """As printed; in English as `agency_in_english` writes it."""
    return written if words["language_code"] != "en" else agency_in_english(written, name)


def agency_in_english(written: str, name: str) -> str:
    """Such as "Department of Health (Sở Y tế)"; where no English name is known, "Tổ công tác 06 [vi]"."""
    english = english_agency(name)
    if english and english.casefold() != written.casefold():
        return f"{english} ({written})" if is_vietnamese(written) else written
    return f"{written} {MARK}" if is_vietnamese(written) else written


def type_label(doc_type: str | None, words: Words) -> str | None:
    """A type of document: "Kế hoạch", in English "Plan"."""
    if doc_type is None or words["language_code"] != "en":
        return doc_type
    return type_in_english(doc_type)


def type_in_english(doc_type: str) -> str:
    """A type in English; "Điều ước [vi]" where none is known."""
    english = english_type(doc_type)
    return english or (f"{doc_type} {MARK}" if is_vietnamese(doc_type) else doc_type)
