"""The papers of each feature; `tests.paper.every_paper` finds every file here."""
