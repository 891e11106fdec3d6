"""Om: versions, and a check of everything that can be checked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.section import SettingsSection, shown_facts
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone
from socialvicevaert.vault import CheckReport
from socialvicevaert.vault.checking import program_version


class AboutSection(SettingsSection):
    """What IT asks on the telephone."""

    title = "Om"
    icon = "info"
    tab = "om"

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        column = self.scrolled()
        about = Card(tr("Social Vicevært"))
        about.add(labels.body(tr("Et lokalt, krypteret program til sociale viceværter og økonomiske rådgivere.")))
        about.add(
            shown_facts(
                [
                    (tr("Version"), program_version()),
                    (tr("Datamappe"), str(machine.vault.folder)),
                    (tr("Licens"), "MIT"),
                ]
            )
        )
        check = Card(tr("Kontrol"))
        check.add(
            labels.secondary(
                tr("Læser hele filen igennem, efterprøver loggens kæde og ser efter sikkerhedskopier og rettigheder.")
            )
        )
        self.run = buttons.plain(tr("Kør kontrol"), self._check, "refresh")
        check.body.addWidget(self.run, 0, Qt.AlignmentFlag.AlignLeft)
        self.strip = ProgressStrip()
        check.add(self.strip)
        self._report = layouts.column(None, SPACE_M)
        check.body.addLayout(self._report)
        column.add(about, check)

    def show_report(self, report: CheckReport) -> None:
        """Show what a check found."""
        self.run.setEnabled(True)
        layouts.clear(self._report)
        problems = [
            *(tr("Skade i filen: %s") % damage for damage in report.damage),
            *(tr("Brud i loggen: %s") % fault for fault in report.audit_faults),
            *(tr("Andre på computeren kan læse: %s") % path for path in report.exposed),
        ]
        for problem in problems:
            self._report.addWidget(Banner(problem, Tone.DANGER))
        if not problems:
            self._report.addWidget(Banner(tr("Alt er i orden."), Tone.SUCCESS))
        self._report.addWidget(shown_facts(_facts(report)))

    def _check(self) -> None:
        self.run.setEnabled(False)
        vault = self.machine.vault
        task = self.context.tasks.run_long(
            self, tr("Kontrol"), lambda _progress: vault.check(), self.show_report, self._failed
        )
        self.strip.follow(task)

    def _failed(self, error: Exception) -> None:
        self.run.setEnabled(True)
        self.show_problem(error)


def _facts(report: CheckReport) -> list[tuple[str, str]]:
    backup = show_moment(report.backup_made_at) or tr("ingen endnu")
    return [
        (tr("Program"), report.program),
        (tr("Python"), report.python),
        (tr("System"), report.system),
        (tr("SQLite og SQLCipher"), f"{report.sqlite}, {report.sqlcipher}"),
        (tr("Skema"), tr("%s (programmet: %s)") % (report.schema, report.schema_of_program)),
        (tr("Linjer i loggen"), str(report.audit_rows)),
        (tr("Sikkerhedskopier"), tr("%s, den nyeste %s") % (report.backups, backup)),
    ]
