"""The figures as JSON: a stable interface of the command line, with exactly what the PDF prints."""

import json
from typing import Any

from socialvicevaert.features.rapporter.models import Corrected, RapportForm
from socialvicevaert.features.rapporter.words.definitions import METHOD, completeness
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.tal.figures.model.udvikling import COMPARED
from socialvicevaert.features.tal.figures.published import Published

FORMAT = "socialvicevaert-figures/2"
AVERTED_SHARE = ("fogedsager.afvaerget", "fogedsager.i_perioden")
FORLOEB_SHARE = ("forloeb.afvaerget", "forloeb.afsluttede")
ACCEPTED_SHARE = ("forloeb.tragt.accepteret", "forloeb.tilbudt")


def figures_json(
    report: Published, report_id: str = "", form: RapportForm = RapportForm.RAPPORT, corrected: Corrected | None = None
) -> str:
    """UTF-8 text, keys in fixed order, two spaces of indent.

    ``figures`` maps each key to ``label``, ``text`` (as printed: "243", "<5", "skjult") and ``value`` (a whole number,
    or null where it is hidden). ``shares`` are percentages as text, "–" where they are hidden. ``median_amounts`` are
    øre, in steps of 100 kr. ``comparison`` is null where nothing is compared; the figures of the earlier period are
    those whose key begins with "foer.", and its ``changes`` are percentages as text.
    """
    return json.dumps(figures_content(report, report_id, form, corrected), ensure_ascii=False, indent=2) + "\n"


def figures_content(
    report: Published, report_id: str = "", form: RapportForm = RapportForm.RAPPORT, corrected: Corrected | None = None
) -> dict[str, Any]:
    """What `figures_json` writes, as plain values."""
    return {
        "format": FORMAT,
        "report_id": report_id,
        "form": form.value,
        "correction": _correction(corrected),
        "method": METHOD,
        "organisation": report.organisation,
        "afdelinger": list(report.afdelinger),
        "all_afdelinger": report.parameters.afdeling_id is None,
        "period": {"from": report.period.from_on.isoformat(), "to": report.period.to_on.isoformat()},
        "counted_at": report.counted_at.isoformat(timespec="seconds"),
        "restancer_divided": report.restancer_divided,
        "restancer_as_of": report.restancer_as_of.isoformat() if report.restancer_as_of else None,
        "suppression": {"threshold": report.threshold, "small": report.small},
        "figures": {
            one.key: {"label": one.label, "value": one.value, "text": one.text} for one in report.figures.values()
        },
        "shares": {part: report.share(part, whole) for part, whole in (AVERTED_SHARE, FORLOEB_SHARE, ACCEPTED_SHARE)},
        "median_days_to_answer": dict(report.medians),
        "median_amounts": {
            key: {"value_oere": value, "text": report.amount(key)} for key, value in report.amounts.items()
        },
        "comparison": _comparison(report),
        "sentences": sentences(report),
        "completeness": completeness(report),
    }


def _correction(corrected: Corrected | None) -> dict[str, Any] | None:
    if corrected is None:
        return None
    return {
        "replaces": corrected.report_id,
        "replaces_issued_on": corrected.issued_on.isoformat(),
        "reason": corrected.reason,
        "changes": [
            {"section": one.section, "label": one.label, "before": one.before, "after": one.after}
            for one in corrected.changes
        ],
    }


def _comparison(report: Published) -> dict[str, Any] | None:
    if report.compared is None:
        return None
    return {
        "period": {"from": report.compared.from_on.isoformat(), "to": report.compared.to_on.isoformat()},
        "changes": {key: report.change(key) for key in COMPARED},
        "changes_whole": {key: report.change(key, 0) for key in COMPARED},
    }
