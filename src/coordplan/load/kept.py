"""Plans and vocabularies from a cache; what is not there is worked out now, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coordplan import codec
from coordplan.codec import Data
from coordplan.compiled import Plan
from coordplan.diagnostics import CoordplanError
from coordplan.frozen import dataclass
from coordplan.vocabulary import Vocabulary

if TYPE_CHECKING:
    from coordplan.load.cache import Cache


@dataclass(frozen=True, slots=True)
class KeptVocabulary:
    """A vocabulary with its key, and the objects that it and its plans share, numbered."""

    key: str
    vocabulary: Vocabulary
    objects: tuple[object, ...]


def kept_vocabulary(
    cache: Cache, content: bytes, work_out: Callable[[], Vocabulary]
) -> KeptVocabulary:
    """The vocabulary of a file with this content."""
    key = cache.key("vocabulary", "", content)
    try:
        vocabulary, objects = codec.decode(cache.get(key), Vocabulary)
    except codec.BROKEN:
        vocabulary = work_out()
        objects = codec.objects_in(vocabulary)
        cache.put(key, codec.encode(vocabulary))
    return KeptVocabulary(key, vocabulary, tuple(objects))


def kept_plan(
    cache: Cache,
    shown: str,
    content: bytes,
    vocabulary_of: Callable[[str], KeptVocabulary],
    work_out: Callable[[], Plan],
) -> Plan:
    """The plan of a file with this content, which messages show by this name.

    An entry names the vocabulary on whose objects it builds, by id and by key. Only a plan
    without errors is ever worked out, so only such a plan is kept.
    """
    key = cache.key("plan", shown, content)
    found = _found(cache.get(key), vocabulary_of)
    if found is not None:
        return found
    plan = work_out()
    known = vocabulary_of(plan.vocabulary.id)
    data = codec.encode(plan, known.objects)
    cache.put(key, {"vocabulary": plan.vocabulary.id, "key": known.key, "plan": data})
    return plan


def _found(entry: Data, vocabulary_of: Callable[[str], KeptVocabulary]) -> Plan | None:
    """The plan of an entry, or None where it is not what coordplan writes."""
    try:
        known = vocabulary_of(entry["vocabulary"])
        if entry["key"] == known.key:
            return codec.decode(entry["plan"], Plan, known.objects)[0]
    except (*codec.BROKEN, CoordplanError):
        return None
    return None
