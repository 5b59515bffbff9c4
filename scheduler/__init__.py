"""The clock: looks for what is due and runs it, each in one transaction. What is due is a row."""
