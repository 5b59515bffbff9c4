"""People: who is meant, who may what, who stands in, who leaves."""
