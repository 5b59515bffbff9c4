"""Red flags: raised, helped with, and said where they belong."""
