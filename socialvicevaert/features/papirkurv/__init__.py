"""The bin: what lies there, taking it back, and removing for good what has lain there long enough."""
