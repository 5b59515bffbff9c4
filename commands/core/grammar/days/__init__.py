"""Days, times and what comes again, in plain words."""
