"""Health metrics and their readings."""
