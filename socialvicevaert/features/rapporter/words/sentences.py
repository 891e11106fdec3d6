"""What happened, in five plain sentences written from the figures that may be seen.

Each sentence speaks of one thing: sager, contacts, fogedsager, money, and what a manager should know besides. One whose
figures are hidden says less, and never how large a hidden figure is beside another.
"""

from socialvicevaert.features.rapporter.words.definitions import COMPLETENESS
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE
from socialvicevaert.features.tal.figures.published import Figure, Published
from socialvicevaert.features.tal.figures.trends import Trend
from socialvicevaert.features.tal.queries.henvisninger import STATUSES
from socialvicevaert.features.tal.rules.xmr import Signal, signal

_HIDDEN = "kan ikke vises, uden at nogen kan genkendes"
_NOTHING_HAPPENED = ("sager.i_perioden", "kontakter.i_alt", "fogedsager.i_perioden", "henvisninger.sendt")
_CONTACTS = "kontakter.i_alt"


def sentences(report: Published) -> list[str]:
    """The five sentences of page 1; fewer in a period in which nothing happened."""
    found = [_sager(report), _kontakter(report), _fogedsager(report)]
    if all(report[key].value == 0 for key in _NOTHING_HAPPENED) and not report.compared:
        return found
    return [*found, _money(report), _besides(report)]


def most_frequent(report: Published, group: str) -> Figure | None:
    """The one largest row; None where two are equal, or where a withheld row might be larger: naming one would tell."""
    rows = [one for one in report.rows(group) if not one.key.endswith(".ikke_angivet")]
    largest = max((one.value or 0 for one in rows), default=0)
    first = [one for one in rows if largest and one.value == largest]
    hides_one = any(one.value is None and not one.is_small for one in rows)
    return first[0] if len(first) == 1 and not hides_one else None


def _amount(report: Published, key: str, one: str, many: str) -> str:
    """A count in words ("243 sager", "ingen sager", "færre end 5 sager"); empty where its size may not be told."""
    figure = report[key]
    if figure.is_small:
        return f"færre end {report.threshold} {many}"
    if figure.value is None:
        return ""
    return f"ingen {many}" if figure.value == 0 else f"{figure.text} {one if figure.value == 1 else many}"


def _some(report: Published, key: str, words: str) -> str:
    """A figure with words after it; empty where it is hidden or 0."""
    figure = report[key]
    return f"{figure.text} {words}" if figure.value else ""


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " og " + parts[-1] if parts else ""


def _sager(report: Published) -> str:
    cases = _amount(report, "sager.i_perioden", "sag", "sager")
    if not cases:
        return f"Antallet af sager {_HIDDEN}."
    if report["sager.i_perioden"].value == 0:
        return "Der var ingen sager i perioden."
    people = _amount(report, "sager.beboere", "beboer", "forskellige beboere")
    moves = [
        _some(report, key, one if report[key].value == 1 else many)
        for key, one, many in (
            ("sager.nye", "ny eller genåbnet", "nye eller genåbnede"),
            ("sager.afsluttede", "afsluttet", "afsluttede"),
            ("sager.ultimo", "stadig åben ved udgangen", "stadig åbne ved udgangen"),
        )
    ]
    told = _list([text for text in moves if text])
    first = f"Der var {cases} i perioden" + (f" hos {people}" if people else "")
    return f"{first}; heraf {told}." if told else f"{first}."


def _kontakter(report: Published) -> str:
    contacts = _amount(report, _CONTACTS, "kontakt", "kontakter")
    if not contacts:
        return f"Antallet af kontakter {_HIDDEN}."
    failed = _amount(report, "kontakter.forgaeves", "forgæves forsøg", "forgæves forsøg")
    tried = f" og {failed}" if failed and report["kontakter.forgaeves"].value != 0 else ""
    if report[_CONTACTS].value == 0:
        return f"Der var ingen kontakter{f', men {failed}' if tried else ''} i perioden."
    trend = _trends_inside(report).get(_CONTACTS)
    stands = _how_it_stands(trend) if trend else ""
    before = _year_before(trend) if trend and not stands else ""
    return f"Der blev registreret {contacts}{before}{tried}{stands}."


def _trends_inside(report: Published) -> dict[str, Trend]:
    """Those whose last month lies in the period: of a part of a month, they end before it begins."""
    return {key: trend for key, trend in report.trends.items() if trend.months[-1].from_on >= report.period.from_on}


def _how_it_stands(trend: Trend) -> str:
    """A signal as the end of a sentence about the contacts of the period."""
    found = signal(trend.values, trend.limits)
    if trend.limits is None or found is Signal.NONE:
        return ""
    side = "over" if found in (Signal.ABOVE, Signal.RUN_ABOVE) else "under"
    if found in (Signal.RUN_ABOVE, Signal.RUN_BELOW):
        return f"; de otte seneste måneder ligger alle {side} gennemsnittet af året før"
    if trend.year_ago:
        return f"; kontakterne er {side} det, som tilfældig variation forklarer ({trend.limits.text})"
    month, last = trend.months[-1].name, trend.points[-1].text
    return f"; {last} i {month} er {side} det, som tilfældig variation forklarer ({trend.limits.text})"


def _year_before(trend: Trend) -> str:
    """The same month a year before, in brackets; empty where it is hidden, and where nothing was kept then."""
    if trend.year_ago is None or not trend.year_ago.value:
        return ""
    return f" (i {trend.months[0].name}: {trend.year_ago.text})"


