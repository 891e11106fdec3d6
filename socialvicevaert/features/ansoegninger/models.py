"""Ansøgninger: applications for help with money, followed to their decision."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Row, choice, oere


class AnsoegningGrundlag(Choice):
    """What is applied for, by the name the law or the giver has for it."""

    PARAGRAF_81 = "paragraf_81", "Enkeltydelse (aktivloven § 81)"
    PARAGRAF_81A = "paragraf_81a", "Midlertidig huslejehjælp (aktivloven § 81 a)"
    BOLIGSTOETTE = "boligstoette", "Boligstøtte"
    FOND = "fond", "Fond eller legat"
    GAELDSSTYRELSEN = "gaeldsstyrelsen", "Gældsstyrelsen (afdrag, henstand, eftergivelse)"
    ANDET = "andet", "Andet"

    @property
    def short(self) -> str:
        """What it is called where room is scarce."""
        return _SHORT.get(self, self.label)


_SHORT = {
    AnsoegningGrundlag.PARAGRAF_81: "§ 81",
    AnsoegningGrundlag.PARAGRAF_81A: "§ 81 a",
    AnsoegningGrundlag.FOND: "Fond",
    AnsoegningGrundlag.GAELDSSTYRELSEN: "Gældsstyrelsen",
}


class Afgoerelse(Choice):
    """How it was decided."""

    BEVILGET = "bevilget", "Bevilget"
    DELVIST = "delvist", "Delvist bevilget"
    AFSLAG = "afslag", "Afslag"
    TRUKKET = "trukket", "Trukket tilbage"


class Ydelsesform(Choice):
    """Whether what is granted must be paid back."""

    HJAELP = "hjaelp", "Skal ikke betales tilbage"
    LAAN = "laan", "Skal betales tilbage"


class Ansoegning(Row, table=True):
    """One application; without ``sent_on`` it is being prepared."""

    gone: ClassVar[str] = "Ansøgningen findes ikke længere."
    search_kind: ClassVar[str] = "ansoegning"

    beboer_id: int = Field(foreign_key="beboer.id", index=True)
    sag_id: int | None = Field(default=None, foreign_key="sag.id", index=True)
    fogedsag_id: int | None = Field(default=None, foreign_key="fogedsag.id", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)  # who decides
    medarbejder_id: int = Field(foreign_key="medarbejder.id", index=True)
    basis: AnsoegningGrundlag = choice(AnsoegningGrundlag)
    recipient: str = ""  # where there is no partner
    purpose: str = ""
    amount_oere: int | None = oere(nullable=True)
    created_on: date = Field(index=True)
    sent_on: date | None = Field(default=None, index=True)
    expected_answer_on: date | None = None
    decision: Afgoerelse | None = choice(Afgoerelse, nullable=True)
    decided_on: date | None = Field(default=None, index=True)
    granted_oere: int | None = oere(nullable=True)
    form: Ydelsesform | None = choice(Ydelsesform, nullable=True)
    reason: str = ""  # why it was granted in part, or refused
    note: str = ""

    def search_text(self) -> str:
        """What finds this application."""
        return fold(" ".join((self.basis.label, self.recipient, self.purpose, self.note)))


@dataclass(frozen=True)
class AnsoegningDraft:
    """An application as typed."""

    beboer_id: int
    basis: AnsoegningGrundlag
    sag_id: int | None = None
    fogedsag_id: int | None = None
    partner_id: int | None = None
    recipient: str = ""
    purpose: str = ""
    amount_oere: int | None = None
    sent_on: date | None = None
    expected_answer_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class DecisionDraft:
    """A decision as typed."""

    decision: Afgoerelse
    decided_on: date
    granted_oere: int | None = None
    form: Ydelsesform | None = None
    reason: str = ""
