"""Packages kept out."""

import importlib
import sys

import pytest

from vnpolicy.nlp.imports import without


def test_a_package_kept_out_cannot_be_imported_and_comes_back(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with without("colorsys"), pytest.raises(ImportError):
        importlib.import_module("colorsys")
    assert importlib.import_module("colorsys").rgb_to_hsv(0, 0, 0) == (0, 0, 0)


def test_what_is_loaded_stays_loaded():
    with without("json"):
        assert sys.modules["json"] is not None
    assert sys.modules["json"] is not None
