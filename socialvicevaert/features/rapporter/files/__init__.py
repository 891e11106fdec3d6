"""The figures of a report as files, each with exactly what the PDF prints."""
