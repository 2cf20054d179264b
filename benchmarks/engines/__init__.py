"""Every engine that takes part, one module each."""

from benchmarks.engines import cedar, clingo, clips, durable, own, zen
from benchmarks.engines.engine import Engine

OWN: Engine = own.ENGINE

PEERS: tuple[Engine, ...] = (
    zen.ENGINE,
    clips.ENGINE,
    cedar.ENGINE,
    clingo.ENGINE,
    durable.ENGINE,
)

__all__ = ["OWN", "PEERS", "Engine"]
