"""Second engines: other evaluators than the index, each an oracle and none the default."""

from coordplan.engines.durable import DurableRules

__all__ = ["DurableRules"]
