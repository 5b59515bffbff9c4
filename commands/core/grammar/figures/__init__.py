"""Numbers in digits and in words, with magnitude and unit, in every language."""
