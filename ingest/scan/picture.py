"""A picture of a page made ready for recognition: upright, black on white, without seals and ink."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image


BEST_DPI = 200  # 200 to 300 read alike (0.7 to 0.9 % wrong letters of a 13-point scan); finer takes longer
COLOURED = 24  # difference of the colour channels from which a dot is ink or seal, not print
PRINT = 120  # brightest channel of a dot of black print, coloured a little by the scanner
PAPER = 75  # percentile of the dots that is paper, whatever its tint
STRONG = 60  # difference from which it is ink however dark
AROUND, AMID = 6, 0.25  # dots around one, and the share of them that is ink where it stands amid ink
STROKE = 0.28  # share of the dots around one, within three, that is dark where it belongs to a stroke
HEAD = 0.33  # share of the page in which blue stays: there the number is written by hand or stamped
DARKEST_PAPER = 60.0
WHITE = 0.95  # of the paper's own light: harder contrast costs accents (1.5 instead of 0.8 % wrong letters)
DARK = 140  # on a page whose paper is 255
STEEPEST = 5.0  # degrees
STRAIGHT = 0.12  # degrees that need no turning
COARSE_DPI = 75
EDGE = 12  # part of a page at each of its edges where shadows are
MOST_SEEN = 40_000  # dots that tell how lines run
FAINT = 190  # darkest grey of noise on white paper: 255 less five times the noise of a poor scanner
BLOCK = 8  # dots a side of the blocks in which a page is cleared
FEW = 3  # faint dots in a block that are noise
MOST_ENLARGED = 20_000_000  # dots: a strip of 5,000 by 1, taken for a page 1 dot wide, grew to billions


def resample(picture: "Image", dpi: float) -> tuple["Image", int]:
    """The picture at the resolution that Tesseract reads best, and that resolution."""
    from PIL import Image

    room = (MOST_ENLARGED / (picture.width * picture.height)) ** 0.5
    scale = min(BEST_DPI / dpi, max(room, 1.0))
    if 0.95 < scale < 1.05:
        return picture, max(round(dpi), 1)
    size = (max(round(picture.width * scale), 1), max(round(picture.height * scale), 1))
    kept = picture.convert({"P": "RGB", "1": "L"}.get(picture.mode, picture.mode))
    return kept.resize(size, Image.Resampling.LANCZOS), max(round(dpi * scale), 1)


def to_grey(picture: "Image") -> "NDArray[np.uint8]":
    """Grey dots of a picture, red seals and blue ink as light as the paper, the print beneath them dark."""
    if picture.mode in {"1", "L", "LA", "I;16", "I"}:
        return np.asarray(picture.convert("L"))
    dots = np.asarray(picture.convert("RGB"))
    grey = np.asarray(picture.convert("L")).copy()
    ink = _ink(dots)
    grey[ink] = 255
    return _without_crumbs(grey, ink)


def _ink(dots: "NDArray[np.uint8]") -> "NDArray[np.bool_]":
    """Where a page is coloured and not as dark as print; blue ink in its head stays, for the number may be in it."""
    paper = np.percentile(dots[::8, ::8], PAPER, axis=(0, 1))
    gain = [np.clip(np.arange(256) * (255 / max(tone, 128.0)), 0, 255).astype(np.uint8) for tone in paper]
    red, green, blue = (gain[channel][dots[:, :, channel]] for channel in range(3))
    light = np.maximum(np.maximum(red, green), blue)
    spread = light - np.minimum(np.minimum(red, green), blue)
    found: NDArray[np.bool_] = spread > COLOURED
    found &= (light > PRINT) | ((spread > STRONG) & (red == light))
    head = slice(0, int(HEAD * len(dots)))
    found[head] &= blue[head] <= red[head]
    return found


def _without_crumbs(grey: "NDArray[np.uint8]", ink: "NDArray[np.bool_]") -> "NDArray[np.uint8]":
    """The page without the dark dots that a seal leaves: a dot of a stroke has others around it."""
    if not ink.any():
        return grey
    crumbs = (_around(ink, AROUND) > AMID) & (_around(grey < DARK, 3) < STROKE)
    grey[crumbs] = 255
    return grey


def _around(mask: "NDArray[np.bool_]", radius: int) -> "NDArray[np.float32]":
    """Share of each dot's neighbourhood that a mask covers."""
    from PIL import Image, ImageFilter

    picture = Image.fromarray(mask.astype(np.uint8) * 255).filter(ImageFilter.BoxBlur(radius))
    return np.asarray(picture, dtype=np.float32) / np.float32(255)


