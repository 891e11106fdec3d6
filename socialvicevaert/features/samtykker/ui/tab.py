"""Samtykker: what the resident has said yes and no to, and what has been given to others."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker import queries, service
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, SamtykkeArt
from socialvicevaert.features.samtykker.queries import (
    NOTHING_ABOVE,
    Above,
    AfslagView,
    SamtykkeView,
    UdkastView,
    VideregivelseView,
)
from socialvicevaert.features.samtykker.rules.missing import Mangel, MangelArt
from socialvicevaert.features.samtykker.ui.card import SamtykkeCard
from socialvicevaert.features.samtykker.ui.choose import ChooseSheet
from socialvicevaert.features.samtykker.ui.disclosures import DisclosureLog
from socialvicevaert.features.samtykker.ui.form import SamtykkeSheet
from socialvicevaert.features.samtykker.ui.papers import disclosure_sheet, samtykke_paper_sheet, udkast_paper_sheet
from socialvicevaert.features.samtykker.ui.printed import UdkastCard
from socialvicevaert.features.samtykker.ui.refusal import AfslagCard, AfslagSheet
from socialvicevaert.features.samtykker.ui.strip import MissingStrip
from socialvicevaert.features.samtykker.ui.told import FortaltSheet
from socialvicevaert.features.samtykker.ui.withdraw import Aftermath, AftermathSheet, WithdrawSheet, aftermath
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr

_HEADINGS = {
    SamtykkeArt.REGISTRERING: "Må skrives ned",
    SamtykkeArt.UDVEKSLING: "Må udveksles",
    SamtykkeArt.FULDMAGT: "Fuldmagter",
}


@dataclass(frozen=True)
class _Shown:
    samtykker: tuple[SamtykkeView, ...]
    udkast: tuple[UdkastView, ...]
    afslag: tuple[AfslagView, ...]
    videregivelser: tuple[VideregivelseView, ...]
    missing: tuple[Mangel, ...]


class SamtykkerTab(CardTab[SamtykkeCard]):
    """What lacks, forms out to be signed, active consents by kind, earlier ones folded; below them the log.

    ``above`` comes from the shell: what rests on a consent belongs to features above this one. A target's
    ``extra["id"]`` is brought into sight; with ``extra["act"]`` "renew" the form of its renewal opens too, with "tell"
    who must be told of its withdrawal, with "new" the form of a new one (``kind``, ``kinds``, ``partner_id``).
    """

    title = "Samtykker"
    icon = "consent"
    tab = "samtykker"
    shows = frozenset(
        {"samtykke", "samtykkepartner", "samtykkeoplysning", "samtykkeudkast", "samtykkeafslag", "samtykkebesked"}
        | {"videregivelse", "partner", "dokument", "henvisning", "brev", "sag", "kontakt"}
    )
    new_text = "Nyt samtykke"
    empty_text = "Beboeren har ikke givet samtykke endnu. Uden samtykke kan sagen godt følges, men intet deles."
    writes = Permission.WRITE_SAMTYKKER

    def __init__(
        self, context: Context, beboer_id: int, above: Above = NOTHING_ABOVE, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, beboer_id, parent)
        self._above = above
        self._act: tuple[str, object] | None = None
        self.refuse = buttons.quiet(tr("Sagde nej"), self.open_refusal, "stopped")
        self.refuse.setAccessibleName(tr("Beboeren sagde nej"))
        self.refuse.setToolTip(tr("Skriv ned, at beboeren blev spurgt og sagde nej"))
        self.refuse.setEnabled(self.may_write)
        self.head.insertWidget(self.head.indexOf(self.new), self.refuse)

    def refresh(self) -> None:
        beboer_id, above = self.beboer_id, self._above
        self.read(
            lambda session: _Shown(
                queries.samtykker_of(session, beboer_id),
                queries.udkast_of(session, beboer_id),
                queries.afslag_of(session, beboer_id),
                queries.videregivelser_of(session, beboer_id, above.sees),
                tuple(above.missing(session, beboer_id)),
            ),
            self._show,
            latest="samtykker",
        )

    def go_to(self, target: Target) -> None:
        super().go_to(target)
        act = str(target.extra.get("act", ""))
        if act == "new":
            extra = {key: value for key, value in target.extra.items() if key not in {"act", "id"}}
            self._open_form(extra)
            return
        self._act = (act, target.extra.get("id")) if act else None
        self._do_act()

    def open_new(self) -> None:
        """Ask which of the three it is, and open its form."""
        self.context.sheets.open(ChooseSheet(self.context, Target("nyt_samtykke", self.beboer_id)))

    def open_refusal(self) -> None:
        """Write down that the resident said no."""
        self.context.sheets.open(AfslagSheet(self.context, self.beboer_id))

    def offer_others(self, empty: EmptyState) -> None:
        # The first who is asked may say no, and something may be told without anybody's name.
        empty.add_other(tr("Beboeren sagde nej"), self.open_refusal, "stopped")
        empty.add_other(tr("Notér noget, du har fortalt"), self._tell, "add")

    def _show(self, shown: _Shown) -> None:
        if not self.begin(shown, is_empty=shown == _Shown((), (), (), (), ())):
            return
        if shown.missing:
            strip = MissingStrip(shown.missing, self.may_write)
            strip.wanted.connect(self._mend)
            self.column.addWidget(strip)
        for waiting in shown.udkast:
            self.column.addWidget(self._udkast_card(waiting))
        cards = [self._card(one) for one in shown.samtykker]
        holding = [card for card in cards if card.holds]
        for kind in (SamtykkeArt.UDVEKSLING, SamtykkeArt.FULDMAGT, SamtykkeArt.REGISTRERING):
            of_kind = [card for card in holding if card.samtykke.kind is kind]
            if of_kind and len({card.samtykke.kind for card in holding}) > 1:
                self.column.addWidget(labels.heading(tr(_HEADINGS[kind])))
            for card in of_kind:
                self.column.addWidget(card)
        if not holding:
            self.column.addWidget(labels.body(tr("Intet samtykke gælder i dag.")))
        ended = [card for card in cards if not card.holds]
        if ended:
            section = Section(tr("Tidligere samtykker (%s)") % len(ended), folded=bool(holding))
            for card in ended:
                section.add(card)
            self.column.addWidget(section)
        if shown.afslag:
            self.column.addWidget(AfslagCard(shown.afslag))
        self.column.addWidget(self._log(shown.videregivelser))
        self.finish(tr("%s gælder nu · %s i alt") % (len(holding), len(cards)))
        self._do_act()

    def _log(self, videregivelser: tuple[VideregivelseView, ...]) -> DisclosureLog:
        leaves_out = any(one.basis is Behandlingsgrundlag.UNDERRETNING for one in videregivelser)
        log = DisclosureLog(videregivelser, lambda: self._print_log(leaves_out), self._tell if self.may_write else None)
        log.place_wanted.connect(self.context.navigate)
        return log

    def _card(self, samtykke: SamtykkeView) -> SamtykkeCard:
        card = self.add_card(samtykke.id, SamtykkeCard(self.context, samtykke, self.may_write))
        card.withdraw_wanted.connect(
            lambda: self.context.sheets.open(WithdrawSheet(self.context, samtykke, self._above.resting_on))
        )
        card.renew_wanted.connect(lambda: self._renew(samtykke))
        card.paper_wanted.connect(
            lambda: self.context.sheets.open(
                samtykke_paper_sheet(self.context, self.beboer_id, samtykke.id, samtykke.kind)
            )
        )
        card.aftermath_wanted.connect(lambda: self._show_aftermath(samtykke))
        return card

    def _udkast_card(self, udkast: UdkastView) -> UdkastCard:
        card = UdkastCard(udkast, self.may_write)
        number = udkast.id
        card.signed.connect(
            lambda: self._write(
                tr("Samtykke gemt"), lambda session: service.sign_udkast(session, number, session.today)
            )
        )
        card.refused.connect(
            lambda: self._write(tr("Nej til samtykke noteret"), lambda session: service.refuse_udkast(session, number))
        )
        card.thrown_away.connect(
            lambda: self._write(tr("Formular smidt væk"), lambda session: service.bin_udkast(session, number))
        )
        card.paper_wanted.connect(
            lambda: self.context.sheets.open(udkast_paper_sheet(self.context, self.beboer_id, number, udkast.kind))
        )
        card.change_wanted.connect(
            lambda: self.context.sheets.open(
                SamtykkeSheet(self.context, Target("nyt_samtykke", self.beboer_id), printed=udkast)
            )
        )
        return card

    def _write(self, title: str, action: Callable[[Session], object]) -> None:
        self.context.tasks.write(self, title, action)

    def _do_act(self) -> None:
        """Once the card is there: until then it is not known what is to be renewed."""
        if self._act is None or not self.may_write:
            return
        act, number = self._act
        wanted = next((card.samtykke for card in self.cards if card.samtykke.id == number), None)
        if wanted is None:
            return
        self._act = None
        if act == "tell":
            self._show_aftermath(wanted)
        else:
            self._renew(wanted)

    def _mend(self, mangel: Mangel) -> None:
        if mangel.kind is MangelArt.REGISTRERING:
            kinds = tuple(kind.value for kind in mangel.kinds)
            self._open_form({"kind": SamtykkeArt.REGISTRERING.value, "kinds": kinds})
        elif mangel.kind is MangelArt.UDKAST:
            self._open_form({"partner_id": mangel.id})
        else:
            self._act = ("tell" if mangel.kind is MangelArt.BESKED else "renew", mangel.id)
            self._do_act()

    def _open_form(self, extra: dict[str, object]) -> None:
        if self.may_write:
            self.context.sheets.open(SamtykkeSheet(self.context, Target("nyt_samtykke", self.beboer_id, extra=extra)))

    def _renew(self, samtykke: SamtykkeView) -> None:
        target = Target("nyt_samtykke", self.beboer_id)
        self.context.sheets.open(SamtykkeSheet(self.context, target, renews=samtykke))

    def _show_aftermath(self, samtykke: SamtykkeView) -> None:
        def found(after: Aftermath) -> None:
            self.context.sheets.open(AftermathSheet(self.context, samtykke, after))

        self.read(lambda session: aftermath(session, samtykke.id, self._above.resting_on), found)

    def _tell(self) -> None:
        self.context.sheets.open(FortaltSheet(self.context, self.beboer_id))

    def _print_log(self, leaves_out: bool) -> None:
        self.context.sheets.open(disclosure_sheet(self.context, self.beboer_id, leaves_out))
