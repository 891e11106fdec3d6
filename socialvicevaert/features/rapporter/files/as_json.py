"""The figures as JSON: a stable interface of the command line, with exactly what the PDF prints."""

import json
from dataclasses import asdict
from typing import Any

from socialvicevaert.features.rapporter.models import Corrected, RapportForm
from socialvicevaert.features.rapporter.words.definitions import METHOD, completeness
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.tal.figures.model.udvikling import COMPARED
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.figures.trends import Trend

FORMAT = "socialvicevaert-figures/2"
AVERTED_SHARE = ("fogedsager.afvaerget", "fogedsager.i_perioden")
FORLOEB_SHARE = ("forloeb.afvaerget", "forloeb.afsluttede")
ACCEPTED_SHARE = ("forloeb.tragt.accepteret", "forloeb.tilbudt")


def figures_json(
    report: Published, report_id: str = "", form: RapportForm = RapportForm.RAPPORT, corrected: Corrected | None = None
) -> str:
    """UTF-8 text, keys in fixed order, two spaces of indent.

    ========================  ====================================================================================
    ``format``                "socialvicevaert-figures/2": what is below; a key more does not change it
    ``report_id``, ``form``   "R2026-0003, udgave 2" ("" for a draft); "rapport" or "evaluering"
    ``correction``            null, or ``replaces``, ``replaces_issued_on``, ``reason`` and ``changes``: a list of
                              ``section``, ``label``, ``before``, ``after``, the last two as printed
    ``method``                goes up when a definition changes
    ``organisation``, ``contact``, ``afdelinger``, ``all_afdelinger``, ``gruppe`` ("" for all), ``period``,
    ``counted_at``
    ``restancer_as_of``       the day of the list, or null; ``restancer_divided``: whether it names estates
    ``suppression``           ``threshold``, and ``small``: how a figure under it is printed
    ``figures``               by key: ``label``, ``text`` (as printed: "243", "<5", "skjult") and ``value`` (a whole
                              number, or null where it is hidden). "foer." begins the keys of the earlier period,
                              "md.2026-09." those of a month, "afd.3." those of an estate (0: residents without one)
    ``shares``                percentages as text, "–" where they are hidden
    ``median_days_to_answer``, ``median_amounts``, ``sums``   amounts in øre, null where they are hidden, and as text
    ``comparison``            null, or ``period``, ``changes`` and ``changes_whole``: percentages as text, with one
                              decimal and with none
    ``trends``                by the key of the figure: ``label``, ``months`` ("2026-09", oldest first), ``points``
                              (as printed) and ``values``, ``limits`` (null, or ``mean``, ``lower``, ``upper``),
                              ``signal`` ("" or a sentence), ``year_ago`` (null, or as printed)
    ``estates``               ``id``, ``name`` and ``homes`` (or null) of those that are compared; the keys of their
                              figures begin with "afd."
    ``estate_changes``        ``name``, ``last_day`` and ``into`` ("" where it closed) of those that are no more
    ``saving``                null, or ``amount_oere``, ``per_case_oere``, ``assumption``, ``source``, ``based_on``
    ``sentences``, ``completeness``   as printed
    ========================  ====================================================================================
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
        "contact": report.contact,
        "afdelinger": list(report.afdelinger),
        "all_afdelinger": report.parameters.afdeling_id is None,
        "gruppe": report.gruppe,
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
        "sums": {key: {"value_oere": value, "text": report.sum_text(key)} for key, value in report.sums.items()},
        "comparison": _comparison(report),
        "trends": {key: _trend(one) for key, one in report.trends.items()},
        "estates": [{"id": one.afdeling_id, "name": one.name, "homes": one.homes} for one in report.estates],
        "estate_changes": [
            {"name": one.name, "last_day": one.last_day.isoformat(), "into": one.into} for one in report.estate_changes
        ],
        "saving": asdict(report.saving) if report.saving else None,
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


def _trend(trend: Trend) -> dict[str, Any]:
    return {
        "label": trend.label,
        "months": [f"{month.from_on:%Y-%m}" for month in trend.months],
        "points": [point.text for point in trend.points],
        "values": list(trend.values),
        "limits": asdict(trend.limits) if trend.limits else None,
        "signal": trend.signal,
        "year_ago": trend.year_ago.text if trend.year_ago else None,
    }