def _fogedsager(report: Published) -> str:
    whole, averted = report["fogedsager.i_perioden"], report["fogedsager.afvaerget"]
    involved = _amount(report, whole.key, "fogedsag", "fogedsager")
    if not involved:
        return f"Antallet af fogedsager {_HIDDEN}."
    if whole.value is None or whole.value == 0:
        return f"Der var {involved} i perioden."
    if averted.is_small:
        return f"Af {involved} var færre end {report.threshold} afværget ved periodens udgang."
    if averted.value is None:
        return f"Der var {involved} i perioden; hvor mange der blev afværget, {_HIDDEN}."
    if whole.value == 1:
        return f"Den ene fogedsag i perioden var {'' if averted.value else 'ikke '}afværget ved periodens udgang."
    rest = _others(report["fogedsager.oevrige"])
    if averted.value == 0:
        return f"Ingen af de {involved} i perioden var afværget ved periodens udgang{rest and '; det'}{rest}."
    share = report.share(averted.key, whole.key)
    left = rest and f"; de øvrige {report.text('fogedsager.oevrige')}"
    return f"Af {involved} var {averted.text} afværget ved periodens udgang ({share}){left}{rest}."


def _others(others: Figure) -> str:
    return " er ikke det samme som udsat" if others.value and others.value > 1 else ""


def _money(report: Published) -> str:
    """What was offered, asked for or gained: what had changed says most, then what was done."""
    return _before_and_after(report) or _help(report)


def _before_and_after(report: Published) -> str:
    for fact, name, end in (
        ("raadighed", "det midterste rådighedsbeløb", " om måneden"),
        ("gaeld", "den midterste gæld", ""),
    ):
        known = report[f"maaling.{fact}.kendt"]
        before, after = report.amounts[f"maaling.{fact}.foer"], report.amounts[f"maaling.{fact}.efter"]
        if before is None or after is None or known.value is None or before == after:
            continue
        went = "steg" if after > before else "faldt"
        amounts = [report.amount(f"maaling.{fact}.{moment}") for moment in ("foer", "efter")]
        measured = f"I de {known.text} afsluttede forløb, hvor det er målt både før og efter,"
        return f"{measured} {went} {name} fra {amounts[0]} til {amounts[1]}{end}".removesuffix(".") + "."
    return ""


def _help(report: Published) -> str:
    sent, offered = report["ansoegninger.sendt"], report["forloeb.tilbudt"]
    if sent.value == 0 and offered.value == 0:
        return "Der blev hverken sendt ansøgninger om hjælp med penge eller tilbudt rådgivningsforløb."
    done = []
    if sent.value != 0 and (amount := _amount(report, sent.key, "ansøgning", "ansøgninger")):
        granted = _some(report, "ansoegninger.status.bevilget", "bevilget")
        done.append(f"sendt {amount} om hjælp med penge" + (f" ({granted})" if granted else ""))
    if offered.value != 0 and (amount := _amount(report, offered.key, "rådgivningsforløb", "rådgivningsforløb")):
        accepted = _some(report, "forloeb.tragt.accepteret", "takkede ja")
        done.append(f"tilbudt {amount}" + (f" ({accepted})" if accepted else ""))
    return f"Der blev {_list(done)}." if done else f"Antallet af ansøgninger og rådgivningsforløb {_HIDDEN}."


def _besides(report: Published) -> str:
    """What changed since the year that is compared; else what chance does not explain; else referrals; else a gap."""
    other = [trend.signal for key, trend in _trends_inside(report).items() if trend.signal and key != _CONTACTS]
    return _udvikling(report) or next(iter(other), "") or _henvisninger(report) or _gap(report)


def _henvisninger(report: Published) -> str:
    if report["henvisninger.sendt"].value == 0:
        return "Der blev ikke sendt henvisninger."
    sent = _amount(report, "henvisninger.sendt", "henvisning", "henvisninger")
    if not sent:
        return ""
    steps = [
        f"{report.text(key)} er {status.label.lower()}"
        for status in STATUSES[2:]
        if report[key := f"henvisninger.status.{status.value}"].value
    ]
    waiting = _some(report, f"henvisninger.status.{STATUSES[0].value}", "venter på svar")
    if waiting:
        steps.append(waiting)
    return f"Der blev sendt {sent}" + (f"; {_list(steps)}." if steps else ".")


def _gap(report: Published) -> str:
    """What is most often missing among what may be told with its denominator."""
    found = [
        (figure.value, f"{figure.text} af {report.text(whole)} {words}.")
        for key, whole, words in COMPLETENESS
        if (figure := report.figures.get(key)) and figure.value and report[whole].value
    ]
    return max(found, key=lambda one: one[0])[1] if found else f"Antallet af henvisninger {_HIDDEN}."


def _udvikling(report: Published) -> str:
    """The earlier year beside this one: homes lost, where any were; a change in whole per cent, as people say it."""
    if report.compared is None:
        return ""
    earlier = report.compared
    when = earlier.name if earlier.is_month or earlier.is_quarter or earlier.is_year else f"perioden {earlier.name}"
    for key, one, many in (
        ("fogedsager.tabt", "{now} husstand mistede boligen", "{now} husstande mistede boligen"),
        ("fogedsager.i_perioden", "Der var {now} fogedsag", "Der var {now} fogedsager"),
    ):
        now, before = report[key], report[BEFORE + key]
        if now.value is None or before.value is None or not (now.value or before.value):
            continue
        words = (one if now.value == 1 else many).format(now=now.text if now.value else "ingen")
        change = report.change(key, 0)
        rest = {"-": f": {change.removeprefix('-')} færre", "+": f": {change.removeprefix('+')} flere"}.get(
            change[0], ""
        )
        return f"{words[0].upper()}{words[1:]} mod {before.text if before.value else 'ingen'} i {when}{rest}."
    return ""
