"""Cells of tables from their ruling lines, found by pdfplumber."""

from collections.abc import Iterable
from typing import Any

from vnpolicy.ingest.document import Box


def find_cells(across: Iterable[Box], down: Iterable[Box], snap: float) -> list[list[Box]]:
    """Boxes of the cells of each table that lines make; `snap`: points by which lines that are one may lie apart."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = [_edge(rule, "h") for rule in across] + [_edge(rule, "v") for rule in down]
    if len({edge["orientation"] for edge in edges}) < 2:
        return []
    merged = merge_edges(edges, snap, snap, snap, snap)
    cells = intersections_to_cells(edges_to_intersections(merged, snap, snap))
    return [[Box(*map(float, cell)) for cell in table] for table in cells_to_tables(cells)]


def _edge(rule: Box, orientation: str) -> dict[str, Any]:
    """A line as pdfplumber has it."""
    return {
        "x0": rule.left,
        "x1": rule.right,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.right - rule.left,
        "height": rule.bottom - rule.top,
        "orientation": orientation,
        "object_type": "line",
    }
