"""The plans that a server answers from, and the files beside them.

Which plans there are is looked up once, when the server starts. A plan is opened when somebody
asks for it, and again where its file has changed. Only what was known at the start can be named:
no request opens a file by its path.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from coordplan.compiled import Plan, told_apart
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.frozen import dataclass
from coordplan.load import (
    AUTO,
    load_baselines,
    load_plan,
    load_registry,
    load_vocabulary,
    read_registry,
)
from coordplan.load.called import NamedPlan, forms_of
from coordplan.load.catalogue import Catalogue, own_plans, plans_that_ship
from coordplan.load.files import found_plan, shipped_plans
from coordplan.load.folders import Stamped, stamped
from coordplan.load.named import no_plan
from coordplan.load.places import OfPlace, plans_of_place
from coordplan.load.plans import every_plan, own_or_default, plans_given
from coordplan.text import Text, which

if TYPE_CHECKING:
    import datetime

    from coordplan.load import Cache
    from coordplan.registry.terms import Registry
    from coordplan.situation import Situation
    from coordplan.vocabulary import Vocabulary

MOST_PLANS = 64
"""Of how many plans one question may be: what each says is some 150 KB."""

MOST_HELD = 2 * MOST_PLANS
"""How many plans stay open."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a plan is loaded by: its file, or the id of one that ships."""

    word: str
    file: str


class Shelf:
    """The plans of a server. Any number of threads may ask it."""

    def __init__(
        self,
        names: Sequence[str] | None = None,
        *,
        vocabulary: Vocabulary | None = None,
        registry: str | None = None,
        cache: Cache | None = None,
    ) -> None:
        """Look up which plans there are.

        Raises ``UnknownNameError`` or ``UnreadableFileError`` for names that are no plans.
        """
        self._given, self._registry, self.cache = vocabulary, registry, cache
        self._shipped = {file: id_ for id_, file in shipped_plans().items()}
        self._laws: dict[str, Registry | None] = {}
        words = own_or_default() if names is None else plans_given(names)
        self._default = [self._found(word) for word in words]
        self._own = [] if names is None else self._default
        self._catalogues = (
            Catalogue([one.file for one in self._default], cache),
            own_plans(cache),
            plans_that_ship(cache),
        )
        self._held: OrderedDict[str, tuple[Stamped, Plan]] = OrderedDict()
        self._lock = Lock()

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the server: the one given, or the one that ships."""
        return self._given or load_vocabulary(cache=self.cache)

    def laws(self, vocabulary: Vocabulary) -> Registry | None:
        """The laws and successions that bear on plans of a vocabulary; read once."""
        if vocabulary.id not in self._laws:
            self._laws[vocabulary.id] = (
                load_registry(vocabulary.id, cache=self.cache)
                if self._registry is None
                else read_registry(self._registry, vocabulary)
            )
        return self._laws[vocabulary.id]

    @property
    def is_large(self) -> bool:
        """Whether there are more plans than one question may be of."""
        return len(self._default) > MOST_PLANS

    def plans(self, names: Sequence[str]) -> tuple[Plan, ...]:
        """The plans that names give, or those that answer where none is named.

        Raises ``UnknownNameError`` with every name that is none, or where there are too many.
        """
        return self._opened(self._named(names) if names else self._default)

    def every(self) -> tuple[Plan, ...]:
        """Every plan that is known without being named. Raises ``UnknownNameError``: too many."""
        return self._opened(list(dict.fromkeys([*self._own, *map(self._found, every_plan())])))

    def of_place(self, place: str, day: datetime.date) -> OfPlace:
        """The words by which the plans of a place are loaded. Raises ``UnknownNameError``."""
        return plans_of_place(
            place,
            day.isoformat(),
            registry=self.laws(self.vocabulary),
            cache=self.cache,
            among=self._catalogues,
        )

    def baselines(self, names: Sequence[str]) -> list[str]:
        """The words of higher instruments as they are loaded; ``auto`` stays."""
        named = iter(self._named([name for name in names if name != AUTO]))
        return [name if name == AUTO else next(named).word for name in names]

    def rules(
        self, plan: Plan, words: Sequence[str], situation: Situation, day: datetime.date
    ) -> tuple[Plan, ...]:
        """The higher instruments that words of ``baselines`` give for a plan."""
        return load_baselines(
            plan,
            words,
            day.isoformat(),
            situation=situation,
            registry=self.laws(plan.vocabulary),
            vocabulary=self._given,
            cache=self.cache,
        )

    def loaded(self, words: Sequence[str]) -> tuple[Plan, ...]:
        """The plans of words by which they are loaded."""
        return self._opened([self._found(word) for word in words])

    def _found(self, word: str) -> Kept:
        file, id_ = found_plan(word, self.cache)
        return Kept(id_ or file, file)

    def _named(self, names: Sequence[str]) -> list[Kept]:
        """What is known by each name. Raises ``UnknownNameError`` with all that are none."""
        found = [self._with_name(name) for name in names]
        unknown = [
            no_plan(name, which(number, len(names)), self.cache)
            for number, (name, known) in enumerate(zip(names, found, strict=True), 1)
            if known is None
        ]
        if unknown:
            raise UnknownNameError(unknown)
        return [one for one in found if one is not None]

    def _with_name(self, name: str) -> Kept | None:
        """The one plan of a name: by its id, else otherwise; those of the server go first."""
        for catalogue in self._catalogues:
            if by_id := _files(catalogue.with_id(name)):
                return self._kept(by_id)
        forms = forms_of(name)
        shadowed: set[str] = set()
        called: list[NamedPlan] = []
        for catalogue in self._catalogues:
            called += (one for one in catalogue.called(forms) if one.id not in shadowed)
            shadowed |= catalogue.ids
        return self._kept(_files(called))

    def _kept(self, files: Sequence[str]) -> Kept | None:
        """The plan of a file, where there is one such file."""
        if len(files) != 1:
            return None
        (file,) = files
        return Kept(self._shipped.get(file, file), file)

    def _opened(self, kept: Sequence[Kept]) -> tuple[Plan, ...]:
        """Plans, each once; those that share an id are told apart."""
        if len(kept) > MOST_PLANS:
            raise UnknownNameError([_too_many(len(kept))])
        plans = told_apart(map(self._open, kept))
        return tuple({(plan.id, plan.asked_as): plan for plan in plans}.values())

    def _open(self, kept: Kept) -> Plan:
        """A plan, from those that are open, or from its file where that has changed."""
        stamp = stamped(kept.file)
        with self._lock:
            held = self._held.get(kept.word)
            if held is not None and held[0] == stamp:
                self._held.move_to_end(kept.word)
                return held[1]
        plan = load_plan(kept.word, vocabulary=self._given, cache=self.cache)
        with self._lock:
            self._held[kept.word] = stamp, plan
            while len(self._held) > MOST_HELD:
                self._held.popitem(last=False)
        return plan


def _files(plans: Sequence[NamedPlan]) -> list[str]:
    return list(dict.fromkeys(one.file for one in plans))


def _too_many(count: int) -> Diagnostic:
    return Diagnostic(
        "too-many-plans",
        Text(
            en=f"{count} plans are more than one question may be of, {MOST_PLANS}",
            vi=f"{count} kế hoạch là quá nhiều cho một câu hỏi, nhiều nhất {MOST_PLANS}",
        ),
        None,
        Text(en="name plans, or a place", vi="nêu tên kế hoạch, hoặc một nơi"),
    )
