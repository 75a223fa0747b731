"""The metadata card that a legal database prints before a document: "Số hiệu | 202/KH-UBND |"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.letters import flat

REACH = 2500
_FEWEST = 3


@cache
def _labels() -> tuple[dict[str, str], re.Pattern[str]]:
    fields = {row["written"].lower(): row["field"] for row in read_table("card_labels")}
    written = alternatives(fields, blank=" ", any_case=True)
    return fields, re.compile(rf"(?<!\w)({written})(?!\w)\s*[:|]?", re.IGNORECASE)


@lru_cache(maxsize=1)  # several parts of the header ask for it
def read_card(text: str) -> tuple[Mapping[str, str], int]:
    """Values of the card by field, and where the card ends; nothing and 0 where the text has no card.

    `title` is the line above the first label. Fewer than three labels are no card.
    """
    head = flat(text[:REACH])
    fields, labels = _labels()
    found = _run([match for match in labels.finditer(head) if match[1][0].isupper()])
    if len({fields[match[1].lower()] for match in found}) < _FEWEST:
        return {}, 0
    ends = [match.start() for match in found[1:]] + [_last_value_end(text, found[-1].end())]
    values = {fields[m[1].lower()]: head[m.end() : end].strip(" |:") for m, end in zip(found, ends, strict=True)}
    values["title"] = _line_before(text, found[0].start())
    return values, ends[-1]


def _run(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Labels that follow each other closely: a value is short."""
    run: list[re.Match[str]] = []
    for match in matches:
        repeated = any(match[1].lower() == label[1].lower() for label in run)
        if run and (repeated or match.start() - run[-1].end() > 160):
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(match)
    return run


def _last_value_end(text: str, start: int) -> int:
    value = re.compile(r"\s*[^\n]*").match(text, start)
    end = value.end() if value else start
    return end if end - start < 120 else start


def _line_before(text: str, end: int) -> str:
    lines = [line.strip(" |\t") for line in text[:end].splitlines()]
    return next((line for line in reversed(lines) if line), "")
