"""Frister og rapporter."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import settings
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.features.indstillinger.ui.setting_form import SettingForm
from socialvicevaert.security.roles import Permission
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.text import tr


class RulesSection(SettingsSection):
    """When the program reminds, and what stands on paper."""

    title = "Frister og rapporter"
    icon = "reports"
    tab = "frister"
    needs = Permission.MANAGE_SETTINGS
    shows = frozenset({"indstilling"})

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        column = self.scrolled()
        self.forms = (
            SettingForm(context, tr("Frister"), (settings.NO_CONTACT_DAYS, settings.CONSENT_MONTHS)),
            SettingForm(
                context,
                tr("Rapporter og breve"),
                (settings.REPORT_ORGANISATION_NAME, settings.REPORT_CONTACT, settings.SUPPRESSION_THRESHOLD),
            ),
            SettingForm(
                context,
                tr("Anslået besparelse i rapporten"),
                (settings.SAVING_PER_AVERTED_OERE, settings.SAVING_ASSUMPTION, settings.SAVING_SOURCE),
            ),
        )
        column.add(*self.forms)
        self.guard(*self.forms)

    def refresh(self) -> None:
        for form in self.forms:
            form.refresh()
