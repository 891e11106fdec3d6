"""Every table of the program, imported once: for migrations, and so that relationships find each other."""

from sqlalchemy.orm import configure_mappers

from socialvicevaert.audit import models as audit
from socialvicevaert.features.afdragsordninger import models as afdragsordninger
from socialvicevaert.features.aftaleark import models as aftaleark
from socialvicevaert.features.ansoegninger import models as ansoegninger
from socialvicevaert.features.beboere import models as beboere
from socialvicevaert.features.breve import models as breve
from socialvicevaert.features.budgetter import models as budgetter
from socialvicevaert.features.dokumenter import models as dokumenter
from socialvicevaert.features.fogedsager import models as fogedsager
from socialvicevaert.features.forloeb import models as forloeb
from socialvicevaert.features.formularer import models as formularer
from socialvicevaert.features.gaeld import models as gaeld
from socialvicevaert.features.gaeldssanering import models as gaeldssanering
from socialvicevaert.features.henvisninger import models as henvisninger
from socialvicevaert.features.indsigt import models as indsigt
from socialvicevaert.features.indstillinger import models as indstillinger
from socialvicevaert.features.kontakter import models as kontakter
from socialvicevaert.features.mindag import models as mindag
from socialvicevaert.features.opgaver import models as opgaver
from socialvicevaert.features.partnere import models as partnere
from socialvicevaert.features.rapporter import models as rapporter
from socialvicevaert.features.redningsplaner import models as redningsplaner
from socialvicevaert.features.restancer import models as restancer
from socialvicevaert.features.sager import models as sager
from socialvicevaert.features.samtykker import models as samtykker
from socialvicevaert.features.satser import models as satser
from socialvicevaert.features.skabeloner import models as skabeloner
from socialvicevaert.features.underretninger import models as underretninger
from socialvicevaert.storage import Row

TABLES = (
    audit,
    afdragsordninger,
    aftaleark,
    ansoegninger,
    beboere,
    breve,
    budgetter,
    dokumenter,
    fogedsager,
    forloeb,
    formularer,
    gaeld,
    gaeldssanering,
    henvisninger,
    indsigt,
    indstillinger,
    kontakter,
    mindag,
    opgaver,
    partnere,
    rapporter,
    redningsplaner,
    restancer,
    sager,
    samtykker,
    satser,
    skabeloner,
    underretninger,
)
metadata = Row.metadata

# Now, in the thread that imports this while the password is typed, instead of at the first question after it.
configure_mappers()
