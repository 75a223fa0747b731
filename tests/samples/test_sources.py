import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLDENS = sorted((ROOT / "tests/samples/goldens").glob("*.json"))


def test_samples_and_goldens_are_what_their_sources_say():
    command = [sys.executable, "-m", "benchmarks.make_samples", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_source_has_a_golden_and_a_sample():
    sources = {path.stem for path in (ROOT / "tests/samples/source").glob("*.txt")}
    samples = {
        path.stem for path in (ROOT / "corpus/samples").iterdir() if path.suffix in {".txt", ".html", ".docx", ".pdf"}
    }
    assert len(sources) >= 10
    assert sources == {path.stem for path in GOLDENS} == samples


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem[:24])
def test_a_golden_has_an_agency_for_every_task_and_a_figure_for_every_target(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    assert all(golden["document"].values())
    assert all(task["quote"] and task["lead"] for task in golden["tasks"])
    assert all(target["value"] is not None and target["unit"] for target in golden["targets"])
