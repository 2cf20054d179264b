"""Which plans speak for a place: its own, its province's, and, behind them, the nation's.

What is asked is read as people write a place, with or without what it lies in: ``Trần Đề``, ``xã
Trần Đề, Cần Thơ``. A place that became part of another one is found by both names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic, Severity, UnknownNameError
from coordplan.frozen import dataclass
from coordplan.load.called import PROVINCE, NamedPlan, bare, in_full, key
from coordplan.load.catalogue import Catalogue, own_plans, plans_that_ship
from coordplan.load.files import shipped_plans, shown_name
from coordplan.source import Location
from coordplan.text import Text, close, listing, quote

if TYPE_CHECKING:
    from coordplan.load.cache import Cache
    from coordplan.registry.terms import Registry

_MOST_LISTED = 8
_SEVERAL_PROVINCES = Text(
    en="places in several provinces have this name", vi="nhiều tỉnh có nơi mang tên này"
)
_SEVERAL_PLACES = Text(en="several places have this name", vi="nhiều nơi mang tên này")


@dataclass(frozen=True, slots=True)
class OfPlace:
    """The plans that speak for a place, as ``load_plan`` takes them, the nearest first.

    ``caveats`` say what may be missing among them.
    """

    plans: tuple[str, ...]
    caveats: tuple[Diagnostic, ...]


def plans_of_place(
    place: str,
    day: str,
    *,
    registry: Registry | None = None,
    cache: Cache | None = None,
    among: Sequence[Catalogue] | None = None,
) -> OfPlace:
    """The plans of a place and of the province that it lies in on a day (ISO 8601).

    They are looked for ``among`` catalogues, or else among what ``COORDPLAN_PLANS`` names and what
    ships. Raises ``UnknownNameError`` where no plan speaks for it, or places of several provinces
    have this name.
    """
    known = among if among is not None else (own_plans(cache), plans_that_ship(cache))
    return _Search(place, _Mergers(registry, day), known).found()


class _Mergers:
    """What places are called on a day."""

    def __init__(self, registry: Registry | None, day: str) -> None:
        mergers = () if registry is None else registry.mergers
        self._into = {key(one.name): key(one.into) for one in mergers if one.on <= day}
        self._named = {*self._into, *self._into.values()}

    def since(self, name: str) -> list[str]:
        """A place, and what it became part of, step by step."""
        names = [bare(name) if bare(name) in self._named else name]
        while (following := self._into.get(names[-1])) is not None and following not in names:
            names.append(following)
        return names

    def by_now(self, name: str) -> str:
        """What a place is a part of, or is itself where nothing has happened to it."""
        return self.since(name)[-1]

    def before(self, name: str) -> list[str]:
        """The places that have become part of one."""
        return [old for old in self._into if self.by_now(old) == self.by_now(name)]


class _Search:
    def __init__(self, place: str, mergers: _Mergers, catalogues: Iterable[Catalogue]) -> None:
        self._place, self._mergers, self._catalogues = place, mergers, tuple(catalogues)
        self._inner, *self._outer = [key(part) for part in place.split(",")]

    def found(self) -> OfPlace:
        own = [plan for plan in self._called(self._inner) if self._lies_there(plan)]
        if not self._outer:
            self._refuse_several(own, self._province, _SEVERAL_PROVINCES)
        self._refuse_several(own, self._kind, _SEVERAL_PLACES)
        provinces = list(self._provinces(own))
        if not own and not provinces:
            raise UnknownNameError([self._unknown()])
        found = dict.fromkeys(map(_word, chain(own, provinces)))
        return OfPlace(tuple(found), tuple(self._caveats(own)))

    def _called(self, name: str) -> list[NamedPlan]:
        """The plans of places of this name; an own plan goes before a shipped one of its id."""
        forms = [name] if name else []
        plans = [plan for one in self._catalogues for plan in one.of_places(forms)]
        first: dict[str, str] = {}
        own = {plan.file for plan in plans if _word(plan) == plan.file}
        for plan in plans:
            if plan.file in own:
                first.setdefault(plan.id, plan.file)
        return [plan for plan in plans if plan.file in own or plan.id not in first]

    def _lies_there(self, plan: NamedPlan) -> bool:
        """Whether a plan's place lies where it is asked for, by what that is called today."""
        if not self._outer:
            return True
        wanted = {self._mergers.by_now(name) for name in self._outer}
        return not wanted.isdisjoint(map(self._mergers.by_now, plan.within or plan.place))

    def _provinces(self, own: Iterable[NamedPlan]) -> Iterator[NamedPlan]:
        """The plans of the provinces that a place lies in, or became part of."""
        outer = chain(self._outer, *(plan.within for plan in own))
        names = chain(*map(self._mergers.since, outer), self._mergers.since(self._inner)[1:])
        for name in dict.fromkeys(names):
            for plan in self._called(name):
                if plan.level == PROVINCE and not plan.within:
                    yield plan

    def _refuse_several(
        self, own: list[NamedPlan], what: Callable[[NamedPlan], str], message: Text
    ) -> None:
        """Refuse a name of several places, told apart by something: nobody is sent astray."""
        apart = {what(plan): plan for plan in own}
        if len(apart) > 1:
            listed = [f'"{plan.label.vi}"' for plan in apart.values()]
            names = listing(listed, limit=_MOST_LISTED)
            mend = Text(en=f"say which: {names}", vi=f"nêu rõ một trong: {names}")
            raise UnknownNameError([Diagnostic("ambiguous-word", message, None, mend)])

    def _kind(self, plan: NamedPlan) -> str:
        """The name of a plan's place with what it is, where it is asked for without: its ``xã``."""
        named = plan.label.vi.split(",")[0]
        return in_full(named) if self._inner == bare(named) else self._inner

    def _province(self, plan: NamedPlan) -> str:
        """Where a plan's place lies, by its shortest name: the one without what it is."""
        return min(map(self._mergers.by_now, plan.within or plan.place), key=lambda n: (len(n), n))

    def _unknown(self) -> Diagnostic:
        message = Text(en="no plan speaks for this place", vi="không có kế hoạch của nơi này")
        before = [old for name in (self._inner, *self._outer) for old in self._mergers.before(name)]
        merged = [plan.label.vi for old in before for plan in self._called(old)]
        if merged:
            names = listing(map(quote, merged), limit=_MOST_LISTED)
            mend = Text(
                en=f"of places that became part of it there are: {names}",
                vi=f"có kế hoạch của nơi đã nhập vào: {names}",
            )
        else:
            mend = self._near()
        return Diagnostic("unknown-place-name", message, None, mend)

    def _near(self) -> Text:
        """Places of which the name is near, else that the province may be named too."""
        by_form = {
            form: plan.label.vi
            for one in self._catalogues
            for plan in one.all()
            for form in plan.place
        }
        near = dict.fromkeys(by_form[form] for form in close(self._inner, by_form, most=3))
        if near:
            names = listing(map(quote, near), limit=3)
            return Text(en=f"did you mean {names}?", vi=f"có phải là {names}?")
        if self._outer:
            return Text(
                en="`coordplan plans` lists the places that have a plan",
                vi="xem các nơi đã có kế hoạch: `coordplan plans`",
            )
        return Text(
            en="name its province too, as it is called now or was: --place 'Trần Đề, Sóc Trăng'",
            vi="nêu cả tỉnh, theo tên hiện nay hoặc tên cũ: --place 'Trần Đề, Sóc Trăng'",
        )

    def _caveats(self, own: list[NamedPlan]) -> Iterator[Diagnostic]:
        if not own:
            yield Diagnostic(
                "no-own-plan",
                Text(
                    en="no plan of this place itself is known; its province answers",
                    vi="chưa có kế hoạch riêng của nơi này; trả lời theo kế hoạch cấp tỉnh",
                ),
                severity=Severity.WARNING,
            )
        nameless = [file for one in self._catalogues for file in one.nameless()]
        if len(nameless) > _MOST_LISTED:
            more = len(nameless) - _MOST_LISTED
            yield Diagnostic(
                "nameless-plan",
                Text(
                    en=f"{more} more files cannot be read, and may speak for this place too",
                    vi=f"còn {more} tệp không đọc được, có thể cũng là kế hoạch của nơi này",
                ),
                severity=Severity.WARNING,
            )
        for file in nameless[:_MOST_LISTED]:
            yield Diagnostic(
                "nameless-plan",
                Text(
                    en="cannot be read, and may speak for this place too",
                    vi="không đọc được, có thể cũng là kế hoạch của nơi này",
                ),
                Location(shown_name(file)),
                Text(en="see: coordplan check", vi="xem: coordplan check"),
                severity=Severity.WARNING,
            )


def _word(plan: NamedPlan) -> str:
    """A plan as it is given to be loaded: the id of a shipped one, else its file."""
    return plan.id if shipped_plans().get(plan.id) == plan.file else plan.file
