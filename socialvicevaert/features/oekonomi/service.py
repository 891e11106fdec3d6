"""What the program does with money by itself: the signs of debts, agreements and applications become opgaver."""

from socialvicevaert.features.afdragsordninger import service as afdragsordninger
from socialvicevaert.features.ansoegninger import service as ansoegninger
from socialvicevaert.features.gaeld import service as gaeld
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session


def raise_signs(session: Session) -> None:
    """Bring every feature's signs up to date with the day; changes nothing, and logs nothing, when nothing is new.

    Does nothing for a role that sees no residents: somebody else's opgaver are not made in its name.
    """
    needed = (Permission.SEE_BEBOERE, Permission.WRITE_OPGAVER, Permission.WRITE_OEKONOMI)
    if not all(may(session.actor, permission) for permission in needed):
        return
    gaeld.raise_signs(session)
    afdragsordninger.raise_signs(session)
    ansoegninger.raise_signs(session)
