"""What the vector of an article is made of."""

import pytest

from vnpolicy.index.encoding.embedding import _following
from vnpolicy.index.storage.reading import StoredEntry
from vnpolicy.ingest.document import Span

HEADING = "Điều 5. Hiệu lực"


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ("\nCó hiệu lực từ ngày ký.\nĐiều 6. Trách nhiệm thi hành", "Có hiệu lực từ ngày ký."),
        ("\nBãi bỏ quy định tại\nĐiều 2 Thông tư này.", "Bãi bỏ quy định tại\nĐiều 2 Thông tư này."),
        ("\nCó hiệu lực từ ngày ký.\nĐiều 12a.", "Có hiệu lực từ ngày ký."),
        ("\nCó hiệu lực từ ngày ký.\n Điều 6\nTrách nhiệm", "Có hiệu lực từ ngày ký."),
        ("\nIt takes effect today.\nArticle 6. Execution", "It takes effect today."),
    ],
)
def test_a_short_article_ends_before_the_next_one_and_not_before_a_reference(after, kept):
    entry = StoredEntry(1, 1, "heading", Span(0, len(HEADING)), None, HEADING, None)
    assert _following(entry, HEADING + after) == kept
