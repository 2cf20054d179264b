"""The files of a twin: plans, vocabulary, scenarios and the rest, each free field with its word."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from coordplan.load.files import shipped_vocabulary
from tests import reference
from tests.conftest import ROOT
from tests.twins.payloads import together

FOLDER = ROOT / "tests" / "data" / "twins"
Say = Callable[[str, str], str]
"""What stands in a free field, from what stood there and the path of the field."""

_FREE = re.compile(
    r"(^|/)(vi|en|aliases/\d+|document/number|cites/\d+/(number|issuer)|reason|what)$"
    r"|^scenarios/\d+/name$|(^|/)(opposites|words)/\d+$"
)
_LOCATOR = re.compile(r"^(?!headings/)(.*/)?(at|(of|taken_from|covers)/\d+)$")
_ALIKE = re.compile(r"^(agencies/[^/]+/name|functions/[^/]+)/")
"""What is listed in its own order, or looked for in it, begins alike everywhere."""
_IN_PLACE = re.compile(r"[\s\d#¶.()-]")
"""What a locator may not hold, or what is a part of it: in a document other clauses would be meant."""
_MARKDOWN = re.compile(r"[\\*_`#|>~\[\]]")
"""Signs that mean something in a document, which is read without them."""
_OTHER_NAMES = re.compile(r"(^|/)names/\d+$")
"""In a vocabulary names are free; in a plan they are ids."""


@dataclass(frozen=True)
class World:
    """A folder with the files of a twin, and the words for them in commands."""

    folder: Path
    names: Mapping[str, str]


def written(
    folder: Path,
    payloads: Sequence[str],
    *,
    first: str,
    shown: Callable[[str], str] = str,
    unheld: Sequence[str] = (),
) -> World:
    """The files of one twin. What is said stands first in one language, last in the other.

    Where it stands first in English, locators have it too. Most fields begin with another of the
    payloads; ``shown`` makes of what is said what the twin says. What no file may hold, ``unheld``,
    stands in the name of one that is refused.
    """
    place = shown(_IN_PLACE.sub("", together(payloads))[:40]) if first == "en" else ""
    said, word = shown(together(payloads)), shown(together(payloads)[:40])

    def say(text: str, path: str) -> str:
        if _LOCATOR.search(path):
            return text + place
        turn = 0 if _ALIKE.search(path) else crc32(path.encode())
        payload = shown(together(payloads, turn))
        return f"{payload}, {text}" if path.endswith(f"/{first}") else f"{text}, {payload}"

    folder.mkdir(parents=True)
    named = shown(in_file_name(together(payloads)))
    names = {name: f"{name} {named}.yaml" for name in ("town", "county", "wrong")}
    hiding = shown(in_file_name(together(unheld)))
    names["wrong"] = f"wrong {hiding or named}.yaml"
    for name in ("town", "county"):
        _write(folder / names[name], _with(_data(name), say))
    _write(folder / names["wrong"], _wrong(_with(_data("town"), say), word))
    for name in ("scenarios", "failing"):
        data = _with(_data(name), say) | {"plan": names["town"]}
        _write(folder / f"{name}.yaml", _with_duties(data, place))
    for name in ("holidays", "accepted"):
        _write(folder / f"{name}.yaml", _with(_data(name), say))
    _write(folder / "vocabulary.yaml", _with(_vocabulary(), say))
    for name in ("contacts.yaml", "cases.csv", "map.yaml"):
        shutil.copy(FOLDER / name, folder)
    document = (FOLDER / "town.md").read_text("utf-8")
    in_document = _MARKDOWN.sub("x", said)
    document = re.sub(r"(?<=[;.])$", lambda _: f" {in_document}", document, flags=re.MULTILINE)
    (folder / "town.md").write_text(document, "utf-8", newline="")
    return World(folder, names | {"clause": f"II.1.-1{place}"})


def _with_duties(data: Any, place: str) -> Any:
    """Scenarios in which duties are named by the locators of the plan."""
    if isinstance(data, dict):
        named = {re.sub(r"^(II\.1\.-\d)", lambda at: at[1] + place, key): key for key in data}
        return {new: _with_duties(data[old], place) for new, old in named.items()}
    if isinstance(data, list):
        return [_with_duties(one, place) for one in data]
    is_duty = isinstance(data, str) and re.fullmatch(r"(II\.1\.-\d)(#\d)", data)
    return f"{is_duty[1]}{place}{is_duty[2]}" if is_duty else data


def in_file_name(payload: str) -> str:
    """A payload as far as a file can be called so, and its name be typed in a command.

    With an ending behind it, ``@`` makes an e-mail address of it.
    """
    return re.sub(r"[/'@\0\ud800-\udfff]", "_", payload)[:30].strip()


def _data(name: str) -> Any:
    return _read(FOLDER / f"{name}.yaml")


def _vocabulary() -> Any:
    return _read(Path(shipped_vocabulary()))


@cache
def _read(file: Path) -> Any:
    return reference.read(str(file))


def _write(file: Path, data: Any) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        yaml.dump(data, stream, _Dumper, allow_unicode=True, sort_keys=False, width=10**6)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Texts between double quotes, without anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def _with(data: Any, say: Say, path: str = "") -> Any:
    """The data with something else said in each free field."""
    if isinstance(data, dict):
        return {k: _with(v, say, f"{path}/{k}".lstrip("/")) for k, v in data.items()}
    if isinstance(data, list):
        return [_with(one, say, f"{path}/{number}") for number, one in enumerate(data)]
    names = _OTHER_NAMES.search(path) and not path.startswith("clauses/")
    if isinstance(data, str) and (names or _FREE.search(path) or _LOCATOR.search(path)):
        return say(data, path)
    return data


def _wrong(plan: Any, payload: str) -> Any:
    """A plan that is wrong in many ways, each of which repeats a word of the plan."""
    payload = f"É {payload}"  # no id, whatever it is
    agencies, clauses = plan["agencies"], plan["clauses"]
    agencies["police"] |= {"level": payload, "function": payload, "under": payload}
    agencies[payload] = agencies["union"]
    agencies["clinic"]["name"] = agencies["committee"]["name"]
    plan |= {payload: [payload], "id": payload, "cites": [payload]}
    duty = clauses[2]["duties"][0]
    duty |= {"do": [payload], "lead": [payload], "when": {payload: [payload]}, "within": payload}
    clauses[3]["duties"][0]["when"] = {"danger": payload}
    clauses[4]["of"] = [payload]
    clauses[5]["kind"] = payload
    return plan
