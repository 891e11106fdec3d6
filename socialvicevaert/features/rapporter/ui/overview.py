"""Overblik: the figures of the report as they stand now."""

from socialvicevaert.features.rapporter.ui.part import ReportPart


class OverviewPart(ReportPart):
    """The same figures as on paper, quick to scan."""

    part = "overblik"
