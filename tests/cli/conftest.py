from pathlib import Path

import pytest
from typer.testing import CliRunner

from vnpolicy.cli.main import app

SAMPLES = Path(__file__).resolve().parents[2] / "corpus/samples"


@pytest.fixture(scope="session")
def policy():
    """Runs the command in this process; stdout and stderr apart."""

    def run(*arguments, **given):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], **given)

    return run


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    """Tables as wide as on a common terminal, whatever the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(scope="session")
def sample():
    """Path of the sample document whose name begins so."""

    def find(start):
        return next(path for path in sorted(SAMPLES.iterdir()) if path.name.startswith(start))

    return find


@pytest.fixture(scope="session")
def fill(policy, sample, tmp_path_factory):
    """Makes a library of the samples whose names begin so, without vectors."""

    def make(*starts):
        folder = tmp_path_factory.mktemp("filled") / "library"
        done = policy("ingest", *map(sample, starts), "--library", folder, "--embed", "none", "--workers", "1")
        assert done.exit_code == 0, done.output
        return folder

    return make


@pytest.fixture(scope="session")
def filled(fill):
    """A library of three samples, without vectors. Tests only read it."""
    return fill("ke-hoach-215", "ke-hoach-147", "cong-van-3312")
