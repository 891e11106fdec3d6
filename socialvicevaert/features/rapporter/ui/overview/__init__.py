"""Overblik: the figures of the report as they stand now, quick to scan.

part       what is shown, and when it is read
choice     which period and which estate
numbers    a number that leads to its rows, or to what it means
key_cards  the six key figures with their months
cards      the balance, fogedsager, what wants attention, what happened in words
estates    the estates beside each other
"""

from socialvicevaert.features.rapporter.ui.overview.part import OverviewPart

__all__ = ["OverviewPart"]
