"""Two templates that the invented organisation uses: one of the program's own, corrected twice, and one of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from socialvicevaert.example.events import Act, Event
from socialvicevaert.example.plan import Year
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.queries import template
from socialvicevaert.features.skabeloner.service import keep_skabelon
from socialvicevaert.storage.session import Session

_OWN = SkabelonDraft(
    name="Velkommen til åben rådgivning",
    kind=BrevArt.EGEN,
    recipient=Modtager.BEBOER,
    subject="Åben rådgivning i beboerhuset",
    body=(
        Afsnit("Kære {{beboer.fornavn}}"),
        Afsnit("Du er velkommen til åben rådgivning. Du behøver ikke bestille tid."),
        Afsnit("Tag gerne med", AfsnitArt.OVERSKRIFT),
        Afsnit("breve, du ikke forstår\ndin seneste huslejeopkrævning\ndit MitID", AfsnitArt.PUNKTER),
        Afsnit("Ring til mig på {{medarbejder.telefon}}, hvis du hellere vil have besøg."),
    ),
    note="Til opslag og breve i foråret",
)


def template_events(year: Year) -> Iterator[Event]:
    """Kept by one worker, late in the year."""
    yield Event(year.until - timedelta(days=90), 8, 2, _keep)
    yield Event(year.until - timedelta(days=60), 8, 2, _correct("Skal vi tale sammen?", "Du må tage en med"))
    yield Event(year.until - timedelta(days=20), 8, 2, _correct("Vil du tale med os?", "Venligere overskrift"))


def _keep(session: Session) -> None:
    keep_skabelon(session, _OWN)


def _correct(subject: str, note: str) -> Act:
    def act(session: Session) -> None:
        now = template(session, "indkaldelse")
        more = Afsnit("Vi kan også mødes hjemme hos dig eller gå en tur.")
        body = now.body if more in now.body else (*now.body[:-1], more, now.body[-1])
        keep_skabelon(session, replace(now.as_draft(), subject=subject, body=body, note=note), now.id)

    return act
