"""Hostile files: files that we ship, damaged at random, sometimes with some sense for YAML."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import yaml

from tests.twins.payloads import SETS

Mutation = Callable[[bytes, random.Random, Sequence[bytes]], bytes]

WORDS: tuple[bytes, ...] = (
    b"&a ", b"*a", b"<<: ", b"!!str ", b"? ", b"|\n", b"- ", b": ", b"{", b"}", b"[", b"]", b"'", b'"',
    b"#", b"---\n", b"...\n", b"no", b"null", b"~", b"12:30", b"0x1", b"1e999", b"\x00", b"\xef\xbb\xbf",
    b"\xff", b"\xe2\x80\xa8", b"\t", b"%YAML 1.1\n", b"coordplan: 1\n", b"when: {not: {not: {}}}\n",
    b"when: {any: []}\n", b"duties:\n", b"of: [I.1, I.1]\n", b"lead: []\n", b"vocabulary: x\n",
    b"within: P9999999999999D\n", b"every: [P0D]\n", b"at: I.1\n", b"id: a\n", "đ\u0301".encode(),
)  # fmt: skip

SIGNS: tuple[bytes, ...] = (
    b"# ", b"- ", b"1. ", b"1\\. ", b"**", b"_", b"|", b"\n\n", b"\n", b"\r", b"\r\n", b"\t", b"  ", b"\\", b"<b>",
    b"\x00", b"\x1b[2J", b"\xff", b"\xef\xbb\xbf", b"I. ", b"III. ", b"a) ", b"\xe2\x80\xa8", b"\xe2\x80\xae",
    b"\xe2\x80\x93 ", b"\xef\x82\xb7 ", b"\xc3\x90", b"\xc4\x90", b"1.1.1.1 ", "Đi\u1ec1u 1. ".encode(),
)  # fmt: skip


def damaged_text(base: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """A text with one to six things done to it, none of which speaks YAML."""
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        base = chance.choice(OF_TEXTS)(base, chance, others)
    return base


def mutated(base: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """A file with one to six things done to it, as bytes or as what they say."""
    if chance.random() < 0.6:
        return reworked(base, chance)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        base = chance.choice(MUTATIONS)(base, chance, others)
    return base


SAID = [one for said in SETS.values() for one in said]


def reworked(base: bytes, chance: random.Random) -> bytes:
    """A file that is YAML still, in which values stand elsewhere, twice, or no longer."""
    data = copy.deepcopy(_read(base))
    for _ in range(chance.choice([1, 1, 2, 4, 8])):
        places = list(_places(data))
        if not places:
            break
        holder, key = chance.choice(places)
        _, other = chance.choice(places)
        match chance.randrange(6):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(chance.randint(0, len(holder)), copy.deepcopy(holder[key]))
            case 2 if isinstance(holder, list):
                chance.shuffle(holder)
            case 3 if isinstance(holder[key], str):
                holder[key] = f"{holder[key]} {chance.choice(SAID)}"
            case 4:
                holder[key] = chance.choice([None, True, 0, -1, 10**9, "", "x", [], {}, "1.5"])
            case _:
                value = chance.choice([h[k] for h, k in places if k == other])
                holder[key] = copy.deepcopy(value)
    made: bytes = yaml.dump(data, Dumper=_DUMPER, encoding="utf-8", allow_unicode=True)
    return made


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@lru_cache(maxsize=64)
def _read(base: bytes) -> Any:
    """What a file says; nothing where it is no YAML."""
    try:
        return yaml.load(base, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError):
        return {}


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in the data where a value stands: what holds it, and its key or number."""
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in parts:
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _cut(base: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """End the file somewhere, or begin it later."""
    at = chance.randint(0, len(base))
    return base[:at] if chance.random() < 0.7 else base[at:]


def _flip(base: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """Change one byte."""
    at = chance.randint(0, max(0, len(base) - 1))
    return base[:at] + bytes([chance.randrange(256)]) + base[at + 1 :]


def _insert(base: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """Put a word of YAML, or of the plan language, somewhere."""
    at = chance.randint(0, len(base))
    return base[:at] + chance.choice(WORDS) * chance.choice([1, 1, 1, 2, 400]) + base[at:]


def _sign(base: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """Put a sign of Markdown, of Word or of a terminal somewhere."""
    at = chance.randint(0, len(base))
    return base[:at] + chance.choice(SIGNS) * chance.choice([1, 1, 1, 3, 2000]) + base[at:]


_MOST = 1_000_000


def _grow(base: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """Repeat some lines many times, or make one of them very long."""
    lines = base.splitlines(keepends=True) or [b""]
    first = chance.randrange(len(lines))
    block = b"".join(lines[first : first + chance.choice([1, 2, 5])])
    times = chance.choice([10, 200, 3000])
    if chance.random() < 0.5:
        block = block.rstrip(b"\n") + b" x" * times + b"\n"
        times = 1
    grown = (block * min(times, 1 + _MOST // max(len(block), 1)))[:_MOST]
    return b"".join(lines[:first]) + grown + b"".join(lines[first:])


def _lines(base: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Leave out, repeat, move, indent or take over some lines."""
    lines = base.splitlines(keepends=True) or [b""]
    first = chance.randrange(len(lines))
    block = lines[first : first + chance.choice([1, 1, 2, 5, 20])]
    rest = lines[:first] + lines[first + len(block) :]
    at = chance.randint(0, len(rest))
    match chance.randrange(5):
        case 0:
            return b"".join(rest)
        case 1:
            return b"".join(lines[:first] + block + lines[first:])
        case 2:
            return b"".join(rest[:at] + block + rest[at:])
        case 3:
            shifted = [b"  " + line if chance.random() < 0.5 else line[2:] for line in block]
            return b"".join(lines[:first] + shifted + lines[first + len(block) :])
        case _:
            other = chance.choice(others).splitlines(keepends=True) or [b""]
            start = chance.randrange(len(other))
            taken = other[start : start + chance.choice([1, 3, 10])]
            return b"".join(rest[:at] + taken + rest[at:])


def _value(base: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """Give a key another value."""
    lines = base.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    key, sign, _ = lines[at].partition(b": ")
    lines[at] = key + sign + chance.choice(WORDS).rstrip(b"\n") + b"\n" if sign else lines[at]
    return b"".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    *(_cut, _flip, _insert, _insert, _lines, _lines, _lines, _value, _value),
    _grow,
)
OF_TEXTS: tuple[Mutation, ...] = (_cut, _flip, _sign, _sign, _lines, _lines, _grow)
