"""What a period is, and which figures may be seen."""
