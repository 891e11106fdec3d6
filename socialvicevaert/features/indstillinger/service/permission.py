"""Who may run the program."""

from socialvicevaert.features.indstillinger import queries
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


def require(session: Session, permission: Permission) -> None:
    """Go on when the actor may; see ``rules.may_manage``.

    :raises NotAllowed: with a Danish sentence.
    """
    if not queries.allows(session, permission):
        session.require(permission)
