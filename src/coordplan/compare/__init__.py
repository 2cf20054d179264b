"""Plans compared: who leads, what changed, in which situations they differ, what they leave out."""
