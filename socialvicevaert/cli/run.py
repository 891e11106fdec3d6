"""From typed words to an exit code."""

import json
import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from socialvicevaert.cli import commands, exits
from socialvicevaert.cli.answer import Answer
from socialvicevaert.cli.arguments import parser, require_sense
from socialvicevaert.cli.report import report
from socialvicevaert.security.errors import TooSoon, WrongPassword
from socialvicevaert.shared.clock import Clock, SystemClock
from socialvicevaert.shared.errors import UserError, without_values
from socialvicevaert.vault.checking import program_version
from socialvicevaert.vault.errors import FolderInUse

COMMANDS: dict[str, Callable[[Namespace, str, Clock], Answer]] = {
    "example": commands.example,
    "import": commands.import_list,
    "report": report,
    "check": commands.check,
    "backup": commands.backup,
}
_LOCKED_OUT = (WrongPassword, TooSoon, FolderInUse)


def run(argv: Sequence[str], clock: Clock | None = None) -> int:
    """Run one command; a mistake in typing exits through ``SystemExit`` with 2, as argparse does."""
    clock = clock or SystemClock()
    top = parser(clock.today())
    typed = top.parse_args(argv)
    if typed.version:
        _say(program_version())
        return exits.OK
    if typed.command is None:
        top.print_help()
        return exits.USAGE
    require_sense(top, typed)
    try:
        password = sys.stdin.readline().rstrip("\r\n")
        answer = COMMANDS[typed.command](typed, password, clock)
    except _LOCKED_OUT as error:
        return _refuse(error, exits.LOCKED_OUT)
    except UserError as error:
        return _refuse(error, exits.REFUSED)
    except OSError as error:
        return _refuse(
            UserError(f"{error.filename or 'Filen'} kan ikke læses eller skrives (fejl {error.errno})."), exits.REFUSED
        )
    except Exception as error:
        logging.getLogger(__name__).error("A fault on the command line: %s", without_values(error))
        return _refuse(UserError("Der skete en fejl i programmet. Intet er ændret."), exits.FAULT)
    _say(json.dumps(answer.data, ensure_ascii=False, indent=2) if getattr(typed, "json", False) else answer.text)
    return answer.code


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _refuse(error: UserError, code: int) -> int:
    sys.stderr.write(f"{error}\n")
    return code
