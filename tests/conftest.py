"""The benchmarks are no package of the wheel: tests find them at the root of the project."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
