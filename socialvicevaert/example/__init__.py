"""An invented estate with a year of work, to try the program on and to show what its figures mean.

Every name is invented. Same seed, same year: 243 sager on 187 residents, 41 fogedsager of which 30 were averted, as in
the published figures of the field (CFBU 2015, Sydhavnen).

    plan          the year worked out before anything is written
    names, texts  who and what
    lists         the landlord's monthly lists
    events        the acts of workers, day by day; foged_events: the course of a fogedsag
    paper_events  a few papers of residents
    agreed_events an aftaleark and an underretning
    build         writes it all through the services into a new data folder
"""

from socialvicevaert.example.build import ORGANISATION, Built, build

__all__ = ["ORGANISATION", "Built", "build"]
