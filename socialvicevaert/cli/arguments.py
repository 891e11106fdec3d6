"""What can be typed, with Danish help."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from socialvicevaert.features.tal.rules.period import EARLIEST_YEAR, MONTHS, Period
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import parse_date, show_date

FORMS = ("rapport", "evaluering")
"""The values of `RapportForm`, which is not imported before it is needed."""
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

    _add_report(command("report", "Udsted en rapport som PDF, regneark og tal, eller ret en."), typed_date)

    check = command("check", "Undersøg datamappen: versioner, skader, log, sikkerhedskopi.")
    check.add_argument("--json", action="store_true", help="svar som JSON")

    command("backup", "Tag en sikkerhedskopi, og kontrollér den.")
    return top


def _add_report(report: argparse.ArgumentParser, typed_date: Callable[[str], date]) -> None:
    period = report.add_argument_group("periode (én af dem)")
    period.add_argument("--month", type=_month, metavar="ÅÅÅÅ-MM", help="en måned, fx 2026-10")
    period.add_argument("--quarter", type=_quarter, metavar="ÅÅÅÅ-K", help="et kvartal, fx 2026-3")
    period.add_argument("--year", type=_year, metavar="ÅÅÅÅ", help="et kalenderår, fx 2026")
    period.add_argument("--from", dest="from_on", type=typed_date, metavar="DATO", help="første dag, sammen med --to")
    period.add_argument("--to", dest="to_on", type=typed_date, metavar="DATO", help="sidste dag")
    about = report.add_argument_group("hvad den handler om")
    about.add_argument(
        "--afdeling",
        metavar="NAVN",
        help="kun én afdeling, ved navn eller nummer; »Navn (Udlejer)«, hvor flere hedder det samme",
    )
    about.add_argument("--gruppe", metavar="NAVN", help="kun én medarbejdergruppe")
    about.add_argument("--compare", type=int, metavar="ÅR", help="sammenlign med samme periode i et tidligere år")
    about.add_argument("--form", choices=FORMS, help="rapport (som ellers) eller årlig evaluering")
    issued = report.add_argument_group("rapporter, der er udstedt")
    issued.add_argument("--correct", metavar="NUMMER", help="udsted en ny udgave af en rapport, fx R2026-0003")
    issued.add_argument("--reason", metavar="TEKST", help="hvorfor den rettes; trykkes på den nye udgave")
    issued.add_argument("--preview", action="store_true", help="vis kun, hvad der er ændret i den, der skal rettes")
    issued.add_argument("--again", metavar="NUMMER", help="skriv filerne igen, som de blev udstedt")
    issued.add_argument("--list", action="store_true", help="vis de rapporter, der er udstedt")
    files = report.add_argument_group("filer")
    files.add_argument("--output", type=Path, metavar="FIL.pdf", help="hvor PDF-filen skrives")
    files.add_argument("--workbook", type=Path, metavar="FIL.xlsx", help="hvor regnearket skrives")
    files.add_argument("--figures", type=Path, metavar="FIL.json", help="hvor tallene skrives som JSON")
    report.add_argument("--json", action="store_true", help="svar som JSON")


def _month(text: str) -> Period:
    year, month = _numbers(text, r"(\d{4})-(\d{1,2})", "en måned som 2026-10")
    if not 1 <= month <= len(MONTHS):
        raise argparse.ArgumentTypeError(f"der er ingen måned {month}")
    return Period.month(year, month)


def _quarter(text: str) -> Period:
    return Period.quarter(*_numbers(text, r"(\d{4})-[kK]?([1-4])", "et kvartal som 2026-3"))


def _year(text: str) -> Period:
    (year,) = _numbers(text, r"(\d{4})", "et årstal som 2026")
    return Period(date(year, 1, 1), date(year, 12, 31))


def _numbers(text: str, shape: str, words: str) -> list[int]:
    found = re.fullmatch(shape, text.strip())
    if found is None or int(found[1]) < EARLIEST_YEAR:
        raise argparse.ArgumentTypeError(f"skriv {words}, tidligst år {EARLIEST_YEAR}")
    return [int(one) for one in found.groups()]


def require_sense(top: argparse.ArgumentParser, typed: argparse.Namespace) -> None:
    """Refuse what argparse cannot see: a report that goes nowhere, a period twice or that ends before it begins.

    :raises SystemExit: with 2, as every mistake in typing.
    """
    if typed.command == "report":
        problem = _problem_of_report(typed)
        if problem:
            top.error(f"report: {problem}")


def _problem_of_report(typed: argparse.Namespace) -> str:
    ways = [f"--{name}" for name in ("month", "quarter", "year") if getattr(typed, name)]
    ways += ["--from"] if typed.from_on or typed.to_on else []
    about = [*ways, *(f"--{name}" for name in ("afdeling", "gruppe", "compare", "form") if getattr(typed, name))]
    files = [f"--{name}" for name in ("output", "workbook", "figures") if getattr(typed, name)]
    doing = [f"--{name}" for name in ("list", "again", "correct") if getattr(typed, name)]
    if len(doing) > 1:
        return f"{' og '.join(doing)} kan ikke bruges sammen."
    if typed.reason is not None and not typed.correct:
        return "--reason hører til --correct."
    if typed.preview and not typed.correct:
        return "--preview hører til --correct."
    if doing and about:
        return f"{about[0]} kan ikke bruges sammen med {doing[0]}: rapporten er givet."
    if typed.list or typed.preview:
        return f"{files[0]} kan ikke bruges sammen med {'--list' if typed.list else '--preview'}." if files else ""
    if typed.correct and not (typed.reason or "").strip():
        return "skriv, hvorfor rapporten rettes: --reason TEKST."
    if not doing and (problem := _problem_of_period(typed, ways)):
        return problem
    return (
        ""
        if files
        else "skriv mindst én af --output, --workbook og --figures. Uden dem går rapporten ingen steder hen."
    )


def _problem_of_period(typed: argparse.Namespace, ways: Sequence[str]) -> str:
    if not ways:
        return "skriv perioden: --month 2026-10, --quarter 2026-3, --year 2026, eller --from og --to."
    if len(ways) > 1:
        return f"perioden er skrevet to gange: {ways[0]} og {ways[1]}."
    if "--from" not in ways:
        return ""
    if typed.from_on is None or typed.to_on is None:
        return f"{'--from' if typed.from_on is None else '--to'} mangler: begge dage skal skrives."
    if typed.from_on > typed.to_on:
        return (
            f"--from ({show_date(typed.from_on)}) ligger efter --to ({show_date(typed.to_on)}). "
            "Skriv datoerne med årstal."
        )
    return ""


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
