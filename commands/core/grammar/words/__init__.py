"""Text as it is matched: normalised, cut into pieces and clauses, with the phrases that stand in it."""
