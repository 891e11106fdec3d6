"""Indsigt: everything held on a resident, for the resident (GDPR art. 15)."""
