"""»Fordel til kreditorer«: an amount a month divided among those who are owed, live and to the øre."""

from socialvicevaert.features.gaeld.ui.proposal.kept import KeptProposals
from socialvicevaert.features.gaeld.ui.proposal.sheet import FordelingSheet

__all__ = ["FordelingSheet", "KeptProposals"]
