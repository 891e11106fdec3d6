"""What can be typed, with Danish help."""

import argparse
from datetime import date
from pathlib import Path

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import parse_date, show_date

EPILOG = """\
Adgangskoden læses fra første linje på standard input med --password-stdin.
Udgangskoder: 0 i orden · 1 afvist, se fejlteksten · 2 skrevet forkert · 3 ingen adgang · 4 check fandt noget ·
70 fejl i programmet. Uden kommando åbnes vinduet.
"""


def parser(today: date) -> argparse.ArgumentParser:
    """The parser; ``today`` is what "i dag" means in a typed date."""

    def typed_date(text: str) -> date:
        try:
            return parse_date(text, today)
        except UserError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    everyone = _Danish(add_help=False)
    _add_help(everyone)
    everyone.add_argument("--data", type=Path, metavar="MAPPE", help="mappen med data (ellers den sædvanlige)")
    everyone.add_argument(
        "--password-stdin", action="store_true", required=True, help="læs adgangskoden fra standard input"
    )

    top = _Danish(
        prog="socialvicevaert",
        description="Social Vicevært uden vindue.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    _add_help(top)
    top.add_argument("--version", action="store_true", help="vis programmets version")
    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", title="kommandoer", parser_class=_Danish)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[everyone], help=text, description=text, add_help=False)

    example = command("example", "Lav en opdigtet boligafdeling med et års arbejde i en tom mappe.")
    example.add_argument(
        "--until", type=typed_date, metavar="DATO", help="sidste dag (ellers sidste dag i sidste måned)"
    )

    imports = command("import", "Indlæs en restanceliste (CSV, XLSX, XLS eller ODS).")
    imports.add_argument("file", type=Path, metavar="FIL")
    imports.add_argument("--landlord", metavar="NAVN", help="boligorganisationen, når der er flere")
    imports.add_argument("--as-of", type=typed_date, metavar="DATO", help="listens dato, når filen ikke siger den")
    imports.add_argument("--preview", action="store_true", help="vis, hvad der ville ske; ændr intet")
    imports.add_argument("--again", action="store_true", help="indlæs også en fil, der er indlæst før")
    imports.add_argument("--json", action="store_true", help="svar som JSON")

    report = command("report", "Udsted en rapport som PDF og som tal.")
    report.add_argument("--from", dest="from_on", type=typed_date, required=True, metavar="DATO", help="første dag")
    report.add_argument("--to", dest="to_on", type=typed_date, required=True, metavar="DATO", help="sidste dag")
    report.add_argument("--afdeling", metavar="NAVN", help="kun én afdeling")
    report.add_argument("--compare", type=int, metavar="ÅR", help="sammenlign med samme periode i et tidligere år")
    report.add_argument("--output", type=Path, metavar="FIL.pdf", help="hvor PDF-filen skrives")
    report.add_argument("--figures", type=Path, metavar="FIL.json", help="hvor tallene skrives")

    check = command("check", "Undersøg datamappen: versioner, skader, log, sikkerhedskopi.")
    check.add_argument("--json", action="store_true", help="svar som JSON")

    command("backup", "Tag en sikkerhedskopi, og kontrollér den.")
    return top


def require_sense(top: argparse.ArgumentParser, typed: argparse.Namespace) -> None:
    """Refuse what argparse cannot see: a report that goes nowhere, a period that ends before it begins.

    :raises SystemExit: with 2, as every mistake in typing.
    """
    if typed.command != "report":
        return
    if typed.output is None and typed.figures is None:
        top.error("report: skriv --output, --figures eller begge. Uden dem ville et nummer blive brugt på intet.")
    if typed.from_on > typed.to_on:
        top.error(
            f"report: --from ({show_date(typed.from_on)}) ligger efter --to ({show_date(typed.to_on)}). "
            "Skriv datoerne med årstal."
        )


class _Danish(argparse.ArgumentParser):
    """The words argparse puts in by itself, in Danish."""

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "brug:")

    def format_help(self) -> str:
        english = {"usage:": "brug:", "positional arguments:": "argumenter:", "options:": "tilvalg:"}
        text = super().format_help()
        for word, danish in english.items():
            text = text.replace(word, danish)
        return text

    def error(self, message: str) -> None:  # type: ignore[override]  # exits, as its parent does
        for english, danish in _MESSAGES.items():
            message = message.replace(english, danish)
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


_MESSAGES = {
    "the following arguments are required": "der mangler",
    "unrecognized arguments": "ukendte tilvalg",
    "invalid choice": "ukendt valg",
    "(choose from": "(vælg mellem",
    "expected one argument": "skal følges af en værdi",
    "invalid int value": "ikke et helt tal",
    "argument ": "",
}


def _add_help(to: argparse.ArgumentParser) -> None:
    to.add_argument("-h", "--help", action="help", help="vis denne hjælp")
