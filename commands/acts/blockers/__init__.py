"""Blockers: raised, taken, passed on, asked about, closed, and followed up by themselves."""
