"""A command, called as from a terminal, on a copy of the invented estate."""

import io
import sys
from pathlib import Path

import pytest

from socialvicevaert.cli.run import run
from socialvicevaert.shared.clock import FixedClock
from tests.conftest import EXAMPLE_PASSWORD


@pytest.fixture
def cli(example_folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def call(command: str, *arguments: object, password: str = EXAMPLE_PASSWORD) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
        typed = [command, "--data", str(example_folder), "--password-stdin", *map(str, arguments)]
        code = run(typed, clock)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call
