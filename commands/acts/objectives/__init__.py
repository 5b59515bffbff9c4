"""Making, changing, showing and commenting on objectives and key results."""
