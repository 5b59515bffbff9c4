"""The rules of OKRs: numbers and dates in, verdicts out. Nothing here reads or writes anything."""
