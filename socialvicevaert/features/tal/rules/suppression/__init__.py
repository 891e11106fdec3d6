"""Which figures may be seen: small ones are hidden, and as many others as it takes that none can be worked out.

The rule, as it is printed on the last page:

- A figure of 1 to 4 (one under the threshold) is printed as "<5". **Zero is printed**: it describes nobody, and a
  report in which every zero were hidden could not be read.
- A figure that would give a hidden one away by adding up or subtracting is printed as "skjult"; so is a small one where
  "<5" alone would already say too much. "skjult" says nothing about the size.
- Totals are the last to be hidden, and the first to be shown again where hiding others made that possible.

How much a reader can work out is decided exactly, not by rule of thumb. The reader knows every printed figure, every
relation between figures, that figures are whole and not negative, and what "<5" means. A hidden figure is safe when a
second set of figures fits all of that and gives it another value; `_Search` looks for one, starting from the true
figures. Where it finds none within its budget, the figure counts as given away and more is hidden: the search can err
only on the safe side. Hiding one more figure never breaks a set that was found, so each figure is settled once.

Shares and medians are printed only where their numerator and denominator are (see `figures.published`).
"""

from socialvicevaert.features.tal.rules.suppression.cells import (
    NOTHING_KNOWN,
    NOWHERE,
    Axis,
    Cell,
    Earlier,
    Hiding,
    Keep,
    Known,
    Limits,
    Relation,
    Stretch,
)
from socialvicevaert.features.tal.rules.suppression.hiding import hide

__all__ = [
    "NOTHING_KNOWN",
    "NOWHERE",
    "Axis",
    "Cell",
    "Earlier",
    "Hiding",
    "Keep",
    "Known",
    "Limits",
    "Relation",
    "Stretch",
    "hide",
]
