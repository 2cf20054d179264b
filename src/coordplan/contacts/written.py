"""A contacts file as written (pydantic models; the JSON Schema comes from these)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from coordplan.contacts.openings import HOURS, hours_of
from coordplan.contacts.phones import PHONE, Fault, phone_of
from coordplan.shape import IDENTIFIER, Shape, refused

T = TypeVar("T")


def _taken(rule: str, reading: Callable[[object], T | Fault]) -> BeforeValidator:
    """Take only what can be read; what was written stays as it is."""

    def judged(written: object) -> object:
        read = reading(written)
        if isinstance(read, Fault):
            raise refused(rule, read.message, read.help)
        return written

    return BeforeValidator(judged)


_Word = Annotated[
    str,
    StringConstraints(min_length=1, max_length=400, pattern=r"\S"),
    WithJsonSchema({"type": "string", "pattern": IDENTIFIER, "maxLength": 80}),
]
"""An id of a plan or agency. Whoever writes a name instead is told the id."""

Phone = Annotated[
    str, _taken("bad-phone", phone_of), WithJsonSchema({"type": "string", "pattern": PHONE})
]
OpenAt = Annotated[
    str, _taken("bad-hours", hours_of), WithJsonSchema({"type": "string", "pattern": HOURS})
]


class WrittenContact(Shape):
    """A number of an office, never of a person.

    ``plan`` says which plan the id of the agency is of; without it, any that has it. ``hours``
    is ``24/7``, or days and times such as ``Mo-Fr 07:30-11:30,13:30-17:00; Sa 07:30-11:30``.
    """

    plan: _Word | None = None
    agency: _Word
    phone: Phone
    hours: OpenAt | None = None


class ContactsFile(Shape):
    """Numbers of offices, format version 1. An office with several numbers has several entries."""

    coordplan: Literal[1]
    contacts: tuple[WrittenContact, ...]
