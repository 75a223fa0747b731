"""Names of agencies and of types of documents in English, beside those that the document has."""

from vnpolicy.cli.exports.words import Words
from vnpolicy.index.english.names import english_agency, english_type, is_vietnamese
from vnpolicy.nlp.plan import Role, Task

MARK = "[vi]"  # behind what has no English name


def role_lines(task: Task, role: Role, words: Words, language: str, between: str = "\n") -> str:
    """Agencies of a role, one a line, as `agency_label` writes them."""
    return between.join(agency_label(agency.written, agency.name, words, language) for agency in task.agencies(role))


def agency_label(written: str, name: str, words: Words, language: str) -> str:
    """As printed; in English as `agency_in_english` writes it. `language` is that of the document."""
    return written if words["language_code"] != "en" else agency_in_english(written, name, language)


def agency_in_english(written: str, name: str, language: str | None = None) -> str:
    """Such as "Department of Health (Sở Y tế)"; where no English name is known, "Tổ công tác 06 [vi]".

    `language` is that of the document: "KBNN" has no letter that tells it. Where it is not known the letters do.
    """
    if language == "en" or (language is None and not is_vietnamese(written)):
        return written
    english = english_agency(name)
    return f"{english} ({written})" if english and english.casefold() != written.casefold() else f"{written} {MARK}"


def type_label(doc_type: str | None, words: Words) -> str | None:
    """A type of document: "Kế hoạch", in English "Plan"."""
    if doc_type is None or words["language_code"] != "en":
        return doc_type
    return type_in_english(doc_type)


def type_in_english(doc_type: str) -> str:
    """A type in English; "Điều ước [vi]" where none is known."""
    return english_type(doc_type) or f"{doc_type} {MARK}"
