"""The records of a document that a person names: a file, standard input, or one of the library."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnpolicy.cli.options import OcrChoice
    from vnpolicy.nlp.plan import Plan


def find_plan(name: str, library: str | None, ocr: "OcrChoice") -> "Plan":
    """The plan of a file, of `-`, or of a number or id of the library; of several with a number, the newest."""
    from vnpolicy.cli.extract import STDIN, read_plan
    from vnpolicy.ingest.sources import source_exists

    if name == STDIN or source_exists(name):
        return read_plan(name, ocr)
    if Path(name).suffix:  # "plan.docx" is a file that is not there, "215/KH-UBND" a number
        raise FileNotFoundError(2, "no such file", name)
    from vnpolicy.cli.formats import warn
    from vnpolicy.cli.opening import open_library

    with open_library(library) as opened:
        card, others = opened.card(name), len(opened.cards(name)) - 1
        if others:
            warn(f"{name}: the newest of {others + 1} documents with this number; see all with: policy library")
        return opened.plan(card.id)
