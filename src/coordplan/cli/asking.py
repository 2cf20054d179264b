"""Words of a command line that name nothing, or several things: whoever is there is asked.

Nothing is guessed. At a terminal there is one question a word, and what is left out is said; over
a pipe every such word is told at once, with what it may mean.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from coordplan.cli import given, terminal
from coordplan.cli.usage import refused
from coordplan.diagnostics import (
    CoordplanError,
    Diagnostic,
    SituationError,
    UnknownNameError,
)
from coordplan.situation import Situation
from coordplan.text import Text, which

if TYPE_CHECKING:
    from coordplan.load import Cache
    from coordplan.vocabulary import Vocabulary
    from coordplan.vocabulary.misses import Miss

Context = typer.Context
_PLANS = frozenset({"PLAN", "BEFORE", "AFTER"})
"""What help calls the parameters that take plans."""
_FILES = frozenset({"FILE", "PATH", "PLAN=FILE"})
"""And those that take other files, or write them."""
_WRITTEN = frozenset({"output", "junit"})


def invoked(context: Context, invoke: Callable[[Context], Any]) -> Any:
    """Run a command, its words settled: again after each question, which nothing was printed for.

    Raises ``SituationError`` or ``UnknownNameError`` with every word that is not understood, and
    ``CommandLineError`` where standard input would be read twice.
    """
    _check_read_once(context)
    words = _Words(context)
    if words.person:
        words.ask_for_plans()
    while True:
        words.without_numbers()
        try:
            return invoke(context)
        except (SituationError, UnknownNameError) as error:
            if not words.asked_for(error):
                raise words.all_of(error) from None


def _check_read_once(context: Context) -> None:
    """Raise ``CommandLineError`` where two parameters of a command are standard input."""
    kinds = [
        str(getattr(one, "metavar", None))
        for one in context.command.params
        if one.name not in _WRITTEN
        for word in _words_of(context.params.get(str(one.name)))
        if word.rpartition("=")[2] == "-"
    ]
    taking = [kind for kind in kinds if kind in _PLANS | _FILES]
    if len(taking) > 1:
        plans = _PLANS.issuperset(taking)
        what = Text(en="plans", vi="kế hoạch") if plans else Text(en="files", vi="tệp")
        raise refused(
            Text(
                en=f"only one of the {what.en} can be standard input",
                vi=f"chỉ một {what.vi} được đọc từ đầu vào chuẩn",
            )
        )


def _words_of(value: object) -> Iterator[str]:
    """The words that a parameter was given."""
    for word in value if isinstance(value, list | tuple) else [value]:
        if isinstance(word, str):
            yield word


def _has_figure(word: str) -> bool:
    return any(map(str.isdecimal, word))


class _Words:
    """The words of one command that are plans, events and facts."""

    def __init__(self, context: Context) -> None:
        self._params = context.params
        self._plans = [
            str(one.name)
            for one in context.command.params
            if getattr(one, "metavar", None) in _PLANS and one.name is not None
        ]
        lang = self._params.get("lang") or context.obj
        self._language = terminal.language(None if lang == "both" else lang)
        self.person = terminal.typed_by_a_person() and sys.stderr.isatty()

    def ask_for_plans(self) -> None:
        """Ask for every word that is no plan. Raises ``UnknownNameError`` where told to stop."""
        for name in self._plans:
            found = self._params[name]
            if isinstance(found, str):
                (self._params[name],) = self._asked_plans([found])
            elif found:
                self._params[name] = list(self._asked_plans(found))

    def _asked_plans(self, plans: Sequence[str]) -> Iterator[str]:
        """The plans that are meant; any may be left out but the last that is left."""
        from coordplan.cli.choices import STOP, Choice, choose
        from coordplan.load.named import no_plan, plans_like, plans_named

        left, cache = len(plans), self._cache
        for number, plan in enumerate(plans, 1):
            word: str | None = plan
            while word is not None and not _is_plan(word, cache):
                problem = no_plan(word, which(number, len(plans)), cache)
                known = plans_named(word, cache) or plans_like(word, cache)
                choices = [Choice(one.id, one.label) for one in known]
                answer = choose(problem, choices, self._language, may_leave=left > 1)
                if answer is STOP:
                    raise UnknownNameError([problem])
                word = answer
            if word is None:
                left -= 1
            else:
                yield word

    def without_numbers(self) -> None:
        """Put the facts that a number sets in its place, so that no output can hold the number."""
        facts = [fact.partition("=") for fact in self._of("fact")]
        if not any(map(_has_figure, [*(f[2] or f[0] for f in facts), *self._of("event")])):
            return
        from coordplan.situation import by_ids
        from coordplan.vocabulary.terms import spelled

        try:
            vocabulary = self._vocabulary()
            if vocabulary is None:
                return
            plain = by_ids(self._situation(), vocabulary)
        except CoordplanError:
            return  # the command will say what is wrong
        self._params["event"] = list(plain.events)
        self._params["fact"] = [f"{name}={spelled(value)}" for name, value in plain.facts.items()]

    def asked_for(self, error: CoordplanError) -> bool:
        """Ask for every word of an error that may be asked about; False where none was answered."""
        from coordplan.cli.choices import STOP, Choice, choose
        from coordplan.vocabulary.words import names_of

        found = {one.problem: one for one in self._misses()}
        about = [miss for problem, miss in found.items() if problem in error.diagnostics]
        vocabulary = self._vocabulary() if self.person and about else None
        if vocabulary is None:
            return False
        for miss in about:
            choices = [
                Choice(one.id, one.label, names_of(one, vocabulary)) for one in miss.may_mean
            ]
            answer = choose(miss.problem, choices, self._language, may_leave=True)
            if answer is STOP:
                return False
            self._settle(miss, answer, known=answer in {one.id for one in miss.may_mean})
        return True

    def all_of(self, error: CoordplanError) -> CoordplanError:
        """An error with every other word of the command that is not understood either."""
        plans = list(self._unknown_plans())
        words = [*(problem for _, problem in plans), *(miss.problem for miss in self._misses())]
        unplaced = [problem for problem, _ in plans]
        if not any(one in error.diagnostics for one in (*unplaced, *words)):
            return error
        others = [one for one in error.diagnostics if one not in unplaced]
        return type(error)(dict.fromkeys([*others, *words]))

    def _unknown_plans(self) -> Iterator[tuple[Diagnostic, Diagnostic]]:
        """What is wrong with each word that is no plan, without and with its place."""
        from coordplan.load.named import no_plan

        for name in self._plans:
            plans = list(_words_of(self._params[name]))
            for number, plan in enumerate(plans, 1):
                if not _is_plan(plan, self._cache):
                    placed = no_plan(plan, which(number, len(plans)), self._cache)
                    yield no_plan(plan, cache=self._cache), placed

    def _misses(self) -> Sequence[Miss]:
        from coordplan.situation import misses

        if not (self._of("event") or self._of("fact")):
            return ()
        try:
            vocabulary = self._vocabulary()
            return () if vocabulary is None else misses(self._situation(), vocabulary)
        except CoordplanError:
            return ()

    def _settle(self, miss: Miss, answer: str | None, *, known: bool) -> None:
        """Put an answer in the place of a word; None leaves the word out."""
        place = "event" if miss.value is None else "fact"
        kept: list[str] = []
        for written in self._of(place):
            is_it = written == miss.word if place == "event" else _says(written, miss)
            if not is_it:
                kept.append(written)
            elif answer is not None and not known:
                kept.append(_again(miss, answer))
        self._params[place] = kept
        if answer is not None and known:
            into = "fact" if "=" in answer else "event"
            self._params[into] = [*self._of(into), answer]

    def _situation(self) -> Situation:
        return given.the_situation(self._of("event"), self._of("fact"))

    def _of(self, name: str) -> list[str]:
        return list(self._params.get(name) or ())

    def _vocabulary(self) -> Vocabulary | None:
        """The vocabulary of the question; None where it can be read only once."""
        from coordplan.load import STANDARD_INPUT, load_vocabulary

        file = self._params.get("vocabulary")
        if file == STANDARD_INPUT:
            return None
        return load_vocabulary(file, cache=self._cache)

    @property
    def _cache(self) -> Cache | None:
        return given.the_cache(wanted=not self._params.get("no_cache"))


def _is_plan(word: str, cache: Cache | None) -> bool:
    """Whether a word is a plan, or what may stand in the place of one."""
    from coordplan.load import AUTO, plan_file

    try:
        return word == AUTO or bool(plan_file(word, cache))
    except UnknownNameError:
        return False


def _says(written: str, miss: Miss) -> bool:
    """Whether a fact as it was given is the one that was not understood."""
    return given.parted(written) == (miss.word, miss.value)


def _again(miss: Miss, typed: str) -> str:
    """What somebody types instead: of a fact that has a name, its value."""
    of_value = bool(miss.value) and miss.problem.rule != "unknown-fact"
    return f"{miss.word}={typed}" if of_value and "=" not in typed else typed
