"""The report: asked for, checked, issued, kept as it was, corrected by new versions.

`tal` counts and hides, `datakvalitet` says what is missing; here the figures become words (`words`), pages (`pdf`),
files (`files`) and a screen (`ui`).
"""
