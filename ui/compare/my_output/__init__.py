"""Numbers that a framework gave: which rule gives exactly these."""
