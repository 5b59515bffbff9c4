"""Tasks under key results."""
