"""A matrix as plain dicts: the decision, its columns, and for each target and task a cell for each column."""

from typing import Any

from vnpolicy.cli.cites.writing import known_json
from vnpolicy.cli.crossref.words import count_states, deltas_words
from vnpolicy.cli.english_json import record_in_english
from vnpolicy.index.coverage import Asked, Cell, Column, Matrix
from vnpolicy.index.coverage.records import Entry
from vnpolicy.nlp.record_json import record_json


def matrix_json(matrix: Matrix) -> dict[str, Any]:
    """The whole matrix; the cells of a row stand in the order of the columns."""
    return {
        "decision": known_json(matrix.decision),
        "columns": [_column(matrix, place, column) for place, column in enumerate(matrix.columns)],
        "rows": [_row(*row, matrix.columns) for row in zip(matrix.rows, matrix.cells, strict=True)],
        "without_records": [known_json(known) for known in matrix.silent],
        "also_cite_it": [known_json(known) for known in matrix.passing],
    }


def _column(matrix: Matrix, place: int, column: Column) -> dict[str, Any]:
    return {
        "issuer": column.name,
        "province": column.province or None,
        "documents": [known_json(known) for known in column.documents],
        "counts": count_states(matrix, place),
    }


def _row(asked: Asked, cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "kind": asked.entry.kind,
        "number": asked.number,
        "document_id": asked.document.id,
        "record": record_in_english(record_json(asked.entry.record), asked.document.language),
        "cells": [_cell(asked, cell, column) for cell, column in zip(cells, columns, strict=True)],
    }


def _cell(asked: Asked, cell: Cell, column: Column) -> dict[str, Any]:
    return {
        "issuer": column.name,
        "state": cell.state,
        "addressed": cell.asked_of,
        "likelihood": round(cell.likelihood, 3) or None,
        "deltas": [
            {"what": delta.what, "given": delta.given, "asked": delta.asked, "fault": delta.fault, "words": words}
            for delta, words in zip(cell.deltas, deltas_words(cell, asked), strict=True)
        ],
        "document": known_json(cell.document) if cell.document else None,
        "record": _record(cell),
        "also": [_also(entry) for entry in cell.also],
    }


def _record(cell: Cell) -> dict[str, Any] | None:
    if cell.entry is None or cell.document is None:
        return None
    return record_in_english(record_json(cell.entry.record), cell.document.language)


def _also(entry: Entry) -> dict[str, Any]:
    record = entry.record
    return {"document_id": entry.document, "quote": record.quote, "span": list(record.span), "page": record.page}
