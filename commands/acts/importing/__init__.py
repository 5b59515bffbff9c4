"""Objectives and key results from a spreadsheet: read, compared with what is there, shown, and then taken."""
