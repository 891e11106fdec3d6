"""The three consents in every language, and what was given on."""

from datetime import UTC, datetime
from functools import partial

from socialvicevaert.features.formularer import rules as formularer
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import Words
from socialvicevaert.features.samtykker.disclosure_list import DisclosureList, disclosure_list
from socialvicevaert.features.samtykker.forms import FormContent, consent_form
from socialvicevaert.features.samtykker.forms.bilingual import Bilingual
from socialvicevaert.features.samtykker.models import (
    Befoejelse,
    Behandlingsgrundlag,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.features.samtykker.queries import VideregivelseView
from tests.paper.every_paper import DAY, Filling, paper


@paper("videregivelser")
def _(filling: Filling) -> bytes:
    moment = datetime(2026, 11, 22, 8, tzinfo=UTC)
    given = [
        VideregivelseView(
            number, 1, None, filling.name, None, Behandlingsgrundlag.ANDET, filling.text, tuple(Oplysningsart), text,
            moment, filling.name, 1,
        )
        for number, text in enumerate(filling.texts())
    ]  # fmt: skip
    return disclosure_list(DisclosureList("Boligforeningen Fælleden", filling.name, DAY, given)).pdf()


def _words(language: Sprog) -> Words:
    base = formularer.base(language)
    return Words(language, base.name, base.version, base.words, formularer.base(Sprog.DANSK).words)


def _form(kind: SamtykkeArt, language: Sprog, filling: Filling) -> bytes:
    is_danish = language is Sprog.DANSK
    content = FormContent(
        kind=kind,
        words=Bilingual(_words(Sprog.DANSK), None if is_danish else _words(language)),
        organisation="Boligforeningen Fælleden",
        worker=filling.name,
        beboer=filling.name,
        born="" if not filling.many else "03-02-1980",
        receivers=filling.texts() if kind is not SamtykkeArt.REGISTRERING else (),
        kinds=tuple(Oplysningsart)[: filling.many],
        direction=SamtykkeRetning.BEGGE,
        purpose=filling.text or "Samtale om praktik",
        valid_to=DAY,
        dated=DAY,
        text_version="2026-11",
        powers=tuple(Befoejelse)[: filling.many],
        language=language.label.lower(),
        interpreter="" if is_danish else filling.name,
        form=SamtykkeForm.MUNDTLIG if filling.key == "arabisk" else None,
        witness=filling.name if filling.key == "arabisk" else "",
        withdrawn_on=DAY if filling.key == "lang" else None,
        contact=filling.text[:80],
    )
    return consent_form(content).pdf()


for each_kind in SamtykkeArt:
    for each_language in Sprog:
        paper(f"samtykke-{each_kind.value}-{each_language.value}")(partial(_form, each_kind, each_language))
