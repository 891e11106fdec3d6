"""An offer to one creditor, in the resident's own name: what is owed, what can be paid, and from when.

The resident signs and sends it, so the organisation tells nobody anything; and nothing of health, family or other
creditors' names stands in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from socialvicevaert.features.skabeloner.letter import parts_of
from socialvicevaert.features.skabeloner.models import Afsnit
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.letter import Sender, letter
from socialvicevaert.paper.parts import Facts, Paragraph, Part, Signatures, Together
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.hverdage import is_working_day, next_day
from socialvicevaert.shared.money import show_oere

DAYS_TO_ANSWER = 14


@dataclass(frozen=True)
class ProposalLetter:
    """Everything that is printed."""

    beboer: str
    home: Sequence[str]  # the lines of the address; none where it is protected
    creditor: str
    collector: str
    creditor_address: str
    reference: str
    balance_oere: int
    balance_on: date | None
    amount_oere: int
    first_payment_on: date
    is_equal_share: bool  # every creditor gets the same part of what is owed: none was set by hand
    admits_nothing: bool  # disputed, or perhaps time-barred: the offer must not read as an acknowledgement
    dated: date
    subject: str
    words: Sequence[Afsnit]  # of the organisation's template: filled


def proposal_letter(content: ProposalLetter) -> Document:
    """The letter for a window envelope, with a line for the signature."""
    document = letter(
        Sender(content.beboer, content.home),
        recipient_of(content),
        content.dated,
        content.subject,
        _body(content),
        footer=content.subject,
    )
    document.author = ""  # a resident's name stays out of what file lists show
    return document


def recipient_of(content: ProposalLetter) -> list[str]:
    """Who collects for a creditor is who reads the letter; the creditor is named so that it finds its case."""
    address = [line.strip() for line in content.creditor_address.splitlines() if line.strip()]
    who = [content.collector, f"For {content.creditor}"] if content.collector else [content.creditor]
    return [*who, *address]


def _body(content: ProposalLetter) -> list[Part]:
    facts = [("Kreditor", content.creditor)]
    if content.reference:
        facts.append(("Sagsnummer", content.reference))
    as_of = f", opgjort {show_date(content.balance_on)}" if content.balance_on is not None else ""
    facts.append(("Restgæld", f"{show_oere(content.balance_oere)}{as_of}"))
    means = "Beløbet bygger på mit rådighedsbeløb, som en rådgiver har regnet ud sammen med mig."
    if content.is_equal_share:
        means += " Kreditorerne i forslaget får alle den samme andel af det, jeg skylder dem."
    else:
        means += " Det er det, der er til jer, når det, jeg har at betale af med, er delt mellem mine kreditorer."
    body: list[Part] = [Facts(facts)]
    for each in content.words:
        body += parts_of(each)
    body.append(Paragraph(means))
    if content.admits_nothing:
        body.append(Paragraph("Brevet er et tilbud. Jeg anerkender ikke med det, at jeg skylder pengene."))
    body.append(Together([Paragraph("Venlig hilsen"), Signatures([content.beboer])]))
    return body


def values_of(content: ProposalLetter) -> dict[str, str]:
    """The fields of the template that this letter knows."""
    answer = next_day(content.dated + timedelta(days=DAYS_TO_ANSWER), is_working_day)
    return {
        "beboer.navn": content.beboer,
        "dato.i_dag": show_date_long(content.dated),
        "modtager.navn": content.collector or content.creditor,
        "kreditor.navn": content.creditor,
        "kreditor.sagsnummer": content.reference,
        "kreditor.restgaeld": show_oere(content.balance_oere),
        "kreditor.tilbud": show_oere(content.amount_oere),
        "kreditor.foerste_betaling": show_date_long(content.first_payment_on),
        "kreditor.svarfrist": show_date_long(answer),
    }
