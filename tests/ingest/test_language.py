import pytest

from vnpolicy.ingest.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Sở Y tế chủ trì, phối hợp với các sở, ngành.", "vi", id="Vietnamese"),
        pytest.param("The Department of Health shall report to the Minister.", "en", id="English"),
        pytest.param(
            "The Ministry of Health shall work with Sở Y tế Đồng Nai for the plan.", "en", id="English with names"
        ),
        pytest.param("Ke hoach cua Uy ban nhan dan tinh va cac so", "vi", id="without diacritics"),
        pytest.param("12/KH-UBND", "vi", id="nothing to tell by"),
    ],
)
def test_language_is_found(text, language):
    assert find_language(text) == language
