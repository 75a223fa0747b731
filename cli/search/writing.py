"""Hits as JSON, JSON Lines, CSV or a readable list."""

import json
from collections.abc import Sequence
from typing import TextIO

from vnpolicy.cli.english_json import columns_in_english
from vnpolicy.cli.formats import Format, make_console, write_json
from vnpolicy.index.entries.hits import Hit


def write_hits(stream: TextIO, hits: Sequence[Hit], form: Format, *, explain: bool = False) -> None:
    """Write hits in a form; JSON is always an array, and always has the parts of the scores."""
    if form is Format.TABLE:
        from vnpolicy.cli.search.report import print_hits

        print_hits(make_console(stream), hits, explain=explain)
    elif form is Format.CSV:
        from vnpolicy.cli.csv_writing import write_csv
        from vnpolicy.cli.search.json import COLUMNS, hit_rows

        write_csv(stream, columns_in_english(COLUMNS), hit_rows(hits))
    else:
        _write_json(stream, hits, form)


def _write_json(stream: TextIO, hits: Sequence[Hit], form: Format) -> None:
    from vnpolicy.cli.search.json import hits_json

    if form is Format.JSON:
        write_json(stream, hits_json(hits))
    else:
        stream.writelines(json.dumps(hit, ensure_ascii=False) + "\n" for hit in hits_json(hits))
