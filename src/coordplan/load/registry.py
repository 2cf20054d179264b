"""The registry of laws and successions, from a file or from what ships with coordplan."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coordplan import codec
from coordplan.diagnostics import Diagnostic, InvalidFileError
from coordplan.load.files import read_bytes, shipped_registry, shipped_vocabulary, shown_name
from coordplan.load.plans import load_vocabulary
from coordplan.registry.terms import Registry

if TYPE_CHECKING:
    from coordplan.load.cache import Cache
    from coordplan.vocabulary import Vocabulary


def load_registry(
    vocabulary: str = "human-trafficking", *, cache: Cache | None = None
) -> Registry | None:
    """The registry that ships for the vocabulary of this id; None where none does.

    It is looked for in a ``cache``, and kept in it.
    """
    file = shipped_registry(vocabulary)
    return None if file is None else _shipped(file, vocabulary, cache)


def read_registry(file: str, vocabulary: Vocabulary) -> Registry:
    """A registry from a file, for the vocabulary of its id.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with every error of the file.
    """
    registry, diagnostics = _registry(file, vocabulary)
    if registry is None:
        raise InvalidFileError(diagnostics)
    return registry


def check_registry(file: str, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a registry file. Raises ``UnreadableFileError``."""
    return _registry(file, vocabulary)[1]


@lru_cache(maxsize=8)
def _shipped(file: str, vocabulary: str, cache: Cache | None) -> Registry:
    """A registry of the package; immutable, so one copy serves everybody."""
    if cache is None:
        return read_registry(file, load_vocabulary(shipped_vocabulary(vocabulary)))
    key = cache.key("registry", "", read_bytes(file))
    try:
        return codec.decode(cache.get(key), Registry)[0]
    except codec.BROKEN:
        registry = _shipped(file, vocabulary, None)
        cache.put(key, codec.encode(registry))
        return registry


def _registry(file: str, vocabulary: Vocabulary) -> tuple[Registry | None, tuple[Diagnostic, ...]]:
    from coordplan.load.yaml_tree import read_yaml
    from coordplan.registry.build import build
    from coordplan.registry.faults import Words
    from coordplan.registry.written import WrittenRegistry
    from coordplan.shape import validate

    document = read_yaml(read_bytes(file), shown_name(file))
    if document.faults:
        return None, tuple(sorted(document.faults, key=lambda d: d.order))
    written, problems = validate(WrittenRegistry, document.data)
    registry = None
    if written is not None:
        facts = {f.id: [v.value for v in f.values] for f in vocabulary.fact_list}
        words = Words(
            vocabulary.id, vocabulary.functions, vocabulary.levels, vocabulary.actions, facts
        )
        registry, problems = build(written, words)
    located = [problem.locate(document.source) for problem in problems]
    return registry, tuple(sorted(located, key=lambda d: d.order))
