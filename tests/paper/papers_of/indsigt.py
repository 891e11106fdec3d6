"""What is held on a resident."""

from socialvicevaert.features.indsigt.pdf import indsigt_paper
from socialvicevaert.features.indsigt.queries.log import LogLine
from socialvicevaert.features.indsigt.queries.people import paper_words
from socialvicevaert.features.indsigt.queries.tables import LEFT_OUT
from socialvicevaert.features.indsigt.rules.records import File, Record, Value
from socialvicevaert.features.indsigt.service import Extract
from tests.paper.every_paper import Filling, paper


@paper("indsigt")
def _(filling: Filling) -> bytes:
    name = Value("first_name", "Fornavn", filling.name, filling.name)
    file = File("dokumentindhold", 1, "content", 1, 2048, filling.name, "application/pdf", ".pdf", True)
    records = [Record("beboer", 1, "Beboer", "", (name,))]
    for number, text in enumerate(filling.texts(), 1):
        values = (Value("kind", "Art", "Telefon", "telefon"), Value("text", "Tekst", text * number, text, is_text=True))
        records.append(Record("kontakt", number, "Kontakt", "22-11-2026", values, in_bin=number == 2))
        records.append(Record("sag", number, "Sag", "22-11-2026", (name,), what_left="Noget er udeladt"))
        area = (Value("behovsomraade", "Behovsområde", "Økonomi", "Økonomi"),)
        records.append(Record("sagbehov", number, "Behovsområde", "", area, belongs_to=(("sag", number),)))
        records.append(Record("dokumentindhold", number, "Fil", "", (), files=(file,)))
    line = LogLine(
        "2026-11-22T08:00:00+00:00", "22-11-2026 09.00", "Social vicevært", "Vist", filling.name, "Beboer", ("Note",)
    )
    extract = Extract(
        organisation="Boligforeningen Fælleden",
        beboer=filling.name,
        asked_on="2026-11-20",
        made_on="2026-11-22",
        records=tuple(records),
        log=(line,) * filling.many,
        reasons=tuple(filling.texts()[:3]),
        words=paper_words(),
        not_collected=LEFT_OUT,
    )
    return indsigt_paper(extract).pdf()
