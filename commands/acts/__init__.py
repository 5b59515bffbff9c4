"""What several commands do: find the key result, find the person, check in, raise a blocker."""
