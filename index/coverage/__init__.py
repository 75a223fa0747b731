"""How far the plans that implement a decision cover its targets and tasks."""

from vnpolicy.index.coverage.columns import Column
from vnpolicy.index.coverage.comparing import Delta, State
from vnpolicy.index.coverage.matrix import Asked, Cell, Matrix, find_coverage
from vnpolicy.index.coverage.narrowing import MatrixFilters, narrow

__all__ = ["Asked", "Cell", "Column", "Delta", "Matrix", "MatrixFilters", "State", "find_coverage", "narrow"]
