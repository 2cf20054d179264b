"""A plan beside a higher instrument: where it omits, adds, tightens, loosens or contradicts."""
