"""Checking in: in words, in fields, for a round, and what is asked alone afterwards."""
