"""What happened, in plain sentences written from the figures that may be seen."""

from socialvicevaert.features.tal.figures.model.udvikling import BEFORE
from socialvicevaert.features.tal.figures.published import Figure, Published
from socialvicevaert.features.tal.queries.henvisninger import STATUSES
from socialvicevaert.shared.percent import NOTHING


def sentences(report: Published) -> list[str]:
    """The sentences of page 1; one whose figures are hidden says less, or is left out."""
    found = [
        _sager(report),
        _kontakter(report),
        _need(report),
        _fogedsager(report),
        *_udvikling(report),
        _henvisninger(report),
        _forloeb(report),
        _ansoegninger(report),
    ]
    return [sentence for sentence in found if sentence]


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


def _sager(report: Published) -> str:
    cases = _amount(report, "sager.i_perioden", "sag", "sager")
    if not cases:
        return ""
    if report["sager.i_perioden"].value == 0:
        return "Der var ingen sager i perioden."
    people = _amount(report, "sager.beboere", "beboer", "forskellige beboere")
    moves = [
        text
        for text in (
            _new(report, "sager.nye", "nye"),
            _new(report, "sager.afsluttede", "afsluttede"),
            _new(report, "sager.ultimo", "stadig åbne ved udgangen"),
        )
        if text
    ]
    first = f"Der var {cases} i perioden" + (f" hos {people}" if people else "")
    return f"{first}; heraf {_list(moves)}." if moves else f"{first}."


def _new(report: Published, key: str, words: str) -> str:
    figure = report[key]
    return f"{figure.text} {words}" if figure.value else ""


def _kontakter(report: Published) -> str:
    contacts = _amount(report, "kontakter.i_alt", "kontakt", "kontakter")
    failed = _amount(report, "kontakter.forgaeves", "forgæves forsøg", "forgæves forsøg")
    both = _list([text for text in (contacts, failed) if text])
    return f"Der blev registreret {both}." if both else ""


def _need(report: Published) -> str:
    first = most_frequent(report, "sager.behov")
    if first is None:
        return ""
    share = report.share(first.key, "sager.i_perioden")
    of = f" af {report.text('sager.i_perioden')} sager, {share}" if share != NOTHING else " sager"
    return f"Det hyppigste behovsområde var {first.label.lower()} ({first.text}{of})."


def _fogedsager(report: Published) -> str:
    involved = _amount(report, "fogedsager.i_perioden", "fogedsag", "fogedsager")
    if not involved:
        return ""
    if report["fogedsager.i_perioden"].value == 0:
        return "Der var ingen fogedsager i perioden."
    averted = report["fogedsager.afvaerget"]
    share = report.share("fogedsager.afvaerget", "fogedsager.i_perioden")
    if averted.value is None or share == NOTHING:
        return f"Der var {involved} i perioden."
    others = report["fogedsager.oevrige"]
    rest = (
        f" De øvrige {others.text} er ikke afværget, aldrig i kontakt, ikke vurderet eller stadig i gang; det er "
        "ikke det samme som udsat."
        if others.value
        else ""
    )
    number = averted.text if averted.value else "ingen"
    return f"Af {involved} var {number} afværget ved periodens udgang ({share}).{rest}"


def _henvisninger(report: Published) -> str:
    if report["henvisninger.sendt"].value == 0:
        return "Der blev ikke sendt henvisninger."
    sent = _amount(report, "henvisninger.sendt", "henvisning", "henvisninger")
    steps = [
        f"{report.text(key)} er {status.label.lower()}"
        for status in STATUSES[2:]
        if report[key := f"henvisninger.status.{status.value}"].value
    ]
    return f"Der blev sendt {sent}" + (f"; {_list(steps)}." if steps else ".")


def _udvikling(report: Published) -> list[str]:
    """The earlier year beside this one; a change in whole per cent, as people say it."""
    if report.compared is None:
        return []
    found = []
    earlier = report.compared
    when = earlier.name if earlier.is_month or earlier.is_year else f"perioden {earlier.name}"
    for key, one, many in (
        ("fogedsager.i_perioden", "Der var {now} fogedsag", "Der var {now} fogedsager"),
        ("fogedsager.tabt", "{now} husstand mistede boligen", "{now} husstande mistede boligen"),
    ):
        now, before = report[key], report[BEFORE + key]
        if now.value is None or before.value is None:
            continue
        words = (one if now.value == 1 else many).format(now=now.text if now.value else "ingen")
        change = report.change(key, 0)
        rest = {"-": f": {change.removeprefix('-')} færre", "+": f": {change.removeprefix('+')} flere"}.get(
            change[0], ""
        )
        found.append(f"{words[0].upper()}{words[1:]} mod {before.text if before.value else 'ingen'} i {when}{rest}.")
    return found


def _forloeb(report: Published) -> str:
    if report["forloeb.tilbudt"].value == 0:
        return ""
    offered = _amount(report, "forloeb.tilbudt", "rådgivningsforløb", "rådgivningsforløb")
    if not offered:
        return ""
    steps = [
        text
        for text in (
            _new(report, "forloeb.tragt.accepteret", "takkede ja"),
            _new(report, "forloeb.tragt.afslaaet", "takkede nej"),
            _new(report, "forloeb.tragt.intet_svar", "svarede ikke"),
        )
        if text
    ]
    return f"Der blev tilbudt {offered}" + (f"; {_list(steps)}." if steps else ".")


def _ansoegninger(report: Published) -> str:
    if report["ansoegninger.sendt"].value == 0:
        return ""
    sent = _amount(report, "ansoegninger.sendt", "ansøgning", "ansøgninger")
    if not sent:
        return ""
    steps = [
        text
        for text in (
            _new(report, "ansoegninger.status.bevilget", "er bevilget"),
            _new(report, "ansoegninger.status.delvist", "delvist bevilget"),
            _new(report, "ansoegninger.status.afslag", "fik afslag"),
            _new(report, "ansoegninger.status.venter", "venter på svar"),
        )
        if text
    ]
    return f"Der blev sendt {sent} om hjælp med penge" + (f"; {_list(steps)}." if steps else ".")


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " og " + parts[-1] if parts else ""