def whiten(grey: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The page with its paper white everywhere: shadows, grey paper and print shining through are gone."""
    from PIL import Image, ImageFilter

    height, width = grey.shape
    small = Image.fromarray(grey).reduce(8)
    paper = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(4))
    ground = np.asarray(paper.resize((width, height), Image.Resampling.BILINEAR), dtype=np.float32)
    shade = grey.astype(np.float32) / np.maximum(ground, DARKEST_PAPER)
    return np.minimum(shade * (255 / WHITE), 255).astype(np.uint8)


def find_slope(grey: "NDArray[np.uint8]", dpi: int) -> float:
    """Degrees by which the lines of text fall to the right, within five; 0 for a page without lines."""
    from PIL import Image

    small = np.asarray(Image.fromarray(grey).reduce(max(dpi // COARSE_DPI, 1)))
    ys, xs = np.nonzero(small < DARK)
    if len(ys) < 500:
        return 0.0
    coarse = max(np.arange(-STEEPEST, STEEPEST + 0.1, 0.5), key=lambda angle: _sharpness(ys, xs, angle))
    return float(max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda angle: _sharpness(ys, xs, angle)))


def _sharpness(ys: "NDArray[Any]", xs: "NDArray[Any]", angle: float) -> float:
    """How clearly rows of print and of paper part when the page is sheared by an angle."""
    rows = (ys - xs * np.tan(np.radians(angle))).astype(np.int64)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float(np.sum(np.diff(counts) ** 2))


def straighten(grey: "NDArray[np.uint8]", dpi: int) -> "NDArray[np.uint8]":
    """The page with its lines of text level."""
    from PIL import Image

    slope = find_slope(grey, dpi)
    if abs(slope) < STRAIGHT:
        return grey
    turned = Image.fromarray(grey).rotate(slope, Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(turned)


def lies_on_side(grey: "NDArray[np.uint8]", dpi: int) -> bool:
    """Whether lines of text may run from top to bottom rather than from left to right: so they do, or a table does."""
    from PIL import Image

    edges = [slice(size // EDGE, size - size // EDGE) for size in grey.shape]
    small = np.asarray(Image.fromarray(grey[edges[0], edges[1]]).reduce(max(dpi // COARSE_DPI, 1)))
    ys, xs = np.nonzero(small < DARK)
    step = len(ys) // MOST_SEEN + 1
    return len(ys) >= 500 and _sharpest(xs[::step], ys[::step]) > _sharpest(ys[::step], xs[::step])


def _sharpest(ys: "NDArray[Any]", xs: "NDArray[Any]") -> float:
    return max(_sharpness(ys, xs, angle) for angle in np.arange(-3, 3.1, 0.25))


def without_specks(grey: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The page without lone dark dots, where there are so many that they are noise."""
    from PIL import Image, ImageFilter

    dark = grey < DARK
    lone = dark[1:-1, 1:-1] & ~(dark[:-2, 1:-1] | dark[2:, 1:-1] | dark[1:-1, :-2] | dark[1:-1, 2:])
    if lone.sum() < 0.0005 * lone.size:
        return grey
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.MedianFilter(3)))


def clear_paper(grey: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The page white wherever no print is near: on a page with little print Tesseract takes the noise for letters."""
    height, width = grey.shape
    faint = np.pad(grey < FAINT, ((0, -height % BLOCK), (0, -width % BLOCK)))
    across = np.add.reduce(faint.reshape(len(faint), -1, BLOCK), axis=2, dtype=np.uint8)
    printed = np.add.reduce(across.reshape(-1, BLOCK, across.shape[1]), axis=1, dtype=np.uint8) >= FEW
    near = _grown(_grown(printed).T).T
    kept = near.repeat(BLOCK, axis=0).repeat(BLOCK, axis=1)[:height, :width]
    return np.where(kept, grey, np.uint8(255))


def _grown(mask: "NDArray[np.bool_]") -> "NDArray[np.bool_]":
    """A mask with the rows above and below each of its dots."""
    wide = np.pad(mask, ((1, 1), (0, 0)))
    return np.asarray(wide[:-2] | wide[1:-1] | wide[2:])
