"""Debts as a table."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.ui import words
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount
from socialvicevaert.ui.table import Column, ColumnKind, WholeTable
from socialvicevaert.ui.text import tr


class DebtsTable(WholeTable[GaeldView]):
    """Enter or a double click opens a debt."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_columns(), name, lambda debt: debt.id, parent)


def _columns() -> list[Column[GaeldView]]:
    return [
        Column("creditor", tr("Kreditor"), lambda one: one.creditor, width=120, stretch=True, roomy=150, tip=_whole),
        Column("balance", tr("Restgæld, kr."), lambda one: show_amount(one.balance_oere), ColumnKind.NUMBER, 116, True),
        Column("balance_on", tr("Opgjort"), lambda one: show_date(one.balance_on), ColumnKind.DATE, 100, spare=True),
        Column(
            "instalment",
            tr("Afdrag/md."),
            lambda one: show_amount(one.instalment_oere),
            ColumnKind.NUMBER,
            104,
            spare=True,
        ),
        Column("kind", tr("Art"), lambda one: tr(one.kind.label), ColumnKind.QUIET, 166, spare=True),
        Column(
            "status",
            tr("Status"),
            lambda one: tr(one.status.label),
            width=132,
            stretch=True,
            roomy=160,
            tip=lambda one: tr("Fra %s") % show_date(one.status_on),
            tone=lambda one: words.status_tone(one.status),
        ),
        Column(
            "sign",
            tr("Tegn"),
            words.sign_of,
            width=130,
            tip=lambda one: "\n".join(sign.why for sign in one.signs),
            tone=words.sign_tone,
            icon=words.sign_icon,
        ),
    ]


def _whole(debt: GaeldView) -> str:
    collector = tr("Inkasso: %s") % debt.collector if debt.collector else ""
    reference = tr("Sagsnummer: %s") % debt.reference if debt.reference else ""
    return "\n".join(filter(None, (debt.creditor, tr(debt.kind.label), collector, reference)))
