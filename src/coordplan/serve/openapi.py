"""The description of the server in OpenAPI, made from the types of questions and answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from coordplan import version
from coordplan.contract.types import CONTRACTS
from coordplan.serve.endpoints import ENDPOINTS, HEALTH, OPENAPI, PAGE, Endpoint
from coordplan.serve.reading import PLURAL, REPEATED, parameters_of
from coordplan.serve.refusals import (
    BAD_REQUEST,
    FORBIDDEN,
    NO_TOKEN,
    NOT_ANSWERED,
    TOO_LARGE,
    UNAVAILABLE,
    WRONG_TYPE,
)
from coordplan.serve.responses import HTML, JSON

Schema = dict[str, Any]

_REF = "#/components/schemas/{model}"
_REFUSED = (BAD_REQUEST, NO_TOKEN, FORBIDDEN, TOO_LARGE, WRONG_TYPE, NOT_ANSWERED, UNAVAILABLE)


def openapi() -> Schema:
    """The whole description."""
    refs, schemas = _schemas()
    paths: Schema = {one.path: _path(one, refs) for one in ENDPOINTS}
    paths[PAGE] = {"get": _plain("page", "The officers' page of the server's plans.", HTML)}
    paths[OPENAPI] = {"get": _plain("openapi", "This description.", JSON)}
    paths[HEALTH] = {
        "get": {
            "operationId": "health",
            "summary": "Whether the server answers.",
            "responses": {"204": {"description": "It does."}},
        }
    }
    bearer = {"type": "http", "scheme": "bearer"}
    basic = {"type": "http", "scheme": "basic"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "coordplan",
            "version": version.__version__,
            "description": "Who must act, and who is told, as `coordplan` says it.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {
                "Refused": {
                    "description": "Why there is no answer.",
                    "content": {JSON: {"schema": refs["error"]}},
                }
            },
            "securitySchemes": {"bearer": bearer, "basic": basic},
        },
        "security": [{}, {"bearer": []}, {"basic": []}],
    }


def _schemas() -> tuple[dict[str, Schema], Schema]:
    """How to refer to what goes in and comes out, by name, and all of them."""
    outputs = sorted({one.schema for one in ENDPOINTS} | {"error"})
    shapes = {one.shape for one in ENDPOINTS if one.takes}
    kinds: dict[str, Any] = {name: CONTRACTS[name] for name in outputs}
    kinds |= {shape.__name__: shape for shape in sorted(shapes, key=lambda one: one.__name__)}
    found, made = TypeAdapter.json_schemas(
        [(name, "validation", TypeAdapter(kind)) for name, kind in kinds.items()],
        ref_template=_REF,
    )
    return {name: found[(name, "validation")] for name in kinds}, made["$defs"]


def _path(endpoint: Endpoint, refs: dict[str, Schema]) -> Schema:
    name = endpoint.path.rpartition("/")[2]
    answered = {
        "description": "The answer.",
        "content": {JSON: {"schema": refs[endpoint.schema]}},
    }
    told = {f"{status}": {"$ref": "#/components/responses/Refused"} for status in _REFUSED}
    asked = {"summary": endpoint.about, "responses": {"200": answered, **told}}
    path = {"get": {"operationId": name, **asked, "parameters": list(_parameters(endpoint))}}
    if endpoint.takes:
        body = {"required": True, "content": {JSON: {"schema": refs[endpoint.shape.__name__]}}}
        path["post"] = {"operationId": f"post-{name}", **asked, "requestBody": body}
    return path


def _parameters(endpoint: Endpoint) -> Iterator[Schema]:
    """The parameters of the query; one that holds several may be repeated."""
    fields = endpoint.shape.model_fields
    for name in parameters_of(endpoint.shape):
        key = name if name in fields else PLURAL[name]
        several = key in REPEATED
        word: Schema = {"type": "string"}
        if key == "standing":
            word = {"type": "boolean"}
        elif name == "by":
            word = {"enum": ["event", "action"]}
        yield {
            "name": name,
            "in": "query",
            "description": _about(name, fields[key].description or ""),
            "required": fields[key].is_required(),
            "schema": {"type": "array", "items": word} if several else word,
        }


def _about(name: str, said: str) -> str:
    forms = {"fact": " As `name=value`.", "no_call": " Those that were not called."}
    return said + forms.get(name, "")


def _plain(name: str, about: str, kind: str) -> Schema:
    content: Schema = {kind: {"schema": {"type": "string" if kind == HTML else "object"}}}
    answered = {"description": "It.", "content": content}
    return {"operationId": name, "summary": about, "responses": {"200": answered}}
