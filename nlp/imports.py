"""Packages that others import where they happen to be installed, kept out where nothing here uses them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType

# thinc (below spaCy) and underthesea import them if they can: 3.4 s and 330 MB a process, unused.
MODELS = ("torch", "transformers")


def hide(*names: str) -> list[str]:
    """Importing these fails from now on as if they were not installed; gives those that were not loaded yet."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden, cast("ModuleType", None)))
    return hidden


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Within it these seem not installed; what was loaded before stays loaded."""
    hidden = hide(*names)
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
