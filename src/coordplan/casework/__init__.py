"""One case over several plans: the place that received the victim, and the place that is home."""
