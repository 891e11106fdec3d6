"""Which figures may be seen: small ones are hidden, and as many others as it takes that none can be worked out.

The method is **cell suppression with a threshold rule and an exact audit**. As it is printed on the last page:

- Primary: a figure of 1 to 4 (one under the threshold, 5 unless it is set otherwise) is printed as "<5". **Zero is
  printed**: it describes nobody, and a report in which every zero were hidden could not be read.
- Secondary: a figure that would give a hidden one away by adding up or subtracting is printed as "skjult"; so is a
  small one where "<5" alone would already say too much. "skjult" says nothing about the size.
- Totals are the last to be hidden, and the first to be shown again where hiding others made that possible.
- Room for the year: where the year that ends with a report of everything can be printed at the price of hiding more in
  that report, it is, unless that takes a long search; what only hides each other is shown together.
- Audit: every hidden figure must be able to have another value. The reader knows every printed figure, every relation
  between figures, that figures are whole and not negative, what "<5" means, and what earlier reports have told
  (`Known`): a count that no report prints, but that follows from several, is protected in the same way. So is what is
  left of a period without a shorter one in it, of a role without a group in it, and of a group without somebody who
  has left it since.

How much a reader can work out is decided exactly, not by rule of thumb. `repairs` looks quickly for a second set of
figures that fits, starting from the true one; where it finds none, `directions` decides by exact linear algebra.
Hiding more never breaks a set that was found, so each figure is settled once; and a set that was found for an earlier
report mostly still fits, so it is kept with that (`Known.proofs`) and tried before anything is searched. Where whole
numbers leave less room than fractions would and no set is found, more is hidden: it errs on the safe side.

Measured against published rules:

- The threshold rule, secondary suppression, linked tables and the audit of what intervals are feasible for a suppressed
  cell: Hundepool et al., *Handbook on Statistical Disclosure Control*, 2nd edition, Centre of Excellence on SDC, 2024.
  Some agencies ask for three in a cell, others for five (OECD, *Glossary of Statistical Terms*, "threshold rule").
  Danmarks Statistik lets no table with fewer than three observations leave its research machines (*Transferring of
  analysis results*, Forskningsservice). The default of five meets all of them; a lower one is
  the organisation's choice.
- Weaker than the handbook asks of magnitudes: an interval of feasible values may be narrow (two values), for counts of
  this size can only be told or not told. Sums of hidden figures beside each other may be known ("<5" and "<5", together
  3), and a zero may say something of everybody in a group (group disclosure), which is why causes and results are not
  crossed with anything.

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
from socialvicevaert.features.tal.rules.suppression.hiding import hide, hide_with_proofs

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
    "hide_with_proofs",
]
