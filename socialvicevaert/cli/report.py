"""The command `report`: issue, correct, give out again, list."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from socialvicevaert.audit import AuditKind
from socialvicevaert.cli.answer import Answer
from socialvicevaert.cli.naming import afdeling_named, gruppe_named
from socialvicevaert.cli.opening import opened
from socialvicevaert.cli.writing import Write, files_together, require_places
from socialvicevaert.features.rapporter.models import Change, Correction, RapportForm, Taken
from socialvicevaert.features.rapporter.queries.changes import changes_since
from socialvicevaert.features.rapporter.queries.issued import IssuedView, issued_file, issued_number, issued_reports
from socialvicevaert.features.rapporter.service import IssuedReport, correct_report, issue_report, record_taken
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import Clock, danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session


def report(typed: Namespace, password: str, clock: Clock) -> Answer:
    """Issue a report, or what else is asked about reports, and write the files."""
    if typed.list:
        return _list(typed, password, clock)
    if typed.preview:
        return _preview(typed, password, clock)
    wanted = _wanted(typed)
    require_places(list(wanted.values()))
    with (
        opened(typed, password, clock) as (database, actor),
        files_together() as write,
        database.write(Intent("Rapport fra kommandolinjen", actor)) as session,
    ):
        if typed.again:
            number = issued_number(session, typed.again)
            answer = _given_again(session, number)
        else:
            issued = _issued(session, typed)
            number, answer = issued.id, _told(issued, typed)
        _take(session, number, wanted, write)
    return answer


def _issued(session: Session, typed: Namespace) -> IssuedReport:
    if typed.correct:
        return correct_report(session, Correction(issued_number(session, typed.correct), typed.reason))
    period = period_of(typed)
    selection = Selection(
        period.from_on,
        period.to_on,
        afdeling_named(session, typed.afdeling) if typed.afdeling is not None else None,
        typed.compare,
        gruppe_named(session, typed.gruppe) if typed.gruppe is not None else "",
    )
    return issue_report(session, selection, RapportForm(typed.form or RapportForm.RAPPORT))


def period_of(typed: Namespace) -> Period:
    """The period that was typed in one of the ways there are."""
    whole: Period | None = typed.month or typed.quarter or typed.year
    return whole or Period(typed.from_on, typed.to_on)


def _take(session: Session, number: int, wanted: dict[Taken, Path], write: Write) -> None:
    """Write each file as it is kept, and log that it was taken out."""
    for kind, path in wanted.items():
        write(path, issued_file(session, number, kind))
        record_taken(session, number, AuditKind.EXPORT, kind)


def _told(issued: IssuedReport, typed: Namespace) -> Answer:
    period = issued.published.period
    text = f"Rapport {issued.report_id} for {show_date(period.from_on)} til {show_date(period.to_on)} er udstedt."
    if not typed.correct:
        return Answer(text, {"report_id": issued.report_id})
    changes = issued.corrected.changes if issued.corrected else ()
    return Answer(
        "\n".join([text, *_lines(changes)]), {"report_id": issued.report_id, "changes": _changes_json(changes)}
    )


def _given_again(session: Session, number: int) -> Answer:
    found = _view(issued_reports(session, None), number)
    text = f"Rapport {found.report_id}, som den blev udstedt {show_date(danish_date(found.issued_at))}."
    if found.replaced_by:
        text += f" Den er erstattet af {found.replaced_by}."
    return Answer(text, {"report_id": found.report_id})


def _list(typed: Namespace, password: str, clock: Clock) -> Answer:
    with opened(typed, password, clock) as (database, actor), database.read(actor) as session:
        found = issued_reports(session, None)
    return Answer("\n".join(map(_line, found)) or "Der er ikke udstedt en rapport endnu.", {"reports": _json(found)})


def _preview(typed: Namespace, password: str, clock: Clock) -> Answer:
    # what is shown to somebody who may not see residents is kept
    with opened(typed, password, clock) as (database, actor), database.write(Intent("Tal vist", actor)) as session:
        number = issued_number(session, typed.correct)
        changes = changes_since(session, number)
        name = _view(issued_reports(session, None), number).report_id
    if not changes:
        return Answer(f"Intet i {name} er ændret, siden den blev udstedt.", {"report_id": name, "changes": []})
    text = "\n".join([f"Det er ændret, siden {name} blev udstedt. Intet er udstedt nu.", *_lines(changes)])
    return Answer(text, {"report_id": name, "changes": _changes_json(changes)})


def _wanted(typed: Namespace) -> dict[Taken, Path]:
    named = {Taken.PDF: typed.output, Taken.FIGURES: typed.figures, Taken.WORKBOOK: typed.workbook}
    return {kind: path for kind, path in named.items() if path is not None}


def _view(found: Iterable[IssuedView], number: int) -> IssuedView:
    return next(one for one in found if one.id == number)


def _line(one: IssuedView) -> str:
    words = (
        one.report_id,
        one.form.label,
        one.period.name,
        one.afdeling or "alle afdelinger",
        one.gruppe,
        f"udstedt {show_date(danish_date(one.issued_at))} af {one.issued_by}",
        f"erstattet af {one.replaced_by}" if one.replaced_by else "",
    )
    return " · ".join(word for word in words if word)


def _json(found: Iterable[IssuedView]) -> list[dict[str, Any]]:
    return [
        {
            "report_id": one.report_id,
            "version": one.version,
            "form": one.form.value,
            "period": {"from": one.period.from_on.isoformat(), "to": one.period.to_on.isoformat()},
            "afdeling": one.afdeling,
            "gruppe": one.gruppe,
            "issued_at": one.issued_at.isoformat(timespec="seconds"),
            "issued_by": one.issued_by,
            "replaced_by": one.replaced_by or None,
            "reason": one.reason,
        }
        for one in found
    ]


def _lines(changes: Iterable[Change]) -> list[str]:
    return [f"  {one.section} · {one.label}: {one.before} → {one.after}" for one in changes]


def _changes_json(changes: Iterable[Change]) -> list[dict[str, str]]:
    return [{"section": one.section, "label": one.label, "before": one.before, "after": one.after} for one in changes]
