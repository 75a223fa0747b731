"""A paper as an office's scanner gives it: pictures of 200 dots an inch, askew, noisy, with a red seal, as JPEG."""

import io
import math
import zlib
from typing import Any

import numpy as np

from benchmarks.reading_pdf import as_pdf, font_files
from benchmarks.reading_source import Paper

DOTS = 200  # an inch
SKEW = 0.7  # degrees at most to either side
NOISE = 14.0  # standard deviation of grey levels
SPECKS = 4e-5  # share of dots that are dust
INK, PAPER_WHITE = 38, 247  # grey levels of print and paper
QUALITY = 62  # of JPEG
SEAL_DOTS = round(36 / 25.4 * DOTS)  # 36 mm, as the police decree on seals has it
SEAL = (206, 42, 52)


def as_scan(paper: Paper) -> bytes:
    """PDF of pictures of the ruled pages; the same paper gives the same noise."""
    import pypdfium2

    random = np.random.default_rng(zlib.crc32(paper.name.encode()))
    printed = pypdfium2.PdfDocument(as_pdf(paper, ruled=True))
    signer = next((piece.rows[1][-1] for piece in paper.pieces if piece.kind == "foot" and piece.rows[1]), "")
    pages = []
    for page in printed:
        picture = page.render(scale=DOTS / 72).to_pil().convert("RGB")
        place = _find(page, signer)
        if place:
            _press_seal(picture, place, paper)
            signer = ""
        pages.append(_scanned(picture, random))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=DOTS, quality=QUALITY)
    return out.getvalue()


def _find(page: Any, name: str) -> tuple[int, int] | None:  # noqa: ANN401 - pypdfium2 and Pillow objects
    """Where the signer's name stands in dots from the upper left corner, `None` where it does not."""
    if not name:
        return None
    text = page.get_textpage()
    hit = text.search(name).get_next()
    if hit is None:
        return None
    left, _, _, top = text.get_charbox(hit[0])
    return round(left * DOTS / 72), round((page.get_height() - top) * DOTS / 72)


def _press_seal(picture: Any, place: tuple[int, int], paper: Paper) -> None:  # noqa: ANN401
    """A seal over the left third of the signature: two rings, the body's name between them, a star."""
    from PIL import Image, ImageChops

    seal = Image.new("RGB", picture.size, "white")
    seal.paste(
        _seal(" ".join(line for line in paper.left[:2] if line)), (place[0] - SEAL_DOTS // 2, place[1] - SEAL_DOTS)
    )
    picture.paste(ImageChops.multiply(picture, seal))


def _seal(name: str) -> Any:  # noqa: ANN401
    from PIL import Image, ImageDraw, ImageFont

    size = SEAL_DOTS
    picture = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((2, 2, size - 3, size - 3), outline=SEAL, width=7)
    draw.ellipse((52, 52, size - 53, size - 53), outline=SEAL, width=3)
    middle = size / 2
    star = [(middle + r * math.sin(a), middle - r * math.cos(a)) for r, a in _star(size / 6)]
    draw.polygon(star, fill=SEAL)
    font = ImageFont.truetype(font_files()[1], 26)
    for number, letter in enumerate(f"{name} * "):
        angle = 2 * math.pi * number / (len(name) + 3)
        tile = Image.new("L", (44, 44), 0)
        ImageDraw.Draw(tile).text((22, 22), letter, 255, font=font, anchor="mm")
        tile = tile.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x, y = middle + (middle - 30) * math.sin(angle), middle - (middle - 30) * math.cos(angle)
        picture.paste(SEAL, (round(x - 22), round(y - 22)), tile)
    return picture


def _star(radius: float) -> list[tuple[float, float]]:
    """Corners of a five-pointed star as (radius, angle)."""
    return [(radius if corner % 2 == 0 else radius * 0.4, math.pi * corner / 5) for corner in range(10)]


def _scanned(picture: Any, random: np.random.Generator) -> Any:  # noqa: ANN401
    from PIL import Image, ImageFilter

    angle = float(random.uniform(-SKEW, SKEW))
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    dots = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    dots = INK + dots * ((PAPER_WHITE - INK) / 255)
    dots += random.normal(0, NOISE, dots.shape[:2]).astype(np.float32)[..., None]
    dots[random.random(dots.shape[:2]) < SPECKS] = INK
    return Image.fromarray(dots.clip(0, 255).astype(np.uint8))
