"""Pull the plug in the middle of saving: what the program said was saved is there, and the file is whole."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from tests.conftest import KEY

SAVE_FOREVER = """
import sys
from pathlib import Path
import socialvicevaert.schema
from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.storage import Database

database = Database.open(Path(sys.argv[1]), bytes(range(32)), SystemClock())
audit.install(database)
number = int(sys.argv[2])
while True:
    number += 1
    with database.write(Intent("Oprettet", Actor(1, "A", Role.VICEVAERT))) as session:
        session.add(Beboer(first_name=str(number), last_name="x" * 3000, sort_key=""))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(
    template: Path, tmp_path: Path, clock: FixedClock, vicevaert: Actor
) -> None:
    path = Path(shutil.copy(template, tmp_path / "killed.db"))
    chance = random.Random(22)
    acknowledged = 0
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", SAVE_FOREVER, str(path), str(acknowledged)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        ends_at = time.monotonic() + chance.uniform(0.01, 0.25)
        while time.monotonic() < ends_at:
            lines.append(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.wait()
        process.stdout.close()
        told = [line for line in "".join([*lines, rest]).splitlines(keepends=True) if line.endswith("\n")]
        with Database.open(path, KEY, clock) as database:
            audit.install(database)
            assert database.damage() == []
            with database.read(vicevaert) as session:
                saved = {int(name) for name in session.exec(select(Beboer.first_name))}
                assert audit.verify(session).is_whole
        acknowledged = max(saved)
        assert {int(line) for line in told} <= saved
        assert saved == set(range(1, acknowledged + 1))
