"""Plans held against one another, or against what may happen. Facts only, rendered elsewhere."""
