"""Indicator tables: one row an indicator, its unit, and a figure for each year or one figure in all."""

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.targets.indicator_tables.flat import find_flat_rows
from vnpolicy.nlp.targets.indicator_tables.grids import find_grid_rows
from vnpolicy.nlp.targets.indicator_tables.model import IndicatorRow


def find_indicator_rows(document: Document, issued: str) -> list[IndicatorRow]:
    """Rows of all indicator tables of the document, real ones first; `issued` is its ISO day, empty if unknown."""
    return [*find_grid_rows(document, issued), *find_flat_rows(document, issued)]
