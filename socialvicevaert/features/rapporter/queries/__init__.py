"""Reports that have been issued."""
