import numpy as np
import pytest

from vnpolicy.ingest.scan.head import find_head
from vnpolicy.ingest.scan.picture import clear_paper

Image = pytest.importorskip("PIL.Image")

DPI = 200
SIZE = (1654, 2339)


def page(*lines):
    """White paper with a bar for each line of print: left, right and top in dots; a line is 24 dots high."""
    dots = np.full(SIZE[::-1], 255, np.uint8)
    for left, right, top in lines:
        dots[top : top + 24, left:right] = 20
    return dots


LEFT = [(180, 540, 130), (120, 640, 170), (170, 560, 250)]
RIGHT = [(700, 1440, 132), (860, 1300, 172), (800, 1350, 252)]
BODY = [(120, 1540, 600 + 40 * number) for number in range(20)]
TITLE = (600, 1050, 420)


@pytest.mark.parametrize(
    ("lines", "bottom"),
    [
        pytest.param([*LEFT, *RIGHT, TITLE, *BODY], 420, id="a title below"),
        pytest.param([*LEFT, *RIGHT, (330, 672, 420), *BODY], 420, id="a line that reaches into the gutter"),
        pytest.param([*LEFT, *RIGHT, *BODY, (2, 30, 60)], 600, id="a shadow at the edge"),
    ],
)
def test_head_ends_above_the_first_line_that_crosses_its_gutter(lines, bottom):
    left, right = find_head(page(*lines), DPI)
    assert 640 < left.right == right.left < 700
    assert bottom - 10 <= left.bottom <= bottom


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(BODY, id="lines over the whole page"),
        pytest.param([(600, 1050, 130), *BODY], id="a title"),
        pytest.param([LEFT[0], RIGHT[0], *BODY], id="one line of two words"),
        pytest.param([], id="an empty page"),
    ],
)
def test_page_that_begins_otherwise_has_no_head(lines):
    assert find_head(page(*lines), DPI) == ()


def test_noise_is_cleared_and_print_stays():
    dots = page(TITLE)
    noisy = np.clip(dots - np.abs(np.random.default_rng(1).normal(0, 14, dots.shape)), 0, 255).astype(np.uint8)
    clean = clear_paper(noisy)
    assert (clean[700:] == 255).all()
    assert np.array_equal(clean[420:444, 600:1050], noisy[420:444, 600:1050])
