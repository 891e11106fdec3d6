"""Indstillinger: one tab a subject."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.ui.about import AboutSection
from socialvicevaert.features.indstillinger.ui.backups import BackupSection
from socialvicevaert.features.indstillinger.ui.groups import GroupSection
from socialvicevaert.features.indstillinger.ui.look import LookSection
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.need_areas import NeedAreaSection
from socialvicevaert.features.indstillinger.ui.organisation import OrganisationSection
from socialvicevaert.features.indstillinger.ui.papers import PapersSection
from socialvicevaert.features.indstillinger.ui.rules_and_reports import RulesSection
from socialvicevaert.features.indstillinger.ui.safety import SafetySection
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.features.indstillinger.ui.workers import WorkerSection
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.tabs import Tabs
from socialvicevaert.ui.text import tr


class IndstillingerPage(Page):
    """A tab is made when it is first shown; ``Target.tab`` names one."""

    title = "Indstillinger"
    icon = "settings"

    SECTIONS: ClassVar[tuple[type[SettingsSection], ...]] = (
        OrganisationSection,
        WorkerSection,
        GroupSection,
        NeedAreaSection,
        RulesSection,
        PapersSection,
        SafetySection,
        BackupSection,
        LookSection,
        AboutSection,
    )

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = Tabs(tr("Indstillingernes faner"))
        self.sections = [section(context, machine) for section in self.SECTIONS]
        for section in self.sections:
            self.tabs.add_tab(section, tr(section.title))
        self.body.addWidget(self.tabs, 1)

    def go_to(self, target: Target) -> None:
        for section in self.sections:
            if section.tab == target.tab:
                self.tabs.setCurrentWidget(section)
