"""The part of the form about the home: an address in one line, hidden where it is protected."""

from collections.abc import Callable
from datetime import date
from typing import Any

from socialvicevaert.features.beboere.models import BeboerDraft, LejemaalDraft
from socialvicevaert.features.beboere.ui.fields import AddressField
from socialvicevaert.ui import buttons
from socialvicevaert.ui.fields import AmountField, CheckField, ChoiceField, DateField, TextField
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.text import tr


class HomePart:
    """A section of the form. ``reveal_wanted`` is called when somebody asks to see a protected address."""

    def __init__(self, form: Form, today: date, reveal_wanted: Callable[[], None]) -> None:
        self._form = form
        self._estates: tuple[tuple[int, str], ...] = ()
        self._knew_home = False
        self._section = form.add_section(tr("Bolig"))
        self.show_button = buttons.plain(tr("Vis adresse"), reveal_wanted, "show")
        self.show_button.setToolTip(tr("Adressen er beskyttet. Visningen skrives i loggen."))
        self._section.add(self.show_button)
        self.show_button.hide()
        self.address = form.add_to(self._section, AddressField("address", tr("Adresse")))
        self.afdeling = form.add_to(
            self._section, ChoiceField[int]("afdeling_id", tr("Afdeling"), empty=tr("Vælg afdeling"))
        )
        self.number = form.add_to(self._section, TextField("lejemaalsnr", tr("Lejemålsnr.")))
        self.rent = form.add_to(self._section, AmountField("rent_oere", tr("Husleje pr. måned")))
        self.moved_in = form.add_to(self._section, DateField("moved_in_on", tr("Indflyttet"), today))
        self.protected = form.add_to(self._section, CheckField("has_protected_address", tr("Beskyttet adresse")))
        self.protected.set_hint(
            tr("Adressen står ikke i lister, forslag og eksport, og hver visning skrives i loggen.")
        )

    @property
    def is_hidden(self) -> bool:
        """Whether the address is protected and not shown, or that of somebody else."""
        return self.address.isHidden()

    def offer(self, estates: tuple[tuple[int, str], ...]) -> None:
        """The estates to choose among; the only one is chosen beforehand."""
        self._estates = estates
        self.afdeling.set_choices(estates)
        if len(estates) == 1:
            self.afdeling.set_value(estates[0][0])

    def begin(self, draft: BeboerDraft) -> None:
        """Show the home of a known resident; a protected one waits behind its button."""
        self.protected.set_value(draft.has_protected_address)
        self._show_fields(draft.lejemaal is not None or not draft.has_protected_address)
        if draft.lejemaal is not None:
            self._fill(draft.lejemaal)

    def reveal(self, home: LejemaalDraft | None) -> None:
        """Show a protected home that the log has been told about."""
        self._show_fields(True)
        if home is not None:
            self._fill(home)

    def set_visible(self, visible: bool) -> None:
        """Hide the whole part, or show it again; what is hidden is not saved."""
        self._section.setVisible(visible)
        for field in (self.address, self.afdeling, self.number, self.rent, self.moved_in):
            field.setVisible(visible)

    def draft(self, values: dict[str, Any]) -> LejemaalDraft | None:
        """The home as typed; None when nothing is said about one, and for a protected one that was not shown."""
        if "address" not in values:
            return None
        home = LejemaalDraft(
            afdeling_id=values["afdeling_id"],
            address=values["address"],
            lejemaalsnr=values["lejemaalsnr"],
            rent_oere=values["rent_oere"],
            moved_in_on=values["moved_in_on"],
        )
        if self._knew_home or home.address or home.lejemaalsnr or home.rent_oere is not None or home.moved_in_on:
            return home
        # The only estate is chosen beforehand: alone it says nothing about where somebody lives.
        return home if home.afdeling_id is not None and len(self._estates) > 1 else None

    def _fill(self, home: LejemaalDraft) -> None:
        self._knew_home = True
        town = f"{home.postcode} {home.town}".strip()
        self._form.set_values(
            address=", ".join(part for part in (home.address, town) if part),
            afdeling_id=home.afdeling_id,
            lejemaalsnr=home.lejemaalsnr,
            rent_oere=home.rent_oere,
            moved_in_on=home.moved_in_on,
        )

    def _show_fields(self, shown: bool) -> None:
        for field in (self.address, self.afdeling, self.number, self.rent, self.moved_in):
            field.setVisible(shown)
        self.show_button.setVisible(not shown)
