"""Answers to questions, one file per sort of question: from the rows by rules, never a guess."""
