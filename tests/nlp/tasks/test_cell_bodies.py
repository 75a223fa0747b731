"""Bodies in one cell of a task table: which of them lead and which help."""

import pytest

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.tasks.cell_bodies import CellBodies


@pytest.mark.parametrize(
    ("cell", "leads", "helps"),
    [
        pytest.param(
            "Sở Xây dựng (chủ trì), Công an tỉnh, Sở Y tế (phối hợp)",
            ["Sở Xây dựng"],
            ["Công an tỉnh", "Sở Y tế"],
            id="marks in brackets",
        ),
        pytest.param("Sở Y tế (chủ trì), Công an tỉnh", ["Sở Y tế"], ["Công an tỉnh"], id="only the lead is marked"),
        pytest.param(
            "Sở Y tế, Sở Nội vụ, Công an tỉnh (phối hợp)",
            ["Sở Y tế", "Sở Nội vụ"],
            ["Công an tỉnh"],
            id="only a helper is marked",
        ),
        pytest.param(
            "Sở Y tế chủ trì; Sở Nội vụ, UBND cấp xã phối hợp",
            ["Sở Y tế"],
            ["Sở Nội vụ", "UBND cấp xã"],
            id="marks without brackets",
        ),
        pytest.param("Sở Y tế\n(đơn vị chủ trì)\nSở Nội vụ", ["Sở Y tế"], ["Sở Nội vụ"], id="a mark on its own line"),
        pytest.param("Đơn vị chủ trì, Sở Y tế", ["Đơn vị chủ trì", "Sở Y tế"], [], id="a name that ends so"),
        pytest.param("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", ["Sở Y tế"], ["Sở Nội vụ"], id="with whom"),
        pytest.param(
            "- UBND các xã, phường, đặc khu\n- Tỉnh đoàn",
            ["UBND các xã, phường, đặc khu", "Tỉnh đoàn"],
            [],
            id="each item is a body",
        ),
        pytest.param("a) Bộ CHQS tỉnh\nb) Công an tỉnh", ["Bộ CHQS tỉnh", "Công an tỉnh"], [], id="lettered items"),
        pytest.param("1. Sở Y tế\n2. các phòng chức năng", ["Sở Y tế", "các phòng chức năng"], [], id="numbered items"),
    ],
)
def test_bodies_of_a_cell(cell, leads, helps):
    found = list(CellBodies(cell, {}).read(Span(0, len(cell)), "lead"))
    assert [one.agency.written for one in found if one.role == "lead"] == leads
    assert [one.agency.written for one in found if one.role == "coordinating"] == helps
    assert all(one.agency.span and cell[slice(*one.agency.span)] == one.agency.written for one in found)
