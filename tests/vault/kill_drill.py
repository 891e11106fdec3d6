"""Change the password over and over in a child, kill -9 the child at a random moment, and see what opens. Many times.

Run in a process of its own: it forks, which a process with threads must not.
"""

import os
import random
import select
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from socialvicevaert.security.errors import WrongPassword
from socialvicevaert.security.kdf import Argon
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.vault import Vault, warm_up

CHEAP = Argon(32, 1, 4)
CLOCK = FixedClock(datetime(2026, 11, 22, 8, tzinfo=UTC))


def password_number(number: int) -> str:
    return f"adgangskode nummer {number}"


def change_for_ever(folder: Path, password: str, number: int, acknowledge: int) -> None:
    vault = Vault(folder, CLOCK, CHEAP)
    vault.unlock(password)
    os.write(acknowledge, b"o\n")
    while True:
        number += 1
        vault.change_password(password, password_number(number))
        password = password_number(number)
        os.write(acknowledge, f"{number}\n".encode())


def opens(folder: Path, password: str) -> bool:
    vault = Vault(folder, CLOCK, CHEAP)
    try:
        vault.unlock(password)
    except WrongPassword:
        return False
    finally:
        vault.close()
    return True


def main(folder: Path, password: str, times: int) -> None:
    warm_up().join()
    number, lost, changed, chance = 0, 0, 0, random.Random(9)
    for _ in range(times):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            change_for_ever(folder, password, number, writing)
        os.close(writing)
        heard = [os.read(reading, 100) for _ in range(chance.randrange(2, 5))]  # each waits for an acknowledgement
        select.select([], [], [], chance.uniform(0.0, 0.005))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as acknowledged:
            heard.append(acknowledged.read())
        numbers = [int(line) for line in b"".join(heard).split() if line != b"o"]
        changed += len(numbers)
        if numbers:
            number, password = numbers[-1], password_number(numbers[-1])
        if not opens(folder, password):
            # The change that was under way may have reached the disk without being acknowledged: that is no loss.
            number, password = number + 1, password_number(number + 1)
            if not opens(folder, password):
                lost += 1
                break
    sys.stdout.write(f"{times} killed, {lost} lost, {changed} changes acknowledged\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
