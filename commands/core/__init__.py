"""What every message passes: read, understood, answered, owed. `dispatch` is where it begins."""
