"""How fast coordplan answers, beside other engines on the same duties and situations."""
