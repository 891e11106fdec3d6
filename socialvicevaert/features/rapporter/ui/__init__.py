"""The page of reports: choose, see what is missing, see the report, issue it."""
