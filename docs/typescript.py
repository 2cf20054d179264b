"""TypeScript types of every output, made from the published schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]

HEAD = """\
// Made by `make docs` from the schemas beside this file; change what they are made from.
// Keys are added, never renamed: see docs/explanation/stability.md.
"""


def declarations(schemas: Mapping[str, Schema]) -> str:
    """One exported type a definition, and `Outputs`, which has each output by its command's name.

    Raises ``ValueError`` where two schemas mean different things by one name.
    """
    known: dict[str, Schema] = {}
    for schema in schemas.values():
        for name, definition in {**schema.get("$defs", {}), schema["title"]: schema}.items():
            plain = {key: value for key, value in definition.items() if key[0] != "$"}
            if "$ref" in definition:
                plain["$ref"] = definition["$ref"]
            if json.dumps(known.setdefault(name, plain)) != json.dumps(plain):
                raise ValueError(f"two schemas mean different things by {name}")
    parts = [HEAD, *(_declared(name, known[name]) for name in sorted(known))]
    outputs = "".join(f"  {json.dumps(name)}: {one['title']};\n" for name, one in schemas.items())
    said = _comment("Every output by the name of its schema.")
    return "\n".join([*parts, f"{said}export interface Outputs {{\n{outputs}}}\n"])


def _declared(name: str, schema: Schema) -> str:
    said = _comment(schema.get("description"))
    if "properties" not in schema:
        return f"{said}export type {name} = {_type(schema)};\n"
    return f"{said}export interface {name} {{\n{''.join(_members(schema))}}}\n"


def _members(schema: Schema) -> Iterator[str]:
    required = schema.get("required", ())
    for key, value in schema["properties"].items():
        sign = "" if key in required else "?"
        yield f"  {key if key.isidentifier() else json.dumps(key)}{sign}: {_type(value)};\n"


def _comment(words: str | None) -> str:
    if not words:
        return ""
    lines = "".join(f" * {line}".rstrip() + "\n" for line in words.splitlines())
    return f"/**\n{lines} */\n"


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " | ".join(dict.fromkeys(map(_type, schema[key])))
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(map(json.dumps, schema["enum"]))
    return _plain(schema)


def _plain(schema: Schema) -> str:
    match schema.get("type"):
        case "array" if "prefixItems" in schema:
            return f"[{', '.join(map(_type, schema['prefixItems']))}]"
        case "array":
            item = _type(schema["items"])
            return f"({item})[]" if " | " in item else f"{item}[]"
        case "object" if "properties" in schema:
            return "{ " + " ".join(map(str.strip, _members(schema))) + " }"
        case "object" if isinstance(schema.get("additionalProperties"), Mapping):
            return f"{{ [key: string]: {_type(schema['additionalProperties'])} }}"
        case "object":
            return "{ [key: string]: unknown }"
        case "integer" | "number":
            return "number"
        case "string" | "boolean" | "null" as simple:
            return str(simple)
        case None:
            return "unknown"
        case other:
            raise ValueError(f"no TypeScript for {other}")
