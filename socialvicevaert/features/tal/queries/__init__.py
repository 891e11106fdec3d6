"""Counts for reports: numbers only, no resident leaves this folder except through `missing`, which asks the role.

A file a section; every query takes a `Scope` (period and estate) and `ISSUE_REPORTS`.
"""
