"""Every table of the program, imported once: for migrations, and so that relationships find each other."""

from sqlalchemy.orm import configure_mappers

from socialvicevaert.audit import models as audit
from socialvicevaert.features.beboere import models as beboere
from socialvicevaert.features.fogedsager import models as fogedsager
from socialvicevaert.features.henvisninger import models as henvisninger
from socialvicevaert.features.indstillinger import models as indstillinger
from socialvicevaert.features.kontakter import models as kontakter
from socialvicevaert.features.mindag import models as mindag
from socialvicevaert.features.opgaver import models as opgaver
from socialvicevaert.features.partnere import models as partnere
from socialvicevaert.features.rapporter import models as rapporter
from socialvicevaert.features.restancer import models as restancer
from socialvicevaert.features.sager import models as sager
from socialvicevaert.features.samtykker import models as samtykker
from socialvicevaert.storage import Row

TABLES = (
    audit,
    beboere,
    fogedsager,
    henvisninger,
    indstillinger,
    kontakter,
    mindag,
    opgaver,
    partnere,
    rapporter,
    restancer,
    sager,
    samtykker,
)
metadata = Row.metadata

# Now, in the thread that imports this while the password is typed, instead of at the first question after it.
configure_mappers()
