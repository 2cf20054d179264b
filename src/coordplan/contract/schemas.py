"""The JSON Schemas of what coordplan reads and prints, made from the types themselves."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from coordplan.vocabulary import Vocabulary

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


_FILES: Mapping[str, tuple[str, str]] = {
    "plan": ("coordplan.model", "PlanFile"),
    "vocabulary": ("coordplan.vocabulary.written", "WrittenVocabulary"),
    "scenarios": ("coordplan.scenarios.written", "ScenarioFile"),
    "acknowledged": ("coordplan.model.acknowledged", "AcknowledgedFile"),
    "contacts": ("coordplan.contacts.written", "ContactsFile"),
    "map": ("coordplan.mapping.written", "MapFile"),
    "holidays": ("coordplan.model.holidays", "HolidaysFile"),
    "registry": ("coordplan.registry.written", "WrittenRegistry"),
}
"""The models of files, each with the module that it is imported from when it is asked for."""


def schema_names() -> tuple[str, ...]:
    """The names of all schemas: the file formats, then the outputs."""
    from coordplan.contract.types import CONTRACTS

    return (*_FILES, *CONTRACTS)


def schema(name: str, vocabulary: Vocabulary) -> Schema:
    """The JSON Schema of a file format or an output.

    That of a plan lists the words of the vocabulary, so that an editor can complete them.
    Raises ``KeyError`` for an unknown name.
    """
    if name in _FILES:
        module, model = _FILES[name]
        made: Schema = getattr(import_module(module), model).model_json_schema(by_alias=True)
    else:
        from pydantic import TypeAdapter

        from coordplan.contract.types import CONTRACTS

        made = TypeAdapter(CONTRACTS[name]).json_schema()
    if name == "plan":
        made = _with_words(made, vocabulary)
    return {"$schema": _DIALECT, "$id": f"coordplan:{name}:1", **made}


def _with_words(made: Schema, vocabulary: Vocabulary) -> Schema:
    """The schema of a plan, with the closed lists of a vocabulary written in."""
    definitions = made["$defs"]
    _enumerate(definitions["Agency"], "function", vocabulary.functions)
    _enumerate(definitions["Agency"], "level", vocabulary.levels)
    _enumerate(definitions["Jurisdiction"], "level", vocabulary.levels)
    _enumerate_items(definitions["Duty"], "do", vocabulary.actions)
    _enumerate_items(definitions["Duty"], "for", vocabulary.beneficiaries)
    when = definitions["When"]
    for fact in vocabulary.fact_list:
        values = {"enum": [value.value for value in fact.values]}
        when["properties"][fact.id] = {
            "description": fact.about.en,
            "anyOf": [values, {"type": "array", "items": values, "minItems": 1}],
        }
    when["additionalProperties"] = False
    return made


def _enumerate(definition: Schema, key: str, known: Mapping[str, object]) -> None:
    definition["properties"][key] |= {"enum": list(known)}


def _enumerate_items(definition: Schema, key: str, known: Mapping[str, object]) -> None:
    definition["properties"][key]["items"] = {"enum": list(known)}
