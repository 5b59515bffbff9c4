"""Cycles: opened, given other days, reviewed, closed, and what goes on in the next."""
