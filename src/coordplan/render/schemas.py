"""The JSON Schemas of what coordplan reads and prints, made from the types themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coordplan.vocabulary import Vocabulary

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_names() -> tuple[str, ...]:
    """The names of all schemas: the file formats, then the outputs."""
    from coordplan.render.contract import CONTRACTS

    return ("plan", "vocabulary", "scenarios", "acknowledged", "holidays", "registry", *CONTRACTS)


def schema(name: str, vocabulary: Vocabulary) -> Schema:
    """The JSON Schema of a file format or an output.

    That of a plan lists the words of the vocabulary, so that an editor can complete them.
    Raises ``KeyError`` for an unknown name.
    """
    from pydantic import TypeAdapter

    from coordplan.model import PlanFile
    from coordplan.model.acknowledged import AcknowledgedFile
    from coordplan.model.holidays import HolidaysFile
    from coordplan.registry.written import WrittenRegistry
    from coordplan.render.contract import CONTRACTS
    from coordplan.scenarios.written import ScenarioFile
    from coordplan.vocabulary.written import WrittenVocabulary

    if name == "plan":
        made = _with_words(PlanFile.model_json_schema(by_alias=True), vocabulary)
    elif name == "vocabulary":
        made = WrittenVocabulary.model_json_schema(by_alias=True)
    elif name == "scenarios":
        made = ScenarioFile.model_json_schema(by_alias=True)
    elif name == "acknowledged":
        made = AcknowledgedFile.model_json_schema(by_alias=True)
    elif name == "holidays":
        made = HolidaysFile.model_json_schema(by_alias=True)
    elif name == "registry":
        made = WrittenRegistry.model_json_schema(by_alias=True)
    else:
        made = TypeAdapter(CONTRACTS[name]).json_schema()
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
