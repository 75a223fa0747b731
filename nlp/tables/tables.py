"""Task tables of a document: real ones, and those that were copied as text."""

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.tables.flattened import find_flattened
from vnpolicy.nlp.tables.model import TaskTable
from vnpolicy.nlp.tables.ruled import find_ruled


def find_task_tables(document: Document) -> list[TaskTable]:
    """Tables that assign work to agencies, in the order of the text: their columns, rows and group titles."""
    tables = [*find_ruled(document), *find_flattened(document)]
    return sorted(tables, key=lambda table: table.span)
