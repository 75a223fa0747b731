import subprocess
import sys

import pytest
from typer.testing import CliRunner

from vnpolicy.cli.commands import EXAMPLES
from vnpolicy.cli.main import app

NAMES = sorted(EXAMPLES)


def run(*arguments):
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_every_command_shows_an_example_and_the_exit_codes(name):
    done = run(name, "--help")
    assert done.exit_code == 0
    assert f"policy {name}" in done.output.split("Examples:")[1]
    assert "Exit codes:" in done.output


@pytest.mark.parametrize("name", NAMES)
def test_every_command_stands_in_the_help_with_a_whole_sentence(name):
    line = next(line for line in run("--help").output.splitlines() if line.strip().startswith(f"{name} "))
    assert line.endswith(".")
    assert not line.endswith("...")


def test_the_version_is_printed():
    done = run("--version")
    assert done.exit_code == 0
    assert done.output.startswith("policy ")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["harvest"], id="a command that is not there"),
        pytest.param(["extract"], id="no file"),
        pytest.param(["extract", "a.txt", "--format", "xml"], id="an unknown format"),
        pytest.param(["extract", "a.txt", "--out-dir", "x", "--format", "csv"], id="a folder of CSV files"),
        pytest.param(["search", "x", "--kind", "wish"], id="an unknown kind"),
        pytest.param(["search", "x", "--limit", "0"], id="no hits wanted"),
        pytest.param(["ingest"], id="nothing to take in"),
    ],
)
def test_wrong_use_exits_with_2_and_no_traceback(arguments):
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_help_and_version_import_nothing_heavy():
    heavy = ("spacy", "tantivy", "faiss", "numpy", "underthesea", "pdfplumber", "docx", "lxml", "rich.console", "torch")
    code = f"""
import sys
from vnpolicy.cli.main import app
app(["search", "--help"], standalone_mode=False)
found = [name for name in {heavy!r} if name in sys.modules]
assert not found, found
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
