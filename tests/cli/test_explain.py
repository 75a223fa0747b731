"""What `--explain` adds to a hit."""

import io
from dataclasses import replace

from rich.console import Console

from vnpolicy.cli.language import say, speaking
from vnpolicy.cli.search.report import print_hits
from vnpolicy.index.entries.hits import Card, Hit, Why
from vnpolicy.index.search.features import FEATURES
from vnpolicy.index.search.search import LOSSES
from vnpolicy.ingest.document import Span


def card(number):
    return Card(1, "plan.txt", "", number, None, None, None, None, "Giảm nhựa", "vi", 1)


def printed(hit, *, explain):
    stream = io.StringIO()
    print_hits(Console(file=stream, width=100), [hit], explain=explain)
    return stream.getvalue()


HIT = Hit(
    1,
    "passage",
    "Giảm túi ni lông",
    Span(0, 16),
    None,
    card("1/KH-UBND"),
    4.25,
    Why(("túi ni lông",), 0.8, {"words": 3.0, "doc_cosine": 1.25, "title": 0.0, "amending": -0.5}),
    also=(card("2/KH-UBND"),),
)


def test_the_parts_of_a_score_are_shown_greatest_first_and_only_when_asked_for():
    assert "words +3.00  doc cosine +1.25  amending -0.50" in printed(HIT, explain=True)
    assert "+3.00" not in printed(HIT, explain=False)


def test_the_parts_are_named_and_written_in_the_language_spoken():
    with speaking("vi"):
        assert "từ khớp +3,00  độ gần nghĩa của văn bản +1,25  văn bản sửa đổi -0,50" in printed(HIT, explain=True)
        assert "[dự thảo]" in printed(replace(HIT, draft=True), explain=False)


def test_every_part_of_a_score_has_a_name():
    for name in (*FEATURES, *LOSSES, "named"):
        assert say(f"part_{name}")


def test_the_translations_of_an_english_query_are_reasons():
    hit = replace(HIT, why=Why(translated=(("seminars", "hội thảo"), ("share", "chia sẻ"))))
    assert "translated: seminars → hội thảo, share → chia sẻ" in printed(hit, explain=False)


def test_copies_are_named_in_any_case():
    assert "2/KH-UBND" in printed(HIT, explain=False)
