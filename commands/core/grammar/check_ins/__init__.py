"""What a line reports: value, confidence, status, blocker, next step, and what of it is only talk."""
