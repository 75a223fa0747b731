"""Documents with hand-made records, and a small encoder whose vectors are easy to foresee."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from vnpolicy.index import Library
from vnpolicy.index.upkeep.rows import Prepared, prepare
from vnpolicy.index.wording.words import fold, syllables
from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.plan import Agency, Assignment, Citation, Header, Period, Plan, Target, Task


class SyllableEncoder:
    """One dimension for each of 64 groups of syllables: texts with the same syllables are close."""

    dimensions = 64

    def __init__(self, name: str = "syllables", digest: str = "1") -> None:
        self.name, self.digest = name, digest

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._vector(text) for text in texts], dtype=np.float32)

    encode_passages = encode_queries

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dimensions)
        for syllable in syllables(fold(text)):
            vector[int(hashlib.md5(syllable.encode()).hexdigest(), 16) % self.dimensions] += 1  # noqa: S324
        vector[0] += 0.01
        return vector / np.linalg.norm(vector)


ECOLABEL = """KẾ HOẠCH
Triển khai Chương trình nhãn sinh thái trên địa bàn tỉnh Đồng Nai
Thực hiện Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020 của Thủ tướng Chính phủ;
Đến năm 2025, có 5 sản phẩm được dán nhãn.
Sở Công Thương chủ trì, phối hợp với UBND các huyện tuyên truyền nhãn sinh thái cho doanh nghiệp trước ngày 31/12/2025.
Chương trình sản xuất và tiêu dùng bền vững (SX&TDBV) được lồng ghép vào các khu công nghiệp (KCN).
"""
WASTE = """QUYẾT ĐỊNH
Ban hành Kế hoạch quản lý chất thải y tế
Căn cứ Quyết định số 170/QĐ-TTg ngày 08 tháng 02 năm 2012 của Thủ tướng Chính phủ;
Sở Y tế chủ trì giảm chất thải rắn y tế trong các bệnh viện, hoàn thành trong quý II năm 2023.
Công an thành phố kiểm tra việc vận chuyển, xử lý chất thải nguy hại.
"""


def span_of(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start, start + len(quote))


def task(document: Document, quote: str, lead: str, *, coordinating: str = "", end: str | None = None) -> Task:
    roles = [Assignment("lead", Agency(lead, lead))]
    if coordinating:
        roles.append(Assignment("coordinating", Agency(coordinating, coordinating)))
    return Task(quote, span_of(document, quote), tuple(roles), period=Period("", None, end) if end else None)


def basis(document: Document, number: str, issued: str) -> Citation:
    line = next(line for line in document.text.split("\n") if number in line)
    quote = line.split(" ", 2)[2].rstrip(";")
    return Citation(quote, span_of(document, quote), doc_type="Quyết định", doc_number=number, issued=issued)


def ecolabel(source: str = "ecolabel.txt", text: str = ECOLABEL) -> tuple[Document, Plan]:
    document = read_bytes(text.encode(), source)
    lines = document.text.split("\n")
    header = Header("Kế hoạch", "202/KH-UBND", "Ủy ban nhân dân tỉnh Đồng Nai", "Đồng Nai", "2022-09-14", lines[1])
    work = next(line for line in lines if "tuyên truyền" in line)
    goal = next(line for line in lines if "sản phẩm được dán" in line)
    plan = Plan(
        source,
        document.digest,
        "vi",
        header,
        bases=(basis(document, "889/QĐ-TTg", "2020-06-24"),),
        targets=(Target(goal, span_of(document, goal), 5.0, unit="sản phẩm", end="2025"),),
        tasks=(task(document, work, "Sở Công Thương", coordinating="UBND các huyện", end="2025-12-31"),),
    )
    return document, plan


def waste(source: str = "waste.txt") -> tuple[Document, Plan]:
    document = read_bytes(WASTE.encode(), source)
    lines = document.text.split("\n")
    issuer = "Ủy ban nhân dân thành phố Hà Nội"
    header = Header("Quyết định", "41/2023/QĐ-UBND", issuer, "Hà Nội", "2023-01-05", lines[1])
    tasks = (task(document, lines[3], "Sở Y tế", end="2023-06-30"), task(document, lines[4], "Công an thành phố"))
    bases = (basis(document, "170/QĐ-TTg", "2012-02-08"),)
    return document, Plan(source, document.digest, "vi", header, bases=bases, tasks=tasks)


@pytest.fixture
def encoder() -> SyllableEncoder:
    return SyllableEncoder()


@pytest.fixture
def new_encoder() -> Callable[..., SyllableEncoder]:
    return SyllableEncoder


@pytest.fixture
def library(tmp_path: Path, encoder: SyllableEncoder) -> Library:
    """Two documents: a plan of Đồng Nai on eco-labels and a decision of Hà Nội on medical waste."""
    made = Library(tmp_path / "library", encoder=encoder)
    made.add(*ecolabel())
    made.add(*waste())
    return made


@pytest.fixture
def make_ecolabel() -> Callable[..., tuple[Document, Plan]]:
    return ecolabel


@pytest.fixture
def make_prepared() -> Callable[..., Prepared]:
    return lambda *args: prepare(*ecolabel(*args))
