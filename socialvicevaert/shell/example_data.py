"""The invented estate behind "Prøv med eksempeldata": opened when it is there, made when it is not."""

from socialvicevaert.vault import Readiness, Unlocked, Vault

PASSWORD = "eksempeldata"  # noqa: S105 - invented people need no secret, and nobody should have to remember one


def open_or_build(vault: Vault) -> Unlocked:
    """Open the example data, after making them the first time. Takes seconds: for a thread.

    :raises UserError: what ``Vault.create`` and ``Vault.unlock`` raise.
    """
    if vault.state().readiness is Readiness.FIRST_RUN:
        from socialvicevaert.example import build

        build(vault.folder, password=PASSWORD)
    return vault.unlock(PASSWORD)
