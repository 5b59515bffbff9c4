"""The use-cases: one file for each thing people can say, with a COMMAND (`core/registry.py` finds it)."""
