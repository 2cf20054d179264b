"""The process in which durable-rules runs: rules and complete facts in, what fired out.

One request a line on standard input, ``{"rules": {name: rule}, "facts": [{name: text}]}``; one
reply a line on standard output, ``{"fired": [[name]]}`` in the order of the facts, or
``{"error": words}``. Each request has a ruleset of its own and each fact a state of its own,
and both are deleted: nothing is carried over.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coordplan.engines.rules import ALWAYS, WITNESS

MEMORY = 1 << 30
"""Bytes of address space, where the system can limit it."""
PROCESSOR_SECONDS = 600
"""An end for a worker whose parent was killed before it could end it."""


def main() -> None:
    """Answer requests until standard input ends."""
    limit()
    replies = private_output()
    for line in sys.stdin.buffer:
        replies.write(json.dumps(replied(json.loads(line))) + "\n")
        replies.flush()


def limit() -> None:
    """Limit memory and time, and leave no core file, on systems that can."""
    try:
        import resource
    except ImportError:  # pragma: no cover  # not on Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def private_output() -> io.TextIOWrapper:
    """Standard output for the replies alone; whatever C code prints goes nowhere."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return replies


def replied(request: Mapping[str, Any]) -> dict[str, object]:
    """The reply to one request; whatever goes wrong is said in it.

    durable-rules uses what Python 3.12 warns of; where warnings are errors, no rule would run.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            engine = importlib.import_module("durable.engine")
            return {"fired": list(fired(engine, request["rules"], request["facts"]))}
        except (Exception, MemoryError) as error:
            return {"error": f"{type(error).__name__}: {error}"}


def fired(
    engine: Any, rules: Mapping[str, object], facts: Sequence[Mapping[str, str]]
) -> Iterator[list[str]]:
    """For each complete fact the names of the rules that fire, each once.

    ``engine`` is the module ``durable.engine``. Its ``Ruleset`` is used without a host, whose
    timer threads would work on the same states.
    """
    heard: list[str] = []

    def note(name: str) -> Any:
        return lambda _closure: heard.append(name)

    definition = {
        name: {"all": [{"m": rule}], "run": note(name)}
        for name, rule in {WITNESS: ALWAYS, **rules}.items()
    }
    ruleset = engine.Ruleset("duties", None, definition)
    native = importlib.import_module("durable_rules_engine")
    try:
        for number, fact in enumerate(facts):
            heard.clear()
            _assert(ruleset, {**fact, "sid": str(number)})
            if WITNESS not in heard:
                raise RuntimeError("a fact was asserted and nothing fired")
            yield sorted({*heard} - {WITNESS})
            # safe only because the witness matched: else this is where the process would crash
            ruleset.delete_state(str(number))
    finally:
        native.delete_ruleset(ruleset._handle)  # noqa: SLF001


def _assert(ruleset: Any, fact: Mapping[str, str]) -> None:
    """Assert a fact and run every rule that it fires."""
    errors: list[object] = []
    ruleset.do_actions(ruleset.assert_fact(fact), lambda error, _state: errors.append(error))
    if errors != [None]:
        raise RuntimeError(f"its rules did not run: {errors}")


if __name__ == "__main__":
    main()
