"""Every figure of a report counted once more, by SQL that knows nothing of the program's queries.

Days are compared as text, choices are their stored words, the Danish clock and holidays are written out here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text

from socialvicevaert.storage.session import Session

CAUSES = (
    "skilsmisse", "ydelse_nedsat", "mistet_arbejde", "sygdom", "psykisk_sygdom", "misbrug", "ludomani", "doedsfald",
    "mistet_overblik", "boligstoette", "digital", "faengsel", "anden", "ukendt",
)  # fmt: skip
SOURCES = (
    "opsoegende", "beboer_selv", "nabo", "paaroerende", "ejendomskontor", "restanceliste", "kommune", "psykiatri",
    "frivillig", "anden", "ukendt",
)  # fmt: skip
SAG_RESULTS = (
    "loest", "delvist_loest", "videregivet", "ikke_loest", "fraflyttet", "oensker_ikke", "ingen_kontakt",
)  # fmt: skip
KINDS = ("samtale", "hjemmebesoeg", "telefon", "sms", "brev", "moede")
PLACES = ("hjem", "kontor", "gade", "vaerested", "telefon", "myndighed", "andet")
TYPES = ("enlig_mand", "enlig_kvinde", "enlig_mor", "enlig_far", "par", "par_med_boern", "anden", "ukendt")
OUTCOMES = ("betalt", "aftale_holdt", "afvist", "fraflyttet", "udsat", "andet")
BANDS = ("under_5000", "fra_5000", "fra_10000", "fra_20000", "fra_30000")
HOLIDAYS = (
    "2025-01-01", "2025-04-17", "2025-04-18", "2025-04-20", "2025-04-21", "2025-05-29", "2025-06-08", "2025-06-09",
    "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14",
    "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26",
)  # fmt: skip
# summer time from the last Sunday of March to the last of October, both at 01:00 UTC
LOCAL = (
    "datetime(k.held_at, CASE WHEN k.held_at >= date(strftime('%Y', k.held_at) || '-03-25', 'weekday 0') || ' 01:00' "
    "AND k.held_at < date(strftime('%Y', k.held_at) || '-10-25', 'weekday 0') || ' 01:00' THEN '+2 hours' "
    "ELSE '+1 hours' END)"
)


@dataclass
class PlainSql:
    """Counts for a period (both days included), and an estate or all of them."""

    session: Session
    first: date
    last: date
    afdeling_id: int | None = None

    def __post_init__(self) -> None:
        home = "" if self.afdeling_id is None else f"AND l.afdeling_id = {self.afdeling_id}"
        self.people = (
            "(SELECT b.id FROM beboer b LEFT JOIN lejemaal l ON l.id = b.lejemaal_id "
            f"WHERE b.deleted_at IS NULL {home})"
        )

    def rows(self, sql: str) -> list[Any]:
        found = self.session.connection().execute(text(sql), {"first": str(self.first), "last": str(self.last)})
        return list(found)

    def number(self, sql: str) -> int:
        ((found,),) = self.rows(sql)
        return int(found or 0)

    def all(self) -> dict[str, int]:
        return {
            **self.sager(), **self.kontakter(), **self.fogedsager(), **self.genbesoeg(), **self.husstande(),
            **self.causes(), **self.samtykker(), **self.new_people(), **self.henvisninger(), **self.restancer(),
        }  # fmt: skip

    def sager(self) -> dict[str, int]:
        stretch = "EXISTS (SELECT 1 FROM sagperiode p WHERE p.sag_id = s.id AND"
        base = f"FROM sag s WHERE s.deleted_at IS NULL AND s.beboer_id IN {self.people} AND"
        active = f"{base} {stretch} p.from_on <= :last AND (p.to_on IS NULL OR p.to_on >= :first))"
        before = f"{stretch} p.from_on < :first AND (p.to_on IS NULL OR p.to_on >= :first))"
        after = f"{stretch} p.from_on <= :last AND (p.to_on IS NULL OR p.to_on > :last))"
        how = (
            "(SELECT p.result FROM sagperiode p WHERE p.sag_id = s.id AND p.from_on <= :last "
            "ORDER BY p.id DESC LIMIT 1)"
        )
        needs = "(SELECT n.behovsomraade_id FROM sagbehov n WHERE n.sag_id = s.id AND n.deleted_at IS NULL)"
        conditions = {
            "i_perioden": "true",
            "primo": before,
            "nye": f"NOT {before}",
            "ultimo": after,
            "afsluttede": f"NOT {after}",
            **{f"aarsag.{one}": f"s.cause = '{one}'" for one in CAUSES},
            "aarsag.ikke_angivet": "s.cause IS NULL",
            **{f"kilde.{one}": f"s.source = '{one}'" for one in SOURCES},
            **{f"resultat.{one}": f"NOT {after} AND {how} = '{one}'" for one in SAG_RESULTS},
            "resultat.ikke_angivet": f"NOT {after} AND {how} IS NULL",
            **{f"behov.{area}": f"{area} IN {needs}" for (area,) in self.rows("SELECT id FROM behovsomraade")},
            "behov.ikke_angivet": f"NOT EXISTS {needs}",
        }
        found = {f"sager.{key}": self.number(f"SELECT count(*) {active} AND {one}") for key, one in conditions.items()}
        found["sager.beboere"] = self.number(f"SELECT count(DISTINCT s.beboer_id) {active}")
        if self.afdeling_id is None:
            homeless = "s.beboer_id IN (SELECT id FROM beboer WHERE lejemaal_id IS NULL)"
            found["sager.uden_afdeling"] = self.number(f"SELECT count(*) {active} AND {homeless}")
        return found

    def new_people(self) -> dict[str, int]:
        """By the last stretch of each sag that was over when the period ended."""
        said = (
            f"SELECT s.beboer_id, max(CASE p.met_new_people WHEN 'ja' THEN 2 WHEN 'nej' THEN 1 ELSE 0 END) AS said "
            "FROM sag s JOIN sagperiode p ON p.id = (SELECT max(q.id) FROM sagperiode q WHERE q.sag_id = s.id AND "
            f"q.from_on <= :last) WHERE s.deleted_at IS NULL AND s.beboer_id IN {self.people} AND EXISTS (SELECT 1 "
            "FROM sagperiode q WHERE q.sag_id = s.id AND q.from_on <= :last AND q.to_on >= :first) AND NOT EXISTS "
            "(SELECT 1 FROM sagperiode q WHERE q.sag_id = s.id AND q.from_on <= :last AND coalesce(q.to_on, '9') > "
            ":last) GROUP BY s.beboer_id"
        )
        conditions = {
            "beboere": "true",
            "spurgt": "said > 0",
            "ikke_spurgt": "said = 0",
            "ja": "said = 2",
            "nej": "said = 1",
        }
        return {
            f"nye_mennesker.{key}": self.number(f"SELECT count(*) FROM ({said}) WHERE {one}")
            for key, one in conditions.items()
        }

    def kontakter(self) -> dict[str, int]:
        base = (
            f"FROM kontakt k WHERE k.deleted_at IS NULL AND k.beboer_id IN {self.people} "
            f"AND date({LOCAL}) BETWEEN :first AND :last AND"
        )
        met = f"{base} k.kind NOT IN ('forgaeves', 'notat') AND"
        holidays = ", ".join(f"'{one}'" for one in HOLIDAYS)
        office = (
            f"strftime('%H', {LOCAL}) BETWEEN '08' AND '15' AND strftime('%w', {LOCAL}) BETWEEN '1' AND '5' "
            f"AND date({LOCAL}) NOT IN ({holidays})"
        )
        conditions = {
            "i_alt": "true",
            **{f"art.{one}": f"k.kind = '{one}'" for one in KINDS},
            **{f"sted.{one}": f"k.place = '{one}'" for one in PLACES},
            "sted.ikke_angivet": "k.place IS NULL",
            "tid.kontortid": office,
            "tid.uden_for": f"NOT ({office})",
            "deltog.partner": "k.partner_id IS NOT NULL",
            "deltog.andre": "k.partner_id IS NULL AND k.with_whom <> ''",
            "deltog.ingen_noteret": "k.partner_id IS NULL AND k.with_whom = ''",
        }
        found = {f"kontakter.{key}": self.number(f"SELECT count(*) {met} {one}") for key, one in conditions.items()}
        found["kontakter.beboere"] = self.number(f"SELECT count(DISTINCT k.beboer_id) {met} true")
        for kind in ("forgaeves", "notat"):
            found[f"kontakter.{kind}"] = self.number(f"SELECT count(*) {base} k.kind = '{kind}'")
        return found

    @property
    def _foged(self) -> str:
        """Fogedsager of the period, as f."""
        estate = "true"
        if self.afdeling_id is not None:
            homes = f"(SELECT id FROM lejemaal WHERE afdeling_id = {self.afdeling_id})"
            estate = f"(f.lejemaal_id IN {homes} OR f.lejemaal_id IS NULL AND f.beboer_id IN {self.people})"
        return (
            "FROM fogedsag f WHERE f.deleted_at IS NULL AND f.opened_on <= :last AND "
            f"f.beboer_id IN (SELECT id FROM beboer WHERE deleted_at IS NULL) AND {estate}"
        )

    def _state(self, column: str, at: str) -> str:
        return (
            f"(SELECT h.{column} FROM fogedhistorik h WHERE h.fogedsag_id = f.id AND h.deleted_at IS NULL "
            f"AND h.valid_from {at} ORDER BY h.id DESC LIMIT 1)"
        )

    @property
    def _active(self) -> str:
        return f"{self._foged} AND coalesce({self._state('stage', '< :first')}, '') <> 'afsluttet'"

    def fogedsager(self) -> dict[str, int]:
        stage, outcome, result = (self._state(one, "<= :last") for one in ("stage", "outcome", "result"))
        closed = f"coalesce({stage}, '') = 'afsluttet'"
        late = (
            '(SELECT max(d."on") FROM fogeddato d WHERE d.fogedsag_id = f.id AND d.deleted_at IS NULL '
            "AND d.kind IN ('fogedmoede', 'udsaettelse'))"
        )
        lost = f"{closed} AND {outcome} IN ('fraflyttet', 'udsat')"
        averted = f"coalesce({result}, '') LIKE 'afvaerget%'"
        conditions = {
            "i_perioden": "true",
            "primo": "f.opened_on < :first",
            "modtagne": "f.opened_on >= :first",
            "afvaerget": averted,
            "oevrige": f"NOT ({averted})",
            **{
                one: f"{result} = '{one}'"
                for one in ("afvaerget_permanent", "afvaerget_midlertidigt", "ikke_afvaerget", "aldrig_kontakt")
            },
            "uden_vurdering": f"{closed} AND {result} IS NULL",
            "ikke_vurderet": f"NOT {closed} AND {result} IS NULL",
            "i_gang": f"NOT {closed}",
            "forbi_dato": f"NOT {closed} AND {late} <= :last",
            "tabt": lost,
            **{f"udfald.{one}": f"{closed} AND {outcome} = '{one}'" for one in OUTCOMES},
            "udfald.ikke_angivet": f"{closed} AND {outcome} IS NULL",
        }
        return {
            f"fogedsager.{key}": self.number(f"SELECT count(*) {self._active} AND {one}")
            for key, one in conditions.items()
        }

    def genbesoeg(self) -> dict[str, int]:
        """By what was planned when a fogedsag was closed, also where the plan was taken back."""
        written = "h.deleted_at IS NULL AND h.valid_from <= :last AND h.fogedsag_id = f.id"
        averted_id = (
            f"(SELECT max(h.id) FROM fogedhistorik h WHERE {written} AND h.stage = 'afsluttet' "
            "AND h.result LIKE 'afvaerget%')"
        )
        found: dict[str, int] = {}
        for months in (3, 6, 12):
            planned = (
                "(SELECT g.due_on FROM genbesoeg g WHERE g.fogedsag_id = f.id "
                f"AND g.months = {months} AND g.due_on BETWEEN date(a.valid_from, '+{months} months', '-5 days') "
                f"AND date(a.valid_from, '+{months} months', '+9 days') ORDER BY g.id DESC LIMIT 1)"
            )
            answer = (
                "(SELECT g.still_housed FROM genbesoeg g WHERE g.fogedsag_id = f.id AND g.deleted_at IS NULL "
                f"AND g.months = {months} AND g.checked_on BETWEEN a.valid_from AND :last ORDER BY g.id DESC LIMIT 1)"
            )
            rows = self.rows(
                f"SELECT {answer}, {self._state('outcome', '<= :last')} IN ('fraflyttet', 'udsat') "
                f"AND {self._state('valid_from', '<= :last')} <= {planned} "
                + self._foged.replace(" WHERE ", f" JOIN fogedhistorik a ON a.id = {averted_id} WHERE ", 1)
                + f" AND {planned} BETWEEN :first AND :last AND NOT EXISTS (SELECT 1 FROM fogedhistorik h WHERE "
                f"{written} AND h.id > a.id AND h.valid_from <= a.valid_from)"
            )
            answers = [0 if lost and known is None else known for known, lost in rows]
            group = f"genbesoeg.{months}"
            found |= {
                f"{group}.forfaldne": len(rows),
                f"{group}.kendt": len(rows) - answers.count(None),
                f"{group}.ukendt": answers.count(None),
                f"{group}.bor_der": answers.count(1),
                f"{group}.bor_der_ikke": answers.count(0),
            }
        return found

    @property
    def _households(self) -> str:
        """A row a household: has_sag, has_fogedsag, owed, cause, type."""
        house = "(SELECT coalesce(b.husstand_id, -b.id) FROM beboer b WHERE b.id = {}.beboer_id)"
        sager = (
            f"SELECT {house.format('s')} AS house, s.* FROM sag s WHERE s.deleted_at IS NULL AND s.beboer_id IN "
            f"{self.people} AND EXISTS (SELECT 1 FROM sagperiode p WHERE p.sag_id = s.id AND p.from_on <= :last "
            "AND (p.to_on IS NULL OR p.to_on >= :first))"
        )
        owing = (
            f"SELECT {house.format('r')} AS house FROM restance r JOIN restanceliste l ON l.id = r.restanceliste_id "
            f"WHERE r.deleted_at IS NULL AND l.deleted_at IS NULL AND l.as_of BETWEEN :first AND :last "
            f"AND r.amount_oere > 0 AND r.status <> 'udgaaet' AND r.beboer_id IN {self.people}"
        )
        return (
            f"WITH s AS ({sager}), f AS (SELECT {house.format('f')} AS house {self._active}), r AS ({owing}), "
            "x AS (SELECT house FROM s UNION SELECT house FROM f UNION SELECT house FROM r), "
            "y AS (SELECT x.house, x.house IN (SELECT house FROM s) AS has_sag, "
            "x.house IN (SELECT house FROM f) AS has_fogedsag, x.house IN (SELECT house FROM r) AS owed, "
            "(SELECT cause FROM s WHERE s.house = x.house AND cause IS NOT NULL ORDER BY s.id DESC LIMIT 1) AS cause, "
            "coalesce((SELECT type FROM husstand h WHERE h.id = x.house), 'ukendt') AS type FROM x) "
        )

    def husstande(self) -> dict[str, int]:
        found = {}
        for key in ("sag", "fogedsag"):
            mine = f"{self._households} SELECT count(*) FROM y WHERE has_{key}"
            found[f"husstande.{key}"] = self.number(mine)
            for one in TYPES:
                found[f"husstande.{key}.type.{one}"] = self.number(f"{mine} AND type = '{one}'")
        return found

    def causes(self) -> dict[str, int]:
        helped = f"{self._households} SELECT count(*) FROM y WHERE (has_fogedsag OR has_sag AND owed)"
        return {
            "restancer.kendte": self.number(helped),
            **{f"restancer.aarsag.{one}": self.number(f"{helped} AND cause = '{one}'") for one in CAUSES},
            "restancer.aarsag.ikke_angivet": self.number(f"{helped} AND has_sag AND cause IS NULL"),
            "restancer.aarsag.uden_sag": self.number(f"{helped} AND NOT has_sag"),
        }

    def samtykker(self) -> dict[str, int]:
        kept = "c.deleted_at IS NULL AND c.kind = 'udveksling'"
        base = f"FROM samtykke c WHERE {kept} AND c.beboer_id IN {self.people} AND"
        before = (
            "c.given_on < :first AND c.valid_to >= date(:first, '-1 day') AND coalesce(c.withdrawn_on, '9') >= :first"
        )
        inside = "c.given_on BETWEEN :first AND :last"
        valid = "c.valid_to >= :last AND coalesce(c.withdrawn_on, '9') > :last"
        gone = "c.withdrawn_on <= min(:last, c.valid_to)"
        any_ = f"(({before}) OR ({inside}))"
        conditions = {
            "i_perioden": any_,
            "primo": before,
            "givet": inside,
            "gaeldende": f"{any_} AND {valid}",
            "trukket": f"{any_} AND {gone}",
            "udloebet": f"{any_} AND NOT ({valid}) AND NOT coalesce({gone}, false)",
            "udloeber": f"{any_} AND {valid} AND c.valid_to <= date(:last, '+60 days')",
        }
        return {f"samtykker.{key}": self.number(f"SELECT count(*) {base} {one}") for key, one in conditions.items()}

    def henvisninger(self) -> dict[str, int]:
        base = (
            f"FROM henvisning v WHERE v.deleted_at IS NULL AND v.beboer_id IN {self.people} "
            "AND v.sent_on BETWEEN :first AND :last AND"
        )
        declined = "v.status = 'afvist' AND coalesce(v.ended_on, v.answered_on, '9') <= :last"
        ended, started, answered = (f"coalesce(v.{one}_on, '9') <= :last" for one in ("ended", "started", "answered"))
        conditions = {
            "sendt": "true",
            "status.afvist": declined,
            "status.afsluttet": f"NOT ({declined}) AND {ended}",
            "status.startet": f"NOT ({declined}) AND NOT {ended} AND {started}",
            "status.besvaret": f"NOT ({declined}) AND NOT {ended} AND NOT {started} AND {answered}",
            "status.sendt": f"NOT ({declined}) AND NOT {ended} AND NOT {started} AND NOT {answered}",
        }
        return {f"henvisninger.{key}": self.number(f"SELECT count(*) {base} {one}") for key, one in conditions.items()}

    @property
    def _lists(self) -> str:
        """The newest list of each landlord, where all are of all estates and every number is one estate's."""
        estate = ""
        if self.afdeling_id is not None:
            number = f"(SELECT ltrim(number, '0') FROM afdeling WHERE id = {self.afdeling_id})"
            owner = f"(SELECT boligorganisation_id FROM afdeling WHERE id = {self.afdeling_id})"
            estate = f"AND e.key = {number} AND l.boligorganisation_id = {owner}"
        return (
            "FROM restanceliste l, json_each(l.bands) e, json_each(e.value) b WHERE l.id IN (SELECT (SELECT n.id FROM "
            "restanceliste n WHERE n.boligorganisation_id = o.id AND n.deleted_at IS NULL AND n.as_of BETWEEN :first "
            f"AND :last ORDER BY n.as_of DESC, n.id DESC LIMIT 1) FROM boligorganisation o) {estate}"
        )

    def restancer(self) -> dict[str, int]:
        households = f"SELECT sum(json_extract(b.value, '$[0]')) {self._lists}"
        return {
            "restancer.husstande": self.number(households),
            **{f"restancer.baand.{one}": self.number(f"{households} AND b.key = '{one}'") for one in BANDS},
        }

    def owed_oere(self) -> int:
        return self.number(f"SELECT sum(json_extract(b.value, '$[1]')) {self._lists}")
