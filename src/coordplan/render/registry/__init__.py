"""The registry and what rests on a law, for people and for programs."""
